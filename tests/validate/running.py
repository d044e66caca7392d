"""A small validation over the embedded extract, made once for all tests that look at one."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from screening.catalogue import load_catalogue
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.validate.benign import Benign, customers
from screening.validate.measure import Plan, validate
from screening.validate.rates import LOWEST
from screening.validate.results import BenignFile, Validation

CLOCK = datetime(2026, 8, 1, 12, tzinfo=UTC)
ONLY = ("us-ofac-sdn", "us-bis-el", "un-sc")


@cache
def screener(threshold: float = LOWEST) -> Screener:
    """A screener over three lists of the embedded extract."""
    with tempfile.TemporaryDirectory() as empty:
        snapshot = open_snapshot(Store(Path(empty)), load_catalogue())
    return Screener(snapshot, Settings(threshold=threshold, only=ONLY), CLOCK)


def run(sample: int = 3, benign: tuple[Benign, ...] | None = None, *, left_out: bool = True) -> Validation:
    """A validation with three names a list, kind and class, and sixty benign ones."""
    made = customers(60, 1) if benign is None else benign
    about = BenignFile("made up", "", len(made), 0, left_out=left_out)
    return validate(screener(), Plan(sample, 1, 85), made, about)


@cache
def small() -> Validation:
    """The run that most tests look at."""
    return run()
