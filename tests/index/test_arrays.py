"""Checksums that are among some are told, and no others."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screening.index.arrays import Sums

numbers = st.lists(st.integers(0, (1 << 32) - 1) | st.integers(0, 9), max_size=40)


@given(filed=numbers, asked=numbers)
def test_sums_that_are_among_some_are_told(filed: list[int], asked: list[int]) -> None:
    asked += filed[::2]
    found = Sums(np.array(sorted(filed), dtype=np.uint32)).hold(np.array(asked, dtype=np.uint32))
    assert found.tolist() == [one in filed for one in asked]
