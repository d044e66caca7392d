"""What a file says of one party, perhaps in several rows or properties -> its fields, each value once.

Nothing is chosen away except doubles: a country that is none is kept as a fact and counted, a name that is
nothing but a remark in brackets is kept as a weak one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, Fact, Identifier, Name, Party, Role, Strength
from screening.places import country_code
from screening.sources.reading.names import names_of, with_bracketed_acronym


def single_name(text: str, role: Role, strength: Strength = Strength.STRONG) -> list[Name]:
    """A name that its publisher has set apart already, and what its brackets make; none if it is blank."""
    forms = with_bracketed_acronym(text) or ([text] if text.strip() else [])
    others = Role.AKA if role is Role.PRIMARY else role
    return [Name.of(form, others if at else role, strength) for at, form in enumerate(forms)]


def published_names(text: str, role: Role, strength: Strength) -> tuple[Name, ...]:
    """The names in one cell for a name, remarks taken out; none only if the cell is blank."""
    names = names_of([text], role, strength)
    return names or ((Name.of(text, role, Strength.WEAK),) if text.strip() else ())


def by_text(names: Iterable[Name]) -> dict[str, Name]:
    """Every text once, as it is given first."""
    unique: dict[str, Name] = {}
    for name in names:
        unique.setdefault(name.text, name)
    return unique


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Every text once, as the best that it is given as: primary first, then strong ones, then weak ones."""
    ranked = sorted(names, key=lambda name: (name.role is not Role.PRIMARY, name.strength is Strength.WEAK))
    return tuple(by_text(ranked).values())


def countries_of(texts: Iterable[str], fact: str, notes: Counter[str]) -> tuple[list[str], list[Fact]]:
    """(ISO-2 codes, facts of type `fact` for what names no country), in order, without doubles."""
    codes: dict[str, None] = {}
    strange: dict[Fact, None] = {}
    for text in dict.fromkeys(texts):
        if code := country_code(text):
            codes[code] = None
        else:
            strange[Fact(fact, text)] = None
            notes["country cells that name no country, kept as facts"] += 1
    return list(codes), list(strange)


def whole_address(text: str) -> Address:
    """An address in one text; its country is what stands behind the last comma, if that is one."""
    return Address(text, country_code(text.rpartition(",")[2]))


def imo_number(text: str) -> Identifier | None:
    """The IMO number in "IMO 9000001" or "9000001"; None if the text holds no seven digits in a row."""
    digits = "".join(char if char.isascii() and char.isdigit() else " " for char in text).split()
    return next((Identifier("imo", number) for number in digits if len(number) == 7), None)


def newest_listing(parties: Iterable[Party]) -> str | None:
    """The latest ISO date of listing on the list that each party is given for; None if none has one."""
    return max((party.listings[0].listed_on or "" for party in parties), default="") or None


def told(notes: Counter[str]) -> tuple[str, ...]:
    """Counted notes as `Parsed.notes` gives them."""
    return tuple(f"{what}: {count:,}" for what, count in notes.items())


def one_of(values: Iterable[str], what: str, where: str) -> str:
    """The value on which all rows of a party agree, "" if none gives one. Raises ParseError."""
    found = list(dict.fromkeys(value for value in values if value))
    if len(found) > 1:
        raise ParseError(
            f"rows of one party give different values of {what}: {', '.join(map(repr, found))}",
            where=where,
            hint="a damaged file; fetch it again",
        )
    return found[0] if found else ""


def only_list(facts: SourceFacts) -> str:
    """The id of the one list of a source whose format does not tell lists apart. Raises ParseError."""
    if len(facts.lists) != 1:
        raise ParseError(
            f"the source {facts.id} carries {len(facts.lists)} lists, and its files do not tell them apart",
            where=facts.id,
            hint="describe one source for each list",
        )
    return facts.lists[0].id
