"""The commands by name. Each is loaded when it is asked for, so that one costs nothing for all the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.main import get_command, get_group

COMMANDS = {
    "article": "screen_commands:article",
    "name": "screen_commands:name",
    "address": "lookup_commands:address",
    "identifier": "lookup_commands:identifier",
    "batch": "batch_commands:batch",
    "rescreen": "rescreen_commands:rescreen",
    "ownership": "ownership_commands:ownership",
    "decide": "decide_command:decide",
    "validate": "validate_commands:validate",
    "settings": "settings_commands:settings",
    "verify": "record_commands:verify",
    "lists": "history_commands:app",
    "decisions": "decisions_commands:app",
}
"""Command -> where in `screening.cli` its function, or its group of commands, is; in the order of help."""


class Commands(Mapping[str, Any]):
    """The commands, as typer runs them."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            module, _, function = COMMANDS[name].partition(":")
            found = getattr(import_module(f"screening.cli.{module}"), function)
            self._loaded[name] = _command(name, found)
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS  # without loading it

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _command(name: str, found: Any) -> Any:
    if isinstance(found, typer.Typer):
        group = get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(found)
    return get_command(alone)
