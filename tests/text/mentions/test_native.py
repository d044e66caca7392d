"""Names in scripts without capitals, in texts written in them."""

from __future__ import annotations

import pytest

from tests.text.reading import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("北光表示，公司业绩良好。", "北光"),
        ("海关称，南港宣布关闭工厂。", "南港"),
        ("海关称，南港尚未回应。北光拒绝置评。", "南港"),
        ("海关称，南港尚未回应。北光拒绝置评。", "北光"),
        ("ノルビックは、新しい製品を発表した。", "ノルビック"),
        ("海关将南港集团有限公司列入名单。", "南港集团有限公司"),
        ("海关称，而海康威视没有列入名单。", "海康威视"),
        ("海關稱，而海康威視沒有列入名單。", "海康威視"),
        ("海关将南港光学子公司列入名单。", "南港光学"),
        ("وقال متحدث باسم بنك الميناء إن البنك لا علاقة له بالأمر.", "بنك الميناء"),
        ("فرضت عقوبات على شركة النور للتجارة والصناعة ورجل الأعمال.", "شركة النور للتجارة والصناعة"),
        ("오늘 노르빅전자는 공장을 닫았다고 밝혔다.", "노르빅전자"),
    ],
)
def test_names_told_by_what_stands_beside_them(text: str, name: str) -> None:
    assert name in found(text)


def test_listed_names_in_han_clauses() -> None:
    text = "海关周三将南港光学和北光列入名单。"
    assert found(text, frozenset({"南港光学", "北光"})) == ["南港光学", "北光"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("海关周三将北方光学有限公司列入名单。南港大学表示反对。", "北方光学有限公司"),
        ("海关周三将北方光学有限公司列入名单。南港大学表示反对。", "南港大学"),
        ("قالت الشرطة إن شركة النور للصرافة أغلقت.", "شركة النور للصرافة أغلقت"),
        ("Полиция задержала Ивана Петровича Смирнова из ООО «Северный Мост».", "Ивана Петровича Смирнова"),
        ("Полиция задержала Ивана Петровича Смирнова из ООО «Северный Мост».", "ООО «Северный Мост»"),
    ],
)
def test_texts_in_other_scripts(text: str, name: str) -> None:
    assert name in found(text)
