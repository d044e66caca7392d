"""Report -> text for a terminal, 80 columns or more. Colour carries nothing that the words do not, and no
text from outside moves a cursor, turns the writing or stands for markup."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from screening.model import Finding, ListStatus, Match, Mention, Outcome, Report
from screening.reports import lists, wording
from screening.reports.groups import grouped
from screening.reports.visible import one_line, visible

STYLES = {Outcome.LISTED: "bold red", Outcome.POSSIBLE: "bold yellow", Outcome.NOT_LISTED: "bold"}
MOST_MATCHES = 6
"""Matches shown of one finding; the rest is counted. JSON has them all."""


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
    for part in _parts(report):
        console.print(part)
    lines = out.getvalue().splitlines()
    return "\n".join(line.rstrip() if not color else line for line in lines) + "\n"


def _said(*parts: str | tuple[str, str], style: str = "") -> Text:
    """Words on one line, whatever is in them: all text from outside goes through here."""
    plain = [one_line(part) if isinstance(part, str) else (one_line(part[0]), part[1]) for part in parts]
    return Text.assemble(*plain, style=style)


def _parts(report: Report) -> list[RenderableType]:
    groups = grouped(report)
    parts: list[RenderableType] = [_head(report)]
    parts += _section("Listed", [_found(f, report) for f in groups.listed])
    parts += _section("Possible - review", [_found(f, report) for f in groups.possible])
    parts += _section(
        "Mentioned, not listed", [_unlisted(groups.not_listed, report)] if groups.not_listed else []
    )
    parts += _section(
        "Unnamed parties - cannot be screened by name", [_unnamed(report)] if report.unnamed else []
    )
    parts += _section("Found outside the article", [_feed(groups.feed, report)] if groups.feed else [])
    skipped: list[RenderableType] = [_said(f"{one.text!r}: {one.reason}") for one in report.not_screened]
    parts += _section("Not screened", skipped)
    hidden: list[RenderableType] = [_said(line) for line in wording.by_reason(groups.hidden)]
    parts += _section("Also screened, without a match", hidden)
    parts += _section("What these listings mean", [_meanings(report)] if report.measures else [])
    parts += _section("Lists", [_lists(report)])
    parts.append(_foot(report))
    return parts


def _section(title: str, body: list[RenderableType]) -> list[RenderableType]:
    if not body:
        return []
    heading = Text(f"\n{title.upper()}", style="bold")
    return [heading, *(Padding(part, (0, 0, 0, 2)) for part in body)]


def _head(report: Report) -> Group:
    what = visible(report.input.path) if report.input.kind == "article" else f"name {report.subject!r}"
    lines = [_said(("screening report", "bold"), f"  {what}  {report.screened_at}")]
    lines.append(_said(wording.summary(report)))
    about = wording.subject_line(report)
    if about:
        lines += [Text(""), _said(about, style="bold")]
    for warning in report.warnings:
        lines += [Text(""), _said(f"! {warning}", style="yellow")]
    return Group(*lines)


def _found(finding: Finding, report: Report) -> Group:
    mark = STYLES[finding.outcome]
    count = f"  {wording.plural(len(finding.mentions), 'mention')}" if finding.mentions else ""
    parts: list[RenderableType] = [_said((finding.name, mark), count)]
    if finding.mentions:
        parts.append(Padding(_sentence(finding.mentions[0]), (0, 0, 0, 2)))
    for match in finding.matches[:MOST_MATCHES]:
        parts.append(Padding(_match(match, report), (0, 0, 0, 2)))
    more = len(finding.matches) - MOST_MATCHES
    if more > 0:
        parts.append(Padding(Text(f"and {more} more; all of them: --format html or json"), (0, 0, 0, 2)))
    parts += [Padding(line, (0, 0, 0, 2)) for line in _told(finding)]
    parts.append(Text(""))
    return Group(*parts)


def _told(finding: Finding) -> list[Text]:
    """What the text says of a party's listings and owners, with the verdict on it."""
    claims = [
        _said("the text says ", (f"“{one.quote}”", "italic"), f": {one.verdict} ({one.why})")
        for one in finding.claims
    ]
    ties = [
        _said("the text says ", (f"“{one.quote}”", "italic"), f": {' '.join((f'{one.why}.', *one.rules))}")
        for one in finding.ties
    ]
    return claims + ties


def _sentence(mention: Mention) -> Text:
    """The mention's sentence, on one line, with the name marked."""
    before, found, after = wording.parted(mention)
    return _said((f"line {mention.line}: ", "dim"), before, (found, "underline"), after)


def _match(match: Match, report: Report) -> Group:
    ids = wording.lists_of(match, report)
    titles = ", ".join(wording.list_title(list_id, report) for list_id in ids)
    said = [_said(match.sentence)]
    for listing in match.party.listings:
        if listing.list_id in ids:
            said.append(_said(wording.legal_line(listing, report), style="dim"))
    head = _said((titles, "bold"), f": {match.name.text}  ({wording.match_about(match)})")
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in said))


def _unlisted(findings: tuple[Finding, ...], report: Report) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", overflow="fold", max_width=30)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        count = f"{len(finding.mentions)}x" if finding.mentions else ""
        said = Group(_said(wording.nearest_line(finding, report)), *_told(finding))
        table.add_row(_said(finding.name), count, said)
    return table


def _unnamed(report: Report) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for one in report.unnamed:
        table.add_row(_said(f"“{' '.join(one.quote.split())}”"), _said(wording.unnamed_about(one)))
    return table


def _feed(findings: tuple[Finding, ...], report: Report) -> Group:
    matched = [_found(finding, report) for finding in findings if finding.matches]
    others = [finding.name for finding in findings if not finding.matches]
    if not others:
        return Group(*matched)
    return Group(*matched, _said(f"{wording.no_match(report)}: {', '.join(others)}"))


def _meanings(report: Report) -> Group:
    lines = []
    for list_id, measure in report.measures.items():
        title, cited = wording.list_title(list_id, report), f" [{measure.citation}]"
        noted = f" {measure.note}" if measure.note else ""
        lines.append(_said((title, "bold"), f": {measure.meaning}", (cited, "dim"), noted))
    return Group(*lines)


def _lists(report: Report) -> Group:
    notes = [_said(line, style="yellow") for line in lists.remarks(report.lists)]
    return Group(lists_table(report.lists, by_id=False), *notes)


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
        table.add_row(*map(_said, cells), style="yellow" if bad else "")
    return table


def _foot(report: Report) -> Text:
    return Text(
        f"\nsnapshot {report.snapshot_digest[:12]}  settings {report.settings_digest[:12]}  "
        f"screening {report.version}  threshold {wording.number(report.threshold)}",
        style="dim",
    )
