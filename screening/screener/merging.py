"""Reports on single documents -> one on all of them: equal answers are joined, and no answer is changed.

A name keeps what its own document was answered for it. Joined is only what has the same name up to spelling
manners, the same kind and the same outcome; where two documents were answered differently for a name (one
speaks of the listed party's country, say) both answers stand, each with its own document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from screening.model import DocumentAnswer, Finding, InputInfo, Match, NearMiss, NotScreened, Outcome, Report
from screening.names import name_form

MOST_NEAR = 3
_ORDER = (Outcome.LISTED, Outcome.POSSIBLE)


def merge_reports(answers: Sequence[Report | NotScreened], base: Report) -> Report:
    """`base`, a report of the same run without findings, with those of all documents in their order; what
    could not be read is among the `answers` with its path and the reason."""
    placed = [_placed(one, place) for place, one in enumerate(answers) if isinstance(one, Report)]
    unread = [one for one in answers if isinstance(one, NotScreened)]
    documents = tuple(map(_document, answers))
    findings = _joined(chain.from_iterable(one.findings for one in placed))
    notes = [f"{one.input.path}: {said}" for one in documents for said in one.warnings]
    if unread:
        paths = ", ".join(one.text for one in unread)
        notes.insert(0, f"NOT READ: {len(unread)} of {len(documents)} documents: {paths}")
    return replace(
        base,
        input=_sum(base.input, documents),
        measures=dict(sorted(chain.from_iterable(one.measures.items() for one in placed))),
        findings=findings,
        outcome=_outcome(documents, base),
        unnamed=tuple(chain.from_iterable(one.unnamed for one in placed)),
        not_screened=(*unread, *base.not_screened, *chain.from_iterable(one.not_screened for one in placed)),
        warnings=(*notes, *base.warnings),
        documents=documents,
    )


def _document(answer: Report | NotScreened) -> DocumentAnswer:
    if isinstance(answer, Report):
        return answer.documents[0]
    return DocumentAnswer(InputInfo("article", answer.text, ""), "incomplete", reason=answer.reason)


def _outcome(documents: Iterable[DocumentAnswer], base: Report) -> str:
    outcomes = {base.outcome, *(one.outcome for one in documents)}
    return next(one for one in ("matches", "incomplete", "no_match") if one in outcomes)


def _sum(info: InputInfo, documents: Sequence[DocumentAnswer]) -> InputInfo:
    """All inputs as one; the digest is that of the documents' digests, each on a line."""
    digests = "".join(f"{one.input.sha256}\n" for one in documents)
    return replace(
        info,
        sha256=hashlib.sha256(digests.encode()).hexdigest(),
        encoding="",
        characters=sum(one.input.characters for one in documents),
    )


def _placed(report: Report, place: int) -> Report:
    """The report with the document's place in all it says of the text."""

    def moved(finding: Finding) -> Finding:
        return replace(
            finding,
            mentions=tuple(replace(one, document=place) for one in finding.mentions),
            matches=tuple(replace(one, documents=(place,)) for one in finding.matches),
            suppressed=tuple(replace(one, documents=(place,)) for one in finding.suppressed),
            claims=tuple(replace(one, document=place) for one in finding.claims),
            ties=tuple(replace(one, document=place) for one in finding.ties),
        )

    return replace(
        report,
        findings=tuple(map(moved, report.findings)),
        unnamed=tuple(replace(one, document=place) for one in report.unnamed),
    )


def _joined(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each answer once, those of the most documents first, else in the order of the documents."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_answered(finding), []).append(finding)
    joined = [_one(group) for group in groups.values()]
    return tuple(sorted(joined, key=lambda one: -len(one.documents)))


def _answered(finding: Finding) -> Hashable:
    """What two findings must share to be one."""
    form = name_form(finding.name, finding.kind)
    name = (form.key, form.native, form.legal_forms) if form.key or form.native else finding.name
    said = finding.outcome, finding.section, finding.why_hidden, finding.reason, finding.ownership
    return (name, finding.kind, *said)


def _one(group: Sequence[Finding]) -> Finding:
    return replace(
        group[0],
        forms=tuple(dict.fromkeys(form for one in group for form in one.forms)),
        mentions=tuple(chain.from_iterable(one.mentions for one in group)),
        matches=_matches(group, [match for one in group for match in one.matches]),
        suppressed=_matches(group, [match for one in group for match in one.suppressed]),
        nearest=_nearest(group),
        claims=tuple(chain.from_iterable(one.claims for one in group)),
        ties=tuple(chain.from_iterable(one.ties for one in group)),
    )


def _matches(group: Sequence[Finding], found: Iterable[Match]) -> tuple[Match, ...]:
    """Each match once, with its documents where it is not that of all; of one party there are as many as
    there are reasons."""
    met: dict[Hashable, list[Match]] = {}
    for match in found:
        # the reason quotes the name, which one text may write in capitals
        reason = match.sentence.casefold()
        about = (match.party.uid, match.name, match.outcome, match.basis, reason, match.decided)
        met.setdefault(about, []).append(match)
    everywhere = {mention.document for finding in group for mention in finding.mentions}
    joined = []
    for same in met.values():
        places = dict.fromkeys(chain.from_iterable(match.documents for match in same))
        joined.append(replace(same[0], documents=() if places.keys() == everywhere else tuple(places)))
    return tuple(sorted(joined, key=lambda match: _ORDER.index(match.outcome)))


def _nearest(group: Sequence[Finding]) -> tuple[NearMiss, ...]:
    near = {miss.party.uid: miss for finding in reversed(group) for miss in finding.nearest}
    return tuple(sorted(near.values(), key=lambda miss: (-miss.score, miss.party.uid))[:MOST_NEAR])
