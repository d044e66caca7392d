"""A name's text -> its folded words in spoken order: brackets, commas, dots and apostrophes read and gone.

Knows how names are written, not what they mean: legal forms and titles are still in the words it returns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from screening.model import Kind
from screening.names.addresses import address_from, is_address, is_street
from screening.names.scripts import fold
from screening.names.transcribed import HEARD, has_hebrew, heard_words, transcribe_hebrew
from screening.names.vocabulary import abbreviations, honorifics, legal_forms, place_words, word_class

MOST_WORDS = 40

_BRACKETS = re.compile(r"[(\[{（【「]([^()\[\]{}（）【】「」]{1,120})[)\]}）】」]")
BRACKETS = frozenset("()[]{}（）【】「」")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}")
_DOTTED = re.compile(
    r"(?<![a-z0-9])(?:[a-z]\.[a-z05]\.|5\.[a-z]\.)(?:[a-z05]\.)*(?:[a-z](?![a-z0-9]))?"
    r"|(?<![a-z0-9.])[a-z]\.[a-z](?![a-z0-9.])"
)
_DOTTED_FORM = re.compile(r"(?<![a-z0-9])(de|en)\s+([a-z])\.\s?([a-z])\.(?![a-z0-9])")
"""Ends of Spanish legal forms ("S. de R.L. de C.V."): no initials stand behind "de"."""
BEFORE_DOTTED = frozenset(("de", "en"))
"""Words that make a legal form of dotted letters behind them."""
_SPACED = re.compile(r"(?<![a-z0-9])[a-z](?: [a-z])+(?![a-z0-9]|\.[a-z])")
LEAST_SPACED = 4
"""Letters with blanks between them that are a word."""
_LEAST_OF_A_PERSON = 5
"""The same in a person's name, where fewer are initials."""
_SLASHED = re.compile(r"(?<![a-z0-9])([a-z])/([a-z])(?![a-z0-9])")
_SILENT = re.compile(r"['`’‘ʼʿʾ\"]")
_LETTERS_DIGITS = re.compile(r"(?<=[a-z]{3})(?=\d)|(?<=[a-z]{2})(?=\d\d)|(?<=\d\d)(?=[a-z]{4})")
_READ_FOR_LETTERS = re.compile(r"[a-z]+[0-68]{1,2}[a-z]+(?:[0-68]{1,2}[a-z]+)?|[012568]?[a-z]{3,}[012568]")
_WORD = re.compile(r"[a-z0-9]+")
_SMALL_L = re.compile(r"\b(?![A-KM-Z]l+\b)(?=l*[A-Z])[A-Z]*l[A-Zl]*\b|(?<=[A-Z]{2})l\b")
"""An "l" in a word of capitals ("ALl", "lRAN", "Ll") or behind two ("TsAGl"); "All" and "Al" are words."""
_LARGE_I = re.compile(
    r"(?<=[a-z])I\b|(?<=[A-Za-z][a-z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)I"
    r"(?:(?=[aeiou])|(?<=[aeiouy]I)(?=[b-lp-z]))"
    r"|(?<=\b[AEOU])I(?=[a-z]+\b)|(?<=\b[BCFGKPS])I(?=[aeiou][a-z]*\b)"
)
"""An "I" inside a word in small letters or at its end ("KeIvo", "aI-Qasab", "GIobal"); in "McIver",
"SberInvest" and "DarkIris" a word begins with it, in "vIan" it changed places."""
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Co|Company|Corp|Corporation|Inc|Incorporated|Limited|Ltd|LLC|LLP|Pte|Pty|GmbH|JSC|FZE|PLC)\b)"
    r"|\b(?:LLC|OOO|ZAO|OAO|PAO|JSC)(?=[A-Z][a-z])"
)
"""Where a legal form lost the space before it and kept its capital ("HieraxCo. Ltd.")."""
_MARKS = frozenset("&./")
_ABD = frozenset(
    f"abd{end}" for end in ("", "el", "al", "ol", "oul", "ul", "ool", "il", "ur", "er", "us", "es", "u")
)
_ABD_PREFIX = re.compile(r"abd(?:ul|el|al|ol|oul|ool|il|ur|er|us|es|ir|eh)(?=[bcdfghjklmnpqrstvwxyz]..)")
_ARTICLES = frozenset(
    (
        *("al", "el", "ul", "ol", "ur", "ar", "er", "as", "es", "us"),
        *("ad", "ud", "an", "un", "az", "uz", "ash", "ush", "ut", "il"),
    )
)


_LETTERS_WITH_DOTS = str.maketrans("05", "os", ".")
"""Between dots a digit is a letter misread ("5.A.", "0.0.0.")."""


def _dotted(match: re.Match[str], kind: Kind) -> str:
    """ "S.A." and "L.L.C." are one word; "J.R. Smith" has two initials."""
    joined = match[0].translate(_LETTERS_WITH_DOTS)
    if kind is Kind.PERSON:
        return " ".join(joined) + " "
    known = joined in legal_forms() or joined in abbreviations()
    apart = kind is Kind.UNKNOWN and len(joined) == 2 and not known
    return (" ".join(joined) if apart else joined) + " "


def read_case(text: str) -> str:
    """`text` with what its capitals tell: "l" and "I" by the letters beside them, for no word in capitals has
    one small letter; and a legal form written onto a name."""
    if text.islower() or text.isupper() or (text.istitle() and "Ll" not in text):
        return text  # capitals where words begin tell nothing
    if "l" in text:
        text = _SMALL_L.sub(lambda match: match[0].replace("l", "I"), text)
    if "I" in text:
        text = _LARGE_I.sub("l", text)
    return _GLUED.sub(lambda match: f"{match[0]} ", text)


def split_words(text: str, kind: Kind) -> list[str]:
    """The folded words of `text`; in capitals those that are written as they were heard."""
    if has_hebrew(text):
        text = transcribe_hebrew(text)
    if HEARD in text:
        parts = text.split()[:MOST_WORDS]
        heard = (heard_words(part) or split_words(part.replace(HEARD, ""), kind) for part in parts)
        return list(chain.from_iterable(heard))[:MOST_WORDS]
    plain = fold(read_case(text))
    words = plain.split()
    if len(words) >= LEAST_SPACED and min(map(len, words)) == 1:
        least = _LEAST_OF_A_PERSON if kind is Kind.PERSON else LEAST_SPACED
        if max(map(len, _SPACED.findall(plain)), default=0) >= 2 * least - 1:
            plain = _SPACED.sub(lambda match: match[0].replace(" ", ""), plain)  # two blanks part words
            words = plain.split()
    if plain.replace(" ", "").isalpha():  # as most names are
        return words[:MOST_WORDS]
    plain = _SILENT.sub("", plain)
    if not _MARKS.isdisjoint(plain):
        plain = _DOTTED_FORM.sub(lambda match: f"{match[1]} {match[2]}{match[3]} ", plain)
        plain = _DOTTED.sub(lambda match: _dotted(match, kind), plain.replace("&", " and "))
        plain = _SLASHED.sub(lambda match: match[1] + match[2], plain)
    return _WORD.findall(plain)[:MOST_WORDS]


def more_than_read(text: str) -> bool:
    """Whether a name has more words than are read."""
    return len(text) > 2 * MOST_WORDS and len(_WORD.findall(fold(text))) > MOST_WORDS


def join_servants(tokens: list[str]) -> list[str]:
    """ "Abd al-Rahman", "Abdul Rahman", "Abdurrahman" -> "abdulrahman": one name in Arabic, so one token
    here.
    """
    joined: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token in _ABD:
            after = place + 1
            while after < len(tokens) - 1 and tokens[after] in _ARTICLES:
                after += 1
            if after < len(tokens) and len(tokens[after]) > 2 and tokens[after] not in _ABD:
                joined.append("abdul" + tokens[after])
                place = after + 1
                continue
        joined.append(_ABD_PREFIX.sub("abdul", token, count=1) if token.startswith("abd") else token)
        place += 1
    return joined


def take_acronyms(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with bracketed acronyms taken out, and those acronyms folded."""
    if BRACKETS.isdisjoint(text):
        return text, ()
    acronyms: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = match[1].strip().strip("\"'“”‘’")
        if _ACRONYM.fullmatch(inside) and _joined(inside) not in legal_forms():
            acronyms.append(_joined(inside))
            return " "
        return f" {inside} "

    rest = _BRACKETS.sub(take, text)
    if not any(char.isalnum() for char in rest):
        return text, ()
    return rest, tuple(acronyms)


def _joined(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


@cache
def sure_forms() -> frozenset[str]:
    """Words that are a legal form by themselves wherever they stand, and nothing else."""
    forms = {
        word
        for word, held in legal_forms().items()
        if any(len(one.tokens) == 1 and not one.edge for one in held)
    }
    return frozenset(word for word in forms.difference(honorifics(), place_words()) if not is_street(word))


class Read(NamedTuple):
    """The words of a text: the name's, an address's behind it, and whether "LAST, First" was turned round."""

    words: list[str]
    address: list[str]
    turned: bool


def segments(text: str, kind: Kind) -> list[list[str]]:
    """The folded words of `text` in the stretches between its commas; no empty stretch. A legal form behind
    the first comma goes with the name before it ("Acme Trading, Inc.") unless that is a person's; an address
    stands apart even where no comma does."""
    parts = [text]
    if "," in text or "\uff0c" in text or "\u3001" in text:
        parts = text.replace("\uff0c", ",").replace("\u3001", ",").split(",")
    found = [words for part in parts if (words := split_words(part, kind))]
    while len(found) > 1 and kind is not Kind.PERSON and sure_forms().issuperset(found[1]):
        found[:2] = [found[0] + found[1]]
    if found and (cut := address_from(found[0])) < len(found[0]):
        found[:1] = [found[0][:cut], found[0][cut:]]
    return found


def read_words(segments: Sequence[Sequence[str]], kind: Kind, *, dots: bool) -> Read:
    """The words between commas in spoken order: "LAST, First" turned round where that reading fits, an
    address tail parted from a firm. `dots`: a dot stands in the name.
    """
    if len(segments) < 2:
        return Read(list(segments[0]) if segments else [], [], False)
    if kind in (Kind.PERSON, Kind.UNKNOWN):
        turned = _turned(segments, kind, dots=dots)
        if turned:
            return turned
    cut = next((place for place in range(1, len(segments)) if is_address(segments[place])), len(segments))
    return Read(
        [word for words in segments[:cut] for word in words],
        [word for words in segments[cut:] for word in words],
        False,
    )


def _turned(segments: Sequence[Sequence[str]], kind: Kind, *, dots: bool) -> Read | None:
    """The segments of a person's name in spoken order; None where they do not look like one."""
    degrees: list[str] = []
    rest = [list(words) for words in segments]
    while len(rest) > 1 and all(
        any(phrase.meaning == "tail" for phrase in honorifics().get(word, ())) for word in rest[-1]
    ):
        degrees = rest.pop() + degrees
    home = _home(rest)
    address = [word for words in rest[home:] for word in words]
    rest = rest[:home]
    if len(rest) == 1:
        return Read(rest[0] + degrees, address, False)
    last, first = rest[0], [word for words in rest[1:] for word in words]
    form = dots and _is_form(first)
    if kind is Kind.UNKNOWN and (
        len(rest) > 2 or form or not is_personal(last, 4) or not is_personal(first, 6)
    ):
        return None
    return Read(first + last + degrees, address, True)


def _is_form(words: Sequence[str]) -> bool:
    """Are the words one legal form ("S.A. de C.V.")? Two letters apart may be initials."""
    held = legal_forms().get(words[0], ())
    return len(words) != 2 and any(one.tokens == tuple(words) for one in held)


def _home(segments: Sequence[Sequence[str]]) -> int:
    """The place from which the segments of a person's name say where he lives: a street, or two places.
    Behind a single word, and where one place stands alone, they are names ("GARCIA, Santiago").
    """
    places = place_words()
    for cut in range(1 if len(segments[0]) > 1 else 2, len(segments)):
        words = [word for part in segments[cut:] for word in part]
        known = sum(word in places for word in words)
        ends = segments[cut], segments[-1]
        if (known > 1 or any(map(is_street, words))) and all(map(is_address, ends)):
            return cut
    return len(segments)


NEVER_PERSONAL = ("company", "sector", "address")
"""Classes of words that stand in no person's name."""


def is_personal(words: Sequence[str], most: int) -> bool:
    """Could these be part of a person's name? No legal form, no word of business, no digits."""
    classes = word_class()
    return len(words) <= most and not any(
        classes.get(word) in NEVER_PERSONAL
        or not word.isalpha()
        or any(not phrase.edge for phrase in legal_forms().get(word, ()) if len(phrase.tokens) == 1)
        for word in words
    )


def has_dotted_form(text: str) -> bool:
    """Does `text` hold letters with dots between them, as "S.A." has?"""
    return "." in text and _DOTTED.search(text.lower()) is not None


def part_numbers(words: list[str]) -> list[str]:
    """Words with a number written onto them, apart: "tour2" -> "tour", "2". A digit between letters that is
    read for one ("sber6ank") stays."""
    if all(map(str.isalpha, words)):
        return words
    return [
        part
        for word in words
        for part in (_LETTERS_DIGITS.split(word) if _has_number(word) else (word,))
        if part
    ]


def _has_number(word: str) -> bool:
    return not word.isalpha() and not _READ_FOR_LETTERS.fullmatch(word)
