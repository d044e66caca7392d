"""Whole published files through the whole refresh: rows accounted for, differences counted independently."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from screening.catalogue import Catalogue, load_catalogue
from screening.model import Coverage
from screening.refresh import SourceResult, refresh
from screening.snapshot.diff import compare_editions
from screening.snapshot.store import Store, edition_name

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def load(store: Store, catalogue: Catalogue, source_id: str, path: Path, *accept: str) -> SourceResult:
    (result,) = refresh(store, catalogue, (), NOW, places={source_id: path}, accept=accept)
    return result


@pytest.fixture(scope="module")
def of_2023(tmp_path_factory: pytest.TempPathFactory, shared: Path, catalogue: Catalogue) -> Path:
    """A store with the SDN list of 2023; nobody writes there."""
    home = tmp_path_factory.mktemp("of_2023")
    assert load(Store(home), catalogue, "us-ofac-sdn", shared / "data/ofac/2023-12-28").ok
    return home


def counts(store: Store) -> dict[str, int]:
    return {list_id: edition.parties for list_id, edition in store.editions().items()}


def test_ofac_of_2023(tmp_path: Path, shared: Path, catalogue: Catalogue, of_2023: Path) -> None:
    store = Store(shutil.copytree(of_2023, tmp_path / "home"))
    edition = store.editions()["us-ofac-sdn"]
    assert (edition.parties, edition.coverage) == (13_821, Coverage.WHOLE)
    parties = store.parties(edition)
    assert sum(any(name.strength == "weak" for name in party.names) for party in parties) >= 1_860
    load(store, catalogue, "us-ofac-cons", shared / "data/ofac-consolidated/2025-12-19")
    uids = {
        p.uid
        for list_id in counts(store)
        if list_id != "us-ofac-sdn"
        for p in store.parties(store.editions()[list_id])
    }
    assert len(uids) == 442


def test_the_consolidated_list_of_2022_and_2026(tmp_path: Path, shared: Path, catalogue: Catalogue) -> None:
    store = Store(tmp_path)
    assert load(store, catalogue, "us-csl", shared / "data/csl/2022-05").ok
    of_2022 = {
        "bis-el": 2_001,
        "bis-meu": 71,
        "bis-uvl": 201,
        "bis-dpl": 462,
        "state-isn": 163,
        "state-dtc": 727,
    }
    assert counts(store) == {f"us-{code}": count for code, count in of_2022.items()}
    assert not load(store, catalogue, "us-csl", shared / "data/csl/2026-07-rebuilt").ok
    assert counts(store)["us-bis-el"] == 3_409
    assert counts(store)["us-bis-uvl"] == 201
    assert "no party of this list" in store.pointer().attempts["us-bis-uvl"].reason


@pytest.mark.parametrize(
    ("source_id", "path", "said"),
    [
        ("us-csl", "data/csl/2023-11-30-truncated", "consolidated.csv"),
        ("us-ofac-sdn", "data/ofac/2024-05-04-empty", "ALT.CSV"),
        ("un-sc", "data/us-lists-2026-07/source-uflpa-2026-07-09.html", "not the UN list"),
    ],
)
def test_what_was_published_broken_is_refused(
    source_id: str, path: str, said: str, tmp_path: Path, shared: Path, catalogue: Catalogue
) -> None:
    store = Store(tmp_path)
    assert not load(store, catalogue, source_id, shared / path).ok
    assert counts(store) == {}
    assert said in next(iter(store.pointer().attempts.values())).reason


def test_an_empty_file_among_whole_ones_is_refused(
    tmp_path: Path, shared: Path, catalogue: Catalogue
) -> None:
    folder = tmp_path / "2024-05-04"
    folder.mkdir()
    for name in ("alt.csv", "add.csv"):
        (folder / name).symlink_to(shared / "data/ofac/2023-12-28" / name)
    (folder / "sdn.csv").symlink_to(shared / "data/ofac/2024-05-04-empty/sdn.csv")
    store = Store(tmp_path / "home")
    assert not load(store, catalogue, "us-ofac-sdn", folder).ok
    assert "empty" in store.pointer().attempts["us-ofac-sdn"].reason
    assert counts(store) == {}


def test_the_two_un_editions_differ_as_counted(tmp_path: Path, shared: Path, catalogue: Catalogue) -> None:
    """Counted with a regular expression over the raw files, beside the parser."""
    folders = [shared / "data/un/2026-02-27", shared / "data/un/2026-04-17"]
    references = [
        set(re.findall(r"<REFERENCE_NUMBER>\s*([^<]+?)\s*</REFERENCE_NUMBER>", text))
        for text in ((folder / "consolidated.xml").read_text(encoding="utf-8") for folder in folders)
    ]
    store = Store(tmp_path)
    editions = []
    for folder in folders:
        assert load(store, catalogue, "un-sc", folder).ok
        editions.append(store.editions()["un-sc"])
    assert [edition.parties for edition in editions] == [1_003, 1_005]
    made = compare_editions(*(store.parties(edition) for edition in editions))
    assert {party.uid.partition(":")[2] for party in made.added} == references[1] - references[0]
    assert {party.uid.partition(":")[2] for party in made.removed} == references[0] - references[1]
    assert edition_name(store.history("un-sc")[0]) == edition_name(editions[1])


def test_the_two_sdn_editions_of_2024_differ_as_counted(
    tmp_path: Path, shared: Path, catalogue: Catalogue
) -> None:
    """Only SDN.CSV was kept of these two: the source is described without its other files."""
    source = catalogue.source("us-ofac-sdn").model_copy(update={"files": ("SDN.CSV",), "optional_files": ()})
    alone = catalogue.model_copy(
        update={"sources": tuple(source if one.id == source.id else one for one in catalogue.sources)}
    )
    paths = [shared / "data/ofac" / day / "sdn.csv" for day in ("2024-04-26", "2024-05-03")]
    numbers = []
    for path in paths:
        with path.open(encoding="latin-1", newline="") as file:
            numbers.append({row[0] for row in csv.reader(file) if row[0].isdigit()})
    store = Store(tmp_path)
    editions = []
    for path in paths:
        assert load(store, alone, "us-ofac-sdn", path).ok, store.pointer().attempts
        editions.append(store.editions()["us-ofac-sdn"])
    assert [edition.parties for edition in editions] == [14_668, 14_965]
    made = compare_editions(*(store.parties(edition) for edition in editions))
    assert {party.uid.partition(":")[2] for party in made.added} == numbers[1] - numbers[0]
    assert {party.uid.partition(":")[2] for party in made.removed} == numbers[0] - numbers[1]


def test_the_denied_persons_list_alone(tmp_path: Path, shared: Path, catalogue: Catalogue) -> None:
    store = Store(tmp_path)
    assert load(store, catalogue, "us-bis-dpl-txt", shared / "data/bis-dpl/dpl_2023-11-30.txt").ok
    assert counts(store) == {"us-bis-dpl": 665}


def test_an_edition_that_lost_its_remarks_is_refused(
    tmp_path: Path, shared: Path, catalogue: Catalogue, of_2023: Path
) -> None:
    """As many parties as before, and no birth date or identifier among them."""
    store = Store(shutil.copytree(of_2023, tmp_path / "home"))
    bare = shared / "data/ofac/2026-06-02"
    said = load(store, catalogue, "us-ofac-sdn", bare).attempts["us-ofac-sdn"].reason
    assert "birth dates of 0 parties, of 6," in said
    assert "identifiers of 0 parties, of 8," in said
    assert "--accept us-ofac-sdn" in said
    assert store.editions()["us-ofac-sdn"].published_on == "2023-12-28"
