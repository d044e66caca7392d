"""The settings in effect: environment before project file before user file before default, key by key.

The command line comes before all of these, where an option is parsed. Nothing is read but the files named.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening.settings.chosen import Settings
from screening.settings.files import NAME, Given, Keys, check, project_file, read_file
from screening.settings.sections import SECTIONS, environment_of, keys_of, option_of

CONFIG = "SCREENING_CONFIG"
_NOT_KEYS = frozenset({CONFIG, "SCREENING_HOME", "SCREENING_DEBUG"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One key in effect. `origin`: environment, config, project, user or default; `where` names the place."""

    section: str
    key: str
    option: str
    environment: str
    value: Any
    origin: str = "default"
    where: str = ""


@dataclass(frozen=True, slots=True)
class Effective:
    """All keys in effect, the files that were read, and variables named like a key that are none."""

    settings: tuple[Setting, ...]
    files: tuple[Path, ...]
    unknown_variables: tuple[str, ...] = ()

    def chosen(self) -> Settings:
        """What of them can change an answer."""
        return Settings.of(**{one.key: one.value for one in self.settings if one.section == "screening"})

    def given(self) -> tuple[Setting, ...]:
        """Those that are not by default."""
        return tuple(one for one in self.settings if one.origin != "default")


def effective_settings(config: Path | None = None, environment: Mapping[str, str] | None = None) -> Effective:
    """The settings of this folder, user and environment. `config` (else SCREENING_CONFIG) takes the place of
    the project's and the user's file. Raises SettingsError for what cannot be read or makes no sense."""
    variables = os.environ if environment is None else environment
    layers = [("environment", _from_variables(variables))]
    files = _files(config, variables)
    layers += [(origin, read_file(path)) for origin, path in files]
    found = []
    for section in SECTIONS:
        for name, field in keys_of(section).items():
            origin, given = next(
                ((origin, keys[section, name]) for origin, keys in layers if (section, name) in keys),
                ("default", Given(field.get_default(), "")),
            )
            option, variable = option_of(name, field), environment_of(section, name, field)
            found.append(Setting(section, name, option, variable, given.value, origin, given.where))
    known = {one.environment for one in found} | _NOT_KEYS
    unknown = sorted(name for name in variables if name.startswith("SCREENING_") and name not in known)
    return Effective(tuple(found), tuple(path for _, path in files), tuple(unknown))


def _files(config: Path | None, variables: Mapping[str, str]) -> list[tuple[str, Path]]:
    """(origin, path) of the files that count, the first first."""
    named = config or (Path(variables[CONFIG]) if variables.get(CONFIG) else None)
    if named:
        return [("config", named.expanduser())]
    import platformdirs

    try:
        home: Path | None = Path.home()
    except RuntimeError:  # a user without a home
        home = None
    files = []
    try:
        project = project_file(Path.cwd(), home)
    except OSError:  # the current folder was removed
        project = None
    if project:
        files.append(("project", project))
    user = platformdirs.user_config_path("screening", appauthor=False) / NAME
    if user.is_file() and not (project and project.samefile(user)):
        files.append(("user", user))
    return files


def _from_variables(variables: Mapping[str, str]) -> Keys:
    """What the environment says; an empty variable says nothing. Several values stand between commas."""
    found: Keys = {}
    for section in SECTIONS:
        for name, field in keys_of(section).items():
            variable = environment_of(section, name, field)
            text = variables.get(variable, "").strip()
            if not text:
                continue
            several = isinstance(field.get_default(), tuple)
            value = [part.strip() for part in text.split(",") if part.strip()] if several else text
            found[section, name] = Given(check(section, name, value, variable, strict=False), variable)
    return found
