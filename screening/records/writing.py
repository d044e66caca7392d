"""Write the record of a run: whole or not at all, in its folder's chain, and never over another record.

A record that cannot be written is an error of the run: what was screened is never silently unrecorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from screening.errors import RecordError, SettingsError
from screening.model import Identifier, NotScreened, Query, Report
from screening.records.answers import AnswersFile
from screening.records.files import input_of, owners_of_run
from screening.records.ledger import LEDGER, Entry, add_entry, breaks, locked, read_ledger
from screening.records.lines import LinesFile
from screening.records.provenance import decisions_of_run, lists_of_run, tool
from screening.records.schema import (
    ArticlesJson,
    DocumentJson,
    InputJson,
    LookupJson,
    NumberJson,
    PassedOverJson,
    PreviousJson,
    RescreenJson,
    RunJson,
    TableJson,
)
from screening.records.sealed import UNSEALED, sealed
from screening.reports.json import as_json
from screening.screener import Screener
from screening.snapshot.durable import fsync, real_path, write_file

ENDING, ANSWERS = ".json", ".answers.jsonl"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record goes: a file, or a folder where it is given a dated name."""

    folder: Path
    name: str | None = None

    @classmethod
    def of(cls, record: Path | None, folder: Path | None) -> Place:
        """The place that is asked for, a file before a folder. Raises SettingsError."""
        if record is None:
            return cls((folder or Path()).expanduser())
        if record.suffix.casefold() != ENDING or record.name.startswith("."):
            raise SettingsError(
                f"a record is called RUN{ENDING}, not {record.name}", hint="a folder: --record-folder"
            )
        return cls(record.parent, record.name)

    def takes(self, path: Path) -> bool:
        """Whether a file there would be the record's own: itself, its answers, the ledger."""
        path = real_path(path)
        names = (LEDGER, self.name, answers_name(self.name)) if self.name else (LEDGER,)
        return path.name in names and path.parent == real_path(self.folder)


@dataclass(frozen=True, slots=True)
class Written:
    """A record that was written."""

    path: Path
    number: int
    seal: str


class Recorder:
    """Gathers what a run is to be recorded by, from its start to its end."""

    def __init__(self, place: Place, command: str, clock: Clock, own_lists: Path) -> None:
        """Look at once whether a record can be written there. Raises RecordError, SettingsError."""
        self._place, self._command, self._clock, self._own_lists = place, command, clock, own_lists
        self._started = clock()
        self._inputs: list[InputJson] = []
        self._articles: ArticlesJson | None = None
        self._query: dict[str, Any] | None = None
        self._lookup: LookupJson | None = None
        self._report: dict[str, Any] | None = None
        self._warnings: list[str] = []
        self._table: TableJson | None = None
        self._rescreen: RescreenJson | None = None
        self._answers: LinesFile | None = None
        try:
            place.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(f"cannot make the folder {place.folder}: {error.strerror}") from error
        with locked(place.folder):
            _sound(place.folder)
            if place.name:
                self._spare(place.name)

    # --- what the run tells ----------------------------------------------------------------------

    def articles(self, report: Report, passed_over: Sequence[NotScreened], gaps: Sequence[str]) -> None:
        """The report on articles; `passed_over` and `gaps` are what of folders was not read."""
        for one in report.documents:
            if not one.reason:
                self._inputs.append(input_of("article", one.input.path, one.input.sha256))
        self._articles = ArticlesJson(
            label=report.input.path,
            documents=[DocumentJson(path=o.input.path, unreadable=o.reason) for o in report.documents],
            passed_over=[PassedOverJson(**asdict(one)) for one in passed_over],
            gaps=list(gaps),
        )
        self._take(report)

    def name(self, query: Query, report: Report) -> None:
        """The report on one name."""
        self._query = TypeAdapter(Query).dump_python(query, mode="json")
        self._take(report)

    def lookup(
        self,
        report: Report,
        address: str | None = None,
        numbers: Sequence[Identifier] = (),
        country: str | None = None,
        own_id: str = "",
    ) -> None:
        """The report on an address or on numbers."""
        listed = [NumberJson(type=one.type, value=one.value) for one in numbers]
        self._lookup = LookupJson(address=address, identifiers=listed, country=country, id=own_id)
        self._take(report)

    def owners(self, report: Report) -> None:
        """The report on files of owners; which they were, the screener knows."""
        self._take(report)

    def answers(self, screener: Screener, roles: Sequence[str], first_row: int) -> AnswersFile:
        """Where the answers for a table go. Raises RecordError."""
        found = self._answers = AnswersFile(self._place.folder, screener, roles, first_row)
        return found

    def changes(self) -> LinesFile:
        """Where what lists changed in a table goes. Raises RecordError."""
        found = self._answers = LinesFile(self._place.folder)
        return found

    def table(self, source: InputJson, facts: Mapping[str, Any]) -> None:
        """A table that was screened; `facts` are the fields of TableJson but that of the answers."""
        if self._answers is None:
            raise ValueError("the answers of a table are taken while it is screened")
        self._inputs.append(source)
        self._table = TableJson(answers=self._answers.facts("-"), **facts)

    def rescreen(self, told: RescreenJson) -> None:
        """Between which times lists changed the table."""
        self._rescreen = told

    def warn(self, warnings: Sequence[str]) -> None:
        """What falls short, each said once."""
        self._warnings += [said for said in warnings if said not in self._warnings]

    def _take(self, report: Report) -> None:
        self._report = as_json(report).model_dump(mode="json", by_alias=True)
        self.warn(report.warnings)

    def drop(self) -> None:
        """Leave nothing of a run that failed."""
        if self._answers:
            self._answers.drop()

    # --- the record ------------------------------------------------------------------------------

    def write(self, screener: Screener, outcome: str, exit_code: int) -> Written:
        """Write the record and enter it in the ledger of its folder. Raises RecordError."""
        run = RunJson(
            number=0,
            previous=None,
            command=self._command,  # type: ignore[arg-type]
            started_at=_iso(self._started),
            ended_at="",
            clock=screener.now.isoformat(),
            outcome=outcome,  # type: ignore[arg-type]
            exit_code=exit_code,
            warnings=self._warnings,
            tool=tool(self._own_lists),
            settings=screener.settings.model_dump(mode="json"),
            settings_digest=screener.settings.digest,
            snapshot_digest=screener.snapshot.digest,
            lists=lists_of_run(screener.snapshot, screener.list_ids, screener.now.date()),
            inputs=[*self._inputs, *owners_of_run(screener.owners)],
            decisions=decisions_of_run(screener.decisions),
            articles=self._articles,
            query=self._query,
            lookup=self._lookup,
            report=self._report,
            table=None,
            rescreen=self._rescreen,
            seal=UNSEALED,
        )
        if self._answers:
            self._answers.close()
        with locked(self._place.folder):
            entries = _sound(self._place.folder)
            name = self._place.name or self._dated()
            self._spare(name)
            last = entries[-1] if entries else None
            placed = {
                "number": len(entries) + 1,
                "previous": PreviousJson(file=last.file, seal=last.seal) if last else None,
                "ended_at": _iso(self._clock()),
                "table": self._named_table(name),
            }
            return self._put(run.model_copy(update=placed), name, last)

    def _put(self, run: RunJson, name: str, last: Entry | None) -> Written:
        folder = self._place.folder
        data, seal = sealed(run)
        try:
            if self._answers:
                self._answers.path.replace(folder / answers_name(name))
                fsync(folder)
            write_file(folder / name, data)
            add_entry(folder, Entry(run.number, name, seal, last.seal if last else "", run.ended_at))
        except OSError as error:
            for path in (folder / name, folder / answers_name(name)):  # neither was there before
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise RecordError(
                f"THE RUN IS NOT RECORDED: cannot write {folder / name}: {error.strerror}",
                hint="is the disk full, and may you write there?",
            ) from error
        return Written(folder / name, run.number, seal)

    def _named_table(self, name: str) -> TableJson | None:
        if self._table is None or self._answers is None:
            return None
        return self._table.model_copy(update={"answers": self._answers.facts(answers_name(name))})

    def _dated(self) -> str:
        """A name by the start of the run that is not taken yet."""
        stem = f"{self._started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{self._command}"
        number, name = 1, f"{stem}{ENDING}"
        while (self._place.folder / name).exists():
            number += 1
            name = f"{stem}-{number}{ENDING}"
        return name

    def _spare(self, name: str) -> None:
        for path in (self._place.folder / name, self._place.folder / answers_name(name)):
            if path.exists() or path.is_symlink():
                raise SettingsError(
                    f"{path} is there already, and a record is never written over", hint="another --record"
                )


def answers_name(name: str) -> str:
    """The file of answers beside a record of that name."""
    return f"{name[: -len(ENDING)]}{ANSWERS}"


def _sound(folder: Path) -> list[Entry]:
    """The entries of a folder's ledger. Raises RecordError if the chain cannot be continued."""
    entries = read_ledger(folder)
    for file, wrong in breaks(entries):
        raise RecordError(
            f"the chain of the records in {folder} is broken: {file} {wrong}",
            hint=f"screen verify {folder} tells all; move the folder away and begin another",
        )
    there = {path.name for path in folder.iterdir()} if entries else set()
    for entry in entries:
        if entry.file not in there:
            raise RecordError(
                f"a record of {folder / LEDGER}, {entry.file}, is gone",
                hint="bring it back, or move the folder away and begin another",
            )
    return entries


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
