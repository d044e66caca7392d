"""The index as flat arrays.

Strings are found by the CRC-32 of their UTF-8 bytes (stable between runs and machines, unlike `hash`);
whoever looks one up must check the string itself, since two strings can share a sum.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from screening.snapshot.flat import Array


def checksum(text: str) -> int:
    """CRC-32 of the text."""
    return zlib.crc32(text.encode())


@dataclass(frozen=True, slots=True)
class Arrays:
    """`token_*` one row a distinct token; `post_*` token -> rows of names; `near_*` deletion -> tokens;
    `exact_*` whole key -> rows of names; `head_*` leading tokens -> rows of names;
    `key_*` the names' keys, packed."""

    token_text: Array
    token_end: Array
    token_sum: Array
    token_order: Array
    token_parties: Array
    token_weight: Array
    post_end: Array
    post_name: Array
    near_sum: Array
    near_token: Array
    exact_sum: Array
    exact_name: Array
    head_sum: Array
    head_name: Array
    name_weight: Array
    key_text: Array
    key_end: Array


def sorted_pairs(sums: Iterable[int], values: Iterable[int]) -> tuple[Array, Array]:
    """(checksum, value) pairs ordered by checksum, then value: the shape `rows_of` searches."""
    keys = np.fromiter(sums, dtype=np.uint32)
    rows = np.fromiter(values, dtype=np.uint32)
    order = np.lexsort((rows, keys))
    return keys[order], rows[order]


def rows_of(sums: Array, values: Array, key: int) -> Array:
    """All values filed under a checksum."""
    needle = np.uint32(key)
    low = int(sums.searchsorted(needle, side="left"))
    high = int(sums.searchsorted(needle, side="right"))
    return values[low:high]


def deletions(token: str) -> set[str]:
    """The token and what is left of it after the deletions that its length allows.

    Two tokens within n edits share a deletion of at most n letters each (Garbe's symmetric deletion). One
    edit from four letters on, two from seven: shorter tokens that differ by an edit are mostly other names.
    """
    found = {token}
    size = len(token)
    if size >= 4:
        once = {token[:i] + token[i + 1 :] for i in range(size)}
        found |= once
        if size >= 7:
            found |= {part[:i] + part[i + 1 :] for part in once for i in range(size - 1)}
    return found


def most_edits(size: int) -> int:
    """Edits allowed between tokens, by the length of the longer: the same steps as `deletions`."""
    return 0 if size < 4 else 1 if size < 7 else 2
