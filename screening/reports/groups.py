"""Findings in the groups that every format shows, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from screening.model import Finding, NotScreened, Outcome, Report


@dataclass(frozen=True, slots=True)
class Groups:
    """The findings of `report`. `feed` stands outside the article; `hidden` was screened without a match and
    is no party."""

    report: Report
    listed: tuple[Finding, ...]
    possible: tuple[Finding, ...]
    not_listed: tuple[Finding, ...]
    not_screened: tuple[Finding, ...]
    feed: tuple[Finding, ...]
    hidden: tuple[Finding, ...]


def is_hidden(finding: Finding) -> bool:
    """Whether a name was screened without a match and is no party of the story: a place, a publication."""
    return bool(finding.why_hidden) and finding.outcome is Outcome.NOT_LISTED


def grouped(report: Report) -> Groups:
    """Each finding in exactly one group; the subject first among the unlisted.

    What was not screened is so wherever it stands: it must not pass for a name without a match.
    """
    shown = [f for f in report.findings if not is_hidden(f) and f.outcome is not Outcome.NOT_SCREENED]
    article = [f for f in shown if f.section == "article"]

    def having(outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(finding for finding in article if finding.outcome is outcome)

    unlisted = having(Outcome.NOT_LISTED)
    return Groups(
        report,
        listed=having(Outcome.LISTED),
        possible=having(Outcome.POSSIBLE),
        not_listed=tuple(sorted(unlisted, key=lambda finding: finding.name != report.subject)),
        not_screened=tuple(f for f in report.findings if f.outcome is Outcome.NOT_SCREENED),
        feed=tuple(finding for finding in shown if finding.section != "article"),
        hidden=tuple(f for f in report.findings if is_hidden(f)),
    )


def passed_over(report: Report) -> tuple[NotScreened, ...]:
    """What was not screened and has no finding of its own to say so."""
    said = {(one.name, one.reason) for one in report.findings if one.outcome is Outcome.NOT_SCREENED}
    return tuple(one for one in report.not_screened if (one.text, one.reason) not in said)
