"""Old editions of which some files are lost: loaded where a person says so, and told to be not complete."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from screening.catalogue import Catalogue, load_catalogue
from screening.errors import ListError
from screening.model import Coverage
from screening.refresh import SourceResult, refresh
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store

FILES = Path(__file__).resolve().parent.parent / "fixtures/sources/ofac_sdn"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LOST = ("ALT.CSV", "ADD.CSV")


def small() -> Catalogue:
    """The catalogue, in which few parties are enough."""
    catalogue = load_catalogue()
    (source,) = (one for one in catalogue.sources if one.id == "us-ofac-sdn")
    lists = tuple(one.model_copy(update={"expected": (1, 99)}) for one in source.lists)
    return catalogue.model_copy(update={"sources": (source.model_copy(update={"lists": lists}),)})


def folder(place: Path, *, lost: tuple[str, ...] = LOST) -> Path:
    place.mkdir()
    for file in FILES.iterdir():
        if file.name not in lost:
            shutil.copy(file, place / file.name.lower())
    return place


def loaded(store: Store, place: Path, *without: str) -> SourceResult:
    (result,) = refresh(store, small(), (), NOW, places={"us-ofac-sdn": place}, without=without)
    return result


def test_what_is_loaded_without_files_is_not_complete(tmp_path: Path) -> None:
    store, place = Store(tmp_path / "home"), folder(tmp_path / "2026-02-01")
    assert "does not hold ALT.CSV, ADD.CSV" in loaded(store, place).attempts["us-ofac-sdn"].reason
    assert "does not hold ADD.CSV" in loaded(store, place, "alt.csv").attempts["us-ofac-sdn"].reason
    assert not store.editions()
    assert loaded(store, place, "alt.csv", "ADD.CSV").ok
    edition = store.editions()["us-ofac-sdn"]
    assert edition.coverage is Coverage.PARTIAL
    assert "loaded without ALT.CSV, ADD.CSV" in edition.incomplete
    assert not any(party.addresses for party in store.parties(edition))
    (status,) = open_snapshot(store, small()).statuses(NOW.date())
    assert status.state == "partial"
    assert "loaded without ALT.CSV, ADD.CSV" in status.reason
    alone = Store(tmp_path / "alone")  # the same from the one file that there is
    assert loaded(alone, place / "sdn.csv", *LOST).ok


def test_a_whole_edition_gives_way_to_none_without_files(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    assert loaded(store, folder(tmp_path / "2026-02-01", lost=())).ok
    whole = store.editions()["us-ofac-sdn"]
    result = loaded(store, folder(tmp_path / "2026-02-02"), *LOST)
    assert (
        "loaded without ALT.CSV, ADD.CSV, which the last edition had" in result.attempts["us-ofac-sdn"].reason
    )
    assert store.editions()["us-ofac-sdn"] == whole
    place = {"us-ofac-sdn": tmp_path / "2026-02-02"}
    (taken,) = refresh(store, small(), (), NOW, places=place, without=LOST, accept=["us-ofac-sdn"])
    assert taken.ok
    assert "without" in store.editions()["us-ofac-sdn"].accepted
    assert loaded(store, folder(tmp_path / "2026-02-03", lost=()), *LOST).attempts["us-ofac-sdn"].reason == (
        f"{tmp_path / '2026-02-03'} holds ALT.CSV, ADD.CSV (what is there is loaded: leave out --without)"
    )


@pytest.mark.parametrize("name", ["SDN.CSV", "SDN_COMMENTS.CSV", "x.csv", ""])
def test_no_other_file_can_be_left_out(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path / "home")
    with pytest.raises(ListError, match="nothing can be loaded without"):
        loaded(store, folder(tmp_path / "2026-02-01"), name)
    with pytest.raises(ListError, match="nothing can be loaded without"):
        refresh(store, small(), ["us-ofac-sdn"], NOW, without=["ALT.CSV"])
