"""The words that all formats share: what was found, and what was not found in which lists."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import (
    Basis,
    DecisionsUsed,
    Finding,
    Kind,
    Listing,
    Match,
    Measure,
    Mention,
    Name,
    Outcome,
    Report,
    Role,
    Strength,
    Unnamed,
)
from screening.names.explain import beginning
from screening.reports.ownership import reach_line

ROLES = {
    Role.PRIMARY: "primary name",
    Role.AKA: "alias",
    Role.FKA: "former name",
    Role.NKA: "later name",
}


def plural(count: int, word: str) -> str:
    """ "1 list", "14 lists", "2 parties"."""
    if count == 1:
        return f"{count} {word}"
    if word.endswith("ch"):
        return f"{count:,} {word}es"
    ies = word.endswith("y") and word[-2] not in "aeiou"
    return f"{count:,} {word[:-1]}ies" if ies else f"{count:,} {word}s"


def name_role(name: Name) -> str:
    """ "primary name", "weak alias", "former name"."""
    return f"weak {ROLES[name.role]}" if name.strength is Strength.WEAK else ROLES[name.role]


def number(score: float) -> str:
    """A score or threshold without idle decimals."""
    return f"{score:.1f}".removesuffix(".0")


def searched(report: Report) -> str:
    """ "14 lists, oldest published 2026-03-01": against what, at the worst."""
    held = [status for status in report.lists if status.state != "absent"]
    if not held:
        return "no list at all"
    dates = [status.published_on for status in held if status.published_on]
    undated = len(held) - len(dates)
    words = [plural(len(held), "list")]
    extracts = sum(status.state == "extract" for status in held)
    if extracts:
        words.append(f"{extracts} of them extracts")
    if dates:
        words.append(f"oldest published {min(dates)}")
    if undated:
        words.append(f"{undated} of unknown date")
    return ", ".join(words)


def no_match(report: Report) -> str:
    """The only way to say that nothing was found."""
    return f"no match at {number(report.threshold)} in {searched(report)}"


def counted(finding: Finding) -> str:
    """ "3 mentions", "5 mentions in 2 documents"; nothing for a name that stands in no text."""
    if not finding.mentions:
        return ""
    said = plural(len(finding.mentions), "mention")
    places = len(finding.documents)
    return f"{said} in {plural(places, 'document')}" if places > 1 else said


def statement(finding: Finding, report: Report) -> str:
    """One sentence on one finding."""
    count = f" ({counted(finding)})" if finding.mentions else ""
    reached = f"; {owned}" if (owned := reach_line(finding)) else ""
    if finding.outcome is Outcome.NOT_SCREENED:
        return f"{finding.name}{count}: not screened: {finding.reason}{reached}."
    if finding.outcome is Outcome.NOT_LISTED:
        return f"{finding.name}{count}: not listed: {no_match(report)}{reached}."
    strong = list_titles([m for m in finding.matches if m.outcome is Outcome.LISTED], report)
    weak = [title for title in list_titles(finding.matches, report) if title not in strong]
    said = [f"listed on {', '.join(strong)}"] if strong else []
    said += [f"possible match on {', '.join(weak)}"] if weak else []
    if finding.suppressed:
        titles = ", ".join(list_titles(finding.suppressed, report))
        said.append(f"{plural(len(finding.suppressed), 'match')} on {titles} suppressed by decisions")
    return f"{finding.name}{count}: {'; '.join(said)}{reached}."


def subject_line(report: Report) -> str | None:
    """What the report says of the party that the article is about."""
    about = next((finding for finding in report.findings if finding.name == report.subject), None)
    if about is None or report.input.kind != "article":
        return None
    return f"The article is about {statement(about, report)}"


def list_title(list_id: str, report: Report) -> str:
    return next((status.title for status in report.lists if status.id == list_id), list_id)


def lists_of(match: Match, report: Report) -> list[str]:
    """Ids of the screened lists that a match stands for; a short form stands for its own list only."""
    if match.basis is Basis.SHORT_FORM:
        return [family.list_id for family in match.family]
    screened = {status.id for status in report.lists}
    return list(dict.fromkeys(one.list_id for one in match.party.listings if one.list_id in screened))


def list_titles(matches: Sequence[Match], report: Report) -> list[str]:
    """Short titles of the lists of some matches, each once, in their order."""
    ids = dict.fromkeys(list_id for match in matches for list_id in lists_of(match, report))
    return [list_title(list_id, report) for list_id in ids]


def measure_of(list_id: str, report: Report) -> Measure | None:
    return report.measures.get(list_id)


def legal_parts(listing: Listing, report: Report) -> list[str]:
    """Effect, programme, dates, licence requirement and citation of a listing."""
    measure = measure_of(listing.list_id, report)
    parts = [measure.effect] if measure else []
    if listing.programs:
        parts.append(", ".join(listing.programs))
    if listing.listed_on:
        parts.append(f"listed {listing.listed_on}")
    if listing.expires_on:
        parts.append(f"until {listing.expires_on}")
    if listing.licence_requirement:
        parts.append(f"licence: {listing.licence_requirement}")
    if listing.footnotes:
        parts.append("footnote " + ", ".join(listing.footnotes))
    if listing.citation:
        parts += shortened(listing.citation).split("; ")
    return parts


def legal_lines(listings: Sequence[Listing], report: Report) -> list[str]:
    """What some listings say, each line once; with the title of the list where there are several."""
    lines = []
    for listing in listings:
        line = "; ".join(legal_parts(listing, report))
        lines.append(f"{list_title(listing.list_id, report)}: {line}" if len(listings) > 1 else line)
    return list(dict.fromkeys(lines))


LONGEST_CITATION = 120


def shortened(citation: str) -> str:
    """A citation that fits a line; an order renewed for decades cites dozens of notices."""
    if len(citation) <= LONGEST_CITATION:
        return citation
    notices = [part.strip() for part in citation.replace(";", ",").split(",") if part.strip()]
    if len(notices) < 4:
        return f"{citation[: LONGEST_CITATION - 4].rstrip()} ..."
    return f"{notices[0]} ... {notices[-1]} ({len(notices)} notices)"


def why(match: Match, finding: Finding) -> str:
    """The reason of a match without what stands beside it anyway: name, role and score."""
    for form in (finding.name, *finding.forms):
        begin = beginning(form, match.name, match.score)
        if match.sentence.startswith(begin):
            said = match.sentence.removeprefix(begin)
            return f"{said[0].upper()}{said[1:]}" if said[:1] != "'" else said
    return match.sentence


def named_as(match: Match) -> str:
    """What the listed name is to its party: "primary name, us-bis-el:1", "possible; weak alias of DOE, Ivan,
    us-ofac-sdn:2"."""
    role = name_role(match.name)
    of = f" of {match.party.caption}" if match.name.text != match.party.caption else ""
    return f"{'possible; ' if match.outcome is Outcome.POSSIBLE else ''}{role}{of}, {match.party.uid}"


def parted(mention: Mention) -> tuple[str, str, str]:
    """The mention's sentence on one line: what is before the name, the name, what is after it."""
    name, sentence = " ".join(mention.text.split()), " ".join(mention.sentence.split())
    if not name or name not in sentence:
        return f"{sentence} ", name, ""
    return sentence.partition(name)


def unnamed_about(one: Unnamed) -> str:
    """Status, kind, place and the named party of an unnamed one, in a line."""
    parts = [one.status, one.kind]
    parts += [one.place] if one.place else []
    parts += [f"tied to {one.linked_to}"] if one.linked_to else []
    return ", ".join(parts)


def by_reason(hidden: tuple[Finding, ...]) -> list[str]:
    """Names that are no parties of the story, a line for each sort: "place: Dubai, Iran"."""
    names: dict[str, list[str]] = {}
    for finding in hidden:
        names.setdefault(finding.why_hidden, []).append(finding.name)
    return [f"{why}: {', '.join(of_kind)}" for why, of_kind in sorted(names.items())]


def asked_for(report: Report) -> str:
    """What a report is about: the document's path, the name or the address, or how many numbers."""
    if report.input.is_text or report.input.kind == "ownership":
        return report.input.path
    if report.input.kind == "identifier":
        return plural(len(report.findings), "identifier")
    return f"{report.input.kind} “{report.subject}”"


def suppressed_matches(report: Report) -> int:
    """How many matches reviewers' decisions set aside."""
    return sum(len(finding.matches) for finding in report.suppressed)


def decisions_line(report: Report) -> str:
    """Which decisions the run knew; empty if it was given none."""
    return decisions_used(report.decisions) if report.decisions else ""


def decisions_used(used: DecisionsUsed) -> str:
    """ "12 decisions of decisions.csv, sha256 0a1b..."."""
    return f"{plural(used.count, 'decision')} of {used.source}, sha256 {used.sha256[:16]}"


def summary(report: Report) -> str:
    """The whole report in a line."""
    shown = [finding for finding in report.findings if finding.section == "article"]
    unread = sum(bool(one.reason) for one in report.documents)
    parts = [plural(len(report.documents), "document")] if report.input.kind == "articles" else []
    parts += [f"{unread} of them not read"] if unread else []
    for outcome, word in (
        (Outcome.LISTED, "listed"),
        (Outcome.POSSIBLE, "possible"),
        (Outcome.NOT_LISTED, "not listed"),
    ):
        count = sum(f.outcome is outcome and bool(not f.why_hidden or f.matches) for f in shown)
        parts.append(f"{count} {word}")
    missed = sum(finding.outcome is Outcome.NOT_SCREENED for finding in report.findings)
    if missed:
        parts.append(f"{missed} not screened")
    reached = sum(finding.is_reached for finding in report.findings)
    if reached:
        parts.append(f"{reached} owned or possibly owned by listed parties")
    if report.unnamed:
        parts.append(f"{len(report.unnamed)} unnamed")
    if report.suppressed:
        parts.append(f"{plural(suppressed_matches(report), 'match')} suppressed by decisions")
    return f"{', '.join(parts)}; screened against {searched(report)}"


NEAR = 60.0
"""Score below which the nearest listed name tells a reader nothing: it shares a letter or two by chance."""


def nearest_line(finding: Finding, report: Report) -> str:
    """The nearest listed name and why it was not taken; of an address also how it was read."""
    read = f"{finding.reason}; " if finding.kind is Kind.ADDRESS and finding.reason else ""
    miss = finding.nearest[0] if finding.nearest else None
    if miss is None or miss.score < NEAR:
        return f"{read}nothing near it"
    titles = dict.fromkeys(list_title(listing.list_id, report) for listing in miss.party.listings)
    return f"{read}nearest: {miss.name.text} ({', '.join(titles)}), {number(miss.score)}: {miss.why}"
