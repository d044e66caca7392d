"""What the quick look reckons with, at the ends of the scale."""

from __future__ import annotations

import numpy as np
import pytest

from screening.index import open_index
from screening.index.quick import _ALIKE, _SAME, _SLIPS
from screening.model import Kind
from screening.names import read_names
from screening.snapshot.snapshot import Snapshot


def test_equal_words_cost_nothing_and_no_grade_says_less_than_it_may() -> None:
    assert _ALIKE[_SAME] == 1.0
    assert _SLIPS[_SAME] == 0.0
    assert (np.diff(_ALIKE[:256]) >= 0.0).all()
    assert np.array_equal(_ALIKE[:256], _ALIKE[256:])
    assert not _SLIPS[256:].any()  # nothing is surely misspelled
    assert _SLIPS[0] == 0.0  # what does not meet is left over, which costs by itself


@pytest.mark.parametrize("floor", [1.0, 100.0])
def test_any_floor_can_be_asked_for(snapshot: Snapshot, floor: float) -> None:
    texts = list(snapshot.tables.texts)[:400]
    with np.errstate(divide="raise", invalid="raise"):
        found = open_index(snapshot).pairs(read_names(texts, [Kind.UNKNOWN] * len(texts)), floor)
    bounds: list[float] = found.bound.tolist()
    assert min(bounds, default=floor) >= floor - 1.0
