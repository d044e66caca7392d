"""The index finds what comparing with every listed name would find, whatever else is asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screening.catalogue import load_catalogue
from screening.index import Index, open_index
from screening.index.arrays import Arrays, checksum, deletions, most_edits, rows_of, sorted_pairs
from screening.index.build import heads
from screening.names import compare, name_form
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


@pytest.fixture(scope="module")
def everything(snapshot: Snapshot) -> int:
    return snapshot.list_bits(load_catalogue().list_ids)


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


def test_it_finds_what_brute_force_finds(snapshot: Snapshot, index: Index, everything: int) -> None:
    chance = random.Random(7)
    names = [index.name(row) for row in range(len(snapshot.tables.texts))]
    listed = [name_form(name.text, snapshot.party(index.party_row(r)).kind) for r, name in enumerate(names)]
    missed, found = [], 0
    for name in chance.sample(names, 40):
        query = name_form(altered(name.text, chance))
        scores = [compare(query, form, None, index.weights).score for form in listed]
        by_all = {row for row, score in enumerate(scores) if score >= THRESHOLD}
        by_index = {*index.exact(query.key, everything), *index.candidates(query, everything)}
        parties = {index.party_row(row) for row in by_index}
        found += len(by_all)
        missed += [(query.text, names[row].text) for row in by_all if index.party_row(row) not in parties]
    assert found > 40
    assert missed == []


def test_answers_do_not_depend_on_what_was_asked_before(snapshot: Snapshot, everything: int) -> None:
    asked = ["Huawei", "Mahan Air", "Ali Khan", "China Mobile", "Semiconductor Manufacturing"]
    fresh = {text: open_index(snapshot).candidates(name_form(text), everything) for text in asked}
    warm = open_index(snapshot)
    for text in [*reversed(asked), *asked]:
        assert warm.candidates(name_form(text), everything) == fresh[text]


def test_only_the_lists_asked_for(snapshot: Snapshot, index: Index) -> None:
    form = name_form("Huawei Technologies")
    for list_id in ("us-bis-el", "us-fcc-covered"):
        rows = index.candidates(form, snapshot.list_bits([list_id]))
        assert rows
        for row in rows:
            listings = snapshot.party(index.party_row(row)).listings
            assert list_id in {listing.list_id for listing in listings}
    assert index.candidates(form, 0) == []


@pytest.mark.parametrize("text", ["", "   ", "???", "x" * 5000, "a b " * 500, "\ud800", "山" * 300])
def test_odd_queries_do_no_harm(index: Index, everything: int, text: str) -> None:
    assert isinstance(index.candidates(name_form(text), everything), list)


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


@given(words, words)
def test_tokens_within_their_edits_share_a_deletion(one: str, other: str) -> None:
    most = most_edits(min(len(one), len(other)))
    if OSA.distance(one, other) <= most:
        assert deletions(one) & deletions(other)


@given(st.lists(st.tuples(words, st.integers(0, 99))))
def test_rows_are_found_by_checksum(pairs: list[tuple[str, int]]) -> None:
    sums, values = sorted_pairs((checksum(word) for word, _ in pairs), (value for _, value in pairs))
    for word, _ in pairs:
        expected = sorted(value for other, value in pairs if checksum(other) == checksum(word))
        assert rows_of(sums, values, checksum(word)).tolist() == expected
