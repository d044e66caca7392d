"""Names read together are read as each is by itself."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from screening.model import Kind
from screening.names import name_form, name_forms
from screening.names.columns import Reader
from screening.snapshot.snapshot import Snapshot
from screening.validate.benign import customers

from .test_parts import WORDS

KINDS = (Kind.PERSON, Kind.COMPANY, Kind.VESSEL, Kind.UNKNOWN)
ODD = (
    *(
        "Ltd.,",
        "(PTE)",
        "A/S",
        "A.B.",
        "de",
        "C.",
        "V.",
        "R.L.",
        "Zqxjbz",
        "Müller",
        "Đặng",
        "Иванов",
        "محمد",
    ),
    *(
        "株式会社",
        "鈴木",
        "王",
        "阿",
        "김",
        "عبد",
        "الله",
        "الرحمن",
        "कुमार",
        "S.A.",
        "B",
        "O'Neill",
        "«Заря»",
        "Ωmega",
        "“Acme”",
        "№",
        "5-7",
        "Tverskaya",
        "Road",
        "&",
        "\u0301e",
    ),
    *("(Group)", "[HK]", "(HK", "Ltd)", "(SBERCO)", "(A.B.C.)", "C.V.", "d.", "\u241e"),
    *("ДЕ", "Dé", "C․V․", "ß", "İstanbul", "\xa0", "\x01", "|", "Rahman-", "x" * 60),
)


@settings(max_examples=400)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from((*WORDS, *ODD)), st.sampled_from((" ", " ", ", ", ",", "  ", ""))),
            max_size=9,
        ).map(lambda held: "".join(word + gap for word, gap in held)),
        max_size=6,
    ),
    st.sampled_from(KINDS),
)
@example(["Acme 株式会社 C․V․ "], Kind.UNKNOWN)
def test_words_of_all_sorts(texts: list[str], kind: Kind) -> None:
    assert Reader(kind).read(texts).all_forms() == [name_form(text, kind) for text in texts]


@given(st.lists(st.text(max_size=30), max_size=5), st.sampled_from(KINDS))
def test_any_text(texts: list[str], kind: Kind) -> None:
    assert Reader(kind).read(texts).all_forms() == [name_form(text, kind) for text in texts]


def test_listed_names_and_made_up_ones(snapshot: Snapshot) -> None:
    assert_read_alike([*snapshot.tables.texts, *(one.text for one in customers(1500, 7))])


def test_all_sorts_of_real_names(shared: Path) -> None:
    texts: list[str] = []
    for day in ("2023-12-28", "2026-06-02"):
        for file, column in (("sdn.csv", 1), ("alt.csv", 3)):
            with (shared / "data/ofac" / day / file).open(encoding="latin-1", newline="") as lines:
                texts += [row[column] for row in csv.reader(lines) if len(row) > column]
    xml = (shared / "data/un/2026-04-17/consolidated.xml").read_text(encoding="utf-8")
    texts += re.findall(r"<NAME_ORIGINAL_SCRIPT>([^<]+)<", xml)
    for file in ("persons", "companies"):
        with (shared / f"eval/benign_{file}_dev.csv").open(encoding="utf-8", newline="") as lines:
            texts += [row["name"] for row in csv.DictReader(lines)]
    assert_read_alike(Random(1).sample(sorted(set(texts)), 12_000))


def assert_read_alike(texts: list[str]) -> None:
    chance = Random(2)
    kinds = [chance.choice(KINDS) for _ in texts]
    expected = [name_form(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    assert name_forms(texts, kinds) == expected


@pytest.mark.parametrize("most_kept", [40, 400])  # of words and shapes, then of shapes alone
def test_what_is_forgotten_is_read_again(most_kept: int) -> None:
    reader = Reader(Kind.UNKNOWN, most_kept)
    texts = [one.text for one in customers(60, 3)]
    texts += [f"Acme{' and' * (at % 7)} Zenith{' of' * (at % 11)} Trading" for at in range(80)]
    for start in range(0, len(texts), 5):
        part = texts[start : start + 5]
        assert reader.read(part).all_forms() == [name_form(text) for text in part]


def test_names_of_native_letters_and_arabic_words_that_melt() -> None:
    native = (
        "王",
        "王 小明",
        "김정은",
        "Kim 정은",
        "Huawei 华为",
        "Leone Maria 方",
        "华为技术有限公司",
        "阿 阿 阿 b c",
        "株式会社 S.A.,(PTE)",
    )
    arabic = ("عبد الله", "نصر الله حسن", "عبد الرحمن محمد", "Smith عبد", "علي الحسن", "رحمة الله 王")
    others = ("शर्मा राम", "יוסף כהן", "สมชาย ใจดี", "B R C S.A.", "a&b c d e", "J. R. R. T. Own")
    assert_read_alike([*native, *arabic, *others] * 3)


@given(
    st.lists(st.lists(st.sampled_from((*WORDS, *ODD)), max_size=5).map(" ".join), min_size=1, max_size=6),
    st.sampled_from(KINDS),
)
def test_what_is_read_alike_where_nobody_says_what_it_is(texts: list[str], kind: Kind) -> None:
    column = Reader(kind).read(texts)
    for at, (text, tokens) in enumerate(zip(texts, column.told().tokens, strict=True)):
        assert not column.bare(at) or name_form(text).tokens == tuple(tokens)
        assert not column.found_alike(at) or name_form(text).key == column.form(at).key


def test_most_names_are_read_alike_where_nobody_says_what_they_are() -> None:
    persons = Reader(Kind.PERSON).read(["Maria Zorvex", "Heikki de Saarela", "Cruz Ltd, Ana"])
    firms = Reader(Kind.COMPANY).read(["Zorvex Trading Ltd", "Brightwater Holding", "J.R. Zorvex"])
    for column in (persons, firms):
        assert [column.bare(at) for at in range(3)] == [True, True, False]
