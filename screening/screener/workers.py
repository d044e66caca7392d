"""Processes that answer for many names at once, each over the same mapped lists.

The lists and the index are files that every process maps, so they are in memory once. A name is answered by
one process alone, as it would be by this one; which it is makes no difference.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from screening.errors import ScreeningError, StoreError
from screening.model import Decisions, Edition, Finding, Kind, Query
from screening.processes import (
    SIGNALS,
    collect_seldom,
    follow_parent,
    pool_of,
    undisturbed,
    usable_processors,
)
from screening.screener.answers import PART, Answered, RowsAsked, answer_rows
from screening.settings import Settings

if TYPE_CHECKING:
    from screening.screener.screener import Screener

WORTHWHILE = 4_000
"""Names for which it pays to start processes: each takes about a second to start."""
LEAST_PART = PART // 8
"""Names of the smallest parts: of fewer, each takes longer."""
LARGE = 20_000
"""Listed names whose index is made in a process of its own: what that takes would stay with this one."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a process needs to answer alike: the store's folder, the snapshot it must find, `editions` where
    it is not of those that count now; and the decisions themselves, which may have become more since."""

    home: Path
    snapshot_digest: str
    settings: Settings
    now: datetime
    editions: tuple[Edition, ...] | None = None
    decisions: Decisions | None = None


Part = tuple[list[str], list[Kind], dict[int, Query]]
"""Texts, kinds, and the whole query of those that say more than that."""
T = TypeVar("T")


class Workers:
    """A pool of processes, started when first needed; `close` ends them."""

    def __init__(self, recipe: Recipe, processes: int | None = None) -> None:
        """`processes`: as many as this process may use processors, without."""
        self._recipe = recipe
        self._processes = processes or usable_processors()
        self._pool: ProcessPoolExecutor | None = None

    def at(self, now: datetime) -> Workers:
        """The same with another clock; not started yet."""
        return Workers(replace(self._recipe, now=now), self._processes)

    def close(self) -> None:
        """End the processes; what they are at is given up."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)  # a part takes less than a second
            self._pool = None

    def worthwhile(self, names: int) -> bool:
        """Whether so many names are better answered here than by one process."""
        return self._processes > 1 and (names >= WORTHWHILE or (self._pool is not None and names > PART))

    def answer(self, queries: Sequence[Query]) -> list[Finding | None]:
        """What `Screener.met` answers. Raises StoreError if the lists were refreshed since, ScreeningError if
        a process died."""
        return list(self.begin(queries)())

    def begin(self, queries: Sequence[Query]) -> Callable[[], Iterator[Finding | None]]:
        """The same, in two steps: the processes are at it until the call that is returned."""
        parts = parts_of(len(queries), self._processes)
        packed = (_packed(queries[start:end]) for start, end in parts)  # the first is begun at once
        return partial(_collected, self._submitted(_answer, packed))

    def begin_rows(self, rows: RowsAsked) -> Callable[[], Iterator[Answered | None]]:
        """What `screening.screener.answers.answers_of` answers, in two steps."""
        return partial(_collected, self._submitted(_answer_rows, rows.parts()))

    def _submitted(self, there: Callable[[T], bytes], parts: Iterable[T]) -> deque[Future[bytes]]:
        try:
            pool = self._running()
            with undisturbed():  # the first of them starts the processes
                return deque(pool.submit(there, part) for part in parts)
        except BrokenProcessPool as error:
            raise _ended() from error

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = pool_of(self._processes, _open, self._recipe)
        return self._pool


def _collected(parts: deque[Future[bytes]]) -> Iterator[Any]:
    """What is told of all parts in their order; none is kept. They wait for their turn as the bytes they came
    in, a third of what they take as objects."""
    while parts:
        try:
            found, count = pickle.loads(parts.popleft().result())  # noqa: S301 - from a process of ours
        except BrokenProcessPool as error:
            raise _ended() from error
        yield from map(found.get, range(count))


def _ended() -> ScreeningError:
    return ScreeningError(
        "a process that screens ended before its time",
        hint="is there enough memory? --processes 1 screens in one process",
    )


def parts_of(count: int, processes: int) -> list[tuple[int, int]]:
    """(start, end) of the parts in which so many names are handed out: the last are smaller and smaller, so
    that all processes are at work till nearly the end."""
    starts = [0]
    while starts[-1] < count:
        share = (count - starts[-1]) // (2 * processes)
        starts.append(min(count, starts[-1] + min(PART, max(LEAST_PART, share))))
    return list(pairwise(starts))


def _packed(queries: Sequence[Query]) -> Part:
    whole = {
        place: query
        for place, query in enumerate(queries)
        if query.birth_date or query.country or query.identifiers or query.address or query.id
    }
    return [query.text for query in queries], [query.kind for query in queries], whole


def make_index(recipe: Recipe) -> None:
    """Have another process open the lists of a recipe once, and file their index. Where it fails, whoever
    opens them next does it and tells why."""
    other = multiprocessing.get_context("spawn").Process(target=_make_index, args=(recipe,), daemon=True)
    with undisturbed():
        other.start()
    other.join()


def _make_index(recipe: Recipe) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    with suppress(Exception):
        _open(recipe)


_opened: Screener | StoreError | None = None


def _open(recipe: Recipe) -> None:
    """Open the lists in a new process. An error is kept for the first answer: raised here, it would only
    break the pool."""
    global _opened
    collect_seldom()  # what is loaded is no garbage either: looking for it is a tenth of a start
    from screening.catalogue import load_catalogue
    from screening.screener.screener import Screener
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    catalogue = load_catalogue(recipe.home / "lists")
    snapshot = open_snapshot(Store(recipe.home), catalogue, recipe.editions)
    if snapshot.digest != recipe.snapshot_digest:
        _opened = StoreError("the lists were refreshed while names were screened", hint="screen them again")
        return
    _opened = Screener(snapshot, recipe.settings, recipe.now, decisions=recipe.decisions)
    collect_seldom()
    follow_parent()


def _answer(part: Part) -> bytes:
    """The findings on a part."""
    texts, kinds, whole = part
    queries = [
        whole.get(place) or Query(text, "", kind)
        for place, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]
    return _told(_screener().met(queries))


def _answer_rows(part: RowsAsked) -> bytes:
    """The answers to a part."""
    return _told(answer_rows(_screener(), part))


def _screener() -> Screener:
    if _opened is None or isinstance(_opened, StoreError):
        raise _opened or StoreError("the lists are not open", hint="screen again")
    return _opened


def _told(found: Sequence[object]) -> bytes:
    """Place -> what is said, of those of which there is something to say, and how many they were."""
    return pickle.dumps(({place: one for place, one in enumerate(found) if one is not None}, len(found)))
