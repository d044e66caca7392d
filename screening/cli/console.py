"""What commands that show tables have in common: a table or JSON, and the console that it is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from screening.errors import SettingsError

if TYPE_CHECKING:
    from rich.console import Console

Format = Annotated[str, typer.Option("--format", help="table or json.")]


def wants_json(shape: str) -> bool:
    """Whether JSON is asked for. Raises SettingsError for anything but table and json."""
    if shape not in ("table", "json"):
        raise SettingsError(f"there is no format {shape!r} here", hint="formats: table, json")
    return shape == "json"


def new_console() -> Console:
    """Standard output in the style of this program; nothing that is printed is read as markup."""
    from rich.console import Console  # 20 ms that a screening does without

    return Console(highlight=False, markup=False, emoji=False)
