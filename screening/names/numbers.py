"""Numbers inside names, written one way: "Forty-Four", "XLIV" and "44th" become "44".

Only for firms, vessels and units: in a person's name "Xi", "Vi" and "Di" are names.
"""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TENTHS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]

_SMALL = {word: value for words in (_UNITS, _ORDINALS) for value, word in enumerate(words)}
_LARGE = {word: 10 * value for words in (_TENS, _TENTHS) for value, word in enumerate(words, 2)}
_ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th)")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = {"x" * tens + _ROMAN_UNITS[ones]: 10 * tens + ones for tens in range(4) for ones in range(10)}
_NUMBER_SIGNS = frozenset({"no", "nr", "num", "number", "nomer"})
_REGISTER, _REGISTERED = "imo", 7
_NAMES_TOO = frozenset({"xi", "vi", "i", "v", "x"})
NUMBER_WORDS = frozenset({*_SMALL, *_LARGE, *_NUMBER_SIGNS, _REGISTER, *filter(None, ROMAN)})


def roman(token: str) -> int | None:
    """The value of a Roman number up to 39; None for any other word."""
    return ROMAN.get(token) or None


def is_number_word(word: str) -> bool:
    """Whether `write_numbers` may make a number of the word, or drop it before one."""
    return word in NUMBER_WORDS


def read_number_signs(words: list[str]) -> list[str]:
    """`words` without "No." where a Roman number or one in digits follows, and that in digits: "No. IX Plant"
    is no nonprofit organization ("NO")."""
    if _NUMBER_SIGNS.isdisjoint(words):
        return words
    read: list[str] = []
    for word in words:
        number = word if word.isdigit() else roman(word)
        if number is not None and read and read[-1] in _NUMBER_SIGNS:
            read[-1] = str(number)
        else:
            read.append(word)
    return read


def write_numbers(words: list[str], *, trailing_roman: bool) -> list[str]:
    """`words` with spelled, ordinal and Roman numbers as digits, and "No." before a number dropped.

    Roman numbers count behind the first word; those that are also names or letters only as the last word, and
    only if `trailing_roman`.
    """
    if NUMBER_WORDS.isdisjoint(words) and all(map(str.isalpha, words)):
        return words
    written: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else ""
        number: int | None = None
        if word in _LARGE:
            number = _LARGE[word]
            unit = _SMALL.get(following, int(following) if following.isdigit() and len(following) == 1 else 0)
            if 0 < unit < 10:
                number += unit
                place += 1
        elif word in _SMALL:
            number = _SMALL[word]
        elif match := _ORDINAL.fullmatch(word):
            number = int(match[1])
        elif word.isdigit():
            number = int(word) if len(word) < 5 else None
        elif len(word) == 1 and place and len(words[place - 1]) == 1:
            pass  # an initial among initials: "E. X. Co."
        elif place and (word not in _NAMES_TOO or (trailing_roman and not following)):
            number = roman(word)
        written.append(word if number is None else str(number))
        place += 1
    return [
        word
        for place, word in enumerate(written)
        if not (word in _NUMBER_SIGNS and place + 1 < len(written) and written[place + 1].isdigit())
    ]


def without_registration(words: list[str]) -> list[str]:
    """`words` without the number that the International Maritime Organization gave a ship: it is no part of
    her name.
    """
    if _REGISTER not in words:
        return words
    kept = [
        word
        for place, word in enumerate(words)
        if not (
            _is_registered(words[place : place + 2])
            or (place and _is_registered(words[place - 1 : place + 1]))
        )
    ]
    return kept or words


def _is_registered(words: list[str]) -> bool:
    return len(words) == 2 and words[0] == _REGISTER and words[1].isdigit() and len(words[1]) == _REGISTERED
