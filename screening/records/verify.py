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
    check_answers,
    check_command,
    check_outcome,
    check_output,
    check_place,
    check_seal,
    check_tool,
)
from screening.records.difference import Difference, differences
from screening.records.provenance import differing, tool
from screening.records.repeat import (
    Again,
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
from screening.records.schema import ListJson, RunJson
from screening.records.sealed import read_record
from screening.records.table import RecordedTable
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

KnowOwners = Callable[[Screener, Sequence[Path], RecordedTable | None], None]
Rescreened = Callable[[Again, Path], Answers]
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

    `know_owners` lets files of owners speak of a screener's companies; `rescreened` makes a rescreening
    again, its lines in a folder. `inputs` are files to look among for what was screened, `decisions` is where
    reviewers' are kept. `now`: answer with the lists and these settings of today too, and say what that
    changes.
    """

    store: Store
    know_owners: KnowOwners
    rescreened: Rescreened
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
        checks += [*self._files(run, path.parent), *check_answers(run, path.parent)]
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
        checks += check_answers(run, path.parent)
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
            yield check_output(Path(run.table.output.path), run.table.output.sha256)

    # --- the run again ---------------------------------------------------------------------------

    def _repeated(
        self, run: RunJson, path: Path, checks: list[Check], differing_tool: Sequence[str]
    ) -> Verification:
        settings, clock = recorded_settings(run), recorded_clock(run)
        checks.append(Check("settings", "ok", f"digest {run.settings_digest[:16]}"))
        catalogue = load_catalogue(self.store.home / "lists")
        editions, absent = recorded_editions(run.lists, self.store, catalogue)
        earlier, gone = recorded_editions(_lists_before(run), self.store, catalogue)
        absent += [one for one in gone if one not in absent]
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
        snapshot = reopened(run.lists, editions, self.store, catalogue)
        checks.append(_editions("lists", run.snapshot_digest, snapshot, differing_tool))
        recorded = _recorded(run, path.parent)
        if run.rescreen is not None:
            before = reopened(run.rescreen.lists, earlier, self.store, catalogue)
            checks.append(_editions("lists before", run.rescreen.snapshot_digest, before, differing_tool))
            again = Again(
                *(RecordedTable.of(run, paths[0]), owners, settings, clock, made, earlier, editions),
                *(self.store, catalogue, self.processes),
            )
            return self._rescreened(run, path, checks, again, recorded, differing_tool)
        label = run.articles.label if run.articles else run.command
        cause = _cause(differing_tool)
        with scratch_folder() as scratch:

            def answered(opened: Snapshot, of: tuple[Edition, ...] | None, chosen: Settings) -> Answers:
                with screener_of(opened, of, chosen, clock, self.store, self.processes, made) as screener:
                    self.know_owners(screener, owners, RecordedTable.of(run, paths[0]) if run.table else None)
                    return repeat(run, paths, screener, scratch)

            answers = answered(snapshot, editions, settings)
            found = [replace(one, cause=cause) for one in _against(recorded, answers, label)]
            report = None if found else answers.shown
            checks.append(_answers(found, differing_tool))
            if self.now is not None:
                current = open_snapshot(self.store, catalogue)
                with_lists = answered(current, None, settings)
                moved, other = _moved(run, current), _chosen_otherwise(run, self.now)
                by_lists = [
                    replace(o, cause=moved) for o in differences(answers, with_lists, label, same_terms=False)
                ]
                with_all = answered(current, None, self.now) if other else with_lists
                by_settings = [
                    replace(o, cause=other)
                    for o in differences(with_lists, with_all, label, same_terms=False)
                ]
                checks += [_today("lists", moved, by_lists), _today("settings", other, by_settings)]
                found += [*by_lists, *by_settings]
        return Verification(path, tuple(checks), tuple(found), repeated=True, run=run, report=report)

    def _rescreened(
        self,
        run: RunJson,
        path: Path,
        checks: list[Check],
        again: Again,
        recorded: Answers,
        differing_tool: Sequence[str],
    ) -> Verification:
        """A rescreening made again. It compares two times, so nothing of today is asked of it."""
        with scratch_folder() as scratch:
            answers = self.rescreened(again, scratch)
            cause = _cause(differing_tool)
            found = [replace(one, cause=cause) for one in _against(recorded, answers, run.command)]
        checks.append(_answers(found, differing_tool))
        if self.now is not None:
            said = f"screen rescreen {path} tells what lists changed since"
            checks.append(Check("lists today", "note", said))
        return Verification(path, tuple(checks), tuple(found), repeated=True, run=run)


def _lists_before(run: RunJson) -> Sequence[ListJson]:
    """The lists as they stood before, of a rescreening."""
    return run.rescreen.lists if run.rescreen else ()


def _recorded(run: RunJson, folder: Path) -> Answers:
    """What the record says was answered; of a table beside it, in its folder."""
    if run.table is None:
        return Answers(run.report)
    told, tally = run.table.answers, run.table.tally
    tally = {**tally, **run.rescreen.tally} if run.rescreen else tally
    return Answers(None, folder / told.file, told.sha256, tally)


def _cause(differing_tool: Sequence[str]) -> str:
    return f"tool: {'; '.join(differing_tool)}" if differing_tool else UNEXPLAINED


def _against(recorded: Answers, answers: Answers, label: str) -> list[Difference]:
    """What differs. Raises RecordError if what the record holds is no answer: it is anybody's."""
    try:
        return list(differences(recorded, answers, label))
    except (AttributeError, TypeError, KeyError) as error:
        said = f"what the record holds as its answer is none ({type(error).__name__})"
        raise RecordError(said) from error


def _editions(what: str, digest: str, snapshot: Snapshot, differing_tool: Sequence[str]) -> Check:
    said = f"{len(snapshot.editions)} editions, digest {snapshot.digest[:16]}"
    if snapshot.digest == digest:
        return Check(what, "ok", said)
    if differing_tool:  # each edition was recomputed by itself
        return Check(what, "note", f"{said}, which this version makes otherwise")
    return Check(what, "fault", "the editions of the record do not make its snapshot digest")


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
