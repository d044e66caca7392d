"""An id for a row whose publisher gives none, the same in the next edition unless the row is another one."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Container, Sequence


def digest(text: str) -> str:
    """The first 12 hex digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def row_uid(list_id: str, fields: Sequence[str], rest: Sequence[str], taken: Container[str]) -> str:
    """`list_id`, ":" and the digest of `fields`, white space and case aside.

    `fields` are what an edit of the row leaves alone and what tells rows apart (name and addresses: the same
    company stands once per country). Rows that agree in them are told apart by `rest`, at last by counting.
    `taken` are the ids of the rows before.
    """
    tries = itertools.chain([[], rest], ([*rest, str(count)] for count in itertools.count(2)))
    texts = ("\x1f".join(" ".join(cell.split()) for cell in [list_id, *fields, *extra]) for extra in tries)
    uids = (f"{list_id}:{digest(text.casefold())}" for text in texts)
    return next(uid for uid in uids if uid not in taken)
