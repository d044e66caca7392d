"""A table of slots may say more than there is, never less, and forgets all when it is left."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screening.index.slots import Slots, hashed

SLOTS = Slots()
filed = st.dictionaries(st.integers(0, 2**40), st.integers(1, 255), max_size=50)


@given(filed, st.lists(st.integers(0, 2**40), max_size=50))
def test_no_key_is_worth_less_than_it_was_filed_for(held: dict[int, int], others: list[int]) -> None:
    keys = np.array(list(held), dtype=np.uint64)
    asked = np.array([*held, *others], dtype=np.uint64)
    with SLOTS.filled(keys, np.array(list(held.values()), dtype=np.uint8)):
        found, quick = SLOTS.values(hashed(asked)).tolist(), SLOTS.may_hold(hashed(asked)).tolist()
    assert all(found[at] >= value for at, value in enumerate(held.values()))
    assert all(may for value, may in zip(found, quick, strict=True) if value)
    assert not SLOTS.values(hashed(asked)).any()
    assert not SLOTS.may_hold(hashed(asked)).any()


@given(st.integers(0, 2**20), st.integers(0, 2**20), st.integers(1, 2**20))
def test_the_hash_of_a_sum_is_the_sum_of_the_hashes(query: int, token: int, tokens: int) -> None:
    whole = hashed(np.array([query * tokens + token]))
    assert whole == hashed(np.array([query * tokens])) + hashed(np.array([token]))
