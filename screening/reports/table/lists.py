"""The lists on a terminal: what each means, and which are held from when."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table

from screening.model import ListStatus
from screening.reports import lists, wording
from screening.reports.groups import Groups
from screening.reports.table.said import said


def meanings(groups: Groups) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for list_id, measure in groups.report.measures.items():
        title, cited = wording.list_title(list_id, groups.report), f" [{measure.citation}]"
        noted = f" {measure.note}" if measure.note else ""
        lines.append(said((title, "bold"), f": {measure.meaning}", (cited, "dim"), noted))
    return lines


def held(groups: Groups) -> list[RenderableType]:
    notes = [said(line, style="yellow") for line in lists.remarks(groups.report.lists)]
    return [lists_table(groups.report.lists, by_id=False), *notes]


def lists_table(statuses: Sequence[ListStatus], *, by_id: bool) -> Table:
    """The table of lists, by list id or by short title; a line or two each at 80 columns."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column("id" if by_id else "list", no_wrap=by_id, overflow="fold")
    for column in lists.COLUMNS:
        right = column in ("parties", "days")
        table.add_column(
            column, justify="right" if right else "left", no_wrap=column != "note", overflow="fold"
        )
    for status in statuses:
        bad = status.state != "whole" or status.stale
        cells = (status.id if by_id else status.title, *lists.cells(status))
        table.add_row(*map(said, cells), style="yellow" if bad else "")
    return table
