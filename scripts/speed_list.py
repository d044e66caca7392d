"""A list many times as long as the lists at hand, as a user's own list in a store of its own.

Every listed name several times over, with its words drawn anew from all words of the lists by a seeded
generator: lengths, kinds and how common words are stay as they were. The names are nobody's.
"""

from __future__ import annotations

import csv
import random
from datetime import UTC, datetime
from pathlib import Path

from screening.catalogue import load_catalogue
from screening.refresh import refresh
from screening.snapshot.snapshot import Snapshot
from screening.snapshot.store import Store
from screening.snapshot.tables import KINDS

LIST_ID = "own-large"
_FACTS = f"""
id = "{LIST_ID}"
title = "Made-up names"
publisher = "nobody"
page = "https://example.org"
parser = "columns"
licence = "none"
max_age_days = 10000
files = ["large.csv"]

[columns]
ref = "ref"
name = "name"
kind = "kind"
listed_on = "listed_on"

[[lists]]
id = "{LIST_ID}"
title = "Made-up names"
short = "made up"

[measures.{LIST_ID}]
title = "Made-up names"
effect = "none"
meaning = "Names put together at random, to measure with."
citation = "none"
"""


def write_list(snapshot: Snapshot, home: Path, times: int) -> None:
    """Make `home` a store with one list: the names of the snapshot, `times` over."""
    folder = home / "lists"
    folder.mkdir(parents=True)
    (folder / f"{LIST_ID}.toml").write_text(_FACTS, encoding="utf-8")
    published = home / "published" / "2026-07-01"
    published.mkdir(parents=True)
    table = published / "large.csv"
    chance = random.Random(1)  # noqa: S311
    texts = list(snapshot.tables.texts)
    kinds = [KINDS[place] for place in snapshot.tables.columns.party_kind.tolist()]
    parties = snapshot.tables.columns.name_party.tolist()
    words = [word for text in texts for word in text.split() if any(char.isalnum() for char in word)]
    names = [word for word in words if len(word) > 3]  # "and" alone is no name
    with table.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["ref", "name", "kind", "listed_on"])
        for turn in range(times):
            for number, (text, party) in enumerate(zip(texts, parties, strict=True)):
                drawn = " ".join([chance.choice(names), *(chance.choice(words) for _ in text.split()[1:])])
                rows.writerow([f"{turn}-{number}", drawn, kinds[party].value, "2026-07-01"])
    now = datetime(2026, 7, 1, tzinfo=UTC)
    (result,) = refresh(Store(home), load_catalogue(folder), (), now, places={LIST_ID: table})
    if not result.ok:
        raise SystemExit(result.attempts[LIST_ID].reason)
