"""What a decision keeps of a listed record: a digest a field, so that a change says in what."""

from __future__ import annotations

from dataclasses import replace

from screening.model import (
    Name,
    Role,
)
from screening.policy.records import changed_fields, is_record, record_of

from .decisions import DOE


def test_a_record_is_short_and_says_what_changed() -> None:
    record = record_of(DOE)
    assert is_record(record)
    assert len(record) < 300
    assert changed_fields(record, record) == ()
    bare = replace(DOE, birth_dates=(), identifiers=())
    assert (
        changed_fields(record, record_of(bare))
        == changed_fields(record_of(bare), record)
        == ("birth dates", "identifiers")
    )


def test_another_order_is_no_change() -> None:
    one = replace(
        DOE, countries=("RU", "BY"), names=(DOE.names[0], Name.of("A", Role.AKA), Name.of("B", Role.AKA))
    )
    other = replace(one, countries=("BY", "RU"), names=(one.names[2], one.names[0], one.names[1]))
    assert record_of(one) == record_of(other)
