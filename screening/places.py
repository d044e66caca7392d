"""Countries, well-known places and nationalities by their English names, as lists and newspapers write them.

One table (`places.toml`), read on first use. It answers whether a text *is* the name of a place; it does not
search for places inside a longer text, hold coordinates, or decide disputes: a name borne in two countries
("Punjab") is a place without a country.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_NOT_LETTERS = re.compile(r"\W+")
_REGION = re.compile(r"^\s*region\s*:\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")

# "northern Mali", "mainland China", "Guangdong Province": a part of a place is a place of the same country.
_BEFORE = (
    *("north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeastern"),
    *("northwestern", "southeastern", "southwestern", "central", "mainland", "greater", "downtown"),
)
_AFTER = ("province", "oblast", "krai", "region", "prefecture", "governorate", "municipality")


@dataclass(frozen=True, slots=True)
class _Tables:
    """`names` is ISO-2 -> display name; the others map a folded text to ISO-2, or to None where none fits."""

    names: dict[str, str]
    codes: dict[str, str]
    countries: dict[str, str]
    people: dict[str, str | None]
    places: dict[str, str | None]


def _fold(text: str) -> str:
    """Lower case without accents, stops, "Region:" or "the"; other punctuation becomes a space."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = _NOT_LETTERS.sub(" ", _REGION.sub("", text).replace(".", "").casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _key(text: str) -> str:
    """The folded text, or nothing for a two-letter name in lower case: "us" is a pronoun, "US" a country."""
    key = _fold(text)
    return "" if len(key) == 2 and key.isascii() and text != text.upper() else key


@cache
def _tables() -> _Tables:
    facts = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    countries: dict[str, str] = {}
    people: dict[str, str | None] = {_fold(word): None for word in facts["macro"]["people"].split("|")}
    places: dict[str, str | None] = {_fold(name): None for name in facts["macro"]["places"].split("|")}
    for code, line in facts["countries"].items():
        three, own, adjectives = (part.strip() for part in line.split(";"))
        names[code] = own.partition("|")[0]
        codes[code] = codes[three] = code
        countries.update((_fold(name), code) for name in own.split("|"))
        people.update((_fold(word), code) for word in adjectives.split("|") if word)
    for section in ("regions", "cities"):
        for code, line in facts[section].items():
            for name in map(_fold, line.split("|")):
                places[name] = code if places.get(name, code) == code else None
    places.update(countries)
    return _Tables(names, codes, countries, people, places)


def _lookup(table: dict[str, str | None], key: str) -> tuple[bool, str | None]:
    """Whether `key` is in the table, directly or as a part of something there, and its country."""
    if key in table:
        return True, table[key]
    words = key.split()
    while len(words) > 1 and (words[0] in _BEFORE or words[-1] in _AFTER):
        words = words[1:] if words[0] in _BEFORE else words[:-1]
        if (shorter := " ".join(words)) in table:
            return True, table[shorter]
    return False, None


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code meant by a country field of a list or table, or None.

    Takes an ISO code of two or three letters in either case, a country's name in any of the ways lists write
    it ("Korea, North", "Burma", "Region: Crimea"), or its adjective ("Palestinian"). Cities are no countries.
    XK stands for Kosovo; SU and AN for the Soviet Union and the Netherlands Antilles.
    """
    tables = _tables()
    text = text.strip()
    if code := tables.codes.get(text.upper()):
        return code
    if _REGION.match(text):
        return _lookup(tables.places, _fold(text))[1]
    key = _fold(text)
    return tables.countries.get(key) or tables.people.get(key)


_SEVERAL = frozenset({"korea", "korean", "koreans", "congo", "congolese"})
"""Words that a reader may mean either of two countries by, though lists mean one."""


def country_meant(text: str) -> str | None:
    """`country_code` of what a user gives; None for a word that two countries go by ("Korea"): the wrong one
    would speak against the right party."""
    return None if _fold(text.strip()) in _SEVERAL else country_code(text)


def country_name(code: str) -> str:
    """English name of an ISO 3166-1 alpha-2 code; the code itself if it is unknown."""
    return _tables().names.get(code.upper(), code)


@lru_cache(maxsize=1 << 13)
def is_place(text: str) -> bool:
    """Whether the whole text names a country, region or well-known city, or several joined by commas.

    Upper and lower case are alike, except that two letters are a place in capitals only ("US", not "us").
    ISO codes are not taken ("IN" is a word in a headline).
    """
    places = _tables().places
    if _lookup(places, _key(text))[0]:
        return True
    parts = _COMMA.split(text)
    return len(parts) > 1 and all(_lookup(places, _key(part))[0] for part in parts)


def is_nationality(text: str) -> bool:
    """Whether the whole text is an adjective or noun for a nation, people or language ("Iranian", "Kurds").

    Compounds count ("Chinese-American", "Russian and Belarusian").
    """
    people = _tables().people
    if _fold(text) in people:
        return True
    parts = re.split(r"-|–|/|\s+and\s+", text)
    return len(parts) > 1 and all(_fold(part) in people for part in parts)


def place_country(text: str) -> str | None:
    """ISO alpha-2 code of the country that a place lies in; None if unknown or in several countries.

    "City, Region, Country" is read from its last part, so the city itself need not be known.
    """
    places = _tables().places
    known, code = _lookup(places, _key(text))
    if known or "," not in text:
        return code
    return _lookup(places, _key(_COMMA.split(text)[-1]))[1]
