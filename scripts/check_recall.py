"""Does the index find what comparing with every listed name finds?

    python scripts/check_recall.py [HOME] [--seconds 120] [--seed 1] [--only unaltered] [--misses 40]

HOME is a list store (default: SCREENING_HOME, else the embedded extract in a temporary folder). Names are
drawn in turn: listed names altered in the ways of `screen validate`, customers made up by it, listed words
put together at random; half of them with their kind, half without. Each is compared with every listed name
that could score (`exhaustive`), and with a few of the others, which must score nothing. A pair at the default
threshold whose party the index does not offer is a miss; it is printed with its cause. Ends with 1 if the
recall is below .999 or a name scored that could not.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from random import Random
from typing import NamedTuple

from exhaustive import Exhaustive
from rapidfuzz.distance import OSA

from screening.catalogue import load_catalogue
from screening.index import Index, open_index
from screening.model import Kind, Relation
from screening.names import compare, name_form
from screening.settings import DEFAULT_THRESHOLD
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.validate.benign import customers
from screening.validate.sample import draw

GOAL = 0.999
LOOSE = 50.0
"""A floor so low that the index leaves out next to nothing it has any trace of."""
PER_CLASS = 60
"""Names altered a list, group and class."""
REST = 40
"""Names compared of those that cannot score, a query: the check on the exhaustive search itself."""


class Drawn(NamedTuple):
    text: str
    kind: Kind
    origin: str


@dataclass
class Tally:
    """Pairs at the threshold or above and parties in them, those that were missed, by origin and cause."""

    names: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    missed_pairs: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    above_bound: Counter[str] = field(default_factory=Counter)
    others: int = 0
    others_scored: int = 0
    lines: list[str] = field(default_factory=list)


def names_to_ask(index: Index, seed: int, only: str) -> Iterator[Drawn]:
    """Altered listed names, customers and recombined words in turn, each list in an order drawn by `seed`."""
    chance = Random(seed)  # noqa: S311  chance, not a secret
    trials = list(draw(index.snapshot, index.snapshot.catalogue.list_ids, PER_CLASS, seed).trials)
    chance.shuffle(trials)
    altered = (Drawn(one.altered, one.kind, one.perturbation) for one in trials)
    benign = (Drawn(one.text, one.kind, "customer") for one in customers(2_000, seed))
    kinds = {"person": Kind.PERSON, "firm": Kind.COMPANY, "vessel": Kind.VESSEL}
    words: dict[str, list[str]] = {group: [] for group in kinds}
    for one in trials:
        if one.perturbation == "unaltered":
            words[one.group.value] += one.altered.replace(",", "").split()

    def recombined() -> Iterator[Drawn]:
        while True:
            group = chance.choice([name for name, held in words.items() if held])
            text = " ".join(chance.choices(words[group], k=chance.choice((1, 2, 2, 3, 3, 4))))
            yield Drawn(text, kinds[group], "recombined")

    turns = zip_longest(altered, altered, altered, benign, recombined())
    for name in chain.from_iterable(turns):
        if name is not None and only in ("", name.origin):
            yield name if chance.random() < 0.5 else name._replace(kind=Kind.UNKNOWN)


def check(index: Index, every: Exhaustive, one: Drawn, tally: Tally, chance: Random) -> None:
    """Compare one name with all, and count what the index does not offer."""
    form = name_form(one.text, one.kind)
    pairs = index.pairs([form], DEFAULT_THRESHOLD)
    bounds = dict(zip(pairs.name.tolist(), pairs.bound.tolist(), strict=True))
    exact = {*index.exact(form), *index.exact(name_form(one.text))}  # offered whatever their bounds
    offered = {*bounds, *exact}
    scores = every.scored(form, one.kind, DEFAULT_THRESHOLD)
    rest = every.rest(form, chance, REST)
    tally.others += len(rest)
    tally.others_scored += sum(every.score(form, one.kind, row) >= DEFAULT_THRESHOLD for row in rest)
    parties = {index.party_row(row) for row in scores}
    found = {index.party_row(row) for row in offered}
    tally.names[one.origin] += 1
    tally.pairs[one.origin] += len(scores)
    tally.parties[one.origin] += len(parties)
    tally.missed[one.origin] += len(parties - found)
    for row, score in scores.items():
        if row in bounds and row not in exact and score > bounds[row] + 0.5:
            tally.above_bound[one.origin] += 1
            tally.lines.append(f"above its bound {bounds[row]:.1f}: {_line(index, every, one, row, score)}")
        if row not in offered:
            tally.missed_pairs[one.origin] += 1
            said = cause(index, every, one, row)
            tally.causes[said] += 1
            held = "pair" if index.party_row(row) in found else "PARTY"
            tally.lines.append(f"{held} {said}: {_line(index, every, one, row, score)}")


def cause(index: Index, every: Exhaustive, one: Drawn, row: int) -> str:
    """Why the index does not offer a pair that scores."""
    form, listed = name_form(one.text, one.kind), every.forms[row]
    loose = index.pairs([form], LOOSE)
    bounds = dict(zip(loose.name.tolist(), loose.bound.tolist(), strict=True))
    if bounds.get(row, 0.0) >= DEFAULT_THRESHOLD:
        return "left out before it was bounded"
    apart = []
    for pair in compare(form, listed, one.kind, index.weights).pairs:
        if pair.relation in (Relation.JOINED, Relation.ACRONYM, Relation.INITIAL, Relation.NATIVE):
            apart.append(pair.relation.value)
        elif pair.relation is not Relation.SAME and OSA.distance(pair.query, pair.listed) > 2:
            apart.append(f"{pair.relation.value} of three and more letters")
        elif pair.relation is not Relation.SAME:
            apart.append(pair.relation.value)
    told = "bound too low" if row in bounds else "no trace of it"
    return f"{told} ({', '.join(sorted(set(apart))) or 'equal words'})"


def _line(index: Index, every: Exhaustive, one: Drawn, row: int, score: float) -> str:
    found = compare(name_form(one.text, one.kind), every.forms[row], one.kind, index.weights)
    met = [
        f"{pair.query}~{pair.listed} {pair.relation.value} {pair.similarity}"
        for pair in found.pairs
        if pair.relation is not Relation.SAME
    ]
    left = [item.token for item in found.query_left], [item.token for item in found.listed_left]
    return (
        f"{score:.1f} {one.origin} {one.kind.value} {one.text!r} | {every.forms[row].text!r}"
        f" {'; '.join(met)} left {left[0]} {left[1]}"
    )


def report(tally: Tally, most: int) -> bool:
    """Print the figures; whether they are good enough."""
    print(f"{'drawn':<18}{'names':>8}{'pairs':>8}{'parties':>9}{'missed':>8}{'recall':>9}")
    for origin in sorted(tally.names):
        _row(origin, tally.names[origin], tally.pairs[origin], tally.parties[origin], tally.missed[origin])
    parties, missed = tally.parties.total(), tally.missed.total()
    _row("all", tally.names.total(), tally.pairs.total(), parties, missed)
    print(
        f"pairs missed: {tally.missed_pairs.total()}; scores above their bound: {tally.above_bound.total()}"
    )
    print(f"names that could not score: {tally.others_scored} of {tally.others} looked at did")
    for said, count in tally.causes.most_common():
        print(f"  {count:>4}  {said}")
    for line in sorted(tally.lines)[:most]:
        print(f"- {line}")
    return missed <= (1.0 - GOAL) * parties and not tally.others_scored


def _row(origin: str, names: int, pairs: int, parties: int, missed: int) -> None:
    recall = f"{1 - missed / parties:.4f}" if parties else "-"
    print(f"{origin:<18}{names:>8}{pairs:>8}{parties:>9}{missed:>8}{recall:>9}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("home", nargs="?", type=Path, default=os.environ.get("SCREENING_HOME"))
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="one origin: a class of alteration, customer, recombined")
    parser.add_argument("--misses", type=int, default=40)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        snapshot = open_snapshot(Store(Path(chosen.home or scratch)), load_catalogue())
        index = open_index(snapshot)
        every = Exhaustive(index)
        tally, start = Tally(), time.monotonic()
        chance = Random(chosen.seed)  # noqa: S311  chance, not a secret
        for one in names_to_ask(index, chosen.seed, chosen.only):
            check(index, every, one, tally, chance)
            if time.monotonic() - start > chosen.seconds:
                break
    print(f"{len(every.forms)} listed names, threshold {DEFAULT_THRESHOLD:.0f}, seed {chosen.seed}")
    return 0 if report(tally, chosen.misses) else 1


if __name__ == "__main__":
    sys.exit(main())
