"""The settings that can change an answer, checked once; their digest stands in every report.

What cannot change an answer (a format, a number of processes) is no part of it.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from screening.catalogue import Catalogue
from screening.errors import SettingsError
from screening.model import Kind

DEFAULT_THRESHOLD = 85.0
"""Score from which a name is at least possible; the figures that chose it are in docs/matching.md."""
Threshold = Annotated[float, Field(ge=50, le=100)]
"""A score."""


def _as_switches(rules: tuple[str, ...]) -> tuple[str, ...]:
    for rule in rules:
        if rule.partition("=")[2] not in ("on", "off"):
            raise ValueError("a rule is switched by RULE=on or RULE=off")
    if len({rule.partition("=")[0] for rule in rules}) < len(set(rules)):
        raise ValueError("a rule is switched on and off")
    return rules


Switches = Annotated[tuple[str, ...], AfterValidator(_as_switches)]
"""Rules of ownership that have a date, switched: "bis-affiliates=on"."""


class Settings(BaseModel):
    """What may be chosen for a run. `threshold` is a score; `only` and `exclude` hold list or source ids;
    `kind` is what all names of the run are taken to be; `ner` a model that adds names in texts, or "";
    `ownership_rule` switches rules of ownership that have a date, as in "bis-affiliates=on"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: Threshold = DEFAULT_THRESHOLD
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    kind: Kind = Kind.UNKNOWN
    ownership_rule: Switches = ()
    ner: str = ""

    @field_validator("only", "exclude", "ownership_rule")
    @classmethod
    def _as_a_set(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Order and repetition change no answer, so they change no digest."""
        return tuple(sorted(set(ids)))

    @classmethod
    def of(cls, **chosen: object) -> Settings:
        """Settings from options. Raises SettingsError naming the option that makes no sense."""
        try:
            return cls.model_validate(chosen)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]) or "settings"
            said, given = first["msg"].removeprefix("Value error, "), first["input"]
            given = ", ".join(given) if isinstance(given, tuple) else repr(given)
            raise SettingsError(
                f"--{name.replace('_', '-')}: {said[0].lower()}{said[1:]}, not {given}",
                hint="screen --help tells the options",
            ) from error

    @property
    def switches(self) -> dict[str, str]:
        """Id of a rule of ownership -> "on" or "off"."""
        return dict(rule.split("=") for rule in self.ownership_rule)

    @property
    def digest(self) -> str:
        """sha256 of the settings as JSON."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def lists(self, catalogue: Catalogue) -> frozenset[str]:
        """The list ids to screen against. Raises UnknownList, and SettingsError if none is left."""
        chosen = catalogue.expand(self.only) if self.only else frozenset(catalogue.list_ids)
        chosen -= catalogue.expand(self.exclude)
        if not chosen:
            raise SettingsError("--only and --exclude leave no list to screen against")
        return chosen
