"""The command line: parse, call, render, exit code. Nothing is decided here.

Exit codes are a contract: 0 no match, 1 failed, 2 usage, 3 matches found, 4 incomplete; 3 outranks 4.
"""

import gc
import os

__all__ = ["main"]

_INTERRUPTED = 130
_SELDOM = 50_000, 20, 100
"""Objects after which those that nobody holds are looked for: while the program loads nothing is garbage, and
looking for it is a tenth of a short run."""


def main() -> None:
    """Run the command line. What it needs is loaded here: Ctrl-C meanwhile ends it as quietly as later."""
    gc.set_threshold(*_SELDOM)
    try:
        from screening.cli.app import main as run

        run()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
