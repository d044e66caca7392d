"""What a query knows besides the name, and what of it cannot be used."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate, Identifier, Query
from screening.policy import NOTHING_KNOWN, facts_of, facts_of_text
from screening.policy.facts import MOST_NUMBERS
from screening.text.statements import Particulars


def test_a_bare_name_knows_nothing() -> None:
    assert facts_of(Query("Zorvex")) is NOTHING_KNOWN
    assert not NOTHING_KNOWN.raising


def test_facts_are_read_once() -> None:
    numbers = (Identifier("INN", "7700 000 016", "Russia"), Identifier("", "IMO 9000003"))
    facts = facts_of(Query("Zorvex", birth_date="5.3.1962", country="Iran", identifiers=numbers))
    assert facts.country == "IR"
    assert [one.date for one in facts.births] == ["1962-05-03", "1962-03-05"]
    assert facts.keys == ("7700000016", "9000003")
    assert [(one.type, one.country) for one in facts.identifiers] == [("INN", "RU"), ("imo", None)]
    assert facts.raising
    assert facts.notes == ()


def test_what_cannot_be_used_is_told() -> None:
    numbers = (Identifier("passport", "n/a"), Identifier("imo", "9000001"), Identifier("passport", ""))
    facts = facts_of(Query("Zorvex", birth_date="soon", country="Ruritania", identifiers=numbers))
    assert (facts.births, facts.country, facts.keys) == ((), None, ("9000001",))
    told = " | ".join(facts.notes)
    assert "'soon' cannot be read and was not used" in told
    assert "'Ruritania' is not known, or may be several" in told
    assert "passport 'n/a': it is no number that could identify anybody; it was not used" in told
    assert "imo '9000001': its check digit is wrong; it was looked up as it is written" in told
    assert len(facts.notes) == 4


def test_a_vat_number_says_its_country() -> None:
    assert (
        facts_of(Query("Zorvex", identifiers=(Identifier("vat", "DE 811128135"),))).identifiers[0].country
        == "DE"
    )


def test_too_many_numbers_are_told() -> None:
    many = tuple(Identifier("passport", f"{n:03}4967") for n in range(MOST_NUMBERS + 1))
    facts = facts_of(Query("Zorvex", identifiers=many))
    assert len(facts.keys) == MOST_NUMBERS
    assert "only the first" in facts.notes[-1]


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_that_a_row_holds_is_an_error(born: str, country: str, kind: str, value: str) -> None:
    query = Query("Zorvex", birth_date=born, country=country, identifiers=(Identifier(kind, value, country),))
    facts = facts_of(query)
    assert len(facts.keys) == len(facts.identifiers)


def test_an_age_in_a_text_is_a_span_of_births() -> None:
    told = Particulars(0, ages=(47,), countries=("LB",))
    facts = facts_of_text(told, (2021, 2026))
    assert facts.births == (BirthDate("1973", "1979"),)
    assert facts.country == "LB"


def test_a_birth_in_a_text_counts_before_an_age_and_two_nationalities_count_for_nothing() -> None:
    facts = facts_of_text(Particulars(0, (47,), "5 May 1974", ("LB", "FR")), (2021, 2026))
    assert facts.births == (BirthDate("1974-05-05"),)
    assert facts.country is None
