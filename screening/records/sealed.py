"""A record as bytes: sealed when it is written, read again as what may be anybody's file.

The seal is the sha256 of the file with 64 zeros in the place of the seal, so that any tool can recompute it.
It shows an edit; that a record was made anew with another seal, the chain shows (`ledger`).
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from pydantic import ValidationError

from screening.errors import RecordError
from screening.records.schema import SCHEMA, RunJson

UNSEALED = "0" * 64
LIMIT = 256_000_000
"""Bytes of a record: one of a thousand long articles has some 50 million."""
_SEAL = re.compile(rb'"seal": "([0-9a-f]{64})"')


def sealed(run: RunJson) -> tuple[bytes, str]:
    """(the file's bytes, their seal)."""
    plain = run.model_copy(update={"seal": UNSEALED}).model_dump(mode="json", by_alias=True)
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    data = f"{text}\n".encode("utf-8", "backslashreplace")
    seal = seal_of(data)
    return _with_seal(data, seal), seal


def seal_of(data: bytes) -> str:
    """The seal that a record of these bytes must bear."""
    return hashlib.sha256(_with_seal(data, UNSEALED)).hexdigest()


def _with_seal(data: bytes, seal: str) -> bytes:
    """The bytes with another seal. It is the last key; in a text within the record its quotes are escaped."""
    found = None
    for found in _SEAL.finditer(data):  # noqa: B007 - the last of them
        pass
    return data if found is None else data[: found.start(1)] + seal.encode() + data[found.end(1) :]


def read_record(path: Path) -> tuple[RunJson, bytes]:
    """The record in a file, and its bytes; its seal is still to be checked. Raises RecordError."""
    data = _bytes(path)
    try:
        plain = json.loads(data)
    except RecursionError as error:
        raise RecordError(f"{path} is no record: it is nested too deeply") from error
    except ValueError as error:  # not JSON, not UTF-8
        raise RecordError(f"{path} is no record: it is not JSON", hint=_HINT) from error
    schema = plain.get("schema") if isinstance(plain, dict) else None
    if schema != SCHEMA:
        known = isinstance(schema, str) and schema.startswith("screening.run/")
        shown = f"a record in {schema[:40]}" if known and isinstance(schema, str) else "no record of a run"
        raise RecordError(
            f"{path} is {shown}; this version reads {SCHEMA}",
            hint="use the version that wrote it" if known else _HINT,
        )
    try:
        return RunJson.model_validate(plain), data
    except (ValidationError, RecursionError) as error:
        where = ""
        if isinstance(error, ValidationError):
            first = error.errors()[0]
            where = f": {'.'.join(map(str, first['loc']))[:80]}: {first['msg'][:200]}"
        raise RecordError(f"{path} is no whole record{where}", hint=_HINT) from error


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise RecordError(f"{path} is no file" if path.exists() else f"{path} does not exist", hint=_HINT)
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise RecordError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > LIMIT:
        raise RecordError(f"{path} is no record: it is larger than {LIMIT:,} bytes")
    return data


_HINT = "a record is written by --record RUN.json"
