"""Findings on a terminal: what met a list, list by list with its reason; what met none with the nearest."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from screening.model import Finding, Kind, Match, Outcome, Reach, Report, RuleUse
from screening.reports import documents, wording
from screening.reports.groups import Groups, OnLists, by_lists
from screening.reports.ownership import chain_lines, files_lines, headline, rule_line, without_owner
from screening.reports.parties import is_name_only, party_line
from screening.reports.table.said import apart, indented, said

STYLES = {Outcome.LISTED: "bold red", Outcome.POSSIBLE: "bold yellow"}
MOST_UNLISTED = 100
"""Companies of a file of owners shown that no rule reaches; the rest is counted."""
MOST_PARTIES = 3
"""Parties shown of one finding on one list; the rest is counted, JSON has them all. No list is left out."""
_NAMED = 3


def listed(groups: Groups) -> list[RenderableType]:
    return apart(_found(finding, groups.report) for finding in groups.listed)


def possible(groups: Groups) -> list[RenderableType]:
    return apart(_found(finding, groups.report) for finding in groups.possible)


def owned(groups: Groups) -> list[RenderableType]:
    return [_found(finding, groups.report) for finding in groups.owned]


def rules(groups: Groups) -> list[RenderableType]:
    info = groups.report.owners
    if info is None:
        return []
    lines = [
        said((use.rule.title, "bold"), f": {rule_line(use)}", (_cited(use), "dim")) for use in info.rules
    ]
    return [*lines, *(said(line, style="dim") for line in files_lines(groups.report.owners))]


def _cited(use: RuleUse) -> str:
    return f" [{use.rule.citation}]" if use.rule.citation else ""


def set_aside(groups: Groups) -> list[RenderableType]:
    return apart(_found(finding, groups.report) for finding in groups.report.suppressed)


def unlisted(groups: Groups) -> list[RenderableType]:
    if not groups.not_listed:
        return []
    report = groups.report
    table = _rows()
    table.add_column(style="bold", overflow="fold", max_width=28)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    many = len(groups.not_listed) - MOST_UNLISTED if groups.report.input.kind == "ownership" else 0
    for finding in groups.not_listed[: MOST_UNLISTED if many > 0 else None]:
        count = f"{len(finding.mentions)}x" if finding.mentions else ""
        line = without_owner(finding, report) or wording.nearest_line(finding, report)
        near: list[RenderableType] = [said(line), *_ownership(finding), *_told(finding, report)]
        if documents.several(report):
            near.append(said(documents.those(finding.documents, report), style="dim"))
        table.add_row(said(finding.name), count, Group(*near))
    more = f"and {many:,} more that no rule reaches; all of them: --format csv, json or html"
    return [table, Text(more)] if many > 0 else [table]


def unnamed(groups: Groups) -> list[RenderableType]:
    report = groups.report
    table = _rows()
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for one in report.unnamed:
        where = [documents.label(one.document, report)] if documents.several(report) else []
        table.add_row(
            said(f"“{' '.join(one.quote.split())}”"), said(", ".join([wording.unnamed_about(one), *where]))
        )
    return [table] if report.unnamed else []


def elsewhere(groups: Groups) -> list[RenderableType]:
    parts: list[RenderableType] = [_found(one, groups.report) for one in groups.feed if _says(one)]
    others = [finding.name for finding in groups.feed if not _says(finding)]
    parts += [said(f"{wording.no_match(groups.report)}: {', '.join(others)}")] if others else []
    return apart(parts)


def skipped(groups: Groups) -> list[RenderableType]:
    return [
        said(f"{one.text!r}: {one.reason}" + (f" ({one.count} times)" if one.count > 1 else ""))
        for one in groups.report.not_screened
    ]


def hidden(groups: Groups) -> list[RenderableType]:
    return [said(line) for line in wording.by_reason(groups.hidden)]


def _rows() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), show_header=False)


def _found(finding: Finding, report: Report) -> Group:
    count = f"  {wording.counted(finding)}" if finding.mentions else ""
    inner: list[RenderableType] = [said(finding.reason)] if finding.reason else []
    inner += _places(finding, report)
    inner += [_on_lists(group, finding, report) for group in by_lists(finding, report)]
    inner += _ownership(finding)
    inner += _told(finding, report)
    if other := documents.answered_otherwise(finding, report):
        inner.append(said(f"answered otherwise: {other}", style="yellow"))
    return Group(said((finding.name, STYLES.get(finding.outcome, "bold")), count), *indented(inner))


def _places(finding: Finding, report: Report) -> list[RenderableType]:
    """The first sentence, on one line, with the name marked; then where else the name stands."""
    if not finding.mentions:
        return []
    first = finding.mentions[0]
    before, found, after = wording.parted(first)
    where = f"{documents.line_of(first, report)}: "
    sentence = said((where, "dim"), before, (found, "underline"), after)
    if len(finding.mentions) == 1:
        return [sentence]
    return [sentence, said(f"at {'; '.join(documents.places(finding, report))}", style="dim")]


def _on_lists(group: OnLists, finding: Finding, report: Report) -> Group:
    titles = ", ".join(wording.list_title(list_id, report) for list_id in group.ids)
    head = said((titles, "bold"), f": {group.legal}" if group.legal else "")
    shown, rest = group.matches[:MOST_PARTIES], group.matches[MOST_PARTIES:]
    rows = _rows()
    rows.add_column(justify="right", no_wrap=True, min_width=4)
    rows.add_column(overflow="fold")
    for match, own in shown:
        rows.add_row(wording.number(match.score), _match(match, own, finding, report))
    if rest:
        names = "; ".join(match.party.caption for match, _ in rest[:_NAMED])
        more = f"and {wording.plural(len(rest), 'more party')}: {names}"
        rows.add_row("", said(more + (" ..." if len(rest) > _NAMED else ""), style="dim"))
    return Group(head, Padding(rows, (0, 0, 0, 1)))


def _match(match: Match, own: tuple[str, ...], finding: Finding, report: Report) -> Group:
    about = party_line(match)
    person = match.party.kind is Kind.PERSON
    beside = f"; {about}" if about and not person else ""
    lines = [said((match.name.text, "bold"), f"  {wording.named_as(match)}{beside}")]
    lines += [said(about, style="bold" if is_name_only(match) else "")] if person else []
    lines.append(said(wording.why(match, finding)))
    lines += [said(match.decided.sentence, style="bold")] if match.decided else []
    lines += [said(line, style="dim") for line in own]
    if match.documents:
        lines.append(said(f"in {documents.those(match.documents, report)}", style="dim"))
    return Group(*lines)


def _says(finding: Finding) -> bool:
    return bool(finding.matches or finding.ownership)


def _ownership(finding: Finding) -> list[RenderableType]:
    """What rules of ownership say, each with its chain and its reserves."""
    parts: list[RenderableType] = []
    for one in finding.ownership:
        noted = one.reach is Reach.NOTED
        parts.append(said((headline(one), "" if noted else "bold"), f": {one.sentence}"))
        chain = [] if noted else [said(line) for line in chain_lines(one)]
        parts += indented([*chain, *(said(note, style="dim") for note in one.notes)])
    return parts


def _told(finding: Finding, report: Report) -> list[Text]:
    return [
        said(f"{who} says ", (f"“{quote}”", "italic"), f": {answer}")
        for who, quote, answer in documents.told(finding, report)
    ]
