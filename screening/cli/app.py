"""The program: its commands, and how errors leave it: one line on stderr, with a hint, and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from screening import __version__
from screening.cli.commands import Commands
from screening.cli.exits import EXIT, code_of
from screening.cli.settings_commands import Config, config_first, put_in_effect
from screening.cli.streams import open_streams, put, silence_stdout, tell
from screening.errors import ScreeningError

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of what is wrong with the words of a command line, whichever library typer takes it from."""


class _FileFirst(TyperGroup):
    """`screen article.txt` is `screen article article.txt`: a first word that is no command is a file."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.commands: Any = Commands()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        config, args = config_first(args)
        own = {option for param in self.params for option in param.opts} | {"--help", "-h"}
        if args and args[0] not in self.commands and args[0].split("=")[0] not in own:
            args = ["article", *args]
        return super().parse_args(ctx, [*config, *args])


app = typer.Typer(
    cls=_FileFirst,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Screen the names in articles, or a name, against sanctions and export-control lists, on this "
        "machine alone. `screen FILE...` is short for `screen article FILE...`. Exit codes: 0 no match, "
        "1 failed, 2 usage, 3 matches found, 4 incomplete."
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        put(f"screening {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback has the say
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
    config: Config = None,
) -> None:
    put_in_effect(context, config)


def main() -> None:
    """Run the command line; every error leaves as one line and a code."""
    open_streams()
    try:
        code = app(standalone_mode=False) or 0
        sys.stdout.flush()
    except ScreeningError as error:
        code = _left(error, code_of(error))
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except BrokenPipeError:
        silence_stdout()
        code = EXIT["failed"]
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        code = _left(ScreeningError(f"{error.strerror or error}{where}"), EXIT["failed"])
    except Exception as error:
        if isinstance(error, UsageError):
            sys.exit(_misused(error))
        # a fault of this program: loud, never to be taken for "no match"
        if "SCREENING_DEBUG" in os.environ:
            raise
        said = f"internal error, nothing was screened: {type(error).__name__}"
        hint = "SCREENING_DEBUG=1 shows where; please report it"
        code = _left(ScreeningError(said, hint=hint), EXIT["failed"])
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the process at once: all is written, and taking the tables apart is a tenth of a short run."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def _misused(error: Exception) -> int:
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    if said:  # without a message the help was shown instead
        tell(ScreeningError(said, hint="screen --help, screen COMMAND --help"))
    return EXIT["usage"]


def _left(error: ScreeningError, code: int) -> int:
    tell(error)
    try:
        sys.stdout.flush()
    except OSError:
        silence_stdout()
    return code
