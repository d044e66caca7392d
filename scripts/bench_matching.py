"""How fast names are screened, and what an index takes, over the lists of one store or several.

    python scripts/bench_matching.py [--home STORE]... [--shared FOLDER] [--million] [--ten-million] [--quick]
                                     [--write]

STORE is a SCREENING_HOME (default: that of this machine). Benign names are those in FOLDER/eval (default
../shared), else made up by `screen validate`'s generator. Each step runs in a process of its own, so that its
peak memory is its own. One process is measured in its processor time, the least of several short runs;
several processes and the shell by the clock. Beside them stands, from the same run, brute force: ratios to it
travel between machines, the figures themselves do not. `--write` puts them into docs/speed.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from screening.snapshot.store import Store

ROOT = Path(__file__).resolve().parent.parent
MILLION = 1_000_000


def step(kind: str, home: Path, shared: Path) -> dict[str, Any]:
    """The figures of one step, with the peak memory of this process (MB)."""
    import speed_steps
    import speed_table

    steps: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
        "names": speed_steps.names_a_second,
        "processes": speed_steps.with_processes,
        "index": speed_steps.index_of,
        "shell": speed_steps.from_the_shell,
        "ten": speed_steps.ten_times,
        "million": lambda home, shared: speed_table.table(home, shared, MILLION, MILLION),
        "ten-million": lambda home, shared: speed_table.table(home, shared, 10 * MILLION, MILLION),
    }
    found = steps[kind](home, shared)
    return {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, **found}


def alone(kind: str, home: Path, shared: Path) -> dict[str, Any]:
    """One step in a process of its own."""
    print(f"{home}: {kind}", file=sys.stderr)
    words = [sys.executable, __file__, "--step", kind, "--home", str(home), "--shared", str(shared)]
    path = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
    done = subprocess.run(
        words, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def store_lines(home: Path, shared: Path, *, quick: bool) -> list[str]:
    """The figures of one store as Markdown."""
    names, index = alone("names", home, shared), alone("index", home, shared)
    brute = names["yardsticks"]["ratio of sorted words, cdist"]["first"]
    lines = [
        f"### {names['listed']:,} listed names",
        "",
        "| one process | sample | names/s, first pass | again | x brute force |",
        "|---|---:|---:|---:|---:|",
    ]
    for what, one in names.items():
        if isinstance(one, dict) and "again" in one:
            lines.append(_row(f"benign {what}", one, brute))
    lines.append(_row("new names of known words, kind unknown", names["recombined"], brute))
    for what, one in names["yardsticks"].items():
        lines.append(_row(f"*{what}*", one, brute))
    single, shell = names["one"], alone("shell", home, shared)
    lines += [
        "",
        f"- One name, warm: median {single['median']:.1f} ms, 95 of 100 within {single['p95']:.1f} ms "
        f"({single['names']:,} names); with the report and its nearest {single['report']:.1f} ms (median of "
        f"{single['names'] // 10}).",
        f"- `screen name` from the shell: {shell['name']:.2f} s by the clock, of which Python itself "
        f"{shell['python']:.2f} s; {shell['processor']:.2f} s of processor time (the least of 5).",
        f"- Index: built in {index['build']:.1f} s, {index['megabytes']:.0f} MB; opening lists and index "
        f"{index['open']:.0f} ms (the quickest of 5).",
        f"- Peak memory: screening {names['memory']:.0f} MB, building the index {index['memory']:.0f} MB.",
    ]
    if not quick:
        many = alone("processes", home, shared)
        lines.append(
            f"- With {many['processes']} processes, by the clock: {many['first']:,.0f} names/s "
            f"({many['names']:,} new names); {many['processor']:.0f} microseconds of processor time a name, "
            "opening the lists and words met for the first time included."
        )
    return [*lines, ""]


def large_lines(home: Path, shared: Path) -> list[str]:
    """The figures of lists ten times as long."""
    ten = alone("ten", home, shared)
    index = ten["index"]
    return [
        f"### Ten times as many: {index['names']:,} made-up listed names",
        "",
        f"One process, benign persons and firms, kind unknown ({ten['names']:,} names): first pass "
        f"{ten['first']:,.0f} names/s, again {ten['again']:,.0f}. Index built in {index['build']:.0f} s, "
        f"{index['megabytes']:.0f} MB, opened in {index['open']:.0f} ms. Peak memory {ten['memory']:.0f} MB, "
        "building included.",
        "",
    ]


def figures(homes: Sequence[Path], shared: Path, *, quick: bool, tables: Sequence[str]) -> list[str]:
    """All figures as Markdown."""
    real = (shared / "eval/benign_persons_dev.csv").is_file()
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} processors. Benign "
        f"names: {'real and realistic ones' if real else 'made up, for want of real ones'}.",
        "",
    ]
    for home in homes:
        lines += store_lines(home, shared, quick=quick)
    if not quick:
        lines += large_lines(homes[-1], shared)
    for kind in tables:
        lines += [_table_line(alone(kind, homes[-1], shared)), ""]
    return lines


def _table_line(one: dict[str, float]) -> str:
    together = f", {one['together']:.0f} MB of all processes together" if one["together"] else ""
    return (
        f"`screen batch` of a CSV of {one['rows']:,} rows, {one['names']:,} distinct names, over the last "
        f"lists above: {one['seconds']:.0f} s by the clock ({one['rows'] / one['seconds']:,.0f} rows/s), "
        f"{one['processor']:.0f} s of processor time, peak memory {one['memory']:.0f} MB of the largest "
        f"process{together}."
    )


def _row(what: str, one: dict[str, float], brute: float) -> str:
    again = f"{one['again']:,.0f}" if "again" in one else ""
    return f"| {what} | {one['names']:,} | {one['first']:,.0f} | {again} | {one['first'] / brute:.1f} |"


def main() -> int:
    """Always 0: figures are not judged here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    shared = Path(os.environ.get("SCREENING_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--home", type=Path, action="append")
    parser.add_argument("--shared", type=Path, default=shared)
    parser.add_argument("--million", action="store_true", help="screen a table of a million rows too")
    parser.add_argument("--ten-million", action="store_true", help="and ten million, of a million names")
    parser.add_argument("--quick", action="store_true", help="no processes, no lists ten times as long")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    homes = chosen.home or [Store().home]
    if chosen.step:
        print(json.dumps(step(chosen.step, homes[0], chosen.shared)))
        return 0
    tables = [kind for kind in ("million", "ten-million") if getattr(chosen, kind.replace("-", "_"))]
    lines = figures(homes, chosen.shared, quick=chosen.quick, tables=tables)
    print("\n".join(lines))
    if chosen.write:
        sys.path.insert(0, str(ROOT / "scripts"))
        from build_docs import between

        page, script = ROOT / "docs/speed.md", "scripts/bench_matching.py --write"
        text = between(page.read_text(encoding="utf-8"), "speed", "\n".join(lines), script)
        page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
