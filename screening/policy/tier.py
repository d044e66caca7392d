"""How strongly one candidate speaks, what it rests on, and what is to be said beside the evidence.

- **listed**: an equal strong identifier; or the primary name, or a strong alias that shares an identifying
  word with it, met in full: what the listed name has beyond it says little.
- **possible**: anything fuzzy; an identifier that proves little; a weak alias (OFAC: weak aliases confirm,
  they do not screen, FAQ 122, 123); a kind or year of birth that contradicts an equal name; an alias that
  shares no word with its party's primary name when nothing else in the text points to that party (a name
  collision); a listing that has expired.
- A one-word weak alias of a person or a vessel never matches alone.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from screening.model import Basis, Kind, Relation, Role, Strength
from screening.names import NameForm
from screening.policy.births import Agreement
from screening.policy.reserves import (
    objection,
    objection_of_row,
    objection_of_text,
    reserve_of_characters,
    reserve_of_text,
)
from screening.policy.sameness import leaves_little, met_in_full
from screening.policy.terms import LISTED, LISTED_WITH_A_SLIP, Candidate, Context, Rules, expired
from screening.policy.weighing import Weighed


class Tier(IntEnum):
    """How strongly a candidate speaks, for ordering."""

    NONE = 0
    POSSIBLE = 1
    LISTED = 2


class Judged(NamedTuple):
    """The tier of a candidate, what it rests on, and a note for people (why not, for Tier.NONE)."""

    tier: Tier
    basis: Basis
    note: str = ""


def judge_one(query: NameForm, kind: Kind, weighed: Weighed, rules: Rules, context: Context | None) -> Judged:
    """The judgement on one candidate: by an equal number or by the name, whichever says more."""
    by_name = _by_name(query, kind, weighed, rules, context)
    if weighed.same is None or not weighed.same.carries:
        return by_name
    by_number = _by_number(weighed, rules)
    return by_number if by_number.tier >= by_name.tier else by_name


def _by_name(query: NameForm, kind: Kind, weighed: Weighed, rules: Rules, context: Context | None) -> Judged:
    one = weighed.candidate
    if weighed.sunk:
        why = f"{weighed.sunk} ({one.comparison.score:.0f} is below {rules.threshold:.0f}"
        return Judged(Tier.NONE, Basis.FUZZY, f"{why}; the name alone scores {weighed.named:.0f})")
    if one.comparison.score < rules.threshold:
        return Judged(Tier.NONE, Basis.FUZZY)
    no_match = objection(query, weighed, rules, context)
    if not no_match and context is None:
        no_match = objection_of_row(query, kind, weighed, rules)
    no_match = no_match or objection_of_text(query, kind, one, rules, context)
    if no_match:
        return Judged(Tier.NONE, Basis.FUZZY, no_match)
    if one.name.strength is Strength.WEAK:
        note = "a weak alias confirms a match, it does not make one"
        return Judged(Tier.POSSIBLE, Basis.WEAK_ALIAS, note)
    if expired(one.party, rules.today):
        return Judged(Tier.POSSIBLE, Basis.EXPIRED, "the listing has expired")
    if not _is_the_name(weighed):
        return Judged(Tier.POSSIBLE, Basis.FUZZY)
    if weighed.contradicted:
        return Judged(Tier.POSSIBLE, _of_name(one), "the name is the same, what is known besides is not")
    if spoken := reserve_of_characters(query, one):
        return Judged(Tier.POSSIBLE, Basis.FUZZY, spoken)
    reserve = reserve_of_text(query, kind, one, rules, context)
    if reserve:
        return Judged(Tier.POSSIBLE, Basis.COLLISION, reserve)
    return Judged(Tier.LISTED, _of_name(one))


def _of_name(one: Candidate) -> Basis:
    return Basis.NAME if one.name.role is Role.PRIMARY else Basis.ALIAS


def _by_number(weighed: Weighed, rules: Rules) -> Judged:
    """An equal number is a match whatever the names: ships are renamed, firms and persons change theirs."""
    assert weighed.same is not None
    if expired(weighed.candidate.party, rules.today):
        return Judged(Tier.POSSIBLE, Basis.EXPIRED, "the listing has expired")
    if weighed.contradicted:
        return Judged(Tier.POSSIBLE, Basis.IDENTIFIER, "the number is the same, what is known besides is not")
    return Judged(Tier.LISTED if weighed.same.strong else Tier.POSSIBLE, Basis.IDENTIFIER)


def _is_the_name(weighed: Weighed) -> bool:
    """Whether it is the listed name: nearly the same, met in full, or nearly so with the day of birth or with
    the office that the list has too."""
    one = weighed.candidate
    slipped = any(pair.relation is Relation.EDIT for pair in one.comparison.pairs)
    least = LISTED_WITH_A_SLIP if slipped else LISTED
    nearly_same = min(weighed.named, one.comparison.score) >= least and leaves_little(one)
    if nearly_same or met_in_full(one):
        return True
    known = weighed.employed or (weighed.born is not None and weighed.born >= Agreement.MONTH)
    return known and one.comparison.score >= LISTED
