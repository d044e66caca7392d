"""Report -> Markdown that pastes into an issue or a memo. Text from outside is escaped."""

from __future__ import annotations

import re

from screening.model import Finding, Match, Report
from screening.reports import lists, wording
from screening.reports.groups import grouped
from screening.reports.links import is_plain_link
from screening.reports.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BARE = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What makes GitHub turn a bare address into a link: a name from a text must not become one to click on."""
_CALLS = re.compile(r"[@#](?=\w)")
"""GitHub calls a user or links an issue for these, escaped or not; a word joiner after the sign stops it."""
_BLOCK = re.compile(r"^([-+]|\d{1,9}(?=[.)]))(?=[.)]?\s)")
"""What begins a list where a line or an item begins."""


def escape(text: str) -> str:
    """Text on one line, with what Markdown would read as marks, addresses or calls to people escaped."""
    return _BLOCK.sub(_stopped, _escaped(" ".join(text.split())))


def _stopped(mark: re.Match[str]) -> str:
    return f"\\{mark[1]}" if mark[1] in "-+" else f"{mark[1]}\\"


def _escaped(line: str) -> str:
    """A line, or a part of one, with its blanks."""
    quiet = _CALLS.sub("\\g<0>\u2060", visible(line))
    return _BARE.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", quiet))


def render(report: Report) -> str:
    """The report as Markdown, ending in a newline."""
    groups = grouped(report)
    lines = ["# Screening report", ""]
    what = visible(report.input.path) if report.input.kind == "article" else f"name “{report.subject}”"
    lines += [f"{escape(what)}, screened {report.screened_at}: {escape(wording.summary(report))}.", ""]
    about = wording.subject_line(report)
    if about:
        lines += [f"**{escape(about)}**", ""]
    for warning in report.warnings:
        lines += [f"> **Note:** {escape(warning)}", ""]
    for title, findings in (("Listed", groups.listed), ("Possible - review", groups.possible)):
        if findings:
            lines += [f"## {title}", ""]
            for finding in findings:
                lines += _found(finding, report)
    if groups.not_listed:
        lines += ["## Mentioned, not listed", "", "| name | mentions | nearest listed name and why not |"]
        lines += ["|---|---:|---|", *(_unlisted(finding, report) for finding in groups.not_listed), ""]
    if report.unnamed:
        lines += ["## Unnamed parties - cannot be screened by name", ""]
        lines += [f"- “{escape(one.quote)}” ({escape(wording.unnamed_about(one))})" for one in report.unnamed]
        lines.append("")
    if groups.feed:
        lines += ["## Found outside the article", ""]
        for finding in groups.feed:
            lines += _found(finding, report) if finding.matches else []
        others = [escape(finding.name) for finding in groups.feed if not finding.matches]
        lines += [f"{escape(wording.no_match(report))}: {', '.join(others)}", ""] if others else []
    if report.not_screened:
        lines += ["## Not screened", ""]
        lines += [f"- {escape(one.text) or '(empty)'}: {escape(one.reason)}" for one in report.not_screened]
        lines.append("")
    if groups.hidden:
        lines += ["## Also screened, without a match", ""]
        lines += [*(f"- {escape(line)}" for line in wording.by_reason(groups.hidden)), ""]
    return "\n".join([*lines, *_tail(report)]) + "\n"


def _found(finding: Finding, report: Report) -> list[str]:
    count = f" ({wording.plural(len(finding.mentions), 'mention')})" if finding.mentions else ""
    lines = [f"### {escape(finding.name)}{count}", ""]
    if finding.mentions:
        before, found, after = map(_escaped, wording.parted(finding.mentions[0]))
        lines += [f"> line {finding.mentions[0].line}: {before}**{found}**{after}", ""]
    for match in finding.matches:
        lines += _match(match, report)
    return [*lines, *(f"- {line}" for line in _told(finding)), ""]


def _told(finding: Finding) -> list[str]:
    """What the text says of a party's listings and owners, with the verdict on it."""
    claims = [f"The text says “{one.quote}”: {one.verdict} ({one.why})" for one in finding.claims]
    ties = [f"The text says “{one.quote}”: {' '.join((f'{one.why}.', *one.rules))}" for one in finding.ties]
    return [escape(line) for line in (*claims, *ties)]


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


def _tail(report: Report) -> list[str]:
    lines = []
    if report.measures:
        lines += ["## What these listings mean", ""]
        for list_id, measure in report.measures.items():
            said = f"{measure.meaning} ({measure.citation}) {measure.note}".strip()
            lines.append(f"- **{escape(wording.list_title(list_id, report))}**: {escape(said)}")
        lines.append("")
    lines += ["## Lists", "", f"| list | {' | '.join(lists.COLUMNS)} |", "|---|---:|---|---|---:|---|"]
    for status in report.lists:
        lines.append(f"| {' | '.join(map(escape, (status.title, *lists.cells(status))))} |")
    lines += ["", *(f"- {escape(line)}" for line in lists.remarks(report.lists))]
    threshold = wording.number(report.threshold)
    lines += ["", f"Threshold {threshold}; snapshot `{report.snapshot_digest[:16]}`, settings"]
    return [*lines, f"`{report.settings_digest[:16]}`, screening {report.version}."]
