"""What is said of words that may meet: no more than they are alike, and nothing of those that do not meet."""

from __future__ import annotations

import numpy as np
import pytest

from screening.index import Index
from screening.index.asked import Asked, asked
from screening.index.likeness import truly_near
from screening.index.terms import Terms
from screening.model import Kind
from screening.names import read_names
from screening.names.tokens import meet
from screening.snapshot.snapshot import Snapshot


@pytest.fixture(scope="module")
def queries(snapshot: Snapshot, index: Index) -> Asked:
    """A listed name in three, a letter of its longest word left out."""
    texts = []
    for text in list(snapshot.tables.texts)[::3]:
        longest = max(text.split(), key=len)
        texts.append(text.replace(longest, longest[:2] + longest[3:]))
    return asked(read_names(texts, [Kind.UNKNOWN] * len(texts)), Terms(index.arrays), index.weights)


def test_words_that_meet_stay_as_alike_as_they_are(index: Index, queries: Asked) -> None:
    count = len(queries.letters)
    query = np.arange(count)
    found, near = truly_near(queries, index.arrays, index.words, query, 3 * query)
    element = np.repeat(np.arange(len(found.query)), np.diff(found.near_end, prepend=0))
    whole = np.flatnonzero(~found.stretch[element])
    spoken = found.words(element[whole])
    listed = [index.words[row] for row in found.near_row[whole].tolist()]
    assert len(whole) > count
    assert near == set(zip(spoken, listed, strict=True))
    for ours, theirs, unlike in zip(spoken, listed, found.near_unlike[whole].tolist(), strict=True):
        alike = meet(ours, theirs)[0]
        assert alike > 0.0
        assert abs((255 - unlike) / 255 - alike) < 1 / 255 or (255 - unlike) / 255 < alike


def test_no_word_that_meets_one_of_the_name_is_lost(index: Index, queries: Asked) -> None:
    query = np.arange(len(queries.letters))
    _, near = truly_near(queries, index.arrays, index.words, query, 3 * query)
    ends, held = queries.near_end.tolist(), queries.near_row.tolist()
    for at in np.flatnonzero(~queries.stretch).tolist():
        one, rows = int(queries.query[at]), held[ends[at - 1] if at else 0 : ends[at]]
        start, end = (int(index.arrays.of_end[3 * one - 1]) if one else 0), int(index.arrays.of_end[3 * one])
        (word,) = queries.words(np.array([at]))
        for row in set(index.arrays.of_token[start:end].tolist()).intersection(rows):
            assert ((word, index.words[row]) in near) == (meet(word, index.words[row])[0] > 0.0)
