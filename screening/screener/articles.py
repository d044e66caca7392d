"""One document -> the findings on its parties, and what else is to be said of its text.

Reading, answering and the text's own claims meet here; nothing is said of lists or of other documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screening.matcher import Matcher
from screening.model import Cluster, Document, Finding, Unnamed
from screening.policy.claims import Standard, with_claims
from screening.screener.daughters import told_apart
from screening.screener.numbers import answer_numbers, with_numbers
from screening.screener.parties import answer_parties, claimed_parties, told_facts
from screening.screener.recognized import with_recognized
from screening.settings import Settings
from screening.text.clusters import cluster, subject
from screening.text.coverage import reading_gaps
from screening.text.mentions import find_mentions
from screening.text.ner import Recognizer
from screening.text.numbers import beside_numbers, find_numbers, with_owners
from screening.text.statements import Said, find_claims, find_ownership
from screening.text.unnamed import find_unnamed


@dataclass(frozen=True, slots=True)
class Answered:
    """What there is to say of a document; `gaps` are what of it was not read or screened."""

    findings: tuple[Finding, ...]
    subject: str | None
    unnamed: tuple[Unnamed, ...]
    gaps: tuple[str, ...]


def answer_document(
    document: Document,
    matcher: Matcher,
    settings: Settings,
    standard: Standard,
    this_year: int,
    recognizer: Recognizer | None = None,
) -> Answered:
    """Read a document and answer for every name in it; ages count from `this_year`, its claims are held
    against `standard`, and a `recognizer` adds what it finds besides."""

    def answer(clusters: Sequence[Cluster], claims: Sequence[Said] = ()) -> list[Finding]:
        owned = with_owners(document, numbers, clusters)
        told = with_numbers(told_facts(document, clusters, this_year), owned)
        return answer_parties(clusters, document.text, matcher, settings, told, claimed_parties(claims))

    numbers = find_numbers(document)
    mentions = beside_numbers(find_mentions(document, matcher.is_listed), numbers)
    clusters = told_apart(cluster(document, mentions), matcher, settings.threshold)
    claims, ties = find_claims(document, clusters), find_ownership(document, clusters)
    findings = with_claims(answer(clusters, claims), claims, ties, standard)
    if recognizer:
        findings = with_recognized(document, mentions, clusters, findings, recognizer, answer)
    findings = (*findings, *answer_numbers(with_owners(document, numbers, clusters), matcher))
    about = subject(document, clusters)
    gaps = (*document.warnings, *reading_gaps(document, mentions))
    if not findings:
        gaps += ("no name was found in this text: nothing was screened",)
    return Answered(findings, about.name if about else None, find_unnamed(document, clusters), gaps)
