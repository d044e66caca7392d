"""A run that stopped goes on where it was, over the same input alone, and ends as one run would."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from screening.batch.opening import open_table
from screening.batch.resume import State, identity_of, load_state, part_path, state_path
from screening.batch.run import Done, screen_table
from screening.errors import SettingsError
from screening.screener.columns import find_columns
from tests.screener.fake import FakeScreener, match

from .tables import all_rows, output_to

ROWS = 60


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    lines = [f'{n},{"Huawei" if n % 7 == 0 else f"n{n}"},"two\nlines"' for n in range(ROWS)]
    path.write_text("\n".join(["id,name,note", *lines]) + "\n", encoding="utf-8")
    return path


class Stopping(FakeScreener):
    """Answers some calls, then is stopped by a signal, or killed, which no program survives to tidy up."""

    def __init__(self, calls: int, error: BaseException | None = None) -> None:
        super().__init__({"Huawei": (match("Huawei"), match("H2", 90.0, number=2))})
        self._left, self._error = calls, error

    def screen_names(self, queries):  # type: ignore[no-untyped-def]
        if not self._left:
            if self._error:
                raise self._error
            os.kill(os.getpid(), signal.SIGINT)
        self._left -= 1
        return super().screen_names(queries)


def run(source: Path, output: Path, screener: FakeScreener, state: State | None, rows: int = 7) -> Done:
    table = open_table(source)
    before = state.tally if state else None
    return screen_table(
        table,
        screener,  # type: ignore[arg-type]
        find_columns(table.columns),
        output_to(output, state),
        rows=rows,
        before=before,
    )


def fresh(source: Path) -> State:
    return State(identity_of(source, {"lists": "d1"}), "2026-07-01T12:00:00+00:00")


@pytest.mark.parametrize("shape", ["csv", "tsv", "jsonl"])
@pytest.mark.parametrize("calls", [1, 4, 8])
def test_a_run_that_goes_on_ends_as_one_run(tmp_path: Path, source: Path, shape: str, calls: int) -> None:
    whole, output = tmp_path / f"whole.{shape}", tmp_path / f"out.{shape}"
    one = run(source, whole, Stopping(99), fresh(source))
    stopped = run(source, output, Stopping(calls), fresh(source))
    assert (stopped.rows, stopped.stopped) == (7 * calls, signal.SIGINT)
    assert "--resume" in stopped.said
    assert whole.read_bytes().startswith(output.read_bytes())
    state = load_state(output, identity_of(source, {"lists": "d1"}))
    assert (state.rows, state.started_at) == (7 * calls, "2026-07-01T12:00:00+00:00")
    again = Stopping(99)
    done = run(source, output, again, state, rows=5)
    assert done.tally == one.tally
    assert done.rows == ROWS
    assert output.read_bytes() == whole.read_bytes()
    assert len(again.asked) <= ROWS - 7 * calls
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", output.name, whole.name]


@pytest.mark.parametrize("shape", ["parquet", "xlsx"])
@pytest.mark.parametrize("calls", [1, 8])
def test_a_file_that_is_made_whole_goes_on_too(tmp_path: Path, source: Path, shape: str, calls: int) -> None:
    whole, output = tmp_path / f"whole.{shape}", tmp_path / f"out.{shape}"
    one = run(source, whole, Stopping(99), fresh(source))
    rows = all_rows(whole)
    stopped = run(source, output, Stopping(calls), fresh(source))
    assert (stopped.rows, stopped.stopped) == (7 * calls, signal.SIGINT)
    assert "--resume" in stopped.said
    done = all_rows(output)
    assert done == rows[: len(done)]
    assert done[-1]["id"] == str(7 * calls - 1)
    output.unlink()  # what it goes on with is beside it
    for number in (2, 99):  # killed once more on the way
        if not state_path(output).exists():
            break
        again = Stopping(number, SystemExit() if number == 2 else None)
        state = load_state(output, fresh(source).identity)
        try:
            ended = run(source, output, again, state, rows=3)
        except SystemExit:
            (part_path(output) / "00000099.part").write_bytes(b"half a ch")
    assert ended.tally == one.tally
    assert all_rows(output) == rows
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", output.name, whole.name]


def test_chunks_that_were_changed_are_refused(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.parquet"
    run(source, output, Stopping(2), fresh(source))
    state = load_state(output, fresh(source).identity)
    first, second = sorted(part_path(output).iterdir())
    kept = second.read_bytes()
    for changed in (kept + b"x", kept[:-1], kept[:-1] + b"x", b""):
        second.write_bytes(changed)
        with pytest.raises(SettingsError, match="not as the run left it"):
            run(source, output, Stopping(99), state)
    second.write_bytes(first.read_bytes())
    first.write_bytes(kept)
    with pytest.raises(SettingsError, match="not as the run left it"):
        run(source, output, Stopping(99), state)
    output_to(output, fresh(source))
    assert list(part_path(output).iterdir()) == []


@pytest.mark.parametrize("shape", ["csv", "parquet", "xlsx"])
@pytest.mark.parametrize("stopped", [False, True])
def test_a_signal_while_a_run_ends_changes_nothing(
    tmp_path: Path, source: Path, shape: str, *, stopped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / f"out.{shape}"
    kept = output_to(output, fresh(source))
    done = kept.stop if stopped else kept.finish

    def signals() -> str:
        for number in (signal.SIGTERM, signal.SIGINT):
            os.kill(os.getpid(), number)
        return done()

    monkeypatch.setattr(kept, "stop" if stopped else "finish", signals)
    table = open_table(source)
    screener = Stopping(2 if stopped else 99)
    ended = screen_table(table, screener, find_columns(table.columns), kept, rows=7)  # type: ignore[arg-type]
    assert ended.stopped == (signal.SIGINT if stopped else None)
    assert ("--resume" in ended.said) is stopped
    assert len({row["id"] for row in all_rows(output)}) == (14 if stopped else ROWS)


def test_a_run_that_was_killed_goes_on_too(tmp_path: Path, source: Path) -> None:
    whole, output = tmp_path / "whole.csv", tmp_path / "out.csv"
    run(source, whole, Stopping(99), fresh(source))
    output.write_text("old", encoding="utf-8")
    for calls in (2, 3):  # a kill between the rows and their state, and one with half a chunk written
        known = state_path(output).exists()
        state = load_state(output, fresh(source).identity) if known else fresh(source)
        with pytest.raises(SystemExit):
            run(source, output, Stopping(calls, SystemExit()), state)
        assert output.read_text(encoding="utf-8") == "old"
        with part_path(output).open("ab") as part:
            part.write(b'5,"half a ro')
    state = load_state(output, fresh(source).identity)
    assert state.rows == 35
    run(source, output, Stopping(99), state)
    assert output.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv", "whole.csv"]


def test_an_error_after_some_rows_keeps_them_for_later(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    with pytest.raises(ValueError, match="broken") as caught:
        run(source, output, Stopping(3, ValueError("broken")), fresh(source))
    assert "--resume" in caught.value.__notes__[0]
    assert not output.exists()
    run(source, output, Stopping(99), load_state(output, fresh(source).identity))
    run(source, tmp_path / "whole.csv", Stopping(99), fresh(source))
    assert output.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_another_run_is_refused_by_what_differs(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    run(source, output, Stopping(2), fresh(source))
    with pytest.raises(SettingsError, match="another lists"):
        load_state(output, identity_of(source, {"lists": "d2"}))
    source.write_text(source.read_text(encoding="utf-8") + "61,x,y\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="another bytes, input"):
        load_state(output, identity_of(source, {"lists": "d1"}))


def test_an_output_that_was_changed_is_refused(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    run(source, output, Stopping(2), fresh(source))
    state = load_state(output, fresh(source).identity)
    kept = output.read_text(encoding="utf-8")
    for changed in (kept + "x\n", kept.replace("n3", "n4", 1), kept[:-1]):
        output.write_text(changed, encoding="utf-8")
        with pytest.raises(SettingsError, match="not as the run left it"):
            run(source, output, Stopping(99), state)
    output.unlink()
    with pytest.raises(SettingsError, match="not as the run left it"):
        run(source, output, Stopping(99), state)


@pytest.mark.parametrize("text", ["", "{", '{"schema": "other/1"}', "[]", "\xff"])
def test_a_state_that_is_none_is_refused(tmp_path: Path, source: Path, text: str) -> None:
    output = tmp_path / "out.csv"
    with pytest.raises(SettingsError, match="nothing to resume"):
        load_state(output, {})
    state_path(output).write_text(text, encoding="latin-1")
    with pytest.raises(SettingsError):
        load_state(output, fresh(source).identity)


def test_the_state_holds_no_name(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    run(source, output, Stopping(4), fresh(source))
    text = state_path(output).read_text(encoding="utf-8")
    assert "Huawei" not in text
    assert "n3" not in text
    assert json.loads(text)["schema"] == "screening.resume/1"


def test_a_run_from_the_start_forgets_the_one_before(tmp_path: Path, source: Path) -> None:
    output = tmp_path / "out.csv"
    run(source, output, Stopping(2), fresh(source))
    assert state_path(output).exists()
    output_to(output)
    assert not state_path(output).exists()
