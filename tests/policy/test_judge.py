"""Every rule of judgement, each with a case on both sides of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Basis, Kind, Listing, Name, Outcome, Strength
from screening.names import compare, name_form
from screening.policy import Candidate, Context, judge
from screening.policy.reserves import reserve_of_text
from screening.policy.terms import LISTED
from tests.policy.own import FIRM, PERSON, RULES, SHIP, named, verdict, with_alias


def test_the_primary_name_is_listed() -> None:
    assert verdict("Zorvex Semiconductor Company Limited", FIRM)[:2] == (Outcome.LISTED, Basis.NAME)


def test_a_missing_patronymic_does_not_hide_a_person() -> None:
    assert verdict("Timur Korzhanov", PERSON, kind=Kind.PERSON)[0] is Outcome.LISTED


def test_a_typo_is_possible_and_says_so() -> None:
    outcome, basis, said = verdict("Zorvix Semiconductor", FIRM)
    assert (outcome, basis) == (Outcome.POSSIBLE, Basis.FUZZY)
    assert "zorvix" in said.casefold()


def test_a_near_miss_says_why() -> None:
    outcome, _, why = verdict("Kestrel Semiconductor", FIRM)
    assert outcome is Outcome.NOT_LISTED
    assert "semiconductor" in why.casefold() or "zorvex" in why.casefold()


def test_a_weak_alias_alone_is_possible_at_most() -> None:
    party, alias = with_alias(FIRM, "Silver Gate Devices", Strength.WEAK)
    assert verdict("Silver Gate Devices", party, alias)[:2] == (Outcome.POSSIBLE, Basis.WEAK_ALIAS)


def test_a_name_met_by_its_initials_alone_hides_no_other_name_of_the_party() -> None:
    party, alias = with_alias(named(FIRM, "Zorvex Bureau of Semiconductor Ships (ZBSS)"), "ZBSS")
    query = name_form("Zervex Bureau of Semiconductor Ships (ZBSS)", Kind.COMPANY)
    found = [
        Candidate(party, one, compare(query, name_form(one.text, Kind.COMPANY), Kind.COMPANY))
        for one in (party.names[0], alias)
    ]
    assert judge(query, Kind.COMPANY, found[1:], RULES).outcome is Outcome.NOT_LISTED
    for order in (found, found[::-1]):
        (match,) = judge(query, Kind.COMPANY, order, RULES).matches
        assert match.name is party.names[0]


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.VESSEL])
def test_a_one_word_weak_alias_of_a_person_or_vessel_never_matches_alone(kind: Kind) -> None:
    party, alias = with_alias(replace(PERSON, kind=kind), "GHARIB", Strength.WEAK)
    outcome, _, why = verdict("Gharib", party, alias)
    assert outcome is Outcome.NOT_LISTED
    assert "weak alias" in why


def test_an_alias_without_a_shared_word_collides_unless_the_text_points_to_its_party() -> None:
    party, alias = with_alias(replace(FIRM, countries=("PE",)), "People's Liberation Army")
    asked = "People's Liberation Army"
    assert verdict(asked, party, alias, context=Context())[:2] == (Outcome.POSSIBLE, Basis.COLLISION)
    assert "collision" in verdict(asked, party, alias, context=Context())[2]
    assert verdict(asked, party, alias, context=Context(corroborated={party.uid}))[0] is Outcome.LISTED
    assert verdict(asked, party, alias, context=Context(countries={"PE"}))[0] is Outcome.LISTED
    assert verdict(asked, party, alias, context=None)[0] is Outcome.LISTED


def test_an_alias_that_shares_a_word_needs_nothing_else() -> None:
    party, alias = with_alias(FIRM, "Zorvex Devices")
    assert verdict("Zorvex Devices", party, alias, context=Context())[:2] == (Outcome.LISTED, Basis.ALIAS)


@pytest.mark.parametrize(
    ("primary", "alias"),
    [
        ("ZORVEKSEKSPORT OAO", "Zorvexexport JSC"),  # one word in two spellings
        (
            "Special Industries Group (SIG)",
            "Special Industries Group",
        ),  # no word tells much; all are the same
        ("State Enterprise Universal-Avia", "GUP Universal-Avia"),  # two words tell enough together
    ],
)
def test_an_alias_in_another_spelling_shares_its_words(primary: str, alias: str) -> None:
    party, name = with_alias(replace(FIRM, names=(Name.of(primary),)), alias)
    assert verdict(alias, party, name, context=Context())[:2] == (Outcome.LISTED, Basis.ALIAS)


def test_ordinary_words_of_a_text_are_no_match_where_a_telling_one_is_left_over() -> None:
    party = named(FIRM, "Victory of Imam Zorvandi's Army")
    assert verdict("Victory Armies", party, context=Context())[0] is Outcome.NOT_LISTED
    assert (
        verdict("Victory Army", named(FIRM, "Victory Army Group"), context=Context())[0] is Outcome.POSSIBLE
    )


def test_ordinary_words_do_not_meet_another_countrys_party() -> None:
    def reserve(context: Context, asked: str = "People Army") -> str:
        party = replace(named(FIRM, f"{asked} of Iran"), countries=(), kind=Kind.ORGANIZATION)
        query = name_form(asked)
        comparison = compare(query, name_form(party.caption, Kind.ORGANIZATION))
        return reserve_of_text(
            query, Kind.UNKNOWN, Candidate(party, party.names[0], comparison), RULES, context
        )

    assert "Iran" in reserve(Context(countries={"CN"}))
    assert reserve(Context(countries={"IR"})) == reserve(Context(claimed=True)) == ""
    assert reserve(Context(countries={"CN"}), "Zorvex Army") == ""


def test_a_body_that_many_states_have_needs_its_country_in_the_text() -> None:
    asked = "Ministry of the People"
    party = replace(named(FIRM, asked), countries=("MM",), kind=Kind.ORGANIZATION)
    outcome, _, said = verdict(asked, party, context=Context(countries={"SG"}))
    assert (outcome, "country" in said) == (Outcome.POSSIBLE, True)
    assert verdict(asked, party, context=Context(countries={"MM"}))[0] is Outcome.LISTED
    assert verdict(asked, party, context=Context(claimed=True))[0] is Outcome.LISTED
    assert verdict(asked, party, context=None)[0] is Outcome.LISTED
    telling = named(party, "Zorvex People Army")
    assert verdict("Zorvex People Army", telling, context=Context(countries={"SG"}))[0] is Outcome.LISTED


def test_letters_that_firms_of_many_countries_go_by_need_its_country_in_the_text() -> None:
    party = replace(named(FIRM, "ZVK LLC"), countries=("RU",))
    outcome, _, said = verdict("ZVK", party, context=Context(countries={"DK"}))
    assert (outcome, "many countries" in said) == (Outcome.POSSIBLE, True)
    assert verdict("ZVK", party, context=Context(countries={"RU"}))[0] is Outcome.LISTED
    assert verdict("ZVK", named(party, "ZVK"), context=Context(countries={"DK"}))[0] is Outcome.LISTED
    assert verdict("ZVK", party, context=None)[0] is Outcome.LISTED


def test_a_body_is_not_the_one_that_split_from_it() -> None:
    party = replace(named(FIRM, "REPUBLICAN ZORVEX FEIN"), kind=Kind.ORGANIZATION)
    outcome, _, said = verdict("Zorvex Fein", party, context=Context())
    assert (outcome, "republican" in said) == (Outcome.POSSIBLE, True)
    assert verdict("Republican Zorvex Fein", party, context=Context())[0] is Outcome.LISTED


def test_a_dictionary_word_in_a_text_is_possible_at_most() -> None:
    party = replace(FIRM, names=(Name.of("TARGET"),))
    assert verdict("Target", party, context=Context())[0] is Outcome.POSSIBLE
    assert verdict("Target", party, context=None)[0] is Outcome.LISTED


def test_an_abbreviation_that_is_a_word_too_is_met_as_it_is_written() -> None:
    party, alias = with_alias(named(FIRM, "Channel Automatic Loading Machines Co., Ltd."), "CALM")
    assert verdict("CALM", party, alias, context=Context())[0] is Outcome.LISTED
    assert verdict("Calm", party, alias, context=Context())[0] is Outcome.POSSIBLE


def test_a_name_compared_as_another_kind_reads_it_is_judged() -> None:
    """The word left over there is a legal form in the query's own reading."""
    party = named(FIRM, "Target Marine")
    comparison = compare(name_form("Target SA"), name_form("Target Marine", Kind.COMPANY))
    found = [Candidate(party, party.names[0], replace(comparison, score=90.0))]
    assert "sa" in {one.token for one in comparison.query_left}
    query = name_form("Target SA", Kind.COMPANY)
    assert judge(query, Kind.COMPANY, found, RULES).outcome is Outcome.NOT_LISTED


def test_an_expired_listing_is_possible_at_most() -> None:
    ended = replace(FIRM, listings=(Listing("us-bis-dpl", expires_on="2026-02-28"),))
    assert verdict("Zorvex Semiconductor", ended)[0] is Outcome.POSSIBLE
    assert "expired" in verdict("Zorvex Semiconductor", ended)[2]
    today = replace(FIRM, listings=(Listing("us-bis-dpl", expires_on="2026-03-01"),))
    assert verdict("Zorvex Semiconductor", today)[0] is Outcome.LISTED
    both = replace(ended, listings=(*ended.listings, Listing("us-bis-el")))
    assert verdict("Zorvex Semiconductor", both)[0] is Outcome.LISTED


def test_the_order_of_candidates_changes_nothing() -> None:
    query = name_form("Zorvex Semiconductor")
    parties = [replace(FIRM, uid=f"us-bis-el:{n}") for n in range(4)]
    names = [Name.of(t) for t in ("Zorvex Semiconductor", "Zorvex Semi", "Zorvix Semiconductors", "Kestrel")]
    found = [
        Candidate(party, name, compare(query, name.text)) for party, name in zip(parties, names, strict=True)
    ]
    assert judge(query, Kind.UNKNOWN, found, RULES) == judge(query, Kind.UNKNOWN, found[::-1], RULES)


def test_one_letter_or_digit_says_nothing() -> None:
    party = replace(FIRM, names=(Name.of("APS 9"),))
    assert verdict("The 9 Ltd", party)[0] is Outcome.NOT_LISTED


def test_initials_alone_make_no_match() -> None:
    party = replace(FIRM, names=(Name.of("Palestinian League in Austria"),))
    assert verdict("PLA", party, context=Context())[0] is Outcome.NOT_LISTED


def test_a_ship_of_common_words_needs_a_ship_in_the_text() -> None:
    ship = replace(FIRM, kind=Kind.VESSEL, names=(Name.of("VICTORY 2"),))
    assert verdict("Victory 2", ship, context=Context())[0] is Outcome.NOT_LISTED
    assert verdict("Victory 2", ship, kind=Kind.VESSEL, context=Context())[0] is Outcome.LISTED
    port = Context(own="place")
    assert verdict("Zorvek", replace(ship, names=(Name.of("ZORVEK"),)), context=port)[0] is Outcome.NOT_LISTED
    rare = replace(ship, names=(Name.of("ZORVEX QUAY"),))
    assert verdict("Zorvex Quay", rare, context=Context())[0] is Outcome.POSSIBLE
    assert verdict("Zorvex Quay", rare)[0] is Outcome.LISTED


def test_a_place_is_no_fuzzy_match() -> None:
    party = replace(FIRM, names=(Name.of("Hangzhoo"),))
    assert verdict("Hangzhou", party, context=Context(own="place"))[0] is Outcome.NOT_LISTED
    same = replace(FIRM, names=(Name.of("Hangzhou"),))
    assert verdict("Hangzhou", same, context=Context(own="place"))[0] is Outcome.POSSIBLE
    formed = replace(FIRM, names=(Name.of("Hangzhou Co., Ltd."),))
    assert verdict("Hangzhou", formed, context=Context(own="place"))[0] is Outcome.NOT_LISTED
    assert verdict("Hangzhou Ltd", formed, context=Context(own="place"))[0] is Outcome.POSSIBLE
    assert verdict("Hangzhou", formed)[0] is Outcome.LISTED


def test_one_word_of_a_longer_name_is_no_match() -> None:
    party = replace(FIRM, names=(Name.of("KORVAX"),))
    outcome, _, why = verdict("Brightwater Korvax", party, context=Context())
    assert outcome is Outcome.NOT_LISTED
    assert why


def test_a_second_surname_may_lack() -> None:
    party = named(PERSON, "KORZHANOVA ZUBIRIA, Nikoleta")
    assert verdict("Nikoleta Korzhanova", party, kind=Kind.PERSON)[0] is Outcome.LISTED
    assert verdict("Nikoleta Zubiria", party, kind=Kind.PERSON)[0] is not Outcome.LISTED
    common = named(PERSON, "GARCIA LOPEZ, Juan")
    assert verdict("Juan Garcia", common, kind=Kind.PERSON)[0] is not Outcome.LISTED


@pytest.mark.parametrize("asked", ["Nikoleta Alexandra Korzhanova", "Nikoleta Zubiria"])
def test_a_score_that_leaves_a_name_over_is_not_surely_the_listed_one(asked: str) -> None:
    listed = "KORZHANOVA ZUBIRIA, Nikoleta" if "Zubiria" in asked else "KORZHANOVA, Nikoleta"
    assert compare(asked, listed, Kind.PERSON).score >= LISTED
    assert verdict(asked, named(PERSON, listed), kind=Kind.PERSON)[0] is Outcome.POSSIBLE


def test_given_names_alone_are_a_strangers_whole_name() -> None:
    western = named(PERSON, "NIKOLETA ZUBIRIA KORZHANOVA")
    assert verdict("Nikoleta Zubiria", western, kind=Kind.PERSON)[0] is Outcome.POSSIBLE
    assert verdict("Nikoleta Korzhanova", western, kind=Kind.PERSON)[0] is Outcome.LISTED
    family_first = named(PERSON, "KORZHANOVA, Nikoleta Zubiria")
    assert verdict("Zubiria Korzhanova", family_first, kind=Kind.PERSON)[0] is Outcome.POSSIBLE
    assert verdict("Nikoleta Korzhanova", family_first, kind=Kind.PERSON)[0] is Outcome.LISTED


def test_an_acronym_may_hold_a_legal_form() -> None:
    party, alias = with_alias(named(FIRM, "Petromarina de Kestrelia, S.A."), "PDKSA")
    context = Context(frozenset(), frozenset())
    assert verdict("PDKSA", party, alias, context=context)[0] is Outcome.LISTED


def test_a_former_name_of_a_ship_is_no_collision() -> None:
    party, name = with_alias(SHIP, "KESTRAVEL 7")
    context = Context(ships=True)
    assert verdict("Kestravel 7", party, name, kind=Kind.VESSEL, context=context)[0] is Outcome.LISTED
    assert verdict("Kestravel 7", party, name, context=context)[0] is Outcome.POSSIBLE


def test_a_ships_name_needs_a_text_that_speaks_of_ships() -> None:
    party = named(SHIP, "ZORVANDRA")
    silent, speaking = Context(ships=False), Context(ships=True)
    outcome, _, why = verdict("Zorvandra", party, context=silent)
    assert outcome is Outcome.NOT_LISTED
    assert "nothing in the text speaks of a ship" in why
    assert verdict("Zorvandra", party, context=speaking)[0] is Outcome.POSSIBLE
    assert verdict("Zorvandra", party, kind=Kind.VESSEL, context=silent)[0] is Outcome.LISTED


def test_one_short_word_of_a_text_that_is_spelled_otherwise_is_another_name() -> None:
    outcome, _, why = verdict("Zorvik", named(FIRM, "Zorvek"), context=Context())
    assert outcome is Outcome.NOT_LISTED
    assert "spelled otherwise" in why
    assert verdict("Kronstadtov", named(FIRM, "Kronshtadtov"), context=Context())[0] is Outcome.POSSIBLE


def test_a_short_name_in_characters_is_met_whole() -> None:
    outcome, _, why = verdict("大华", named(FIRM, "HUA"))
    assert outcome is Outcome.NOT_LISTED
    assert "left over" in why


def test_a_dictionary_word_is_a_listed_name_where_the_text_says_that_it_is_listed() -> None:
    party = named(FIRM, "Target Co., Ltd.")
    assert verdict("Target", party, context=Context())[0] is Outcome.POSSIBLE
    assert verdict("Target", party, context=Context(claimed=True))[0] is Outcome.LISTED
