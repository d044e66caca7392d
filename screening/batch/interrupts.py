"""SIGINT and SIGTERM end a run between two chunks, or at once where nothing is being written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(KeyboardInterrupt):
    """Raised where the run is when a signal comes; `signal` is its number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped by signal {number}")
        self.signal = number


class Interrupts:
    """While it is entered, both signals raise `Stopped`; the handlers before are put back after.

    Only the main thread of a process can handle signals: elsewhere nothing is changed. `came` is the number
    of the last signal, for where a library takes `Stopped` for a fault of its own.
    """

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._held = False
        self._waiting: int | None = None
        self.came: int | None = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._come) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _come(self, number: int, _frame: FrameType | None) -> None:
        self.came = number
        if self._held:
            self._waiting = number
            return
        raise Stopped(number)

    @contextmanager
    def ending(self) -> Iterator[None]:
        """What stands inside is done whole and ends the run: signals that come meanwhile change nothing."""
        came, self._held = self.came, True
        try:
            yield
        finally:
            self._held, self._waiting, self.came = False, None, came

    @contextmanager
    def held(self) -> Iterator[None]:
        """What stands inside is done whole; a signal that came meanwhile is raised behind it."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._waiting is not None:
            number, self._waiting = self._waiting, None
            raise Stopped(number)
