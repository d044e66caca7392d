"""The addresses of a snapshot's parties as flat arrays: which of them an address may be near.

Filed by house number and the beginnings and ends of the words of street and building, so that one slip hides
none; by words alone where there is no number, by post office box. Made when first asked for, kept beside the
snapshot's tables, and made again when the code or its tables change. What an address finds hangs on it and
the lists alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from screening.addresses.reading import AddressForm, read_address
from screening.index.arrays import checksum, checksums, rows_of, sorted_pairs
from screening.model import Address
from screening.snapshot import flat
from screening.snapshot.flat import Array, Texts, packed
from screening.snapshot.records import decode_addresses
from screening.snapshot.snapshot import Snapshot

_SHORT = 6
"""Letters up to which a word is filed by two letters of each end: a slip in its middle leaves one whole."""
_WIDEST = 20
"""House numbers of a range that are filed one by one; of a wider one the ends are."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """One row an address: its text, country as read (two letters) and row of party; `key_*`: key -> rows."""

    text: Array
    text_end: Array
    country: Array
    party: Array
    key_sum: Array
    key_row: Array


class AddressIndex:
    """Look addresses up among those of the parties on some lists."""

    def __init__(self, snapshot: Snapshot, arrays: Arrays, list_ids: Iterable[str]) -> None:
        self._arrays = arrays
        lists = snapshot.tables.columns.party_lists[arrays.party]
        self._allowed = (lists & np.uint64(snapshot.list_bits(list(list_ids)))) != 0

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._arrays.text, self._arrays.text_end)

    def near(self, form: AddressForm) -> list[tuple[int, AddressForm]]:
        """(row of party, its address) of all that may be near, each once, in the order of the tables."""
        filed = [self._filed(key) for key in _keys(form)]
        rows = np.unique(np.concatenate(filed)) if filed else np.empty(0, np.uint32)
        if form.country:
            lands = self._arrays.country[rows]
            rows = rows[(lands == form.country.encode()) | (lands == b"")]
        return [(int(self._arrays.party[row]), self._form(row)) for row in rows.tolist()]

    def _filed(self, key: str) -> Array:
        found = rows_of(self._arrays.key_sum, self._arrays.key_row, checksum(key))
        allowed: Array = found[self._allowed[found]]
        return allowed

    def _form(self, row: int) -> AddressForm:
        country = bytes(self._arrays.country[row]).decode() or None
        return read_address(self._texts[row], country)


def open_addresses(snapshot: Snapshot, list_ids: Iterable[str]) -> AddressIndex:
    """The snapshot's addresses, of the parties on these lists; the arrays are made first if they are not
    there."""
    mark = flat.mark_of("addresses", "names", "names/words")
    folder: Path | None = snapshot.folder / f"addresses-{mark}" if snapshot.folder else None
    arrays = flat.load_or_make(Arrays, folder, lambda: build(snapshot.tables.records))
    return AddressIndex(snapshot, arrays, list_ids)


def build(records: Iterable[str]) -> Arrays:
    """The arrays of party records (JSON), in their order."""
    held: list[tuple[Address, int]] = []
    for row, record in enumerate(records):
        held += [(one, row) for one in decode_addresses(record)]
    forms = [read_address(one.text, one.country) for one, _ in held]
    pairs = [(key, row) for row, form in enumerate(forms) for key in _keys(form)]
    key_sum, key_row = sorted_pairs(checksums([key for key, _ in pairs]), [row for _, row in pairs])
    text, text_end = packed(one.text for one, _ in held)
    country = np.array([(form.country or "").encode() for form in forms], dtype="S2")
    return Arrays(text, text_end, country, np.array([row for _, row in held], np.uint32), key_sum, key_row)


def _keys(form: AddressForm) -> Iterator[str]:
    """Keys that two addresses share if they are near, each once."""
    if form.locates_nothing:
        return iter(())
    if form.box:
        return iter((f"box {form.box}",))
    affixes = {affix for word in _words(form) for affix in _ends(word)}
    numbers = {number for house in form.houses for number in _numbers(house.first, house.last)}
    keys = [f"{number} {affix}" for number in sorted(numbers) for affix in sorted(affixes)]
    if form.building:  # it may be met by the name of the building alone
        keys += [f"building {word}" for word in sorted(_words(form))]
    return iter(keys)


def _words(form: AddressForm) -> set[str]:
    """Words of street and building, and neighbours of them as one."""
    names = form.names
    return {*names, *(one + other for one, other in pairwise(names))}


def _ends(word: str) -> Iterator[str]:
    """Beginnings and ends of a word, of which one slip leaves one as it is."""
    for size in (2, 3):
        if (size == 2 and len(word) <= _SHORT) or (size == 3 and len(word) >= _SHORT):
            yield f"{word[:size]}-"
            yield f"-{word[-size:]}"


def _numbers(first: int, last: int) -> Iterable[int]:
    return range(first, last + 1) if last - first <= _WIDEST else (first, last)
