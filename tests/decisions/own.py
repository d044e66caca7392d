"""Decisions for tests: one to begin with, and any at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from screening.decisions.columns import COLUMNS
from screening.model import Decision, Kind, Ruling

HEADER = ",".join(COLUMNS)
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
ONE = Decision(
    name="Acme Trading Ltd",
    party="us-ofac-sdn:36",
    ruling=Ruling.FALSE_POSITIVE,
    reason="another firm",
    reviewer="A. Reviewer",
    decided_at="2026-03-01T09:30:00+00:00",
)


def decided(**changed: object) -> Decision:
    return replace(ONE, **changed)  # type: ignore[arg-type]


_cell = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=40
).map(str.strip)
_text = _cell.filter(bool)
_word = st.text("abcXYZ019-._", min_size=1, max_size=12)
_digest = st.text("0123456789abcdef", min_size=64, max_size=64)
_half = st.text("0123456789abcdef", min_size=16, max_size=16)

ANY = st.builds(
    Decision,
    name=_text.filter(lambda text: any(map(str.isalnum, text))),
    party=st.builds("{}:{}".format, _word, _word),
    ruling=st.sampled_from(Ruling),
    reason=_text,
    reviewer=_text,
    decided_at=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
        lambda when: when.replace(tzinfo=UTC).isoformat(timespec="seconds")
    ),
    expires_on=st.none() | st.dates(datetime(2101, 1, 1).date()).map(lambda day: day.isoformat()),
    id=_cell,
    kind=st.sampled_from(Kind),
    birth_date=st.sampled_from([None, "1962", "1962-03-05", "circa 1962"]),
    country=st.sampled_from([None, "IR", "DE"]),
    identifiers=st.just("") | _digest,
    record=st.just("") | st.builds("kind={} names={}".format, _half, _half),
    caption=_cell,
)
"""Decisions as they come out of a file."""
