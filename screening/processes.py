"""Other processes of this program: how many there may be, and how they are started.

They are started afresh everywhere, so that they hold nothing by chance. What they do is for others to say.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def usable_processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool_of(count: int, ready: Callable[..., None], *given: Any) -> ProcessPoolExecutor:
    """So many processes, in each of which `ready` is called first; what is given in is best given
    `undisturbed`, as the first of it starts them."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=ready, initargs=given)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals wait meanwhile, and stay away from processes that are started: the one that started them is
    told to stop, and says what becomes of the rest."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def follow_parent() -> None:
    """In a process that another started: signals are for that one, and when it ends, killed or not, so does
    this."""
    from multiprocessing import parent_process
    from threading import Thread

    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def collect_seldom() -> None:
    """Rows, texts and answers hold no cycles: looking for them after every 700 objects is a tenth of the time
    of a run, and what is there by now stays to its end."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
