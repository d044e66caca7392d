"""Words as sums over their letters: what many are told of at once is what each is told of alone."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from screening.model import Kind
from screening.names import weights
from screening.names.addresses import belongs, is_street
from screening.names.hanging import place_traits, place_traits_of_many
from screening.names.mending import is_mendable, may_be_mended, read_print
from screening.names.near_forms import may_be_forms, near_forms
from screening.names.normalize import initials, name_form
from screening.names.spelling import without_a_letter
from screening.names.sums import LONGEST, LessOne, Slips, letter_sums
from screening.names.telling import tell_many, telling, tells_nothing
from screening.names.weights import Weights

WORDS = (
    *("limited", "limitde", "lmited", "comapny", "technolgy", "juint", "incoropated", "obshchestvo", "gmb"),
    *("lcc", "iric", "ltci", "ltd", "techriolcgies", "mohammed", "zorvex", "iv", "abdulla", "xx", "m0nzavi"),
    *("f2e", "7", "moscow", "street", "shanghai", "a" * 30, "and", "dr", "colonel"),
)
words = st.sampled_from(WORDS) | st.text("abdefhilmnorst", min_size=1, max_size=12)
several = st.lists(words, min_size=1, max_size=6)


@given(several)
def test_a_word_less_a_letter_has_the_sum_of_what_is_left(asked: list[str]) -> None:
    sums = LessOne.of(asked)
    left = [part for word in asked if len(word) <= LONGEST for part in without_a_letter(word)[1:]]
    assert sums.whole.tolist() == letter_sums(asked).tolist()
    assert sums.less.tolist() == letter_sums(left).tolist()
    assert sums.letters.size.tolist() == [len(word) if len(word) <= LONGEST else 0 for word in asked]


@given(several, several)
def test_words_that_may_have_a_slip_share_what_is_left_of_them(table: list[str], asked: list[str]) -> None:
    held = {part for word in table for part in without_a_letter(word)}
    expected = [len(word) > LONGEST or not held.isdisjoint(without_a_letter(word)) for word in asked]
    assert Slips(table).may_be(LessOne.of(asked)).tolist() == expected


def holds_of(asked: list[str]) -> None:
    """What is told of these words at once is what is told of each."""
    sums = LessOne.of(asked)
    for word, mended, form in zip(
        asked, may_be_mended(asked).tolist(), may_be_forms(asked, sums).tolist(), strict=True
    ):
        assert mended or not (is_mendable(word) or (word.isalpha() and read_print(word) != word))
        assert form or not near_forms(word)
        assert place_traits(word, form) == place_traits(word)
    near = may_be_forms(asked, sums).tolist()
    assert place_traits_of_many(asked, near) == list(map(place_traits, asked))
    for kind in (Kind.PERSON, Kind.COMPANY, Kind.UNKNOWN):
        alone, beside = (telling(kind, several=one) for one in (False, True))
        barely, both = (telling(Kind.UNKNOWN, several=one) for one in (False, True))
        assert tell_many(asked, kind) == [
            (alone(word), beside(word), barely(word), both(word)) for word in asked
        ]
    for word, nothing in zip(asked, tells_nothing(asked), strict=True):
        if nothing:
            assert tell_many([word], Kind.UNKNOWN) == tell_many([word], Kind.PERSON) == [(0, 0, 0, 0)]
            assert not belongs(word)
            assert not is_street(word)
            assert initials((word,)) == word[0]
    for word in {*asked}.difference(weights._of_tables()):
        if len(word) > 1 and not word.isdigit():
            told = [weights._table_weight(word, person=person) for person in (False, True)]
            assert told == [1.0, weights._PERSONAL]
    borne = {"mohammed": 300, "zorvex": 1, "limited": 40}
    each, together = (Weights(lambda word: borne.get(word, 0), 40_000) for _ in range(2))
    assert together.of_many(asked, sums) == [each.of(word) for word in asked]


@given(several)
def test_many_words_are_told_of_as_each_is_alone(asked: list[str]) -> None:
    holds_of(asked)


def test_the_words_of_real_names_are(shared: Path) -> None:
    texts: list[str] = []
    for file in ("persons", "companies"):
        with (shared / f"eval/benign_{file}_dev.csv").open(encoding="utf-8", newline="") as lines:
            texts += [row["name"] for row in csv.DictReader(lines)][:1500]
    holds_of(list({token: None for text in texts for token in name_form(text).tokens}))
