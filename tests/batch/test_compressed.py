"""Compressed tables give the rows that they hold; what is broken is an error and never a shorter table."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from screening.batch.opening import format_of, open_table, table_format
from screening.batch.table import rows_of
from screening.errors import InputError

ROWS = "name,country\nRosneft,RU\nMüller & Söhne,DE\n" + "Jane Doe,US\n" * 200_000
PACKED = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": partial(lzma.compress, preset=0)}


@pytest.mark.parametrize("ending", PACKED)
def test_compressed_rows_are_those_inside(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"names.csv{ending}"
    path.write_bytes(PACKED[ending](ROWS.encode()))
    table = open_table(path)
    assert (table.size, table.notes) == (None, ())
    rows = [cells for cells, _ in rows_of(table)]
    assert rows[:2] == [("Rosneft", "RU"), ("Müller & Söhne", "DE")]
    assert len(rows) == 200_002
    assert table_format(path) == "csv"
    assert format_of(path) is None  # as an output it would not be compressed


@pytest.mark.parametrize("ending", PACKED)
def test_one_that_is_cut_off_is_an_error(tmp_path: Path, ending: str) -> None:
    pack: Callable[[bytes], bytes] = PACKED[ending]
    lines = "".join(f"Firm {number * 7919 % 100_003} Ltd\n" for number in range(300_000))
    packed = pack(f"name\n{lines}".encode())
    path = tmp_path / f"names.csv{ending}"
    path.write_bytes(packed[: len(packed) * 2 // 3])
    with pytest.raises(InputError, match="cannot be unpacked"):
        list(rows_of(open_table(path)))


def test_archives_say_how_to_give_them(tmp_path: Path) -> None:
    for ending, program in ((".zst", "zstd -dc"), (".zip", "unzip -p")):
        path = tmp_path / f"names.csv{ending}"
        path.write_bytes(b"x")
        with pytest.raises(InputError) as caught:
            open_table(path)
        assert f"{program} names.csv{ending} | screen batch -" in caught.value.hint
