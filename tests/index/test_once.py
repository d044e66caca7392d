"""What words may meet but once bounds what comparing gives, and leaves out more than the other side alone."""

from __future__ import annotations

import numpy as np
import pytest

from screening.index import Index, open_index
from screening.index import pairs as pairs_of
from screening.index.asked import asked
from screening.index.bounding import Bounds, Found
from screening.index.build import few_names
from screening.index.pairs import PairFinder
from screening.listed_names import ListedNames
from screening.model import Kind
from screening.names import read_names
from screening.names.compare import compare
from screening.names.weights import Weights
from screening.snapshot.flat import Array
from screening.snapshot.snapshot import Snapshot
from screening.validate.benign import customers
from screening.validate.sample import draw


def test_no_pair_scores_more_than_its_query_may_meet(
    monkeypatch: pytest.MonkeyPatch, snapshot: Snapshot, index: Index
) -> None:
    drawn = [(one.altered, one.kind) for one in draw(snapshot, snapshot.catalogue.list_ids, 6, 2).trials]
    texts = [one.text for one in customers(300, 2)]
    for text, _ in drawn[::3]:
        first, *others = text.split()
        texts += [f"{first[:1]}. {' '.join(others)}", f"{text} 7", f"{first[:-1]} {text}", f"Max {text}"]
    names = read_names(
        [*(text for text, _ in drawn), *texts], [*(kind for _, kind in drawn), *([Kind.UNKNOWN] * len(texts))]
    )
    bound_of, found, told = Bounds.of, list[tuple[int, int, float]](), [0]

    def of(self: Bounds, *args: Array | Found) -> Array:
        bound = bound_of(self, *args)  # type: ignore[arg-type]
        if len(args) > 5:
            _, query, name, *_ = args
            found.extend(zip(query.tolist(), name.tolist(), bound.tolist(), strict=True))  # type: ignore[union-attr]
            told[0] += np.count_nonzero(bound < bound_of(self, *args[:5]))  # type: ignore[arg-type]
        return bound

    monkeypatch.setattr(Bounds, "of", of)
    open_index(snapshot).pairs(names, 65.0)
    listed = ListedNames(index, snapshot.catalogue.list_ids)
    compared = 0
    for query, row, bound in found:
        form, kind = names[query], names.kinds[query]
        if row not in index.exact(form):  # equal names are met before they are compared
            compared += 1
            score = listed.compared(form, kind, row).comparison.score
            assert score <= bound + 0.05 or score < 65.0, (form.text, index.name(row).text)
    assert compared > 300
    assert told[0] > 100


def test_two_words_may_meet_one_that_a_listed_name_says_twice() -> None:
    weights = Weights(lambda _: 1, 1000)
    listed = read_names(["BAHADOR, Bahador Karimi", "Karimi, Jafar"], [Kind.PERSON] * 2)
    arrays, terms = few_names(listed, weights)
    finder = PairFinder(arrays, terms.words, np.ones(2, dtype=np.bool_))
    for text in ("Bahadar Karimi Bahador Max", "Max Bahador Karimi Bahedor"):
        names = read_names([text], [Kind.PERSON])
        score = compare(names[0], listed[0], weights=weights).score
        pairs = finder.find(asked(names, terms, weights), 65.0)
        assert score > 75.0
        assert pairs.name.tolist()[0] == 0
        assert pairs.bound[0] >= score - 0.05


@pytest.mark.parametrize("few", [-1, 1 << 40])
@pytest.mark.parametrize("listed", ["BAHADOR, Bahador", "Bahador Ali Bahador"])
def test_a_word_that_is_said_twice_may_be_all_that_two_words_meet(
    monkeypatch: pytest.MonkeyPatch, listed: str, few: int
) -> None:
    weights = Weights(lambda _: 1, 1000)
    held = read_names([listed, "Bahador, Jafar"], [Kind.PERSON] * 2)
    arrays, terms = few_names(held, weights)
    finder = PairFinder(arrays, terms.words, np.ones(2, dtype=np.bool_))
    monkeypatch.setattr(pairs_of, "FEW", few)  # as of many names, and as of few
    for text in ("Bahadur Bahadar", "Bahador Bahadar Max", "Bahadur Bahadar Max"):
        names = read_names([text], [Kind.PERSON])
        if compare(names[0], held[0], weights=weights).score > 85.0:
            assert finder.find(asked(names, terms, weights), 85.0).name.tolist() == [0], text
