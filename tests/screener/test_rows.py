"""Rows become queries without guessing, findings become rows without losing anything."""

from __future__ import annotations

import pytest

from screening.errors import InputError
from screening.model import Finding, Identifier, Kind, Outcome
from screening.policy import facts_of
from screening.screener.asked import Asked, RowReader
from screening.screener.columns import find_columns
from screening.screener.rows import MATCHED, MOST_MATCHES, NOTHING_FOUND, answer_of

from .fake import MEASURES, FakeScreener, match, short_form

ROLES = ("name", "alias", "kind", "birth_date", "country", "identifier")


def asked(**cells: str) -> Asked:
    row = dict.fromkeys(ROLES, "") | cells
    return RowReader(ROLES, Kind.UNKNOWN).asked(tuple(row[role] for role in ROLES))


@pytest.mark.parametrize(
    "header",
    ["name", "Name", "ENTITY_NAME", "Entity Name", "company", "Company-Name", "fullName", " caption "],
)
def test_the_column_of_names_in_any_spelling(header: str) -> None:
    assert find_columns(["id", header, "note"]).names == (header,)


@pytest.mark.parametrize(
    "header", ["Supplier", "Customer Name", "CLIENT_LEGAL_NAME", "Legal entity name", "Account holder name"]
)
def test_the_one_column_that_says_whose_name_it_is(header: str) -> None:
    found = find_columns(["Customer No", "Contact", header, "Type"])
    assert (found.names, found.guessed) == ((header,), True)
    assert find_columns([header, "Name"]).names == ("Name",)


@pytest.mark.parametrize(
    "header", ["Account", "Legal", "Username", "File name", "Contact name", "Party type"]
)
def test_what_may_hold_something_else_is_no_column_of_names(header: str) -> None:
    with pytest.raises(InputError, match="no column is called name"):
        find_columns([header, "Amount"])


def test_several_columns_that_may_hold_the_names_are_an_error() -> None:
    with pytest.raises(InputError, match="several columns") as caught:
        find_columns(["Buyer", "Seller"])
    assert "'Buyer', 'Seller'" in caught.value.hint


def test_all_columns_are_found_and_can_be_chosen() -> None:
    header = ["Full Name", "Type", "Aliases", "DOB", "Country", "Identifiers", "who", "company"]
    found = find_columns(header)
    assert dict(found.by_role) == {
        "name": "company",
        "alias": "Aliases",
        "kind": "Type",
        "birth_date": "DOB",
        "country": "Country",
        "identifier": "Identifiers",
    }
    assert found.passed_over == ("Full Name",)
    chosen = find_columns(header, {"name": "WHO", "country": None, "alias": "company"})
    assert (chosen.names, chosen.by_role["alias"], chosen.passed_over) == (("who",), "company", ())


@pytest.mark.parametrize(
    ("header", "chosen"), [(["id", "Country Code"], {}), (["name", "city"], {"country": "Land"})]
)
def test_a_column_that_is_not_there_is_an_error_with_those_that_are(
    header: list[str], chosen: dict[str, str | None]
) -> None:
    with pytest.raises(InputError) as caught:
        find_columns(header, chosen)
    assert ", ".join(header) in caught.value.hint


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Person", Kind.PERSON),
        ("individual", Kind.PERSON),
        ("COMPANY", Kind.COMPANY),
        ("Organisation", Kind.ORGANIZATION),
        ("Vessel", Kind.VESSEL),
        ("Airplane", Kind.AIRCRAFT),
        ("LegalEntity", Kind.UNKNOWN),
        ("supplier", Kind.UNKNOWN),
    ],
)
def test_kinds(cell: str, kind: Kind) -> None:
    assert asked(name="x", kind=cell).queries[0].kind is kind


def test_the_kind_of_the_run_is_for_rows_without_one() -> None:
    reader = RowReader(("name", "kind"), Kind.VESSEL)
    assert reader.asked(("x", "")).queries[0].kind is Kind.VESSEL
    assert reader.asked(("x", "person")).queries[0].kind is Kind.PERSON
    assert RowReader(("name",), Kind.VESSEL).asked(("x",)).queries[0].kind is Kind.VESSEL


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("1953-03-04", ["1953-03-04"]),
        ("1953/03/04", ["1953-03-04"]),
        ("19530304", ["1953-03-04"]),
        ("1953-03-04 00:00:00", ["1953-03-04"]),
        ("4 March 1953", ["1953-03-04"]),
        ("1953", ["1953"]),
        ("23/04/1953", ["1953-04-23"]),
        ("04/23/1953", ["1953-04-23"]),
        ("04.04.1953 00:00", ["1953-04-04"]),
        ("03/04/1953", ["1953-03-04", "1953-04-03"]),
        ("31/31/1953", []),
        ("long ago", []),
        ("19539999", []),
    ],
)
def test_birth_dates_are_read_as_those_of_single_names_and_never_guessed(cell: str, days: list[str]) -> None:
    query = asked(name="x", birth_date=f" {cell} ").queries[0]
    assert query.birth_date == cell
    facts = facts_of(query)
    assert sorted(one.date for one in facts.births) == days
    assert bool(facts.notes) is not bool(days)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("CN", "CN"), ("chn", "CN"), ("China", "CN"), ("cn;CHINA", "CN"), ("cn;ru", None), ("Atlantis", None)],
)
def test_countries(cell: str, code: str | None) -> None:
    row = asked(name="x", country=cell)
    assert row.queries[0].country == code
    assert bool(row.unused) is (code is None)


def test_identifiers() -> None:
    (query,) = asked(name="x", identifier="IMO: 9187629 ;770-12;tax id:A:1;").queries
    assert query.identifiers == (
        Identifier("imo", "9187629"),
        Identifier("unknown", "770-12"),
        Identifier("tax_id", "A:1"),
    )


def test_each_alias_is_asked_with_the_facts_of_its_row() -> None:
    queries = asked(name="A", alias="B; C ;;A;B", kind="person", country="CN").queries
    assert [query.text for query in queries] == ["A", "B", "C"]
    assert {(query.kind, query.country) for query in queries} == {(Kind.PERSON, "CN")}


# --- answers ---------------------------------------------------------------------------------------


def answer(*names: str, known: dict[str, tuple[object, ...]] | None = None, **cells: str):  # type: ignore[no-untyped-def]
    row = asked(name=names[0], alias=";".join(names[1:]), **cells)
    screener = FakeScreener(known)  # type: ignore[arg-type]
    return answer_of(row, screener.screen_names(row.queries), MEASURES)


def test_nothing_found_is_one_value_for_all() -> None:
    assert answer("x") is NOTHING_FOUND


def test_a_match_fills_the_row() -> None:
    found = answer("Huawei")
    (row,) = found.rows
    assert dict(zip(MATCHED, row, strict=True)) == {
        "outcome": "listed",
        "rank": 1,
        "score": 100.0,
        "matched_name": "Huawei",
        "matched_name_role": "primary",
        "matched_name_strength": "strong",
        "party_id": "us-bis-el:1",
        "list": "us-bis-el;un-sc",
        "kind": "company",
        "countries": "CN;HK",
        "programs": "P1;P2",
        "citation": "84 FR 1",
        "licence_requirement": "all items",
        "measure": "licence required",
        "listed_on": "2020-01-02",
        "source_url": "https://x.org",
        "explanation": "Huawei is met.",
        "reason": None,
    }


def test_a_short_form_stands_for_its_own_list_alone() -> None:
    known = {"Hua": (short_form("Huawei", "us-bis-el"), short_form("Huawei", "un-sc"))}
    found = answer("Hua", known=known)
    lists, programs = MATCHED.index("list"), MATCHED.index("programs")
    assert [(row[lists], row[programs]) for row in found.rows] == [("us-bis-el", "P1;P2"), ("un-sc", "P2")]


def test_the_strongest_name_speaks_and_says_that_it_was_an_alias() -> None:
    known = {
        "A": (match("One", 88.0, Outcome.POSSIBLE, 1), match("Two", 86.0, Outcome.POSSIBLE, 2)),
        "B": (match("One", 97.0, Outcome.LISTED, 1),),
    }
    found = answer("A", "B", "-", known=known)
    assert found.outcome is Outcome.LISTED
    score, reason = MATCHED.index("score"), MATCHED.index("reason")
    assert [row[score] for row in found.rows] == [97.0, 86.0]
    assert str(found.rows[0][reason]).startswith("matched by the alias 'B'")
    assert found.rows[1][0] == "possible"
    assert "alias '-' was not screened" in str(found.rows[1][reason])


def test_a_name_that_was_not_screened_is_no_answer_unless_an_alias_matched() -> None:
    assert answer("", "x").outcome is Outcome.NOT_SCREENED
    assert answer("", "Huawei").outcome is Outcome.LISTED
    assert answer("x", "-").outcome is Outcome.NOT_LISTED
    assert "alias '-' was not screened" in answer("x", "-").reason


def test_more_matches_than_rows_are_told() -> None:
    many = tuple(match(f"N{number}", number=number) for number in range(MOST_MATCHES + 3))
    found = answer("A", known={"A": many})
    assert len(found.rows) == MOST_MATCHES
    assert [row[-1] for row in found.rows] == [*[None] * (MOST_MATCHES - 1), "3 more matches"]


def test_what_was_not_used_and_what_came_nearest_is_told() -> None:
    assert answer("near", country="Atlantis").reason == (
        "nearest: Nearby, 70.0: too far; the country could not be read and was not used"
    )


def test_an_alias_that_was_not_read_to_its_end_leaves_the_row_not_screened() -> None:
    row = asked(name="x", alias="the the the")
    unread = Finding("the the the", Kind.UNKNOWN, Outcome.NOT_SCREENED, reason="only a part")
    found = answer_of(row, [Finding("x", Kind.UNKNOWN, Outcome.NOT_LISTED), unread], MEASURES)
    assert found.outcome is Outcome.NOT_SCREENED
    assert found.reason == "the alias 'the the the' was not screened: only a part"


@pytest.mark.parametrize(
    ("header", "passed_over"),
    [
        (["Name", "NAME"], ("NAME",)),
        (["name", "name_2"], ("name_2",)),
        (["id", "name", "Company", "company_2"], ("Company", "company_2")),
        (["name", "alias", "aliases"], ("aliases",)),
        (["name", "house_2"], ()),
    ],
)
def test_a_second_column_of_names_is_passed_over_aloud(
    header: list[str], passed_over: tuple[str, ...]
) -> None:
    assert find_columns(header).passed_over == passed_over


def test_a_column_that_is_chosen_is_not_the_one_of_the_same_name() -> None:
    assert find_columns(["Name", "NAME", "company"], {"name": "name"}).passed_over == ("NAME",)
    assert find_columns(["name", "name_2"], {"name": "name_2"}).by_role["name"] == "name_2"


@pytest.mark.parametrize("chosen", [{}, {"name": "who"}])
def test_a_row_in_the_place_of_the_header_is_not_shown(chosen: dict[str, str | None]) -> None:
    with pytest.raises(InputError) as caught:
        find_columns(["PUTIN Vladimir", "RU", "Acme Trading Company", "customer_id"], chosen)
    hint = caught.value.hint
    assert "4 columns, among them: customer_id" in hint
    assert not any(word in hint for word in ("PUTIN", "RU", "Acme"))


def test_what_the_screener_could_not_use_is_told() -> None:
    finding = Finding("x", Kind.UNKNOWN, Outcome.NOT_LISTED, reason="the birth date was not used")
    found = answer_of(asked(name="x"), [finding], MEASURES)
    assert (found.outcome, found.reason) == (Outcome.NOT_LISTED, "the birth date was not used")


def test_reasons_of_a_name_that_was_not_screened() -> None:
    row = asked(name="?")
    reason = answer_of(row, [Finding("?", Kind.UNKNOWN, Outcome.NOT_SCREENED, reason="why")], MEASURES).reason
    assert reason == "why"


@pytest.mark.parametrize("cell", ["n/a", " - ", "Unknown", "NULL"])
def test_what_says_that_nothing_is_known_is_an_empty_cell(cell: str) -> None:
    one = asked(name="x", birth_date=cell, country=cell)
    assert (one.queries[0].birth_date, one.queries[0].country, one.unused) == (None, None, ())


def test_countries_are_parted_by_other_marks_too() -> None:
    assert asked(name="x", country="VE/VEN").queries[0].country == "VE"
    assert asked(name="x", country="Korea, North").queries[0].country == "KP"
    assert asked(name="x", country="VE/US").unused == ("of several countries none was used",)
    assert asked(name="x", country="VE/Nowhere").unused == ("the country could not be read and was not used",)
