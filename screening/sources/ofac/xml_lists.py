"""Which lists a party of OFAC's XML stands on.

The XML names them, and the publisher's word counts; programs and directives, from which the CSV's parser has
to tell the list, only add the citation. Where a file names no list but its umbrella, it is told as for the
CSV. A list that is not known is an error that names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from screening.catalogue import SourceFacts
from screening.model import Listing
from screening.sources.ofac.lists import CAPTA, CMIC, FSE, MBS, PLC, SSI, placements
from screening.sources.ofac.parties import PAGE

UMBRELLA = "Consolidated List"
"""What OFAC calls the file of all its lists but the SDN list; it stands beside the list itself."""

LISTS = {
    "SDN List": "us-ofac-sdn",
    "Sectoral Sanctions Identifications List": SSI,
    "Non-SDN CMIC List": CMIC,
    "CAPTA List": CAPTA,
    "Non-SDN Menu-Based Sanctions List": MBS,
    "Non-SDN Palestinian Legislative Council List": PLC,
    "FSE List": FSE,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place on a list, by the publisher's name of it; `since` is ISO, `authorities` are legal bases."""

    name: str
    since: str
    authorities: tuple[str, ...] = ()


def listings(
    number: str,
    programs: Sequence[str],
    entries: Sequence[Entry],
    directives: str,
    source: SourceFacts,
    notes: Counter[str],
) -> tuple[Listing, ...]:
    """The listings of party `number` on what `source` carries; `directives` is the text that names them.

    A place on a list of another source is counted in `notes`. Raises ValueError saying why there is none.
    """
    url, carried = PAGE + number, {facts.id for facts in source.lists}
    places, certain = placements(programs, directives)
    cited = {place.list_id: place.citation for place in places}
    found: dict[str, Listing] = {}
    for entry in sorted(entries, key=lambda entry: entry.since):
        list_id = LISTS.get(entry.name)
        if list_id is None and entry.name != UMBRELLA:
            raise ValueError(f"unknown list {entry.name!r}")
        if list_id in carried:
            citation = cited.get(list_id) or "; ".join(entry.authorities) or None
            found.setdefault(
                list_id, Listing(list_id, tuple(programs), entry.since, citation=citation, url=url)
            )
        elif list_id:
            notes[f"parties that also stand on the {entry.name}, which has a source of its own"] += 1
    if found:
        return tuple(found[list_id] for list_id in sorted(found))
    since = next((entry.since for entry in entries if entry.name == UMBRELLA), None)
    if since is None or not carried.issuperset(cited):
        raise ValueError(f"party {number} stands on no list that {source.id} carries")
    notes["parties whose list the file does not name: told from their programs and directives"] += 1
    if not certain:
        said = "] [".join(programs)
        notes[f"parties put on the menu-based list because their program has no list ({said})"] += 1
    return tuple(
        Listing(place.list_id, tuple(programs), place.listed_on or since, citation=place.citation, url=url)
        for place in places
    )
