"""What was answered to the rows of a table, kept from frame to frame: a row that comes again costs nothing.

Most rows find nothing. Of them no more is kept than a digest, so that millions fit beside a run; a question
that was forgotten is asked anew and answered alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from screening.screener.rows import NOTHING_FOUND, Answer

REMEMBERED = 5_000
"""Rows of answers that say something, a kilobyte and more each (times two)."""
NOTHING_REMEMBERED = 2_000_000
"""Questions that found nothing: 16 bytes each."""
_RUNS = 16
"""At least so many runs make a full set: one of them is forgotten at a time, and two put together take little
beside it."""

Key = tuple[str, ...]
"""The cells of a row that its answer depends on."""
Digests = npt.NDArray[np.uint64]
"""[half, question]"""


def digests_of(keys: Sequence[Key]) -> Digests:
    """128 bits of BLAKE2b of each key: two of any number that can be screened do not share them."""
    data = b"".join([blake2b(repr(key).encode(), digest_size=16).digest() for key in keys])
    return np.ascontiguousarray(np.frombuffer(data, dtype=np.uint64).reshape(-1, 2).T)


class DigestSet:
    """A set of digests in few runs, each in order; past `most` the oldest run is forgotten."""

    def __init__(self, most: int) -> None:
        self._most, self._longest = most, most // _RUNS
        self._runs: list[Digests] = []

    def __len__(self) -> int:
        return sum(run.shape[1] for run in self._runs)

    def holds(self, digests: Digests) -> npt.NDArray[np.bool_]:
        """Which of them are in it."""
        found = np.zeros(digests.shape[1], dtype=np.bool_)
        for run in self._runs:
            at = np.minimum(run[0].searchsorted(digests[0]), run.shape[1] - 1)
            found |= (run[:, at] == digests).all(axis=0)
        return found

    def add(self, digests: Digests) -> None:
        """Put digests in that are not there yet."""
        if not digests.size:
            return
        runs = self._runs
        runs.append(_in_order(digests))
        while len(runs) > 1 and self._are_put_together(runs[-2].shape[1], runs[-1].shape[1]):
            runs.append(_in_order(np.concatenate([runs.pop(), runs.pop()], axis=1)))
        while len(self) > self._most:
            del runs[0]

    def _are_put_together(self, before: int, last: int) -> bool:
        return before <= 2 * last and before + last <= self._longest


def _in_order(digests: Digests) -> Digests:
    return digests[:, np.argsort(digests[0], kind="stable")]


class Remembered:
    """Answers by the keys of the rows; those not asked for lately are forgotten."""

    def __init__(self) -> None:
        self._nothing = DigestSet(NOTHING_REMEMBERED)
        self._young: dict[Key, Answer] = {}
        self._old: dict[Key, Answer] = {}
        self._rows = 0

    def answers(self, keys: Sequence[Key]) -> list[Answer | None]:
        """The answer to each key, None where none is remembered."""
        nothing = self._nothing.holds(digests_of(keys)).tolist()
        return [
            NOTHING_FOUND if found_nothing else self._found(key)
            for key, found_nothing in zip(keys, nothing, strict=True)
        ]

    def keep(self, keys: Sequence[Key], answers: Sequence[Answer]) -> None:
        """Remember answers to keys that are not remembered."""
        nothing: list[Key] = []
        for key, answer in zip(keys, answers, strict=True):
            if answer is NOTHING_FOUND:
                nothing.append(key)
            else:
                self._put(key, answer)
        self._nothing.add(digests_of(nothing))

    def _found(self, key: Key) -> Answer | None:
        answer = self._young.get(key)
        if answer is None and (answer := self._old.get(key)) is not None:
            self._put(key, answer)
        return answer

    def _put(self, key: Key, answer: Answer) -> None:
        if self._rows >= REMEMBERED:
            self._old, self._young, self._rows = self._young, {}, 0
        self._young[key] = answer
        self._rows += max(1, len(answer.rows))
