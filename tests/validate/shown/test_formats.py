"""The formats: the same figures in each, nothing from outside acts, and the JSON keeps its shape."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from screening.validate.listed import Group
from screening.validate.rates import THRESHOLDS
from screening.validate.requirements import judged
from screening.validate.results import FalsePositive, Validation
from screening.validate.shown import FORMATS, renderer, wording
from screening.validate.shown.curve import curve, series_of
from screening.validate.shown.safe import markdown, page, plain
from screening.validate.shown.schema import json_schema
from tests.validate.running import run, small

ROOT = Path(__file__).resolve().parents[3]
EVIL = '<script>alert(1)</script>|\x1b[31m\u202e`x` [a](http://b) & "q"'


def evil() -> Validation:
    found = small()
    miss = replace(found.misses[0], altered=EVIL, wanted=EVIL, nearest=EVIL, nearest_score=84.99)
    alert = FalsePositive(Group.FIRM, True, EVIL, 99.96, EVIL, "x:1", False)
    file = replace(found.benign, source=EVIL)
    return replace(found, misses=(miss,), false_positives=(alert,), benign=file)


@pytest.mark.parametrize("shape", FORMATS)
def test_every_format_tells_the_figures(shape: str) -> None:
    found = judged(small(), recall=0.999, false_positives=1.0)
    text = renderer(shape)(found)
    assert text.endswith("\n")
    assert text == renderer(shape)(found)
    if shape != "json":
        assert wording.percent(found.recall(kind_given=True).rate(85)).removesuffix(" %") in text
        assert "NOT MET" in text
        assert "address tail" in text
        assert "EXTRACT ONLY" in text


@pytest.mark.parametrize("shape", FORMATS)
def test_text_from_outside_does_not_act(shape: str) -> None:
    text = renderer(shape)(evil())
    if shape == "json":
        assert json.loads(text)["misses"][0]["altered"] == EVIL
        return
    assert "\x1b" not in text
    assert "\u202e" not in text
    if shape != "table":
        assert "<script>" not in text
    if shape == "markdown":
        assert "[a](http" not in text


def test_a_terminal_has_80_columns() -> None:
    for found in (small(), evil()):
        assert max(map(len, renderer("table")(found).splitlines())) <= 80


def test_the_json_schema_is_the_published_one() -> None:
    held = json.loads((ROOT / "docs/validation.schema.json").read_text(encoding="utf-8"))
    assert held == json_schema(), "run: scripts/bench_validate.py --write"
    jsonschema.Draft202012Validator(held).validate(json.loads(renderer("json")(small())))


def test_the_json_keeps_its_fields() -> None:
    shaped = json.loads(renderer("json")(judged(small(), recall=0.5)))
    assert shaped["schema"] == "screening.validation/1"
    assert shaped["thresholds"] == list(THRESHOLDS)
    assert set(shaped) >= {
        *(
            "schema",
            "tool",
            "made_at",
            "seconds",
            "seed",
            "sample",
            "threshold",
            "thresholds",
            "snapshot_digest",
        ),
        *(
            "settings_digest",
            "lists",
            "warnings",
            "left_out",
            "trials",
            "queries",
            "perturbations",
            "summary",
        ),
        *("recall", "benign", "false_positive", "misses", "false_positives", "requirements"),
    }
    assert set(shaped["recall"][0]) >= {
        "perturbation",
        "list",
        "kind",
        "kind_given",
        "weak",
        "tried",
        "found",
    }
    assert all(len(one["found"]) == len(THRESHOLDS) for one in shaped["recall"])
    assert shaped["misses"]
    assert shaped["lists"][0]["id"] == "un-sc"


class _Page(HTMLParser):
    """Checks that what is opened is closed, and gathers what a page could load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "action", "onclick")]
        if tag not in ("meta", "line", "circle", "polyline"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("line", "circle", "polyline"):
            assert self.open.pop() == tag


def test_the_page_is_whole_and_loads_nothing() -> None:
    text = renderer("html")(evil())
    parser = _Page()
    parser.feed(text)
    assert parser.open == []
    assert parser.loads == []
    assert "script" not in re.findall(r"<(\w+)", text)
    assert not re.search(r"url\(|@import", text)
    assert text.count('role="img"') == 2


def test_the_curve_has_a_point_a_threshold() -> None:
    found = small()
    lines = series_of(found, kind_given=True)
    assert [group for group, _, _ in lines] == list(found.groups())
    picture = curve(found, kind_given=True)
    assert picture.count("<title>") == len(THRESHOLDS) * len(lines)
    assert "nan" not in picture
    assert curve(run(1, ()), kind_given=True) == ""


def test_pictures_of_one_report_have_the_same_axes() -> None:
    pictures = [curve(found, kind_given=given) for found in [small()] for given in found.modes()]
    grids = [re.findall(r'<line class="grid"[^>]*>', picture) for picture in pictures]
    assert len(pictures) == 2
    assert grids[0] == grids[1]


def test_the_text_tells_recall_from_false_positives() -> None:
    assert "- false positives among -" in renderer("table")(small())


def test_nothing_drawn_is_told() -> None:
    empty = replace(small(), cells=(), misses=(), alerts=(), false_positives=())
    for shape in FORMATS:
        assert renderer(shape)(empty)
    assert wording.headline(empty) == ["No listed name was drawn: there is nothing to report."]


def test_shares_are_never_rounded_to_all_or_none() -> None:
    assert wording.percent(0.9999) == "99.9 %"
    assert wording.percent(0.0001) == "<0.1 %"
    assert [wording.percent(one) for one in (0.0, 0.5, 1.0, None)] == ["0 %", "50.0 %", "100 %", "-"]
    assert wording.score(84.99) == "84.9"


def test_escapes() -> None:
    assert plain("a\tb\u202ec") == "a\\u0009b\\u202ec"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"
    assert markdown("a|b*c <i>") == "a\\|b\\*c \\<i\\>"
    assert page('<a "b">') == "&lt;a &quot;b&quot;&gt;"
