"""How well addresses are found again, and how often others are taken for them, over the lists of one store.

    python scripts/bench_addresses.py [--home STORE] [--sample N] [--seed N] [--write]

Listed addresses that name a house or a building are altered as people write them, and must meet their party;
and they are made into others (another house, street, city or country), which must not. `--write` puts the
figures into docs/addresses.md.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from screening.addresses import AddressFlags, read_address
from screening.catalogue import load_catalogue
from screening.snapshot.records import decode_addresses
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

ROOT = Path(__file__).resolve().parent.parent
Change = Callable[[str, Random], str | None]
_SHORT = {
    "Street": "St",
    "Road": "Rd",
    "Avenue": "Ave",
    "Building": "Bldg",
    "Room": "Rm",
    "Floor": "Fl",
    "Ulitsa": "ul.",
}
_ROOM = re.compile(
    r"\b(?:Room|Rm|Suite|Unit|Office|Flat|Floor|Apt|Apartment|Ofis|Kv)\b\.?\s*#?[\w/-]*\d[\w/-]*,?\s*", re.I
)


def typo(text: str, random: Random) -> str | None:
    """A letter lost in one longer word before the place."""
    words = list(re.finditer(r"[A-Za-z]{7,}", text.rpartition(",")[0]))
    if not words:
        return None
    at = random.choice(words).start() + random.randint(2, 4)
    return text[:at] + text[at + 1 :]


def shortened(text: str, _: Random) -> str | None:
    new = text
    for long, short in _SHORT.items():
        new = re.sub(rf"\b{long}\b", short, new, flags=re.IGNORECASE)
    return new if new != text else None


def without_room(text: str, _: Random) -> str | None:
    new = _ROOM.sub("", text).strip(" ,")
    return new if new != text else None


def without_commas(text: str, _: Random) -> str | None:
    head, _comma, last = text.rpartition(", ")
    return f"{head.replace(',', '')}, {last}" if "," in head else None


def small(text: str, _: Random) -> str | None:
    return text.lower()


def without_country(text: str, _: Random) -> str | None:
    return text.rpartition(", ")[0] or None


def another_house(text: str, random: Random) -> str | None:
    """All numbers of up to four digits moved on."""
    by = random.randint(101, 899)
    new = re.sub(r"\d+", lambda one: str(int(one[0]) + by) if len(one[0]) < 5 else one[0], text)
    return new if new != text else None


def another_street(text: str, random: Random) -> str | None:
    """The words of the first parts replaced, numbers and place kept."""
    parts = text.split(", ")
    if len(parts) < 3:
        return None
    names = ("Zorvex", "Quellmar", "Brindova", "Ostrelik", "Farnholt")
    changed = [re.sub(r"[A-Za-z]{4,}", lambda _: random.choice(names), one) for one in parts[:-2]]
    return ", ".join([*changed, *parts[-2:]])


def another_place(text: str, _: Random) -> str | None:
    """Street and house in a place that nobody has."""
    form = read_address(text)
    if not form.place or form.postcode or not form.country:
        return None
    head, comma, last = text.rpartition(", ")
    new = re.sub(
        rf"\b(?:{'|'.join(map(re.escape, form.place))})\b", "Quellmarstad", head, flags=re.IGNORECASE
    )
    return new + comma + last if new != head else None


ALTERED: dict[str, Change] = {
    "as published": lambda text, _: text,
    "small letters": small,
    "a letter lost": typo,
    "words shortened": shortened,
    "no commas": without_commas,
    "without room or floor": without_room,
    "without the country": without_country,
}
OTHERS: dict[str, Change] = {
    "another house number": another_house,
    "another street": another_street,
    "another place": another_place,
}


def sampled(snapshot: Snapshot, size: int, random: Random) -> list[tuple[int, str, str | None]]:
    """(row of party, address, country) of addresses that name a house or a building."""
    held = [
        (row, one.text, one.country)
        for row, record in enumerate(snapshot.tables.records)
        for one in decode_addresses(record)
    ]
    located = [one for one in held if not read_address(one[1], one[2]).locates_nothing]
    print(f"{len(held):,} addresses, {len(located):,} name a house or a building", file=sys.stderr)
    return random.sample(located, min(size, len(located)))


def figures(home: Path, size: int, seed: int) -> list[str]:
    """The figures as lines of Markdown."""
    snapshot = open_snapshot(Store(home), load_catalogue())
    flags = AddressFlags(snapshot, snapshot.catalogue.list_ids, snapshot.party)
    random = Random(seed)  # noqa: S311 - a sample, no secret
    sample = sampled(snapshot, size, random)
    flags.of("1 Main Street, London")
    lines = ["| listed addresses, altered | sample | met their party |", "|---|---:|---:|"]
    asked, spent = 0, 0.0
    for name, change in ALTERED.items():
        changed = [(row, change(text, random)) for row, text, _ in sample]
        texts = [(row, text) for row, text in changed if text]
        start = time.process_time()
        found = [(row, flags.parties(text)) for row, text in texts]
        spent += time.process_time() - start
        asked += len(texts)
        met = sum(snapshot.party(row).uid in near for row, near in found)
        lines.append(f"| {name} | {len(texts):,} | {met / max(1, len(texts)):.1%} |")
    lines += ["", "| made into others | sample | still met their party |", "|---|---:|---:|"]
    for name, change in OTHERS.items():
        texts = [(row, text) for row, old, _ in sample if (text := change(old, random))]
        met = sum(snapshot.party(row).uid in flags.parties(text) for row, text in texts)
        lines.append(f"| {name} | {len(texts):,} | {met / max(1, len(texts)):.1%} |")
    several = [len(flags.parties(text)) for _, text, _ in sample]
    lines += [
        "",
        f"{asked / spent:,.0f} addresses a second of processor time, one process. Of those as published "
        f"{sum(count > 1 for count in several) / len(several):.0%} stand with more than one listed party.",
    ]
    return lines


def main() -> int:
    """Always 0: figures are not judged here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--home", type=Path, default=Store().home)
    parser.add_argument("--sample", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    lines = [f"Measured on {datetime.now(UTC).date()}, seed {chosen.seed}.", ""]
    lines += figures(chosen.home, chosen.sample, chosen.seed)
    print("\n".join(lines))
    if chosen.write:
        sys.path.insert(0, str(ROOT / "scripts"))
        from build_docs import between

        page, script = ROOT / "docs/addresses.md", "scripts/bench_addresses.py --write"
        page.write_text(
            between(page.read_text(encoding="utf-8"), "addresses", "\n".join(lines), script), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
