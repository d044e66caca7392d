"""Queries meet the snapshot: the pipeline, and the only orchestration."""

from screening.screener.screener import Screener

__all__ = ["Screener"]
