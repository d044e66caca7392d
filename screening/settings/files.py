"""`screening.toml`: which files count, and what they say, each value checked and with its line.

Nothing is guessed: a key that is not known, or a value of the wrong type, is an error that names file, line
and the nearest key. Parent folders are searched inside a repository or the user's home alone, so that nobody
else's file in a shared place can change an answer.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from screening.errors import SettingsError
from screening.settings.sections import SECTIONS, Address, keys_of

NAME = "screening.toml"
LIMIT = 1_000_000
"""Bytes of a settings file; what is larger is none."""
ROOTS = (".git", ".hg", ".svn")
KNOWN = "screen settings shows all keys"


@dataclass(frozen=True, slots=True)
class Given:
    """A value and where it was given (file and line, or a variable)."""

    value: Any
    where: str


Keys = dict[tuple[str, str], Given]
"""(section, key) -> what was given."""


def project_file(folder: Path, home: Path | None) -> Path | None:
    """The nearest `screening.toml` of `folder` or its parents, up to the root of a repository or `home`.

    Outside both only `folder` itself is looked at.
    """
    folders = [folder, *folder.parents]
    ends = [n for n, one in enumerate(folders) if one == home or any(_there(one / root) for root in ROOTS)]
    searched = folders[: ends[0] + 1 if ends else 1]
    return next((one / NAME for one in searched if _there(one / NAME)), None)


def _there(path: Path) -> bool:
    """Whether there is such a file or folder; what may not be looked into is not ours.

    A `screening.toml` that is no file is found too, and told when it is read.
    """
    try:
        return path.exists()
    except OSError:
        return False


def read_file(path: Path) -> Keys:
    """What a settings file says. Paths in it are taken from its folder. Raises SettingsError."""
    text = _text(path)
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # thousands of digits are a ValueError alone
        raise SettingsError(
            f"{path} is not TOML: {error}", hint="https://toml.io tells the format"
        ) from error
    found: Keys = {}
    for section, table in document.items():
        at = f"{path}{_line(text, section, None)}"
        if section not in SECTIONS:
            raise _unknown_section(at, section)
        if not isinstance(table, dict):
            raise SettingsError(f"{at}: {section} is a section, not a value", hint=f"[{section}]")
        for name in table:
            if name not in keys_of(section):
                raise _unknown_key(f"{path}{_line(text, section, name)}", section, name)
        for name, value in table.items():
            where = f"{path}{_line(text, section, name)}"
            checked = check(section, name, value, where)
            found[section, name] = Given(_placed(checked, path), where)
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise SettingsError(f"cannot read the settings {path}: {said}", hint="--config FILE") from error
    if len(data) > LIMIT:
        raise SettingsError(f"{path} is larger than a settings file may be", hint=f"{LIMIT:,} bytes")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8, as TOML is", hint="save it as UTF-8") from error


def check(section: str, name: str, value: Any, where: str, *, strict: bool = True) -> Any:
    """The value as its key's type. `strict` is for TOML, which has types; a variable is text.

    Raises SettingsError naming where, key and value.
    """
    try:
        given = json.dumps({name: value}, default=lambda other: {type(other).__name__: str(other)})
        model = SECTIONS[section].model_validate_json(given, strict=strict)
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Input ")
        shown = repr(value) if len(repr(value)) < 80 else f"{repr(value)[:80]} ..."
        raise SettingsError(f"{where}: {name} in [{section}] {said}, not {shown}", hint=KNOWN) from error
    return getattr(model, _field_of(section, name))


def _field_of(section: str, name: str) -> str:
    fields: dict[str, FieldInfo] = SECTIONS[section].model_fields
    return next(one for one, field in fields.items() if (field.alias or one) == name)


def _placed(value: Any, path: Path) -> Any:
    if isinstance(value, tuple):
        return tuple(_placed(one, path) for one in value)
    if isinstance(value, Path):
        return path.absolute().parent / value.expanduser()
    if isinstance(value, Address) and "://" not in value:
        return Address(path.absolute().parent / Path(value).expanduser())
    return value


def _line(text: str, section: str, name: str | None) -> str:
    """ ":LINE" of a section or a key; nothing if it is written in a way that this does not see."""
    inside = False
    for number, line in enumerate(text.split("\n"), start=1):
        header = re.match(r"\s*\[+\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line)
        if header:
            inside = header[1].strip() == section
        found = re.match(r"\s*[\"']?([^\s=.\"']+)[\"']?\s*([=.])", line) if not header else None
        if name is None and (inside or (found and found[1] == section)):
            return f":{number}"
        if name is not None and inside and found and found[1] == name:
            return f":{number}"
    return ""


def _unknown_section(at: str, section: str) -> SettingsError:
    for other in SECTIONS:
        if section in keys_of(other):
            return SettingsError(f"{at}: {section} stands in no section", hint=f"it is a key of [{other}]")
    near = _nearest(section, list(SECTIONS))
    return SettingsError(f"{at}: there is no section [{section}]", hint=_did_you_mean(near, list(SECTIONS)))


def _unknown_key(at: str, section: str, name: str) -> SettingsError:
    keys = list(keys_of(section))
    near = _nearest(name, keys)
    elsewhere = [other for other in SECTIONS if name in keys_of(other)]
    hint = _did_you_mean(near, keys)
    if elsewhere and (near is None or name not in keys):
        hint = f"it is a key of [{elsewhere[0]}]"
    return SettingsError(f"{at}: there is no key {name} in [{section}]", hint=hint)


def _nearest(name: str, known: list[str]) -> str | None:
    import difflib  # for a mistake alone

    return next(iter(difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.5)), None)


def _did_you_mean(near: str | None, known: list[str]) -> str:
    return f"did you mean {near}?" if near else f"there are {', '.join(known)}"
