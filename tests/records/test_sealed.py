"""The seal of a record: no byte of it can be another, and any tool can recompute it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.errors import RecordError
from screening.records.sealed import UNSEALED, read_record, seal_of
from tests.records.recorded import Desk


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, fresh: Desk) -> Path:
    return fresh.moved(tmp_path_factory.mktemp("desk")).name().path


def test_the_seal_is_the_digest_of_the_file_with_zeros_in_its_place(record: Path) -> None:
    run, data = read_record(record)
    assert data.count(run.seal.encode()) == 1
    assert hashlib.sha256(data.replace(run.seal.encode(), UNSEALED.encode())).hexdigest() == run.seal


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_byte_can_be_changed_added_or_taken_away(record: Path, data: st.DataObject) -> None:
    whole = record.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.integers(0, 3))
    put = data.draw(st.binary(max_size=3).filter(lambda new: new != whole[place : place + cut]))
    edited = whole[:place] + put + whole[place + cut :]
    if edited == whole:
        return
    path = record.with_name("edited.json")
    path.write_bytes(edited)
    try:
        run, read = read_record(path)
    except RecordError:
        return
    assert seal_of(read) != run.seal
