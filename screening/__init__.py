"""Sanctions and export-control screening: lists, names and articles in, verdicts with evidence out.

The names below are loaded when first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screening.names import compare as compare
    from screening.screener import Screener as Screener

__version__ = "0.1.0"
_PUBLIC = {"compare": "screening.names", "Screener": "screening.screener"}
__all__ = ["Screener", "__version__", "compare"]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'screening' has no attribute {name!r}")
