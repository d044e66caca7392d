"""The documents of a run on a terminal: each with its own answer."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table

from screening.reports import documents
from screening.reports.groups import Groups
from screening.reports.table.said import said

_ANSWERED = {"matches": "bold red", "incomplete": "yellow", "no_match": ""}


def answered(groups: Groups) -> list[RenderableType]:
    report = groups.report
    if not documents.several(report):
        return []
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", overflow="fold", max_width=34)
    table.add_column(overflow="fold", max_width=10)
    table.add_column(overflow="fold")
    for place, one in enumerate(report.documents):
        table.add_row(
            said(documents.label(place, report)),
            said(documents.answer_of(place, report), style=_ANSWERED[one.outcome]),
            said(documents.about(place, report)),
        )
    return [table]
