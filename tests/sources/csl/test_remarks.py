"""The end of a sanction is read off its status."""

from __future__ import annotations

import pytest

from screening.sources.csl.remarks import read_remarks


@pytest.mark.parametrize(
    ("status", "ended"),
    [
        ("Expired on 9/3/06", "2006-09-03"),
        ("Lifted 04/01/2004", "2004-04-01"),
        ("All provisions expired as of 01/02/03", "2003-01-02"),
        ("Active", None),
        ("Waived on 11/24/03", None),
        ("Procurement ban ended 02/03, all other sanctions remain", None),
        ("procurement ban ended 2003, all other sanctions removed 9/3/05", "2005-09-03"),
    ],
)
def test_the_status_of_a_sanction(status: str, ended: str | None) -> None:
    assert read_remarks(f"Authority: Some Act; imposed 1/2/99; status: {status}; Vol. 1").ended_on == ended
