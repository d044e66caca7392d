"""Altered names of listed parties, and harmless names: what `bench_recall` and `tune_constants` ask.

Parties and harmless names are split in two by a checksum: constants and rules are chosen by what is seen of
the tuning half, the held half is only measured. The same seed draws the same names. It screens nothing.
"""

from __future__ import annotations

import csv
import os
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from alias_pairs import half_of
from alteration_steps import Alter
from alterations import HARD

from screening.model import Kind, Strength
from screening.snapshot.snapshot import Snapshot
from screening.validate.listed import GROUPS, LISTED_GROUPS, Group, Listed
from screening.validate.perturbations import PERTURBATIONS

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SCREENING_SHARED", ROOT.parent / "shared"))
BENIGN = (("benign_persons_dev.csv", Kind.PERSON), ("benign_companies_dev.csv", Kind.COMPANY))
BOTH = "both"
_LATIN = "Latn"
_NATIVE_NOT = (_LATIN, "Zyyy")


class Trial(NamedTuple):
    """One altered name, of which class and group, and the party it must find."""

    title: str
    group: Group
    kind: Kind
    uid: str
    published: str
    text: str


class Benign(NamedTuple):
    """A name that ought to meet nobody."""

    text: str
    kind: Kind


def classes(chosen: str) -> dict[str, tuple[tuple[Group, ...], Alter]]:
    """Title -> groups and alteration: the classes of `screen validate` (plain) or of `alterations` (hard)."""
    if chosen == "hard":
        return dict(HARD)
    return {one.title: (one.groups, one.altered) for one in PERTURBATIONS}


def draw(snapshot: Snapshot, chosen: str, half: str, size: int, seed: int) -> list[Trial]:
    """At most `size` altered names a class and group, each of another party."""
    held: dict[Group, list[tuple[str, Kind, Listed]]] = defaultdict(list)
    for row in range(len(snapshot.tables.records)):
        party = snapshot.party(row)
        group = GROUPS.get(party.kind)
        if group not in LISTED_GROUPS or (half != BOTH and half_of(party.uid) != half):
            continue
        strong = [one for one in party.names if one.strength is Strength.STRONG]
        latin = [one.text for one in strong if one.script == _LATIN]
        if group is not None and latin:
            text = Random(f"{seed}:{party.uid}").choice(latin)  # noqa: S311  chance, not a secret
            native = tuple(one.text for one in strong if one.script not in _NATIVE_NOT)
            held[group].append((party.uid, party.kind, Listed.of(text, group, native)))
    return [
        trial
        for title, (groups, alter) in classes(chosen).items()
        for group in groups
        for trial in _of_class(title, group, alter, held[group], size, seed)
    ]


def _of_class(
    title: str, group: Group, alter: Alter, held: Sequence[tuple[str, Kind, Listed]], size: int, seed: int
) -> Iterator[Trial]:
    made = 0
    for uid, kind, listed in sorted(held, key=lambda one: zlib.crc32(f"{seed}:{title}:{one[0]}".encode())):
        text = alter(listed, Random(f"{seed}:{title}:{uid}"))  # noqa: S311
        if text and text.strip():
            yield Trial(title, group, kind, uid, listed.published, text)
            made += 1
        if made == size:
            return


def read_benign(folder: Path, half: str, most: int) -> list[Benign]:
    """At most `most` harmless persons and as many firms of one half, from the tables in a folder."""
    found = []
    for name, kind in BENIGN:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            texts = [row["name"] for row in csv.DictReader(file)]
        kept = [text for text in texts if half in (BOTH, half_of(text))]
        found += [Benign(text, kind) for text in kept[:most]]
    return found
