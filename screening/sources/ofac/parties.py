"""What OFAC's formats share in making parties: their page, their acronyms, the lists they are sorted under.

Which list a party stands on, and what its fields are, is for the formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Kind, Name, Party
from screening.sources.parsed import Parsed
from screening.sources.reading.parties import by_text, newest_listing, single_name, told

PAGE = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
"""OFAC's page about one party, by the number that is in the files."""


def with_acronyms(names: Iterable[Name], kind: Kind | None) -> dict[str, Name]:
    """Each name by its text, as first given; behind them, if `kind` is None, what their brackets make.

    `kind` is None for what OFAC calls an entity. Only these bear acronyms in brackets; a person's bracket is
    a spelling ("Mustaf (Mustafa)").
    """
    found = by_text(names)
    if kind is not None:
        return found
    forms = (single_name(name.text, name.role, name.strength) for name in found.values())
    return by_text([*found.values(), *(name for whole in forms for name in whole[1:])])


def parsed(
    parties: Iterable[Party],
    source: SourceFacts,
    rows: int,
    notes: Counter[str],
    *,
    published_on: str | None = None,
    incomplete: Sequence[str] = (),
) -> Parsed:
    """The parties under each list that the source carries, with their listing on that list only.

    `parties` are made here, one by one, and may add to `notes`. Raises ParseError for a list that the source
    does not carry.
    """
    found: dict[str, list[Party]] = {facts.id: [] for facts in source.lists}
    for party in parties:
        for listing in party.listings:
            if listing.list_id not in found:
                raise ParseError(
                    f"{party.caption} stands on {listing.list_id}, which {source.id} does not carry",
                    where=source.id,
                    hint="add the list to the source's description in lists/",
                )
            found[listing.list_id].append(replace(party, listings=(listing,)))
    return Parsed(
        {list_id: tuple(listed) for list_id, listed in found.items()},
        rows=rows,
        published_on=published_on,
        newest_entry=newest_listing(chain.from_iterable(found.values())),
        notes=told(notes),
        incomplete=tuple(incomplete),
    )
