"""Ledgers: whatever keeps the decisions, what is noted is there, in order, and nothing half."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from screening.decisions.csv_file import CsvFile
from screening.decisions.database import TABLE
from screening.decisions.ledger import Ledger, open_ledger
from screening.decisions.table import to_csv
from screening.errors import DecisionsError, SettingsError
from screening.model import Ruling

from .own import HEADER, ONE, decided

OTHER = decided(name='=Other; "firm"\n2', ruling=Ruling.ESCALATED, id="77", expires_on="2027-01-01")
ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from dataclasses import replace
from screening.decisions.ledger import open_ledger
from tests.decisions.own import ONE
ledger = open_ledger(sys.argv[1])
for number in range(15):
    ledger.append([replace(ONE, name=f"{sys.argv[2]} {number}")])
"""


@pytest.fixture(params=["d.csv", "d.db"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / request.param)


def test_what_is_noted_is_read_in_its_order(address: str) -> None:
    ledger = open_ledger(address)
    assert not ledger.exists()
    ledger.append([OTHER, ONE])
    ledger.append([])
    ledger.append([OTHER])
    assert ledger.exists()
    held = open_ledger(address).read()
    assert held.made == (OTHER, ONE, OTHER)
    assert (held.used.source, held.used.count) == (address, 3)


def test_equal_decisions_have_equal_digests_wherever_they_are_kept(tmp_path: Path) -> None:
    digests = set()
    for name in ("d.csv", "d.db"):
        ledger = open_ledger(str(tmp_path / name))
        ledger.append([OTHER, ONE])
        digests.add(ledger.read().used.sha256)
    assert digests == {hashlib.sha256(to_csv([OTHER, ONE])).hexdigest()}
    assert digests == {hashlib.sha256((tmp_path / "d.csv").read_bytes()).hexdigest()}


def test_no_decisions_is_an_error(address: str) -> None:
    with pytest.raises(DecisionsError, match="there are no decisions at"):
        open_ledger(address).read()
    Path(address).write_bytes(b"")
    with pytest.raises(DecisionsError):
        open_ledger(address).read()


def test_two_processes_note_at_once_and_lose_nothing(address: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, address, who], env=environment, cwd=ROOT)
        for who in ("left", "right")
    ]
    assert [one.wait() for one in running] == [0, 0]
    names = [one.name for one in open_ledger(address).read().made]
    assert sorted(names) == sorted(f"{who} {number}" for who in ("left", "right") for number in range(15))
    for who in ("left", "right"):
        assert [name for name in names if name.startswith(who)] == [f"{who} {n}" for n in range(15)]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for name in ("d.csv", "d.db"):
        with pytest.raises(DecisionsError, match="there is no folder"):
            open_ledger(str(tmp_path / "no" / name)).append([ONE])
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("address", ["decisions", "decisions.xlsx", "decisions.json", ""])
def test_an_address_that_tells_nothing(address: str) -> None:
    with pytest.raises(SettingsError, match="does not tell how decisions are kept"):
        open_ledger(address)


# --- a CSV file ------------------------------------------------------------------------------------


def test_a_file_that_is_not_in_order_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    for text in (f"{HEADER}\nAcme\n", "name,party,decision,reason,reviewer,decided_at\n", "hello\n"):
        path.write_text(text)
        with pytest.raises(DecisionsError):
            CsvFile(path).append([ONE])
        assert path.read_text() == text


def test_a_last_line_without_an_end_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(to_csv([ONE]).rstrip())
    CsvFile(path).append([OTHER])
    assert CsvFile(path).read().made == (ONE, OTHER)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "d.csv", tmp_path / "link.csv"
    CsvFile(path).append([ONE])
    path.chmod(0o664)
    link.symlink_to(path)
    CsvFile(link).append([OTHER])
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    assert CsvFile(path).read().made == (ONE, OTHER)


def test_a_file_that_may_only_be_read_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.csv"
    CsvFile(path).append([ONE])
    monkeypatch.setattr("screening.decisions.csv_file.os.access", lambda *asked: asked[1] != os.W_OK)
    with pytest.raises(DecisionsError, match="is read-only"):
        CsvFile(path).append([OTHER])
    assert CsvFile(path).read().made == (ONE,)


def test_fifty_megabytes_of_nothing_are_refused_or_read(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(f"{HEADER}\n".encode() + b"x" * 50_000_000)
    with pytest.raises(DecisionsError, match="line 2 is no CSV"):
        CsvFile(path).read()
    path.write_bytes(to_csv(()) + b"\r\n" * 1_000_000)
    assert CsvFile(path).read().made == ()


# --- a database ------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "d.db"
    open_ledger(str(path)).append([ONE, OTHER])
    return path


@pytest.mark.parametrize("what", [f"DELETE FROM {TABLE}", f"UPDATE {TABLE} SET reason = 'x'"])
def test_nothing_is_deleted_or_changed(database: Path, what: str) -> None:
    with sqlite3.connect(database) as connection, pytest.raises(sqlite3.IntegrityError, match="superseded"):
        connection.execute(what)
    assert open_ledger(str(database)).read().made == (ONE, OTHER)


def test_a_row_from_elsewhere_is_checked(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        copied = f"SELECT {_bad_columns()} FROM {TABLE} LIMIT 1"
        connection.execute(f"INSERT INTO {TABLE} ({HEADER}) {copied}")
    with pytest.raises(DecisionsError, match="row 3: decision is none of"):
        open_ledger(str(database)).read()


def _bad_columns() -> str:
    return ",".join("'whatever'" if column == "decision" else column for column in HEADER.split(","))


def test_reading_an_address_of_sqlite_makes_no_file(tmp_path: Path) -> None:
    ledger = open_ledger(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert not ledger.exists()
    with pytest.raises(DecisionsError, match="there are no decisions"):
        ledger.read()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["decisions.csv", "decisions.db"])
def test_a_link_that_leads_to_itself_is_an_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.symlink_to(path)
    with pytest.raises(DecisionsError):
        open_ledger(str(path)).read()


def test_a_database_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "d.db"
    path.write_bytes(b"no database at all, only bytes" * 100)
    for act in (lambda one: one.read(), lambda one: one.append([ONE]), lambda one: one.exists()):
        with pytest.raises(DecisionsError, match="not a database"):
            act(open_ledger(str(path)))
    path.write_bytes(b"")
    with pytest.raises(DecisionsError, match="no such table"):
        open_ledger(str(path)).read()


def test_a_torn_database_is_an_error(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[: len(data) // 2])
    with pytest.raises(DecisionsError):
        open_ledger(str(database)).read()


def test_a_locked_database_is_an_error(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening.decisions.database.PATIENCE", 0.1)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for act in (lambda one: one.read(), lambda one: one.append([ONE])):
        with pytest.raises(DecisionsError, match="locked"):
            act(open_ledger(str(database)))
    other.close()
    assert open_ledger(str(database)).read().used.count == 2


def test_reading_writes_nothing(database: Path) -> None:
    database.chmod(0o444)
    before = database.read_bytes()
    assert open_ledger(str(database)).read().used.count == 2
    assert database.read_bytes() == before
    assert not list(database.parent.glob("*-journal"))


def test_a_password_is_never_shown() -> None:
    for address in ("nonsense://u:secret@h/x", "postgresql+nodriver://u:secret@h/x", "oracle://u:secret@h/x"):
        with pytest.raises(DecisionsError) as caught:
            open_ledger(address)
        assert "secret" not in f"{caught.value} {caught.value.hint}"


def test_a_lock_that_is_held_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    monkeypatch.setattr("screening.decisions.csv_file.PATIENCE", 0.1)
    ledger: Ledger = CsvFile(tmp_path / "d.csv")
    with FileLock(tmp_path / "d.csv.lock"), pytest.raises(DecisionsError, match="another process is writing"):
        ledger.append([ONE])
