"""Words laid side by side bound what comparing gives, also where a listed name says one twice."""

from __future__ import annotations

import numpy as np

from screening.index import Index
from screening.listed_names import ListedNames
from screening.model import Kind
from screening.names import read_names
from screening.snapshot.snapshot import Snapshot


def test_listed_names_that_say_a_word_twice_are_bounded(snapshot: Snapshot, index: Index) -> None:
    rows = np.flatnonzero(index.arrays.name_repeats)[:150].tolist()
    texts = [index.name(row).text for row in rows]
    for text in texts[:150]:
        first, *others = text.split()
        texts += [" ".join(others[::-1]), f"{first[:1]}. {' '.join(others)}", f"{text} {first}", text[:-1]]
    asked = read_names(texts, [Kind.UNKNOWN] * len(texts))
    pairs = index.pairs(asked, 70.0)
    listed = ListedNames(index, snapshot.catalogue.list_ids)
    told = 0
    for query, row, bound in zip(
        pairs.query.tolist(), pairs.name.tolist(), pairs.bound.tolist(), strict=True
    ):
        if not index.arrays.name_repeats[row] or row in index.exact(asked[query]):
            continue  # equal names are met before they are compared
        score = listed.compared(asked[query], Kind.UNKNOWN, row).comparison.score
        assert score <= bound + 0.05, (texts[query], index.name(row).text)
        told += bound - score < 0.05
    assert told > 20
