"""A file of FollowTheMoney entities, one JSON object a line -> the entities.

Read line by line: whole collections are larger than memory. Refused, with the line: what is no JSON, an
entity without id or schema, a key of the entity that is not in the tables here, a value that is no text. What
the entities mean is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from screening.errors import ParseError
from screening.sources.reading.dates import iso_date
from screening.sources.reading.files import empty, opened, refuse_foreign
from screening.sources.reading.json import read_json

_STAMPS = ("first_seen", "last_seen", "last_change")
# Ids and data sets that were merged into the entity; the listings say where it is listed.
_IGNORED = frozenset({"referents", "datasets", "origin"})
_KNOWN = frozenset({"id", "schema", "caption", "target", "properties", *_STAMPS, *_IGNORED})
_HINT = "this reads entities.ftm.json: one FollowTheMoney entity a line"
_NO_LINES = (
    (b"<", "this is a web page or XML: the address may have moved or asked for a login"),
    (b"[", "this is one JSON array, not an entity a line"),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """One line. `target` is None where the line does not say; `seen` is the ISO date of the newest stamp."""

    where: str
    id: str
    schema: str
    caption: str
    target: bool | None
    seen: str
    properties: Mapping[str, tuple[str, ...]]

    def all(self, *names: str) -> tuple[str, ...]:
        """The values of these properties, each once."""
        return tuple(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))

    def dates(self, *names: str) -> tuple[str, ...]:
        """The values of these properties as ISO dates. Raises ParseError for one that is none."""
        found = {text: iso_date(text) for text in self.all(*names)}
        for text, day in found.items():
            if not day:
                raise ParseError(f"{' or '.join(names)} is {text!r}, which is no date", where=self.where)
        return tuple(dict.fromkeys(day for day in found.values() if day))


def read_entities(path: Path) -> Iterator[Entity]:
    """The entities of the file in its order; blank lines are skipped. Raises ParseError."""
    first, size = True, 0
    with opened(path) as file:
        for number, raw in enumerate(file, 1):
            size += len(raw)
            line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
            if line.strip():
                if first:
                    _check_first(line, path)
                first = False
                yield _entity(line, f"{path.name}:{number}")
    if first:
        raise empty(path, size)


def _check_first(line: bytes, path: Path) -> None:
    refuse_foreign(line, path)
    for start, what in _NO_LINES:
        if line.lstrip().startswith(start):
            raise ParseError(what, where=path.name, hint=_HINT)


def _entity(line: bytes, where: str) -> Entity:
    try:
        read = read_json(line.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        raise ParseError(
            f"the line is not UTF-8 ({error.reason})", where=where, hint="a damaged file; fetch it again"
        ) from error
    if not isinstance(read, dict):
        raise ParseError("the line is no JSON object", where=where, hint=_HINT)
    if strange := sorted(read.keys() - _KNOWN):
        raise ParseError(f"unknown key {strange[0]!r} of an entity", where=where, hint=_HINT)
    target = read.get("target")
    if target is not None and not isinstance(target, bool):
        raise ParseError(f"target is {target!r}", where=where, hint="known: true, false")
    stamps = [_text(read, key, where) for key in _STAMPS]
    days = [iso_date(stamp) for stamp in stamps if stamp]
    if None in days:
        raise ParseError(f"one of {stamps} is no date", where=where)
    entity_id, schema = _text(read, "id", where), _text(read, "schema", where)
    if not entity_id or not schema:
        raise ParseError("an entity without id or schema", where=where, hint=_HINT)
    return Entity(
        where=where,
        id=entity_id,
        schema=schema,
        caption=_text(read, "caption", where),
        target=target,
        seen=max((day for day in days if day), default=""),
        properties=_properties(read.get("properties"), where),
    )


def _text(read: Mapping[str, object], key: str, where: str) -> str:
    """The text of a key, "" if it is absent or null."""
    value = read.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ParseError(f"{key} is {value!r}, which is no text", where=where, hint=_HINT)
    return " ".join(value.split())


def _properties(read: object, where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(read, dict):
        raise ParseError("an entity without properties", where=where, hint=_HINT)
    found: dict[str, tuple[str, ...]] = {}
    for name, values in read.items():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise ParseError(
                f"the property {name} is no list of texts",
                where=where,
                hint="entities within entities are of targets.nested.json; " + _HINT,
            )
        found[name] = tuple(text for value in values if (text := " ".join(value.split())))
    return found
