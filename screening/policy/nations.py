"""Which countries a listed party has, and whether two countries contradict each other."""

from __future__ import annotations

from collections.abc import Collection

from screening.model import Party
from screening.places import place_country

_PART_OF = {
    **dict.fromkeys(("HK", "MO"), "CN"),
    **dict.fromkeys(("GG", "JE", "IM", "GI", "VG", "KY", "BM"), "GB"),
    **dict.fromkeys(("PR", "GU", "VI", "AS", "MP"), "US"),
    **dict.fromkeys(("SX", "CW", "AW", "BQ", "AN"), "NL"),
}
"""Lists give a firm in Hong Kong now as HK, now as CN, and the papers of dependent territories as their
state's."""
_ENDED = frozenset({"SU", "YU", "CS", "DD"})
"""Papers of states that are no more name no country of today."""


def countries(party: Party) -> tuple[str, ...]:
    """ISO-2 of nationality, addresses, birth place and papers, each once."""
    born = [place_country(fact.value) for fact in party.facts if fact.type == "birth_place"]
    addressed = [one.country for one in party.addresses]
    papers = [one.country for one in party.identifiers]
    return tuple(dict.fromkeys(code for code in (*party.countries, *addressed, *born, *papers) if code))


def agree(country: str | None, others: Collection[str | None]) -> bool:
    """Whether the country is one of the others."""
    return country is not None and country in others


def contradict(country: str | None, others: Collection[str | None]) -> bool:
    """Whether all the others are known and are states to which the country does not belong."""
    if country is None or country in _ENDED or not others or None in others or _ENDED & set(others):
        return False
    return _state(country) not in {_state(other) for other in others if other}


def _state(code: str) -> str:
    return _PART_OF.get(code, code)
