"""What a report on a labelled article gets right: counts, summed over articles, with what was missed by name.

Strict recall asks for the labelled span exactly, lenient for any overlap. A name is *shown* if its finding
has a line in the article's part of the report: it matched something, or nothing hides it. Of the lists: a
party is found listed if one of its findings is, and on a list if a match of such a finding is on that list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from labelled_articles import Article, Label

from screening.model import Finding, Outcome, Report

_OUTSIDE = frozenset({"feed", "promotion", "disclaimer", "promo"})
_SAME = {"government": "organization", "org": "organization"}
_MATCHED = (Outcome.LISTED, Outcome.POSSIBLE)
Span = tuple[int, int]


class Figures:
    """Counts "what: right" and "what: all" of one or many articles; `faults` says each wrong thing."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.faults: list[str] = []
        self.wrong: Counter[str] = Counter()
        self.seconds = 0.0
        self.size = 0
        self.articles = 0

    def count(self, what: str, right: bool, fault: str = "") -> None:
        self.all[what] += 1
        self.right[what] += right
        if fault and not right:
            self.faults.append(f"{what}: {fault}")

    def add(self, other: Figures) -> None:
        self.right += other.right
        self.all += other.all
        self.wrong += other.wrong
        self.faults += other.faults
        self.seconds += other.seconds
        self.size += other.size
        self.articles += other.articles

    def share(self, what: str) -> str:
        return (
            f"{self.right[what] / self.all[what]:.3f} ({self.right[what]}/{self.all[what]})"
            if self.all[what]
            else "-"
        )

    def per_10_kb(self) -> float:
        """Seconds of processor time for 10 000 bytes."""
        return self.seconds / max(self.size, 1) * 10_000


def measure(article: Article, report: Report) -> Figures:
    """The counts of one article."""
    figures = Figures()
    figures.articles, figures.size = 1, len(article.data)
    _mentions(figures, article, report.findings)
    _shown(figures, article, report.findings)
    _verdicts(figures, article, report.findings)
    _parties(figures, article, report.findings)
    _unnamed(figures, article, report)
    _statements(figures, article, report.findings)
    return figures


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spans(finding: Finding) -> list[Span]:
    return [(mention.start, mention.end) for mention in finding.mentions]


def _meets(finding: Finding, labels: Iterable[Label]) -> bool:
    spans = _spans(finding)
    return any(_overlap(span, (label.start, label.end)) for label in labels for span in spans)


def _of(findings: Iterable[Finding], labels: Iterable[Label]) -> list[Finding]:
    labels = list(labels)
    return [finding for finding in findings if _meets(finding, labels)]


def _mentions(figures: Figures, article: Article, findings: tuple[Finding, ...]) -> None:
    found = {span: finding.kind for finding in findings for span in _spans(finding)}
    sections = {(m.start, m.end): m.section for finding in findings for m in finding.mentions}
    for label in article.labels:
        if not label.screen or label.optional:
            continue
        span = (label.start, label.end)
        near = [other for other in found if _overlap(span, other)]
        taken = ", ".join(repr(article.text[start:end]) for start, end in near) or "nothing"
        words = article.text[slice(*span)]
        figures.count("strict", span in found, f"{words!r} at {span[0]}: {taken}")
        figures.count("lenient", bool(near), f"{words!r} at {span[0]}")
        figures.count(f"recall of {label.kind}", span in found)
        if near and label.kind != "other":
            kind = _SAME.get(label.kind, label.kind)
            figures.count("kind", found[near[0]] == kind, f"{words!r} is {kind}, guessed {found[near[0]]}")
        if near and "sections" in article.told:
            outside = sections[near[0]] in _OUTSIDE
            figures.count(
                "section", outside == (label.section in _OUTSIDE), f"{words!r}: {sections[near[0]]}"
            )


def _shown(figures: Figures, article: Article, findings: tuple[Finding, ...]) -> None:
    accepted = [label for label in article.labels if label.screen]
    for finding in findings:
        inside = [m for m in finding.mentions if m.section not in _OUTSIDE]
        if inside and (finding.outcome in _MATCHED or not finding.why_hidden):
            figures.count("shown", _meets(finding, accepted), f"{finding.name!r} ({finding.kind})")


def _verdicts(figures: Figures, article: Article, findings: tuple[Finding, ...]) -> None:
    for party, expected in article.parties.items():
        labels = [label for label in article.labels if label.party == party]
        own = _of(findings, labels)
        got = {finding.outcome.value for finding in own}
        if expected.outcomes == {"listed"}:
            figures.count("listed", "listed" in got, f"{party}: {sorted(got)}")
            for list_id in expected.lists:
                on = any(list_id in _lists(one) for one in own if one.outcome is Outcome.LISTED)
                figures.count("listed by list", on, f"{party} on {list_id}")
                figures.count(f"listed on {list_id}", on)
        elif expected.outcomes:
            right = expected.outcomes | {"not_screened"} | ({"possible"} & got if "listed" in got else set())
            figures.count("unlisted", got <= right, f"{party}: {sorted(got)}")
    for finding in findings:
        if finding.outcome in _MATCHED and all(m.section not in _OUTSIDE for m in finding.mentions):
            _matched(figures, article, finding)


def _matched(figures: Figures, article: Article, finding: Finding) -> None:
    """Was it right that a list matched this finding?"""
    spans = _spans(finding)
    met = {
        label.party
        for label in article.labels
        if label.screen and any(_overlap(s, (label.start, label.end)) for s in spans)
    }
    told = [article.parties[party] for party in met]
    outcome = finding.outcome.value
    if any(not one.outcomes or outcome in one.outcomes or "listed" in one.outcomes for one in told):
        return
    names = ", ".join(match.name.text for match in finding.matches[:2])
    figures.wrong[outcome] += 1
    if "traps" in article.name or article.about.startswith("traps"):
        figures.wrong[f"{outcome} in traps"] += 1
    figures.faults.append(f"wrong {outcome}: {finding.name!r} = {names}")


def _lists(finding: Finding) -> set[str]:
    return {listing.list_id for match in finding.matches for listing in match.party.listings}


def _parties(figures: Figures, article: Article, findings: tuple[Finding, ...]) -> None:
    """Is each party one finding, and each finding one party?"""
    for party in article.parties:
        labels = [label for label in article.labels if label.party == party and label.section not in _OUTSIDE]
        own = [one.name for one in _of(findings, labels)]
        if own:
            figures.count("one finding a party", len(own) == 1, f"{party}: {own}")
    for finding in findings:
        met = {label.party for label in article.labels if label.party and _meets(finding, [label])}
        if met:
            figures.count("one party a finding", len(met) == 1, f"{finding.name!r}: {sorted(met)}")


def _unnamed(figures: Figures, article: Article, report: Report) -> None:
    described = [label for label in article.labels if label.kind == "unnamed"]
    found = [(one.start, one.end) for one in report.unnamed]
    for label in described:
        if not label.optional:
            span = (label.start, label.end)
            hit = any(_overlap(span, other) for other in found)
            figures.count("unnamed recall", hit, repr(article.text[slice(*span)]))
    for span in found:
        right = any(_overlap(span, (label.start, label.end)) for label in described)
        figures.count("unnamed precision", right, repr(article.text[slice(*span)]))


def _statements(figures: Figures, article: Article, findings: tuple[Finding, ...]) -> None:
    if "claims" not in article.told:
        return
    labels = {party: [label for label in article.labels if label.party == party] for party in article.parties}
    claims = [(finding, claim) for finding in findings for claim in finding.claims]
    for said in article.claims:
        own = [
            claim.verdict
            for finding, claim in claims
            if _overlap((claim.start, claim.end), (said.start, said.end))
            and _meets(finding, labels[said.party])
        ]
        quote = f"{said.party}: {article.text[said.start : said.end]!r}"
        figures.count("claims found", bool(own), quote)
        if own:
            figures.count("claims judged", set(own) <= said.verdicts, f"{quote}: {own}")
    for finding, claim in claims:
        right = any(
            _overlap((claim.start, claim.end), (said.start, said.end)) and _meets(finding, labels[said.party])
            for said in article.claims
        )
        figures.count("claims precision", right, f"{finding.name!r}: {claim.quote!r}")
    ties = [(finding, tie) for finding in findings for tie in finding.ties]
    for said in article.ties:
        pair = article.parties[said.party], article.parties[said.owner]
        if not any("listed" in one.outcomes for one in pair):
            continue  # what ties two unlisted parties is no note in a report
        hit = any(
            _overlap((tie.start, tie.end), (said.start, said.end))
            and (_meets(finding, labels[said.party]) or _meets(finding, labels[said.owner]))
            for finding, tie in ties
        )
        figures.count("ties found", hit, f"{said.party} > {said.owner}")
    for finding, tie in ties:
        right = any(_overlap((tie.start, tie.end), (said.start, said.end)) for said in article.ties)
        figures.count("ties precision", right, f"{finding.name!r}: {tie.quote!r}")
