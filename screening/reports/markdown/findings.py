"""Findings in Markdown: what met a list with its reason, what met none with the nearest name."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import Finding, Match, NotScreened, Report
from screening.reports import documents, wording
from screening.reports.groups import Groups, OnLists, by_lists
from screening.reports.links import is_plain_link
from screening.reports.markdown.escaping import escape, escape_part
from screening.reports.ownership import chain_lines, files_lines, headline, rule_line, without_owner
from screening.reports.parties import party_line

MOST_PARTIES = 5
"""Parties shown whole of one finding on one list; the others are named. No list is left out."""


def listed(groups: Groups) -> list[str]:
    return _cards(groups.listed, groups.report)


def possible(groups: Groups) -> list[str]:
    return _cards(groups.possible, groups.report)


def owned(groups: Groups) -> list[str]:
    return _cards(groups.owned, groups.report)


def rules(groups: Groups) -> list[str]:
    if groups.report.owners is None:
        return []
    lines = []
    for use in groups.report.owners.rules:
        cited = f" ({use.rule.citation})" if use.rule.citation else ""
        lines.append(f"- **{escape(use.rule.title)}**: {escape(f'{rule_line(use)}{cited}')}")
    return [*lines, *(f"- {escape(line)}" for line in files_lines(groups.report.owners))]


def set_aside(groups: Groups) -> list[str]:
    return _cards(groups.report.suppressed, groups.report)


def unlisted(groups: Groups) -> list[str]:
    if not groups.not_listed:
        return []
    head = ["| name | mentions | nearest listed name and why not |", "|---|---:|---|"]
    return [*head, *(_unlisted(finding, groups.report) for finding in groups.not_listed)]


def unnamed(groups: Groups) -> list[str]:
    report = groups.report
    lines = []
    for one in report.unnamed:
        where = f"; {documents.label(one.document, report)}" if documents.several(report) else ""
        lines.append(f"- “{escape(one.quote)}” ({escape(wording.unnamed_about(one) + where)})")
    return lines


def elsewhere(groups: Groups) -> list[str]:
    lines = _cards(
        [finding for finding in groups.feed if finding.matches or finding.ownership], groups.report
    )
    others = [escape(finding.name) for finding in groups.feed if not (finding.matches or finding.ownership)]
    return [*lines, f"{escape(wording.no_match(groups.report))}: {', '.join(others)}"] if others else lines


def skipped(groups: Groups) -> list[str]:
    return [
        f"- {escape(one.text) or '(empty)'}: {escape(one.reason)}{_times(one)}"
        for one in groups.report.not_screened
    ]


def _times(one: NotScreened) -> str:
    return f" ({one.count} times)" if one.count > 1 else ""


def hidden(groups: Groups) -> list[str]:
    return [f"- {escape(line)}" for line in wording.by_reason(groups.hidden)]


def _cards(findings: Sequence[Finding], report: Report) -> list[str]:
    return [line for finding in findings for line in _found(finding, report)]


def _found(finding: Finding, report: Report) -> list[str]:
    count = f" ({wording.counted(finding)})" if finding.mentions else ""
    lines = [f"### {escape(finding.name)}{count}", ""]
    lines += [escape(finding.reason), ""] if finding.reason else []
    lines += _places(finding, report)
    for group in by_lists(finding, report):
        lines += _on_lists(group, finding, report)
    lines += _ownership(finding)
    lines += [f"- {line}" for line in _told(finding, report)]
    if other := documents.answered_otherwise(finding, report):
        lines.append(f"- Answered otherwise: {escape(other)}")
    return [*lines, ""]


def _ownership(finding: Finding) -> list[str]:
    """What rules of ownership say, each with its chain and its reserves."""
    lines = []
    for one in finding.ownership:
        lines.append(f"- **{escape(headline(one))}**: {escape(one.sentence)}")
        lines += [f"  - {escape(line)}" for line in (*chain_lines(one), *one.notes)]
    return lines


def _places(finding: Finding, report: Report) -> list[str]:
    """The first sentence with the name marked, and where else the name stands."""
    if not finding.mentions:
        return []
    first = finding.mentions[0]
    before, found, after = map(escape_part, wording.parted(first))
    where = escape(documents.line_of(first, report))
    lines = [f"> {where}: {before}**{found}**{after}", ""]
    if len(finding.mentions) > 1:
        lines += [f"At {escape('; '.join(documents.places(finding, report)))}.", ""]
    return lines


def _on_lists(group: OnLists, finding: Finding, report: Report) -> list[str]:
    titles = ", ".join(wording.list_title(list_id, report) for list_id in group.ids)
    shown, rest = group.matches[:MOST_PARTIES], group.matches[MOST_PARTIES:]
    lines = [f"- **{escape(titles)}**{': ' if group.legal else ''}{escape(group.legal)}"]
    for match, own in shown:
        lines += _match(match, own, group.ids, finding, report)
    if rest:
        names = "; ".join(match.party.caption for match, _ in rest)
        lines.append(f"  - and {wording.plural(len(rest), 'more party')}: {escape(names)}")
    return lines


def _match(
    match: Match, own: Sequence[str], ids: Sequence[str], finding: Finding, report: Report
) -> list[str]:
    about = f"{wording.named_as(match)}, score {wording.number(match.score)}"
    urls = dict.fromkeys(one.url for one in match.party.listings if one.list_id in ids)
    links = [f" [source]({url})" for url in urls if is_plain_link(url)]
    known = [party_line(match)] if party_line(match) else []
    where = [f"in {documents.those(match.documents, report)}"] if match.documents else []
    lines = [f"  - {escape(match.name.text)} ({escape(about)}){''.join(links)}"]
    decided = [f"    - **{escape(match.decided.sentence)}**"] if match.decided else []
    said = (wording.why(match, finding), *known, *own, *where)
    return [*lines, *decided, *(f"    - {escape(line)}" for line in said)]


def _told(finding: Finding, report: Report) -> list[str]:
    return [
        escape(f"{who} says “{quote}”: {answer}") for who, quote, answer in documents.told(finding, report)
    ]


def _unlisted(finding: Finding, report: Report) -> str:
    where = [escape(documents.those(finding.documents, report))] if documents.several(report) else []
    line = without_owner(finding, report) or wording.nearest_line(finding, report)
    owned = [escape(f"{headline(one)}: {one.sentence}") for one in finding.ownership]
    near = "<br>".join([escape(line), *owned, *_told(finding, report), *where])
    return f"| {escape(finding.name)} | {len(finding.mentions) or '-'} | {near} |"
