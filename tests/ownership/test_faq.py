"""OFAC's answers on its 50 percent rule (FAQ 398 to 402), in our own words and with names of our own."""

from __future__ import annotations

import pytest

from .own import SDN, owners_of, reaches, register_of, said_of

X, Y = "Xanthe Holding", "Yarrow Holding"


def test_faq_398_control_is_no_ownership() -> None:
    """A blocked person that runs a company, and owns less than half of it, does not make it blocked."""
    assert reaches([(X, "Acme", "25"), ("Doe", "Acme", "75")], [X], "Acme") == "noted"


def test_faq_399_shares_of_blocked_persons_add_up() -> None:
    """Two blocked persons with a quarter each reach the half together."""
    rows = [(X, "Acme", "25"), (Y, "Acme", "25"), ("Doe", "Acme", "50")]
    assert reaches(rows, [X, Y], "Acme") == "owned"
    assert reaches(rows, [X], "Acme") == "noted"


def test_faq_399_programs_do_not_matter() -> None:
    """They add up though they are blocked under different programs."""
    register = register_of([(X, "Acme", "25"), (Y, "Acme", "25")])
    other = {"us-ofac-sdn": ("CUBA",)}
    assert said_of(owners_of(register, {X: SDN, Y: other}), "Acme")["ofac-50"].reach == "owned"


def test_faq_401_half_of_a_half_counts_in_full() -> None:
    """X has half of A, A has half of B: both are blocked, for A counts with all it holds."""
    rows = [(X, "Alpha", "50"), ("Alpha", "Beta", "50")]
    assert reaches(rows, [X], "Alpha") == "owned"
    assert reaches(rows, [X], "Beta") == "owned"


def test_faq_401_direct_and_indirect_shares_add_up() -> None:
    """X has half of A and a tenth of B, A has 40 percent of B: 10 and 40 make the half."""
    rows = [(X, "Alpha", "50"), (X, "Beta", "10"), ("Alpha", "Beta", "40")]
    assert reaches(rows, [X], "Beta") == "owned"


def test_faq_401_a_quarter_of_each_owner_is_nothing() -> None:
    """X has a quarter of A and of B, which have half of C each: neither is reached, so C is not."""
    rows = [(X, "Alpha", "25"), (X, "Beta", "25"), ("Alpha", "Gamma", "50"), ("Beta", "Gamma", "50")]
    assert reaches(rows, [X], "Gamma") == ""
    assert reaches(rows, [X], "Alpha") == "noted"


def test_faq_401_one_of_two_owners_reached_counts_alone() -> None:
    """X has half of A and a tenth of B, and they have half of C each: A's half alone reaches C."""
    rows = [(X, "Alpha", "50"), (X, "Beta", "10"), ("Alpha", "Gamma", "50"), ("Beta", "Gamma", "50")]
    assert reaches(rows, [X], "Gamma") == "owned"


def test_faq_401_a_long_chain() -> None:
    """Every link of half or more passes it on; a single one below stops it."""
    names = [X, "Alpha", "Beta", "Gamma", "Delta"]
    links = list(zip(names, names[1:], ["50", "50.01", "99", "50"], strict=False))
    assert reaches(links, [X], "Delta") == "owned"
    links[2] = ("Beta", "Gamma", "49.99")
    assert reaches(links, [X], "Gamma") == "noted"
    assert reaches(links, [X], "Delta") == ""


def test_faq_402_a_share_sold_is_told() -> None:
    """A share that fell below the half does not count, and what was blocked by it may still be."""
    header = ("owner", "owned", "percent", "until")
    register = register_of([(X, "Acme", "60", "2025-01-31"), ("Doe", "Acme", "100", "")], header)
    said = said_of(owners_of(register, {X: SDN}), "Acme")["ofac-50"]
    assert said.reach == "noted"
    assert any("may still be" in note for note in said.notes)


@pytest.mark.parametrize(
    ("shares", "reach"),
    [
        (["50"], "owned"),
        (["50.00"], "owned"),
        (["49.99"], "noted"),
        (["49.999999999999999999999999999999"], "noted"),
        (["16.7", "16.7", "16.6"], "owned"),
        (["16.6", "16.7", "16.6"], "noted"),
        (["0.1%"] * 499, "noted"),
        (["0.1%"] * 500, "owned"),
    ],
)
def test_the_half_is_exact(shares: list[str], reach: str) -> None:
    rows = [
        (f"Owner {chr(65 + at // 26)}{chr(65 + at % 26)}", "Acme", share) for at, share in enumerate(shares)
    ]
    assert reaches(rows, [row[0] for row in rows], "Acme") == reach
