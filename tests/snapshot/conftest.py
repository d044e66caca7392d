"""Here what is written is synced, as it is for users."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_sync() -> None:
    """Nothing is left out."""
