"""Laws of weighing, for any names and facts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate, Identifier, Kind, Outcome, Party, Query
from tests.policy.own import FIRM, PERSON, SHIP, candidate, judged, named, only

NAMES = st.sampled_from(
    [
        "Timur Korzhanov",
        "Timur Arkadyevich Korzhanov",
        "Timur Arkadievich Korzhunov",
        "T. Korzhanov",
        "Korzhanof Timur",
        "Zorvex Semiconductor",
        "Zorvix Semiconductors Ltd",
        "Zorvex Quay",
        "Zorvex",
        "Kestrel",
    ]
)
PARTIES = st.sampled_from([PERSON, FIRM, SHIP, named(SHIP, "ZORVEX"), named(FIRM, "Zorvex Quay Ltd")])
KINDS = st.sampled_from([Kind.UNKNOWN, Kind.PERSON, Kind.COMPANY, Kind.VESSEL])
YEARS = st.integers(1900, 2010)
ORDER = [Outcome.NOT_LISTED, Outcome.POSSIBLE, Outcome.LISTED]


def rank(query: Query, party: Party) -> tuple[float, int]:
    verdict = judged(query, party)
    return only(verdict).score, ORDER.index(verdict.outcome)


@given(NAMES, PARTIES, KINDS, YEARS, st.booleans())
def test_an_agreeing_birth_date_never_lowers(
    text: str, party: Party, kind: Kind, year: int, country: bool
) -> None:
    party = replace(party, birth_dates=(BirthDate(f"{year}-07-14"),))
    query = Query(text, kind=kind, country="CL" if country else None)
    ranks = [rank(replace(query, birth_date=date), party) for date in (None, f"{year}", f"{year}-07-14")]
    assert ranks[0][0] <= ranks[1][0] <= ranks[2][0]
    assert ranks[0][1] <= ranks[1][1] <= ranks[2][1]


@given(NAMES, PARTIES, KINDS, YEARS, st.integers(2, 80))
def test_a_contradicting_birth_date_never_raises(
    text: str, party: Party, kind: Kind, year: int, years: int
) -> None:
    party = replace(party, birth_dates=(BirthDate(f"{year}"),))
    query = Query(text, kind=kind)
    before, after = rank(query, party), rank(replace(query, birth_date=str(year + years)), party)
    assert after[0] <= before[0]
    assert after[1] <= before[1]


@given(NAMES, PARTIES, KINDS, st.sampled_from(["RU", "CN", "IR", "CL", "HK", "Ruritania"]))
def test_a_country_moves_by_few_points(text: str, party: Party, kind: Kind, country: str) -> None:
    query = Query(text, kind=kind)
    before, after = rank(query, party), rank(replace(query, country=country), party)
    assert -3.0 <= after[0] - before[0] <= 2.0
    if country in party.countries:
        assert after >= before


@given(NAMES, PARTIES, KINDS, st.sampled_from(["imo", "passport", "number", "tax_id"]), st.booleans())
def test_an_equal_number_never_lowers(text: str, party: Party, kind: Kind, type_: str, same: bool) -> None:
    party = replace(
        party, identifiers=(Identifier("imo", "9000003"), Identifier("tax_id", "7799000016", "RU"))
    )
    number = Identifier(type_, "9000003" if same else "7799000016", "RU")
    query = Query(text, kind=kind)
    before, after = rank(query, party), rank(replace(query, identifiers=(number,)), party)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(
    NAMES,
    PARTIES,
    KINDS,
    st.sampled_from(["", "1985", "05/03/1962", "1962", "1964", "x"]),
    st.sampled_from(["", "RU", "CL", "x"]),
)
def test_the_points_account_for_the_score(
    text: str, party: Party, kind: Kind, born: str, country: str
) -> None:
    party = replace(party, birth_dates=(BirthDate("1962-03-05"),))
    named_ = candidate(text, party, kind=kind).comparison
    found = only(judged(Query(text, kind=kind, birth_date=born, country=country), party))
    added = found.comparison.adjustments[len(named_.adjustments) :]
    assert 0.0 <= found.score <= 100.0
    assert found.score == found.comparison.score
    assert abs(found.score - named_.score - sum(one.points for one in added)) < 0.02
