"""Findings on a terminal: what met a list with its reason, what met none with the nearest name."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from screening.model import Finding, Match, Mention, Outcome, Report
from screening.reports import wording
from screening.reports.groups import Groups
from screening.reports.table.said import indented, said

STYLES = {Outcome.LISTED: "bold red", Outcome.POSSIBLE: "bold yellow", Outcome.NOT_LISTED: "bold"}
MOST_MATCHES = 6
"""Matches shown of one finding; the rest is counted. JSON has them all."""


def listed(groups: Groups) -> list[RenderableType]:
    return [_found(finding, groups.report) for finding in groups.listed]


def possible(groups: Groups) -> list[RenderableType]:
    return [_found(finding, groups.report) for finding in groups.possible]


def set_aside(groups: Groups) -> list[RenderableType]:
    return [_found(finding, groups.report) for finding in groups.report.suppressed]


def unlisted(groups: Groups) -> list[RenderableType]:
    if not groups.not_listed:
        return []
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", overflow="fold", max_width=30)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for finding in groups.not_listed:
        count = f"{len(finding.mentions)}x" if finding.mentions else ""
        near = Group(said(wording.nearest_line(finding, groups.report)), *_told(finding))
        table.add_row(said(finding.name), count, near)
    return [table]


def unnamed(groups: Groups) -> list[RenderableType]:
    if not groups.report.unnamed:
        return []
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for one in groups.report.unnamed:
        table.add_row(said(f"“{' '.join(one.quote.split())}”"), said(wording.unnamed_about(one)))
    return [table]


def elsewhere(groups: Groups) -> list[RenderableType]:
    parts: list[RenderableType] = [_found(one, groups.report) for one in groups.feed if one.matches]
    others = [finding.name for finding in groups.feed if not finding.matches]
    return [*parts, said(f"{wording.no_match(groups.report)}: {', '.join(others)}")] if others else parts


def skipped(groups: Groups) -> list[RenderableType]:
    return [said(f"{one.text!r}: {one.reason}") for one in groups.report.not_screened]


def hidden(groups: Groups) -> list[RenderableType]:
    return [said(line) for line in wording.by_reason(groups.hidden)]


def _found(finding: Finding, report: Report) -> Group:
    count = f"  {wording.plural(len(finding.mentions), 'mention')}" if finding.mentions else ""
    inner: list[RenderableType] = [said(finding.reason)] if finding.reason else []
    inner += [_sentence(finding.mentions[0])] if finding.mentions else []
    inner += [_match(match, report) for match in finding.matches[:MOST_MATCHES]]
    more = len(finding.matches) - MOST_MATCHES
    inner += [Text(f"and {more} more; all of them: --format html or json")] if more > 0 else []
    inner += _told(finding)
    return Group(said((finding.name, STYLES[finding.outcome]), count), *indented(inner), Text(""))


def _told(finding: Finding) -> list[Text]:
    return [
        said("the text says ", (f"“{quote}”", "italic"), f": {answer}")
        for quote, answer in wording.told(finding)
    ]


def _sentence(mention: Mention) -> Text:
    """The mention's sentence, on one line, with the name marked."""
    before, found, after = wording.parted(mention)
    return said((f"line {mention.line}: ", "dim"), before, (found, "underline"), after)


def _match(match: Match, report: Report) -> Group:
    ids = wording.lists_of(match, report)
    titles = ", ".join(wording.list_title(list_id, report) for list_id in ids)
    inner = [said(match.sentence)]
    for listing in match.party.listings:
        if listing.list_id in ids:
            inner.append(said(wording.legal_line(listing, report), style="dim"))
    head = said((titles, "bold"), f": {match.name.text}  ({wording.match_about(match)})")
    return Group(head, *indented(inner))
