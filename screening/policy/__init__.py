"""Compared candidates in, verdicts out.

Every rule of judgement is in this folder; no comparing, no reading of lists.
"""

from screening.policy.judge import Verdict, judge, near_misses
from screening.policy.short_forms import (
    SURNAME_PARTIES,
    may_be_surname,
    short_form_of,
    short_form_outcome,
)
from screening.policy.terms import Candidate, Context, Rules, expired, surname

__all__ = [
    "SURNAME_PARTIES",
    "Candidate",
    "Context",
    "Rules",
    "Verdict",
    "expired",
    "judge",
    "may_be_surname",
    "near_misses",
    "short_form_of",
    "short_form_outcome",
    "surname",
]
