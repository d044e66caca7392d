"""Processes that look at many rows at once, each over the same mapped lists of both times.

A row is answered by one of them alone, as this process would; which it is makes no difference.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from screening.catalogue import load_catalogue
from screening.errors import ScreeningError, StoreError
from screening.model import Decisions
from screening.rescreen.opening import Sides, open_sides
from screening.rescreen.owned import Owned
from screening.rescreen.rows import Key, Rows, Told
from screening.rescreen.since import Past
from screening.screener.workers import collect_seldom
from screening.settings import Settings
from screening.snapshot.store import Store

PART = 8_192
"""Rows that are asked at once: names are looked up together, and less than this makes each take longer."""
ALONE = 2
"""Parts that this process takes by itself before it starts others: each needs a second to open the lists."""
QUEUED = 2
"""Parts that wait for a process, or are with it; what is more this process takes itself."""


T = TypeVar("T")
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
    it; then others, one less than `processes`, take what they can; from the first on where `many` are to
    come, as they open the lists meanwhile."""

    def __init__(self, rows: Rows, recipe: Recipe, processes: int, *, many: bool = False) -> None:
        self._rows, self._recipe, self._others = rows, recipe, processes - 1
        self._pool: ProcessPoolExecutor | None = None
        self._parts = 0
        self._sent: list[Future[Any]] = []
        if many:
            self._begin()

    def _begin(self) -> None:
        """Start the others, if there are to be any."""
        if self._others > 0:
            self._pool = ProcessPoolExecutor(
                self._others,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_open,
                initargs=(self._recipe,),
            )
            for _ in range(self._others):
                self._pool.submit(_begun)

    @property
    def owned(self) -> Owned | None:
        """What is asked of files of owners: by this process, for it alone has read them."""
        return self._rows.owned

    def sift(self, keys: Sequence[Key]) -> Pending[list[int]]:
        """Which rows may be answered otherwise, at a first look."""
        return self._given(_sift, self._rows.sifted, keys)

    def ask(self, keys: Sequence[Key]) -> Pending[list[Told]]:
        """What differs in the rows."""
        return self._given(_ask, self._rows.told, keys)

    def _given(
        self, there: Callable[[Sequence[Key]], T], here: Callable[[Sequence[Key]], T], keys: Sequence[Key]
    ) -> Pending[T]:
        self._parts += 1
        if self._pool is None and self._parts > ALONE:
            self._begin()
        self._sent = [one for one in self._sent if not one.done()]
        if self._pool is None or len(self._sent) >= QUEUED * self._others:
            return _Done(here(keys))
        future = self._pool.submit(there, keys)
        self._sent.append(future)
        return _Sent(future)

    def close(self) -> None:
        """End the processes; what they are at is given up."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


@dataclass(frozen=True, slots=True)
class _Done(Generic[T]):
    found: T

    def result(self) -> T:
        return self.found


@dataclass(frozen=True, slots=True)
class _Sent(Generic[T]):
    future: Future[T]

    def result(self) -> T:
        try:
            return self.future.result()
        except BrokenProcessPool as error:
            raise ScreeningError(
                "a process that screens ended before its time",
                hint="is there enough memory? --processes 1 screens in one process",
            ) from error


_opened: Rows | StoreError | None = None


def _open(recipe: Recipe) -> None:
    """Open the lists in a new process. An error is kept for the first answer: raised here, it would only
    break the pool."""
    global _opened
    store = Store(recipe.home)
    catalogue = load_catalogue(recipe.home / "lists")
    sides = open_sides(store, catalogue, recipe.past, recipe.settings, recipe.clock, recipe.decisions)
    if digests_of(sides) != recipe.digests:
        _opened = StoreError("the lists were refreshed while names were screened", hint="screen them again")
        return
    _opened = Rows(sides, recipe.roles)
    collect_seldom()
    # the process that started this one is told to stop, and says what becomes of the rest
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)


def digests_of(sides: Sides) -> tuple[str, str]:
    """The digests of the lists then and now."""
    return sides.before.snapshot.digest, sides.after.snapshot.digest


def _begun() -> None:
    """Nothing, by which a process is started."""


def _sift(keys: Sequence[Key]) -> list[int]:
    return _rows().sifted(keys)


def _ask(keys: Sequence[Key]) -> list[Told]:
    return _rows().told(keys)


def _rows() -> Rows:
    if _opened is None or isinstance(_opened, StoreError):
        raise _opened or StoreError("the lists are not open", hint="screen again")
    return _opened
