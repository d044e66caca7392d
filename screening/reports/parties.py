"""The words for a listed party: what the list publishes that tells it from a namesake.

A name in a text proves no identity. So what the list knows of a person stands beside every match, and a match
in which nothing but the name met is said to be one.
"""

from __future__ import annotations

from collections.abc import Iterable

from screening.model import Basis, BirthDate, Kind, Match, Party
from screening.places import country_name

NAME_ONLY = "name only: nothing but the name agrees"
BIRTH_PLACE, NATIONALITY, TITLE = "birth_place", "nationality", "title"
MOST = 4
"""Values of one sort in a line; the page and JSON have them all."""


def is_name_only(match: Match) -> bool:
    """Whether nothing met but the name: no number, no birth date, no country."""
    return match.basis is not Basis.IDENTIFIER and not any(
        one.supports for one in match.comparison.adjustments
    )


def reserve(match: Match) -> str:
    """What is to be said of a match with a person by name alone, or nothing."""
    return NAME_ONLY if match.party.kind is Kind.PERSON and is_name_only(match) else ""


def born(date: BirthDate) -> str:
    """ "1962", "about 1962", "1962 to 1964"."""
    spelled = f"{date.date} to {date.until}" if date.until else date.date
    return f"about {spelled}" if date.circa else spelled


def facts(party: Party, kind: str) -> list[str]:
    """Values of one kind of published fact, each once."""
    return list(dict.fromkeys(fact.value for fact in party.facts if fact.type == kind))


def tells_apart(party: Party) -> list[str]:
    """Kind, birth, places of birth, nationality or countries, title: what a reader compares with the text."""
    said = [] if party.kind is Kind.UNKNOWN or party.kind_inferred else [party.kind.value]
    said += _few("born", map(born, party.birth_dates), " or ")
    said += _few("birthplace", facts(party, BIRTH_PLACE), " or ")
    nationality = facts(party, NATIONALITY)
    said += _few("nationality", nationality, "/")
    countries = [country_name(code) for code in party.countries]
    said += _few("", [name for name in countries if name not in nationality], "/")
    return said + _few("", facts(party, TITLE), "; ")


def _few(word: str, values: Iterable[str], between: str) -> list[str]:
    held = list(values)
    if not held:
        return []
    more = f"{between}{len(held) - MOST} more" if len(held) > MOST else ""
    return [f"{word} {between.join(held[:MOST])}{more}".lstrip()]


def party_line(match: Match) -> str:
    """What the list publishes of a matched party, and that only the name met, in a line."""
    return "; ".join(filter(None, (", ".join(tells_apart(match.party)), reserve(match))))
