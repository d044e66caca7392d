"""The kind of a BIS or State party: those lists do not publish it.

A guess from the words of the name, marked as a guess by the caller. PERSON is said only where the list names
mostly people (denied and debarred persons) or the text says so: a firm mistaken for a person would lose the
rules that find firms by their short forms. UNKNOWN is an answer.
"""

from __future__ import annotations

import re

from screening.model import Kind
from screening.sources.reading.kinds import has_legal_form

OF_PEOPLE = frozenset({"us-bis-dpl", "us-state-dtc"})
"""Lists that name people unless the name says otherwise."""

_BODIES = re.compile(
    r"\b(?:academy|aerospace|agency|air|aircraft|airways|army|associates|association|authority|aviation"
    r"|battalion|board|branch|brigade|bureau|center|centre|college|commission|committee|complex|computers?"
    r"|concern|construction|consulting|corps|council|defen[cs]e|department|design|directorate|division"
    r"|electronics?|energy|engineering|establishment|export|facility|factory|forces?|foundation|freight"
    r"|government|group|guard|headquarters|industrial|industry|institut\w*|instruments?|international"
    r"|investments|laborator(?:y|ies)|lines|logistics|machinery|manufacturing|marine|metals|microelectronics"
    r"|military|ministry|motors|network|office|oil|organi[sz]ation|parts|petroleum|plant|police|power"
    r"|products|radio|regiment|repair|republic|research|results|sales|sciences?|scientific|school|security"
    r"|semiconductors?|services?|shipyard|society|software|solutions|space|sports?|supply|systems?|tech"
    r"|technik|technolog(?:y|ies)|telecom\w*|tools?|trade|traders|transport|travel|union|unit|university"
    r"|vertriebs|works|yard|zone)\b"
    r"|\.(?:com|net|org)\b|\d|\s-\s",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:mr\.|mrs\.|ms\.|dr\.|professor|captain|colonel)|,?\s(?:jr|sr)\.?(?:$|,)|,?\sI{2,3}(?:$|,)",
    re.IGNORECASE,
)
_PERSON_NAME = re.compile(r"[^\W\d_][^\d;/&]*")


def infer_kind(list_id: str, name: str, *, born: bool = False) -> Kind:
    """Kind of a party by its published name, bracketed remarks included; `born`: it has a birth date."""
    if born:
        return Kind.PERSON
    if has_legal_form(name):
        return Kind.COMPANY
    if re.search(r"\bindividual\b", name, re.IGNORECASE):
        return Kind.PERSON
    if _BODIES.search(name):
        return Kind.ORGANIZATION
    if _PEOPLE.search(name):
        return Kind.PERSON
    if list_id in OF_PEOPLE and _PERSON_NAME.fullmatch(name.strip()) and 2 <= len(name.split()) <= 7:
        return Kind.PERSON
    return Kind.UNKNOWN
