"""Time and memory of loading whole published lists: parse, gate, store, tables, index; of opening them.

    python scripts/bench_lists.py [SHARED] [--write]

SHARED is the folder with the published files (default ../shared, or SCREENING_SHARED). Each step runs in a
process of its own, so that its peak memory is its own. The yardstick beside each parse is reading the same
bytes with the standard library's csv reader; the ratio travels between machines, the seconds do not.
`--write` puts the figures into docs/measured.md.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 8, 1, tzinfo=UTC)
FILES = {
    "us-ofac-sdn": "data/ofac/2023-12-28",
    "us-ofac-cons": "data/ofac-consolidated/2025-12-19",
    "us-ofac-cons-xml": "data/ofac-consolidated/2020-03-17-advanced-xml",
    "us-csl": "data/csl/2022-05",
    "un-sc": "data/un/2026-04-17",
    "us-dhs-uflpa": "data/us-lists-2026-07/source-uflpa-2026-07-09.html",
    "us-bis-dpl-txt": "data/bis-dpl/dpl_2023-11-30.txt",
}
TOGETHER = ("us-ofac-sdn", "us-ofac-cons", "us-csl", "un-sc", "us-dhs-uflpa")


def parse(source_id: str, path: Path) -> dict[str, float]:
    """Seconds and counts of one parse, and seconds of the yardstick on the same bytes."""
    from screening.catalogue import load_catalogue
    from screening.refresh.located import located
    from screening.sources import PARSERS

    source = load_catalogue().source(source_id)
    with tempfile.TemporaryDirectory() as scratch:
        files = located(source, path, Path(scratch))
        texts = [file.read_bytes().decode("utf-8", errors="replace") for file in files.values()]
        start = time.perf_counter()
        for text in texts:
            for _ in csv.reader(io.StringIO(text, newline="")):
                pass
        yardstick = time.perf_counter() - start
        start = time.perf_counter()
        parsed = PARSERS[source.parser](files, source)
        seconds = time.perf_counter() - start
    parties = [party for listed in parsed.parties.values() for party in listed]
    names = sum(len(party.names) for party in parties)
    return {"seconds": seconds, "yardstick": yardstick, "parties": len(parties), "names": names}


def load(shared: Path, home: Path) -> dict[str, float]:
    """Everything together into an empty store, to the compiled index."""
    from screening.catalogue import load_catalogue
    from screening.index import open_index
    from screening.refresh import refresh
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    store, catalogue = Store(home), load_catalogue()
    places = {source_id: shared / FILES[source_id] for source_id in TOGETHER}
    start = time.perf_counter()
    refresh(store, catalogue, (), NOW, places=places)
    stored = time.perf_counter()
    snapshot = open_snapshot(store, catalogue)
    tables = time.perf_counter()
    open_index(snapshot)
    done = time.perf_counter()
    return {
        "seconds": done - start,
        "refresh": stored - start,
        "tables": tables - stored,
        "index": done - tables,
        "names": len(snapshot.tables.texts),
    }


def reopen(home: Path) -> dict[str, float]:
    """Opening what is compiled."""
    from screening.catalogue import load_catalogue
    from screening.index import open_index
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    catalogue = load_catalogue()
    start = time.perf_counter()
    snapshot = open_snapshot(Store(home), catalogue)
    tables = time.perf_counter()
    open_index(snapshot)
    return {"seconds": time.perf_counter() - start, "index": time.perf_counter() - tables}


def alone(*words: str) -> dict[str, float]:
    """One step in a process of its own, with its peak memory in MB."""
    done = subprocess.run(
        [sys.executable, __file__, "--step", *words], capture_output=True, text=True, check=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def figures(shared: Path) -> list[str]:
    """The figures as Markdown."""
    lines = [
        "| file | parties | names | parse | of csv.reader | peak memory |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for source_id, place in FILES.items():
        one = alone("parse", source_id, str(shared / place))
        ratio = one["seconds"] / one["yardstick"]
        lines.append(
            f"| {source_id} ({Path(place).name}) | {one['parties']:,.0f} | {one['names']:,.0f} "
            f"| {one['seconds']:.2f} s | {ratio:.0f} x | {one['memory']:.0f} MB |"
        )
    with tempfile.TemporaryDirectory() as home:
        whole = alone("load", str(shared), home)
        again = [alone("reopen", home) for _ in range(5)]
    opening = sorted(one["seconds"] for one in again)[2]
    lines += [
        "",
        f"All of {', '.join(TOGETHER)} into an empty store: {whole['seconds']:.1f} s "
        f"(read, checked and stored {whole['refresh']:.1f} s, tables {whole['tables']:.1f} s, index of "
        f"{whole['names']:,.0f} names {whole['index']:.1f} s), peak {whole['memory']:.0f} MB. "
        f"Opening tables and index again: {1000 * opening:.0f} ms (median of 5).",
    ]
    return lines


def step(words: Sequence[str]) -> dict[str, float]:
    kind, *rest = words
    if kind == "parse":
        result = parse(rest[0], Path(rest[1]))
    elif kind == "load":
        result = load(Path(rest[0]), Path(rest[1]))
    else:
        result = reopen(Path(rest[0]))
    return {**result, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> int:
    """0, also where the files are absent: then there is nothing to measure, and that is said."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = os.environ.get("SCREENING_SHARED", ROOT.parent / "shared")
    parser.add_argument("shared", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--step", nargs="+")
    chosen = parser.parse_args()
    if chosen.step:
        print(json.dumps(step(chosen.step)))
        return 0
    if not (chosen.shared / "data").is_dir():
        print(f"no published files in {chosen.shared}: nothing measured")
        return 0
    lines = figures(chosen.shared)
    print("\n".join(lines))
    if chosen.write:
        sys.path.insert(0, str(ROOT / "scripts"))
        from build_docs import between

        page = ROOT / "docs/measured.md"
        page.write_text(
            between(
                page.read_text(encoding="utf-8"), "lists", "\n".join(lines), "scripts/bench_lists.py --write"
            ),
            encoding="utf-8",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
