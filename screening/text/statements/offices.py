"""What a text says that a person does: the office, rank or employer beside the name, as it is written.

Read where the words can be of nobody else: in apposition ("Roe, chief executive of Acme,"), in front of the
name ("Acme chairman Jane Roe"), in a clause of its own ("Roe, who runs Acme"). A relative's, a lawyer's or a
friend's words are not the person's. What it means for a listed person is for `policy/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from screening.text.lexicon import pattern, words

LONGEST = 90
_WORD = r"[\w’'&-]+(?:(?<=\b[A-Z])\.)?"


@cache
def _office() -> str:
    return "|".join(sorted(map(re.escape, words("persons", "office_words")), key=len, reverse=True))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf",\s(?:\d{{1,3}},\s)?(?P<said>(?:{_WORD}\s){{0,9}}?(?:{_office()})\b[^,;:.()“”\"]{{0,{LONGEST}}})",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<said>(?:{_WORD}\s){{0,6}}\b(?:{_office()})(?:\s(?:of|for|at)(?:\s{_WORD}){{1,8}}?)?),?\s$",
        re.IGNORECASE,
    )


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        r",?\s(?:\d{1,3},\s)?(?:who|and)\s(?:(?:has|had|now|also|once|then|currently|still|long)\s){0,2}"
        r"(?P<said>(?:runs|ran|heads|headed|leads|led|owns|owned|chairs|chaired|directs|directed|founded|commands|"
        rf"commanded|controls|controlled|manages|managed|(?:works|worked)\s(?:for|at)|(?:serves|served)\sas)"
        rf"\s[^,;:.()“”\"]{{3,{LONGEST}}})",
        re.IGNORECASE,
    )


def offices_beside(before: str, behind: str) -> Iterator[str]:
    """The words on a person's office in front of a name and behind it; each on one line."""
    found = [_clause().match(behind)]
    if _has_office(before):
        found.append(_before().search(before))
    apposed = _behind().match(behind) if behind[:1] == "," and _has_office(behind) else None
    if apposed and _may_appose(apposed["said"]):
        found.append(apposed)
    for match in found:
        if match and not re.search(pattern("persons", "relations"), match["said"], re.IGNORECASE):
            yield " ".join(match["said"].split())


def _has_office(text: str) -> bool:
    """Whether a word of the table stands in it: most texts are told so at once."""
    return not words("persons", "office_words").isdisjoint(re.findall(r"[\w-]+", text.casefold()))


def _may_appose(said: str) -> bool:
    """Whether words behind a comma describe the name in front of it: "the chief of", "Acme's", "deputy"."""
    first = said.split()[0]
    if first[0].isupper() or first.casefold() in words("persons", "office_words"):
        return True
    return first.casefold() in words("persons", "apposing")
