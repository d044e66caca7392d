"""Two names compared: labelled cases in tiers, laws that hold for any text, and evidence that adds up."""

from __future__ import annotations

import csv
import string
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from screening.model import Kind, Relation
from screening.names import Weights, compare, name_form
from screening.names.agreement import PERSON, weigh_alignment
from screening.names.align import align
from screening.names.reading import read_case
from screening.names.vocabulary import title_words
from screening.names.weights import default_weights

CASES = list(csv.DictReader((Path(__file__).parent / "cases.csv").open(encoding="utf-8")))
THRESHOLD = 85.0

words = st.text(alphabet=string.ascii_letters, min_size=3, max_size=10).filter(
    # "Abd" takes the next word to itself and titles stand before or behind a name, so order counts
    lambda word: not word.lower().startswith("abd") and word.lower() not in title_words()
)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
kinds = st.sampled_from([Kind.PERSON, Kind.COMPANY, Kind.ORGANIZATION, Kind.VESSEL, Kind.UNKNOWN])
any_text = st.text(max_size=60)


@pytest.mark.parametrize("case", CASES, ids=[f"{row['tier']}: {row['query']}" for row in CASES])
def test_labelled_case(case: dict[str, str]) -> None:
    score = compare(case["query"], case["listed"], Kind(case["kind"])).score
    if case["expected"] == "equal":
        assert score == 100.0
    elif case["expected"] == "match":
        assert THRESHOLD <= score < 100.0 or name_form(case["query"], Kind(case["kind"])).key == (
            name_form(case["listed"], Kind(case["kind"])).key
        )
    else:
        assert score < THRESHOLD


@pytest.mark.parametrize(
    "case", [row for row in CASES if row["tier"] == "apart"], ids=lambda row: row["query"]
)
def test_an_unknown_kind_does_not_make_different_names_match(case: dict[str, str]) -> None:
    listed = name_form(case["listed"], Kind(case["kind"]))
    assert compare(name_form(case["query"]), listed).score < THRESHOLD


@given(names, kinds)
def test_a_name_equals_itself(name: str, kind: Kind) -> None:
    assert compare(name, name, kind).score == 100.0


@given(names, kinds)
def test_case_and_punctuation_change_nothing(name: str, kind: Kind) -> None:
    assume(read_case(name) == name)  # capitals may tell that a letter was misread
    dressed = " - ".join(name.upper().split()) + "!"
    assert compare(dressed, name, kind).score == 100.0


@given(st.lists(words, min_size=2, max_size=4, unique_by=str.lower))
def test_order_costs_a_person_next_to_nothing(tokens: list[str]) -> None:
    turned, name = " ".join(reversed(tokens)), " ".join(tokens)
    read = [sorted(name_form(text, Kind.PERSON).tokens) for text in (turned, name)]
    assume(read[0] == read[1])  # a title ("Hjy") is one in front alone
    assert compare(turned, name, Kind.PERSON).score >= 95.0


@given(names, names, kinds)
@settings(max_examples=200)
def test_symmetric(one: str, other: str, kind: Kind) -> None:
    formed = any(name_form(text, kind).legal_forms for text in (one, other))
    assume(not (formed and kind is Kind.VESSEL))  # a firm asked for among ships is read as a firm
    there, back = compare(one, other, kind), compare(other, one, kind)
    assert abs(there.score - back.score) <= 0.5


@given(any_text, any_text, st.one_of(st.none(), kinds))
@settings(max_examples=300)
def test_any_text_gives_a_score(one: str, other: str, kind: Kind | None) -> None:
    comparison = compare(one, other, kind)
    assert 0.0 <= comparison.score <= 100.0
    assert comparison == compare(one, other, kind)


@given(any_text, any_text, kinds)
@settings(max_examples=200)
def test_hundred_only_for_equal_keys(one: str, other: str, kind: Kind) -> None:
    left, right = name_form(one, kind), name_form(other, kind)
    if compare(left, right).score == 100.0:
        assert left.key == right.key or left.native == right.native != ""


@pytest.mark.parametrize("nothing", ["", "   ", "!!!", "--", "«»", "\x00\x1a"])
def test_nothing_matches_nothing(nothing: str) -> None:
    assert compare(nothing, nothing).score == 0.0
    assert compare(nothing, "Vladimir Zorin").score == 0.0


def test_every_token_is_accounted_for() -> None:
    comparison = compare("Mohamed bin Tariq", "Mohammed Bin Tariq Al Hadidi", Kind.PERSON)
    met = [token for pair in comparison.pairs for token in pair.listed.split()]
    left = [one.token for one in comparison.listed_left]
    assert sorted(met + left) == sorted(name_form("Mohammed Bin Tariq Al Hadidi", Kind.PERSON).tokens)
    assert comparison.pairs[0].relation is Relation.SAME
    assert {pair.relation for pair in comparison.pairs} == {Relation.SAME, Relation.TRANSLITERATION}


def test_legal_forms_that_disagree_cost_something() -> None:
    same = compare("Uralvagon LLC", "Uralvagon Ltd", Kind.COMPANY)
    other = compare("Uralvagon LLC", "Uralvagon JSC", Kind.COMPANY)
    apart = compare("Uralvagon Foundation Stichting", "Uralvagon Foundation LLC", Kind.COMPANY)
    assert same.score == 100.0
    assert same.score > other.score > apart.score
    assert other.adjustments[0].points < 0
    assert "legal forms differ" in other.adjustments[0].reason


def test_weights_of_the_lists_decide_what_identifies() -> None:
    common = Weights(lambda token: 4000 if token == "shahid" else 0, 40_000)
    assert common.weight("shahid") < common.weight("uralvagon")
    rare = compare("Shahid Works", "Shahid Industries", Kind.COMPANY)
    weighed = compare("Shahid Works", "Shahid Industries", Kind.COMPANY, common)
    assert weighed.score < rare.score


FOUR = "Tarvex Zorvex Uralvag Haddadin"


@pytest.mark.parametrize(
    ("between", "at_an_end"),
    [("Tarvex Haddadin", "Tarvex Zorvex"), ("Tarvex Uralvag Haddadin", "Zorvex Uralvag Haddadin")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_name_left_out_between_two_costs_less_than_the_first_or_last(
    between: str, at_an_end: str, turned: bool
) -> None:
    def score(text: str) -> float:
        pair = (FOUR, text) if turned else (text, FOUR)
        return compare(*pair, Kind.PERSON).score

    assert score(between) >= THRESHOLD
    assert score(between) > score(at_an_end) + 1.0


def test_names_between_that_differ_are_no_middle_names_left_out() -> None:
    one, other = "Karim Zorvex Haddadin", "Karim Uralvagon Haddadin"
    assert compare(one, other, Kind.PERSON).score < compare("Karim Haddadin", other, Kind.PERSON).score


@pytest.mark.parametrize(
    ("short", "listed", "kind", "between"),
    [
        ("Karim Haddadin", "Karim Zorvex Haddadin", Kind.PERSON, True),
        ("Karim Haddadin", "Karim Zorvex Haddadin", Kind.UNKNOWN, True),
        ("Karim Haddadin", "Karim Zorvex Haddadin", Kind.COMPANY, False),
        ("Wang Ying", "Wang Guo Ying", Kind.PERSON, False),
        ("김호", "김상호", Kind.PERSON, False),
    ],
)
def test_syllables_and_firms_have_no_middle_names(short: str, listed: str, kind: Kind, between: bool) -> None:
    forms = name_form(short, Kind.PERSON), name_form(listed, kind)
    alignment = align(*(form.tokens for form in forms), acronyms=False)
    assert alignment.ends_met(*(len(form.tokens) for form in forms))
    assert weigh_alignment(*forms, alignment, PERSON, default_weights()).between is between


def test_an_initial_counts_beside_a_rare_name_only() -> None:
    weights = Weights(lambda token: 4000 if token == "mohammed" else 0, 40_000)
    assert compare("F. Mohammed", "Fazul Mohammed", Kind.PERSON, weights).score < THRESHOLD
    assert compare("F. Kalashnikov", "Fazul Kalashnikov", Kind.PERSON, weights).score >= THRESHOLD


def test_scores_spread_without_a_plateau_at_the_threshold(shared: Path) -> None:
    """One shared token must not put a crowd of different names on one score."""
    rows = list(csv.DictReader((shared / "eval" / "benign_persons_dev.csv").open(encoding="utf-8")))[:400]
    scores = [compare(row["name"], "Vladimir Arkadyevich Zorin", Kind.PERSON).score for row in rows]
    assert sum(score >= 80.0 for score in scores) <= 2


@pytest.mark.parametrize(
    ("query", "asked", "listed", "kind"),
    [
        ("Bentley Systems Inc", Kind.COMPANY, "BENTLEY", Kind.VESSEL),
        ("Bentley Systems Inc", Kind.UNKNOWN, "BENTLEY", Kind.VESSEL),
        ("Canaan Inc.", Kind.UNKNOWN, "CANAAN, Fazi", Kind.PERSON),
    ],
)
def test_a_firm_is_not_the_ship_or_person_of_a_similar_name(
    query: str, asked: Kind, listed: str, kind: Kind
) -> None:
    comparison = compare(name_form(query, asked), name_form(listed, kind), asked)
    assert comparison.score < THRESHOLD


def test_an_equal_name_is_met_whatever_bears_it() -> None:
    """The kind may have been guessed, so it hides no equal name; a legal form proves that this is no ship."""
    assert compare(name_form("Dover", Kind.COMPANY), name_form("DOVER", Kind.VESSEL)).score == 100.0
    assert compare(name_form("Fazi Canaan Inc."), name_form("CANAAN, Fazi", Kind.PERSON)).score == 100.0
    assert 80.0 < compare(name_form("Dover Corp"), name_form("DOVER", Kind.VESSEL)).score < THRESHOLD


@pytest.mark.parametrize(
    ("query", "alike"),
    [("Kim Chol-min", True), ("Chol Min Kim", True), ("Kim Min Chol", False), ("Min Chol Kim", False)],
)
def test_the_syllables_of_a_given_name_keep_their_order(query: str, alike: bool) -> None:
    comparison = compare(query, "KIM, Chol Min", Kind.PERSON)
    assert (comparison.score > 98) is alike
    assert comparison.score > 85
    assert any("syllables" in one.reason for one in comparison.adjustments) is not alike


def test_a_legal_form_that_may_be_a_word_costs_nothing_where_the_other_name_has_it() -> None:
    same = compare("Petroleos de Zorvane SA", "PETROLEOS DE ZORVANE, S.A.")
    other = compare("Petroleos de Zorvane SA", "PETROLEOS DE ZORVANE, Ltd.")
    assert [one.weight for one in same.query_left] == [0.0]
    assert same.score > other.score


def test_consonants_of_an_arabic_word_are_no_legal_form() -> None:
    assert compare("عسل ربانی", "RYABINOVAYA OOO").score < 85


def test_a_legal_form_proves_a_firm_and_a_given_kind_only_suggests_one() -> None:
    ship = name_form("NORTHERN HARRIER", Kind.VESSEL)
    proven = compare(name_form("Northern Harier Ltd", Kind.COMPANY), ship, Kind.COMPANY)
    suggested = compare(name_form("Northern Harier", Kind.COMPANY), ship, Kind.COMPANY)
    assert proven.score <= 84.0
    assert suggested.adjustments[-1].points == -6.0
    assert "not of a ship" in suggested.adjustments[-1].reason


@pytest.mark.parametrize("sign", ["Plant 26", "Unit 8200", "L409", "2B"])
def test_digits_are_letters_only_inside_words(sign: str) -> None:
    """A misread word has letters enough to be known; a number or a code is not one."""
    for other in ("Plant 27", "Unit 8201", "L408", "2D", "Plant ZG", "Unit BZOO"):
        assert compare(f"Kronstadt {sign}", f"Kronstadt {other}", Kind.COMPANY).score < THRESHOLD


@given(st.lists(words, min_size=2, max_size=3, unique_by=str.lower), words)
def test_more_left_over_never_scores_higher(tokens: list[str], more: str) -> None:
    plain, longer = " ".join(tokens), " ".join([*tokens, "Q" + more])
    for kind in (Kind.PERSON, Kind.COMPANY):
        form = name_form(plain, kind)
        if name_form(longer, kind).tokens[: len(form.tokens)] == form.tokens:
            assert compare(longer, plain, kind).score <= compare(plain, plain, kind).score
