"""The words that all formats for people share on ownership: what a rule says of a company, and which."""

from __future__ import annotations

from screening.model import Finding, Ownership, OwnersInfo, Reach, Report, RuleUse

REACHES = {
    Reach.OWNED: "owned",
    Reach.POSSIBLY_OWNED: "possibly owned",
    Reach.NOTED: "noted",
}


def headline(one: Ownership) -> str:
    """ "BIS Affiliates Rule (possibly owned)"."""
    return one.title if one.reach is Reach.OWNED else f"{one.title} ({REACHES[one.reach]})"


def chain_lines(one: Ownership) -> list[str]:
    """The paths from listed owners to the company, one a line."""
    more = [f"and {one.more_paths:,} more paths"] if one.more_paths else []
    left = [f"and {one.more_stakes:,} more stakes, not followed here"] if one.more_stakes else []
    return [*one.paths, *more, *left]


def reach_line(finding: Finding) -> str:
    """What rules of ownership say of a finding, for its one sentence; empty if none reaches it."""
    said = [
        f"{REACHES[one.reach]} ({one.title}, {one.percent})"
        for one in finding.ownership
        if one.reach is not Reach.NOTED
    ]
    return ", ".join(said)


def without_owner(finding: Finding, report: Report) -> str:
    """What stands in the place of the nearest name for a company of a file of owners, where none was sought;
    empty for other reports."""
    if report.input.kind != "ownership" or finding.nearest:
        return ""
    return "no match by name" if finding.ownership else "no share of a listed party counts in these files"


def rule_line(use: RuleUse) -> str:
    """A rule with its status, in a line."""
    rule = use.rule
    held = f"above {rule.percent} percent" if rule.above else f"from {rule.percent} percent on"
    how = "added up across owners" if rule.aggregate else "of one owner"
    control = "; control reaches too and is not computed" if rule.control else ""
    status = f"{use.status}: {use.note}" if use.note else use.status
    if not rule.citation:
        return f"{use.note}: {', '.join(rule.lists)}"
    return f"{status}; {held}, {how}{control}; lists: {', '.join(rule.lists)}. {rule.note}".strip()


def dated_lines(info: OwnersInfo) -> list[str]:
    """Rules that were switched, or that have dates and whose status today is not plain."""
    return [
        f"{use.rule.title}: {use.note}"
        for use in info.rules
        if use.note and (use.status in ("on", "off") or any(period.since for period in use.rule.periods))
    ]


def files_lines(info: OwnersInfo | None) -> list[str]:
    """The files of owners, what was odd in them, and how much they hold."""
    if info is None:
        return []
    kinds = {
        "owners": "table of owners",
        "relations": "GLEIF relations",
        "names": "names of LEIs",
        "entities": "FollowTheMoney entities",
    }
    files = [
        f"{one.path}: {kinds[one.kind]}, {one.rows:,} rows, sha256 {one.sha256[:16]}" for one in info.files
    ]
    total = f"{info.companies:,} companies with owners, {info.stakes:,} stakes"
    return [*files, total, *info.notes]
