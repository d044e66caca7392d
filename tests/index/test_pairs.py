"""What is left out because a rare or a second word is wanting would have been left out by its bound."""

from __future__ import annotations

import numpy as np
import pytest

from screening.index import Index, open_index
from screening.index import pairs as pairs_of
from screening.index.pairs import PairFinder
from screening.model import Kind
from screening.names import read_names
from screening.snapshot.snapshot import Snapshot
from screening.validate.benign import customers
from screening.validate.sample import draw


@pytest.fixture(scope="module")
def names(snapshot: Snapshot, index: Index) -> list[tuple[str, Kind]]:
    """Listed names altered in all ways, names of nobody, short ones, ones with initials and ones that say a
    word twice; half of them without their kind."""
    drawn = draw(snapshot, snapshot.catalogue.list_ids, 4, 1).trials
    found = [(one.altered, one.kind) for one in drawn]
    found += [(one.text, one.kind) for one in customers(300, 1)]
    for text, kind in found[:400]:
        first, *others = text.split()
        found += [(first, kind), (f"{first[:1]}. {' '.join(others)}", kind), (f"{first} {text}", kind)]
    return [(text, kind if at % 2 else Kind.UNKNOWN) for at, (text, kind) in enumerate(found)]


@pytest.mark.parametrize("floor", [60.0, 70.0, 85.0, 97.0])
def test_no_pair_is_lost_that_its_bound_would_keep(
    monkeypatch: pytest.MonkeyPatch, snapshot: Snapshot, names: list[tuple[str, Kind]], floor: float
) -> None:
    asked = read_names([text for text, _ in names], [kind for _, kind in names])
    monkeypatch.setattr(pairs_of, "FEW", -1)
    sifted = open_index(snapshot).pairs(asked, floor)
    monkeypatch.setattr(pairs_of, "FEW", 1 << 40)
    monkeypatch.setattr(PairFinder, "_telling", lambda _, asked, __: np.ones(len(asked.query), np.bool_))
    whole = open_index(snapshot).pairs(asked, floor)  # of all that share any word
    assert len(whole.query) > 100
    assert np.array_equal(sifted.query, whole.query)
    assert np.array_equal(sifted.name, whole.name)
    assert np.array_equal(sifted.bound, whole.bound)
