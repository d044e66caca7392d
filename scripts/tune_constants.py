"""Choose the constants of the comparison on measured data; to be run again when rules or lists change.

    python scripts/tune_constants.py gather HOME CASES [--size 40] [--most-benign 4000] [--seed 1]
    python scripts/tune_constants.py show CASES
    python scripts/tune_constants.py climb CASES [--rounds 1] [--step 0.06]

`gather` asks altered names and harmless ones (`altered`, both sets) of both halves at a threshold far below
the shipped one and keeps the pairs of names that judgement let through; that takes minutes. `show` compares
those pairs anew and prints the figures of each half. `climb` tries each constant a step up and down in turn,
keeps what raises the objective on the tuning half, and prints what it would change, with the figures of the
half that it has not seen. It writes nothing: constants are set by hand, rounded, where they stand, and the
whole is measured again by `bench_recall` and `bench_pairs`.

Objective: the mean over classes of the recall of altered names, kind given and not, plus the F1 of the lists'
own alias pairs at the threshold, less what false positives cost: 4 times their share among persons, 6 among
firms (one in a hundred persons for four in a hundred altered names).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from alias_pairs import HALVES, Pair, alias_pairs
from altered import SHARED, draw, read_benign
from bench_pairs import read_listed, read_pairs
from pair_figures import cross_validated_f1, f1_at, recall_at_precision

from screening.catalogue import load_catalogue
from screening.index import open_index
from screening.model import Kind, Query
from screening.names import compare, name_form
from screening.names.agreement import FIRM, PERSON, VESSEL, Profile
from screening.screener import Screener
from screening.settings import DEFAULT_THRESHOLD, Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store

FLOOR = 68.0
"""Pairs are kept from this score on: small steps move no pair from below it over the threshold."""
CHUNK = 2_000
ALIAS_PAIRS = 1_000
PROFILES = {"PERSON": PERSON, "FIRM": FIRM, "VESSEL": VESSEL}
PERSON_COST, FIRM_COST = 4.0, 6.0


class Case(NamedTuple):
    """A name that was asked: what it is drawn as ("" for a harmless one), and the listed names it may meet:
    (text, kind)."""

    half: str
    title: str
    text: str
    asked: Kind
    kind: Kind
    listed: tuple[tuple[str, Kind], ...]


class Figures(NamedTuple):
    """Figures of one half, as shares of 1."""

    recall: float
    persons: float
    firms: float
    alias_f1: float

    @property
    def objective(self) -> float:
        return self.recall + self.alias_f1 - PERSON_COST * self.persons - FIRM_COST * self.firms

    def __str__(self) -> str:
        return (
            f"objective {self.objective:.4f}: recall {self.recall:.4f}, persons met {self.persons:.2%}, "
            f"firms met {self.firms:.2%}, alias pairs F1 {self.alias_f1:.4f}"
        )


# --- gather ----------------------------------------------------------------------------------------


def gather(home: str, size: int, most_benign: int, seed: int) -> list[Case]:
    """The cases of both halves over the lists of a store."""
    snapshot = open_snapshot(Store(Path(home)), load_catalogue())
    screener = Screener(snapshot, Settings(threshold=FLOOR), datetime.now(UTC))
    wanted: list[tuple[str, str, str, Kind, Kind, str]] = []
    for half in HALVES:
        for chosen in ("plain", "hard"):
            for one in draw(snapshot, chosen, half, size, seed):
                for kind in (one.kind, Kind.UNKNOWN):
                    wanted.append((half, f"{chosen} {one.title}", one.text, kind, one.kind, one.uid))
        for benign in read_benign(SHARED / "eval", half, most_benign):
            for kind in (benign.kind, Kind.UNKNOWN):
                wanted.append((half, "", benign.text, kind, benign.kind, ""))
    cases = []
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found = screener.screen_names([Query(text, kind=asked) for _, _, text, asked, _, _ in part])
        for (half, title, text, asked, kind, uid), finding in zip(part, found, strict=True):
            met = [one for one in finding.matches if not uid or one.party.uid == uid]
            listed = tuple(dict.fromkeys((one.name.text, one.party.kind) for one in met))
            if listed or uid:
                cases.append(Case(half, title, text, asked, kind, listed))
        print(f"{min(start + CHUNK, len(wanted)):,} of {len(wanted):,}", file=sys.stderr)
    counts = {f"{half}/{kind.value}": 0 for half in HALVES for kind in (Kind.PERSON, Kind.COMPANY)}
    for half, title, _, asked, kind, _ in wanted:
        if not title and asked is Kind.UNKNOWN:
            counts[f"{half}/{kind.value}"] += 1
    cases.append(Case(json.dumps(counts), "counts", home, Kind.UNKNOWN, Kind.UNKNOWN, ()))
    return cases


def write_cases(path: Path, cases: Sequence[Case]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in cases:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")


def read_cases(path: Path) -> tuple[list[Case], dict[str, int], str]:
    """The cases, how many harmless names were asked by half and kind, and the store they come from."""
    cases = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            half, title, text, asked, kind, listed = json.loads(line)
            names = tuple((name, Kind(of)) for name, of in listed)
            cases.append(Case(half, title, text, Kind(asked), Kind(kind), names))
    last = cases.pop()
    return cases, json.loads(last.half), last.text


# --- measure ---------------------------------------------------------------------------------------


class Measure:
    """Figures of cases, with the weights of the lists they come from."""

    def __init__(self, path: Path) -> None:
        self.cases, self.counts, home = read_cases(path)
        self.weights = open_index(open_snapshot(Store(Path(home)), load_catalogue())).weights
        lists = SHARED / "data" / "ofac" / "2023-12-28"
        rows = read_listed(lists) if (lists / "sdn.csv").is_file() else []
        self.pairs = {half: alias_pairs(rows, self.weights, half, ALIAS_PAIRS) for half in HALVES if rows}

    def figures(self, half: str) -> Figures:
        """The figures of one half with the constants as they are now."""
        hits: dict[str, list[bool]] = defaultdict(list)
        met = {Kind.PERSON: 0, Kind.COMPANY: 0}
        for one in self.cases:
            if one.half != half:
                continue
            is_met = self.best(one) >= DEFAULT_THRESHOLD
            if one.title:
                hits[one.title].append(is_met)
            else:
                met[one.kind] += is_met
        recall = sum(sum(held) / len(held) for held in hits.values()) / len(hits)
        persons, firms = (
            met[kind] / max(1, 2 * self.counts[f"{half}/{kind.value}"])
            for kind in (Kind.PERSON, Kind.COMPANY)
        )
        return Figures(recall, persons, firms, self._alias_f1(half))

    def best(self, one: Case) -> float:
        """The best score of a case against the listed names it may meet."""
        form = name_form(one.text, one.asked)
        either = None if one.asked is Kind.UNKNOWN else one.asked
        scores = (
            compare(form, name_form(text, kind), either, self.weights).score for text, kind in one.listed
        )
        return max(scores, default=0.0)

    def _alias_f1(self, half: str) -> float:
        held: Sequence[Pair] = self.pairs.get(half, ())
        if not held:
            return 0.0
        scores = np.array([compare(one.one, one.other, one.kind, self.weights).score for one in held])
        return f1_at(scores, np.array([one.same for one in held]), DEFAULT_THRESHOLD)


def labelled() -> str:
    """Figures on the labelled pairs, which no constant is chosen on here."""
    path = SHARED / "eval" / "name_pairs_dev.csv"
    if not path.is_file():
        return "no labelled pairs at hand"
    rows = read_pairs(path)
    labels = np.array([one[3] for one in rows])
    scores = np.array([compare(query, listed, kind).score for kind, query, listed, _ in rows])
    return (
        f"labelled pairs: CV F1 {cross_validated_f1(scores, labels):.4f}, "
        f"recall at precision .90 {recall_at_precision(scores, labels, 0.9):.4f}"
    )


# --- climb -----------------------------------------------------------------------------------------


def _set(profile: Profile, name: str, value: float) -> None:
    object.__setattr__(profile, name, value)  # frozen for everybody else


def climb(measure: Measure, rounds: int, step: float) -> dict[str, tuple[float, float]]:
    """Constant -> (value before, value that is better on the tuning half)."""
    half = HALVES[0]
    before = {
        f"{name}.{one.name}": getattr(profile, one.name)
        for name, profile in PROFILES.items()
        for one in fields(profile)
    }
    best = measure.figures(half)
    print(f"start: {best}")
    for _ in range(rounds):
        for key in before:
            name, _, constant = key.partition(".")
            profile, value = PROFILES[name], getattr(PROFILES[name], constant)
            for changed in (value * (1.0 + step), value * (1.0 - step)):
                if constant == "even" and not 0.5 < changed < 0.95:
                    continue
                _set(profile, constant, changed)
                found = measure.figures(half)
                if found.objective > best.objective:
                    best, value = found, changed
                    print(f"{key} {value:.3f}: {best}", flush=True)
                    break
                _set(profile, constant, value)
    after = {key: getattr(PROFILES[key.split(".")[0]], key.split(".")[1]) for key in before}
    return {key: (held, after[key]) for key, held in before.items() if after[key] != held}


def main() -> int:
    """Always 0: figures are not judged here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    steps = parser.add_subparsers(dest="what", required=True)
    gathering = steps.add_parser("gather")
    gathering.add_argument("home")
    gathering.add_argument("cases", type=Path)
    gathering.add_argument("--size", type=int, default=40)
    gathering.add_argument("--most-benign", type=int, default=4000)
    gathering.add_argument("--seed", type=int, default=1)
    showing, climbing = steps.add_parser("show"), steps.add_parser("climb")
    for one in (showing, climbing):
        one.add_argument("cases", type=Path)
    climbing.add_argument("--rounds", type=int, default=1)
    climbing.add_argument("--step", type=float, default=0.06)
    chosen: Any = parser.parse_args()
    if chosen.what == "gather":
        write_cases(chosen.cases, gather(chosen.home, chosen.size, chosen.most_benign, chosen.seed))
        return 0
    measure = Measure(chosen.cases)
    if chosen.what == "climb":
        for key, (before, after) in climb(measure, chosen.rounds, chosen.step).items():
            print(f"{key}: {before:.3f} -> {after:.3f}")
    for half in HALVES:
        print(f"{half}: {measure.figures(half)}")
    print(labelled())
    return 0


if __name__ == "__main__":
    sys.exit(main())
