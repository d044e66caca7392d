"""Encodings of accented Latin letters are told by the letters of languages; other scripts are no Latin."""

from __future__ import annotations

import pytest

from screening.text.latin import latin_encoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "País;Razón social\nEspaña;Panadería López"),
        ("cp1252", "Müller GmbH;Österreich;Straße 5"),
        ("cp1252", "Crédit Agricole, Société Générale, l’Étang"),
        ("cp1252", "São Paulo, Conceição"),
        ("cp1252", "Müller;España;São Tomé;Ålesund"),
        ("cp1250", "Łódź, Gdańsk, Spółka"),
        ("cp1250", "Dvořák, Škoda, Plzeň"),
        ("cp1250", "Kőszeg, Műszaki"),
        ("cp1254", "İstanbul Şirketi, Türkiye, Bağcılar"),
    ],
)
def test_latin_letters(encoding: str, text: str) -> None:
    assert latin_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "name;ИНН\nГазпромбанк АО;Москва"),
        ("cp1251", "name;Б"),
        ("gb18030", "name,中国银行 Bank of China"),
        ("big5", "華為 Huawei"),
        ("cp932", "日本電気 カブシキ NEC"),
        ("cp949", "삼성전자 Samsung"),
        ("cp1256", "قالت شركة الجسر"),
        ("cp1253", "Αθήνα Athens"),
        ("ascii", "Orsis"),
    ],
)
def test_other_letters(encoding: str, text: str) -> None:
    assert latin_encoding(text.encode(encoding)) is None
