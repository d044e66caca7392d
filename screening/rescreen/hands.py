"""Processes that look at many rows at once, each over the same mapped lists of both times.

A row is answered by one of them alone, as this process would; which it is makes no difference.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import polars as pl

from screening.catalogue import load_catalogue
from screening.errors import StoreError
from screening.model import Decisions
from screening.processes import collect_seldom
from screening.rescreen.opening import Sides, open_sides
from screening.rescreen.others import Others, ended
from screening.rescreen.owned import Owned
from screening.rescreen.rows import Key, Rows, Told
from screening.rescreen.since import Past
from screening.settings import Settings
from screening.snapshot.store import Store

PART = 8_192
"""Rows that are asked at once: names are looked up together, and less than this makes each take longer."""
ALONE = 2
"""Parts that this process takes by itself before it starts others: each needs a second to open the lists."""
LEAST_SHARE = 1_024
"""Rows that are worth a process of their own, where no others come."""
QUEUED = 2
"""Parts that wait for a process, or are with it; what is more this process takes itself."""


T = TypeVar("T")
Given = TypeVar("Given")
T_co = TypeVar("T_co", covariant=True)


class Pending(Protocol[T_co]):
    """What comes of some rows, once it is asked for."""

    def result(self) -> T_co: ...


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a process needs to open the same lists, and the digests of those it must find."""

    home: Path
    past: Past
    settings: Settings
    clock: datetime
    decisions: Decisions | None
    roles: tuple[str, ...]
    digests: tuple[str, str]


class Hands:
    """Rows are handed in, and what comes of them is taken later. While there are few this process does all of
    it; then `others` take what they can, from the first on if they have begun."""

    def __init__(self, rows: Rows, recipe: Recipe, others: Others) -> None:
        self._rows, self._others = rows, others
        self._recipe = pickle.dumps(recipe)
        self._parts = 0
        self._sent: list[Future[Any]] = []

    @property
    def owned(self) -> Owned | None:
        """What is asked of files of owners: by this process, for it alone has read them."""
        return self._rows.owned

    def sift(self, cells: pl.DataFrame) -> Pending[list[int]]:
        """Which rows may be answered otherwise, at a first look."""
        return self._given(_sift, self._rows.sifted, cells)

    def ask(self, keys: Sequence[Key]) -> Pending[list[Told]]:
        """What differs in the rows."""
        return self._given(_ask, self._rows.told, keys)

    def ask_last(self, keys: Sequence[Key]) -> Pending[list[Told]]:
        """The same, of rows behind which no others come: each process takes its share."""
        processes = self._others.count + 1 if self._others.begun else 1
        size = max(LEAST_SHARE, -(-len(keys) // processes))
        shares = [keys[start : start + size] for start in range(0, len(keys), size)]
        given = [self.ask(share) for share in shares[:-1]]
        return _Shares(size, [*given, *(_Done(self._rows.told(share)) for share in shares[-1:])])

    def _given(
        self, there: Callable[[bytes, Given], T], here: Callable[[Given], T], given: Given
    ) -> Pending[T]:
        self._parts += 1
        if self._parts > ALONE:
            self._others.begin()
        self._sent = [one for one in self._sent if not one.done()]
        if not self._others.begun or len(self._sent) >= QUEUED * self._others.count:
            return _Done(here(given))
        future = self._others.submit(there, self._recipe, given)
        self._sent.append(future)
        return _Sent(future)


@dataclass(frozen=True, slots=True)
class _Done(Generic[T]):
    found: T

    def result(self) -> T:
        return self.found


class _Shares(NamedTuple):
    """What comes of the shares of rows, of so many each."""

    size: int
    parts: Sequence[Pending[list[Told]]]

    def result(self) -> list[Told]:
        found = [(at * self.size, part.result()) for at, part in enumerate(self.parts)]
        return [one._replace(place=start + one.place) for start, own in found for one in own]


@dataclass(frozen=True, slots=True)
class _Sent(Generic[T]):
    future: Future[T]

    def result(self) -> T:
        try:
            return self.future.result()
        except BrokenProcessPool as error:
            raise ended() from error


def digests_of(sides: Sides) -> tuple[str, str]:
    """The digests of the lists then and now."""
    return sides.before.snapshot.digest, sides.after.snapshot.digest


def _sift(recipe: bytes, cells: pl.DataFrame) -> list[int]:
    return _rows(recipe).sifted(cells)


def _ask(recipe: bytes, keys: Sequence[Key]) -> list[Told]:
    return _rows(recipe).told(keys)


@lru_cache(maxsize=1)
def _rows(recipe: bytes) -> Rows:
    """In another process: the lists opened, once. Raises StoreError if they are others."""
    told: Recipe = pickle.loads(recipe)  # noqa: S301 - from the process that started this one
    store = Store(told.home)
    catalogue = load_catalogue(told.home / "lists")
    sides = open_sides(store, catalogue, told.past, told.settings, told.clock, told.decisions)
    if digests_of(sides) != told.digests:
        raise StoreError("the lists were refreshed while names were screened", hint="screen them again")
    rows = Rows(sides, told.roles)
    collect_seldom()
    return rows
