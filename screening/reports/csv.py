"""Report -> CSV for a spreadsheet: a row for each match of each name in each document, and one for a name
without any.

Nothing that was screened or passed over lacks its row: not the places, not the parties without a name. What
the lists lack is no row: the command line says it. Cells that a spreadsheet would run are escaped, what would
drive a terminal is spelled out; exact text is in the JSON report.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

from screening.model import Finding, Kind, Match, Outcome, Reach, Report
from screening.reports import parties, wording
from screening.reports.documents import several
from screening.reports.groups import is_hidden, passed_over
from screening.reports.ownership import headline
from screening.reports.visible import one_line
from screening.screener.owned import ownership_row
from screening.screener.rows import ANSWERS, MATCHED

ABOUT = ("document", "name", "name_kind", "forms", "section", "mentions", "line", "first_sentence")
"""What the text says of a name: `line` is that of its first mention, `forms` are joined with ";"."""
TOLD = ("claims", "ownership")
"""What the text says of a name's listings and owners, with the verdicts, and what rules of ownership say."""
PARTY = ("party", "birth_dates", "birth_places", "nationality", "titles", "name_only")
"""What the list publishes of a matched party; `name_only` is yes where nothing but the name agrees."""
COLUMNS = (*ABOUT, *ANSWERS, *TOLD, *PARTY)
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Beginnings of a cell that make a spreadsheet compute or swallow it."""


def render(report: Report, *, header: bool = True) -> str:
    """The report as CSV with CRLF line ends (RFC 4180); without its `header` it goes on after another."""
    out = io.StringIO()
    writer = csv.writer(out)
    if header:
        writer.writerow(COLUMNS)
    common = {
        "lists_digest": report.snapshot_digest,
        "settings_digest": report.settings_digest,
        "screened_at": report.screened_at,
    }
    for row in _rows(report):
        cells = {**row, **common}
        writer.writerow([_harmless(cells.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def _harmless(cell: str) -> str:
    said = one_line(cell)
    return f"'{said}" if cell.startswith(_RUNS) else said


def _rows(report: Report) -> Iterator[dict[str, str]]:
    for finding in report.findings:
        if finding.outcome is not Outcome.SUPPRESSED:
            yield from _in_documents(finding, report, _reason(finding, report))
        if finding.suppressed:
            told = finding.reason if finding.outcome is Outcome.SUPPRESSED else ""
            rows = _in_documents(finding.set_aside(), report, told, before=len(finding.matches))
            yield from (row for row in rows if row.get("rank"))  # not all documents need have one
    for one in report.unnamed:
        about = f"a party without a name cannot be screened by name: {wording.unnamed_about(one)}"
        yield _passed_over(one.quote, about, _path(one.document, report))
    for missed in passed_over(report):
        yield _passed_over(missed.text, missed.reason, "" if several(report) else _path(0, report))


def _passed_over(text: str, reason: str, document: str) -> dict[str, str]:
    return {"document": document, "name": text, "outcome": Outcome.NOT_SCREENED.value, "reason": reason}


def _path(place: int, report: Report) -> str:
    if not report.input.is_text:
        return ""
    return report.documents[place].input.path if several(report) else report.input.path


def _in_documents(finding: Finding, report: Report, reason: str, before: int = 0) -> Iterator[dict[str, str]]:
    """Rows of one name, document by document; `before` matches of it have theirs already."""
    for place in finding.documents or (0,):
        matches = (one for one in finding.matches if not one.documents or place in one.documents)
        own = replace(
            finding,
            mentions=tuple(one for one in finding.mentions if one.document == place),
            matches=tuple(matches),
            claims=tuple(one for one in finding.claims if one.document == place),
            ties=tuple(one for one in finding.ties if one.document == place),
        )
        for row in _finding(own, report, reason, before):
            yield {**row, "document": _path(place, report)}


def _finding(finding: Finding, report: Report, reason: str, before: int) -> Iterator[dict[str, str]]:
    """Rows of one name in one document; those of its matches by rank, the reason in the first."""
    first = finding.mentions[0] if finding.mentions else None
    about = {
        "name": finding.name,
        "name_kind": finding.kind.value,
        "forms": _joined(finding.forms),
        "section": finding.section if report.input.is_text else "",
        "mentions": str(len(finding.mentions) or ""),
        "line": str(first.line) if first else "",
        "first_sentence": " ".join(first.sentence.split()) if first else "",
        "claims": _joined(f"“{one.quote}”: {one.verdict} ({one.why})" for one in finding.claims),
        "ownership": _joined(
            [
                *(f"“{one.quote}”: {' '.join((f'{one.why}.', *one.rules))}" for one in finding.ties),
                *(f"{headline(one)}: {one.sentence}" for one in finding.ownership),
            ]
        ),
    }
    reached = [one for one in finding.ownership if one.reach is not Reach.NOTED]
    if not finding.matches and not reached:
        yield {**about, "outcome": finding.outcome.value, "reason": reason}
    for rank, match in enumerate(finding.matches, start=before + 1):
        decided = match.decided.sentence if match.decided else ""
        told = "; ".join(filter(None, (decided, reason if rank == before + 1 else "")))
        yield {**about, **_match(match, report), "rank": str(rank), "reason": told}
    for rank, one in enumerate(reached, start=len(finding.matches) + 1):
        cells = zip(MATCHED, ownership_row(rank, one, reason if rank == 1 else ""), strict=True)
        yield {**about, **{column: "" if cell is None else str(cell) for column, cell in cells}}


def _reason(finding: Finding, report: Report) -> str:
    """Why a name has no match: what it was taken for, or the nearest listed name."""
    if finding.matches or finding.outcome is Outcome.NOT_SCREENED:
        return finding.reason
    # nearest names are looked up for the parties of the article alone
    said = _near(finding, report)
    return f"{finding.why_hidden}; {said}" if is_hidden(finding) else said


def _near(finding: Finding, report: Report) -> str:
    read = finding.kind is Kind.ADDRESS and finding.reason
    return wording.nearest_line(finding, report) if finding.nearest or read else wording.no_match(report)


def _match(match: Match, report: Report) -> dict[str, str]:
    ids = wording.lists_of(match, report)
    party = match.party
    listings = [one for one in party.listings if one.list_id in ids]
    measures = [wording.measure_of(list_id, report) for list_id in ids]
    return {
        "outcome": Outcome.SUPPRESSED.value if match.suppressed else match.outcome.value,
        "score": f"{match.score:.1f}",
        "matched_name": match.name.text,
        "matched_name_role": match.name.role.value,
        "matched_name_strength": match.name.strength.value,
        "party_id": party.uid,
        "list": _joined(ids),
        "kind": party.kind.value,
        "countries": _joined(party.countries),
        "programs": _joined(program for one in listings for program in one.programs),
        "citation": _joined(one.citation for one in listings),
        "licence_requirement": _joined(one.licence_requirement for one in listings),
        "measure": _joined(measure.effect for measure in measures if measure),
        "listed_on": _joined(one.listed_on for one in listings),
        "source_url": _joined(one.url for one in listings),
        "explanation": match.sentence,
        "party": party.caption,
        "birth_dates": _joined(map(parties.born, party.birth_dates)),
        "birth_places": _joined(parties.facts(party, parties.BIRTH_PLACE)),
        "nationality": _joined(parties.facts(party, parties.NATIONALITY)),
        "titles": _joined(parties.facts(party, parties.TITLE)),
        "name_only": "yes" if parties.is_name_only(match) else "no",
    }


def _joined(values: Iterable[str | None]) -> str:
    return ";".join(dict.fromkeys(value for value in values if value))
