"""Words that meet without being spelled alike are filed where they are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screening.model import Relation
from screening.names.keys import asked_by_sort, asked_keys, filed_keys, plurals_of
from screening.names.shapes import looks, looks_loosely
from screening.names.spelling import is_bare, same_consonants, skeleton, skeletons, sound, sounds
from screening.names.tokens import meet
from screening.names.vocabulary import (
    abbreviations,
    families,
    full_names,
    nicknames,
    short_forms,
    translations,
)
from screening.names.word_bounds import BY_TABLE_AT_MOST

MOST_PAIRS = 4_000


def share(asked: str, listed: str) -> bool:
    return not {*asked_keys(asked)}.isdisjoint(filed_keys(listed))


def found_otherwise(one: str, other: str) -> bool:
    """Does the index find the two by spelling, sound or beginning, whatever their keys?"""
    near = max(OSA.distance(one, other), 0) <= (2 if min(len(one), len(other)) > 4 else 1)
    begins = one.startswith(other) or other.startswith(one)
    return near or begins or OSA.distance(sound(one), sound(other)) <= 1


def together(table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of words that a table files under one."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for word, full in table.items():
        for one in full:
            held[one].append(word)
    for group in held.values():
        yield from combinations(sorted(group), 2)


def from_families() -> list[tuple[str, str]]:
    return [*together({word: tuple(one.name for one in held) for word, held in families().items()})]


def from_both() -> list[tuple[str, str]]:
    """Short forms of a word beside foreign words for it: "mfg" and "proizvodstvo"."""
    foreign: defaultdict[str, list[str]] = defaultdict(list)
    for word, full in translations().items():
        for one in full:
            foreign[one].append(word)
    return [
        (short, other) for short, full in abbreviations().items() for one in full for other in foreign[one]
    ]


def from_pets() -> list[tuple[str, str]]:
    spelled = defaultdict(list)
    for spelling, names in full_names().items():
        for name in names:
            spelled[name].append(spelling)
    return [(pet, one) for pet, held in nicknames().items() for name in held for one in spelled[name]]


SOURCES = {
    "families": from_families,
    "abbreviations": lambda: [*together(abbreviations())],
    "translations": lambda: [*together(translations())],
    "abbreviations of translations": from_both,
    "nicknames": from_pets,
}


@pytest.mark.parametrize("source", SOURCES)
def test_words_that_a_table_joins_share_a_key(source: str) -> None:
    pairs = [
        (one, other) for one, other in SOURCES[source]() if one != other and min(len(one), len(other)) > 1
    ]
    assert len(pairs) > 100
    joined = 0
    for one, other in Random(5).sample(pairs, min(MOST_PAIRS, len(pairs))):
        for asked, listed in ((one, other), (other, one)):
            similarity, relation = meet(asked, listed)
            if relation in (Relation.TRANSLITERATION, Relation.ABBREVIATION):
                joined += 1
                assert similarity <= BY_TABLE_AT_MOST
                assert share(asked, listed) or found_otherwise(asked, listed), (asked, listed)
    assert joined > 100


@pytest.mark.parametrize("source", ["families", "nicknames"])
def test_servants_of_a_name_that_a_table_joins_share_a_key(source: str) -> None:
    pairs = [
        (one, other) for one, other in SOURCES[source]() if one != other and min(len(one), len(other)) > 2
    ]
    for one, other in Random(6).sample(pairs, min(500, len(pairs))):
        asked, listed = f"abdul{one}", f"abdul{other}"
        if meet(asked, listed)[0]:
            assert share(asked, listed) or found_otherwise(asked, listed), (asked, listed)
            assert share(asked, one)
            assert share(one, asked)


def test_a_slip_in_a_short_form_is_looked_for_where_the_full_word_is_filed() -> None:
    chance = Random(7)
    full = sorted({word for held in abbreviations().values() for word in held})
    tried = 0
    for word in full:
        for short in short_forms(word):
            at = chance.randrange(len(short))
            for slip in (
                short[:at] + short[at + 1 :],
                short[:at] + chance.choice("aehnrst") + short[at:],
                short[:at] + chance.choice("aehnrst") + short[at + 1 :],
            ):
                if slip and meet(slip, word) == (0.75, Relation.ABBREVIATION):
                    tried += 1
                    assert share(slip, word) or found_otherwise(slip, word), (slip, word)
                    assert share(word, slip) or found_otherwise(word, slip), (word, slip)  # and the other way
    assert tried > 100


vowelled = st.lists(st.sampled_from("aeioubdfghjklmnrstwyz"), min_size=3, max_size=10).map("".join)


@settings(max_examples=500)
@given(vowelled)
def test_a_word_shares_a_key_with_its_bare_consonants(word: str) -> None:
    bare = "".join(char for char in word if char not in "aeiou")
    if len(bare) > 1 and not is_bare(word) and same_consonants(bare, word):
        assert share(bare, word)
        assert share(word, bare)


def test_a_silent_h_at_the_end_is_written_and_not_heard() -> None:
    for bare, full in (("bdllh", "abdullah"), ("bdllh", "abdulla")):
        assert same_consonants(bare, full)
        assert share(bare, full)
        assert share(full, bare)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8))
def test_any_word_has_keys_and_each_once(word: str) -> None:
    for keys in (filed_keys(word), asked_keys(word)):
        assert len({*keys}) == len(keys)
        assert all(isinstance(key, str) for key in keys)


WORDS = (
    *("mohammed", "mhmd", "abdulrahman", "abdul", "company", "intl", "industries", "intdl", "dmitriy", "iy"),
    *(
        "technologies",
        "techtekh",
        "romanoff",
        "moscow",
        "stow",
        "witschwitsch",
        "yusuff",
        "allah",
        "uhh",
        "ot",
    ),
)
words = st.sampled_from(WORDS) | st.text("abcdefhilmnorstuwyzx", min_size=1, max_size=9)


@given(st.lists(words, max_size=7))
def test_many_words_are_asked_for_as_each_is_alone(asked: list[str]) -> None:
    found: list[set[str]] = [set() for _ in asked]
    for keys in asked_by_sort(asked, sounds(asked)):
        for rest, place in zip(keys.rest, keys.places, strict=True):
            found[place].add(keys.sort + rest)
    assert found == [{*asked_keys(word)} for word in asked]


@given(st.lists(words, max_size=7))
def test_many_words_sound_and_look_as_each_does_alone(asked: list[str]) -> None:
    heard = sounds(asked)
    assert heard == [sound(word) for word in asked]
    assert skeletons(heard) == [skeleton(word) for word in asked]
    assert looks(asked) == [looks_loosely(word) for word in asked]


@pytest.mark.parametrize(
    ("short", "long"), [("real", "reales"), ("shar", "shares"), ("bank", "banks"), ("gas", "gases")]
)
def test_plurals_point_to_each_other_where_they_meet_as_such(short: str, long: str) -> None:
    as_plural = meet(short, long)[1] is Relation.ABBREVIATION
    assert (long in plurals_of(short)) is as_plural
    assert (short in plurals_of(long)) is as_plural
