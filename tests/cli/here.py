"""The command line run in this process, for journeys of many runs: no process starts for each."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import NoReturn
from unittest.mock import patch

from screening.cli import main


def screen_here(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """What `tests.cli.test_journeys.screen` tells of the same words, in a tenth of the time."""
    argv = ["screen", *map(str, words)]
    out, err, given = (io.TextIOWrapper(io.BytesIO(one), "utf-8", newline="") for one in (b"", b"", stdin))
    with (
        patch.object(sys, "argv", argv),
        patch.object(sys, "stdin", given),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch("screening.cli.app._leave", _leave),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code
    for stream in (out, err):
        stream.flush()
    assert isinstance(code, int)
    return subprocess.CompletedProcess(argv, code, *(one.buffer.getvalue().decode() for one in (out, err)))  # type: ignore[attr-defined]


def _leave(code: int) -> NoReturn:
    raise SystemExit(code)
