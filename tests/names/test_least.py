"""The least that tokens cost left over is no more than they do, and as much as is known of their place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Kind
from screening.names import Names, Weights, compare, name_form, read_names
from screening.names.leftovers import REPEATED
from tests.names.costs import costs_of, costs_of_all

ROUNDED = 0.001
WORDS = (
    "Volga Karimovich Ali Wang Guo Ying Trading Group Kazan Dubai Iran HSIG Hermon Steel Industrial the of "
    "MV M V S vessel II 7 1987 Ltd Oy gmb SA 12 street Ltd, Volga, (tanker) Volga 金 김철수 محمد " + "x" * 29
).split()
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
kinds = st.sampled_from((Kind.PERSON, Kind.COMPANY, Kind.VESSEL, Kind.UNKNOWN))
FREQUENT = Weights(lambda token: len(token) * 40, 30_000)


@settings(max_examples=500, deadline=None)
@given(texts, kinds, texts, kinds)
def test_no_leftover_costs_less_than_its_least(asked: str, kind: Kind, listed: str, other: Kind) -> None:
    form, held = name_form(asked, kind), name_form(listed, other)
    found = compare(form, held, kind if kind is not Kind.UNKNOWN else None, FREQUENT)
    for side, left in ((form, found.query_left), (held, found.listed_left)):
        least = costs_of(side, FREQUENT)
        for one in left:
            if side.tokens.count(one.token) == 1 and (one.weight or len(side.text) < 30):
                # unless a kind is given, either way of weighing may have been the better one
                lowest = least[one.token][1] if kind is Kind.PERSON else min(least[one.token])
                assert one.weight >= lowest - ROUNDED


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(texts, kinds), max_size=30))
def test_what_a_name_costs_does_not_depend_on_the_others(asked: list[tuple[str, Kind]]) -> None:
    forms = [name_form(text, kind) for text, kind in asked]
    assert costs_of_all(forms, FREQUENT) == [costs_of(form, FREQUENT) for form in forms]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(texts, kinds), min_size=20, max_size=30))
def test_tails_are_told_alike_of_names_that_were_read_together(asked: list[tuple[str, Kind]]) -> None:
    columns = [list(column) for column in zip(*asked, strict=True)]
    read, forms = read_names(*columns), [name_form(text, kind) for text, kind in asked]
    told = [(form.tail, form.address) for form in forms]
    assert [read.tail(at) for at in range(len(forms))] == told
    assert [Names.of(forms).tail(at) for at in range(len(forms))] == told


@pytest.mark.parametrize(
    ("text", "kind", "token", "firm", "person"),
    [
        ("Zorvex Marlin", Kind.UNKNOWN, "zorvex", 1.0, 1.0),
        ("Zorvex Trading", Kind.UNKNOWN, "trading", 0.12, 1.0),  # a word of business
        ("Zorvex 1987", Kind.PERSON, "1987", 0.0, 0.01),  # when he was born
        ("Zorvex Karimovich", Kind.PERSON, "karimovich", 1.0, 0.4),  # his father's name
        ("Zorvex Dubai", Kind.COMPANY, "dubai", 0.5, 1.0),  # where it is
        ("Dubai Zorvex", Kind.COMPANY, "dubai", 1.0, 1.0),
        ("Zorvex Marlin I", Kind.UNKNOWN, "i", 0.0, 1.0),  # perhaps a number
        ("M V Zorvex", Kind.UNKNOWN, "v", 0.05, 1.0),  # says that she is a ship
        ("the vessel Zorvex", Kind.UNKNOWN, "vessel", 0.05, 1.0),
        ("Zorvex vessel Marlin", Kind.UNKNOWN, "vessel", 1.0, 1.0),
        ("Zorvex Marlin gmb", Kind.COMPANY, "gmb", 0.2, 1.0),  # a legal form misspelled
        ("Zorvex Marlin gmb Ltd", Kind.COMPANY, "gmb", 1.0, 1.0),  # which it is not beside one
        ("Hermon Steel Irons HSI", Kind.COMPANY, "hsi", 0.0, 1.0),  # says the others again
        ("Wang Guo Ying", Kind.PERSON, "guo", 1.0, 2.6),  # half a given name
        ("Zorvex Ltd Marlin", Kind.COMPANY, "marlin", 0.5, 1.0),  # behind its legal form
        ("Zorvex Ltd, 12 Main Street", Kind.COMPANY, "main", 0.01, 0.01),  # where it is
    ],
)
def test_what_tokens_cost_hangs_on_their_place(
    text: str, kind: Kind, token: str, firm: float, person: float
) -> None:
    weighed = FREQUENT.of(token)
    assert costs_of(name_form(text, kind), FREQUENT)[token] == (weighed[0] * firm, weighed[1] * person)


def test_a_token_that_stands_again_costs_little_more() -> None:
    firm, person = FREQUENT.of("zorvex")
    again = costs_of(name_form("Zorvex Marlin Zorvex"), FREQUENT)["zorvex"]
    assert again == pytest.approx((firm * (1.0 + REPEATED), person * (1.0 + REPEATED)))


def test_the_last_token_of_a_name_cut_off_costs_nothing() -> None:
    assert costs_of(name_form("Zorvex Marlin Oceanic Shipping Hold"), FREQUENT)["hold"] == (0.0, 0.0)
