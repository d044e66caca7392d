"""Which format a table is in, and what is no table at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from screening.batch.opening import FORMATS, format_of, open_table
from screening.errors import InputError, NotText, SettingsError

from .tables import read


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        *[("a.CSV", "csv"), ("a.txt", "csv"), ("a.tsv", "tsv"), ("a.xlsx", "xlsx"), ("a.pq", "parquet")],
        *[("a.ndjson", "jsonl"), ("a.pdf", None), ("a", None)],
    ],
)
def test_the_ending_tells_the_format(name: str, shape: str | None) -> None:
    assert format_of(Path(name)) == shape


def test_what_is_no_table_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"name\nA\n")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "a.pdf"):
        with pytest.raises(InputError) as caught:
            open_table(path)
        assert caught.value.hint
    with pytest.raises(SettingsError, match="klingon") as wrong:
        open_table(tmp_path / "a.pdf", shape="klingon")
    assert ", ".join(FORMATS) in wrong.value.hint
    assert read(open_table(tmp_path / "a.pdf", shape="csv"))[0] == [("A",)]


def test_a_tab_separated_table_is_not_searched_for_other_delimiters(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("name\tid,type,country\nA\tx,y\n", encoding="utf-8")
    assert open_table(path).columns == ("name", "id,type,country")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("name\nMüller\n", encoding="utf-8"))
    writer.start()
    assert read(open_table(pipe))[0] == [("Müller",)]
    writer.join()


def test_a_file_that_is_cut_while_it_is_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name\n" + "Zorvex Brightwater\n" * 200_000, encoding="utf-8")
    chunks = open_table(path).chunks(1000)
    next(chunks)
    with path.open("r+b") as file:
        file.truncate(2 << 20)
    with pytest.raises(InputError, match="became shorter"):
        list(chunks)


def test_what_to_do_with_an_array_of_objects_is_told(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    path.write_text('[{"name": "A"}]', encoding="utf-8")
    with pytest.raises(NotText) as caught:
        open_table(path)
    assert "jq -c '.[]' names.json | screen batch - --input-format jsonl" in (caught.value.hint or "")
