"""Processes that look at many rows at once, each over the same mapped lists of both times.

A row is answered by one of them alone, as this process would; which it is makes no difference.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

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

WORTHWHILE = 8_000
"""Rows for which it pays to start processes."""
PART = 16_384
"""Rows that a process takes at once."""


class Pending(Protocol):
    """What rows are told, once it is asked for."""

    def result(self) -> list[Told]: ...


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
    """Rows are handed in, and what is told of them is taken later; by this process while there are few."""

    def __init__(self, rows: Rows, recipe: Recipe, processes: int) -> None:
        self._rows, self._recipe, self._processes = rows, recipe, processes
        self._pool: ProcessPoolExecutor | None = None

    @property
    def owned(self) -> Owned | None:
        """What is asked of files of owners: by this process, for it alone has read them."""
        return self._rows.owned

    def give(self, keys: Sequence[Key]) -> list[Pending]:
        """Hand in rows, part by part: `PART` of them in each."""
        if self._pool is None and self._processes > 1 and len(keys) >= WORTHWHILE:
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_open,
                initargs=(self._recipe,),
            )
        parts = [keys[start : start + PART] for start in range(0, len(keys), PART)]
        if self._pool is None:
            return [_Done(self._rows.told(part)) for part in parts]
        return [_Sent(self._pool.submit(_answer, part)) for part in parts]

    def close(self) -> None:
        """End the processes; what they are at is given up."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


@dataclass(frozen=True, slots=True)
class _Done:
    told: list[Told]

    def result(self) -> list[Told]:
        return self.told


@dataclass(frozen=True, slots=True)
class _Sent:
    future: Future[list[Told]]

    def result(self) -> list[Told]:
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


def _answer(keys: Sequence[Key]) -> list[Told]:
    if _opened is None or isinstance(_opened, StoreError):
        raise _opened or StoreError("the lists are not open", hint="screen again")
    return _opened.told(keys)
