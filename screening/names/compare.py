"""Two names -> one Comparison: a score of 0-100 and the evidence that made it.

The score is built in three steps: the tokens' agreement (what met, against what was left over), a per-kind
reading of it on one scale, and adjustments that are listed one by one. It looks at names only: identifiers,
birth dates and what a list is about are the policy's business.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from screening.model import SHIPS, Adjustment, Comparison, Kind, Relation, TokenPair
from screening.names.agreement import (
    FIRM,
    PERSON,
    VESSEL,
    Profile,
    agreement,
    reading,
    weigh_alignment,
    without_business,
)
from screening.names.align import Alignment, align
from screening.names.hangul import is_hangul
from screening.names.heard import is_heard
from screening.names.native import compare_native
from screening.names.normalize import NameForm, name_form
from screening.names.numbers import roman
from screening.names.scripts import is_syllabic, writes_no_vowels
from screening.names.truncation import goes_on
from screening.names.weights import Weights, default_weights


def _reordered(alignment: Alignment) -> bool:
    places = [one.right[0] for one in sorted(alignment.met, key=lambda one: one.left[0])]
    return any(after < before for before, after in pairwise(places))


_SWAPPED, _SWAPPED_TOO = -8.0, -15.0
"""Of 491 listed names of three Chinese or Korean syllables no two of one party differ so, and two pairs of
other persons do: "RI, Un Song" and "RI, Song Un". The latter where a syllable is not the same either."""


def _syllables_swapped(query: NameForm, listed: NameForm, alignment: Alignment) -> bool:
    """Whether both are three syllables in an order that no family name in front or behind explains."""
    if not len(query.tokens) == len(listed.tokens) == len(alignment.met) == 3:
        return False
    places = [one.right[0] for one in sorted(alignment.met, key=lambda one: one.left[0])]
    turned = sum(after < before for before, after in pairwise([*places, places[0]])) == 1
    return not turned and is_syllabic(query.tokens) and is_syllabic(listed.tokens)


_OTHER_SYLLABLE = 84.0
_SLIPS = (Relation.EDIT, Relation.PREFIX, Relation.INITIAL)
_SPELLED_ALIKE = 0.95


def _another_syllable(
    query: NameForm, listed: NameForm, alignment: Alignment, score: float
) -> Adjustment | None:
    """Korean letters say each syllable exactly: one that is not quite the same is another, no slip."""
    if not any(form.native_only and is_hangul(form.native[0]) for form in (query, listed)):
        return None
    for one in alignment.met:
        if one.relation in _SLIPS or (one.relation is Relation.JOINED and one.similarity < _SPELLED_ALIKE):
            said = " ".join(query.tokens[place] for place in one.left)
            return _capped(f"{said!r} is another syllable", score, _OTHER_SYLLABLE)
    return None


_HEARD_ONLY = 84.0
_HEARD_WELL = 0.88
"""A single word that was heard, not read, must sound just like the other: "Suzuki" is no "Seasky"."""


def _heard_alone(query: NameForm, listed: NameForm, alignment: Alignment, score: float) -> Adjustment | None:
    """All that met is one word that sounds nearly like the other name's."""
    met = alignment.met
    if len(met) != 1 or met[0].similarity >= _HEARD_WELL:
        return None
    if not any(
        is_heard(form.tokens[place])
        for form, places in ((query, met[0].left), (listed, met[0].right))
        for place in places
    ):
        return None
    return _capped("one word that sounds nearly alike", score, _HEARD_ONLY)


_FORMS_DIFFER, _FORMS_DIFFER_TOO = -3.0, -6.0
_APART = frozenset({"nonprofit", "state", "sole", "partnership"})


def _form_clash(query: NameForm, listed: NameForm, *, same: bool) -> Adjustment | None:
    """Legal forms of different classes: a different body, or the same one named loosely; the former rather
    where the names are not quite the same either."""
    left, right = set(query.legal_forms) - {"company"}, set(listed.legal_forms) - {"company"}
    if not left or not right or left & right:
        return None
    points = -10.0 if (left ^ right) & _APART else _FORMS_DIFFER if same else _FORMS_DIFFER_TOO
    return Adjustment(f"legal forms differ ({', '.join(sorted(left))} / {', '.join(sorted(right))})", points)


def _number_clash(
    query: NameForm, listed: NameForm, alignment: Alignment, profile: Profile, score: float
) -> Adjustment | None:
    """Numbers must agree: Plant No. 26 is not Plant No. 27, whatever else they share, so no such pair is a
    match.

    The score is capped rather than cut, so that the sister ship stays the nearest miss that is shown.
    """
    if profile is PERSON or query.numbers == listed.numbers:
        return None
    misread = {query.tokens[place] for one in alignment.met if one.similarity < 1.0 for place in one.left}
    misread |= {listed.tokens[place] for one in alignment.met if one.similarity < 1.0 for place in one.right}
    left, right = (Counter(one for one in form.numbers if one not in misread) for form in (query, listed))
    left, right = left - right, right - left
    if right and not left and query.kind is Kind.UNKNOWN:
        right.subtract(_roman_end(query))
        right = +right
    if left and right:
        return _capped(f"numbers differ ({' '.join(left)} / {' '.join(right)})", score, _NUMBERS_DIFFER)
    if left or right:
        return _capped(f"number {' '.join(left or right)} on one side only", score, NUMBER_MISSING)
    return None


_MARK = re.compile(r"(?:[A-Z]|[A-Z]{2}|\d[A-Z]|[A-Z]\d)-?[A-Z\d]{2,5}")
"""A nationality mark and a registration mark (ICAO Annex 7, 3.2)."""


def _marks_clash(query: NameForm, listed: NameForm, score: float) -> Adjustment | None:
    """An aircraft is called by its marks, and one letter more or less is another aircraft."""
    if listed.kind is not Kind.AIRCRAFT or not _MARK.fullmatch(listed.text.upper()):
        return None
    mark, said = ("".join(filter(str.isalnum, form.text.upper())) for form in (listed, query))
    return None if mark in said else _capped("registration marks differ", score, _NUMBERS_DIFFER)


def _roman_end(query: NameForm) -> list[str]:
    """The number that the last word may be, where nobody said what the name is: "Sonia I"."""
    number = roman(query.tokens[query.tail - 1]) if query.tail else None
    return [] if number is None else [str(number)]


_NUMBERS_DIFFER = 82.0
NUMBER_MISSING = 84.0
"""Both below the threshold: a listed "Tempest 3" is no reason to stop every "Tempest"."""


_CUT_OFF = 94.0
"""A name that may be cut off is possible at most: it may as well be whole, and another's."""


_SPARED = 94.0
"""A name with a word of business more or less is possible at most by its score: it may be a daughter's."""


def _capped(reason: str, score: float, most: float) -> Adjustment:
    return Adjustment(reason, round(min(0.0, most - score), 2))


FIRMS = (Kind.COMPANY, Kind.ORGANIZATION)


def _sort(form: NameForm) -> str:
    """What a form says its bearer is: person, ship or firm; "" where it says nothing."""
    if form.kind is Kind.PERSON:
        return "person"
    if form.kind in SHIPS:
        return "ship"
    return "firm" if form.kind in FIRMS or form.legal_forms else ""


def _sort_clash(query: NameForm, listed: NameForm, score: float, *, same: bool) -> Adjustment | None:
    """A firm's name that is not quite a ship's or a person's: a firm, beside a ship of a similar name.

    A legal form proves the firm, so no such pair is a match; a kind that was only given or guessed costs
    points. Equal names are asked only for a firm beside a ship: "Dover Corp" is no ship named Dover, but a
    person's firm may bear his name.
    """
    left, right = _sort(query), _sort(listed)
    if not left or not right or left == right:
        return None
    if same and (not (query.legal_forms or listed.legal_forms) or {left, right} != {"firm", "ship"}):
        return None
    reason = f"the name of a {left}, not of a {right}"
    if query.legal_forms or listed.legal_forms:
        return _capped(reason, score, OTHER_SORT)
    return Adjustment(reason, SORT_POINTS)


_NEARLY_SAME = 95.0
OTHER_SORT = 84.0
SORT_POINTS = -6.0


def _bracketed(query: NameForm, listed: NameForm) -> Comparison | None:
    """One whole name is the acronym that the other carries in brackets."""
    for short, long in ((query, listed), (listed, query)):
        if len(short.tokens) == 1 and short.tokens[0] in long.acronyms and len(short.tokens[0]) > 2:
            score = 92.0 if len(short.tokens[0]) > 3 else 86.0
            pair = TokenPair(
                " ".join(query.tokens), " ".join(listed.tokens), Relation.ACRONYM, score / 100, 1.0
            )
            return Comparison(score, (pair,))
    return None


def _compare_as(query: NameForm, listed: NameForm, profile: Profile, weights: Weights) -> Comparison:
    """Compare two forms by one profile."""
    vowelled = not (writes_no_vowels(query.text) or writes_no_vowels(listed.text))
    alignment = align(query.tokens, listed.tokens, acronyms=profile is not PERSON, vowelled=vowelled)
    tally = weigh_alignment(query, listed, alignment, profile, weights)
    same = query.key == listed.key
    score = 100.0 if same else reading(agreement(tally, profile), profile.even)
    spared = None if score >= _SPARED else without_business(tally, profile)
    if spared is not None:
        score = max(score, min(_SPARED, reading(agreement(spared, profile), profile.even)))
    reordered = _reordered(alignment)
    adjustments = [
        _form_clash(query, listed, same=same),
        None if same else _number_clash(query, listed, alignment, profile, score),
        None if same else _marks_clash(query, listed, score),
        _another_syllable(query, listed, alignment, score) if profile is PERSON else None,
        _heard_alone(query, listed, alignment, score),
    ]
    if reordered and not same and _syllables_swapped(query, listed, alignment):
        points = _SWAPPED if all(one.relation is Relation.SAME for one in alignment.met) else _SWAPPED_TOO
        adjustments.append(Adjustment("syllables of the given name in another order", points))
    elif reordered and not same:
        adjustments.append(Adjustment("words in another order", -0.5 if profile is PERSON else -1.5))
    adjustments.append(_sort_clash(query, listed, score, same=same))
    if not same and profile is not PERSON and goes_on(listed, query):
        said = f"the name searched may be cut off at {len(query.text)} characters"
        return Comparison(
            _CUT_OFF,
            tally.pairs,
            tally.query_left,
            tally.listed_left,
            reordered,
            (Adjustment(said, round(_CUT_OFF - score, 2)),),
        )
    if (
        not same
        and profile is not PERSON
        and (bracketed := _bracketed(query, listed))
        and bracketed.score > score
    ):
        return bracketed
    made = tuple(one for one in adjustments if one)
    score = max(0.0, min(100.0, score + sum(one.points for one in made)))
    return Comparison(round(score, 2), tally.pairs, tally.query_left, tally.listed_left, reordered, made)


def _profiles(query: NameForm, listed: NameForm, kind: Kind | None) -> tuple[Profile, ...]:
    if kind is None or kind is Kind.UNKNOWN:
        kind = listed.kind if listed.kind is not Kind.UNKNOWN else query.kind
    if kind is Kind.PERSON:
        return (PERSON,)
    if kind in SHIPS:
        return (FIRM if query.legal_forms else VESSEL,)
    if kind is not Kind.UNKNOWN or query.legal_forms or listed.legal_forms:
        return (FIRM,)
    return (PERSON, FIRM)


def compare(
    query: str | NameForm, listed: str | NameForm, kind: Kind | None = None, weights: Weights | None = None
) -> Comparison:
    """Compare two names; deterministic, never raises.

    `kind` is the kind of party meant; None or unknown takes it from the forms, and compares both as a person
    and as a firm, the better counting, where neither says. The score is 0-100; 100 only for equal keys, 0
    when a side has nothing to compare. Without `weights` the table of generic words alone says how much a
    token identifies.
    """
    read_as = kind or Kind.UNKNOWN
    left = name_form(query, read_as) if isinstance(query, str) else query
    right = name_form(listed, read_as) if isinstance(listed, str) else listed
    if not left.key or not right.key:
        return Comparison(0.0)
    held = weights or default_weights()
    profiles = _profiles(left, right, kind)
    native = compare_native(left, right, person=PERSON in profiles)
    if native is not None and (left.native_only and right.native_only):
        clash = _form_clash(left, right, same=native.score > _NEARLY_SAME)
        points = clash.points if clash else 0.0
        return Comparison(
            round(max(0.0, native.score + points), 2),
            native.pairs,
            reordered=native.reordered,
            adjustments=(clash,) if clash else (),
        )
    best = _compare_as(left, right, profiles[0], held)
    for profile in profiles[1:]:
        best = max(best, _compare_as(left, right, profile, held), key=lambda one: one.score)
    return native if native is not None and native.score > best.score else best
