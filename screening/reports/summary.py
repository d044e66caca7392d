"""Report -> one line of `key=value` words for scripts and logs; names that were screened are not in it."""

from __future__ import annotations

from screening.model import Finding, Outcome, Report
from screening.reports import wording
from screening.reports.groups import is_hidden, passed_over
from screening.reports.visible import visible


def render(report: Report, *, exit_code: int) -> str:
    """The line, ending in a newline: the outcome and its exit code, names by outcome wherever they stand (and
    how many of them stand outside the article), what could not be screened, the lists and the oldest date.

    `input`, the path, comes last and in quotes; the keys and their order are a contract.
    """
    shown = [finding for finding in report.findings if not is_hidden(finding)]
    held = [status for status in report.lists if status.state != "absent"]
    dates = [status.published_on for status in held if status.published_on]
    undated = len(dates) < len(held)
    words = {
        "outcome": report.outcome,
        "exit": exit_code,
        "listed": _count(shown, Outcome.LISTED),
        "possible": _count(shown, Outcome.POSSIBLE),
        "not_listed": _count(shown, Outcome.NOT_LISTED),
        "not_screened": _count(shown, Outcome.NOT_SCREENED) + sum(one.count for one in passed_over(report)),
        "outside_article": sum(one.section != "article" for one in shown),
        "other_names": len(report.findings) - len(shown),
        "unnamed": len(report.unnamed),
        "threshold": wording.number(report.threshold),
        "lists": f"{len(held)}/{len(report.lists)}",
        "extracts": sum(status.state == "extract" for status in held),
        "partial": sum(status.state == "partial" for status in held),
        "stale": sum(status.stale and status.state != "extract" for status in held),
        "oldest": "unknown" if undated else min(dates, default="none"),
        "warnings": len(report.warnings),
        "documents": len(report.documents),
        "not_read": sum(bool(one.reason) for one in report.documents),
        "owned": sum(finding.is_reached for finding in shown),
        "suppressed": sum(finding.outcome is Outcome.SUPPRESSED for finding in report.findings),
        "suppressed_matches": wording.suppressed_matches(report),
        "lists_digest": report.snapshot_digest[:16],
        "settings_digest": report.settings_digest[:16],
    }
    said = " ".join(f"{key}={value}" for key, value in words.items())
    path = visible(report.input.path.replace("\\", "\\\\").replace('"', '\\"'))
    return f'{said} input="{path}"\n'


def _count(findings: list[Finding], outcome: Outcome) -> int:
    return sum(finding.outcome is outcome for finding in findings)
