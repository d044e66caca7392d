"""Files of owners on the command line, against the lists that come with the tool."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .program import screen

OWNERS = """owner;owned;percent
Gazprombank Joint Stock Company;Alder Trade Ltd;50
Baikal Electronics JSC;Birch Works GmbH;49,99
Alder Trade Limited;Cedar Freight SA;50 %
Nobody At All;Dogwood Foods Ltd;100
Gazprombank Joint Stock Company;Elm Papers BV;
"""


@pytest.fixture
def owners(tmp_path: Path) -> Path:
    path = tmp_path / "owners.csv"
    path.write_text(OWNERS, encoding="utf-8")
    return path


def test_every_company_of_a_file(owners: Path) -> None:
    done = screen("ownership", str(owners), "--format", "json", "--only", "us-ofac-sdn")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    found = {one["name"]: one for one in report["findings"]}
    reach = {name: [said["reach"] for said in one["ownership"]][:1] for name, one in found.items()}
    assert reach == {
        "Alder Trade Limited": ["owned"],
        "Birch Works GmbH": ["noted"],
        "Cedar Freight SA": ["owned"],
        "Dogwood Foods Ltd": [],
        "Elm Papers BV": ["possibly_owned"],
    }
    assert {one["outcome"] for one in found.values()} == {"not_listed"}
    assert report["outcome"] == "matches"
    assert report["owners"]["files"][0]["rows"] == 5
    assert any("decimal comma" in note for note in report["owners"]["notes"])


def test_a_table_of_names_gets_rows_for_rules(tmp_path: Path, owners: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name\nCedar Freight S.A.\nDogwood Foods Ltd\nCedar Freight\n", encoding="utf-8")
    done = screen("batch", str(names), "--ownership", str(owners), "--only", "us-ofac-sdn", "--only-matches")
    assert done.returncode == 3, done.stderr
    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if "OFAC's" in row["measure"]]
    assert [(row["name"], row["outcome"], row["rank"]) for row in rows] == [
        ("Cedar Freight S.A.", "owned", "1"),
        ("Cedar Freight", "possibly_owned", "1"),
    ]
    assert "Gazprombank" in rows[0]["matched_name"]
    assert "→ 50 % → Alder Trade Limited" in rows[0]["explanation"]
    assert "no share is given" in done.stderr
    assert "1 owned, 1 possibly_owned, 1 not_listed" in done.stderr


def test_names_of_leis_are_taken_from_the_table(tmp_path: Path) -> None:
    lei_owner, lei_owned = "5493001KJTIIGC8Y1R12", "213800WSGIIZCXF1P572"
    relations = tmp_path / "rr.csv"
    relations.write_text(
        "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,"
        "Relationship.RelationshipStatus,Relationship.Quantifiers.1.QuantifierAmount,"
        "Relationship.Quantifiers.1.QuantifierUnits\n"
        f"{lei_owned},{lei_owner},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,75.00,PERCENTAGE\n",
        encoding="utf-8",
    )
    names = tmp_path / "names.csv"
    rows = (f"Alder Trade Ltd,lei:{lei_owned}", f"Gazprombank Joint Stock Company,lei:{lei_owner}")
    names.write_text("\n".join(("name,identifier", *rows)) + "\n", encoding="utf-8")
    done = screen("batch", str(names), "--ownership", str(relations), "--only", "us-ofac-sdn")
    first = next(csv.DictReader(io.StringIO(done.stdout)))
    assert (first["name"], first["outcome"]) == ("Alder Trade Ltd", "owned")
    assert "Gazprombank Joint Stock Company (OFAC SDN) → 75 % → Alder Trade Ltd" in first["explanation"]
    number = ("--identifier", f"lei:{lei_owned}", "--only", "us-dod-1260h", "--format", "json")
    alone = screen("name", "Alder Trade Ltd", "--ownership", str(relations), *number)
    assert alone.returncode == 4
    assert any("only a number" in one for one in json.loads(alone.stdout)["warnings"])


def test_an_article_on_a_company_that_is_owned(tmp_path: Path, owners: Path) -> None:
    article = tmp_path / "news.txt"
    article.write_text("Cedar Freight SA opened an office in Berlin, its chief said.\n", encoding="utf-8")
    with_owners = screen(str(article), "--ownership", str(owners), "--format", "summary")
    assert with_owners.returncode == 3
    assert " owned=1 " in with_owners.stdout
    assert screen(str(article), "--format", "summary").returncode == 4


def test_a_rule_is_switched_and_stands_in_the_settings(owners: Path) -> None:
    options = ("--ownership", str(owners), "--ownership-rule", "bis-affiliates=off", "--format", "json")
    done = screen("name", "Alder Trade Ltd", *options)
    report = json.loads(done.stdout)
    assert [said["rule"] for said in report["findings"][0]["ownership"]] == ["ofac-50"]
    assert report["settings"]["ownership_rule"] == ["bis-affiliates=off"]


@pytest.mark.parametrize(
    ("file", "options", "said"),
    [
        ("name,country\nAcme,DE\n", (), "no column is called owner or percent"),
        ("", (), "is empty"),
        (OWNERS, ("--ownership-rule", "bis=on"), "no rule of ownership 'bis'"),
        (OWNERS, ("--ownership-rule", "ofac-50"), "RULE=on or RULE=off"),
        ('{"id": "a", "schema": "Company", "properties": {}}\n', (), "no entity of the schema Ownership"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_use(
    tmp_path: Path, file: str, options: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "owners.csv"
    path.write_text(file, encoding="utf-8")
    done = screen("ownership", str(path), *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_row_that_cannot_be_read_leaves_the_run_incomplete(tmp_path: Path) -> None:
    path = tmp_path / "owners.csv"
    path.write_text("owner,owned,percent\nNobody,Alder,50\n,Alder,50\n", encoding="utf-8")
    done = screen("ownership", str(path), "--only", "us-dod-1260h")
    assert done.returncode == 4
    assert "rows that name no owner or no company" in " ".join(done.stdout.split())


def test_the_owners_are_not_written_over(owners: Path) -> None:
    done = screen("ownership", str(owners), "-o", str(owners), "--format", "csv")
    assert done.returncode == 2
    assert owners.read_text(encoding="utf-8") == OWNERS


def test_files_may_stand_in_the_settings(tmp_path: Path, owners: Path) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text(f'[ownership]\nowners = ["{owners.name}"]\n[screening]\nonly = ["us-ofac-sdn"]\n')
    done = screen("name", "Alder Trade Ltd", "--config", str(settings), "--format", "summary")
    assert " owned=1 " in done.stdout, done.stderr
    company = screen("ownership", str(owners), "--config", str(settings), "--format", "summary")
    assert "lists=1/1" in company.stdout
    shown = json.loads(screen("settings", "--config", str(settings), "--format", "json").stdout)
    files = next(one for one in shown["settings"] if (one["section"], one["key"]) == ("ownership", "owners"))
    assert files["value"] == [str(owners)]


def test_files_of_entities_are_one_whatever_their_order(tmp_path: Path) -> None:
    """The owner is described in the file that does not tell what it owns."""
    first, second = tmp_path / "a.ftm.json", tmp_path / "b.ftm.json"

    def entity(id_: str, schema: str, **properties: str) -> str:
        held = {key: [value] for key, value in properties.items()}
        return json.dumps({"id": id_, "schema": schema, "properties": held}) + "\n"

    bank = entity("x", "Company", name="Gazprombank Joint Stock Company")
    first.write_text(bank + entity("p", "Ownership", owner="q", asset="r", percentage="10"), encoding="utf-8")
    stake = entity("o", "Ownership", owner="x", asset="a", percentage="60")
    second.write_text(entity("a", "Company", name="Alder Trade") + stake, encoding="utf-8")
    for order in ((first, second), (second, first)):
        done = screen("ownership", *map(str, order), "--only", "us-ofac-sdn", "--format", "csv")
        (row,) = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["outcome"] == "owned"]
        assert (row["name"], row["matched_name"]) == ("Alder Trade", "Gazprombank Joint Stock Company")
