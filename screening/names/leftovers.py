"""What the tokens that met nothing cost: a middle name little, a family name much, an address next to
nothing.

Knows the two forms and the token's place in its own; how the costs add up is for `agreement`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import NamedTuple

from screening.model import Kind, Leftover
from screening.names.near_forms import near_forms
from screening.names.normalize import NameForm
from screening.names.numbers import roman
from screening.names.scripts import writes_no_vowels
from screening.names.truncation import is_cut_off
from screening.names.vocabulary import abbreviations, canonical_words, legal_forms, translations, word_class

ADDRESS = 0.01
BEHIND_FORM = 0.5
"""What a leftover token costs, of its weight, inside an address and behind a legal form in the middle of a
name."""

SYLLABLE = 2.6
"""A syllable left over from a Chinese or Korean name is half a given name, not a middle name: Wang Ying is
not Wang Guoying."""

_LEAST_SYLLABLE = 0.5
"""The least that a syllable in Korean letters weighs: its Latin ones may be a small word's ("in", "to")."""

PLACE_BEHIND = 0.5
"""A place behind a firm's name: where it is, or where its branch is ("Orsis (Dubai)"), unless something else
stands opposite: its branch in France is not that in Japan."""

_BUSINESS = 0.35
"""What a word of business costs, of its weight, where it is said or left out beside a whole name and nothing
stands opposite ("Hezbollah Group"): a name is called so or not as the sentence has it."""
MORE_BUSINESS = 0.12
"""What each business word costs beside a heavier one ("Hezbollah Group Trading"): one more tells no more."""

_NOTHING = 0.02
"""The weight of a word like "of"."""

REPEATED = 0.15
"""A token that met already and stands there once more ("Hutchinson Hutchinson Mark")."""

PATRONYMIC_LEFT = 0.4
"""Newspapers and passports leave it out; that it is a rare one says nothing of who is meant."""
PATRONYMICS = (
    *("ovich", "evich", "avich", "ovych", "evych", "ovitch", "evitch"),
    *("ovna", "evna", "ivna", "yvna", "auna", "euna"),
)

BEFORE_A_SHIP = frozenset(
    ("mv", "mt", "ms", "mts", "msv", "mtv", "ss", "sy", "fv", "vessel", "tanker", "ship")
)
LETTERS_OF_A_SHIP = frozenset(("mv", "mt", "ms", "ss", "sy", "fv"))
"""As two letters, where nothing says that they are no initials ("M.V. Calm Bridge")."""
ARTICLES = frozenset(("the", "a"))
SHIP_PREFIX = 0.05
"""What stands beside a ship's name and is no part of it: "M/V", "MT", "the vessel", "(tanker)"."""

LIKE_A_FORM = 0.2
"""The last word of a firm's name that is one slip from a legal form, where the other name has that form; the
form itself ("SA", where nobody says that it is a firm) costs nothing."""


class Side(NamedTuple):
    """One name in an alignment: its form, the places that met nothing, and the tokens that met."""

    form: NameForm
    places: tuple[int, ...]
    met: Collection[str]


def leftovers(
    side: Side, other: Side, weigh: Callable[[str], float], *, person: bool, ship: bool, cut: bool = False
) -> tuple[Leftover, ...]:
    """The leftover tokens of `side` with the weight they cost, 0 and up."""
    if not side.places:
        return ()
    form = side.form
    if cut:
        return tuple(Leftover(form.tokens[place], 0.0) for place in side.places)
    repeats = not (person and other.places)
    acronyms = len(form.written) > 2 and not person
    korean = person and form.is_korean
    syllables = person and form.in_syllables
    found = []
    for place in side.places:
        token = form.tokens[place]
        if repeats and token in side.met:
            share = REPEATED
        elif ship and _beside_a_ship(form, place):
            share = SHIP_PREFIX
        elif (
            (_may_be_cut(form, place) and _begins_one(token, other))
            or (acronyms and says_it_again(form, place))
            or (not person and _is_number(form, place) and str(roman(token)) in other.form.numbers)
        ):
            share = 0.0
        else:
            share = _personal_share(form, place, syllables=syllables) if person else _share(form, place)
            if not person and not other.places and _is_place_behind(form, place):
                share = min(share, PLACE_BEHIND)
            if not person and not forms_meant(form, place).isdisjoint(other.form.legal_forms):
                share = 0.0 if token in legal_forms() else min(share, LIKE_A_FORM)
        weight = max(weigh(token), _LEAST_SYLLABLE) if korean else weigh(token)
        found.append(Leftover(token, round(weight * share, 3)))
    return tuple(found)


def _share(form: NameForm, place: int) -> float:
    """What a leftover token of a firm's name costs by its place alone: in an address little."""
    if place >= form.tail:
        return ADDRESS if form.address else BEHIND_FORM
    return 1.0 if form.tokens[place].isalpha() else 0.0  # numbers are judged by themselves


def _personal_share(form: NameForm, place: int, *, syllables: bool) -> float:
    """The same of a person's name: half a given name costs more; `syllables`: it is made of such."""
    token = form.tokens[place]
    if (place >= form.tail and form.address) or (token.isdigit() and form.kind is Kind.PERSON):
        return ADDRESS  # where he lives, or when he was born
    if syllables:
        return SYLLABLE
    return PATRONYMIC_LEFT if token.endswith(PATRONYMICS) else 1.0


def is_business_word(token: str) -> bool:
    """Whether the word says that something is an organization and nothing about which ("group", "trdg")."""
    return token in business_words()


@cache
def business_words() -> frozenset[str]:
    classes = word_class()
    words = {*classes, *abbreviations(), *translations()}
    return frozenset(word for word in words if "company" in map(classes.get, (word, *canonical_words(word))))


def spared(left: Sequence[Leftover]) -> float:
    """How much less the words left over on one side of two firms' names cost, where business words among them
    cost little."""
    weights = [one.weight for one in left if is_business_word(one.token)]
    most = max(weights, default=0.0)
    return (1.0 - MORE_BUSINESS) * sum(weights) - (_BUSINESS - MORE_BUSINESS) * most


def only_business(left: Sequence[Leftover]) -> bool:
    """Whether all that is left over of a firm's name are words of business, or words that say nothing."""
    return all(one.weight <= _NOTHING or is_business_word(one.token) for one in left)


def _is_place_behind(form: NameForm, place: int) -> bool:
    """Does a firm's name end with this place, or with places?"""
    classes = word_class()
    return place > 0 and all(classes.get(token) == "place" for token in form.tokens[place : form.tail])


def _is_number(form: NameForm, place: int) -> bool:
    """Is the last word, where nobody said what the name is, perhaps a number ("SONIA I")?"""
    if form.kind is not Kind.UNKNOWN or not 0 < place == form.tail - 1:
        return False
    return roman(form.tokens[place]) is not None


def _may_be_cut(form: NameForm, place: int) -> bool:
    """Is this the last token of a name that may have run out of space?"""
    return is_cut_off(form) and place == len(form.tokens) - 1


def _begins_one(token: str, other: Side) -> bool:
    """Does the token begin one that is left over opposite?"""
    return any(other.form.tokens[there].startswith(token) for there in other.places)


def says_it_again(form: NameForm, place: int) -> bool:
    """Is the token the acronym of the words before it ("Hermon Steel Industrial Group HSIG") or behind?"""
    token = form.tokens[place]
    start = 0 if place else 1
    return len(token) > 2 and (
        form.initials.startswith(token, start) or form.written.startswith(token, start)
    )


def _beside_a_ship(form: NameForm, place: int) -> bool:
    """Does the token say that this is a ship, before her name or behind it?"""
    if place < 2 < len(form.tokens) and "".join(form.tokens[:2]) in LETTERS_OF_A_SHIP:
        return True
    if form.tokens[place] not in BEFORE_A_SHIP or len(form.tokens) == 1:
        return False
    return place == len(form.tokens) - 1 or all(
        token in BEFORE_A_SHIP or token in ARTICLES for token in form.tokens[:place]
    )


def forms_meant(form: NameForm, place: int) -> frozenset[str]:
    """Classes of the legal forms that a word at an end of a firm's name may be: misspelled ("gmb", "odo"), or
    one that is a word too, where nothing says that it is a firm's ("Airfix Oy", "AO LPC")."""
    token, last = form.tokens[place], len(form.tokens) - 1
    if not last or form.kind is Kind.PERSON or set(form.legal_forms) - {"company"}:
        return frozenset()
    if writes_no_vowels(form.text):
        return frozenset()  # "sl" of an Arabic word is no legal form
    if form.kind is Kind.UNKNOWN and place in (0, last) and token in legal_forms():
        return frozenset(one.meaning for one in legal_forms()[token] if len(one.tokens) == 1)
    return near_forms(token) if place in (0, last) else frozenset()
