"""The index as flat arrays.

Strings are found by the CRC-32 of their UTF-8 bytes (stable between runs and machines, unlike `hash`);
whoever looks one up must check the string itself, since two strings can share a sum.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from screening.index.runs import expanded
from screening.snapshot.flat import Array


def checksum(text: str) -> int:
    """CRC-32 of the text."""
    return zlib.crc32(text.encode(errors="surrogatepass"))


def checksums(texts: Sequence[str], begin: str = "") -> Array:
    """`checksum` of each text behind what they all begin with."""
    try:
        data = list(map(str.encode, texts))
    except UnicodeEncodeError:
        data = [text.encode(errors="surrogatepass") for text in texts]
    return np.fromiter(map(zlib.crc32, data, repeat(checksum(begin))), np.uint32, len(data))


@dataclass(frozen=True, slots=True)
class Arrays:
    """`*_end` closes the stretches of the arrays named alike; `*_sum` are checksums in order.

    `token_*`: one row a distinct token of the names, in alphabetical order: text, parties that bear it, what
    it weighs in firms and in persons. `sound_*`: how tokens sound, where that is spelled like no token.
    `near_*`: remains of tokens and sounds (`Remains`); `link_*`: spelling -> tokens so spelled (1) or so
    sounding (2). `key_*`: table key -> tokens. `post_*`: token -> names; `rare_*`: the same of the rarest
    tokens of each name, `usual_*` of those for usual floors, with the token that must meet beside it.

    `of_*`: name -> its distinct tokens, with what each costs left over in firms and in persons; `lead_*`: the
    few costliest of them as columns, `rest_*` how many the others are, their places, what they weigh
    and cost.
    `name_*`: one row a name: its class (`classes`), what it says its bearer is (`sorts_of`), those costs
    summed, first letters and initials as bits, whether a token stands in it twice, whether it has a native
    spelling that is compared, tokens behind its tail, its key and the letters of that
    (`closest.letter_counts`).

    `exact_*`: whole key -> names, `native_*`: native spelling -> names, `head_*`: leading tokens -> names.
    `joined_*`: neighbours written as one, by their remains; up to `joined_names` the names of each. `run_*`:
    initials of neighbours -> names. Both with what those neighbours cost. `number_*`: identifier -> parties.
    """

    token_text: Array
    token_end: Array
    token_parties: Array
    token_firm: Array
    token_person: Array
    sound_text: Array
    sound_end: Array
    near_filed: Array
    near_start: Array
    link_end: Array
    link_token: Array
    link_how: Array
    key_sum: Array
    key_token: Array
    post_end: Array
    post_name: Array
    rare_end: Array
    rare_name: Array
    usual_end: Array
    usual_name: Array
    usual_beside: Array
    of_end: Array
    of_token: Array
    of_firm: Array
    of_person: Array
    lead_token: Array
    lead_firm: Array
    lead_person: Array
    lead_firm_weight: Array
    lead_person_weight: Array
    rest_count: Array
    rest_end: Array
    rest_place: Array
    rest_weight: Array
    rest_cost: Array
    name_class: Array
    name_sort: Array
    name_firm: Array
    name_person: Array
    name_letters: Array
    name_initials: Array
    name_repeats: Array
    name_native: Array
    name_tailed: Array
    name_key: Array
    name_key_end: Array
    name_counts: Array
    exact_sum: Array
    exact_name: Array
    native_sum: Array
    native_name: Array
    head_sum: Array
    head_name: Array
    joined_text: Array
    joined_end: Array
    joined_filed: Array
    joined_start: Array
    joined_names: Array
    joined_name: Array
    joined_firm: Array
    joined_person: Array
    run_sum: Array
    run_name: Array
    run_firm: Array
    number_sum: Array
    number_party: Array


def sorted_pairs(sums: Array | Sequence[int], values: Array | Sequence[int]) -> tuple[Array, Array]:
    """(checksum, value) pairs ordered by checksum, then value: the shape `rows_of` searches."""
    keys, rows = np.asarray(sums, dtype=np.uint64), np.asarray(values, dtype=np.uint64)
    filed = np.sort((keys << np.uint64(32)) | rows)
    return (filed >> np.uint64(32)).astype(np.uint32), filed.astype(np.uint32)


def rows_of(sums: Array, values: Array, key: int) -> Array:
    """All values filed under a checksum."""
    needle = np.uint32(key)
    low = int(sums.searchsorted(needle, side="left"))
    high = int(sums.searchsorted(needle, side="right"))
    return values[low:high]


def rows_of_many(sums: Array, keys: Array) -> tuple[Array, Array]:
    """The places of all values filed under each checksum, one after another, and how many each has."""
    low = sums.searchsorted(keys, side="left")
    return expanded(low, sums.searchsorted(keys, side="right") - low)


_MOST_BITS, _EMPTY_BITS = 22, 3


class Sums:
    """Which of many checksums are among some in order: a table of slots tells of most others that they are
    not."""

    def __init__(self, filed: Array) -> None:
        bits = min(_MOST_BITS, len(filed).bit_length() + _EMPTY_BITS)
        self._filed, self._shift = filed, np.uint32(32 - bits)
        self._slots = np.zeros(1 << bits, dtype=np.bool_)
        self._slots[filed >> self._shift] = True

    def __len__(self) -> int:
        return len(self._filed)

    def hold(self, sums: Array) -> Array:
        """For each whether it is among them."""
        found = self._slots.take(sums >> self._shift)
        some = np.flatnonzero(found)
        if len(some):
            asked = sums.take(some)
            at = np.minimum(self._filed.searchsorted(asked), len(self._filed) - 1)
            found[some] = self._filed.take(at) == asked
        return found
