"""The most that a few pairs can score, by laying their words against each other as `compare` does.

For the pairs that the bounds left: most of those fall here, at a third of the cost of a comparison. What
meets is what `align` says; what it costs left over is the least that it may.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked, Words, without_again
from screening.index.bounding import Found, where
from screening.index.ends import Ends
from screening.index.likeness import Near
from screening.index.runs import places_of
from screening.model import Relation
from screening.names.agreement import HEAVIER, INITIAL_DOUBT, PERSON, WHOLE_BESIDE_INITIAL, tells
from screening.names.align import align
from screening.names.bounds import SIDES, score_at_most, slips_by_letters
from screening.names.compare import NUMBER_MISSING
from screening.names.leftovers import BEHIND_FORM, MORE_BUSINESS, is_business_word
from screening.names.numbers import roman
from screening.snapshot.flat import Array, Texts

_INITIAL = PERSON.initial
_TINY = 1e-3
Weighed = tuple[float, float, float, float, float, int, bool, bool]
"""What met, was lost, is left over of the query and of the listed name, and is in doubt; the letters of what
met; whether a number stands on one side only; whether the first and the last words of both met."""
_UNTOLD: Weighed = (-1.0, 0.0, 0.0, 0.0, 0.0, 0, False, True)
"""Where the tokens do not decide alone: the bound that is known stays."""


class Aligned:
    """Pairs laid against each other, over the arrays of one index."""

    def __init__(self, arrays: Arrays, words: Sequence[str], ends: Ends) -> None:
        """`words`: the listed tokens."""
        self._arrays, self._ends = arrays, ends
        self._words = words
        self._keys = Texts(arrays.name_key, arrays.name_key_end)

    def bounds(
        self, asked: Asked, query: Array, name: Array, near: Near, extra: Found, bound: Array
    ) -> Array:
        """The most that each pair can score, where `bound` says so of it too; `near`: the words that meet,
        `extra`: what else does."""
        profiles = asked.profiles[query, self._arrays.name_class[name]]
        arrays = self._arrays
        untold = arrays.name_native[name] & (arrays.name_repeats[name] | asked.native[query])
        told = (~untold).tolist()
        whole = (~(asked.tailed[query] | arrays.name_tailed[name])).tolist()
        several = np.bincount(asked.query[asked.stretch], minlength=len(asked.letters)).take(query) > 0
        several[where(query, name, extra.query, extra.name)[0]] = True
        as_one = several.tolist()
        found = np.zeros(len(query))
        for side in (0, 1):
            mine = SIDES[side]
            at = np.flatnonzero(profiles & sum(mine))
            ours: dict[int, Words] = {}
            theirs = self._weighed(name[at], side)
            weighed: list[Weighed] = []
            for place, one, row in zip(at.tolist(), query[at].tolist(), name[at].tolist(), strict=True):
                if not told[place]:
                    weighed.append(_UNTOLD)
                    continue
                if one not in ours:
                    ours[one] = asked.weighed(one, side)
                weighed.append(
                    _weigh(
                        *(asked.tokens[one], ours[one], *theirs[row], near),
                        person=bool(side),
                        whole=whole[place],
                        several=as_one[place],
                    )
                )
            met, lost, left, right, doubt, letters, numbered, ends = np.array(weighed).reshape(-1, 8).T
            between = (ends > 0.0) & ~self._ends.apart(asked, query[at], name[at])
            for bit, profile in mine.items():
                slips = doubt + slips_by_letters(profile, lost, letters)
                score = score_at_most(profile, met, lost, left, right, slips, between=between)
                score = np.where(numbered, np.minimum(score, NUMBER_MISSING), score)
                score = np.where(met < 0.0, bound[at], score)
                found[at] = np.maximum(found[at], np.where(profiles[at] & bit, score, 0.0))
        return np.minimum(found, bound)

    def _weighed(self, names: Array, side: int) -> dict[int, tuple[Sequence[str], Words]]:
        """The tokens of each of the listed names, and what they weigh and cost."""
        arrays = self._arrays
        rows = np.unique(names)
        places, counts = places_of(arrays.of_end, rows)
        tokens = arrays.of_token[places]
        weights, costs = (arrays.token_firm, arrays.of_firm), (arrays.token_person, arrays.of_person)
        weight, cost = (weights, costs)[side]
        both = list(zip(weight[tokens].tolist(), cost[places].tolist(), strict=True))
        words = [self._words[token] for token in tokens.tolist()]
        ends = counts.cumsum().tolist()
        found: dict[int, tuple[Sequence[str], Words]] = {}
        for row, start, end in zip(rows.tolist(), [0, *ends], ends, strict=False):
            own = tuple(words[start:end])
            found[row] = own, dict(zip(own, both[start:end], strict=True))
        for row in rows[arrays.name_repeats[rows] & ~arrays.name_native[rows]].tolist():
            own = tuple(self._keys[row].split())
            found[row] = own, without_again(own, found[row][1])
        return found


def _weigh(
    left: Sequence[str],
    ours: Words,
    right: Sequence[str],
    theirs: Words,
    near: Near,
    *,
    person: bool,
    whole: bool,
    several: bool,
) -> Weighed:
    """What the alignment of two names weighs: each step at its best for the pair. `whole`: nothing stands
    behind a legal form, where numbers do not count; `several`: several words may meet one."""
    alignment = align(left, right, acronyms=not person, near=near, several=several)
    met = lost = doubt = names = 0.0
    letters, initials, telling = 0, 0, person
    for one in alignment.met:
        ours_met, theirs_met = [left[at] for at in one.left], [right[at] for at in one.right]
        own = sum([ours[token][0] for token in ours_met])
        other = sum([theirs[token][0] for token in theirs_met])
        weight = min(own, other)
        if one.relation is Relation.INITIAL:
            initials, weight = initials + 1, max(own, other)
            met += _INITIAL * weight
            doubt += INITIAL_DOUBT * weight
        elif one.relation is Relation.ACRONYM:
            weight = own if len(ours_met) == 1 else other
            met += one.similarity * weight
            doubt += (1.0 - one.similarity) * weight
        else:
            names += weight
            letters += min(sum(map(len, ours_met)), sum(map(len, theirs_met)))
            met += one.similarity * weight
            heavier = HEAVIER * abs(own - other) if one.relation is Relation.EDIT else 0.0
            lost += (1.0 - one.similarity) * (weight + heavier)
        telling = telling or tells(weight + _TINY, len(" ".join(ours_met)))
    over, beyond = [left[at] for at in alignment.left_over], [right[at] for at in alignment.right_over]
    numbered = whole and not person and not all(map(str.isalpha, over + beyond)) and not roman(left[-1])
    return (
        met if names or not person else 0.0,  # initials alone are nobody's name
        lost,
        _left(over, ours, telling=telling),
        _left(beyond, theirs, telling=telling),
        doubt + max(0.0, WHOLE_BESIDE_INITIAL - names) if initials else doubt,
        letters,
        numbered,
        alignment.ends_met(len(left), len(right)),
    )


def _left(over: Sequence[str], words: Words, *, telling: bool) -> float:
    """What these words cost left over at least. Where no `telling` one met, words of business cost no less
    than others; they may stand behind a legal form."""
    least = 0.0
    for token in over:
        weight, cost = words[token]
        if not telling and abs(cost - MORE_BUSINESS * weight) < _TINY and is_business_word(token):
            cost = BEHIND_FORM * weight
        least += cost
    return least
