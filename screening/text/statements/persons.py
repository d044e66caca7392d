"""What a text says of a person it names: age, birth, nationality, office.

Read only where the words stand right beside the name and speak of nobody else: "Roe, 47,", "47-year-old Jane
Roe", "Roe, born in 1952", "Lebanese broker Jane Roe", "Roe, a Lebanese national". Where a country is only
the place of birth or of business ("Lebanon-born", "Beirut-based") it is no nationality. What a text says
twice and differently is not taken at all. Whether it fits a listed person is for `policy/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening import places
from screening.model import Cluster, Document, Kind
from screening.text.lexicon import words
from screening.text.statements.offices import offices_beside

_BEFORE = 60
_OFFICE_BEFORE = 110
_BEHIND = 160
_YOUNGEST, _OLDEST = 10, 105
_AGED_APART = 1
"""Years between two ages that are one: a text may span a birthday."""
_OLD_NEWS = 10
_YEAR = re.compile(r"(?<![\d.,/§-])(?:19|20)\d\d(?![\d.,]*\d|-\d)")
_AGE_BEHIND = re.compile(
    r"(?:\s?[,(]|,[”\"’'])\s?(?:then\s|now\s|aged\s)?(\d{2,3})(?=\s?[,;.)])"
    r"|,?\s(?:who\s)?(?:is|was|turns|turned)\s(?:now\s)?(?:aged\s)?(\d{2,3})(?=\syears?\sold|\sand\s[a-z]|[.;])"
    r"|,?\s(?:aged|age)\s(\d{2,3})\b"
    r"|,\s(?:an?|the)\s[^,.;:()\d]{2,60}?\saged\s(\d{2,3})\b"
    r"|,\s(?:an?|the)\s(\d{2,3})-year-old\b"
)
_AGE_BEFORE = re.compile(r"\b(\d{2,3})-year-old\s(?:[\w’'-]+\s){0,4}$")
_MONTH = r"[A-Z][a-z]{2,8}"
_DAY = rf"(?:\d{{1,2}}\s{_MONTH}\.?,?\s|{_MONTH}\.?\s\d{{1,2}},?\s|{_MONTH}\s)?(?:19|20)\d\d(?!\d)"
_TOWN = r"[A-Z][\w’'. -]{1,40}?"
_BORN_BEHIND = re.compile(
    rf"(?:,?\s(?:who\s)?(?:was\s)?|\s?[(])(?:born|b\.)\s(?:(?:on|in)\s)?"
    rf"(?:(?:the\s)?{_TOWN},?\s(?:on|in)\s)?({_DAY})"
)
_BORN_BEFORE = re.compile(rf"\b[Bb]orn\s(?:in\s{_TOWN}\s)?(?:in|on)\s({_DAY}),\s$")
_NATION_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w.]+(?:\s[A-Z][a-z]+)?)\s((?:[a-z][\w-]*\s){1,3})$")
_NATION_BEHIND = re.compile(
    r",\s(?:\d{2,3},\s)?(?:an?|the)\s(?:\d{2,3}-year-old\s)?(?:[a-z][\w-]*\s){0,2}([A-Z][\w.]+(?:\s[A-Z][a-z]+)?)\s"
    r"((?:[a-z][\w-]*\s){0,3}[a-z][\w-]*)"
)
_CITIZEN_OF = re.compile(
    r",?\s(?:who\sis\s|is\s|was\s)?(?:\d{2,3},\s)?(?:an?\s)(?:citizen|national)\sof\s(?:the\s)?"
    r"([A-Z][\w’'. -]{2,40}?)(?=[,.;]|\s(?:who|and|was|is|has)\b)"
)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the text says of one person. `party` is the place of its cluster. `ages` in years, at a time that
    the text does not give; `born` an English or ISO date, perhaps a year; `countries` ISO-2 of nationalities.
    """

    party: int
    ages: tuple[int, ...] = ()
    born: str | None = None
    countries: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


def find_particulars(document: Document, clusters: Sequence[Cluster]) -> tuple[Particulars, ...]:
    """The particulars of those parties of whom the text says any, in the order of `clusters`."""
    found = []
    for place, one in enumerate(clusters):
        if one.kind not in (Kind.PERSON, Kind.UNKNOWN) or one.why_hidden:
            continue
        told = _of_party(document.text, place, one)
        if told.ages or told.born or told.countries or told.offices:
            found.append(told)
    return tuple(found)


def years_of(text: str, this_year: int) -> tuple[int, int]:
    """The years between which a text was written: from the latest one it speaks of, if any, until now.

    A text that names no year is taken to be ten years old at most.
    """
    named = [year for year in map(int, _YEAR.findall(text)) if year <= this_year]
    return max(named, default=this_year - _OLD_NEWS), this_year


def _of_party(text: str, place: int, one: Cluster) -> Particulars:
    ages: list[int] = []
    born: set[str] = set()
    countries: dict[str, None] = {}
    offices: dict[str, None] = {}
    for mention in one.mentions:
        front = _line(text[max(0, mention.start - _OFFICE_BEFORE) : mention.start])
        before = front[-_BEFORE:]
        behind = _line(text[mention.end : mention.end + _BEHIND])
        ages += _ages(before, behind)
        born.update(_births(before, behind))
        offices.update(dict.fromkeys(offices_beside(front, behind)))
        if one.kind is Kind.PERSON:
            countries.update(dict.fromkeys(_nations(before, behind)))
    if ages and max(ages) - min(ages) > _AGED_APART:
        ages = []
    years = {date[-4:] for date in born}
    date = max(born, key=len) if len(years) == 1 else None
    return Particulars(place, tuple(sorted(set(ages))), date, tuple(countries), tuple(offices))


def _line(text: str) -> str:
    """The text on one line, of the same length."""
    return re.sub(r"[\r\n\t\u00a0]", " ", text)


def _ages(before: str, behind: str) -> Iterator[int]:
    for match in (_AGE_BEHIND.match(behind), _AGE_BEFORE.search(before)):
        if match:
            age = int(next(group for group in match.groups() if group))
            if _YOUNGEST <= age <= _OLDEST:
                yield age


def _births(before: str, behind: str) -> Iterator[str]:
    for match in (_BORN_BEHIND.match(behind), _BORN_BEFORE.search(before)):
        if match:
            yield match[1].replace(",", "")


def _nations(before: str, behind: str) -> Iterator[str]:
    match = _NATION_BEFORE.search(before)
    if match and _calls(match[2].casefold().split()):
        yield from _code(match[1], nationality=True)
    if match := _NATION_BEHIND.match(behind):
        callings = words("persons", "callings")
        if any(word in callings for word in match[2].casefold().split()):
            yield from _code(match[1], nationality=True)
    if match := _CITIZEN_OF.match(behind):
        yield from _code(match[1], nationality=False)


def _calls(between: Sequence[str]) -> bool:
    """Whether the words from the nationality to the name say what the person is ("Lebanese broker Roe"), and
    not what was done to somebody ("Dutch prosecutors charged Roe")."""
    last = between[-1]
    if last in words("persons", "callings"):
        return True
    verb = (
        last.endswith(("ed", "s")) or last in words("joints", "small") or last in words("companies", "verbs")
    )
    return len(between) == 1 and not verb


def _code(text: str, *, nationality: bool) -> Iterator[str]:
    """The country that a nationality ("North Korean"), or a country's name, stands for, if it is one."""
    for said in (text, text.split()[-1]):
        known = places.is_nationality(said) if nationality else places.is_place(said)
        code = places.country_meant(said) if known else None
        if code:
            yield code
            return
