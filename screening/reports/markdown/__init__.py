"""Report -> Markdown that pastes into an issue or a memo. Text from outside is escaped."""

from __future__ import annotations

from collections.abc import Callable

from screening.model import Report
from screening.reports import documents, lists, wording
from screening.reports.groups import Groups, grouped
from screening.reports.markdown import findings
from screening.reports.markdown.escaping import escape
from screening.reports.sections import TITLES, title_of
from screening.reports.visible import visible

__all__ = ["PARTS", "escape", "render"]


def render(report: Report) -> str:
    """The report as Markdown, ending in a newline."""
    groups = grouped(report)
    lines = _head(report)
    for key in TITLES:
        body = PARTS[key](groups)
        if body:
            lines += [*([] if key in _UNTITLED else [f"## {title_of(key, report)}", ""]), *body]
            lines += [""] if body[-1] else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(report: Report) -> list[str]:
    what = visible(wording.asked_for(report))
    lines = ["# Screening report", ""]
    lines += [f"{escape(what)}, screened {report.screened_at}: {escape(wording.summary(report))}.", ""]
    about = wording.subject_line(report)
    lines += [f"**{escape(about)}**", ""] if about else []
    for warning in report.warnings:
        lines += [f"> **Note:** {escape(warning)}", ""]
    return lines


def _documents(groups: Groups) -> list[str]:
    report = groups.report
    if not documents.several(report):
        return []
    rows = [
        (documents.label(place, report), documents.answer_of(place, report), documents.about(place, report))
        for place in range(len(report.documents))
    ]
    return [
        "| document | answer | names |",
        "|---|---|---|",
        *(f"| {' | '.join(map(escape, row))} |" for row in rows),
    ]


def _meanings(groups: Groups) -> list[str]:
    lines = []
    for list_id, measure in groups.report.measures.items():
        said = f"{measure.meaning} ({measure.citation}) {measure.note}".strip()
        lines.append(f"- **{escape(wording.list_title(list_id, groups.report))}**: {escape(said)}")
    return lines


def _lists(groups: Groups) -> list[str]:
    lines = [f"| list | {' | '.join(lists.COLUMNS)} |", "|---|---:|---|---|---:|---|"]
    for status in groups.report.lists:
        lines.append(f"| {' | '.join(map(escape, (status.title, *lists.cells(status))))} |")
    return [*lines, "", *(f"- {escape(line)}" for line in lists.remarks(groups.report.lists))]


def _foot(groups: Groups) -> list[str]:
    threshold = wording.number(groups.report.threshold)
    decisions = wording.decisions_line(groups.report)
    return [
        f"Threshold {threshold}; snapshot `{groups.report.snapshot_digest[:16]}`, settings",
        f"`{groups.report.settings_digest[:16]}`, screening {groups.report.version}.",
        *([f"Decisions: {escape(decisions)}."] if decisions else []),
    ]


PARTS: dict[str, Callable[[Groups], list[str]]] = {
    "documents": _documents,
    "listed": findings.listed,
    "possible": findings.possible,
    "owned": findings.owned,
    "unlisted": findings.unlisted,
    "unnamed": findings.unnamed,
    "elsewhere": findings.elsewhere,
    "skipped": findings.skipped,
    "set-aside": findings.set_aside,
    "hidden": findings.hidden,
    "meanings": _meanings,
    "rules": findings.rules,
    "lists": _lists,
    "settings": _foot,
}
"""What stands under each title of `sections.TITLES`: no line if the report has nothing of it."""
_UNTITLED = ("settings",)
