"""The law of this room: what is told equals the difference of two whole runs, match by match."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.catalogue import load_catalogue
from screening.model import Kind, Name, Party, Role, Strength
from screening.snapshot.snapshot import Snapshot
from screening.validate.benign import customers

from .made import LISTS, Times, loaded, party, snapshot

WORDS = (
    *("Zorvex", "Zorveks", "Quelbrin", "Marine", "Trading", "Mohammed", "Muhammad", "Ali", "Hassan", "Al"),
    *("aka", "(formerly", "Trading)", "A.S.", "/"),
    *("Deep", "Sea", "Deepsea", "Iran", "Bank", "of", "Petrov", "Ivanovich", "Li", "Wei", "7", "Group", "Z"),
)
KINDS = (Kind.PERSON, Kind.COMPANY, Kind.UNKNOWN, Kind.VESSEL)


@st.composite
def listed(draw: st.DrawFn, number: int) -> Party:
    """A party of one to three names of few words, so that many share them."""
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=3))
    kind = draw(st.sampled_from(KINDS))
    names = [Name.of(" ".join(words), Role.AKA if at else Role.PRIMARY) for at, words in enumerate(texts)]
    if draw(st.booleans()) and len(names) > 1:
        names[-1] = Name.of(names[-1].text, Role.AKA, Strength.WEAK)
    unique = list(dict.fromkeys(names))
    return party(number, *unique, kind=kind, lists=draw(st.sampled_from((LISTS[:1], LISTS[1:], LISTS))))


@st.composite
def two_times(draw: st.DrawFn) -> tuple[list[Party], list[Party]]:
    """Parties of two times: most stay, some come, go or change."""
    before = [draw(listed(number)) for number in range(draw(st.integers(0, 6)))]
    after = [one for one in before if draw(st.integers(0, 3))]
    after = [one if draw(st.integers(0, 3)) else draw(listed(int(one.uid.split(":")[1]))) for one in after]
    after += [draw(listed(100 + number)) for number in range(draw(st.integers(0, 4)))]
    return before, after


FIELD = (*WORDS, "&", "c/o", "Quay;", "IMO 9187629", "Lev and", "#N/A", "unknown")
"""What stands in fields of names: several parties and numbers too."""


@given(
    two_times(),
    st.lists(st.lists(st.sampled_from(FIELD), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=12),
    st.sampled_from(KINDS),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_small_lists(both: tuple[list[Party], list[Party]], names: list[str], kind: Kind) -> None:
    before, after = both
    times = Times(snapshot("2026-01-02", before), snapshot("2026-01-03", after), kind=kind)
    frame = pl.DataFrame({"name": names})
    assert times.told(frame) == times.difference(frame)


CELLS = {
    "alias": st.lists(st.sampled_from(WORDS), max_size=3).map("; ".join),
    "kind": st.sampled_from(("", "person", "ship", "supplier")),
    "birth_date": st.sampled_from(("", "1970-01-02", "once")),
    "country": st.sampled_from(("", "Iran", "nowhere")),
    "identifier": st.sampled_from(("", "", "imo:9187629", "-")),
    "address": st.sampled_from(("", "", "14 Sadovaya Street, Moscow")),
}


@given(
    two_times(),
    st.lists(
        st.tuples(st.lists(st.sampled_from(FIELD), max_size=4).map(" ".join), st.fixed_dictionaries(CELLS)),
        min_size=1,
        max_size=10,
    ),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_that_say_more(
    both: tuple[list[Party], list[Party]], rows: list[tuple[str, dict[str, str]]]
) -> None:
    times = Times(snapshot("2026-01-02", both[0]), snapshot("2026-01-03", both[1]))
    frame = pl.DataFrame([{"name": name, **cells} for name, cells in rows])
    assert times.told(frame) == times.difference(frame)


IN_PARTS = {
    "First name": st.sampled_from(("", *WORDS[:8])),
    "Middle name": st.sampled_from(("", "", "Ivanovich")),
    "Last name": st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    "Passport No": st.sampled_from(("", "", "7700 123456", "-")),
    "kind": CELLS["kind"],
}


@given(two_times(), st.lists(st.fixed_dictionaries(IN_PARTS), min_size=1, max_size=10), st.booleans())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_with_names_in_parts(
    both: tuple[list[Party], list[Party]], rows: list[dict[str, str]], whole: bool
) -> None:
    times = Times(snapshot("2026-01-02", both[0]), snapshot("2026-01-03", both[1]))
    frame = pl.DataFrame(rows)
    if whole:
        frame = frame.with_columns(company=pl.when(pl.int_range(pl.len()) % 2 == 0).then(pl.lit("Zorvex")))
    assert times.told(frame) == times.difference(frame)


# --- real lists ---------------------------------------------------------------------------------------


def table(before: Snapshot, after: Snapshot, shared: Path, seed: int) -> pl.DataFrame:
    """Altered names of parties that changed and of parties that did not, and names of nobody listed."""
    chance = Random(seed)
    old, new = (dict(enumerate(side.tables.records)) for side in (before, after))
    held = set(old.values()) & set(new.values())
    names: list[tuple[str, str]] = []
    for side, records in ((before, old), (after, new)):
        changed = [row for row, record in records.items() if record not in held]
        same = [row for row, record in records.items() if record in held]
        for row in (
            *chance.sample(changed, min(150, len(changed))),
            *chance.sample(same, min(100, len(same))),
        ):
            one = side.party(row)
            name = chance.choice(one.names).text
            names.append((name, one.kind.value))
            names.append((_altered(name, one, chance), ""))
    for file in ("persons", "companies"):
        path = shared / f"eval/benign_{file}_dev.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            some = chance.sample([row["name"] for row in csv.DictReader(lines)], 150)
        names += [(name, chance.choice(("", "person" if file == "persons" else "company"))) for name in some]
    names += [(one.text, one.kind.value) for one in customers(200, seed)]
    chance.shuffle(names)
    return pl.DataFrame(names, schema=["name", "kind"], orient="row")


def _altered(name: str, one: Party, chance: Random) -> str:
    """The name with a letter changed, a word less, or its words turned."""
    words = name.replace(",", "").split()
    how = chance.randrange(3)
    if how == 0 and len(words) > 1:
        words.pop(chance.randrange(len(words)))
    elif how == 1:
        chance.shuffle(words)
    else:
        place = chance.randrange(len(words))
        at = chance.randrange(len(words[place]))
        words[place] = words[place][:at] + chance.choice("aeiou") + words[place][at + 1 :]
    return " ".join(words)


def assert_exact(times: Times, shared: Path) -> set[tuple[object, ...]]:
    frame = table(times.before.snapshot, times.after.snapshot, shared, 5)
    told = times.told(frame)
    assert told == times.difference(frame)
    return told


def test_the_two_un_editions(un_times: Times, shared: Path) -> None:
    told = assert_exact(un_times, shared)
    assert {"new", "changed"} <= {str(one[1]) for one in told}


def test_the_two_sdn_editions_of_2024(tmp_path: Path, shared: Path) -> None:
    """All entries that differ, and every fourth of the others. Only SDN.CSV was kept of these two: the source
    is described without its other files."""
    catalogue = load_catalogue()
    source = catalogue.source("us-ofac-sdn").model_copy(update={"files": ("SDN.CSV",), "optional_files": ()})
    alone = catalogue.model_copy(
        update={"sources": tuple(source if one.id == source.id else one for one in catalogue.sources)}
    )
    days = "2024-04-26", "2024-05-03"
    lines = [(shared / "data/ofac" / day / "sdn.csv").read_bytes().splitlines(keepends=True) for day in days]
    same = sorted(set(lines[0]) & set(lines[1]))
    dropped = set(same) - set(same[::4])
    files = [tmp_path / day / "sdn.csv" for day in days]
    for path, own in zip(files, lines, strict=True):
        path.parent.mkdir()
        path.write_bytes(b"".join(line for line in own if line not in dropped))
    told = assert_exact(Times(*loaded(tmp_path / "home", alone, "us-ofac-sdn", files)), shared)
    assert {"new", "gone", "changed"} == {str(one[1]) for one in told}


def test_words_that_many_parties_bear_now() -> None:
    """Between two such a slip counts less, also where neither weighs otherwise."""
    family = [party(number, f"Juan{number} Hernandez", kind=Kind.PERSON) for number in range(12)]
    family += [party(20 + number, f"Luis{number} Fernandez", kind=Kind.PERSON) for number in range(9)]
    after = [*family, party(40, "Pedro Fernandez", kind=Kind.PERSON)]
    times = Times(snapshot("2026-01-02", family), snapshot("2026-01-03", after), threshold=70)
    frame = pl.DataFrame({"name": ["Luis Hernandez", "Juan Fernandez", "Zorvex Marine"]})
    told = times.told(frame)
    assert told == times.difference(frame)
    assert {"changed", "gone"} & {str(one[1]) for one in told}


@pytest.mark.parametrize("seed", range(3))
def test_an_answer_depends_on_no_other_row(seed: int) -> None:
    before = [party(1, "Zorvex Marine Trading"), party(2, "Quelbrin Bank of Iran")]
    after = [party(1, "Zorvex Marine"), party(3, "Deep Sea Group")]
    times = Times(snapshot("2026-01-02", before), snapshot("2026-01-03", after))
    names = ["Zorvex Marine", "Quelbrin Bank", "Deepsea Group", "Deep Sea", "Ali Hassan"]
    Random(seed).shuffle(names)
    whole = times.told(pl.DataFrame({"name": names}))
    alone = {
        (at, *rest)
        for at, name in enumerate(names, start=1)
        for _, *rest in times.told(pl.DataFrame({"name": [name]}))
    }
    assert whole == alone


def test_rows_that_cannot_differ_are_not_asked(un_times: Times) -> None:
    frame = pl.DataFrame({"name": [one.text for one in customers(800, 3)]})
    assert un_times.found(frame).asked < 60
