"""Equal identifiers: which are the same party, which are worth a look, which say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Basis, Identifier, Kind, Listing, Outcome, Query
from screening.names import name_form
from screening.policy import facts_of, judge, near_misses
from tests.policy.own import (
    FIRM,
    NEAR,
    PERSON,
    RULES,
    SHIP,
    born,
    candidate,
    judged,
    judged_at,
    numbered,
    only,
)

OTHER = "Quite Another Name"
LISTED, POSSIBLE, NOTHING = Outcome.LISTED, Outcome.POSSIBLE, Outcome.NOT_LISTED

CASES = [
    # asked type, value, issuer, query country; listed type, value, issuer; outcome
    ("imo", "IMO 9000003", None, None, "imo", "9000003", None, LISTED),
    ("IMO number", "9000003", None, "Chile", "imo", "9000003", "IR", LISTED),
    ("number", "9000003", None, None, "imo", "9000003", None, POSSIBLE),
    ("imo", "9000004", None, None, "imo", "9000003", None, NOTHING),
    ("passport", "9000003", None, None, "imo", "9000003", None, NOTHING),
    ("mmsi", "900000310", None, None, "mmsi", "900000310", None, POSSIBLE),
    ("call sign", "ZRVX9", None, None, "call_sign", "ZRVX 9", None, POSSIBLE),
    ("passport", "ab 123 4567", "PK", None, "passport", "AB1234567", "PK", LISTED),
    ("passport", "AB1234567", None, "Pakistan", "passport", "AB1234567", "PK", LISTED),
    ("passport", "AB1234567", None, None, "passport", "AB1234567", "PK", POSSIBLE),
    ("passport", "AB1234567", None, "Chile", "passport", "AB1234567", "PK", POSSIBLE),
    ("passport", "AB1234567", "CL", None, "passport", "AB1234567", "PK", NOTHING),
    ("passport", "0486735", "PK", None, "passport", "486735", "PK", POSSIBLE),
    ("passport", "7418", "PK", None, "passport", "7418", "PK", NOTHING),
    ("national id", "99103-5251752-5", "PK", None, "passport", "991035251752 5", "PK", POSSIBLE),
    ("tax_id", "0274051580", "RU", None, "tax_id", "274051580", "RU", LISTED),
    ("INN", "7799000016", None, "RU", "registration", "7799000016", "RU", LISTED),
    ("vat", "DE811128135", None, None, "tax_id", "811128135", "DE", LISTED),
    ("tax_id", "7799000016", None, None, "tax_id", "7799000016", "RU", POSSIBLE),
    ("tax_id", "7799000016", "KZ", None, "tax_id", "7799000016", "RU", NOTHING),
    ("registration", "100200", "HK", None, "registration", "100200", "CN", POSSIBLE),
    ("kpp", "770901001", "RU", None, "registration", "770901001", "RU", NOTHING),
    ("uscc", "91 9900 00MAQRTEX00G", None, None, "uscc", "91990000MAQRTEX00G", "CN", LISTED),
    ("lei", "9999 ZORVEX00SEMICO61", None, None, "lei", "9999zorvex00semico61", None, LISTED),
    ("bic", "ZRVXRUMMXXX", None, None, "swift", "ZRVXRUMM", None, LISTED),
    ("btc", "bitcoin:1Zorvex9Semi7Wa11et", None, None, "wallet", "1Zorvex9Semi7Wa11et", None, LISTED),
    ("eth", "0xABCDEF0123456789abcd", None, None, "wallet", "0xabcdef0123456789abcd", None, LISTED),
    ("isin", "XX9ZORVEX009", None, None, "isin", "XX9ZORVEX009", None, POSSIBLE),
    ("aircraft serial", "857", None, None, "aircraft_serial", "857", None, NOTHING),
    ("passport", "000000", "PK", None, "passport", "000000", "PK", NOTHING),
    ("licence", "1000", "RU", None, "licence", "1000", "RU", NOTHING),
]  # fmt: skip


@pytest.mark.parametrize(
    ("type_", "value", "issuer", "country", "listed_type", "listed_value", "listed_issuer", "outcome"), CASES
)
def test_an_equal_number(
    type_: str,
    value: str,
    issuer: str | None,
    country: str | None,
    listed_type: str,
    listed_value: str,
    listed_issuer: str | None,
    outcome: Outcome,
) -> None:
    party = replace(numbered(FIRM, listed_type, listed_value, listed_issuer), countries=())
    found = judged(Query(OTHER, country=country, identifiers=(Identifier(type_, value, issuer),)), party)
    assert found.outcome is outcome
    if outcome is not NOTHING:
        match = found.matches[0]
        assert match.basis is Basis.IDENTIFIER
        assert listed_value in match.sentence
        assert match.score >= (95.0 if outcome is LISTED else RULES.threshold)
        assert match.comparison.adjustments[-1].points > 0.0


def test_the_number_counts_beside_an_equal_name_too() -> None:
    party = numbered(SHIP, "imo", "9000003")
    found = judged(Query("Zorvex Quay", identifiers=(Identifier("imo", "9000003"),)), party)
    assert (found.outcome, found.matches[0].basis) == (LISTED, Basis.IDENTIFIER)
    assert "the names are the same" in found.matches[0].sentence
    assert "the same IMO 9000003" in found.matches[0].sentence


def test_a_number_too_short_to_prove_anything_supports_a_near_name() -> None:
    party = numbered(PERSON, "passport", "7418", "RU")
    number = (Identifier("passport", "7418", "RU"),)
    assert only(judged_at(84.0, Query(NEAR, identifiers=number), party)).score == 87.0
    assert only(judged_at(79.0, Query(NEAR, identifiers=number), party)).score == 79.0


def test_what_contradicts_the_number_makes_it_possible() -> None:
    number = (Identifier("passport", "AB1234567", "RU"),)
    party = born(numbered(PERSON, "passport", "AB1234567", "RU"), "1962-03-05")
    assert judged(Query(OTHER, identifiers=number), party).outcome is LISTED
    assert judged(Query(OTHER, birth_date="1985", identifiers=number), party).outcome is POSSIBLE
    assert judged(Query(OTHER, kind=Kind.VESSEL, identifiers=number), party).outcome is POSSIBLE


def test_an_expired_listing_is_possible_at_most() -> None:
    party = replace(
        numbered(FIRM, "lei", "9999ZORVEX00SEMICO61"),
        listings=(Listing("us-bis-dpl", expires_on="2020-01-01"),),
    )
    found = judged(Query(OTHER, identifiers=(Identifier("lei", "9999ZORVEX00SEMICO61"),)), party)
    assert (found.outcome, found.matches[0].basis) == (POSSIBLE, Basis.EXPIRED)


def test_the_party_is_found_by_any_of_its_names() -> None:
    party = numbered(FIRM, "lei", "9999ZORVEX00SEMICO61")
    query = Query(OTHER, identifiers=(Identifier("lei", "9999ZORVEX00SEMICO61"),))
    found = [candidate(OTHER, party), candidate(OTHER, party)]
    verdict = judge(name_form(OTHER), Kind.UNKNOWN, found, RULES, None, facts_of(query))
    assert len(verdict.matches) == 1
    assert near_misses(found, RULES)[0].score < 85.0


def test_notes_reach_the_verdict() -> None:
    assert judged(Query(OTHER, birth_date="soon"), FIRM).notes == (
        "the birth date 'soon' cannot be read and was not used",
    )
