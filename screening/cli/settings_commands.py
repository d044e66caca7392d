"""`screen settings`, and how settings come to stand in for the options that were not given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.cli.console import Format, new_console, wants_json
from screening.cli.streams import note
from screening.reports.visible import one_line

if TYPE_CHECKING:
    from screening.settings.effective import Effective, Setting

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="Settings instead of the screening.toml of project and user; at any place.",
        metavar="FILE",
    ),
]


def config_first(args: list[str]) -> tuple[list[str], list[str]]:
    """`--config FILE`, wherever it stands before a --, and the other words."""
    config: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--config":
            config += [word, *(value for value in [next(words, None)] if value is not None)]
        elif word.startswith("--config="):
            config.append(word)
        else:
            rest.append(word)
    return config, rest


def put_in_effect(context: typer.Context, config: Path | None) -> None:
    """Let the settings stand in for what the command line leaves out; files that change answers are noted."""
    from screening.settings import Settings
    from screening.settings.effective import effective_settings
    from screening.settings.sections import SECTIONS

    effective = effective_settings(config)
    context.obj = effective
    command: Any = context.command
    invoked = context.invoked_subcommand
    if invoked:  # the others are not even loaded
        context.default_map = {invoked: _defaults(command.commands[invoked], invoked, effective.given())}
    screens = invoked in SECTIONS["screening"].commands
    if screens and effective.chosen().digest != Settings().digest:
        places = dict.fromkeys(one.where for one in effective.given() if one.section == "screening")
        note(f"screen: settings other than the defaults: {', '.join(places)}")


def _defaults(command: Any, path: str, given: tuple[Setting, ...]) -> dict[str, Any]:
    """What stands in for the options of a command and its subcommands, as typer takes it (`default_map`).

    For an option that the section of a command's own name has, no other section speaks.
    """
    from screening.settings.sections import SECTIONS, options_of

    found: dict[str, Any] = {
        name: _defaults(sub, f"{path} {name}", given)
        for name, sub in getattr(command, "commands", {}).items()
    }
    params = {option: param.name for param in command.params for option in param.opts}
    own = options_of(path) if path in SECTIONS else frozenset()
    for one in given:
        if one.section != path and one.option in own:
            continue
        if path in SECTIONS[one.section].commands and one.option in params:
            found[params[one.option]] = list(one.value) if isinstance(one.value, tuple) else one.value
    return found


def settings(context: typer.Context, shape: Format = "table") -> None:
    """The settings in effect, where each comes from, and their digest, which stands in every report."""
    as_json = wants_json(shape)
    effective: Effective = context.obj
    if as_json:
        typer.echo(json.dumps(_facts(effective), indent=2, ensure_ascii=False))
        return
    _print(effective)


def _facts(effective: Effective) -> dict[str, Any]:
    return {
        "schema": "screening.settings/1",
        "digest": effective.chosen().digest,
        "files": [str(path) for path in effective.files],
        "settings": [
            {
                "section": one.section,
                "key": one.key,
                "value": _plain(one.value),
                "origin": one.origin,
                "where": one.where,
                "option": one.option,
                "environment": one.environment,
            }
            for one in effective.settings
        ],
        "unknown_variables": list(effective.unknown_variables),
    }


def _plain(value: Any) -> Any:
    from screening.settings.sections import Address

    if isinstance(value, Address):
        return value.shown
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Path) else value


def _print(effective: Effective) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for column in ("key", "value", "from"):
        table.add_column(column, overflow="fold")
    section = ""
    for one in effective.settings:
        if one.section != section:
            section = one.section
            table.add_row(f"[{section}]", "", "")
        value = "" if one.value is None else json.dumps(_plain(one.value), ensure_ascii=False)
        came = one.origin if one.origin == "default" else f"{one.origin}: {one.where}"
        table.add_row(f"  {one.key}", one_line(value), one_line(came))
    console = new_console()
    console.print(table)
    console.print(f"files: {', '.join(map(str, effective.files)) or 'none'}", soft_wrap=True)
    console.print(f"digest {effective.chosen().digest}", soft_wrap=True)
    for name in effective.unknown_variables:
        console.print(f"{one_line(name)} is set, and is no key", style="bold yellow")
