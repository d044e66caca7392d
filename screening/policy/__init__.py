"""Compared candidates in, verdicts out.

Every rule of judgement is in this folder; no comparing, no reading of lists.

    judge.py        the verdict on a name: weigh, judge each candidate, put in order
    joining.py      verdicts on several names of one text: each party once
    weighing.py     kind, birth date, country: points with their reasons
    identity.py     the same number on both sides      births.py   dates of birth
    tier.py         listed, possible or no match       reserves.py what speaks against a good score
    sameness.py     equal names, names met in full
    offices.py      what a person does, in a text and on a list
    nations.py      when countries contradict          short_forms.py   what a firm may be called
    facts.py, terms.py   what a judgement takes
    decided.py      what reviewers decided about a match     whom.py, records.py   about whom, which record
"""

from screening.policy.decided import Book
from screening.policy.facts import NOTHING_KNOWN, Facts, facts_of, facts_of_text
from screening.policy.joining import MatchKey, in_order, joined, match_key, strength
from screening.policy.judge import Verdict, judge, near_misses
from screening.policy.short_forms import (
    SHARED_BY,
    SURNAME_PARTIES,
    is_abbreviation,
    is_whole_name,
    may_be_surname,
    short_form_of,
    short_form_outcome,
)
from screening.policy.terms import Candidate, Context, Rules, expired, surname
from screening.policy.weighing import LIFTED_FROM
from screening.policy.whom import whom_asked

__all__ = [
    "LIFTED_FROM",
    "NOTHING_KNOWN",
    "SHARED_BY",
    "SURNAME_PARTIES",
    "Book",
    "Candidate",
    "Context",
    "Facts",
    "MatchKey",
    "Rules",
    "Verdict",
    "expired",
    "facts_of",
    "facts_of_text",
    "in_order",
    "is_abbreviation",
    "is_whole_name",
    "joined",
    "judge",
    "match_key",
    "may_be_surname",
    "near_misses",
    "short_form_of",
    "short_form_outcome",
    "strength",
    "surname",
    "whom_asked",
]
