"""A table of names in, the same rows with verdicts out: at least one row for each input row, in their order.

Every column is read as text and kept. Each distinct name is screened once. A row without a name is an answer
too: not_screened, with the reason. Nothing is dropped, and no row decides what becomes of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from screening.errors import InputError, NotText
from screening.model import Finding, Kind, Match, Outcome, Query
from screening.screener import Screener
from screening.text.decoding import decode

NAME_COLUMNS = ("name", "entity_name", "company", "company_name", "full_name", "caption")
KIND_COLUMNS = ("kind", "schema", "type")
KINDS = {
    "person": Kind.PERSON,
    "individual": Kind.PERSON,
    "company": Kind.COMPANY,
    "organization": Kind.ORGANIZATION,
    "organisation": Kind.ORGANIZATION,
    "entity": Kind.ORGANIZATION,
    "legalentity": Kind.ORGANIZATION,
    "vessel": Kind.VESSEL,
    "ship": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT,
    "airplane": Kind.AIRCRAFT,
}
ANSWERS = (
    *("outcome", "rank", "score", "matched_name", "matched_name_role", "matched_name_strength", "party_id"),
    *("list", "kind", "countries", "programs", "citation", "licence_requirement", "measure", "listed_on"),
    *("source_url", "explanation", "lists_digest", "screened_at", "reason"),
)
MOST_MATCHES = 5
"""Matches given of one name; a row's `reason` says how many there were beyond."""
READERS = (".csv", ".tsv", ".txt", ".parquet", ".jsonl", ".ndjson")
WRITERS = (".csv", ".tsv", ".parquet", ".jsonl", ".ndjson")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

Progress = Callable[[int, int], None]
"""(names done, names in all)"""


def read_table(path: Path | None, data: bytes | None = None) -> pl.DataFrame:
    """All columns as text; `data` is CSV from standard input. Raises InputError naming what is wrong."""
    if path is not None and not path.exists():
        raise InputError(f"{path} does not exist", hint="give the path of a table of names")
    if path is not None and path.is_dir():
        raise InputError(f"{path} is a folder", hint="give one table")
    ending = path.suffix.casefold() if path else ".csv"
    if ending not in READERS:
        raise NotText(f"{path} is no table this command reads", hint=f"save it as {' or '.join(READERS[:2])}")
    try:
        if path is not None and ending == ".parquet":
            frame = pl.read_parquet(path)
        elif path is not None and ending in (".jsonl", ".ndjson"):
            frame = pl.read_ndjson(path, infer_schema_length=None)
        else:
            frame = _read_delimited(path, path.read_bytes() if path else data or b"")
    except (pl.exceptions.PolarsError, OSError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(
            f"{path or 'the table'} cannot be read: {said}", hint="is it a whole table?"
        ) from error
    return frame.with_columns(pl.all().cast(pl.String, strict=False).fill_null(""))


def _read_delimited(path: Path | None, data: bytes) -> pl.DataFrame:
    text, _, _ = decode(data, str(path or "standard input"))
    if not text.strip():
        raise NotText(f"{path or 'the table'} is empty", hint="its first line must name the columns")
    header = text.lstrip().partition("\n")[0]
    delimiter = max((",", ";", "\t", "|"), key=header.count)
    return pl.read_csv(text.encode(), separator=delimiter, infer_schema=False)


def name_column(frame: pl.DataFrame, chosen: str | None = None) -> str:
    """The column of names: the one chosen, else the only usual one. Raises InputError listing the columns."""
    if chosen is not None and chosen in frame.columns:
        return chosen
    usual = {column.strip().casefold().replace(" ", "_"): column for column in frame.columns}
    found = [usual[name] for name in NAME_COLUMNS if name in usual] if chosen is None else []
    if not found:
        raise InputError(
            f"there is no column {chosen!r}" if chosen else "no column is called name",
            hint=f"--name-column COLUMN; the table has: {', '.join(frame.columns)}",
        )
    return found[0]


def screen_table(
    frame: pl.DataFrame, screener: Screener, column: str, progress: Progress | None = None
) -> pl.DataFrame:
    """The rows with their answers, in input order; columns of ours that the input has too get "matched_"."""
    kinds = next((c for c in frame.columns if c.strip().casefold() in KIND_COLUMNS), None)
    asked = [
        (name or "", KINDS.get((kind or "").strip().casefold(), screener.settings.kind))
        for name, kind in zip(frame[column], frame[kinds] if kinds else [None] * frame.height, strict=True)
    ]
    distinct = list(dict.fromkeys(asked))
    answers: dict[tuple[str, Kind], list[dict[str, str]]] = {}
    for done, (name, kind) in enumerate(distinct, start=1):
        answers[(name, kind)] = list(_answers(screener.screen_name(Query(name, kind=kind)), screener))
        if progress:
            progress(done, len(distinct))
    rows = [(place, answer) for place, one in enumerate(asked) for answer in answers[one]]
    repeated = frame[[place for place, _ in rows]]
    taken = set(frame.columns)
    ours = {
        (f"matched_{name}" if name in taken else name): [answer.get(name, "") for _, answer in rows]
        for name in ANSWERS
    }
    return repeated.hstack(pl.DataFrame(ours, schema=dict.fromkeys(ours, pl.String)))


def _answers(finding: Finding, screener: Screener) -> Iterator[dict[str, str]]:
    common = {
        "outcome": finding.outcome.value,
        "lists_digest": screener.snapshot.digest,
        "screened_at": screener.now.isoformat(timespec="seconds"),
        "reason": finding.reason,
    }
    if not finding.matches:
        if finding.outcome is Outcome.NOT_LISTED and finding.nearest:
            near = finding.nearest[0]
            common["reason"] = f"nearest: {near.name.text}, {near.score:.1f}: {near.why}"
        yield common
    beyond = len(finding.matches) - MOST_MATCHES
    for rank, match in enumerate(finding.matches[:MOST_MATCHES], start=1):
        more = f"{beyond} more matches" if rank == MOST_MATCHES and beyond > 0 else ""
        yield {**common, "rank": str(rank), **_match(match, screener), "reason": more}


def _match(match: Match, screener: Screener) -> dict[str, str]:
    listings = match.party.listings
    measures = screener.snapshot.catalogue.measures

    def joined(values: list[str | None]) -> str:
        return ";".join(dict.fromkeys(value for value in values if value))

    return {
        "score": f"{match.score:.1f}",
        "matched_name": match.name.text,
        "matched_name_role": match.name.role.value,
        "matched_name_strength": match.name.strength.value,
        "party_id": match.party.uid,
        "list": joined([one.list_id for one in listings]),
        "kind": match.party.kind.value,
        "countries": joined(list(match.party.countries)),
        "programs": joined([program for one in listings for program in one.programs]),
        "citation": joined([one.citation for one in listings]),
        "licence_requirement": joined([one.licence_requirement for one in listings]),
        "measure": joined([measures[one.list_id].effect for one in listings]),
        "listed_on": joined([one.listed_on for one in listings]),
        "source_url": joined([one.url for one in listings]),
        "explanation": match.sentence,
    }


def table_outcome(frame: pl.DataFrame, complete: bool) -> str:
    """The outcome of the run: matches, incomplete or no_match."""
    column = "matched_outcome" if "matched_outcome" in frame.columns else "outcome"
    outcomes = set(frame[column].to_list())
    if outcomes & {Outcome.LISTED.value, Outcome.POSSIBLE.value}:
        return "matches"
    return "no_match" if complete and Outcome.NOT_SCREENED.value not in outcomes else "incomplete"


def write_table(frame: pl.DataFrame, ending: str, output: Path | None) -> str | None:
    """Write to `output`, or return the text if that is None. Cells a spreadsheet would run are escaped."""
    if ending == ".parquet" and output is not None:
        frame.write_parquet(output)
        return None
    if ending in (".jsonl", ".ndjson"):
        text = frame.write_ndjson()
    else:
        escaped = frame.with_columns(
            pl.when(_risky(name)).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name)
            for name in frame.columns
        )
        text = escaped.write_csv(separator="\t" if ending == ".tsv" else ",")
    if output is None:
        return text
    output.write_text(text, encoding="utf-8", newline="")
    return None


def _risky(column: str) -> pl.Expr:
    return pl.any_horizontal([pl.col(column).str.starts_with(mark) for mark in _DANGEROUS])
