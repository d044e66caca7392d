"""What the columns of tables are usually called, best first, in any case and with any marks.

Words for columns, not for names: nothing here looks into a cell. Numbers that identify go by the words that
`screening.identifiers` knows for their types.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from screening.identifiers import number_type

PARTS: Mapping[str, tuple[str, ...]] = {
    "given_name": (
        *("first_name", "given_name", "forename", "christian_name", "fname", "first", "given"),
        *("first_names", "given_names", "forenames", "first_and_middle_names", "first_and_middle_name"),
        *("vorname", "vornamen", "rufname", "prénom", "prénoms", "prenom", "prenoms"),
        *("nombre", "nombres", "nombre(s)", "primer_nombre", "nome", "имя", "имена", "ім'я", "imię", "imie"),
        *("voornaam", "voornamen", "adı"),
    ),
    "middle_name": (
        *("middle_name", "middle_names", "middle_initial", "middle", "mname", "patronymic"),
        *("zweiter_vorname", "zweitname", "deuxième_prénom", "autres_prénoms", "segundo_nombre"),
        *("отчество", "по батькові", "по_батькові", "secondo_nome", "drugie_imię"),
    ),
    "family_name": (
        *("last_name", "surname", "family_name", "lname", "last", "last_names", "surnames", "family_names"),
        *("nachname", "familienname", "zuname", "nom", "nom_de_famille", "nom_patronymique"),
        *("apellido", "apellidos", "primer_apellido", "apellido_paterno", "cognome", "sobrenome"),
        *("фамилия", "прізвище", "nazwisko", "achternaam", "soyadı"),
    ),
    "second_family_name": ("segundo_apellido", "apellido_materno", "second_last_name", "second_surname"),
}
"""The parts of a person's name in columns of their own, in the order in which they are said."""

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("name", "entity_name", "company", "company_name", "full_name", "caption"),
        *("фио", "nombre_completo", "nom_complet", "vollständiger_name"),
    ),
    "alias": ("alias", "aliases"),
    "kind": ("kind", "schema", "type", "entity_type", "party_type", "customer_type", "client_type"),
    "birth_date": (
        *("birth_date", "dob", "date_of_birth", "birthdate", "birth", "birthday"),
        *("geburtsdatum", "date_de_naissance", "fecha_de_nacimiento", "дата_рождения"),
    ),
    "country": ("country", "countries", "country_code", "country_name", "nationality", "citizenship"),
    "identifier": ("identifier", "identifiers"),
    "address": ("address", "addresses", "full_address", "street_address"),
    "id": ("id", "own_id", "customer_id", "account_id", "record_id"),
    **PARTS,
}
"""What is read from a table -> the columns it is looked for in, best first, in any case, with any marks."""

NUMBERS = "passport national_id tax_id imo lei swift registration uscc".split()  # noqa: SIM905 - as words
"""Types of numbers that have columns of their own."""
_NUMBER = "number_"
_OF_OTHERS = frozenset({"company id", "company no", "personal id", "personal number", "business number"})
"""What people call numbers of their own making too."""

_WORDS = re.compile(r"[\W_]+")


def number_role(column: str) -> str | None:
    """The role of a column of numbers of one type ("Passport No." is `number_passport`), if it is one."""
    words = " ".join(_WORDS.sub(" ", column).casefold().split())
    kind = number_type(column).name
    return _NUMBER + kind if kind in NUMBERS and words not in _OF_OTHERS else None


def number_of(role: str) -> str | None:
    """The type of the numbers under a role, if it is one of numbers of one type."""
    return role.removeprefix(_NUMBER) if role.startswith(_NUMBER) else None
