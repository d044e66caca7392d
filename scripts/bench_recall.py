"""Recall of altered listed names and false positives, class by class, at the shipped defaults.

    python scripts/bench_recall.py [HOME] [--set plain|hard] [--half tuning|held|both] [--size 100] [--seed 1]
        [--only TITLE] [--benign FOLDER] [--most-benign 4000] [--misses 0] [--met] [--short]

HOME is a list store (default: SCREENING_HOME). Names are altered in the ways of `screen validate` (plain) or
in the harder ways of `alterations` (hard), at most --size a class and group over all lists alike, and asked
with their kind and without, as `screen batch` asks. A hit is a match with the very party that the name was
drawn from. Prints what is met by class and group (* below .85), harmless names that met with --met, and what
was missed with --misses.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from alias_pairs import HALVES
from altered import BOTH, SHARED, Benign, Trial, draw, read_benign

from screening.catalogue import load_catalogue
from screening.model import Finding, Kind, Query
from screening.processes import usable_processors
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.validate.listed import LISTED_GROUPS

CHUNK = 2_000
LEAST = 0.85
ALL = "all"
Key = tuple[str, Kind]


class Near(NamedTuple):
    """A listed party that was met or came near; `why` it is no match, else ""."""

    uid: str
    name: str
    score: float
    why: str


class Answer(NamedTuple):
    """The uids that a name met, and what it met and came near, best first."""

    met: frozenset[str]
    near: tuple[Near, ...]


_screeners: dict[str, Screener] = {}


def _open(home: str) -> None:
    snapshot = open_snapshot(Store(Path(home)), load_catalogue())
    _screeners[home] = Screener(snapshot, Settings(), datetime.now(UTC))


def _ask(home: str, keys: Sequence[Key]) -> list[Answer]:
    return [
        _kept(one) for one in _screeners[home].screen_names([Query(text, kind=kind) for text, kind in keys])
    ]


def _kept(found: Finding) -> Answer:
    met = [Near(one.party.uid, one.name.text, one.score, "") for one in found.matches]
    near = [Near(one.party.uid, one.name.text, one.score, one.why) for one in found.nearest]
    return Answer(frozenset(one.uid for one in met), (*met, *near))


def asked(home: str, keys: Sequence[Key], processes: int) -> dict[Key, Answer]:
    """What every distinct query is answered over the lists of a store."""
    distinct = list(dict.fromkeys(keys))
    chunks = [distinct[start : start + CHUNK] for start in range(0, len(distinct), CHUNK)]
    with ProcessPoolExecutor(processes, initializer=_open, initargs=(home,)) as pool:
        answers = [one for part in pool.map(_ask, [home] * len(chunks), chunks) for one in part]
    return dict(zip(distinct, answers, strict=True))


def ways(kind: Kind) -> tuple[Kind, Kind]:
    """How a name is asked: with its kind, and without."""
    return kind, Kind.UNKNOWN


def is_hit(one: Trial, kind: Kind, answers: Mapping[Key, Answer]) -> bool:
    """Whether the altered name, asked so, met its party."""
    return one.uid in answers[(one.text, kind)].met


def recall_rows(trials: Sequence[Trial], answers: Mapping[Key, Answer]) -> list[str]:
    """Recall with the kind and without by class and group, and the means over classes."""
    cells: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for one in trials:
        given, bare = (is_hit(one, kind, answers) for kind in ways(one.kind))
        for column in (ALL, one.group.value):
            cells[(one.title, column)].append((given, bare))
    columns = (ALL, *(one.value for one in LISTED_GROUPS))
    lines = [f"{'class':<38}" + "".join(f"{one:>24}" for one in columns)]
    for title in dict.fromkeys(one.title for one in trials):
        shown = (_shown(cells.get((title, column), [])) for column in columns)
        lines.append(f"{title:<38}" + "".join(f"{one:>24}" for one in shown))
    for column in columns:
        shares = [_shares(held) for (_, there), held in cells.items() if there == column]
        if shares:
            means = [sum(one[way] for one in shares) / len(shares) for way in (0, 1)]
            lines.append(
                f"mean of {len(shares)} classes, {column}: {means[0]:.3f} kind given, {means[1]:.3f} unknown"
            )
    return lines


def _shares(held: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    return sum(one[0] for one in held) / len(held), sum(one[1] for one in held) / len(held)


def _shown(held: Sequence[tuple[bool, bool]]) -> str:
    if not held:
        return ""
    given, bare = _shares(held)
    return f"{given:.3f} {bare:.3f}{'*' if min(given, bare) < LEAST else ' '}({len(held)})"


def benign_rows(benign: Sequence[Benign], answers: Mapping[Key, Answer], *, shown: bool) -> list[str]:
    """How many harmless names met anybody, by kind and how they were asked."""
    lines = []
    for kind in dict.fromkeys(one.kind for one in benign):
        held = [one for one in benign if one.kind is kind]
        for way in ways(kind):
            met = [one for one in held if answers[(one.text, way)].met]
            lines.append(
                f"harmless {kind.value}, asked as {way.value}: {len(met)} of {len(held)} met,"
                f" {len(met) / len(held):.2%}"
            )
            best = [(one.text, answers[(one.text, way)].near[0]) for one in met if shown]
            lines += [f"    {near.score:5.1f} {text!r} -- {near.name!r} {near.uid}" for text, near in best]
    return lines


def miss_rows(trials: Sequence[Trial], answers: Mapping[Key, Answer], most: int) -> list[str]:
    """What was missed with the kind, and what only without it: at most `most` a class, group and way."""
    lines: list[str] = []
    counts: Counter[tuple[str, str, bool]] = Counter()
    for one in trials:
        given, bare = (is_hit(one, kind, answers) for kind in ways(one.kind))
        key = (one.title, one.group.value, given)
        if (given and bare) or counts[key] == most:
            continue
        counts[key] += 1
        near = answers[(one.text, Kind.UNKNOWN if given else one.kind)].near
        own = next((f"{each.score:.1f} {each.why}" for each in near if each.uid == one.uid), "not near")
        other = next((f"| {each.name!r} {each.score:.1f}" for each in near if each.uid != one.uid), "")
        way = "unknown" if given else "given"
        lines.append(
            f"[{one.title}/{one.group.value}/{way}] {one.text!r} <- {one.published!r}: {own} {other}".rstrip()
        )
    return lines


def main() -> int:
    """Always 0: figures are not judged here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("home", nargs="?", default=os.environ.get("SCREENING_HOME"))
    parser.add_argument("--set", dest="chosen", choices=("plain", "hard"), default="plain")
    parser.add_argument("--half", choices=(*HALVES, BOTH), default="tuning")
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="classes whose title holds this")
    parser.add_argument("--benign", type=Path, default=SHARED / "eval")
    parser.add_argument("--most-benign", type=int, default=4000)
    parser.add_argument("--misses", type=int, default=0, help="misses shown a class and group")
    parser.add_argument("--met", action="store_true", help="show the harmless names that met")
    parser.add_argument("--short", action="store_true", help="means and false positives alone")
    parser.add_argument("--processes", type=int, default=usable_processors())
    chosen = parser.parse_args()
    if not chosen.home:
        parser.error("name a list store, or set SCREENING_HOME")
    snapshot = open_snapshot(Store(Path(chosen.home)), load_catalogue())
    drawn = draw(snapshot, chosen.chosen, chosen.half, chosen.size, chosen.seed)
    trials = [one for one in drawn if chosen.only in one.title]
    benign: list[Benign] = (
        read_benign(chosen.benign, chosen.half, chosen.most_benign) if chosen.most_benign else []
    )
    names = [*((one.text, one.kind) for one in trials), *((one.text, one.kind) for one in benign)]
    keys = [(text, way) for text, kind in names for way in ways(kind)]
    answers = asked(chosen.home, keys, chosen.processes)
    rows = recall_rows(trials, answers)
    print("\n".join(row for row in rows if not chosen.short or row.startswith("mean")))
    print("\n".join(benign_rows(benign, answers, shown=chosen.met)))
    print("\n".join(miss_rows(trials, answers, chosen.misses)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
