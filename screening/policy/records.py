"""The listed party's record as a reviewer saw it, field by field in digests: small enough to keep beside
every decision, and enough to say later which fields changed.

The order of names, addresses and the like says nothing, and the address of a listing's web page neither: a
publisher who sorts anew or moves its pages changes no record.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields, replace

from screening.model import Party
from screening.snapshot.records import plain

DIGITS = 16
"""Hexadecimal digits kept of a field's sha256: 64 bits, against accidents and not against forgers."""
_WORDS = {"facts": "remarks, birthplaces, titles and the like"}
"""Fields whose names in the model say little to a reviewer."""
_RECORD = re.compile(rf"[a-z_]+=[0-9a-f]{{{DIGITS}}}(?: [a-z_]+=[0-9a-f]{{{DIGITS}}})*")


def record_of(party: Party) -> str:
    """ "kind=0a1b... names=2c3d...": a digest of each field that is not empty, in their order."""
    moved = replace(party, listings=tuple(replace(one, url=None) for one in party.listings))
    held = plain(moved)
    names = [field.name for field in fields(Party) if field.name != "uid" and field.name in held]
    return " ".join(f"{name}={_digest(held[name])}" for name in names)


def is_record(text: str) -> bool:
    """Whether `text` can have been made by `record_of`."""
    return _RECORD.fullmatch(text) is not None


def digest_of_record(record: str) -> str:
    """sha256 that names a whole record; empty for none."""
    return hashlib.sha256(record.encode()).hexdigest() if record else ""


def changed_fields(before: str, after: str) -> tuple[str, ...]:
    """The fields that differ between two records, in words ("birth dates"); empty if nothing does."""
    old, new = _by_field(before), _by_field(after)
    return tuple(
        _WORDS.get(name, name.replace("_", " ")) for name in {**new, **old} if old.get(name) != new.get(name)
    )


def _by_field(record: str) -> dict[str, str]:
    return dict(one.split("=", 1) for one in record.split())


def _digest(value: object) -> str:
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in _each(value)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:DIGITS]


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
