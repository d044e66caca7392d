"""Is a record what was written, and does its run give the same answers again? If not, what differs, and why.

Everything is recomputed: seal, chain, digests of input, editions, output and answers; then the run is made
again. A difference is laid to what is known to have changed; one that nothing explains is the record's own
fault. Nothing is written but a folder of answers for the time of the comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from screening.catalogue import load_catalogue
from screening.errors import RecordError, ScreeningError
from screening.model import Edition, Report
from screening.records.answers import Answers
from screening.records.checks import (
    Check,
    State,
    check_command,
    check_outcome,
    check_place,
    check_seal,
    check_tool,
)
from screening.records.difference import Difference, differences
from screening.records.files import file_digest
from screening.records.provenance import differing, tool
from screening.records.repeat import (
    find_inputs,
    recorded_clock,
    recorded_decisions,
    recorded_editions,
    recorded_settings,
    reopened,
    repeat,
    scratch_folder,
    screener_of,
)
from screening.records.schema import RunJson
from screening.records.sealed import read_record
from screening.records.table import RecordedTable
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

KnowOwners = Callable[[Screener, Sequence[Path], RecordedTable | None], None]
VERDICTS = {"fault": "failed", "differs": "differs", "unchecked": "unchecked"}
"""The worst state of a record -> its verdict; none of these: identical."""
UNEXPLAINED = "nothing that is known to have changed: the record does not say what this run answered"


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of one record. `repeated`: whether the run could be made again; `sealed`: seals were
    looked at, and nothing else was to be; `report`: of a run that gives the same answers again, unless it is
    of a table."""

    path: Path
    checks: tuple[Check, ...]
    differences: tuple[Difference, ...] = ()
    repeated: bool = False
    run: RunJson | None = None
    sealed: bool = False
    report: Report | None = None

    @property
    def verdict(self) -> str:
        """identical, intact (of seals alone), differs, unchecked (could not be checked wholly) or failed."""
        states = {check.state for check in self.checks}
        good = "intact" if self.sealed else "identical"
        return next((verdict for state, verdict in VERDICTS.items() if state in states), good)


@dataclass
class Verifier:
    """Verifies records against one store.

    `know_owners` lets files of owners speak of a screener's companies. `inputs` are files to look among for
    what was screened, `decisions` is where reviewers' are kept. `now`: answer with the lists and these
    settings of today too, and say what that changes.
    """

    store: Store
    know_owners: KnowOwners
    inputs: Sequence[Path] = ()
    decisions: str | None = None
    now: Settings | None = None
    processes: int = 1

    def verify(self, path: Path) -> Verification:
        """Check one record. Raises RecordError for what is no record."""
        run, data = read_record(path)
        checks = [check_seal(run, data), *check_place(path, run)]
        differing_tool = differing(run.tool, tool(self.store.home / "lists"))
        checks += [*check_command(run), *check_outcome(run), *check_tool(differing_tool)]
        checks += [*self._files(run, path.parent), *_answers_file(run, path.parent)]
        if any(check.state == "fault" for check in checks):
            return Verification(path, tuple(checks), run=run)
        try:
            return self._repeated(run, path, checks, differing_tool)
        except RecordError as error:
            return Verification(path, (*checks, Check("record", "fault", str(error), error.hint)), run=run)
        except ScreeningError as error:
            return Verification(path, (*checks, Check("run", "unchecked", str(error), error.hint)), run=run)

    def verify_seal(self, path: Path) -> Verification:
        """Check that one record is what was written, its answers too. The run is not repeated; its input,
        lists and output may be gone. Raises RecordError for what is no record."""
        run, data = read_record(path)
        checks = [check_seal(run, data), *check_place(path, run), *check_command(run), *check_outcome(run)]
        checks += _answers_file(run, path.parent)
        return Verification(path, tuple(checks), run=run, sealed=True)

    # --- what stands beside the record -----------------------------------------------------------

    def _files(self, run: RunJson, folder: Path) -> Iterator[Check]:
        for one, source in zip(run.inputs, find_inputs(run, folder, self.inputs), strict=True):
            what = f"input {one.path}"
            if source.path:
                yield Check(what, "ok", f"sha256 {one.sha256[:16]}")
            elif source.changed:
                yield Check(
                    what, "differs", f"{source.changed[0]} is not the file that was screened any more"
                )
            else:
                yield Check(what, "unchecked", "is not here", f"--input FILE of sha256 {one.sha256}")
        if run.table is not None and run.table.output.sha256 is not None:
            yield _output(Path(run.table.output.path), run.table.output.sha256)

    # --- the run again ---------------------------------------------------------------------------

    def _repeated(
        self, run: RunJson, path: Path, checks: list[Check], differing_tool: Sequence[str]
    ) -> Verification:
        settings, clock = recorded_settings(run), recorded_clock(run)
        checks.append(Check("settings", "ok", f"digest {run.settings_digest[:16]}"))
        catalogue = load_catalogue(self.store.home / "lists")
        editions, absent = recorded_editions(run, self.store, catalogue)
        for one in absent:
            state: State = "differs" if one.changed else "unchecked"
            checks.append(Check(f"list {one.list_id}", state, one.said, one.hint))
        sources = [source.path for source in find_inputs(run, path.parent, self.inputs)]
        there = [(one, source) for one, source in zip(run.inputs, sources, strict=True) if source]
        if absent or len(there) < len(sources):
            return Verification(path, tuple(checks), run=run)
        owners = [source for one, source in there if one.kind == "owners"]
        paths = [source for one, source in there if one.kind != "owners"]
        made = recorded_decisions(run, self.decisions)
        if run.table is not None and len(paths) != 1:
            raise RecordError("the record does not tell one table")
        snapshot = reopened(run, editions, self.store, catalogue)
        checks.append(_editions(run, snapshot, differing_tool))
        table = run.table
        recorded = Answers(run.report)
        if table is not None:
            held = path.parent / table.answers.file
            recorded = Answers(None, held, table.answers.sha256, table.tally)
        label = run.articles.label if run.articles else run.command
        cause = f"tool: {'; '.join(differing_tool)}" if differing_tool else UNEXPLAINED
        with scratch_folder() as scratch:

            def again(opened: Snapshot, of: tuple[Edition, ...] | None, chosen: Settings) -> Answers:
                with screener_of(opened, of, chosen, clock, self.store, self.processes, made) as screener:
                    self.know_owners(screener, owners, RecordedTable.of(run, paths[0]) if run.table else None)
                    return repeat(run, paths, screener, scratch)

            answers = again(snapshot, editions, settings)
            found = [replace(one, cause=cause) for one in _against(recorded, answers, label)]
            report = None if found else answers.shown
            checks.append(_answers(found, differing_tool))
            if self.now is not None:
                current = open_snapshot(self.store, catalogue)
                with_lists = again(current, None, settings)
                moved, other = _moved(run, current), _chosen_otherwise(run, self.now)
                by_lists = [
                    replace(o, cause=moved) for o in differences(answers, with_lists, label, same_terms=False)
                ]
                with_all = again(current, None, self.now) if other else with_lists
                by_settings = [
                    replace(o, cause=other)
                    for o in differences(with_lists, with_all, label, same_terms=False)
                ]
                checks += [_today("lists", moved, by_lists), _today("settings", other, by_settings)]
                found += [*by_lists, *by_settings]
        return Verification(path, tuple(checks), tuple(found), repeated=True, run=run, report=report)


def _against(recorded: Answers, answers: Answers, label: str) -> list[Difference]:
    """What differs. Raises RecordError if what the record holds is no answer: it is anybody's."""
    try:
        return list(differences(recorded, answers, label))
    except (AttributeError, TypeError, KeyError) as error:
        said = f"what the record holds as its answer is none ({type(error).__name__})"
        raise RecordError(said) from error


def _answers_file(run: RunJson, folder: Path) -> Iterator[Check]:
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


def _output(path: Path, sha256: str) -> Check:
    if not path.is_file():
        return Check("output", "note", f"{path} is not here")
    if file_digest(path) != sha256:
        return Check("output", "differs", f"{path} is not the file that was written any more")
    return Check("output", "ok", f"{path}, sha256 {sha256[:16]}")


def _editions(run: RunJson, snapshot: Snapshot, differing_tool: Sequence[str]) -> Check:
    said = f"{len(snapshot.editions)} editions, digest {snapshot.digest[:16]}"
    if snapshot.digest == run.snapshot_digest:
        return Check("lists", "ok", said)
    if differing_tool:  # each edition was recomputed by itself
        return Check("lists", "note", f"{said}, which this version makes otherwise")
    return Check("lists", "fault", "the editions of the record do not make its snapshot digest")


def _answers(found: Sequence[Difference], differing_tool: Sequence[str]) -> Check:
    if not found:
        return Check("answers again", "ok", "identical")
    said = _count(found)
    if differing_tool:
        return Check("answers again", "differs", f"{said}: the tool is another")
    return Check("answers again", "fault", f"{said}: {UNEXPLAINED}")


def _count(found: Sequence[Difference]) -> str:
    grave = sum(one.grave for one in found)
    return f"{len(found):,} differ, {grave:,} of them in an outcome or a match"


def _moved(run: RunJson, current: Snapshot) -> str:
    """The lists whose edition is another today, in words; empty if there are none."""
    then = {one.id: (one.edition.sha256, one.edition.digest) for one in run.lists if one.edition}
    now = {one.list_id: (one.sha256, one.digest) for one in current.editions}
    moved = sorted(list_id for list_id in {*then, *now} if then.get(list_id) != now.get(list_id))
    return f"other editions of {', '.join(moved)}" if moved else ""


def _chosen_otherwise(run: RunJson, settings: Settings) -> str:
    """The settings that are others today, in words; empty if there are none."""
    now = settings.model_dump(mode="json")
    then = {key: run.settings.get(key) for key in now}
    return "; ".join(f"{key} {then[key]!r}, now {now[key]!r}" for key in now if then[key] != now[key])


def _today(what: str, said: str, found: Sequence[Difference]) -> Check:
    """What is otherwise today, and how many answers it changes."""
    if not said:
        return Check(f"{what} today", "ok", "the same")
    return Check(f"{what} today", "differs" if found else "note", f"{said}: {_count(found)}")
