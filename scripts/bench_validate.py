"""Model validation of this tool over the lists of the store, for docs/validation.md.

python scripts/bench_validate.py [--sample N] [--benign-count N] [--seed N] [--write]

Runs what `screen validate` runs (SCREENING_HOME says which store) and prints the figures as Markdown.
`--write` puts them into docs/validation.md and the JSON Schema of the report into
docs/validation.schema.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from screening.catalogue import load_catalogue
from screening.screener import Screener
from screening.settings import DEFAULT_THRESHOLD, Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.validate.benign import customers
from screening.validate.measure import Plan, validate
from screening.validate.rates import LOWEST
from screening.validate.results import BenignFile, Validation
from screening.validate.shown import markdown, wording
from screening.validate.shown.schema import json_schema

ROOT = Path(__file__).resolve().parent.parent


def measured(sample: int, benign_count: int, seed: int) -> Validation:
    """A validation over the store of this machine, with made-up benign names."""
    store = Store()
    snapshot = open_snapshot(store, load_catalogue(store.home / "lists"))
    screener = Screener(snapshot, Settings(threshold=LOWEST), datetime.now(UTC))
    made = customers(benign_count, seed)
    about = BenignFile("made up", "", len(made), 0, left_out=True)
    return validate(screener, Plan(sample, seed, int(DEFAULT_THRESHOLD)), made, about)


def figures(found: Validation) -> list[str]:
    """The figures as Markdown lines."""
    lists = [f"{status.id} ({status.published_on})" for status in wording.listed(found)]
    per_second = found.queries / found.seconds if found.seconds else 0.0
    lines = [
        f"Measured on {found.made_at[:10]} with screening {found.version}, seed {found.seed}: "
        f"{found.trials:,} altered names (up to {found.sample} a list, kind and class) and "
        f"{found.benign.names:,} made-up ones, "
        f"less {found.benign.equal_to_listed:,} that equal a listed name; {found.queries:,} queries, "
        f"{per_second:,.0f} a second. "
        f"Lists: {', '.join(lists)}; snapshot `{found.snapshot_digest[:16]}`.",
        "",
        *(f"- {line}" for line in wording.headline(found)),
        "",
        f"Recall by class at {found.threshold}:",
        "",
        *markdown.class_rows(found),
    ]
    for given in found.modes():
        lines += [f"Recall of altered names, and false positives, by threshold, {wording.MODES[given]}:", ""]
        steps = wording.steps(found.threshold)
        lines += markdown.threshold_rows(found, kind_given=given, thresholds=steps)
    return lines[:-1]


def main() -> int:
    """Always 0: figures are not judged here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--benign-count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    lines = figures(measured(chosen.sample, chosen.benign_count, chosen.seed))
    print("\n".join(lines))
    if chosen.write:
        sys.path.insert(0, str(ROOT / "scripts"))
        from build_docs import between

        page, script = ROOT / "docs/validation.md", "scripts/bench_validate.py --write"
        text = between(page.read_text(encoding="utf-8"), "validation", "\n".join(lines), script)
        page.write_text(text, encoding="utf-8")
        schema = ROOT / "docs/validation.schema.json"
        schema.write_text(json.dumps(json_schema(), indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
