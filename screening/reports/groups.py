"""Findings in the groups that every format shows, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screening.model import Finding, Match, NotScreened, Outcome, Reach, Report
from screening.reports import wording


@dataclass(frozen=True, slots=True)
class Groups:
    """The findings of `report`. `owned` met no list, and a rule of ownership reaches them; `feed` stands
    outside the article; `hidden` was screened without a match and is no party."""

    report: Report
    listed: tuple[Finding, ...]
    possible: tuple[Finding, ...]
    owned: tuple[Finding, ...]
    not_listed: tuple[Finding, ...]
    not_screened: tuple[Finding, ...]
    feed: tuple[Finding, ...]
    hidden: tuple[Finding, ...]


def is_hidden(finding: Finding) -> bool:
    """Whether a name was screened without a match and is no party of the story: a place, a publication."""
    return bool(finding.why_hidden) and finding.outcome is Outcome.NOT_LISTED and not finding.ownership


def is_only_owned(finding: Finding) -> bool:
    """Whether a rule of ownership reaches a name that no list has."""
    return finding.is_reached and not finding.matches


def grouped(report: Report) -> Groups:
    """Each finding in one group at most; the subject first among the unlisted. One of which all matches are
    suppressed is in none: `report.suppressed` has it.

    What was not screened is so wherever it stands: it must not pass for a name without a match.
    """
    owned = [f for f in report.findings if is_only_owned(f)]
    others = [f for f in report.findings if not is_hidden(f) and not is_only_owned(f)]
    apart = (Outcome.NOT_SCREENED, Outcome.SUPPRESSED)
    shown = [f for f in others if f.outcome not in apart]
    article = [f for f in shown if f.section == "article"]

    def having(outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(finding for finding in article if finding.outcome is outcome)

    unlisted, about = having(Outcome.NOT_LISTED), subjects(report)
    return Groups(
        report,
        listed=having(Outcome.LISTED),
        possible=having(Outcome.POSSIBLE),
        owned=tuple(sorted(owned, key=lambda finding: finding.reach is not Reach.OWNED)),
        not_listed=tuple(sorted(unlisted, key=lambda one: about.isdisjoint((one.name, *one.forms)))),
        not_screened=tuple(f for f in others if f.outcome is Outcome.NOT_SCREENED),
        feed=tuple(finding for finding in shown if finding.section != "article"),
        hidden=tuple(f for f in report.findings if is_hidden(f)),
    )


@dataclass(frozen=True, slots=True)
class OnLists:
    """Matches that stand on the same lists, in their order, each with what its listing says of its own;
    `legal` is what all their listings say alike."""

    ids: tuple[str, ...]
    matches: tuple[tuple[Match, tuple[str, ...]], ...]
    legal: str


def by_lists(finding: Finding, report: Report) -> list[OnLists]:
    """The matches of a finding list by list, so that none of its lists is hidden behind many parties of
    another."""
    held: dict[tuple[str, ...], list[Match]] = {}
    for match in finding.matches:
        held.setdefault(tuple(wording.lists_of(match, report)), []).append(match)
    return [_on_lists(ids, found, report) for ids, found in held.items()]


def _on_lists(ids: tuple[str, ...], matches: Sequence[Match], report: Report) -> OnLists:
    listings = [[one for one in match.party.listings if one.list_id in ids] for match in matches]
    if any(len(found) != 1 for found in listings):
        lines = [wording.legal_lines(found, report) for found in listings]
        return OnLists(ids, tuple((match, tuple(own)) for match, own in zip(matches, lines, strict=True)), "")
    parts = [wording.legal_parts(found[0], report) for found in listings]
    alike = [part for part in parts[0] if all(part in own for own in parts)]
    rest = ["; ".join(part for part in own if part not in alike) for own in parts]
    entries = tuple((match, (own,) if own else ()) for match, own in zip(matches, rest, strict=True))
    return OnLists(ids, entries, "; ".join(alike))


def subjects(report: Report) -> frozenset[str]:
    """Names of the parties that the documents are about."""
    said = (report.subject, *(one.subject for one in report.documents))
    return frozenset(name for name in said if name)


def passed_over(report: Report) -> tuple[NotScreened, ...]:
    """What was not screened and has no finding of its own to say so."""
    said = {(one.name, one.reason) for one in report.findings if one.outcome is Outcome.NOT_SCREENED}
    return tuple(one for one in report.not_screened if (one.text, one.reason) not in said)
