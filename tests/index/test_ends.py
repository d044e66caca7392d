"""Names without what stands between the first and the last word are found, and none above its bound."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from screening.index import Index
from screening.index.asked import asked
from screening.index.ends import Ends, ends_of
from screening.index.terms import Terms
from screening.model import Kind
from screening.names import compare, name_form, read_names
from screening.snapshot.snapshot import Snapshot


def slipped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice("aeioskn") + word[at + 1 :]


def without_middle_names(words: tuple[str, ...], chance: Random) -> Iterator[str]:
    """Ways to write the name of these words with less between the first and the last, and more."""
    first, *between, last = words
    yield f"{first} {last}"
    yield f"{last} {first}"
    yield f"{slipped(first, chance)} {last}"
    yield f"{first} {slipped(last, chance)}"
    yield f"{first[0]}. {last}"
    yield f"{first} {last[0]}."
    yield f"{first} {first} {last}"
    yield f"{first}{between[0]} {last}"
    yield f"{first} {between[-1]}{last}"
    yield f"{first} {first[0]} {slipped(between[0], chance)} {last}"
    yield f"{first} Zorvexnaja {' '.join(between)} Petrowanjan {last}"
    yield f"{first} {' '.join(between)} Zorvexnaja Petrowanjan Uralvagdin {last}"


@pytest.fixture(scope="module")
def queries(snapshot: Snapshot, index: Index) -> list[tuple[str, int]]:
    """Texts, and the rows of the names that they are made of."""
    chance, found = Random(3), []
    for row in range(len(snapshot.tables.texts)):
        party = snapshot.party(index.party_row(row))
        words = name_form(index.name(row).text, party.kind).tokens
        if party.kind is Kind.PERSON and len(words) > 2 and min(map(len, words)) > 1:
            found += [(text, row) for text in without_middle_names(words, chance)]
    return found


@pytest.mark.parametrize(("kind", "floor"), [(Kind.PERSON, 85.0), (Kind.UNKNOWN, 85.0), (Kind.PERSON, 70.0)])
def test_they_are_found_within_their_bounds(
    index: Index, queries: list[tuple[str, int]], kind: Kind, floor: float
) -> None:
    pairs = index.pairs(read_names([text for text, _ in queries], [kind] * len(queries)), floor)
    held = zip(pairs.query.tolist(), pairs.name.tolist(), strict=True)
    bounds = dict(zip(held, pairs.bound.tolist(), strict=True))
    scored = 0
    for at, (text, row) in enumerate(queries):
        query = name_form(text, kind)
        score = compare(query, index.forms(np.array([row]))[0], kind, index.weights).score
        if score >= floor and row not in index.exact(query):
            scored += 1
            assert bounds.get((at, row), 0.0) >= score - 0.01, (text, index.name(row).text)
    assert scored > len(queries) / 2


def test_the_first_and_the_last_word_of_a_query_are_told_also_where_one_stands_twice(index: Index) -> None:
    texts = ["Karim Zorvex Haddadin", "Karim Zorvex Karim", "Zorvex Zorvex Karim", "Karim"]
    held = asked(read_names(texts, [Kind.PERSON] * 4), Terms(index.arrays), index.weights)
    place = np.arange(len(held.query)) - held.query.searchsorted(held.query)
    bits = ends_of(held, place)[~held.stretch]
    assert bits.tolist() == [1, 0, 2, 3, 0, 1, 2, 3]


def test_of_syllables_firms_and_ships_nothing_stands_between(snapshot: Snapshot, index: Index) -> None:
    texts = ["Wang Guo Ying", "Karim Zorvex Haddadin"]
    held = asked(read_names(texts, [Kind.PERSON] * 2), Terms(index.arrays), index.weights)
    kinds = [snapshot.party(index.party_row(row)).kind for row in range(len(snapshot.tables.texts))]
    rows = np.arange(len(kinds))
    ends = Ends(index.arrays)
    assert ends.apart(held, np.zeros_like(rows), rows).all()
    apart = ends.apart(held, np.ones_like(rows), rows)
    for kind, form, one in zip(kinds, index.forms(rows), apart.tolist(), strict=True):
        if kind in (Kind.PERSON, Kind.UNKNOWN):
            assert not one or form.in_syllables
        else:
            assert one
