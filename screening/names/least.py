"""The least that tokens cost left over, whatever stands opposite, for many names at once.

What they cost there is for `screening.names.leftovers`; these are bounds of it. Most tokens cost in any name
what they cost by themselves; where it hangs on places (a tail, a ship's name, a number or a legal form at an
end), that is told of all names together too.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from screening.names.bounds import FORMED, PERSONAL, PLAIN
from screening.names.hanging import (
    BEFORE_SHIP,
    BUSINESS,
    FORM,
    MEANT_FORM,
    NEAR_FORM,
    NUMBER,
    PATRONYMIC,
    PLACE,
    ROMAN_NUMBER,
    SHIP,
    SHIP_LETTER,
    SYLLABIC,
    WORD,
)
from screening.names.leftovers import (
    ADDRESS,
    BEHIND_FORM,
    LETTERS_OF_A_SHIP,
    LIKE_A_FORM,
    MORE_BUSINESS,
    PATRONYMIC_LEFT,
    PLACE_BEHIND,
    REPEATED,
    SHIP_PREFIX,
    SYLLABLE,
    says_it_again,
)
from screening.names.lines import Bools, Ints
from screening.names.many import Names
from screening.names.scripts import writes_no_vowels
from screening.names.truncation import cut_off_of_many

Floats = npt.NDArray[np.float64]


class Tokens:
    """The tokens of many names, one name's after another's: whose each is and its place there, its number,
    traits (`place_traits`) and first three letters (`first_three`). Of each name how many it has, where the
    first and the last are, whether it is a person's, and whether nobody says what it is."""

    def __init__(self, size: Ints, number: Ints, traits: Ints, three: Ints, classes: Ints) -> None:
        """`size`: how many each name has; `classes`: `class_of` each name."""
        self.size, self.number, self.traits, self.three = size, number, traits, three
        self.query = np.repeat(np.arange(len(size)), size)
        self.first, self.last = size.cumsum() - size, size.cumsum() - 1
        self.place = np.arange(len(number)) - self.first[self.query]
        self.personal, self.unsaid = classes == PERSONAL, (classes == PLAIN) | (classes == FORMED)

    @cached_property
    def again(self) -> tuple[Ints, Ints]:
        """Where a token stands that did before in its name, and where it stood first."""
        filed = (self.query << 32) | self.number
        held = np.sort(filed)
        repeating = np.zeros(len(self.size), dtype=np.bool_)
        repeating[held[1:][held[1:] == held[:-1]] >> 32] = True
        some = np.flatnonzero(repeating[self.query])
        _, at, own = np.unique(filed[some], return_index=True, return_inverse=True)
        first = some[at[own]]
        later = some != first
        return some[later], first[later]

    def are(self, traits: int) -> Bools:
        """Which of them have any of these traits."""
        found: Bools = (self.traits & traits) != 0
        return found


class _Told(NamedTuple):
    """The few tokens that are a number at the end, the acronym of the others, that say that this is a ship,
    or may be a legal form at an end."""

    number: Ints
    acronym: Ints
    ship: Ints
    form: Ints


def plain_shares(traits: Ints) -> Floats:
    """[token, (firms, persons)]: the least that tokens cost left over, as a share of their weight, where it
    hangs on no place; by their `place_traits`."""
    firm = np.where(traits & BUSINESS, MORE_BUSINESS, 1.0) * ((traits & WORD) != 0)
    person = np.where(traits & NUMBER, ADDRESS, np.where(traits & PATRONYMIC, PATRONYMIC_LEFT, 1.0))
    return np.stack([firm, person], axis=1)


def least_costs(names: Names, tokens: Tokens, weight: Floats) -> Floats:
    """[token, (firms, persons)]: the least that each costs left over, by what it weighs; one that stands
    several times in its name costs at each place what it does in all. The last of a name that may have been
    cut off costs nothing."""
    query = tokens.query
    tail, address = _tails(names, tokens.size)
    behind = tokens.place >= tail[query]
    addressed = behind & address[query]
    number = tokens.are(ROMAN_NUMBER) & tokens.unsaid[query] & (tokens.place > 0)
    told = _Told(
        np.flatnonzero(number & (tokens.place == tail[query] - 1)),
        _acronyms(names, tokens),
        _of_ships(names, tokens),
        _forms(names, tokens),
    )
    hung = _hung(tokens, tail, told)
    syllables = _in_syllables(names, tokens, tail, hung)
    cost = np.empty_like(weight)
    cost[:, 0] = weight[:, 0] * _firm_shares(tokens, behind, addressed, told)
    cost[:, 1] = weight[:, 1] * _person_shares(tokens, addressed, hung, syllables)
    cost[tokens.last[cut_off_of_many(names.texts, names.told.tokens)]] = 0.0
    later, first = tokens.again
    np.add.at(cost, first, REPEATED * cost[later])
    cost[later] = cost[first]
    return cost


def _firm_shares(tokens: Tokens, behind: Bools, addressed: Bools, told: _Told) -> Floats:
    share = np.where(behind, np.where(addressed, ADDRESS, BEHIND_FORM), tokens.are(WORD))
    other = ~tokens.are(PLACE) & ~behind
    before = other.cumsum()
    placed = (before - other == before[tokens.last[tokens.query]]) & (tokens.place > 0)  # and so to the tail
    share[placed] = np.minimum(PLACE_BEHIND, share[placed])
    business = tokens.are(BUSINESS)
    share[business] = np.minimum(MORE_BUSINESS, share[business])
    surely = (tokens.traits[told.form] & FORM) != 0
    share[told.form] = np.where(surely, 0.0, np.minimum(LIKE_A_FORM, share[told.form]))
    share[told.ship] = SHIP_PREFIX
    share[told.number] = 0.0
    share[told.acronym] = 0.0
    return share


def _person_shares(tokens: Tokens, addressed: Bools, hung: Bools, syllables: Bools) -> Floats:
    share = np.where(tokens.are(PATRONYMIC), PATRONYMIC_LEFT, 1.0)
    share[syllables[tokens.query]] = SYLLABLE
    number = np.flatnonzero(tokens.are(NUMBER))
    whose = tokens.query[number]
    share[number[tokens.personal[whose] | ~hung[whose]]] = ADDRESS
    share[addressed] = ADDRESS
    return share


def _tails(names: Names, size: Ints) -> tuple[Ints, Bools]:
    """Where the tail of each name begins in its tokens, and whether it is an address."""
    tail, address = size.copy(), np.zeros(len(size), dtype=np.bool_)
    for at in np.flatnonzero(np.array(names.told.tailed, np.bool_)).tolist():
        tail[at], address[at] = names.tail(at)
    return tail, address


def _hung(tokens: Tokens, tail: Ints, told: _Told) -> Bools:
    """Which names are such that it hangs on places what any of their tokens costs."""
    found = tail < tokens.size
    found |= _all_syllables(tokens, tokens.size)
    for some in (*told, tokens.again[0]):
        found[tokens.query[some]] = True
    several = np.flatnonzero(tokens.size > 1)
    found[several] |= (tokens.traits[tokens.last[several]] & PLACE) != 0
    return found


def _in_syllables(names: Names, tokens: Tokens, tail: Ints, hung: Bools) -> Bools:
    """Which of the names of which it hangs on places are Chinese or Korean, each token a syllable."""
    found = _all_syllables(tokens, tail) & hung
    native = names.told.native
    for at in np.flatnonzero(hung & ~found).tolist():
        found[at] = native[at] and names[at].is_korean
    return found


def _all_syllables(tokens: Tokens, end: Ints) -> Bools:
    """Of which names all tokens up to an end are syllables, and several."""
    other = ~tokens.are(SYLLABIC) & (tokens.place < end[tokens.query])
    found: Bools = (end > 1) & (np.bincount(tokens.query[other], minlength=len(end)) == 0)
    return found


def _acronyms(names: Names, tokens: Tokens) -> Ints:
    """The tokens that are the acronym of those beside them."""
    at, begun = 4 * tokens.query + (tokens.place == 0), names.begun.ravel()  # not from the token itself
    alike = (begun.take(at) == tokens.three) | (begun.take(at + 2) == tokens.three)
    some = np.flatnonzero(alike & (tokens.three != 0))
    said = [
        says_it_again(names[query], place)
        for query, place in zip(tokens.query[some].tolist(), tokens.place[some].tolist(), strict=True)
    ]
    found: Ints = some[np.array(said, dtype=np.bool_)]
    return found


def _of_ships(names: Names, tokens: Tokens) -> Ints:
    """The tokens that say that this is a ship, before her name or behind it."""
    some = np.flatnonzero(tokens.are(SHIP))
    query = tokens.query[some]
    other = ~tokens.are(BEFORE_SHIP)
    before = other.cumsum() - other
    leading = before[some] == before[tokens.first[query]]
    said: Ints = some[(tokens.size[query] > 1) & (leading | (some == tokens.last[query]))]
    first = tokens.first[tokens.size > 2]
    for at in first[(tokens.traits[first] & tokens.traits[first + 1] & SHIP_LETTER) != 0].tolist():
        if "".join(names.told.tokens[tokens.query[at]][:2]) in LETTERS_OF_A_SHIP:
            said = np.append(said, (at, at + 1))
    return said


def _forms(names: Names, tokens: Tokens) -> Ints:
    """The tokens at an end of a name that is no person's that may be its legal form, where none says so."""
    own = np.flatnonzero((tokens.size > 1) & ~tokens.personal)
    trait = np.where(tokens.unsaid[own], MEANT_FORM, NEAR_FORM)
    ends = np.concatenate([tokens.first[own], tokens.last[own]])
    some = ends[(tokens.traits[ends] & np.tile(trait, 2)) != 0]
    said = [_says_its_form(names, at) for at in tokens.query[some].tolist()]
    found: Ints = some[~np.array(said, dtype=np.bool_)]
    return found


def _says_its_form(names: Names, at: int) -> bool:
    """Whether a name says what legal form it has, or it has no vowels by which a word were one."""
    if names.told.formed[at] and set(names[at].legal_forms) - {"company"}:
        return True
    return writes_no_vowels(names.texts[at])
