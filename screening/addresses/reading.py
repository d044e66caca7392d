"""An address as written -> what it says: country, place words, words of street and building, and its numbers.

Rules alone: no gazetteer of streets, no geocoding, nothing corrected. What cannot be told stays in the words.
Addresses that are only a place ("Tehran, Iran") are read too, and say so (`locates_nothing`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from screening.addresses.native import in_latin
from screening.addresses.words import words
from screening.names import fold
from screening.places import country_code, country_meant, is_place

LONGEST = 400
"""Characters of an address that are read; the longest published one of OFAC's and BIS's has 289."""

_BOX = re.compile(r"\bp\.?\s?o\.?\s*box\b|\bpost(?:al)?\s+(?:office\s+)?box\b|\ba\s?/\s?ya\b", re.IGNORECASE)
_SINGAPORE = re.compile(r"#\s?(\d{1,3})\s?[-–]\s?(\w{1,6})")
_FLOOR = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)?\s?/?\s?f(?:l|lr|loor)?\b(?!\s*\.?\s*\d)|\b([gbm])/f\b")
_TOKEN = re.compile(
    r"\d+[a-z]?(?:\s?[-/]\s?\d+[a-z]?)*|[a-z]+\d+(?:[-/]\d+)*[a-z]?|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th|-?(?:ya|y|aya|go)|i)\b")
_GLUED = re.compile(r"([a-z]+)(\d.*)")
_RANGE = re.compile(r"(\d+)([a-z]?)[-/](\d+)([a-z]?)")
_NUMBER = re.compile(r"(\d+)([a-z]?)")
_ROMAN = re.compile(r"[ivxl]{1,5}")
_POSTCODE = 5
_NO_COUNTRY = re.compile(r"[\d-]{3,}|\(.*\)")
_SEGMENT = re.compile(r"[,;\n]+")
_WIDEST = 40
"""House numbers that a range may span: 2-16 is a range of houses, 12-3456 a house and something else."""
_SHORTEST = 3
"""Letters that the name of a country at the beginning must have more of: codes are something else there."""
CHINA = {"HK": "CN", "MO": "CN"}
"""Listed under China, with codes of their own."""
CITIES = {
    "HK": ("hong", "kong"),
    "MO": ("macau",),
    "SG": ("singapore",),
    "MC": ("monaco",),
    "GI": ("gibraltar",),
}
"""Codes of countries that are one city, which is the place where no other is named."""


@dataclass(frozen=True, slots=True)
class AddressForm:
    """What an address says. `country` is ISO-2 (HK and MO as CN). `place` are words of the parts that name a
    place, `names` identifying words of street and building, in order; `houses`, `parts` and `units` are
    numbers ((first, last), letter) of the house, of a part of it, and within it; `box` of the post. `latin`
    is what was read of other letters; `unread` their script, if words in it are not read.
    """

    text: str
    country: str | None
    place: tuple[str, ...]
    names: tuple[str, ...]
    houses: tuple[Number, ...]
    parts: tuple[Number, ...]
    units: tuple[Number, ...]
    box: str = ""
    postcode: str = ""
    building: bool = False
    latin: str = ""
    unread: str = ""

    @property
    def locates_nothing(self) -> bool:
        """Whether it names no more than a place: neither a house nor a building."""
        return not self.box and not (self.names and (self.houses or self.building))

    @property
    def is_nowhere(self) -> bool:
        """Whether it does not say where the street is, by country, place or postcode."""
        return not (self.country or self.place or self.postcode)


@dataclass(frozen=True, slots=True)
class Number:
    """The numbers from `first` to `last`, with a letter: 610, 2-16, 19C. Letters alone have -1 for both."""

    first: int
    last: int
    letter: str = ""

    def meets(self, other: Number) -> bool:
        """Whether the two have a number in common; a letter that one of them lacks contradicts nothing."""
        letters = not self.letter or not other.letter or self.letter == other.letter
        return letters and self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        if self.first == self.last and self.first >= 0:
            return f"{self.first}{self.letter}"
        return f"{self.first}-{self.last}{self.letter}" if self.first >= 0 else self.letter


@lru_cache(maxsize=1 << 15)
def read_address(text: str, country: str | None = None) -> AddressForm:
    """Read an address of up to 400 characters. `country` is ISO-2 and counts before what the text says."""
    latin = in_latin(text[:LONGEST])
    folded = _BOX.sub(" pobox ", fold(latin.text))
    folded = _SINGAPORE.sub(r" unit \1 unit \2 ", folded)
    folded = _FLOOR.sub(lambda found: f" floor {found[1] or found[2]} ", folded)
    segments = [part.strip(" .") for part in _SEGMENT.split(folded)]
    segments = [part for part in segments if part]
    own, segments = _country(segments)
    if own is None:
        own, segments = _country_before(segments)
    code = country_code(country) if country else own
    reader = _Reader(len(segments))
    for at, segment in enumerate(segments):
        reader.read(at, segment)
    if not reader.place:
        reader.place += CITIES.get(code or "", ())
    houses, parts = reader.houses, reader.parts
    if not houses:  # "Lenina Street, building 12": nothing else is the house
        houses, parts = parts, []
    return AddressForm(
        text=text,
        country=CHINA.get(code, code) if code else None,
        place=tuple(dict.fromkeys(reader.place)),
        names=tuple(dict.fromkeys(reader.names)),
        houses=tuple(dict.fromkeys(houses)),
        parts=tuple(dict.fromkeys(parts)),
        units=tuple(dict.fromkeys(reader.units)),
        box=reader.box,
        postcode=reader.postcode,
        building=reader.building,
        latin="" if latin.text == text[:LONGEST] else fold(latin.text),
        unread=latin.unread,
    )


def _country_before(segments: list[str]) -> tuple[str | None, list[str]]:
    """(ISO-2 of the country that an address begins with, the segments without it): "123456, Russia, ..."."""
    for at, segment in enumerate(segments[:2]):
        code = country_meant(segment) if len(segment) > _SHORTEST and len(segments) > at + 1 else None
        if code:
            return code, segments if code in CITIES else [*segments[:at], *segments[at + 1 :]]
    return None, segments


def _country(segments: list[str]) -> tuple[str | None, list[str]]:
    """(ISO-2 of the country at the end, the segments without it); a city that is a country stays a place."""
    if not segments:
        return None, segments
    if len(segments) > 1 and not any(map(str.isalpha, segments[-1])):  # "AL, US, 35442"
        code, rest = _country(segments[:-1])
        return code, [*rest, segments[-1]]
    last = _NO_COUNTRY.sub("", segments[-1]).strip(" .")
    code = country_code(last.upper() if len(last) == 2 else last)
    if code is None and len(segments) > 1 and last in ("north", "south"):  # "Korea, North"
        both = f"{segments[-2]}, {last}"
        code = country_code(both)
        return (code, segments[:-2]) if code else (None, segments)
    if code is None or len(segments) == 1:
        return code, segments
    if code in CITIES or code == "VA":
        return code, segments
    rest = segments[:-1]
    if code == "CN" and rest and country_code(rest[-1]) in CHINA:  # "Hong Kong, CN"
        return code, rest
    digits = "".join(char for char in segments[-1] if char.isdigit())
    return code, [*rest, digits] if digits else rest


class _Reader:
    """Takes the segments of one address apart, one after another."""

    def __init__(self, segments: int) -> None:
        self._segments = segments
        self.place: list[str] = []
        self.names: list[str] = []
        self.houses: list[Number] = []
        self.parts: list[Number] = []
        self.units: list[Number] = []
        self.box = ""
        self.postcode = ""
        self.building = False

    def read(self, at: int, segment: str) -> None:
        """Take one segment: its numbers by the word before each, its words by what the segment is."""
        table = words()
        tokens = self._tokens(segment)
        if len(tokens) == 2 and tokens[0] == "str" and self.houses:  # "d. 20, str. 9": a stroenie, no street
            tokens[0] = "stroenie"
        if len(tokens) > 1 and tokens[0] == "st" and tokens[1].isalpha():  # streets are called so behind
            tokens[0] = "saint"
        before, named, numbered, street = "", [], False, False
        for place, token in enumerate(tokens):
            labelled = before in table.unit and (len(token) == 1 or _ROMAN.fullmatch(token))
            if token[0].isdigit() or labelled:
                alone = len(tokens) == 1
                last = place == len(tokens) - 1
                numbered |= self._number(token, before, late=at >= self._segments - 3, alone=alone, last=last)
                continue
            before = token
            street |= token in table.street
            self.building |= token in table.building or token in table.part
            if not table.says_little(token) and token not in table.box and len(token) > 1:
                named.append(token)
        kind = street or numbered or any(token in table.building or token in table.part for token in tokens)
        if kind or (at == 0 and self._segments > 2 and not is_place(" ".join(named))):
            self.names += named
        else:
            self.place += named

    def _tokens(self, segment: str) -> list[str]:
        table = words()
        found: list[str] = []
        for token in _TOKEN.findall(_ORDINAL.sub(r" nth\1 ", segment)):
            token = re.sub(r"\s", "", token)
            glued = _GLUED.fullmatch(token)
            if glued and glued[1] != "nth" and (table.says_little(glued[1]) or glued[1] in table.box):
                found += [glued[1], glued[2]]
            else:
                found += table.spellings.get(token, token).split()
        for at, (token, unit) in enumerate(pairwise(found)):  # "ground floor", "first floor"
            behind = found[at + 2 : at + 3]
            numbered = any(one[0].isdigit() for one in behind)
            if unit in table.unit and (token.isdigit() or len(token) == 1) and not numbered:
                found[at], found[at + 1] = unit, token
        return found

    def _number(self, token: str, before: str, *, late: bool, alone: bool, last: bool) -> bool:
        """File a number by the word before it; whether it is that of a house."""
        table = words()
        digits = sum(char.isdigit() for char in token)
        if before in table.box:
            self.box = self.box or token
            return False
        if digits >= _POSTCODE and "-" not in token and "/" not in token and before not in table.number:
            self.postcode = self.postcode or token
            return False
        number = _read_number(token)
        if number is None:
            return False
        if before in table.unit:
            self.units.append(number)
            return False
        if before in table.part:
            self.parts.append(number)
            return True
        if alone and late and digits == 4 and self.houses:  # "1000" of Brussels
            self.postcode = self.postcode or token
            return False
        if last and late and digits == 4 and self.houses and before not in table.number:
            self.postcode = self.postcode or token
            return False
        self.houses.append(number)
        return True


def _read_number(token: str) -> Number | None:
    if token.isalpha():  # "Unit D", "pom. XXIV"
        return Number(-1, -1, token)
    if found := _RANGE.match(token):
        first, last = int(found[1]), int(found[3])
        if last < first and len(found[3]) < len(found[1]):  # 1318-19 is 1318-1319
            last = int(found[1][: -len(found[3])] + found[3])
        if first <= last <= first + _WIDEST:
            return Number(first, last, found[2] if found[2] == found[4] else "")
        return Number(first, first, found[2])
    found = _NUMBER.match(token)
    return Number(int(found[1]), int(found[1]), found[2]) if found and len(found[1]) < 10 else None
