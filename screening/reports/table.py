"""Report -> text for a terminal, 80 columns or more. Colour carries nothing that the words do not."""

from __future__ import annotations

import io

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from screening.model import Finding, Match, Mention, Outcome, Report
from screening.reports import wording
from screening.reports.groups import grouped

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
        legacy_windows=False,
    )
    for part in _parts(report):
        console.print(part)
    lines = out.getvalue().splitlines()
    return "\n".join(line.rstrip() if not color else line for line in lines) + "\n"


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
    skipped: list[RenderableType] = [Text(f"{one.text!r}: {one.reason}") for one in report.not_screened]
    parts += _section("Not screened", skipped)
    hidden: list[RenderableType] = [Text(line) for line in wording.by_reason(groups.hidden)]
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
    what = report.input.path if report.input.kind == "article" else f"name {report.subject!r}"
    lines = [Text.assemble(("screening report", "bold"), f"  {what}  {report.screened_at}")]
    lines.append(Text(wording.summary(report)))
    about = wording.subject_line(report)
    if about:
        lines.append(Text(f"\n{about}", style="bold"))
    lines += [Text(f"\n! {warning}", style="yellow") for warning in report.warnings]
    return Group(*lines)


def _found(finding: Finding, report: Report) -> Group:
    mark = STYLES[finding.outcome]
    count = f"  {wording.plural(len(finding.mentions), 'mention')}" if finding.mentions else ""
    parts: list[RenderableType] = [Text.assemble((finding.name, mark), count)]
    if finding.mentions:
        parts.append(Padding(_sentence(finding.mentions[0]), (0, 0, 0, 2)))
    for match in finding.matches[:MOST_MATCHES]:
        parts.append(Padding(_match(match, report), (0, 0, 0, 2)))
    more = len(finding.matches) - MOST_MATCHES
    if more > 0:
        parts.append(Padding(Text(f"and {more} more; all of them: --format json"), (0, 0, 0, 2)))
    parts.append(Text(""))
    return Group(*parts)


def _sentence(mention: Mention) -> Text:
    """The mention's sentence, on one line, with the name marked."""
    sentence = " ".join(mention.sentence.split())
    text = Text(f"line {mention.line}: ", style="dim")
    before, found, after = sentence.partition(" ".join(mention.text.split()))
    text.append_text(Text.assemble(before, (found, "underline"), after, style=""))
    return text


def _match(match: Match, report: Report) -> Group:
    ids = wording.lists_of(match, report)
    titles = ", ".join(wording.list_title(list_id, report) for list_id in ids)
    said = [Text(match.sentence)]
    for listing in match.party.listings:
        if listing.list_id in ids:
            said.append(Text(wording.legal_line(listing, report), style="dim"))
    head = Text.assemble((titles, "bold"), f": {match.name.text}  ({wording.match_about(match)})")
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in said))


def _unlisted(findings: tuple[Finding, ...], report: Report) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", overflow="fold", max_width=30)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        near = wording.nearest_line(finding.nearest[0], report) if finding.nearest else "nothing near it"
        table.add_row(finding.name, f"{len(finding.mentions)}x" if finding.mentions else "", near)
    return table


def _unnamed(report: Report) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for one in report.unnamed:
        table.add_row(f"“{' '.join(one.quote.split())}”", wording.unnamed_about(one))
    return table


def _feed(findings: tuple[Finding, ...], report: Report) -> Group:
    matched = [_found(finding, report) for finding in findings if finding.matches]
    others = [finding.name for finding in findings if not finding.matches]
    if not others:
        return Group(*matched)
    return Group(*matched, Text(f"{wording.no_match(report)}: {', '.join(others)}"))


def _meanings(report: Report) -> Group:
    lines = []
    for list_id, measure in report.measures.items():
        text = Text.assemble((wording.list_title(list_id, report), "bold"), f": {measure.meaning}")
        text.append(f" [{measure.citation}]", style="dim")
        if measure.note:
            text.append(f" {measure.note}")
        lines.append(text)
    return Group(*lines)


def _lists(report: Report) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for column in ("list", "holds", "published", "note"):
        table.add_column(column, overflow="fold")
    for status in report.lists:
        bad = status.state != "whole" or status.stale
        table.add_row(
            status.title,
            wording.state(status),
            wording.age(status),
            "" if status.state == "extract" else status.reason,
            style="yellow" if bad else "",
        )
    return table


def _foot(report: Report) -> Text:
    return Text(
        f"\nsnapshot {report.snapshot_digest[:16]}  settings {report.settings_digest[:16]}  "
        f"screening {report.version}  threshold {wording.number(report.threshold)}",
        style="dim",
    )
