"""A damaged store: nothing is screened as if it were whole, one damaged list holds up no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from screening.catalogue import Catalogue, ListFacts
from screening.errors import StoreError
from screening.refresh import refresh
from screening.snapshot.pointer import PointerDamaged
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store, edition_name
from screening.snapshot.verify import verify
from tests.refresh.own import catalogue, table

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def lists(tmp_path: Path) -> Catalogue:
    other = catalogue(tmp_path).sources[0]
    two = other.model_copy(update={"id": "two", "lists": (ListFacts(id="two", title="T", short="TWO"),)})
    return catalogue(tmp_path, (2, 100), two)


@pytest.fixture
def store(tmp_path: Path, lists: Catalogue) -> Store:
    """Two lists, "own" with 10 parties and "two" with 3."""
    store = Store(tmp_path / "home")
    refresh(store, lists, (), NOW, places=places(tmp_path))
    return store


def places(folder: Path) -> dict[str, Path]:
    return {"own": table(folder / "a/2026-02-20", 10), "two": table(folder / "b/2026-02-20", 3)}


def file_of(store: Store, name: str) -> Path:
    (path,) = (store.home / "editions/own").glob(f"*/{name}")
    return path


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


DAMAGES: list[Callable[[Path], None]] = [cut, zero, Path.unlink]


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "without sums"])
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["parties.parquet", "edition.json"])
def test_refreshing_with_the_same_file_mends_an_edition(
    tmp_path: Path, store: Store, lists: Catalogue, name: str, damage: Callable[[Path], None], sealed: bool
) -> None:
    open_snapshot(store, lists)  # with compiled tables nothing reads the edition any more
    damage(file_of(store, name))
    if not sealed:
        file_of(store, "sums.json").unlink()
    assert any(check.fault for check in verify(store))
    own, _ = refresh(store, lists, (), LATER, places=places(tmp_path))
    assert own.ok
    assert own.attempts["own"].state in ("repaired", "loaded")
    assert len(store.parties(store.editions()["own"])) == 10
    assert [check for check in verify(store) if check.fault] == []
    (again, _) = refresh(store, lists, (), LATER, places=places(tmp_path))
    assert again.attempts["own"].state == "unchanged"


@pytest.mark.parametrize("name", ["parties.parquet", "edition.json"])
def test_a_damaged_list_is_absent_and_says_so_and_holds_up_no_other(
    store: Store, lists: Catalogue, name: str
) -> None:
    cut(file_of(store, name))
    snapshot = open_snapshot(store, lists)
    own, two = snapshot.statuses(NOW.date())
    assert (own.state, two.state) == ("absent", "whole")
    assert "DAMAGED" in own.reason
    assert "screen lists refresh --only own" in own.reason
    snapshot.demand(["two"])
    with pytest.raises(StoreError, match="own") as caught:
        snapshot.demand(["own", "two"])
    assert "screen lists refresh --only own" in caught.value.hint


def test_a_damaged_list_does_not_keep_another_from_being_refreshed(
    tmp_path: Path, store: Store, lists: Catalogue
) -> None:
    cut(file_of(store, "edition.json"))
    (result,) = refresh(store, lists, (), LATER, places={"two": table(tmp_path / "c/2026-02-25", 4)})
    assert result.attempts["two"].state == "loaded"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"lists": 3}', b"[]"])
def test_a_damaged_pointer_is_made_anew_from_the_editions_and_says_so(
    tmp_path: Path, store: Store, lists: Catalogue, damage: bytes
) -> None:
    before = store.editions()
    (store.home / "current.json").write_bytes(damage)
    with pytest.raises(PointerDamaged, match="damaged") as caught:
        open_snapshot(store, lists)
    assert "screen lists refresh" in caught.value.hint
    told: list[str] = []
    refresh(store, lists, (), LATER, places={"two": places(tmp_path)["two"]}, told=told.append)
    assert "DAMAGED" in told[0]
    assert (store.home / "current.json.damaged").read_bytes() == damage
    assert store.editions() == before
    own, two = open_snapshot(store, lists).statuses(LATER.date())
    assert "rebuilt" in own.reason
    assert two.reason == ""


def test_a_pointer_is_made_anew_without_the_editions_that_are_damaged(store: Store) -> None:
    cut(file_of(store, "parties.parquet"))
    zero(store.home / "current.json")
    assert len(store.mend_pointer("2026-03-02T00:00:00+00:00")) == 2
    assert set(store.editions()) == {"two"}
    assert store.mend_pointer("2026-03-02T00:00:00+00:00") == ()


def test_the_pointer_of_another_version_is_left_alone(store: Store) -> None:
    path = store.home / "current.json"
    path.write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(StoreError, match="format 99"):
        store.mend_pointer("2026-03-02T00:00:00+00:00")
    assert path.read_text(encoding="utf-8") == '{"format": 99}'


def test_a_damaged_past_edition_is_dropped_and_holds_up_nothing(
    tmp_path: Path, store: Store, lists: Catalogue
) -> None:
    old = file_of(store, "edition.json")
    refresh(store, lists, (), LATER, places={"own": table(tmp_path / "d/2026-02-22", 11)})
    zero(old)
    refresh(store, lists, (), LATER, places={"own": table(tmp_path / "e/2026-02-23", 12)})
    assert store.editions()["own"].parties == 12
    assert not old.exists()


def test_zeroed_tables_are_made_again(store: Store, lists: Catalogue) -> None:
    names = list(open_snapshot(store, lists).tables.texts)
    for path in store.home.glob("compiled/*/*.npy"):
        path.write_bytes(path.read_bytes()[:128] + bytes(path.stat().st_size - 128))
    assert sum(bool(check.fault) for check in verify(store)) == 1
    assert list(open_snapshot(store, lists).tables.texts) == names
    assert [check for check in verify(store) if check.fault] == []


def test_a_store_that_is_a_file_is_one_clean_error(tmp_path: Path, lists: Catalogue) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for call in (Store(tmp_path / "file").pointer, Store(tmp_path / "file/home").locked):
        with pytest.raises(StoreError, match="is not a folder"):
            call()


def test_a_raw_file_that_was_changed_is_kept_anew(tmp_path: Path, store: Store, lists: Catalogue) -> None:
    raw = next((store.home / "raw").glob("*/own.csv"))
    raw.write_bytes(b"changed")
    assert any(check.fault for check in verify(store))
    refresh(store, lists, (), LATER, places=places(tmp_path))
    assert [check for check in verify(store) if check.fault] == []
    assert edition_name(store.editions()["own"]).startswith("2026-02-20")
