"""Runs over a small list of one's own, recorded as the commands record them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from screening.batch.opening import open_table
from screening.batch.run import screen_table
from screening.catalogue import load_catalogue
from screening.cli.exits import EXIT
from screening.cli.record_commands import know_recorded_owners, rescreened_again
from screening.model import Identifier, Kind, Query
from screening.records.files import file_digest, input_of, output_of
from screening.records.sealed import UNSEALED, seal_of
from screening.records.verify import Verification, Verifier
from screening.records.writing import Place, Recorder, Written
from screening.refresh import refresh
from screening.screener import Screener
from screening.screener.columns import find_columns
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.text.document import read_document
from tests.batch.tables import output_to
from tests.refresh import own

CLOCK = datetime(2026, 2, 3, 12, tzinfo=UTC)
ARTICLE = "Zorvex 1 Ltd sold pumps to Acme Bakery of Boston, Zorvex 2 Ltd said on Monday.\n"
TABLE = "name,country\nZorvex 1 Ltd,CN\nAcme Bakery,US\nZorvex 1 Ltd,CN\n-,\nZorvex 3 Ltd,\n"
DESCRIPTION = """
id = "own"
title = "Own list"
publisher = "Us"
page = "https://example.org"
parser = "columns"
licence = "internal"
max_age_days = 30
files = ["own.csv"]
lists = [{ id = "own", title = "Own", short = "OWN" }]
[columns]
name = "name"
aliases = "aliases"
weak_aliases = "weak_aliases"
kind = "kind"
country = "country"
listed_on = "listed_on"
citation = "citation"
[measures.own]
title = "Own"
effect = "ask first"
meaning = "Ask before dealing."
citation = "house rule 1"
"""


@dataclass
class Desk:
    """A folder with a list store, things to screen, and a folder of records."""

    root: Path
    store: Store

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    def moved(self, root: Path) -> Desk:
        """The same desk in another folder."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return Desk(root, Store(root / "home"))

    def screener(self, **chosen: object) -> Screener:
        snapshot = open_snapshot(self.store, load_catalogue(self.store.home / "lists"))
        return Screener(snapshot, Settings.of(**{"only": ["own"], **chosen}), CLOCK)

    def recorder(self, command: str, name: str | None) -> Recorder:
        return Recorder(Place(self.runs, name), command, ticking(), self.store.home / "lists")

    def refresh(self, count: int, keep: int = 12) -> None:
        """Bring the list with so many parties into the store."""
        table = own.table(self.root / "published", count)
        catalogue = load_catalogue(self.store.home / "lists")
        at = CLOCK + timedelta(count)
        (result,) = refresh(self.store, catalogue, (), at, places={"own": table}, keep=keep)
        assert result.ok

    def article(self, name: str | None = "a.json", **chosen: object) -> Written:
        path = self.root / "article.txt"
        if not path.exists():
            path.write_text(ARTICLE, encoding="utf-8")
        recorder, screener = self.recorder("article", name), self.screener(**chosen)
        report = screener.report_document(read_document(path))
        recorder.articles(report, (), ())
        return recorder.write(screener, report.outcome, EXIT[report.outcome])

    def name(self, name: str | None = "n.json", **chosen: object) -> Written:
        query = Query("Zorvex 2 Ltd", "", Kind.COMPANY, None, "CN", (Identifier("imo", "9187629"),))
        recorder, screener = self.recorder("name", name), self.screener(**chosen)
        report = screener.report_name(query)
        recorder.name(query, report)
        return recorder.write(screener, report.outcome, EXIT[report.outcome])

    def table(
        self, name: str | None = "t.json", chunk: int = 2, text: str | bytes = TABLE, **chosen: object
    ) -> Written:
        path = self.root / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        recorder, screener = self.recorder("batch", name), self.screener(**chosen)
        table, output = open_table(path), self.root / "out.csv"
        columns = find_columns(table.columns)
        answers = recorder.answers(screener, tuple(columns.by_role), 1)
        done = screen_table(table, screener, columns, output_to(output), rows=chunk, witness=answers)
        facts = {
            "columns": dict(columns.by_role),
            "reading": {"shape": None, "encoding": None, "sheet": None},
            "first_row": 1,
            "last_row": done.rows,
            "tally": dict(done.tally),
            "output": output_of(output, "csv"),
            "only_matches": False,
            "stopped_by_signal": None,
        }
        recorder.table(input_of("table", str(path), file_digest(path)), facts)
        outcome = done.outcome(complete=True)
        return recorder.write(screener, outcome, EXIT[outcome])

    def verify(self, written: Written | Path, **options: object) -> Verification:
        path = written.path if isinstance(written, Written) else written
        return Verifier(self.store, know_recorded_owners, rescreened_again, **options).verify(path)  # type: ignore[arg-type]


def desk(root: Path) -> Desk:
    """A desk whose list holds three parties."""
    home = root / "home"
    (home / "lists").mkdir(parents=True)
    (home / "lists/own.toml").write_text(DESCRIPTION, encoding="utf-8")
    made = Desk(root, Store(home))
    made.refresh(3)
    return made


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is looked at."""
    moments = iter(range(10_000))
    return lambda: CLOCK + timedelta(seconds=next(moments))


def states(found: Verification) -> dict[str, str]:
    """What was checked -> its state, those that are in order left out."""
    return {check.what: check.state for check in found.checks if check.state != "ok"}


def edited(path: Path, before: str, after: str, *, seal: bool = False) -> None:
    """Change a record; with `seal` as somebody would who knows how it is sealed."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    text = text.replace(before, after, 1)
    if seal:
        old = re.findall(r'"seal": "([0-9a-f]{64})"', text)[-1]
        text = text.replace(f'"seal": "{old}"\n}}', f'"seal": "{UNSEALED}"\n}}')
        text = text.replace(f'"seal": "{UNSEALED}"', f'"seal": "{seal_of(text.encode())}"')
    path.write_text(text, encoding="utf-8")
