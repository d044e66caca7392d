"""The command line: parse, call, render, exit code. Nothing is decided here.

Exit codes are a contract: 0 no match, 1 failed, 2 usage, 3 matches found, 4 incomplete; 3 outranks 4.
"""

from screening.cli.app import main

__all__ = ["main"]
