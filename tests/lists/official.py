"""The official files, read plainly and without the program's own parsers, to hold the hand-kept rows against.

Each reader gives `Entry` values of one list. Nothing is cleaned but white space; `fold` is how names compare.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

COUNTRIES = {
    **{"Afghanistan": "AF", "Cambodia": "KH", "Canada": "CA", "Cayman Islands": "KY", "China": "CN"},
    **{"Democratic People's Republic of Korea": "KP", "Estonia": "EE", "Germany": "DE", "Hong Kong": "HK"},
    **{"India": "IN", "Iran": "IR", "Israel": "IL", "Kazakhstan": "KZ", "Korea, North": "KP", "Russia": "RU"},
    **{"Mongolia": "MN", "Switzerland": "CH", "Syria": "SY", "Turkey": "TR", "United Arab Emirates": "AE"},
    **{"United Kingdom": "GB", "Uzbekistan": "UZ", "Yemen": "YE", "United States": "US", "Lebanon": "LB"},
}


@dataclass
class Entry:
    """One official entry. Name fields are folded; `licence` is the licence requirement of the Entity List,
    `text` the prose in which numbers and addresses stand.
    """

    name: str
    ref: str = ""
    aliases: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    programs: tuple[str, ...] = ()
    listed_on: set[str] = field(default_factory=set)
    expires_on: set[str] = field(default_factory=set)
    births: set[str] = field(default_factory=set)
    citation: str = ""
    licence: str = ""
    text: str = ""


def fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def codes(names: Iterable[str | None]) -> set[str]:
    return {COUNTRIES[name] for name in names if name in COUNTRIES}


def _us_date(month: str, day: str, year: str) -> str:
    number = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 60 else 2000)
    return f"{number}-{int(month):02}-{int(day):02}"


def _first_notice(citation: str) -> set[str]:
    """The date of the first Federal Register notice that a citation names."""
    found = re.search(r"(\d+)/(\d+)/(\d+)", citation)
    return {_us_date(*found.groups())} if found else set()


def _json(path: Path) -> list[dict[str, str | list[str] | None]]:
    found: dict[str, list[dict[str, str | list[str] | None]]] = json.loads(path.read_text(encoding="utf-8"))
    return found["entities"]


def table(data: Path, name: str) -> Iterator[Entry]:
    """A list of `us-lists-2026-07`."""
    for row in _json(data / "us-lists-2026-07" / f"{name}.json"):
        address, notes = f"{row['address'] or ''}", f"{row['notes'] or ''}"
        citation = fold(f"{row['federal_register'] or ''}")
        yield Entry(
            name=fold(f"{row['name']}"),
            aliases={fold(alias) for alias in row["aliases"] or ()},
            countries=codes([f"{row['country']}", "Hong Kong" if "Hong Kong" in address else None]),
            listed_on={str(row["effective_date"])} if row["effective_date"] else _first_notice(citation),
            citation=citation,
            licence=notes if " EAR" in notes else "",
            text=address,
        )


def consolidated(data: Path, file: str, code: str) -> Iterator[Entry]:
    """One list of the Consolidated Screening List, its rows joined by name."""
    path = data / "csl" / file
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines(keepends=True)
    entries: dict[str, Entry] = {}
    for row in csv.DictReader(lines):
        if code not in row["source"]:
            continue
        entry = entries.setdefault(row["name"], Entry(fold(row["name"])))
        entry.aliases.update(fold(part) for part in row["name"].split(" D/B/A "))
        entry.countries.update(re.findall(r"\b([A-Z]{2})(?:;|$)", row["addresses"]))
        entry.countries.update(codes(["Hong Kong"]) if "Hong Kong" in row["addresses"] else ())
        entry.listed_on.add(row["start_date"])
        entry.expires_on.add(row["end_date"])
        # One order, one row for each address of the party.
        entry.citation = fold(row["federal_register_notice"])
    yield from entries.values()


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        rows = [["" if cell.strip() == "-0-" else cell.strip() for cell in row] for row in csv.reader(lines)]
    return [row for row in rows if len(row) > 1]


def _remarks(files: list[Path]) -> dict[str, str]:
    """Remarks by entry number. A comments file goes on, without a gap, where the file before it was cut."""
    joined: dict[str, str] = defaultdict(str)
    for path in files:
        for row in _rows(path):
            joined[row[0]] += f"\n{row[11]}" if len(row) > 11 else row[1]
    return joined


def _iso_dates(pattern: str, text: str) -> set[str]:
    """ISO dates of the OFAC dates ("13 May 1957", "Sep 1961", "1962") that follow `pattern`."""
    found: set[str] = set()
    for day, month, year in re.findall(pattern + r":? (?:(\d\d) )?(?:([A-Z][a-z]{2}) )?(\d{4})", text):
        parts = [year, f"{datetime.strptime(month, '%b').month:02}" if month else "", day]
        found.add("-".join(part for part in parts if part))
    return found


def ofac(prim: Path, alt: Path, add: Path, remarks: list[Path]) -> Iterator[Entry]:
    """An OFAC set. Weak names, birth and listing dates and numbers come from the files in `remarks`."""
    prose = _remarks(remarks)
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(alt):
        names[row[0]].append((row[2], fold(row[3])))
    places: dict[str, list[str]] = defaultdict(list)
    for row in _rows(add):
        places[row[0]].append(row[4])
    for row in _rows(prim):
        text = prose[row[0]]
        own = re.findall(r"(?:nationality|citizen) ([A-Z][A-Za-z, ]+?)(?=[;.])", text)
        kind = {"individual": {"person"}, "vessel": {"vessel"}, "aircraft": {"aircraft"}}
        yield Entry(
            name=fold(row[1]),
            ref=row[0],
            aliases={name for role, name in names[row[0]] if role != "fka"},
            weak={fold(name) for name in re.findall(r"a\.k\.a\. '(.+?)'(?=;|\.?\s|\.?$)", text)},
            former={name for role, name in names[row[0]] if role == "fka"},
            kinds=kind.get(row[2], {"company", "organization"}),
            countries=codes([*places[row[0]], *own]),
            programs=tuple(row[3].split("] [")),
            listed_on=_iso_dates(r"(?<!alt\. )Listing Date \(CMIC\)", text),
            citation=f"ofac entry {row[0]}",
            births=_iso_dates("DOB", text),
            text=text,
        )


def security_council(path: Path) -> Iterator[Entry]:
    for party in ET.parse(path).getroot().iter():
        if party.tag not in ("INDIVIDUAL", "ENTITY"):
            continue
        parts = [party.findtext(f"{nth}_NAME") or "" for nth in ("FIRST", "SECOND", "THIRD", "FOURTH")]
        by_quality: dict[str, set[str]] = defaultdict(set)
        for alias in party.iter(f"{party.tag}_ALIAS"):
            quality = (alias.findtext("QUALITY") or "").strip()
            by_quality[quality].add(fold(alias.findtext("ALIAS_NAME") or ""))
        ref = (party.findtext("REFERENCE_NUMBER") or "").strip()
        births = [b.findtext(tag) for b in party.iter("INDIVIDUAL_DATE_OF_BIRTH") for tag in ("DATE", "YEAR")]
        places = [place.findtext("COUNTRY") for place in party.iter(f"{party.tag}_ADDRESS")]
        yield Entry(
            name=fold(" ".join(parts)),
            ref=ref,
            aliases=by_quality["Good"] | by_quality["a.k.a."],
            weak=by_quality["Low"],
            former=by_quality["f.k.a."],
            kinds={"person"} if party.tag == "INDIVIDUAL" else {"company", "organization"},
            countries=codes([*places, *(value.text for value in party.iterfind("NATIONALITY/VALUE"))]),
            programs=((party.findtext("UN_LIST_TYPE") or "").strip(),),
            listed_on={(party.findtext("LISTED_ON") or "")[:10]},
            births={birth[:10] for birth in births if birth},
            citation=fold(ref),
        )


def _sdn(data: Path) -> Iterator[Entry]:
    new, old = data / "ofac" / "2026-06-02", data / "ofac" / "2023-12-28"
    first = [old / "sdn.csv", old / "sdn_comments.csv", data / "ofac" / "2024-05-03" / "sdn.csv"]
    return ofac(new / "sdn.csv", new / "alt.csv", new / "add.csv", first)


def _cmic(data: Path) -> Iterator[Entry]:
    folder = data / "ofac-consolidated" / "2025-12-19"
    prim = folder / "cons_prim.csv"
    found = ofac(prim, folder / "cons_alt.csv", folder / "cons_add.csv", [prim, folder / "cons_comments.csv"])
    return (entry for entry in found if "CMIC-EO13959" in entry.programs)


READERS: dict[str, Callable[[Path], Iterable[Entry]]] = {
    "us-bis-el": lambda data: table(data, "bis_entity_list"),
    "us-bis-meu": lambda data: table(data, "bis_meu"),
    "us-bis-uvl": lambda data: consolidated(data, "2022-05/consolidated.csv.gz", "(UVL)"),
    "us-bis-dpl": lambda data: consolidated(data, "2026-07-rebuilt/consolidated.csv", "(DPL)"),
    "us-ofac-sdn": _sdn,
    "us-ofac-cmic": _cmic,
    "un-sc": lambda data: security_council(data / "un" / "2026-04-17" / "consolidated.xml"),
    "us-dod-1260h": lambda data: table(data, "dow_1260h"),
    "us-fcc-covered": lambda data: table(data, "fcc_covered"),
}
