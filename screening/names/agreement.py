"""What an alignment of two names amounts to: the weight that met against the weight that was left over.

One number A between 0 and 1 for one kind of name, and its reading on the common scale. It sees tokens and
weights only; legal forms, numbers and native spellings are for `compare`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from screening.model import Kind, Leftover, Relation, TokenPair
from screening.names.align import Alignment
from screening.names.leftovers import Side, leftovers, only_business, spared
from screening.names.normalize import NameForm
from screening.names.truncation import goes_on
from screening.names.weights import Weights

THRESHOLD = 85.0
"""The score at which a name counts as met; `docs/matching.md` has the figures that put every profile's `even`
there.
"""

_NEARLY = 99.0
"""The most that names with different keys reach: 100 is for the same name."""

INITIAL_DOUBT = 0.16
"""What an initial leaves open, of the weight of the name it stands for: "V. Kalashnikov" is a match because
the family name is rare, "F. Mohammed" is none."""

WHOLE_BESIDE_INITIAL = 0.62
"""The weight of whole names that an initial must stand beside, or what is missing of it is doubt."""

_CUT = 0.95
"""The last word of a name that was cut off, beside the whole word."""

HEAVIER = 0.15
"""How far a slip counts by the heavier of its two tokens, not the lighter: "Cheetah" is no "China"
misspelled."""

LETTERS, MANY_LETTERS, BY_LETTERS = 12.0, 20.0, 0.18
"""A slip is dearer in a name of few letters and cheaper in one of many, by at most this share: at 12
letters it costs what the profile says, at 4 and at 20 the most more and the most less."""

_BOTH_BORNE = 0.2
"""Off the similarity of two words of persons' names, one a slip from the other, that many listed parties bear
each: Hernandez is no Fernandez misspelled."""

_SAME_ACRONYM = {3: 0.5, 4: 0.75}
"""The weight of the same acronym in brackets behind both names, by its letters; of more letters .9. Names
that share one are compared whatever else they have in common, so no bound need know it."""

_TELLING = 0.75
"""Weight of a word of five letters and more beside which words of business said or left out cost little: not
"Edison International" beside "Edison", nor "MKS" beside "MKS International"."""

_PERSONS = (Kind.PERSON, Kind.UNKNOWN)
"""Kinds of names that may have middle names."""

THIN_LEFT = 0.16
"""A name that met little is judged strictly from leftovers of this share of it on."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one kind of name is weighed.

    With M the weight that met, `hi` and `lo` the larger and smaller weight left over: leftovers on one side
    are an omission and cost `omission`, `between` of it where the first and the last word of both names met;
    on both sides they are a substitution, one name for another, and cost `substitution`, and `conflict` on
    top as lo nears .4. Differences inside met tokens cost `edit`. An initial meets with `initial` of the
    weight of its name. A name that met less than `least` in all proves little as soon as something is left
    over or spelled otherwise (which counts `alone`), and loses up to `thin`. `even` is the agreement that
    reads as the threshold."""

    omission: float
    between: float
    substitution: float
    conflict: float
    initial: float
    edit: float
    alone: float
    least: float
    thin: float
    even: float

    def omission_if(self, between: bool) -> float:
        """What is left over on one side costs, of its weight, `between` words that met or not."""
        return self.omission * self.between if between else self.omission


PERSON = Profile(
    omission=0.26,
    between=0.55,
    substitution=1.9,
    conflict=0.25,
    initial=0.52,
    edit=1.35,
    alone=0.2,
    least=1.6,
    thin=0.44,
    even=0.76,
)
FIRM = Profile(
    omission=0.32,
    between=1.0,
    substitution=1.4,
    conflict=0.1,
    initial=0.0,
    edit=1.4,
    alone=0.6,
    least=1.4,
    thin=0.45,
    even=0.775,
)
VESSEL = Profile(
    omission=0.6,
    between=1.0,
    substitution=1.3,
    conflict=0.2,
    initial=0.0,
    edit=1.1,
    alone=0.3,
    least=0.65,
    thin=0.35,
    even=0.7,
)


@dataclass(slots=True)
class Tally:
    """What an alignment weighs: met, lost inside met tokens, doubted in acronyms and initials, left over on
    each side; `letters`, how many letters stand in what met; and `between`, whether what is left over stands
    between the first and the last word of its name, as middle names do."""

    met: float
    lost: float
    doubt: float
    letters: int
    left: float
    right: float
    pairs: tuple[TokenPair, ...]
    query_left: tuple[Leftover, ...]
    listed_left: tuple[Leftover, ...]
    between: bool = False


def weigh_alignment(
    query: NameForm, listed: NameForm, alignment: Alignment, profile: Profile, weights: Weights
) -> Tally:
    person = profile is PERSON
    cut = not person and goes_on(listed, query)
    weigh = weights.personal if person else weights.weight
    pairs = []
    met = lost = doubt = whole = 0.0
    initials = letters = 0
    ours, theirs = query.tokens, listed.tokens
    for one in alignment.met:
        if one.relation is Relation.SAME:
            token = ours[one.left[0]]
            weight = weigh(token)
            met += weight
            whole += weight
            letters += len(token)
            pairs.append(TokenPair(token, token, Relation.SAME, 1.0, round(weight, 3)))
            continue
        left = [ours[place] for place in one.left]
        right = [theirs[place] for place in one.right]
        weight, heavier = sorted((sum(map(weigh, left)), sum(map(weigh, right))))
        if cut and one.relation is Relation.PREFIX and one.left[0] == len(ours) - 1:
            one = one._replace(similarity=_CUT)  # the field was full
        if one.relation is Relation.INITIAL:
            initials += 1
            weight = heavier
            met += profile.initial * weight
            doubt += INITIAL_DOUBT * weight
        elif one.relation is Relation.ACRONYM:
            weight = max(weigh(token) for token in (left if len(left) == 1 else right))
            met += one.similarity * weight
            doubt += weight * (1.0 - one.similarity)
        else:
            if person and one.relation is Relation.EDIT and weights.both_borne(left[0], right[0]):
                one = one._replace(similarity=max(0.0, one.similarity - _BOTH_BORNE))
            met += one.similarity * weight
            whole += weight
            letters += min(sum(map(len, left)), sum(map(len, right)))
            if one.relation is Relation.EDIT:
                lost += (weight + HEAVIER * (heavier - weight)) * (1.0 - one.similarity)
            else:
                lost += weight * (1.0 - one.similarity)
        shown = round(one.similarity, 3), round(weight, 3)
        pairs.append(TokenPair(" ".join(left), " ".join(right), one.relation, *shown))
    for acronym in () if person or not alignment.met else query.acronyms:
        if acronym in listed.acronyms and len(acronym) > 2:
            weight = _SAME_ACRONYM.get(len(acronym), 0.9)
            met += weight
            letters += len(acronym)
            pairs.append(TokenPair(acronym, acronym, Relation.SAME, 1.0, weight))
    if initials:
        doubt += max(0.0, WHOLE_BESIDE_INITIAL - whole)
        met = met if whole else 0.0  # initials alone are nobody's name
    query_left, listed_left = _left_over(query, listed, alignment, profile, weigh, cut=cut)
    return Tally(
        met,
        lost,
        doubt,
        letters,
        sum(one.weight for one in query_left),
        sum(one.weight for one in listed_left),
        tuple(pairs),
        query_left,
        listed_left,
        person and _is_between(query, listed, alignment),
    )


def _is_between(query: NameForm, listed: NameForm, alignment: Alignment) -> bool:
    """Whether what is left over are middle names: a syllable is half a given name, and firms have none."""
    return alignment.ends_met(len(query.tokens), len(listed.tokens)) and all(
        form.kind in _PERSONS and not form.in_syllables for form in (query, listed)
    )


def _left_over(
    query: NameForm,
    listed: NameForm,
    alignment: Alignment,
    profile: Profile,
    weigh: Callable[[str], float],
    *,
    cut: bool,
) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """What met nothing on each side, with the weight it costs."""
    if not alignment.left_over and not alignment.right_over:
        return (), ()
    met = [one.left for one in alignment.met], [one.right for one in alignment.met]
    ours = Side(query, alignment.left_over, {query.tokens[place] for run in met[0] for place in run})
    theirs = Side(listed, alignment.right_over, {listed.tokens[place] for run in met[1] for place in run})
    person, ship = profile is PERSON, profile is VESSEL
    return (
        leftovers(ours, theirs, weigh, person=person, ship=ship),
        leftovers(theirs, ours, weigh, person=person, ship=ship, cut=cut),
    )


def without_business(tally: Tally, profile: Profile) -> Tally | None:
    """The tally of firms' names of which words of business are said or left out beside a telling word, or
    others said instead where it is the very same, with what they cost then; None of any other."""
    if profile is not FIRM:
        return None
    ours, theirs = spared(tally.query_left), spared(tally.listed_left)
    if not (ours or theirs):
        return None
    instead = bool(tally.query_left and tally.listed_left)
    if instead and not (only_business(tally.query_left) and only_business(tally.listed_left)):
        return None
    if not any(_tells(pair) and (not instead or pair.relation in _ONE_WORD) for pair in tally.pairs):
        return None
    return replace(tally, left=max(0.0, tally.left - ours), right=max(0.0, tally.right - theirs))


_ONE_WORD = (Relation.SAME, Relation.TRANSLITERATION)


def _tells(pair: TokenPair) -> bool:
    return tells(pair.weight, len(pair.query))


def tells(weight: float, letters: int) -> bool:
    """Whether a word that met, of that weight, is one beside which words of business cost little."""
    return weight >= _TELLING and letters > 4


def agreement(tally: Tally, profile: Profile) -> float:
    """A in 0-1: what met, against what did not."""
    met = tally.met
    if met <= 0.0:
        return 0.0
    low, high = sorted((tally.left, tally.right))
    share = max(-1.0, min(1.0, (LETTERS - tally.letters) / (MANY_LETTERS - LETTERS)))
    slips = profile.edit * (1.0 + BY_LETTERS * share) * tally.lost
    omission = profile.omission_if(tally.between) * (high - low)
    agreement = met / (met + omission + profile.substitution * low + slips + tally.doubt)
    agreement *= 1.0 - profile.conflict * min(1.0, low / 0.4)
    if met < profile.least:
        strict = min(1.0, (high + profile.alone * tally.lost) / (THIN_LEFT * met))
        agreement *= 1.0 - profile.thin * strict * (1.0 - met / profile.least)
    return agreement


def reading(agreement: float, even: float) -> float:
    """A on the common scale: `even` reads 85, 1 reads 99."""
    if agreement >= even:
        return THRESHOLD + (_NEARLY - THRESHOLD) * (agreement - even) / (1.0 - even)
    return THRESHOLD * agreement / even
