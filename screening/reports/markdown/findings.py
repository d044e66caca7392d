"""Findings in Markdown: what met a list with its reason, what met none with the nearest name."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import Finding, Match, Report
from screening.reports import wording
from screening.reports.groups import Groups
from screening.reports.links import is_plain_link
from screening.reports.markdown.escaping import escape, escape_part


def listed(groups: Groups) -> list[str]:
    return _cards(groups.listed, groups.report)


def possible(groups: Groups) -> list[str]:
    return _cards(groups.possible, groups.report)


def set_aside(groups: Groups) -> list[str]:
    return _cards(groups.report.suppressed, groups.report)


def unlisted(groups: Groups) -> list[str]:
    if not groups.not_listed:
        return []
    head = ["| name | mentions | nearest listed name and why not |", "|---|---:|---|"]
    return [*head, *(_unlisted(finding, groups.report) for finding in groups.not_listed)]


def unnamed(groups: Groups) -> list[str]:
    return [
        f"- “{escape(one.quote)}” ({escape(wording.unnamed_about(one))})" for one in groups.report.unnamed
    ]


def elsewhere(groups: Groups) -> list[str]:
    lines = _cards([finding for finding in groups.feed if finding.matches], groups.report)
    others = [escape(finding.name) for finding in groups.feed if not finding.matches]
    return [*lines, f"{escape(wording.no_match(groups.report))}: {', '.join(others)}"] if others else lines


def skipped(groups: Groups) -> list[str]:
    return [f"- {escape(one.text) or '(empty)'}: {escape(one.reason)}" for one in groups.report.not_screened]


def hidden(groups: Groups) -> list[str]:
    return [f"- {escape(line)}" for line in wording.by_reason(groups.hidden)]


def _cards(findings: Sequence[Finding], report: Report) -> list[str]:
    return [line for finding in findings for line in _found(finding, report)]


def _found(finding: Finding, report: Report) -> list[str]:
    count = f" ({wording.plural(len(finding.mentions), 'mention')})" if finding.mentions else ""
    lines = [f"### {escape(finding.name)}{count}", ""]
    lines += [escape(finding.reason), ""] if finding.reason else []
    if finding.mentions:
        before, found, after = map(escape_part, wording.parted(finding.mentions[0]))
        lines += [f"> line {finding.mentions[0].line}: {before}**{found}**{after}", ""]
    for match in finding.matches:
        lines += _match(match, report)
    return [*lines, *(f"- {line}" for line in _told(finding)), ""]


def _told(finding: Finding) -> list[str]:
    return [escape(f"The text says “{quote}”: {answer}") for quote, answer in wording.told(finding)]


def _match(match: Match, report: Report) -> list[str]:
    ids = wording.lists_of(match, report)
    titles = ", ".join(wording.list_title(list_id, report) for list_id in ids)
    lines = [
        f"- **{escape(titles)}**: {escape(match.name.text)} ({escape(wording.match_about(match))})",
        f"  - {escape(match.sentence)}",
    ]
    for listing in match.party.listings:
        if listing.list_id in ids:
            link = f" [source]({listing.url})" if is_plain_link(listing.url) else ""
            lines.append(f"  - {escape(wording.legal_line(listing, report))}{link}")
    return lines


def _unlisted(finding: Finding, report: Report) -> str:
    near = "<br>".join([escape(wording.nearest_line(finding, report)), *_told(finding)])
    return f"| {escape(finding.name)} | {len(finding.mentions) or '-'} | {near} |"
