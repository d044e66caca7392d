"""The index finds what comparing with every listed name would find, whatever else is asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.catalogue import load_catalogue
from screening.index import Index, open_index
from screening.index.arrays import Arrays, checksum, rows_of, rows_of_many, sorted_pairs
from screening.index.build import heads
from screening.model import Kind
from screening.names import NameForm, compare, name_form
from screening.snapshot import flat
from screening.snapshot.flat import Texts
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

THRESHOLD = 85.0


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_snapshot(Store(tmp_path_factory.mktemp("home")), load_catalogue())


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> Index:
    return open_index(snapshot)


def found(index: Index, form: NameForm, floor: float = THRESHOLD) -> set[int]:
    return {*index.exact(form), *index.pairs([form], floor).name.tolist()}


def altered(text: str, chance: random.Random) -> str:
    """The name with one thing changed that people change: a letter, a word's place, a word lost or joined."""
    words = text.replace(",", "").split()
    letter = chance.randrange(len(text))
    return chance.choice(
        [
            text[:letter] + text[letter + 1 :],
            text[:letter] + chance.choice("aeiostn") + text[letter + 1 :],
            " ".join(words[::-1]),
            " ".join(words[:-1]) or text,
            "".join(words[:2]) + " " + " ".join(words[2:]),
            text.upper(),
        ]
    )


@pytest.mark.parametrize("given", [True, False])
def test_it_finds_what_brute_force_finds(snapshot: Snapshot, index: Index, given: bool) -> None:
    chance = random.Random(7)
    names = [index.name(row) for row in range(len(snapshot.tables.texts))]
    kinds = [snapshot.party(index.party_row(row)).kind for row in range(len(names))]
    listed = [name_form(name.text, kind) for name, kind in zip(names, kinds, strict=True)]
    missed, met = [], 0
    for row in chance.sample(range(len(names)), 60):
        kind = kinds[row] if given else Kind.UNKNOWN
        query = name_form(altered(names[row].text, chance), kind)
        scores = [compare(query, form, kind, index.weights).score for form in listed]
        by_all = {row for row, score in enumerate(scores) if score >= THRESHOLD}
        parties = {index.party_row(row) for row in found(index, query)}
        met += len(by_all)
        missed += [(query.text, names[row].text) for row in by_all if index.party_row(row) not in parties]
    assert met > 60
    assert missed == []


@pytest.mark.parametrize("floor", [50.0, 60.0, 85.0, 95.0])
def test_no_score_is_above_its_bound(snapshot: Snapshot, index: Index, floor: float) -> None:
    chance = random.Random(3)
    rows = range(len(snapshot.tables.texts))
    forms = [name_form(altered(index.name(row).text, chance)) for row in chance.sample(rows, 80)]
    pairs = index.pairs(forms, floor)
    assert len(pairs.query) > 50
    for query, row, bound in zip(pairs.query, pairs.name, pairs.bound, strict=True):
        listed = name_form(index.name(row).text, snapshot.party(index.party_row(row)).kind)
        score = compare(forms[query], listed, None, index.weights).score
        assert score <= bound + 0.5 or (score == 100.0 and forms[query].key == listed.key)
        assert bound >= floor


def test_answers_do_not_depend_on_what_else_is_asked(snapshot: Snapshot) -> None:
    asked = ["Huawei", "Mahan Air", "Ali Khan", "China Mobile", "Semiconductor Manufacturing", "x", ""]
    forms = [name_form(text) for text in asked]
    alone = [open_index(snapshot).pairs([form], THRESHOLD).name.tolist() for form in forms]
    warm = open_index(snapshot)
    for order in ([*range(len(forms))], [*reversed(range(len(forms)))], [0, 0, 3, 3, 5, 4, 2, 1, 6]):
        pairs = warm.pairs([forms[place] for place in order], THRESHOLD)
        for at, place in enumerate(order):
            assert pairs.name[pairs.query == at].tolist() == alone[place]


def test_only_the_lists_asked_for(snapshot: Snapshot) -> None:
    form = name_form("Huawei Technologies")
    for list_id in ("us-bis-el", "us-fcc-covered"):
        index = open_index(snapshot, [list_id])
        rows = found(index, form) | set(index.headed("huawei"))
        assert rows
        for row in rows:
            listings = snapshot.party(index.party_row(row)).listings
            assert list_id in {listing.list_id for listing in listings}
    assert not found(open_index(snapshot, []), form)


@pytest.mark.parametrize(
    "text", ["", "   ", "???", "x" * 5000, "a b " * 500, "\ud800", "山" * 300, "ß", "1 2 3"]
)
def test_odd_queries_do_no_harm(index: Index, text: str) -> None:
    assert isinstance(found(index, name_form(text)), set)
    assert isinstance(index.closest(name_form(text)), list)


def test_what_may_be_exact_is_told_for_many_at_once(index: Index) -> None:
    texts = ["Huawei Technologies Co., Ltd.", "Nobody At All Here", "Huawei", "华为技术有限公司", ""]
    forms = [name_form(text) for text in texts]
    told = index.may_be_exact(forms).tolist()
    for form, may_be in zip(forms, told, strict=True):
        if index.exact(form) or index.headed(form.key):
            assert may_be
    assert told[0]
    assert not told[1]


def test_a_word_written_apart_or_together_is_found(index: Index) -> None:
    (row,) = index.exact(name_form("Hangzhou Hikvision Digital Technology Co., Ltd."))[:1]
    for text in ("Hangzhou Hik Vision Digital Technology", "HangzhouHikvision Digital Technology"):
        assert row in found(index, name_form(text))


def test_what_is_saved_comes_back(index: Index, tmp_path: Path, snapshot: Snapshot) -> None:
    assert snapshot.folder is not None
    (folder,) = snapshot.folder.glob("index-*")
    arrays = flat.load(Arrays, folder)
    assert arrays is not None
    row = list(Texts(arrays.token_text, arrays.token_end)).index("huawei")
    assert int(arrays.token_parties[row]) == index.document_frequency("huawei") > 5
    assert flat.load(Arrays, tmp_path) is None
    (folder / "post_name.npy").write_bytes(b"broken")
    assert flat.load(Arrays, folder) is None


def test_a_firm_goes_by_its_head() -> None:
    assert "huawei" in heads(("huawei", "technologies"))
    assert "hikvision" in heads(("hangzhou", "hikvision", "digital"))
    assert "digital" not in heads(("hangzhou", "hikvision", "digital"))
    assert heads(()) == set()


words = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(words, st.integers(0, 99))))
def test_rows_are_found_by_checksum(pairs: list[tuple[str, int]]) -> None:
    sums, values = sorted_pairs((checksum(word) for word, _ in pairs), (value for _, value in pairs))
    for word, _ in pairs:
        expected = sorted(value for other, value in pairs if checksum(other) == checksum(word))
        assert rows_of(sums, values, checksum(word)).tolist() == expected
    places, counts = rows_of_many(sums, sums)
    assert counts.tolist() == [len(rows_of(sums, values, int(one))) for one in sums]
    assert len(places) == counts.sum()
