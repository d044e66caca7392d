"""The command line: parse, call, render, exit code. Nothing is decided here.

Exit codes are a contract: 0 no match, 1 failed, 2 usage, 3 matches found, 4 incomplete; 3 outranks 4.
"""

import os

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command line. What it needs is loaded here: Ctrl-C meanwhile ends it as quietly as later."""
    try:
        from screening.cli.app import main as run

        run()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
