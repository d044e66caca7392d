"""Processes that get ready while this one opens the lists, to take their share of a table's rows.

Each takes about a second to start; what they look at is for `screening.rescreen.hands`.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

from screening.errors import ScreeningError
from screening.processes import collect_seldom, follow_parent, pool_of, undisturbed

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from types import TracebackType


MANY = 1 << 22
"""Bytes of a table, or rows, of which they take their share from the start."""


class Others:
    """So many processes, none until they `begin`. They end when it is closed; what they are at is given
    up."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    @property
    def begun(self) -> bool:
        """Whether there are any."""
        return self._pool is not None

    def begin_for(self, size: int | None) -> None:
        """Start them at once for a table of that size, if it is large."""
        if size is not None and size >= MANY:
            self.begin()

    def begin(self) -> None:
        """Start them, if there are to be any."""
        if self.count > 0 and self._pool is None:
            self._pool = pool_of(self.count, _get_ready)
            with undisturbed():
                for _ in range(self.count):
                    self._pool.submit(_begun)

    def submit(self, call: Callable[..., Any], *given: Any) -> Future[Any]:
        """Have one of them do it. Raises ScreeningError if one died."""
        assert self._pool
        try:
            return self._pool.submit(call, *given)
        except BrokenProcessPool as error:
            raise ended() from error

    def close(self) -> None:
        """End them."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Others:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


def ended() -> ScreeningError:
    """What is said of a process that died."""
    return ScreeningError(
        "a process that screens ended before its time",
        hint="is there enough memory? --processes 1 screens in one process",
    )


def _get_ready() -> None:
    """In another process: load what it will take."""
    follow_parent()
    collect_seldom()  # what is loaded is no garbage
    import screening.rescreen.hands  # noqa: F401


def _begun() -> None:
    """Nothing, by which a process is started."""
