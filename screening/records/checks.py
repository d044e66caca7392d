"""What of a record is checked without screening anything: its seal, its place in the chain, its command and
outcome, the files beside it.

It says what is wrong and decides nothing; a folder is checked as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from screening.errors import RecordError
from screening.records import ledger
from screening.records.files import file_digest
from screening.records.schema import RunJson
from screening.records.sealed import read_record, seal_of

State = Literal["ok", "note", "unchecked", "differs", "fault"]
SIGNALS = 128
"""Exit codes above it are those of a run that a signal ended."""
_EXIT = {"no_match": 0, "matches": 3, "incomplete": 4}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `fault`: the record is not what was written or contradicts itself;
    `differs`: what was screened or what screens is another now; `unchecked`: it is not here."""

    what: str
    state: State
    said: str
    hint: str = ""


def check_seal(run: RunJson, data: bytes) -> Check:
    if seal_of(data) != run.seal:
        return Check("seal", "fault", "the record was edited: its bytes do not have its seal")
    return Check("seal", "ok", run.seal)


def check_place(path: Path, run: RunJson) -> Iterator[Check]:
    """The record in the chain of its folder; without a ledger nothing is said of other records."""
    try:
        entries = ledger.read_ledger(path.parent)
    except RecordError as error:
        yield Check("chain", "fault", str(error), error.hint)
        return
    if not entries:
        yield Check("chain", "note", "no ledger lies beside it, so its place among records cannot be told")
        return
    mine = next((entry for entry in entries if entry.seal == run.seal), None)
    if mine is None:
        yield Check("chain", "fault", "the ledger of its folder does not know this record")
        return
    previous = run.previous.seal if run.previous else ""
    if (mine.number, mine.previous) != (run.number, previous):
        yield Check("chain", "fault", "the ledger tells another place in the chain than the record")
        return
    yield Check("chain", "ok", f"number {run.number} of {len(entries)}")


def check_command(run: RunJson) -> Iterator[Check]:
    """What was asked must be what the command asks; files of owners are told among the inputs."""
    lookup = run.lookup
    told = {
        "article": run.articles,
        "name": run.query,
        "batch": None if run.rescreen else run.table,
        "rescreen": run.rescreen and run.table,
        "address": lookup.address if lookup else None,
        "identifier": (lookup.identifiers or None) if lookup else None,
    }
    asked = [command for command, what in told.items() if what is not None] or ["ownership"]
    if asked != [run.command]:
        said = f"the record tells the command {run.command}, and what was asked is of {' and '.join(asked)}"
        yield Check("command", "fault", said)


def check_outcome(run: RunJson) -> Iterator[Check]:
    """The outcome that the record tells at its head must be that of the answers in it."""
    from screening.batch.run import MATCHES

    if run.rescreen is not None:
        tally = run.rescreen.tally
        wrong = bool(tally.get("new") or tally.get("changed")) != (run.outcome == "matches")
    elif run.table is not None:
        met = any(run.table.tally.get(outcome) for outcome in MATCHES)
        before = run.table.first_row > 1  # rows of the run that it continues count too
        wrong = met != (run.outcome == "matches") and not (before and not met)
    else:
        wrong = run.report is None or run.report.get("outcome") != run.outcome
    if run.exit_code < SIGNALS and _EXIT.get(run.outcome) != run.exit_code:
        wrong = True
    if wrong:
        said = f"the record tells {run.outcome}, exit code {run.exit_code}, and its answers tell otherwise"
        yield Check("outcome", "fault", said)


def check_tool(differing_tool: Sequence[str]) -> Iterator[Check]:
    if differing_tool:
        yield Check("tool", "note", f"is not the one that answered: {'; '.join(differing_tool)}")
    else:
        yield Check("tool", "ok", "the same code, tables and libraries")


def check_answers(run: RunJson, folder: Path) -> Iterator[Check]:
    """Of a table the answers beside its record, which are a part of it."""
    if run.table is None:
        return
    answers = run.table.answers
    held = folder / answers.file
    if not held.is_file():
        yield Check("answers", "fault", f"{answers.file} is gone from beside the record")
    elif file_digest(held) != answers.sha256:
        yield Check("answers", "fault", f"{answers.file} was edited")
    else:
        yield Check("answers", "ok", f"{answers.file}, sha256 {answers.sha256[:16]}")


def check_output(path: Path, sha256: str) -> Check:
    if not path.is_file():
        return Check("output", "note", f"{path} is not here")
    if file_digest(path) != sha256:
        return Check("output", "differs", f"{path} is not the file that was written any more")
    return Check("output", "ok", f"{path}, sha256 {sha256[:16]}")


# --- folders -----------------------------------------------------------------------------------------


def check_chain(folder: Path) -> tuple[list[Check], list[Path]]:
    """(what is wrong with a folder's chain, its records in order). Raises RecordError if there is none."""
    if not folder.is_dir():
        raise RecordError(f"{folder} is no folder")
    entries = ledger.read_ledger(folder)
    if not entries:
        raise RecordError(
            f"{folder} has no ledger of records", hint="screen verify RUN.json takes one record"
        )
    checks = [Check(f"chain {file}", "fault", said) for file, said in ledger.breaks(entries)]
    known = {entry.file for entry in entries}
    for entry in entries:
        if not (folder / entry.file).is_file():
            checks.append(Check(f"chain {entry.file}", "fault", f"record {entry.number} was removed"))
    for path in sorted(folder.glob("*.json")):
        if path.name not in known and _is_record(path):
            checks.append(Check(f"chain {path.name}", "fault", "is a record that the ledger does not know"))
    if not checks:
        last = entries[-1]
        said = f"{len(entries)} records, whole and in order; the newest has the seal {last.seal}"
        checks.append(Check("chain", "ok", said))
    return checks, [folder / entry.file for entry in entries if (folder / entry.file).is_file()]


def _is_record(path: Path) -> bool:
    try:
        read_record(path)
    except RecordError:
        return False
    return True
