"""What an alignment of two names amounts to: the weight that met against the weight that was left over.

One number A between 0 and 1 for one kind of name, and its reading on the common scale. It sees tokens and
weights only; legal forms, numbers and native spellings are for `compare`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from screening.model import Leftover, Relation, TokenPair
from screening.names.align import Alignment
from screening.names.normalize import NameForm
from screening.names.scripts import is_syllabic
from screening.names.weights import Weights

THRESHOLD = 85.0
"""The score at which a name counts as met; `docs/matching.md` has the figures that put every profile's `even`
there.
"""

_NEARLY = 99.0
"""The most that names with different keys reach: 100 is for the same name."""

_ADDRESS = 0.05
_BEHIND_FORM = 0.5
"""What a leftover token costs, of its weight, inside an address and behind a legal form in the middle of a
name.
"""


_INITIAL_DOUBT = 0.25
"""What an initial leaves open, of the weight of the name it stands for: "V. Kalashnikov" is a match because
the family name is rare, "F. Mohammed" is none."""

_WHOLE_BESIDE_INITIAL = 0.62
"""The weight of whole names that an initial must stand beside, or what is missing of it is doubt."""

_SYLLABLE = 2.6
"""A syllable left over from a Chinese or Korean name is half a given name, not a middle name: Wang Ying is
not Wang Guoying."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one kind of name is weighed.

    With M the weight that met, `hi` and `lo` the larger and smaller weight left over: leftovers on one side
    are an omission and cost `omission`; on both sides they are a substitution, one name for another, and cost
    `substitution`, and `conflict` on top as lo nears .4. Differences inside met tokens cost `edit`. An
    initial meets with `initial` of the weight of its name. A name that met less than `least` in all proves
    little. `even` is the agreement that reads as the threshold.
    """

    omission: float
    substitution: float
    conflict: float
    initial: float
    edit: float
    least: float
    even: float


PERSON = Profile(omission=0.31, substitution=1.9, conflict=0.4, initial=0.45, edit=1.7, least=0.9, even=0.762)
FIRM = Profile(omission=0.5, substitution=1.5, conflict=0.12, initial=0.0, edit=2.0, least=0.85, even=0.83)
VESSEL = Profile(omission=0.5, substitution=1.5, conflict=0.2, initial=0.0, edit=1.3, least=0.85, even=0.8)


@dataclass(slots=True)
class Tally:
    """What an alignment weighs: met, lost inside met tokens, doubted in acronyms, left over on each side."""

    met: float
    lost: float
    doubt: float
    left: float
    right: float
    pairs: tuple[TokenPair, ...]
    query_left: tuple[Leftover, ...]
    listed_left: tuple[Leftover, ...]


def _leftovers(
    form: NameForm, places: tuple[int, ...], met: set[str], weigh: Callable[[str], float], person: bool
) -> list[Leftover]:
    """Leftover tokens with the weight they cost: repeated tokens and address tails cost little."""
    found = []
    syllables = person and bool(places) and is_syllabic(form.tokens)
    for place in places:
        token = form.tokens[place]
        weight = weigh(token)
        if token in met:
            weight *= 0.15
        elif not person and not token.isalpha() and place < form.tail:
            weight = 0.0  # numbers are judged by themselves
        elif not person and place >= form.tail:
            weight *= _ADDRESS if form.address else _BEHIND_FORM
        elif syllables:
            weight *= _SYLLABLE
        elif person and token.endswith(("ovich", "evich", "ovna", "evna", "ovych", "ivna")):
            weight *= 0.6
        found.append(Leftover(token, round(weight, 3)))
    return found


def weigh_alignment(
    query: NameForm, listed: NameForm, alignment: Alignment, profile: Profile, weights: Weights
) -> Tally:
    person = profile is PERSON
    weigh = weights.personal if person else weights.weight
    pairs = []
    met = lost = doubt = 0.0
    initials, whole = 0, 0.0
    for one in alignment.met:
        left = [query.tokens[place] for place in one.left]
        right = [listed.tokens[place] for place in one.right]
        weight = min(sum(map(weigh, left)), sum(map(weigh, right)))
        if one.relation is Relation.INITIAL:
            initials += 1
            weight = max(weigh(token) for token in left + right)
            met += profile.initial * weight
            doubt += _INITIAL_DOUBT * weight
        elif one.relation is Relation.ACRONYM:
            weight = max(weigh(token) for token in (left if len(left) == 1 else right))
            met += one.similarity * weight
            doubt += weight * (1.0 - one.similarity)
        else:
            met += one.similarity * weight
            whole += weight
            lost += weight * (1.0 - one.similarity)
        pairs.append(
            TokenPair(
                " ".join(left), " ".join(right), one.relation, round(one.similarity, 3), round(weight, 3)
            )
        )
    if initials:
        doubt += max(0.0, _WHOLE_BESIDE_INITIAL - whole)
        met = met if whole else 0.0  # initials alone are nobody's name
    seen_left = {query.tokens[place] for one in alignment.met for place in one.left}
    seen_right = {listed.tokens[place] for one in alignment.met for place in one.right}
    query_left = _leftovers(query, alignment.left_over, seen_left, weigh, person)
    listed_left = _leftovers(listed, alignment.right_over, seen_right, weigh, person)
    return Tally(
        met,
        lost,
        doubt,
        sum(one.weight for one in query_left),
        sum(one.weight for one in listed_left),
        tuple(pairs),
        tuple(query_left),
        tuple(listed_left),
    )


def agreement(tally: Tally, profile: Profile) -> float:
    """A in 0-1: what met, against what did not."""
    if tally.met <= 0.0:
        return 0.0
    low, high = sorted((tally.left, tally.right))
    cost = (
        profile.omission * (high - low) + profile.substitution * low + profile.edit * tally.lost + tally.doubt
    )
    agreement = tally.met / (tally.met + cost)
    agreement *= 1.0 - profile.conflict * min(1.0, low / 0.4)
    if high > 0.05 and tally.met < profile.least:
        agreement *= 0.55 + 0.45 * tally.met / profile.least
    return agreement


def reading(agreement: float, even: float) -> float:
    """A on the common scale: `even` reads 85, 1 reads 99."""
    if agreement >= even:
        return THRESHOLD + (_NEARLY - THRESHOLD) * (agreement - even) / (1.0 - even)
    return THRESHOLD * agreement / even
