"""Exit codes, a contract: 0 no match, 1 failed, 2 usage, 3 matches found, 4 incomplete; 3 outranks 4."""

from __future__ import annotations

from screening.errors import InputError, ScreeningError, SettingsError, UnknownList

EXIT = {"no_match": 0, "failed": 1, "usage": 2, "matches": 3, "incomplete": 4}


def code_of(error: ScreeningError) -> int:
    """2 for what the user gave, 1 for everything else."""
    return EXIT["usage" if isinstance(error, InputError | UnknownList | SettingsError) else "failed"]
