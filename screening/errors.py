"""What can go wrong, as one tree. Every error says what happened and, in `hint`, what to do about it.

ScreeningError
├── InputError            the thing to screen cannot be read
│   ├── NotText           binary, empty, or a kind of file this command does not take
│   └── TooLarge          past the size that one run takes
├── ListError             a list cannot be used
│   ├── ParseError        a published file is not what its format says (names file, line, column)
│   ├── Refused           an edition did not pass the integrity gate
│   └── UnknownList       an id that no `lists/*.toml` carries
├── DecisionsError        reviewers' decisions cannot be read or kept: never "there are none"
├── StoreError            the list store cannot be read or written
├── RecordError           the record of a run cannot be written, or is none
└── SettingsError         an option or setting makes no sense
"""

from __future__ import annotations


class ScreeningError(Exception):
    """Root of all errors this package raises on purpose; `hint` is one line for the user."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(ScreeningError):
    """The thing to screen cannot be read."""


class NotText(InputError):
    """Binary, empty, or a kind of file this command does not take."""


class TooLarge(InputError):
    """Past the size that one run takes."""


class ListError(ScreeningError):
    """A list cannot be used."""


class ParseError(ListError):
    """A published file is not what its format says.

    `where` names file and line ("sdn.csv:12") so that a person can look.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(f"{where}: {message}" if where else message, hint=hint)
        self.where = where


class Refused(ListError):
    """An edition did not pass the integrity gate; the one before it stays in use."""


class UnknownList(ListError):
    """An id that no `lists/*.toml` carries."""


class DecisionsError(ScreeningError):
    """Reviewers' decisions cannot be read or kept."""


class StoreError(ScreeningError):
    """The list store cannot be read or written."""


class RecordError(ScreeningError):
    """The record of a run cannot be written, or is none."""


class SettingsError(ScreeningError):
    """An option or setting makes no sense."""


__all__ = [
    "DecisionsError",
    "InputError",
    "ListError",
    "NotText",
    "ParseError",
    "RecordError",
    "Refused",
    "ScreeningError",
    "SettingsError",
    "StoreError",
    "TooLarge",
    "UnknownList",
]
