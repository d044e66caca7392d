"""The store: what is written comes back, what was changed is noticed, what is half done is not seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import StoreError
from screening.model import (
    Address,
    BirthDate,
    Coverage,
    Edition,
    Fact,
    Identifier,
    Kind,
    Listing,
    Name,
    Party,
    Role,
    Strength,
)
from screening.snapshot import store as store_module
from screening.snapshot.embedded import counted
from screening.snapshot.pointer import Attempt
from screening.snapshot.records import decode_party, digest_of, encode
from screening.snapshot.store import Store, edition_name

ACME = Party(
    uid="own:1",
    kind=Kind.COMPANY,
    names=(Name.of("Acme Rockets Ltd"), Name.of("ACR", Role.AKA, Strength.WEAK)),
    listings=(Listing("own", programs=("X",), listed_on="2024-05-01", citation="89 FR 1"),),
    countries=("CN",),
    addresses=(Address("1 Road, Beijing", "CN"),),
    identifiers=(Identifier("uscc", "91110000", "CN"),),
    facts=(Fact("note", "made up"),),
)
PERSON = Party(
    uid="own:2",
    kind=Kind.PERSON,
    names=(Name.of("ДОУ, Джон"),),
    listings=(Listing("own"),),
    birth_dates=(BirthDate("1962", "1964", circa=True),),
)


def edition(*parties: Party, **changed: object) -> Edition:
    plain = Edition(
        list_id="own",
        source_id="own",
        coverage=Coverage.WHOLE,
        published_on="2026-01-02",
        as_of="2026-01-02",
        retrieved_at=None,
        sha256="ab" * 32,
        digest="",
        parties=0,
        names=0,
        weak_names=0,
    )
    return counted(replace(plain, **changed), parties)


def load(store: Store, new: Edition) -> None:
    store.write_edition(new, (ACME, PERSON))
    store.switch([new], {})


def test_a_record_comes_back_as_it_was() -> None:
    assert decode_party(encode(ACME)) == ACME
    assert decode_party(encode(PERSON)) == PERSON
    assert decode_party(encode(PERSON)).names[0].script == "Cyrl"


@given(st.text(min_size=1), st.sampled_from(list(Role)), st.sampled_from(list(Strength)))
def test_any_name_comes_back_with_its_strength(text: str, role: Role, strength: Strength) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    party = Party("x:1", Kind.UNKNOWN, (Name.of(text, role, strength),), (Listing("own"),))
    assert decode_party(encode(party)) == party


def test_the_digest_does_not_depend_on_the_order() -> None:
    assert digest_of(["a", "b"]) == digest_of(["b", "a"]) != digest_of(["ab"])


def test_an_empty_store_holds_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path / "none").editions() == {}


def test_an_edition_is_seen_only_after_the_switch(tmp_path: Path) -> None:
    store, new = Store(tmp_path), edition(ACME, PERSON)
    store.write_edition(new, (ACME, PERSON))
    assert store.editions() == {}
    store.switch([new], {"own": Attempt("loaded", "2026-01-03T00:00:00+00:00")})
    assert store.editions() == {"own": new}
    assert set(store.parties(new)) == {ACME, PERSON}
    assert (new.parties, new.names, new.weak_names) == (2, 3, 1)


def test_a_changed_party_is_noticed(tmp_path: Path) -> None:
    store, new = Store(tmp_path), edition(ACME)
    store.write_edition(new, (ACME,))
    path = tmp_path / "editions/own" / edition_name(new) / "parties.parquet"
    frame = pl.read_parquet(path)
    frame.with_columns(pl.col("record").str.replace("Acme", "Acne")).write_parquet(path)
    with pytest.raises(StoreError, match="not those that were stored"):
        store.parties(new)


@pytest.mark.parametrize("damage", [b"", b"{", b'{"format": 99}', b"\xff\xfe"])
def test_a_damaged_pointer_is_an_error_not_an_empty_store(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "current.json").write_bytes(damage)
    with pytest.raises(StoreError) as caught:
        Store(tmp_path).pointer()
    assert caught.value.hint


@pytest.mark.parametrize("step", ["replace", "fsync", "write_parquet"])
def test_a_failure_while_writing_leaves_the_old_edition_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store, old, new = Store(tmp_path), edition(ACME), edition(ACME, PERSON, sha256="cd" * 32)
    store.write_edition(old, (ACME,))
    store.switch([old], {})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        if step == "replace":
            patched.setattr(Path, "replace", full)
        elif step == "fsync":
            patched.setattr(store_module.os, "fsync", full)
        else:
            patched.setattr(pl.DataFrame, "write_parquet", full)
        with pytest.raises(StoreError, match="No space left"):
            load(store, new)
    assert store.editions() == {"own": old}
    assert store.parties(old) == (ACME,)
    assert [path.name for path in (tmp_path / "editions/own").iterdir()] == [edition_name(old)]
