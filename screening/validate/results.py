"""What a validation found: everything a reader needs to judge it and a machine needs to repeat it.

Counts by class, list and group at every threshold; rates and intervals are made of them
(`screening.validate.rates`).
"""

from __future__ import annotations

from dataclasses import dataclass

from screening.model import ListStatus
from screening.validate.listed import Group
from screening.validate.perturbations import UNALTERED
from screening.validate.rates import Tally, total

EVERY = "*"
"""In place of a list id: all lists, a name that was drawn for several of them counted once."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Of the names altered in one way, drawn for one list (or EVERY), of one group: how many found their
    party.

    `kind_given` tells whether the query said what the name is; `weak` that the names are weak aliases.
    """

    perturbation: str
    list_id: str
    group: Group
    kind_given: bool
    weak: bool
    tally: Tally


@dataclass(frozen=True, slots=True)
class Alerts:
    """Of the benign names of one group: how many met anything."""

    group: Group
    kind_given: bool
    tally: Tally


@dataclass(frozen=True, slots=True)
class Miss:
    """An altered name that did not find its party at the operating point. `score` is what the party scored
    (None: it was not among what was compared), `nearest` and `nearest_score` the best other listed name."""

    perturbation: str
    group: Group
    kind_given: bool
    altered: str
    wanted: str
    uid: str
    lists: tuple[str, ...]
    score: float | None
    nearest: str
    nearest_score: float | None


@dataclass(frozen=True, slots=True)
class FalsePositive:
    """A benign name that met a listed party at the operating point."""

    group: Group
    kind_given: bool
    name: str
    score: float
    met: str
    uid: str
    equal: bool


@dataclass(frozen=True, slots=True)
class BenignFile:
    """The harmless names: where they come from, how many were made or read, and how many of them equal a
    listed name. Made-up ones that do are left out; a user's own are kept, since each is an alert that
    somebody must look at."""

    source: str
    sha256: str
    names: int
    equal_to_listed: int
    left_out: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """What was asked of the run: `name` recall or false_positives, `limit` and `found` 0-1. `found` is None
    if nothing was measured, which is a requirement that is not met."""

    name: str
    limit: float
    found: float | None
    met: bool
    where: str


@dataclass(frozen=True, slots=True)
class Validation:
    """A whole run. `threshold` is the operating point; seconds are those of the measuring alone."""

    version: str
    made_at: str
    seconds: float
    seed: int
    sample: int
    threshold: int
    snapshot_digest: str
    settings_digest: str
    lists: tuple[ListStatus, ...]
    warnings: tuple[str, ...]
    left_out: dict[str, int]
    trials: int
    queries: int
    cells: tuple[Cell, ...]
    benign: BenignFile
    alerts: tuple[Alerts, ...]
    misses: tuple[Miss, ...]
    false_positives: tuple[FalsePositive, ...]
    requirements: tuple[Requirement, ...] = ()

    def recall(
        self,
        *,
        kind_given: bool,
        perturbation: str | None = None,
        group: Group | None = None,
        list_id: str = EVERY,
        weak: bool = False,
    ) -> Tally:
        """The names of these cells together. Without a class: all altered ones, the unaltered left out."""
        return total(
            cell.tally
            for cell in self.cells
            if cell.kind_given is kind_given
            and cell.weak is weak
            and cell.list_id == list_id
            and (cell.group is group or group is None)
            and (cell.perturbation == perturbation if perturbation else cell.perturbation != UNALTERED.id)
        )

    def false_positive(self, *, kind_given: bool, group: Group | None = None) -> Tally:
        """The benign names of a group, or all of them."""
        return total(
            one.tally
            for one in self.alerts
            if one.kind_given is kind_given and (one.group is group or group is None)
        )

    def modes(self) -> tuple[bool, ...]:
        """Kind given, kind not given: those that harmless names were screened in."""
        return tuple(given for given in (True, False) if any(one.kind_given is given for one in self.alerts))

    def groups(self) -> tuple[Group, ...]:
        """The groups that any listed name was drawn from."""
        held = {cell.group for cell in self.cells}
        return tuple(group for group in Group if group in held)
