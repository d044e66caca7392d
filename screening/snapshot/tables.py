"""Editions laid out as columns that open in milliseconds: one row a party, one row a name.

A party that stands on several lists of one source (same uid) becomes one row with all its listings. The
tables are a cache: whatever is in them can be made again from the editions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from screening.errors import StoreError
from screening.model import Edition, Kind, Name, Party, Role, Strength
from screening.snapshot import flat
from screening.snapshot.flat import Array, Texts, packed
from screening.snapshot.records import decode_edition, encode

LAYOUT = 3
MOST_LISTS = 64
ROLES = tuple(Role)
KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Columns:
    """`party_*` one row a party: place of its kind in KINDS, its lists as bits in the order of the editions,
    its record (JSON). `name_*` one row a name: row of its party, text, place of its role in ROLES, weak,
    script."""

    party_kind: Array
    party_lists: Array
    party_record: Array
    party_record_end: Array
    name_party: Array
    name_text: Array
    name_text_end: Array
    name_role: Array
    name_weak: Array
    name_script: Array


@dataclass(frozen=True)
class Tables:
    """The parties and names of some editions."""

    editions: tuple[Edition, ...]
    columns: Columns

    @cached_property
    def records(self) -> Texts:
        """The party records (JSON), by row of party."""
        return Texts(self.columns.party_record, self.columns.party_record_end)

    @cached_property
    def texts(self) -> Texts:
        """The names as published, by row of name."""
        return Texts(self.columns.name_text, self.columns.name_text_end)

    def name(self, row: int) -> Name:
        """The name in a row."""
        columns = self.columns
        strength = Strength.WEAK if columns.name_weak[row] else Strength.STRONG
        script = bytes(columns.name_script[row]).decode()
        return Name(self.texts[row], ROLES[columns.name_role[row]], strength, script)


def merge(parties: Iterable[Party]) -> list[Party]:
    """Parties in order of uid, those of equal uid joined: their listings together, each name once."""
    merged: dict[str, Party] = {}
    for party in parties:
        seen = merged.get(party.uid)
        if seen is None:
            merged[party.uid] = party
        else:
            merged[party.uid] = replace(
                seen,
                names=tuple(dict.fromkeys(seen.names + party.names)),
                listings=tuple(dict.fromkeys(seen.listings + party.listings)),
            )
    return [merged[uid] for uid in sorted(merged)]


def build(editions: Sequence[Edition], parties: Iterable[Party]) -> Tables:
    """Lay parties out as columns. Raises StoreError past 64 lists."""
    if len(editions) > MOST_LISTS:
        raise StoreError(f"{len(editions)} lists are loaded, at most {MOST_LISTS} fit")
    bit = {edition.list_id: 1 << place for place, edition in enumerate(editions)}
    merged = merge(parties)
    lists = [sum({bit[listing.list_id] for listing in party.listings}) for party in merged]
    rows = [(row, name) for row, party in enumerate(merged) for name in party.names]
    names = [name for _, name in rows]
    return Tables(
        tuple(editions),
        Columns(
            np.array([KINDS.index(party.kind) for party in merged], dtype=np.uint8),
            np.array(lists, dtype=np.uint64),
            *packed(encode(party) for party in merged),
            np.array([row for row, _ in rows], dtype=np.uint32),
            *packed(name.text for name in names),
            np.array([ROLES.index(name.role) for name in names], dtype=np.uint8),
            np.array([name.strength is Strength.WEAK for name in names], dtype=np.bool_),
            np.array([name.script.encode() for name in names], dtype="S4"),
        ),
    )


def save(tables: Tables, folder: Path) -> None:
    """Write the tables as `folder`, whole or not at all."""
    editions = [json.loads(encode(edition)) for edition in tables.editions]
    manifest = json.dumps({"layout": LAYOUT, "editions": editions}).encode()
    flat.save(tables.columns, folder, [("manifest.json", manifest)])


def load(folder: Path) -> Tables | None:
    """The tables saved there, memory-mapped; None if there are none or they are not what was written."""
    columns = flat.load(Columns, folder)
    if columns is None:
        return None
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        if manifest["layout"] != LAYOUT:
            return None
        editions = tuple(decode_edition(json.dumps(edition)) for edition in manifest["editions"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Tables(editions, columns)
