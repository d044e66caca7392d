"""Party records as JSON lines: one canonical spelling, so that equal parties have equal bytes and digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from screening.model import Address, Edition, Identifier, Party


def plain(value: Any) -> Any:
    """A record as JSON has it: objects, lists and words; fields that hold their default are left out."""
    if type(value) is str:  # most are
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if held := _fields(type(value)):  # type: ignore[arg-type]  # mypy holds that a type has no hash
        kept = ((name, getattr(value, name), default) for name, default in held)
        return {name: plain(item) for name, item, default in kept if item != default or name == "text"}
    return value


@cache
def _fields(type_: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind of record with their defaults; none of anything else."""
    return tuple((one.name, one.default) for one in fields(type_)) if is_dataclass(type_) else ()


def encode(record: Party | Edition) -> str:
    """One line of JSON; fields that hold their default are left out."""
    return json.dumps(plain(record), ensure_ascii=False, separators=(",", ":"))


@cache
def _adapter(type_: type) -> TypeAdapter[Any]:
    return TypeAdapter(type_)


def decode_party(line: str) -> Party:
    """The party `encode` wrote. Raises pydantic.ValidationError on anything else."""
    party: Party = _adapter(Party).validate_json(line)
    return party


def decode_identifiers(line: str) -> tuple[Identifier, ...]:
    """The identifiers of the party that `encode` wrote, and nothing else of it."""
    return tuple(Identifier(**one) for one in _field(line, "identifiers"))


def decode_addresses(line: str) -> tuple[Address, ...]:
    """The addresses of the party that `encode` wrote, and nothing else of it."""
    return tuple(Address(**one) for one in _field(line, "addresses"))


def _field(line: str, name: str) -> Any:
    """A field of a record that holds several; most records lack it, and are not read for that."""
    return json.loads(line).get(name, ()) if f'"{name}":' in line else ()


def decode_edition(line: str | bytes) -> Edition:
    """The edition `encode` wrote. Raises pydantic.ValidationError on anything else."""
    edition: Edition = _adapter(Edition).validate_json(line)
    return edition


def digest_of(lines: Iterable[str]) -> str:
    """sha256 over record lines, whatever their order."""
    hasher = hashlib.sha256()
    for line in sorted(lines):
        hasher.update(line.encode())
        hasher.update(b"\n")
    return hasher.hexdigest()
