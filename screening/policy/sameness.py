"""When a name that met is the listed one, whole: equal, or met in full. Anything less is fuzzy."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from screening.model import Comparison, Kind, Relation, TokenPair
from screening.names import name_form
from screening.policy.terms import IDENTIFYING, Candidate, is_exact, surname

LEFT_OF_A_FIRM = 0.35
"""Weight that a firm's listed name may have beyond the query and still be met in full: "State Corporation" of
"State Corporation Rostec", not "Airfreight" of "Target Airfreight"."""
LEFT_OF_A_PERSON = 0.25
"""Weight that may be left over of a person's name, as a share of what met, where the score alone tells that
it is the listed one: middle names cost little in it, and what stands between may be a family name."""
MET_OF_A_PERSON = 1.5
"""Weight that the words met of a person must have where a middle name lacks: "Yevgeniy Prigozhin" has it,
"Juan Rodriguez" is borne by too many."""
ONE_WORD = 0.78
"""Weight from which one word that met is a whole firm's name: at most some twenty of 30,000 parties bear it.
Counts are read in steps (`screening.names.weights`), which take a word up to .02 below what it weighed by its
count: by .80 "Hezbollah" would only be possible."""
_FUNCTION_WORD = 0.1


def is_equal(comparison: Comparison) -> bool:
    """Whether the names are the same up to spelling manners and word order, nothing left over on a side."""
    left = (*comparison.query_left, *comparison.listed_left)
    met = all(is_exact(pair) for pair in comparison.pairs)
    return bool(comparison.pairs) and met and all(one.weight < _FUNCTION_WORD for one in left)


def _but_middle_names(one: Candidate, left: Set[str], met: Sequence[TokenPair]) -> bool:
    """Whether what lacks of a person's name is neither the first of the given names nor the family name: two
    given names of Christopher Daniel Stines are a stranger's whole name, and Thomas Dixon is not Ian Thomas
    Dixon. Where no comma tells the family name, it is the last word."""
    words = name_form(one.name.text, Kind.PERSON).tokens
    family = surname(one.name).tokens or words[-1:]
    if not left.isdisjoint(words[:1]):
        return False
    return left.isdisjoint(family) or _second_surname(family, left, met)


def _second_surname(family: Sequence[str], left: Collection[str], met: Sequence[TokenPair]) -> bool:
    """Whether only the second of two family names lacks: "Nicolás Maduro" is "MADURO MOROS, Nicolas"."""
    return len(family) == 2 and left == {family[1]} and any(pair.listed == family[0] for pair in met)


def other_family(one: Candidate) -> str:
    """Why a person who met without the family name, which a comma tells, is another: what met of the given
    names is no more than an initial, or not quite the same ("Michael Berry", "Shor, Michael Barry"); else
    empty."""
    family = surname(one.name).tokens
    left = {over.token for over in one.comparison.listed_left if over.weight >= IDENTIFYING}
    if not family or not left.issuperset(family):
        return ""
    for pair in one.comparison.pairs:
        if pair.relation in (Relation.EDIT, Relation.INITIAL):
            said = " ".join(family)
            return f"the family name {said!r} is left over, and {pair.query!r} is not {pair.listed!r} in full"
    return ""


def leaves_little(one: Candidate) -> bool:
    """Whether, of a person's names, little is left over on either side."""
    comparison = one.comparison
    left = sum(leftover.weight for leftover in (*comparison.query_left, *comparison.listed_left))
    met = sum(pair.weight for pair in comparison.pairs)
    return one.party.kind is not Kind.PERSON or left <= LEFT_OF_A_PERSON * met


def met_in_full(one: Candidate) -> bool:
    """Whether every word of the query is a word of the listed name, and what that has beyond says little."""
    comparison = one.comparison
    if comparison.query_left or not all(is_exact(pair) for pair in comparison.pairs):
        return False
    met = [pair for pair in comparison.pairs if pair.weight >= IDENTIFYING]
    left = sum(leftover.weight for leftover in comparison.listed_left)
    if one.party.kind is Kind.PERSON:
        left_over = {leftover.token for leftover in comparison.listed_left}
        whole = not left_over or _but_middle_names(one, left_over, met)
        return len(met) >= 2 and whole and sum(pair.weight for pair in met) >= MET_OF_A_PERSON
    identifies = len(met) >= 2 or any(pair.weight >= ONE_WORD and len(pair.query) >= 5 for pair in met)
    return identifies and left <= LEFT_OF_A_FIRM
