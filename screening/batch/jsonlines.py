"""JSON lines -> chunks of rows: an object a line, its members under the columns they name.

The columns are the members of the first lines; members that come up only later stand together as JSON in the
column `other`, so that none is lost and no line is read twice. A line that is no such object is a fault.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from screening.batch.lines import Lines
from screening.batch.table import Chunk, distinct, is_text, readable, text_frame
from screening.errors import InputError

FIRST_LINES = 10_000
"""Lines whose members make the columns."""
OTHER = "other"
_MOST_CHARACTERS = 1 << 25


class JsonLinesTable:
    """A file of JSON lines."""

    def __init__(self, lines: Lines) -> None:
        """Raises InputError if none of the first lines is an object."""
        self._lines = lines
        self._blocks = lines.blocks()
        self._first: list[str] = []
        columns: dict[str, None] = {}
        read = 0
        whole = True
        for block in self._blocks:
            self._first += block
            for line in block:
                read += 1
                columns |= dict.fromkeys(_members(line)[0] or ())
            if read >= FIRST_LINES:
                whole = False
                break
        if not columns:
            raise InputError(
                f"{lines.label} holds no JSON objects that can be read",
                hint='a line is such as {"name": "..."}',
            )
        self._members = tuple(columns)
        self._known = frozenset(columns)
        names = [*map(readable, columns), *([] if whole else [OTHER])]
        self.columns = distinct(names)
        self.size = lines.size
        self.notes: tuple[str, ...] = (lines.note,) if lines.note else ()
        self.guessed = lines.guessed
        self.names = self.columns[:1]

    def chunks(self, rows: int, skip: int = 0) -> Iterator[Chunk]:
        """See `screening.batch.table.Table`; an unreadable line stands whole in the column of names."""
        held: list[list[str | None]] = []
        faults: dict[int, str] = {}
        size = 0
        for number, line in enumerate(self._all_lines(), start=1):
            if not line.strip():
                continue
            if skip:
                skip -= 1
                continue
            cells, fault = self._row(line)
            if fault:
                faults[len(held)] = f"line {number}: {fault}"
            held.append(cells)
            size += len(line)
            if len(held) >= rows or size > _MOST_CHARACTERS:
                yield Chunk(text_frame(self.columns, held), self._lines.consumed, faults)
                held, faults, size = [], {}, 0
        if held:
            yield Chunk(text_frame(self.columns, held), self._lines.consumed, faults)

    def _all_lines(self) -> Iterator[str]:
        yield from self._first
        self._first = []
        for block in self._blocks:
            yield from block

    def _row(self, line: str) -> tuple[list[str | None], str]:
        members, fault = _members(line)
        if not is_text(line):
            members, fault = None, f"bytes that are not {self._lines.encoding}, or NUL"
        if members is None:
            return [
                readable(line.strip()) if column == self.names[0] else None for column in self.columns
            ], fault
        odd = next(filter(None, (_no_name(members.get(one)) for one in self._name_members)), "")
        known = [members.get(member) for member in self._members]
        cells = [value if value is None or type(value) is str else _cell(value) for value in known]
        if len(cells) < len(self.columns):
            late = {member: value for member, value in members.items() if member not in self._known}
            cells.append(json.dumps(late, ensure_ascii=False) if late else None)
        # what no text can hold comes out of a text by an escape alone
        if "\\u" in line and not is_text("".join(filter(None, cells))):
            return [cell and readable(cell) for cell in cells], odd or "characters that no text can hold"
        return cells, odd

    @property
    def _name_members(self) -> list[str]:
        """The members under the columns of names; none under that of late members."""
        members = dict(zip(self.columns, self._members, strict=False))
        return [members[name] for name in self.names if name in members]


class _Twice(ValueError):
    """An object has a member twice: either value might be the name."""


def _once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise _Twice
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=str)
"""Numbers stay as they are written: an identifier is no quantity."""


def _members(line: str) -> tuple[dict[str, Any] | None, str]:
    """(members, why there are none)."""
    try:
        value = _DECODER.decode(line.strip())
    except _Twice:
        return None, "a member stands twice in it"
    except (ValueError, RecursionError):
        return None, "no JSON object"
    return (value, "") if isinstance(value, dict) else (None, "no JSON object")


def _no_name(value: object) -> str:
    """What is wrong with the value of a name. Several texts are names of the row, which are parted as those
    in a cell of text are; a letter is none there."""
    if isinstance(value, bool | dict):
        return "the name is no text"
    several = isinstance(value, list) and len(value) > 1 and not all(map(_is_name, value))
    return "the name is several values" if several else ""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and sum(map(str.isalpha, value)) > 1


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ";".join(value)
    return json.dumps(value, ensure_ascii=False)
