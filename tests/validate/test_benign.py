"""Names of nobody: made by a seed, distinct, of the kinds they say; and the files of users."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import InputError
from screening.model import Kind, script_of
from screening.validate.benign import a_firm, a_person, a_vessel, customers
from screening.validate.customers import read_customers
from screening.validate.listed import Group


def test_the_same_seed_gives_the_same_names() -> None:
    assert customers(200, 7) == customers(200, 7)
    assert customers(200, 7) != customers(200, 8)


def test_kinds_and_numbers() -> None:
    made = customers(501, 1)
    assert len({(one.text, one.group) for one in made}) == len(made) == 501
    counts = {group: sum(one.group is group for one in made) for group in Group}
    assert counts == {Group.PERSON: 201, Group.FIRM: 200, Group.VESSEL: 100, Group.UNSPECIFIED: 0}
    assert customers(0, 1) == ()


@given(st.integers())
def test_names_are_whole(seed: int) -> None:
    for draw in (a_person, a_firm, a_vessel):
        name = draw(Random(seed))
        assert name == name.strip()
        assert len(name) > 1
        assert not set("{}_|") & set(name)


def test_names_come_in_many_scripts() -> None:
    scripts = {script_of(one.text) for one in customers(2000, 1)}
    assert {"Latn", "Cyrl", "Arab", "Hani", "Hang", "Grek"} <= scripts


def test_a_customer_file(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(
        '\ufeffId;Full Name;Type\r\n1;Heikki Saarela;Individual\r\n2;"Alpha; Beta";company\r\n'
        "3; ;company\r\n4;Gamma;supplier\r\n5;Gamma;supplier\r\n6\r\n".encode()
    )
    read = read_customers(path)
    assert [(one.text, one.kind, one.group) for one in read.names] == [
        ("Heikki Saarela", Kind.PERSON, Group.PERSON),
        ("Alpha; Beta", Kind.COMPANY, Group.FIRM),
        ("Gamma", Kind.UNKNOWN, Group.UNSPECIFIED),
    ]
    assert len(read.sha256) == 64


def test_a_stray_quotation_mark_joins_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    rows = 'name,kind\n"Heikki Saarela,person\nAlpha Beta,company\nGamma 5" Pipes,company\n'
    path.write_text(rows, "utf-8")
    texts = {one.text.strip('"') for one in read_customers(path).names}
    assert {"Alpha Beta", 'Gamma 5" Pipes'} <= texts
    assert len(texts) + read_customers(path).unread == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\n ", "empty"),
        (b"address,phone\nx,y\n", "no column is called name"),
        (b"name\n", "holds no name"),
        (b"name,kind\n,person\n  ,person\n", "holds no name"),
        (b"PK\x03\x04 rubbish", "archive"),
        (b"PAR1rubbish", "Parquet"),
        (b"name\n\x00\x01\x02\x03", "holds no name"),
        (b"name\n" + b"x" * 200_000 + b"\n", "holds no name"),
    ],
)
def test_hostile_files_are_refused_by_name(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_customers(path)
    assert said in str(caught.value)
    assert caught.value.hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.csv", tmp_path):
        with pytest.raises(InputError, match="is no file"):
            read_customers(path)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "customers.csv"
    path.write_bytes(data)
    try:
        read = read_customers(path).names
    except InputError:
        return
    assert read
