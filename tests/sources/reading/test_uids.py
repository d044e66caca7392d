"""Ids of rows stay the same while the row is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening.sources.reading.uids import digest, row_uid


def test_a_uid_ignores_case_and_white_space() -> None:
    assert row_uid("x", ["A  B", "c"], [], ()) == row_uid("x", ["a b", "C"], [], ())
    assert row_uid("x", ["ab", "c"], [], ()) != row_uid("x", ["a", "bc"], [], ())


@given(st.lists(st.sampled_from([("a", "1"), ("a", "2"), ("b", "1")]), max_size=12))
def test_rows_alike_have_ids_of_their_own(rows: list[tuple[str, str]]) -> None:
    uids: list[str] = []
    for name, rest in rows:
        uids.append(row_uid("x", [name], [rest], uids))
    assert len(set(uids)) == len(rows)
    assert all(uid.startswith("x:") and len(uid) == 14 for uid in uids)


def test_a_digest_never_changes() -> None:
    """Ids are kept in stores and exceptions of users."""
    assert digest("quay") == "33888e306262"
