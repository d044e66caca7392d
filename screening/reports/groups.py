"""Findings in the groups that every format shows, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from screening.model import Finding, Outcome, Report


@dataclass(frozen=True, slots=True)
class Groups:
    """`feed` stands outside the article; `hidden` was screened without a match and is no party."""

    listed: tuple[Finding, ...]
    possible: tuple[Finding, ...]
    not_listed: tuple[Finding, ...]
    not_screened: tuple[Finding, ...]
    feed: tuple[Finding, ...]
    hidden: tuple[Finding, ...]


def grouped(report: Report) -> Groups:
    """Each finding in exactly one group; the subject first among the unlisted."""
    hidden = tuple(f for f in report.findings if f.why_hidden and not f.matches)
    shown = [f for f in report.findings if f not in hidden]
    article = [f for f in shown if f.section == "article"]

    def having(outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(finding for finding in article if finding.outcome is outcome)

    unlisted = having(Outcome.NOT_LISTED)
    return Groups(
        listed=having(Outcome.LISTED),
        possible=having(Outcome.POSSIBLE),
        not_listed=tuple(sorted(unlisted, key=lambda finding: finding.name != report.subject)),
        not_screened=having(Outcome.NOT_SCREENED),
        feed=tuple(finding for finding in shown if finding.section != "article"),
        hidden=hidden,
    )
