"""Addresses of the Consolidated List: their countries, the aliases before them, those among names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Address
from screening.sources.csl.addresses import addresses_in, aliases_in, split_off_address


@pytest.mark.parametrize(
    ("cell", "name", "address"),
    [
        ("202 Plant, Baotou Nuclear Energy Facility", "202 Plant, Baotou Nuclear Energy Facility", None),
        ("Huawei Cloud Shenzhen", "Huawei Cloud Shenzhen", None),
        ("8F, No. 431, Sample Road, Taoyuan, Taiwan", "", "8F, No. 431, Sample Road, Taoyuan, Taiwan"),
        ("Ann Exam, Muster Str. 25, Ulm, Germany 73540", "Ann Exam", "Muster Str. 25, Ulm, Germany 73540"),
        ("Zvezda LLC. 4 Primer Street, Kerch, Ukraine", "Zvezda LLC", "4 Primer Street, Kerch, Ukraine"),
        ("Mako. Muster Avenue, 102, Donetsk, Ukraine", "Mako", "Muster Avenue, 102, Donetsk, Ukraine"),
        ("Pr. Primera 1, Moscow, Russia 196105", "", "Pr. Primera 1, Moscow, Russia 196105"),
    ],
)
def test_addresses_in_name_cells(cell: str, name: str, address: str | None) -> None:
    assert split_off_address(cell) == (name, address)


@given(st.text(alphabet="Ab1 ,.-", max_size=40))
def test_nothing_of_a_cell_is_lost_when_an_address_is_split_off(cell: str) -> None:
    name, address = split_off_address(cell)
    letters = [char for char in cell if char.isalnum()]
    assert [char for char in name + (address or "") if char.isalnum()] == letters


def test_countries_of_addresses() -> None:
    assert addresses_in("TW")[1] == ("TW",)
    assert addresses_in("")[0] == ()
    assert addresses_in("Juba, South Sudan")[1] == ("SS",)
    assert addresses_in("1 Main Street, Anthony, NM, 88021")[1] == ("US",)
    found = addresses_in("a.k.a., the following two aliases: 1 Kirova, Odesa, Ukraine. (See Ukraine), UA")
    assert found == ((Address("1 Kirova, Odesa, Ukraine", "UA"),), ("UA",))


def test_aliases_at_the_head_of_an_address() -> None:
    cell = "(a.k.a., Lin Muster, Steven Lim and Yong Lim),170 Bukit, Singapore, SG; 158 Kallang Way, SG"
    assert aliases_in(cell) == ["Lin Muster", "Steven Lim", "Yong Lim"]
    assert [address.text for address in addresses_in(cell)[0]] == ["170 Bukit, Singapore", "158 Kallang Way"]
