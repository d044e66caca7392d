"""JSON as published -> its values, or a ParseError an analyst understands.

Refuses what is cut short, and text that could not be written down again (half of a surrogate pair).
"""

from __future__ import annotations

import json

from screening.errors import ParseError


def read_json(text: str, where: str) -> object:
    """The value of one JSON document. Raises ParseError."""
    try:
        read: object = json.loads(text)
        if "\\u" in text:
            json.dumps(read, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise ParseError(
            f"this is not whole JSON ({error})",
            where=where,
            hint="the file may be cut short; fetch it again",
        ) from error
    return read
