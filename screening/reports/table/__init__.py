"""Report -> text for a terminal, 80 columns or more. Colour carries nothing that the words do not, and no
text from outside moves a cursor, turns the writing or stands for markup."""

from __future__ import annotations

import io
from collections.abc import Callable

from rich.console import Console, Group, RenderableType
from rich.text import Text

from screening.model import Report
from screening.reports import wording
from screening.reports.groups import Groups, grouped
from screening.reports.sections import TITLES, title_of
from screening.reports.table import documents, findings, lists
from screening.reports.table.lists import lists_table
from screening.reports.table.said import indented, said
from screening.reports.visible import visible

__all__ = ["PARTS", "lists_table", "render"]


def render(report: Report, *, width: int = 100, color: bool = False) -> str:
    """The report as text, ending in a newline. `color` adds terminal escapes."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(60, width),
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    groups = grouped(report)
    console.print(_head(report))
    for key in TITLES:
        body = PARTS[key](groups)
        if body and key in _UNTITLED:
            console.print(*body, sep="\n")
        elif body:
            title = Text(f"\n{title_of(key, report).upper()}", style="bold")
            console.print(Group(title, *indented(body)))
    lines = out.getvalue().splitlines()
    return "\n".join(line.rstrip() if not color else line for line in lines) + "\n"


def _head(report: Report) -> Group:
    what = visible(wording.asked_for(report))
    lines = [said(("screening report", "bold"), f"  {what}  {report.screened_at}")]
    lines.append(said(wording.summary(report)))
    about = wording.subject_line(report)
    if about:
        lines += [Text(""), said(about, style="bold")]
    for warning in report.warnings:
        lines += [Text(""), said(f"! {warning}", style="yellow")]
    return Group(*lines)


def _foot(groups: Groups) -> list[RenderableType]:
    line = (
        f"\nsnapshot {groups.report.snapshot_digest[:12]}  settings {groups.report.settings_digest[:12]}  "
        f"screening {groups.report.version}  threshold {wording.number(groups.report.threshold)}"
    )
    decisions = wording.decisions_line(groups.report)
    return [Text(line, style="dim"), *([said(decisions, style="dim")] if decisions else [])]


PARTS: dict[str, Callable[[Groups], list[RenderableType]]] = {
    "documents": documents.answered,
    "listed": findings.listed,
    "possible": findings.possible,
    "owned": findings.owned,
    "unlisted": findings.unlisted,
    "unnamed": findings.unnamed,
    "elsewhere": findings.elsewhere,
    "skipped": findings.skipped,
    "set-aside": findings.set_aside,
    "hidden": findings.hidden,
    "meanings": lists.meanings,
    "rules": findings.rules,
    "lists": lists.held,
    "settings": _foot,
}
"""What stands under each title of `sections.TITLES`: nothing if the report has nothing of it."""
_UNTITLED = ("settings",)
