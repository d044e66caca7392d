"""An address in other letters than Latin -> the same in Latin ones, as far as rules and a table of places go.

Letters that spell (Cyrillic, Greek, Georgian, Armenian) are transliterated, abbreviations written out first.
A Chinese address runs from the country down to the room: it is taken apart at the words for province,
city, street, number and room, and read as Mandarin. Of all others (Arabic, Hebrew, Japanese, Korean, Thai)
only countries and cities are known; their streets stay unread, and that is told. So do streets of Hong Kong
that are not in the table, for Cantonese spells them. Nothing is translated.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from screening.names import fold
from screening.names.vocabulary import simplify

_OTHER = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff66-\uffdc]")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_ANY_HAN = re.compile(f"[{_HAN}]")
_JAPANESE = re.compile("[\u3040-\u30ff]|丁目|番地")
_SPELLED = ("LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN", "CJK", "MODIFIER")
_ARABIC_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ى": "ي", "\u200c": " ", "،": ",", "؛": ","})
_SOFT = re.compile("[ьъЬЪ’ʼ]")
_ORDINAL = re.compile(r"(\d)-?(?:ая|ой|ый|ий|го|я|й|а)\b", re.IGNORECASE)


class Latin(NamedTuple):
    """An address in Latin letters; `unread` is the script of words that are not read ("Arabic"), or ""."""

    text: str
    unread: str = ""


@dataclass(frozen=True, slots=True)
class _Places:
    """`english` maps a place as it is written to what the lists call it, `countries` are those that are one
    (a quarter of Hong Kong is called Jordan). `found` finds those of alphabets, `leading` those that a
    Chinese address begins with; `japanese` and `cantonese` are English names of places in Japan, and in Hong
    Kong and Macau."""

    english: dict[str, str]
    countries: frozenset[str]
    found: re.Pattern[str]
    leading: re.Pattern[str]
    streets: dict[str, str]
    japanese: frozenset[str]
    cantonese: frozenset[str]
    readings: dict[str, str]
    in_full: dict[str, str]
    abbreviated: re.Pattern[str]


def in_latin(text: str) -> Latin:
    """The address in Latin letters; one that is all Latin comes back as it is."""
    if text.isascii() or not _OTHER.search(text):
        return Latin(text)
    plain = unicodedata.normalize("NFKC", text).translate(_ARABIC_LETTERS)
    han = len(_ANY_HAN.findall(plain))
    if han > sum(map(str.isalpha, plain)) / 2:
        return _from_characters(plain)
    places = _places()
    plain = places.abbreviated.sub(lambda found: f"{places.in_full[found[1].casefold()]} ", plain)
    rest = places.found.sub("", plain)
    # between words that are not read a place stands for itself; others say of themselves what they are
    space = ", " if (unread := _unread(rest)) else " "
    plain = places.found.sub(lambda found: f"{space}{places.english[found[0].casefold()]}{space}", plain)
    plain = _SOFT.sub("", _ORDINAL.sub(r"\1ya", plain))
    return Latin(" ".join(plain.split()).replace(" ,", ","), unread)


def _unread(text: str) -> str:
    """The first script of letters that no rule here reads."""
    for char in text:
        if char.isalpha():
            script = unicodedata.name(char, "OTHER").split()[0]
            if script not in _SPELLED:
                return {"HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}.get(
                    script, script.title()
                )
    return ""


# --- Chinese characters -------------------------------------------------------------------------------

_NAME = f"(?:(?![路街巷号楼室弄])[{_HAN}])"
_DIVISIONS = re.compile(
    rf"({_NAME}{{2,8}}?)(?:省|自治区)|({_NAME}{{1,7}}?)(?:市|地区|自治州|盟)"
    rf"|(高新|{_NAME}{{1,5}}?)(?:新区|(?<!小)区|县|旗)|({_NAME}{{1,8}}?)(?:开发区|工业区|保税区)"
    rf"|({_NAME}{{1,6}}?)(?:镇|乡|街道)"
)
_DIVISION_NAMES = ("province", "city", "district", "zone", "township")
_STREET = re.compile(rf"([{_HAN}]+?)(大街|大道|胡同|公路|路|街|道|巷)(?:([东西南北中])段?)?")
_STREET_NAMES = {
    "大街": "dajie",
    "大道": "dadao",
    "胡同": "hutong",
    "公路": "highway",
    "街": "jie",
    "巷": "xiang",
}
_DIRECTIONS = {"东": "east", "西": "west", "南": "south", "北": "north", "中": "middle"}
_PIECE = re.compile(
    rf"(?P<number>\d+(?:\s*[-~至之/]\s*\d+)*[A-Za-z]?)(?P<what>号楼|号院|号|弄|幢|栋|座|单元|层|楼|[A-Za-z]?[室房]|铺|门)?"
    rf"|(?P<letter>[A-Za-z])(?P<of>座|栋|幢|区|室)|(?P<latin>[A-Za-z][A-Za-z .]*)|(?P<words>[{_HAN}]+)"
)
_WHAT = {
    **dict.fromkeys(("号", "号院", ""), "no"),
    **dict.fromkeys(("号楼", "幢", "栋", "座", "区"), "building"),
    **dict.fromkeys(("层", "楼"), "floor"),
    **{"弄": "lane", "单元": "unit"},
}
_BUILDING = re.compile("(大厦|大楼|广场|中心|商城|酒店|公寓|工业园|科技园|园)")
_NUMERALS = re.compile("[一二三四五六七八九十]+(?=号|弄|幢|栋|座|单元|层|楼|室|期)")
_DIGITS = "零一二三四五六七八九"
_GAPS = re.compile(rf"(?<=[{_HAN}])[\s,;.、。()·]+|[\s,;.、。()·]+(?=[{_HAN}])")


def _from_characters(text: str) -> Latin:
    places = _places()
    *before, last = (part.strip() for part in simplify(text).split(","))
    where: list[str] = []
    countries: list[str] = []
    while before:  # from the house up, with commas
        if found := places.leading.fullmatch(last):
            (countries if found[1] in places.countries else where).append(places.english[found[1]])
        elif found := _DIVISIONS.fullmatch(last):
            where.append(_division(found))
        else:
            break
        last = before.pop()
    whole = ",".join((*before, last))
    first = _ANY_HAN.search(whole)
    head = whole[: first.start() if first else None].strip(" ,")  # "Room 5, ...", a postcode
    run, at = _GAPS.sub("", whole[first.start() :] if first else "").strip(), 0
    while found := places.leading.match(run, at):
        (countries if found[1] in places.countries else where).append(places.english[found[1]])
        at = found.end()
    if _JAPANESE.search(text) or not places.japanese.isdisjoint((*where, *countries)):
        said = [head, run[at:]]
        return Latin(_put_together(said, where, countries), "Japanese")
    street = next((one for one in places.streets if run.startswith(one, at)), "")
    while not street and (found := _DIVISIONS.match(run, at)):
        where.append(_division(found))
        at = found.end()
        street = next((one for one in places.streets if run.startswith(one, at)), "")
    said = [head, places.streets[street]] if street else [head]
    # names that Cantonese spells: read as Mandarin they would only speak against the right address
    cantonese = not places.cantonese.isdisjoint((*where, *countries))
    said += _pieces(_NUMERALS.sub(_number, run[at + len(street) :]), named=not cantonese)
    unread = "Chinese" if cantonese and not street else ""
    return Latin(_put_together(list(_housed(said)), where, countries), unread)


def _put_together(said: Sequence[str], where: Sequence[str], countries: Sequence[str]) -> str:
    """An address from the house up."""
    return ", ".join(filter(None, (*said, *reversed((*countries, *where)))))


def _division(found: re.Match[str]) -> str:
    """ "haidian district"."""
    kind = next(place for place, name in enumerate(found.groups()) if name)
    return f"{_reading(found[kind + 1])} {_DIVISION_NAMES[kind]}"


def _pieces(rest: str, *, named: bool) -> Iterator[str]:
    """Streets, numbers and names of buildings, in the order of the address; without the names on request."""
    for found in _PIECE.finditer(rest):
        if found["number"]:
            what = found["what"] or ""
            number = re.sub(r"\s*[~至之]\s*", "-", found["number"])
            letter = what[0] if what and what[0].isascii() else ""
            yield f"{_WHAT.get(what, 'room')} {number}{letter}"
        elif found["letter"]:
            yield f"{'room' if found['of'] == '室' else 'building'} {found['letter']}"
        elif found["latin"]:
            yield found["latin"]
        elif named:
            yield from _named(found["words"])


def _named(words: str) -> Iterator[str]:
    """The streets in a run of characters, then the building behind them."""
    while street := _STREET.match(words):
        name, nth, side = street[1], "", ""
        if (ends := [one.end() for one in _BUILDING.finditer(name)]) and ends[-1] < len(name):
            yield _building(name[: ends[-1]])
            name = name[ends[-1] :]
        if len(name) > 1 and name[-1] in _DIGITS[1:]:  # "the first Fuhua road"
            at = _DIGITS.index(name[-1])
            name, nth = name[:-1], f"{at}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(at, 'th') }"
        if len(name) > 1 and name[-1] in _DIRECTIONS:
            name, side = name[:-1], _DIRECTIONS[name[-1]]
        sort, behind = _STREET_NAMES.get(street[2], "road"), _DIRECTIONS.get(street[3] or "", "")
        yield " ".join(filter(None, (_reading(name), side, nth, sort, behind)))
        words = words[street.end() :]
    if words:
        yield _building(words)


def _building(words: str) -> str:
    name = _BUILDING.sub("", words)
    return f"{_reading(name)} building" if name and name != words else _reading(words)


def _housed(said: list[str]) -> Iterator[str]:
    """The same with the number of a house written onto what stands before it."""
    before = ""
    for one in said:
        if before and one.startswith("no "):
            before = f"{before} {one}"
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _number(match: re.Match[str]) -> str:
    """ "十三" -> 13; what is no number below a hundred stays."""
    text = match[0]
    tens, ten, ones = text.partition("十")
    if not ten:
        return "".join(str(_DIGITS.index(char)) for char in text)
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return text
    return str(10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0))


def _reading(characters: str) -> str:
    """Mandarin syllables as one word, as lists write names of places."""
    readings = _places().readings
    return "".join(readings.get(char) or fold(char) for char in characters).replace(" ", "")


# --- the table ----------------------------------------------------------------------------------------


@cache
def _places() -> _Places:
    facts = tomllib.loads(Path(__file__).with_name("native.toml").read_text(encoding="utf-8"))
    english = {
        _key(native): name
        for section in ("countries", "places", "japan", "hong_kong")
        for name, spellings in facts[section].items()
        for native in spellings.split("|")
    }
    longest = sorted(english, key=len, reverse=True)
    han = "|".join(map(re.escape, (one for one in longest if _ANY_HAN.match(one))))
    letters = "|".join(map(re.escape, (one for one in longest if not _ANY_HAN.match(one))))
    in_full = {short: word for word, shorts in facts["cyrillic"].items() for short in shorts.split()}
    shorts = "|".join(map(re.escape, sorted(in_full, key=len, reverse=True)))
    streets = {
        _key(native): name for name, spellings in facts["streets"].items() for native in spellings.split("|")
    }
    return _Places(
        english,
        frozenset(_key(native) for one in facts["countries"].values() for native in one.split("|")),
        re.compile(rf"(?<!\w)(?:{letters})(?![\w-])", re.IGNORECASE),
        re.compile(rf"({han})(?:特别行政区|自治区|省|市|区|县)?(?![东西南北中]?(?:大街|大道|公路|路|街|道))"),
        streets,
        frozenset(("Japan", *facts["japan"])),
        frozenset(("Hong Kong", "Macau", *facts["hong_kong"])),
        facts["readings"],
        in_full,
        # "д.5": a stop or a space ends the word, and a number may follow at once
        re.compile(rf"(?<![\w-])({shorts})(?:\.\s*|(?=\d)|(?=\s)|(?=,))", re.IGNORECASE),
    )


def _key(native: str) -> str:
    plain = unicodedata.normalize("NFKC", native).translate(_ARABIC_LETTERS)
    return simplify(plain).casefold()
