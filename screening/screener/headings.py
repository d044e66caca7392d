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
        *("фио", "піб", "nombre_completo", "nom_complet", "vollständiger_name", "nome_completo"),
        *("firma", "firmenname", "kundenname", "unternehmen", "lieferantenname", "naam"),
        *("raison_sociale", "dénomination_sociale", "dénomination", "société", "nom_du_client"),
        *("razón_social", "denominación_social", "nombre_o_razón_social", "nombre_del_cliente"),
        *("razão_social", "denominação_social", "ragione_sociale", "denominazione", "bedrijfsnaam"),
        *("nazwa", "nazwa_firmy", "unvan", "ticaret_unvanı", "ad_soyad", "adı_soyadı"),
        *("наименование", "наименование_организации", "полное_наименование", "название", "организация"),
        *("назва", "найменування"),
        *(
            "名称",
            "名稱",
            "姓名",
            "公司名称",
            "公司名稱",
            "企业名称",
            "客户名称",
            "客戶名稱",
            "供应商名称",
            "公司",
        ),
        *("氏名", "会社名", "取引先名", "顧客名", "성명", "회사명", "상호", "고객명", "거래처명"),
        *("الاسم", "اسم", "الاسم_الكامل", "اسم_العميل", "اسم_الشركة", "نام", "نام_شرکت", "نام_کامل"),
    ),
    "alias": ("alias", "aliases", "aka", "also_known_as", "other_names", "aliasnamen", "alias_names"),
    "kind": (
        *("kind", "schema", "type", "entity_type", "party_type", "customer_type", "client_type"),
        *("kundentyp", "kundenart", "type_de_client", "tipo_de_cliente", "тип", "тип_клиента", "客户类型"),
    ),
    "birth_date": (
        *("birth_date", "dob", "date_of_birth", "birthdate", "birth", "birthday"),
        *("geburtsdatum", "geburtstag", "geb_datum", "date_de_naissance", "né_le", "fecha_de_nacimiento"),
        *("data_di_nascita", "data_de_nascimento", "data_urodzenia", "geboortedatum", "doğum_tarihi"),
        *(
            "дата_рождения",
            "дата_народження",
            "出生日期",
            "生年月日",
            "생년월일",
            "تاريخ_الميلاد",
            "تاریخ_تولد",
        ),
    ),
    "country": (
        *("country", "countries", "country_code", "country_name", "nationality", "citizenship"),
        *(
            "land",
            "ländercode",
            "länderschlüssel",
            "staatsangehörigkeit",
            "nationalität",
            "pays",
            "nationalité",
        ),
        *("país", "nacionalidad", "nacionalidade", "paese", "nazione", "nazionalità", "cittadinanza"),
        *("kraj", "obywatelstwo", "nationaliteit", "ülke", "uyruk", "страна", "гражданство", "країна"),
        *("国家", "國家", "国籍", "國籍", "国", "국가", "국적", "البلد", "الدولة", "الجنسية", "کشور", "ملیت"),
    ),
    "identifier": ("identifier", "identifiers"),
    "address": (
        *("address", "addresses", "full_address", "street_address", "anschrift", "adresse", "dirección"),
        *("endereço", "indirizzo", "adres", "адрес", "адреса", "地址", "住所", "주소", "العنوان", "نشانی"),
    ),
    "id": ("id", "own_id", "customer_id", "account_id", "record_id"),
    **PARTS,
}
"""What is read from a table -> the columns it is looked for in, best first, in any case, with any marks."""

NAMES_ALONE = frozenset(("nombre", "nom", "nome", "имя", "ім'я", "adı"))
"""Words for a part of a name that mean all of it where no other part has a column."""

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
