"""The ledger of a folder: lines are added whole or not at all, and every break of the chain is told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from screening.records.ledger import LEDGER, Entry, add_entry, breaks, read_ledger


def entry(number: int, previous: str = "") -> Entry:
    return Entry(number, f"{number}.json", f"{number:064x}", previous, "2026-02-03T12:00:00.000+00:00")


def test_lines_come_back_in_order(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == []
    entries = [entry(1), entry(2, entry(1).seal), entry(3, entry(2).seal)]
    for one in entries:
        add_entry(tmp_path, one)
    assert read_ledger(tmp_path) == entries
    assert list(breaks(entries)) == []


def test_half_a_line_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_entry(tmp_path, entry(1))
    before = (tmp_path / LEDGER).read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("screening.records.ledger.os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            add_entry(tmp_path, entry(2, entry(1).seal))
    assert (tmp_path / LEDGER).read_bytes() == before


@pytest.mark.parametrize("gone", [0, 1])
def test_a_line_that_is_gone_breaks_the_chain(gone: int) -> None:
    entries = [entry(1), entry(2, entry(1).seal), entry(3, entry(2).seal)]
    del entries[gone]
    assert list(breaks(entries))


def test_lines_in_another_order_or_by_another_seal_break_it() -> None:
    first, second = entry(1), entry(2, entry(1).seal)
    assert [file for file, _ in breaks([second, first])] == ["2.json", "1.json"]
    assert [file for file, _ in breaks([first, entry(2, "0" * 64)])] == ["2.json"]
