"""Measure name comparison: labelled pairs, pairs of the lists' own aliases, and how often names of nobody
listed are taken for listed ones.

    python scripts/bench_pairs.py [PAIRS.csv] [--lists FOLDER] [--sample N] [--write]

PAIRS.csv has the columns kind, query, listed, is_match; it defaults to ../shared/eval/name_pairs_dev.csv.
Beside it are looked for benign_persons_dev.csv and benign_companies_dev.csv (column name). FOLDER holds
OFAC's sdn.csv and alt.csv. The alias pairs are made from those (see `alias_pairs`): the tuning half was
looked at when constants were chosen, the held half was not. Where a file is absent the script says so,
leaves that part out and ends well. `--write` puts the figures between the markers of docs/matching.md. It
measures; it changes no score."""

from __future__ import annotations

import argparse
import csv
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from alias_pairs import HALVES, Pair, alias_pairs
from pair_figures import area, best_threshold, cross_validated_f1, f1_at, recall_at_precision
from rapidfuzz import distance, fuzz, process

from screening.model import Kind
from screening.names import NameForm, Weights, compare, fold, name_form

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SCREENING_SHARED", ROOT.parent / "shared"))
DOC = ROOT / "docs" / "matching.md"
START, END = "<!-- figures: start -->", "<!-- figures: end -->"
THRESHOLD = 85.0
CANDIDATES = 40


def read_pairs(path: Path) -> list[tuple[Kind, str, str, bool]]:
    """Rows of the labelled pairs; a kind that is not ours ("legalentity") is read as a company."""
    known = {kind.value for kind in Kind}
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                Kind(row["kind"]) if row["kind"] in known else Kind.COMPANY,
                row["query"],
                row["listed"],
                row["is_match"].lower() == "true",
            )
            for row in csv.DictReader(file)
        ]


def pair_rows(pairs: Sequence[tuple[Kind, str, str, bool]]) -> list[str]:
    labels = np.array([pair[3] for pair in pairs])
    scorers = {
        "this comparison, kind given": [
            compare(query, listed, kind).score for kind, query, listed, _ in pairs
        ],
        "this comparison, kind unknown": [compare(query, listed).score for _, query, listed, _ in pairs],
        "rapidfuzz WRatio on folded names": [
            fuzz.WRatio(fold(query), fold(listed)) for _, query, listed, _ in pairs
        ],
    }
    lines = [
        f"Labelled pairs: {len(pairs)}, of which {int(labels.sum())} are matches.",
        "",
        "| scorer | AUC | 5-fold CV F1 | F1 at 85 | recall at precision .90 |",
        "|---|---|---|---|---|",
    ]
    for name, held in scorers.items():
        scores = np.array(held)
        figures = (
            area(scores, labels),
            cross_validated_f1(scores, labels),
            f1_at(scores, labels, THRESHOLD),
            recall_at_precision(scores, labels, 0.9),
        )
        lines.append(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")
    return lines


def read_listed(folder: Path) -> list[tuple[str, Kind, str]]:
    """(party number, kind, name) of OFAC's sdn.csv and alt.csv."""
    kinds = {"individual": Kind.PERSON, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
    listed: list[tuple[str, Kind, str]] = []
    held: dict[str, Kind] = {}
    with (folder / "sdn.csv").open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file):
            if len(row) > 3:
                held[row[0]] = kinds.get(row[2].strip(), Kind.COMPANY)
                listed.append((row[0], held[row[0]], row[1].strip()))
    with (folder / "alt.csv").open(encoding="latin-1", newline="") as file:
        listed += [(row[0], held[row[0]], row[3].strip()) for row in csv.reader(file) if row[0] in held]
    return listed


class Listed:
    """All listed names, with the plainest way to the few that a query could mean."""

    def __init__(self, listed: Sequence[tuple[str, Kind, str]]) -> None:
        self.forms = [name_form(text, kind) for _, kind, text in listed]
        carried = Counter(
            token
            for token, _ in {
                (token, row[0]) for row, form in zip(listed, self.forms, strict=True) for token in form.tokens
            }
        )
        self.weights = Weights(lambda token: carried.get(token, 0), len({row[0] for row in listed}))
        posted: dict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(self.forms):
            joined = (one + other for one, other in zip(form.tokens, form.tokens[1:], strict=False))
            for key in {*form.index_keys, *joined}:
                posted[key].append(place)
        self._posted = {key: np.array(places) for key, places in posted.items()}
        self._keys = sorted(posted)
        self._nearest: dict[str, list[tuple[str, float]]] = {}
        self._total = np.array([sum(map(self.weights.weight, form.tokens)) for form in self.forms])

    def candidates(self, form: NameForm) -> list[NameForm]:
        """The names that share most weight with `form`, by equal or similarly spelled keys."""
        found = np.zeros(len(self.forms))
        keys = sorted(set(form.index_keys))
        if not keys:
            return []
        for key in keys:
            best = np.zeros(len(self.forms))
            for near, likeness in self._near(key):
                places = self._posted[near]
                best[places] = np.maximum(best[places], likeness)
            found += self.weights.weight(key) * best
        found = found * found / (0.3 + self._total)
        return [
            self.forms[place] for place in np.argsort(-found, kind="stable")[:CANDIDATES] if found[place] > 0
        ]

    def compared(self, pair: Pair) -> float:
        """The score of a pair with the weights of these names."""
        one, other = name_form(pair.one, pair.kind), name_form(pair.other, pair.kind)
        return compare(one, other, pair.kind, self.weights).score

    def _near(self, key: str) -> list[tuple[str, float]]:
        """Listed keys that are spelled much like `key`, and how much (0-1)."""
        if key not in self._nearest:
            row = process.cdist(
                [key], self._keys, scorer=distance.OSA.normalized_similarity, score_cutoff=0.6
            )[0]
            self._nearest[key] = [(self._keys[place], float(row[place])) for place in np.nonzero(row)[0]]
        return self._nearest[key]

    def best(self, text: str, kind: Kind) -> float:
        """Highest score of `text` against any listed name; names of the other sort count only if unknown."""
        form, best = name_form(text, kind), 0.0
        for other in self.candidates(form):
            if kind is Kind.UNKNOWN or (other.kind is Kind.PERSON) == (kind is Kind.PERSON):
                asked = other.kind if kind is Kind.UNKNOWN else kind
                best = max(best, compare(form, other, asked, self.weights).score)
        return best


def read_names(path: Path, sample: int) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return random.Random(20).sample(names, min(sample, len(names)))  # noqa: S311


ALIAS_PAIRS = 1500


def alias_rows(rows: Sequence[tuple[str, Kind, str]], listed: Listed) -> list[str]:
    """Figures on the lists' own aliases, per half and kind of scorer."""
    lines = [
        "Pairs of the lists' own aliases: positives are two names of one party that share an identifying "
        "word in some form, negatives a name and the nearest name of another party; the parties are split "
        "in two by their number.",
        "",
        "| half | scorer | pairs | AUC | best F1 | F1 at 85 | recall at 85 | nearest others at 85 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for half in HALVES:
        pairs = alias_pairs(rows, listed.weights, half, ALIAS_PAIRS)
        labels = np.array([pair.same for pair in pairs])
        for name, scorer in (("this comparison", listed.compared), ("rapidfuzz WRatio", _wratio)):
            scores = np.array([scorer(pair) for pair in pairs])
            figures = (
                area(scores, labels),
                f1_at(scores, labels, best_threshold(scores, labels)),
                f1_at(scores, labels, THRESHOLD),
                float((scores[labels] >= THRESHOLD).mean()),
                float((scores[~labels] >= THRESHOLD).mean()),
            )
            lines.append(
                f"| {half} | {name} | {len(pairs)} | "
                + " | ".join(f"{figure:.3f}" for figure in figures)
                + " |"
            )
    return lines


def _wratio(pair: Pair) -> float:
    return fuzz.WRatio(fold(pair.one), fold(pair.other))


def benign_rows(folder: Path, listed: Listed, sample: int) -> list[str]:
    lines = [
        f"Names of nobody listed against all {len(listed.forms):,} names of one SDN publication: the share "
        "that scores 85 or more. Some of it is right to ask about: firms that bear a listed name.",
        "",
        "| names | sample | kind given | kind unknown |",
        "|---|---|---|---|",
    ]
    for title, file, kind in (
        ("persons, many countries", "benign_persons_dev.csv", Kind.PERSON),
        ("registered companies", "benign_companies_dev.csv", Kind.COMPANY),
    ):
        names = read_names(folder / file, sample)
        shares = [share(listed.best(name, asked) for name in names) for asked in (kind, Kind.UNKNOWN)]
        lines.append(f"| {title} | {len(names)} | {shares[0]:.2%} | {shares[1]:.2%} |")
    return lines


def list_rows(folder: Path, lists: Path, sample: int) -> list[str]:
    """All figures that need a list, each part behind an empty line."""
    if not (lists / "sdn.csv").is_file():
        print(f"no lists in {lists}: alias pairs and false positives left out", file=sys.stderr)
        return []
    rows = read_listed(lists)
    listed = Listed(rows)
    lines = ["", *alias_rows(rows, listed)]
    if not (folder / "benign_persons_dev.csv").is_file():
        print(f"no benign names in {folder}: false positives left out", file=sys.stderr)
        return lines
    return [*lines, "", *benign_rows(folder, listed, sample)]


def share(scores: Iterable[float]) -> float:
    held = [score >= THRESHOLD for score in scores]
    return sum(held) / len(held)


def write(lines: Sequence[str]) -> None:
    text = DOC.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    DOC.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="?", type=Path, default=SHARED / "eval" / "name_pairs_dev.csv")
    parser.add_argument("--lists", type=Path, default=SHARED / "data" / "ofac" / "2023-12-28")
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not options.pairs.is_file():
        print(f"no labelled pairs at {options.pairs}: nothing measured", file=sys.stderr)
        return 0
    lines = pair_rows(read_pairs(options.pairs))
    lines += list_rows(options.pairs.parent, options.lists, options.sample)
    print("\n".join(lines))
    if options.write:
        write(lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
