"""Measure the text layer on labelled articles: are the names found, and is what is shown worth showing?

    python scripts/bench_articles.py [FOLDER] [--misses]

FOLDER holds `NAME.json` beside `NAME.txt`: either an object with "mentions" (start, end, text, type,
screen, optional) and perhaps the text itself in "text", or a list of labels (surface, occurrence, kind,
screen, optional) as the tests keep them. Strict recall asks for the labelled span exactly, lenient recall
for any overlap. Precision counts distinct clusters of the article part that would be shown when unlisted.
It measures; it judges nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from screening.model import Cluster
from screening.text.clusters import cluster, subject
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.unnamed import find_unnamed

_OUTSIDE = ("feed", "promotion", "disclaimer", "promo")


@dataclass
class Score:
    """Counts of one or many texts; `missed` and `wrong` are kept for people to read."""

    wanted: int = 0
    strict: int = 0
    lenient: int = 0
    shown: int = 0
    shown_right: int = 0
    unnamed: int = 0
    unnamed_found: int = 0
    described: int = 0
    described_right: int = 0
    kinds: int = 0
    kinds_right: int = 0
    seconds: float = 0.0
    size: int = 0
    subject: str = ""
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    COUNTS = (
        *("wanted", "strict", "lenient", "shown", "shown_right", "unnamed", "unnamed_found", "described"),
        *("described_right", "kinds", "kinds_right", "size"),
    )

    def add(self, other: Score) -> None:
        for name in self.COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.seconds += other.seconds

    def row(self, name: str) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"

        speed = self.seconds / max(self.size, 1) * 10_000 * 1000
        parts = (
            f"{name:18} strict {share(self.strict, self.wanted):14}",
            f"lenient {share(self.lenient, self.wanted):14}",
            f"shown {share(self.shown_right, self.shown):14}",
            f"kinds {share(self.kinds_right, self.kinds):14}",
            f"unnamed P {share(self.described_right, self.described):12}",
            f"R {share(self.unnamed_found, self.unnamed):12}",
            f"{speed:5.1f} ms/10kB  {self.subject}",
        )
        return " ".join(parts)


def _placed(text: str, labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Labels by surface and occurrence (from 1), with their offsets."""
    placed = []
    for label in labels:
        start = -1
        for _ in range(label["occurrence"]):
            start = text.index(label["surface"], start + 1)
        end = start + len(label["surface"])
        placed.append({**label, "start": start, "end": end, "text": label["surface"], "type": label["kind"]})
    return placed


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def measure(text: str, labels: list[dict[str, Any]]) -> Score:
    """Read `text` and compare with the labels (offsets in code points, end exclusive)."""
    score = Score(size=len(text.encode()))
    begin = time.perf_counter()
    document = read_document(None, text.encode())
    mentions = find_mentions(document)
    clusters = cluster(document, mentions)
    unnamed = find_unnamed(document, clusters)
    about = subject(document, clusters)
    score.seconds = time.perf_counter() - begin
    score.subject = about.name if about else "-"
    found = [(mention.start, mention.end) for mention in mentions]
    good = [label for label in labels if label["screen"]]
    for label in good:
        span = (label["start"], label["end"])
        if label.get("optional"):
            continue
        score.wanted += 1
        score.strict += span in found
        near = [other for other in found if _overlap(span, other)]
        score.lenient += bool(near)
        if span not in found:
            taken = ", ".join(repr(text[start:end]) for start, end in near) or "nothing"
            score.missed.append(f"{label['text']!r} at {span[0]}: {taken}")
    accepted = [(label["start"], label["end"]) for label in good]
    for party in clusters:
        inside = [mention for mention in party.mentions if mention.section not in _OUTSIDE]
        if party.why_hidden or not inside:
            continue
        score.shown += 1
        right = any(_overlap((mention.start, mention.end), span) for mention in inside for span in accepted)
        score.shown_right += right
        if not right:
            score.wrong.append(f"{party.name!r} ({party.kind})")
        _measure_kind(score, party, labels)
    _measure_unnamed(score, [(one.start, one.end, one.quote) for one in unnamed], labels)
    return score


def _measure_kind(score: Score, party: Cluster, labels: list[dict[str, Any]]) -> None:
    """Compare the guessed kind with the label of the first mention; public bodies count as organizations."""
    same = {"government": "organization", "org": "organization"}
    first = party.mentions[0]
    for label in labels:
        kind = same.get(label["type"], label["type"])
        if label["screen"] and _overlap((first.start, first.end), (label["start"], label["end"])):
            score.kinds += 1
            score.kinds_right += kind == party.kind
            if kind != party.kind:
                score.wrong.append(f"kind {party.kind} of {party.name!r}, which is {kind}")
            return


def _measure_unnamed(score: Score, found: list[tuple[int, int, str]], labels: list[dict[str, Any]]) -> None:
    described = [label for label in labels if label["type"] == "unnamed"]
    for label in described:
        if label.get("optional"):
            continue
        score.unnamed += 1
        hit = any(_overlap((label["start"], label["end"]), (start, end)) for start, end, _ in found)
        score.unnamed_found += hit
        if not hit:
            score.missed.append(f"unnamed {label['text']!r}")
    for start, end, quote in found:
        score.described += 1
        right = any(_overlap((label["start"], label["end"]), (start, end)) for label in described)
        score.described_right += right
        if not right:
            score.wrong.append(f"unnamed {quote!r}")


def main() -> int:
    """Print one row per text and one in total; 1 if the folder holds none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    shared = Path(
        os.environ.get("SCREENING_SHARED", Path(__file__).resolve().parent.parent.parent / "shared")
    )
    parser.add_argument("folder", nargs="?", type=Path, default=shared / "eval" / "articles")
    parser.add_argument("--misses", action="store_true", help="say what was missed and what is wrong")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.json"))
    if not paths:
        print(f"no labelled articles in {arguments.folder}", file=sys.stderr)
        return 1
    find_mentions(read_document(None, b"A first text loads the word tables. Acme Ltd said so."))
    total = Score()
    for path in paths:
        facts = json.loads(path.read_text(encoding="utf-8"))
        text = facts.get("text", "") if isinstance(facts, dict) else ""
        text = text or path.with_suffix(".txt").read_bytes().decode()
        score = measure(text, facts["mentions"] if isinstance(facts, dict) else _placed(text, facts))
        total.add(score)
        print(score.row(path.stem))
        if arguments.misses:
            for line in score.missed:
                print(f"    missed {line}")
            for line in score.wrong:
                print(f"    shown  {line}")
    print(total.row(f"{len(paths)} texts"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
