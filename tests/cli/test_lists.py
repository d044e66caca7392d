"""`screen lists`, run as its users run it: load, look, compare, take back, check."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.test_catalogue import OWN, own

from .program import screen

SET = {
    "SDN.CSV": '{n},"QUAYMARK {n} LTD",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n',
    "ALT.CSV": '{n},{n},"aka","QM {n}",-0- \r\n',
    "ADD.CSV": "{n},{n},-0- ,-0- ,-0- ,-0- \r\n",
}


def published(folder: Path, numbers: range) -> Path:
    """OFAC's set of files with a party for each number."""
    folder.mkdir(parents=True)
    for name, row in SET.items():
        (folder / name).write_bytes("".join(row.format(n=n) for n in numbers).encode("ascii"))
    return folder


def load(folder: Path) -> None:
    done = screen("lists", "refresh", "--from", f"us-ofac-sdn={folder}", "--accept", "us-ofac-sdn")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def two_editions(tmp_path: Path) -> None:
    load(published(tmp_path / "2026-06-01", range(10, 30)))
    load(published(tmp_path / "2026-06-02", range(11, 32)))


def test_what_changed(two_editions: None) -> None:
    done = screen("lists", "diff", "--format", "json")
    (found,) = json.loads(done.stdout)["lists"]
    assert [party["uid"] for party in found["added"]] == ["us-ofac-sdn:30", "us-ofac-sdn:31"]
    assert [party["name"] for party in found["removed"]] == ["QUAYMARK 10 LTD"]
    assert found["changed"] == []
    text = screen("lists", "diff", "--only", "us-ofac-sdn").stdout
    assert "2 added, 1 removed, 0 changed" in text
    assert "+ QUAYMARK 30 LTD" in text
    assert screen("lists", "diff", "--since", "1999").returncode == 2


def test_taking_back_is_said_in_every_report(two_editions: None) -> None:
    assert screen("name", "Quaymark 31", "--only", "us-ofac-sdn").returncode == 3
    assert screen("lists", "rollback", "us-ofac-sdn").returncode == 0
    assert screen("name", "Quaymark 10", "--only", "us-ofac-sdn").returncode == 3
    assert screen("name", "Quaymark 31 Ltd", "--only", "us-ofac-sdn").returncode != 0
    report = json.loads(screen("name", "Zorvex", "--only", "us-ofac-sdn", "--format", "json").stdout)
    assert "rolled back from 2026-06-02" in report["lists"][0]["reason"]
    editions = json.loads(screen("lists", "history", "--format", "json").stdout)["editions"]
    assert [(one["published_on"], one["current"]) for one in editions] == [
        ("2026-06-02", False),
        ("2026-06-01", True),
    ]
    assert screen("lists", "rollback", "us-bis-el").returncode == 1
    assert screen("lists", "rollback", "nonsense").returncode == 2


def test_tampering_is_found(two_editions: None) -> None:
    assert screen("lists", "verify").returncode == 0
    home = Path(os.environ["SCREENING_HOME"])
    for pattern in (
        "editions/us-ofac-sdn/2026-06-02*/parties.parquet",
        "raw/*/SDN.CSV",
        "compiled/*/name_text.npy",
    ):
        path = sorted(home.glob(pattern))[0]
        whole = path.read_bytes()
        path.write_bytes(whole[:-40] + bytes(b ^ 1 for b in whole[-40:]))
        done = screen("lists", "verify", "--format", "json")
        assert done.returncode == 1, pattern
        assert sum(not check["ok"] for check in json.loads(done.stdout)["checks"]) == 1
        path.write_bytes(whole)
    assert screen("lists", "verify").returncode == 0


def test_old_editions_are_dropped_past_the_number_to_keep(two_editions: None, tmp_path: Path) -> None:
    folder = published(tmp_path / "2026-06-03", range(11, 33))
    screen("lists", "refresh", "--from", f"us-ofac-sdn={folder}", "--accept", "us-ofac-sdn", "--keep", "1")
    editions = json.loads(screen("lists", "history", "--format", "json").stdout)["editions"]
    assert [one["published_on"] for one in editions] == ["2026-06-03", "2026-06-02"]


def test_a_damaged_store_is_an_error_never_an_empty_answer(two_editions: None) -> None:
    home = Path(os.environ["SCREENING_HOME"])
    (home / "current.json").write_text("{", encoding="utf-8")
    done = screen("name", "Quaymark 31")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Hint" in done.stderr


def test_a_refresh_that_fails_ends_with_4_and_says_why() -> None:
    done = screen("lists", "refresh", "--only", "un-sc", "--from", "un-sc=/nowhere")
    assert done.returncode == 4
    assert "un-sc: failed: /nowhere does not exist" in done.stderr
    statuses = json.loads(screen("lists", "--format", "json").stdout)["lists"]
    (status,) = [one for one in statuses if one["id"] == "un-sc"]
    assert "last refresh failed" in status["reason"]


def test_an_organisations_own_list(tmp_path: Path) -> None:
    home = Path(os.environ["SCREENING_HOME"])
    own(home / "lists", OWN)
    folder = tmp_path / "2026-06-01"
    folder.mkdir()
    (folder / "acme.csv").write_text(
        "Customer;Since\nQwyxbrann Trading;2020\nZorvex Oy;2021\n", encoding="utf-8"
    )
    done = screen("lists", "refresh", "--from", f"acme={folder}")
    assert done.returncode == 0, done.stderr
    report = json.loads(screen("name", "Qwyxbrann", "--only", "acme", "--format", "json").stdout)
    (finding,) = report["findings"]
    assert finding["outcome"] == "listed"
    assert finding["matches"][0]["listings"][0]["effect"] == "shipment stop"
