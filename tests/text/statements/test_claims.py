"""Claims about listings: found by grammar, tied to their party, never where nothing is claimed.

Two tables of sentences, what claims and what does not, are most of it: they are read against each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document
from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.statements import Claimed, Said, find_claims
from tests.text.labelled import text_of

Told = tuple[str, str, str, str | None]


def told_in(text: str) -> list[Told]:
    """(party, claimed, list ids, date) of every claim."""
    document = read_document(None, text.encode())
    clusters = cluster(document, find_mentions(document))
    found = find_claims(document, clusters)
    assert all(document.text[one.start : one.end] == one.quote for one in found)
    return [(clusters[one.party].name, one.claimed.value, " ".join(one.lists), one.on) for one in found]


def only(text: str) -> Said:
    document = read_document(None, text.encode())
    (said,) = find_claims(document, cluster(document, find_mentions(document)))
    return said


US = "us-ofac us-state"
ALL = "us-ofac us-state un-sc eu-fsf uk-sanctions"
EL = "us-bis-el"
SDN = "us-ofac-sdn"
DOD = "us-dod-1260h"
FIRST, SECOND = ["Norvik Trading"], ["Zorvex Labs"]
BOTH = FIRST + SECOND


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norvik Trading was added to the Entity List in May 2019.", ("added", EL, "2019-05")),
        ("On 9 October 2019, Norvik Trading was added to the Entity List.", ("added", EL, "2019-10-09")),
        ("Norvik Trading has been on the U.S. Entity List since 2019.", ("on", EL, "2019")),
        ("Norvik Trading (on the Entity List since 2019) sold pumps.", ("on", EL, "2019")),
        ("Norvik Trading remains on the Entity List.", ("on", EL, None)),
        ("It grew.[1] Norvik Trading was added to the Entity List in 2020.[2]", ("added", EL, "2020")),
        ("Norvik Trading, which Washington put on the Entity List in 2024, left.", ("added", EL, "2024")),
        ("Norvik Trading, which the US sanctioned in 2019, sold pumps.", ("added", US, "2019")),
        ("Norvik Trading, which Washington blacklisted in May 2025, left.", ("added", "us", "2025-05")),
        ("He left Norvik Trading, the Russian firm that the US sanctioned in 2014.", ("added", US, "2014")),
        ("Norvik Trading faces U.S. sanctions.", ("on", US, None)),
        ("Norvik Trading faces no sanctions.", ("off", ALL, None)),
        ("Norvik Trading is under no sanctions.", ("off", ALL, None)),
        ("Norvik Trading was delisted by OFAC in 2019.", ("removed", "us-ofac", "2019")),
        ("Norvik Trading was delisted in 2019 after sanctions were eased.", ("removed", "", "2019")),
        ("Sanctions bite. Norvik Trading was put on the list in May 2019.", ("added", "", "2019-05")),
        ("Norvik Trading is among firms added to the Entity List in 2020.", ("on", EL, "2020")),
        ("Norvik Trading was put on the Commerce Department's Entity List.", ("added", EL, None)),
        ("Norvik Trading's addition to the Entity List in 2020 hurt sales.", ("added", EL, "2020")),
        ("Norvik Trading is on the SDN list.", ("on", SDN, None)),
        ("Norvik Trading is on the Pentagon's list of Chinese military companies.", ("on", DOD, None)),
        ("Norvik Trading was named a Specially Designated Global Terrorist.", ("added", SDN, None)),
        ("Norvik Trading is under US sanctions.", ("on", US, None)),
        ("Norvik Trading was blacklisted by Washington in 2019.", ("added", "us", "2019")),
        ("Norvik Trading, blacklisted by the US in 2020, sold pumps.", ("added", "us", "2020")),
        ("Pumps went to US-sanctioned Norvik Trading.", ("added", US, None)),
        ("Norvik Trading has been sanctioned by the UN since 2016.", ("on", "un-sc", "2016")),
        ("Norvik Trading was sanctioned in 2022 by the European Union.", ("added", "eu-fsf", "2022")),
        ("The Treasury sanctioned Norvik Trading in March 2022.", ("added", "us-ofac", "2022-03")),
        ("The European Union imposed sanctions on Norvik Trading.", ("added", "eu-fsf", None)),
        ("The US added Norvik Trading to a trade blacklist.", ("added", "us-bis", None)),
        ("Norvik Trading has not been blacklisted.", ("off", "", None)),
        ("“Norvik Trading has never been blacklisted,” its lawyer said.", ("off", "", None)),
        ("Norvik Trading is not on any sanctions list.", ("off", "", None)),
        ("Norvik Trading isn't on the Entity List.", ("off", EL, None)),
        ("Norvik Trading is on no sanctions list.", ("off", "", None)),
        ("The US did not add Norvik Trading to the Entity List.", ("off", EL, None)),
        ("Norvik Trading was removed from the SDN list in 2021.", ("removed", "us-ofac-sdn", "2021")),
        ("Norvik Trading is no longer on the Entity List.", ("removed", EL, None)),
        ("Norvik Trading was on the Entity List until 2022.", ("removed", EL, None)),
        ("The Treasury lifted sanctions on Norvik Trading.", ("removed", "us-ofac", None)),
        ("Norvik Trading has not been removed from the Entity List.", ("on", EL, None)),
        ("Norvik Trading joined the Entity List in 2022.", ("added", EL, "2022")),
        ("Norvik Trading never joined the Entity List.", ("off", EL, None)),
        ("Norvik Trading landed on the SDN List in May 2023.", ("added", SDN, "2023-05")),
        ("Norvik Trading found itself on the Entity List.", ("added", EL, None)),
        ("Norvik Trading came under US sanctions in 2025.", ("added", US, "2025")),
        ("Norvik Trading came off the SDN List in 2021.", ("removed", SDN, "2021")),
        ("Norvik Trading, a target of US sanctions, left.", ("added", US, None)),
        ("Norvik Trading remains blacklisted by Washington.", ("on", "us", None)),
        ("Norvik Trading, a firm the United States blacklisted in 2021, left.", ("added", "us", "2021")),
        ("The Entity List includes Norvik Trading.", ("on", EL, None)),
        ("The Entity List does not include Norvik Trading.", ("off", EL, None)),
        ("The Entity List included Norvik Trading until 2020.", ("removed", EL, None)),
        ("Pumps reached sanctions-hit Norvik Trading.", ("added", "", None)),
        ("Washington put Norvik Trading under sanctions in 2025.", ("added", "us", "2025")),
        ("The Treasury hit Norvik Trading with sanctions.", ("added", "us-ofac", None)),
        ("OFAC delisted Norvik Trading in 2019.", ("removed", "us-ofac", "2019")),
        ("The addition of Norvik Trading to the Entity List in 2019 hurt.", ("added", EL, "2019")),
        ("The removal of Norvik Trading from the SDN List was a gain.", ("removed", SDN, None)),
        ("OFAC's designation of Norvik Trading in April 2022 hurt.", ("added", "us-ofac", "2022-04")),
        ("US sanctions on the Russian bank Norvik Trading took effect.", ("added", US, None)),
        ("Washington designated Norvik Trading.", ("added", "us", None)),
        ("The Treasury designated Norvik Trading under E.O. 13382.", ("added", "us-ofac", None)),
        ("Today, OFAC is designating Norvik Trading for supporting it.", ("added", "us-ofac", None)),
        ("On May 3, 2022, OFAC (“it”), designated Norvik Trading.", ("added", "us-ofac", "2022-05-03")),
        ("Norvik Trading was designated pursuant to E.O. 13382.", ("added", "", None)),
        ("Norvik Trading is being designated under Executive Order 14024.", ("on", "", None)),
        ("Sanctions bite. Norvik Trading has no sanctions against it.", ("off", "", None)),
    ],
)  # fmt: skip
def test_one_claim_of_its_party(text: str, told: tuple[str, str, str | None]) -> None:
    assert told_in(text) == [("Norvik Trading", *told)]


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions experts at Norvik Trading say the rules changed.",
        "Norvik Trading was added to the list of suppliers.",
        "Norvik Trading is on the US list of best employers.",
        "Norvik Trading was included in the EU's list of approved suppliers.",
        "Norvik Trading was listed on the Hong Kong stock exchange in 2019.",
        "Norvik Trading was delisted from the New York Stock Exchange in 2021.",
        "Norvik Trading was delisted in 2019 after a poor year.",
        "Sanctions bite. Norvik Trading was delisted by the exchange in 2019.",
        "Sanctions bite. Norvik Trading was delisted from the exchange in 2019.",
        "Norvik Trading's new song was put on the list in May 2019.",
        "Norvik Trading, which Washington praised in 2019, left.",
        "Norvik Trading could face U.S. sanctions.",
        "Norvik Trading faces sanctions risk, analysts said.",
        "Norvik Trading was added to the S&P 500 list in 2019.",
        "Norvik Trading was blacklisted by the World Bank.",
        "FIFA blacklisted Norvik Trading in 2019.",
        "The court sanctioned Norvik Trading for late filing.",
        "The sale was sanctioned by the board of Norvik Trading.",
        "Norvik Trading was sanctioned by Germany's football league.",
        "Norvik Trading was designated a preferred bidder.",
        "The US designated Norvik Trading the preferred bidder.",
        "OFAC designated Norvik Trading as its agent.",
        "The US designated Norvik Trading to lead the sale.",
        "The board approved the sale of Norvik Trading, which lists 40 products.",
        "Norvik Trading could be added to the Entity List.",
        "Norvik Trading should be added to the Entity List, senators said.",
        "Norvik Trading risks being blacklisted by Washington.",
        "Norvik Trading has yet to be added to the Entity List.",
        "Norvik Trading was nearly added to the Entity List in 2020.",
        "The US will add Norvik Trading to the Entity List.",
        "Lawmakers urged Commerce to add Norvik Trading to the Entity List.",
        "Lawmakers urged that the US put Norvik Trading on the Entity List.",
        "Washington is considering adding Norvik Trading to the Entity List.",
        "If Norvik Trading is added to the Entity List, sales will fall.",
        "Regulators asked whether Norvik Trading was on the SDN list.",
        "Was Norvik Trading added to the Entity List in 2019?",
        "Pressed about new sanctions on Norvik Trading, the official offered nothing.",
        "Norvik Trading was under sanctions investigation in 2019.",
        "Suppliers of Norvik Trading were added to the Entity List.",
        "A subsidiary of Norvik Trading was added to the Entity List in 2020.",
        "Norvik Trading's suppliers were blacklisted by Washington.",
        "Norvik Trading's blacklisted affiliates sold pumps.",
        "The US blacklisted suppliers of Norvik Trading.",
        "The US sanctioned Norvik Trading executives in 2020.",
        "Norvik Trading sold pumps, and a rival was added to the Entity List.",
        "Zorvex Labs sold pumps to Norvik Trading before it was sanctioned by the EU.",
        "Once Norvik Trading is added to the Entity List, sales will stop.",
        "Sales stop as soon as Norvik Trading has been put on the Entity List.",
        "Until the company Norvik Trading is added to the Entity List, sales go on.",
        "When Norvik Trading is added to the Entity List, sales will stop.",
        "Assuming Norvik Trading is added to the Entity List, sales will fall.",
        "Imagine that Norvik Trading were put on the Entity List.",
        "Provided Norvik Trading is not sanctioned by the US, sales go on.",
        "As long as Norvik Trading is not on the Entity List, sales go on.",
        "Norvik Trading joined the list of bidders in 2022.",
        "Norvik Trading could join the Entity List.",
        "Norvik Trading feared that it would land on the Entity List.",
        "Had Norvik Trading joined the Entity List, sales had stopped.",
        "The customers of Norvik Trading landed on the Entity List.",
        "The Entity List includes a customer of Norvik Trading.",
        "The list of suppliers includes Norvik Trading.",
        "US sanctions on Russia hurt Norvik Trading.",
        "US sanctions on Norvik Trading were lifted.",
        "The US opposes the addition of Norvik Trading to the Entity List.",
        "The addition of Norvik Trading to the Entity List would hurt.",
        "The Treasury hit Norvik Trading with a fine over sanctions.",
        "The US delisted Norvik Trading from the NYSE.",
        "A comedian joked that Norvik Trading had been put on the Entity List.",
        "A satirical site wrote that Norvik Trading was added to the Entity List.",
        "In the novel, Norvik Trading is on the Entity List.",
        "In the exercise, the US sanctioned Norvik Trading.",
        "In a hypothetical case, Norvik Trading is on the SDN List.",
    ],
)  # fmt: skip
def test_nothing_is_claimed(text: str) -> None:
    assert told_in(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("In May 2019, the US added Norvik Trading and Zorvex Labs to the Entity List.", BOTH),
        ("Commerce added 28 firms, including Norvik Trading and Zorvex Labs, to its Entity List.", BOTH),
        ("Neither Norvik Trading nor Zorvex Labs is on the Entity List.", BOTH),
        ("Norvik Trading, a supplier of Zorvex Labs, was added to the Entity List.", FIRST),
        ("Suppliers of Norvik Trading, which was added to the Entity List in 2019, left.", FIRST),
        ("Shares of Norvik Trading fell after Zorvex Labs was added to the Entity List.", SECOND),
        ("Norvik Trading sold pumps. The company was added to the Entity List in 2021.", FIRST),
        ("Norvik Trading said it has never been on the Entity List.", FIRST),
        ("Norvik Trading met Zorvex Labs. It was added to the Entity List in 2021.", []),
        ("Before Norvik Trading was added to the Entity List, sales rose.", FIRST),
        ("When Norvik Trading was added to the Entity List, sales fell.", FIRST),
        ("The once mighty Norvik Trading is on the Entity List.", FIRST),
        ("When prices fell, Norvik Trading, which is on the Entity List, left.", FIRST),
        ("Norvik Trading, which provided the pumps, was added to the Entity List.", FIRST),
        ("The Entity List names Norvik Trading and Zorvex Labs.", BOTH),
        ("Norvik Trading and Zorvex Labs, both under US sanctions, left.", BOTH),
        ("Norvik Trading said Zorvex Labs landed on the Entity List.", SECOND),
    ],
)  # fmt: skip
def test_whom_it_is_about(text: str, parties: list[str]) -> None:
    assert [name for name, *_ in told_in(text)] == parties


def test_each_authority_has_its_claim() -> None:
    found = told_in("Norvik Trading is subject to EU and UK sanctions.")
    assert [lists for _, _, lists, _ in found] == ["eu-fsf", "uk-sanctions"]


def test_neither_authority() -> None:
    found = told_in("Neither the US nor the EU has sanctioned Norvik Trading.")
    assert found
    assert {claimed for _, claimed, _, _ in found} == {"off"}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has added Norvik Trading to the Entity List.",
        "No one put Norvik Trading on the Entity List.",
        "Officials said that no agency has added Norvik Trading to the Entity List.",
        "None of the governments added Norvik Trading to the Entity List.",
    ],
)
def test_what_nobody_did_is_denied(text: str) -> None:
    assert only(text).claimed is Claimed.OFF


def test_a_no_that_is_not_of_the_subject_denies_nothing() -> None:
    assert only("There is no doubt the US added Norvik Trading to the Entity List.").claimed is Claimed.ADDED


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Perhaps Norvik Trading was added to the Entity List.", "perhaps"),
        ("It seems that Norvik Trading was added to the Entity List.", "it seems"),
        ("Reports that Norvik Trading had been added to the Entity List were false.", "were false"),
        ("A report that Norvik Trading is on the Entity List proved wrong.", "proved wrong"),
        ("It is not true that Norvik Trading is on the Entity List.", "not true that"),
        ("It is false that Norvik Trading is on the Entity List.", "false that"),
        ("He doubts that Norvik Trading is on the Entity List.", "doubts that"),
        ("Officials could not say that Norvik Trading is on the Entity List.", "could not say that"),
        ("There is no doubt that Norvik Trading is on the Entity List.", ""),
        ("Norvik Trading was added to the Entity List, perhaps too late.", ""),
        ("Norvik Trading was added to the Entity List because its filings were false.", ""),
    ],
)
def test_what_is_doubted_before_or_behind(text: str, doubt: str) -> None:
    assert only(text).doubt == doubt


@pytest.mark.parametrize("word", ["reportedly", "allegedly", "wrongly"])
def test_what_is_no_fact_is_marked(word: str) -> None:
    assert only(f"Norvik Trading was {word} added to the SDN list in 2020.").doubt == word
    assert only("Norvik Trading was added to the SDN list in 2020.").doubt == ""


def test_a_list_of_somebody_else() -> None:
    said = only("Norvik Trading was sanctioned by Canada in 2022.")
    assert (said.elsewhere, said.lists, said.claimed) == (True, (), Claimed.ADDED)


def test_a_list_is_named_or_only_its_keeper() -> None:
    assert only("Norvik Trading is on the Entity List.").exact
    assert not only("Norvik Trading was sanctioned by the US.").exact


def test_nothing_is_sought_outside_the_article() -> None:
    story = "Norvik Trading sold pumps to a dealer in Ohio. " + "It rained on the quay for days. " * 12
    tail = "\n\nRelated stories\nHuawei was added to the Entity List\n3 hours ago\nA dealer sued\nFeb 3\n"
    assert told_in(story + tail) == []


def test_the_labelled_articles() -> None:
    told = told_in(text_of("caps_headline"))
    assert told == [("National Iranian Tanker Company", "on", US, "2020")]
    assert all(told_in(text_of(name)) == [] for name in ("sentence_traps", "plain_words", "wire_curly"))


def test_the_reference_article(shared: Path) -> None:
    path = shared / "eval" / "articles" / "deepseek.txt"
    if not path.is_file():
        pytest.skip("the reference article is not in the shared folder")
    assert told_in(path.read_bytes().decode()) == [("DeepSeek", "off", "", None)]


SAID = (
    "Norvik Trading Zorvex was is has not been added to the Entity List blacklisted sanctioned by US EU , . "
    "( ) and which on under from removed 2019 May neither any ’s “ it sanctions Treasury"
)
words = st.sampled_from(sorted(set(SAID.split())))


@given(st.lists(words, min_size=1, max_size=25).map(" ".join))
def test_quotes_stand_where_they_say(text: str) -> None:
    document = Document(text=text, sections=())
    clusters = cluster(document, find_mentions(document))
    for one in find_claims(document, clusters):
        assert text[one.start : one.end] == one.quote
        assert 0 <= one.party < len(clusters)
