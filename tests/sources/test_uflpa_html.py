"""The page of the UFLPA Entity List: a hand-written page in its layout, spoilt copies, a real copy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Kind, Party, Role
from screening.sources.parsed import Parsed
from screening.sources.uflpa_html import parse

from .published import FIXTURES

FIXTURE = FIXTURES / "uflpa_html" / "uflpa-entity-list.html"
UFLPA = load_catalogue().source("us-dhs-uflpa")


def read(path: Path) -> Parsed:
    return parse({"uflpa-entity-list.html": path}, UFLPA)


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return read(FIXTURE)


def one(parsed: Parsed, caption: str) -> Party:
    return next(party for party in parsed.parties["us-dhs-uflpa"] if party.caption == caption)


def test_a_company_under_two_clauses_is_one_party(parsed: Parsed) -> None:
    assert parsed.rows == 7
    assert len(parsed.parties["us-dhs-uflpa"]) == 5
    assert parsed.notes == ("rows of companies that stand under several clauses: 2",)
    silicon = one(parsed, "Sample Silicon (North) Co., Ltd")
    assert [(name.text, name.role) for name in silicon.names] == [
        ("Sample Silicon (North) Co., Ltd", Role.PRIMARY),
        ("Muster Silicon (North) Co.", Role.AKA),
        ("Sample Silicon (North) Co., Ltd.", Role.AKA),
    ]
    assert silicon.listings[0].programs == ("2(d)(2)(B)(i)", "2(d)(2)(B)(v)")
    assert silicon.listings[0].listed_on == "2022-06-21"
    assert [(fact.type, fact.value) for fact in silicon.facts] == [("includes", "and subsidiaries")]
    assert silicon.kind is Kind.COMPANY
    assert silicon.kind_inferred


def test_aliases_acronyms_and_a_later_clause(parsed: Parsed) -> None:
    corps = one(parsed, "Region Building Corps")
    assert {name.text for name in corps.names} == {
        "Region Building Corps",
        "RBCC",
        "Region Corps",
        "Corps Co",
        "Region Building Corps (RBC)",
        "RBC",
    }
    assert [name.role for name in corps.names].count(Role.PRIMARY) == 1
    assert ("listed_also", "2(d)(2)(B)(v): 2024-11-25") in [(fact.type, fact.value) for fact in corps.facts]


def test_former_names(parsed: Parsed) -> None:
    lamp = one(parsed, "Green Lamp Co., Ltd.")
    assert [(name.text, name.role) for name in lamp.names] == [
        ("Green Lamp Co., Ltd.", Role.PRIMARY),
        ("GL Solar", Role.AKA),
        ("Gruen Lamp Co. Ltd.", Role.AKA),
        ("Old Lamp CNC Co., Ltd.", Role.FKA),
        ("Old Lamp Tools Co., Ltd.", Role.FKA),
    ]
    river = one(parsed, "River Transport Co. Ltd.")
    assert [name.text for name in river.names[1:]] == ["River Intermodal Co.", "River United Co."]


def test_entities_of_html_and_dates(parsed: Parsed) -> None:
    assert one(parsed, "Plain & Simple Garments Co., Ltd.").listings[0].listed_on == "2023-08-02"
    assert parsed.published_on == "2025-01-14"
    assert parsed.newest_entry == "2025-01-14"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<th>Effective Date</th>", "<th>Date</th><th>Remarks</th>", "a table with the columns"),
        ("Section 2(d)(2)(B)(i)", "Section one", "no clause"),
        ("August 2, 2023", "soon", "the date of 'Plain & Simple Garments Co., Ltd.' is 'soon'"),
        ("<td>August 2, 2023</td>", "", "is not a name and a date"),
        ("<td>January 15, 2025</td></tr>", "<td>January 1", "breaks off"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = FIXTURE.read_text(encoding="utf-8")
    assert old in text
    kept = text.replace(old, new, 1) if says != "breaks off" else text.partition(old)[0] + new
    path = tmp_path / "page.html"
    path.write_text(kept, encoding="utf-8")
    with pytest.raises(ParseError, match=re.escape(says)) as caught:
        read(path)
    assert caught.value.where.startswith("page.html")


@pytest.mark.parametrize(
    ("content", "says"), [("", "empty"), ("<html><body>Access denied</body></html>", "no table")]
)
def test_another_page_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ParseError, match=says):
        read(path)


def test_the_copy_of_july_2026(shared: Path) -> None:
    folder = shared / "data/us-lists-2026-07"
    parsed = read(folder / "source-uflpa-2026-07-09.html")
    parties = parsed.parties["us-dhs-uflpa"]
    # DHS counted 144 entities when this page was last updated; a table that merges only rows of one spelling
    # has 148, all of whose names are here.
    assert (parsed.rows, len(parties), len({party.uid for party in parties})) == (160, 144, 144)
    assert parsed.published_on == "2025-01-14"

    def plain(text: str) -> str:
        text = re.sub(r",?\s+and\s+subsidiaries$", "", text, flags=re.IGNORECASE)
        return re.sub(r"\W+", "", text).casefold()

    ours = {plain(name.text) for party in parties for name in party.names}
    table = json.loads((folder / "dhs_uflpa.json").read_text(encoding="utf-8"))["entities"]
    assert len(table) == 148
    assert [entry["name"] for entry in table if plain(entry["name"]) not in ours] == []
