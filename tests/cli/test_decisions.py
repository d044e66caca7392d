"""`screen decide`, `screen decisions` and `--decisions` as their users run them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from pathlib import Path

import pytest

from .program import as_json, screen
from .watched import ONLY, facts

FACTS = facts("ref", "name", "aliases", "country")
BEFORE = "ref,name,aliases,country\n1,Zorvex Heavy Machinery,,CN\n2,Quelbrin Shipping,,IR\n"
AFTER = BEFORE.replace("Zorvex Heavy Machinery,,", "Zorvex Heavy Machinery,Zorvex Works,")
UID = "own-watch:1"
WHY = "another firm, =HYPERLINK(1)"


def load(rows: str, day: str, tmp_path: Path) -> None:
    folder = tmp_path / day
    folder.mkdir()
    (folder / "watch.csv").write_text(rows, encoding="utf-8")
    done = screen("lists", "refresh", "--from", f"own-watch={folder}", "--accept", "own-watch")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A place for decisions, and a store with a watch list."""
    home = Path(os.environ["SCREENING_HOME"])
    (home / "lists").mkdir(parents=True)
    (home / "lists/own-watch.toml").write_text(FACTS, encoding="utf-8")
    load(BEFORE, "2026-01-05", tmp_path)
    return tmp_path / "d.csv"


def decide(name: str, uid: str, kept: Path, *more: object) -> None:
    words = ("--decision", "false_positive", "--reason", WHY, "--reviewer", "A. Reviewer")
    done = screen("decide", name, uid, *words, "--decisions", kept, *more)
    assert done.returncode == 0, done.stderr


def test_a_false_positive_from_decision_to_comeback(kept: Path, tmp_path: Path) -> None:
    asked = ("name", "ZORVEX Heavy-Machinery", *ONLY)
    assert screen(*asked).returncode == 3
    decide("Zorvex Heavy Machinery", UID, kept)
    given = ("--decisions", kept)
    for shape in ("table", "markdown", "html", "csv"):
        done = screen(*asked, *given, "--format", shape)
        assert done.returncode == 0, done.stderr
        said = re.sub(r"\s+", " ", re.sub(r"[\\⁠]|<[^>]*>", "", done.stdout))
        assert all(word in said for word in ("false positive on", "by A. Reviewer", "another firm"))
        assert "1 match suppressed by decisions" in said or shape in ("csv", "html")
    report = as_json(screen(*asked, *given, "--format", "json"))
    assert [one["outcome"] for one in report["findings"]] == ["suppressed"]  # type: ignore[attr-defined]
    assert report["decisions"]["sha256"] == hashlib.sha256(kept.read_bytes()).hexdigest()  # type: ignore[index]
    (match,) = report["suppressed"][0]["matches"]  # type: ignore[index]
    assert match["decision"]["standing"] == "in_force"
    line = screen(*asked, *given, "--format", "summary").stdout
    assert line.startswith("outcome=no_match exit=0 listed=0 ")
    assert " suppressed=1 suppressed_matches=1 " in line

    load(AFTER, "2026-01-06", tmp_path)
    done = screen(*asked, *given)
    assert done.returncode == 3
    assert "but the listed record changed since: names" in re.sub(r"\s+", " ", done.stdout)
    (tmp_path / "t.csv").write_text("name\nZorvex Heavy Machinery\n", encoding="utf-8")
    done = screen("rescreen", tmp_path / "t.csv", "--since", "2026-01-05", *ONLY, *given)
    assert done.returncode == 3
    assert f"new      Zorvex Heavy Machinery  ({UID}): suppressed 100.0 -> listed 100.0" in done.stdout
    assert "record changed since: names" in done.stdout
    stale = json.loads(screen("decisions", "stale", *given, "--format", "json").stdout)["decisions"]
    assert [(one["party"], one["standing"]) for one in stale] == [(UID, "record_changed")]
    decide("Zorvex Heavy Machinery", UID, kept)
    assert screen(*asked, *given).returncode == 0
    assert "0 without effect" in screen("decisions", "stale", *given).stderr


def test_a_table_and_an_article(kept: Path, tmp_path: Path) -> None:
    decide("Zorvex Heavy Machinery", UID, kept)
    table, article = tmp_path / "t.csv", tmp_path / "a.txt"
    table.write_text("id,name\n1,Zorvex Heavy Machinery\n2,Nobody Special\n3,Quelbrin Shipping\n")
    article.write_text("The firm Zorvex Heavy Machinery opened a plant.\n")
    done = screen("batch", table, *ONLY, "--decisions", kept)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert {n: row["outcome"] for n, row in rows.items()} == {
        "1": "suppressed",
        "2": "not_listed",
        "3": "listed",
    }
    assert rows["1"]["party_id"] == UID
    assert "by A. Reviewer: another firm" in rows["1"]["reason"]
    assert "1 listed, 1 suppressed, 1 not_listed" in done.stderr
    assert f"1 decision of {kept}, sha256 " in done.stderr
    done = screen("batch", table, *ONLY, "--decisions", kept, "--only-matches")
    assert [row["id"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["1", "3"]
    assert "rows without a match were not written: 1 not_listed, 0 not_screened" in done.stderr
    done = screen(article, *ONLY, "--decisions", kept, "--format", "summary")
    assert (done.returncode, " suppressed=1 " in done.stdout) == (0, True)


def test_what_cannot_be_decided_is_refused_with_a_hint(kept: Path) -> None:
    words = ("--decision", "escalated", "--reason", "r", "--reviewer", "R", "--decisions", kept)
    for name, uid, more, said in (
        ("Zorvex Heavy Machinery", "own-watch:9", (), "is in none of the"),
        ("Nobody Special", UID, (), "does not meet Zorvex Heavy Machinery"),
        ("Zorvex Heavy Machinery", UID, ("--expires", "2020-01-01"), "before it was decided"),
        ("Zorvex Heavy Machinery", UID, ("--identifier", "imo:12"), "imo"),
    ):
        done = screen("decide", name, uid, *words, *more)
        assert (done.returncode, done.stdout) == (2, ""), done
        assert said in done.stderr
    assert not kept.exists()
    for name, uid in (("Nobody Special", UID), ("Zorvex Heavy Machinery", "own-watch:9")):
        assert screen("decide", name, uid, *words, "--force").returncode == 0
    done = screen("decisions", "list", "--decisions", kept)
    assert done.stdout.count("escalated on") == 2


def test_decisions_that_cannot_be_read_are_an_error_and_never_none(kept: Path, tmp_path: Path) -> None:
    broken, table = tmp_path / "broken.csv", tmp_path / "t.csv"
    broken.write_text("name,party\nZorvex,own-watch:1\n")
    table.write_text("name\nZorvex Heavy Machinery\n")
    for address in (broken, kept, ""):
        done = screen("name", "Zorvex", *ONLY, "--decisions", address)
        assert (done.returncode in (1, 2), done.stdout) == (True, "")
    for address in (tmp_path / "none.db", "oracle://u:secret@h/x"):
        done = screen("batch", table, *ONLY, "--decisions", address)
        assert (done.returncode, done.stdout) == (1, "")
        assert "secret" not in done.stderr


def test_no_result_is_written_over_decisions(kept: Path, tmp_path: Path) -> None:
    decide("Zorvex Heavy Machinery", UID, kept)
    table, article = tmp_path / "table.csv", tmp_path / "article.txt"
    table.write_text("name\nZorvex\n", encoding="utf-8")
    article.write_text("Zorvex sold ships.\n", encoding="utf-8")
    before = kept.read_bytes()
    for words in (
        ("name", "Zorvex", "--format", "csv"),
        ("batch", table),
        ("article", article),
        ("rescreen", table, "--since", "2026-01-01"),
        ("decisions", "export"),
    ):
        done = screen(*words, "--decisions", kept, "-o", kept)
        assert done.returncode == 2, words
        assert "would be written over what is read" in done.stderr
    assert kept.read_bytes() == before


def test_export_and_import(kept: Path, tmp_path: Path) -> None:
    decide(
        "Zorvex Heavy Machinery", UID, kept, "--id", "77", "--country", "Germany", "--expires", "2090-01-01"
    )
    decide("Zorvex Heavy Machinery", UID, kept, "--id", "77")
    other, out = tmp_path / "d.db", tmp_path / "out.csv"
    assert (
        "2 decisions noted, 0 were there already"
        in screen("decisions", "import", kept, "--decisions", other).stdout
    )
    assert (
        "0 decisions noted, 2 were there already"
        in screen("decisions", "import", kept, "--decisions", other).stdout
    )
    assert screen("decisions", "export", "--decisions", other, "-o", out).returncode == 0
    assert out.read_bytes() == kept.read_bytes()
    history = screen("decisions", "history", "ZORVEX heavy machinery", "--decisions", other)
    assert history.stdout.count("Zorvex Heavy Machinery (id 77") == 2
    assert history.stdout.count("superseded") == 1
    assert screen("decisions", "list", "--decisions", other).stdout.count("(id 77") == 1

    bare = tmp_path / "bare.csv"
    bare.write_text(
        "name,party,decision,reason,reviewer,decided_at\n"
        f"Zorvex Heavy Machinery,{UID},false positive,r,R,2026-01-01\n"
    )
    fresh = tmp_path / "fresh.csv"
    done = screen("decisions", "import", bare, "--decisions", fresh)
    assert "1 decision without a record" in done.stderr
    assert screen("name", "Zorvex Heavy Machinery", *ONLY, "--decisions", fresh).returncode == 3
    screen("decisions", "import", bare, "--decisions", fresh, "--current-records")
    assert screen("name", "Zorvex Heavy Machinery", *ONLY, "--decisions", fresh).returncode == 0

    before = other.read_bytes()
    bare.write_text(bare.read_text() + f"Quelbrin,{UID},perhaps,r,R,2026-01-01\n")
    done = screen("decisions", "import", bare, "--decisions", other)
    assert done.returncode == 1
    assert "line 3: decision is none of" in done.stderr
    assert other.read_bytes() == before


def test_settings_name_the_place_and_the_reviewer(kept: Path, tmp_path: Path) -> None:
    config = tmp_path / "own.toml"
    config.write_text('[decisions]\nfile = "d.csv"\nreviewer = "B. Other"\n')
    given = ("--config", config)
    words = ("--decision", "true match", "--reason", "the same")
    assert screen("decide", "Zorvex Heavy Machinery", UID, *words, *given, cwd=Path("/")).returncode == 0
    done = screen("name", "Zorvex Heavy Machinery", *ONLY, *given, cwd=Path("/"))
    assert done.returncode == 3
    assert "decided true match on" in done.stdout
    assert "B. Other" in kept.read_text()
