"""The share that a cell states -> bounds in percent, exact; and what had to be made of the cell to read it.

A range, "more than 25" or an empty cell is a share between bounds, never a guessed number. Whether 0.5 means
half a percent or a half cannot be known from a cell: both bounds are kept. What cannot be read may be any
share at all.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache

EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
"""Sums and products of shares are exact, or an error: a share has at most 60 digits, and a rounded one could
make 49.99 fifty."""
_MOST_DIGITS = 60
ZERO, HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """Between `low` and `high` percent; a bound is not itself meant where its `..._open` is true.

    `odd` says what had to be made of the text, for people; empty where it was a plain number.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False
    odd: str = ""

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def __str__(self) -> str:
        """ "50 %", "more than 25 %", "25 to 50 %", "an unknown share"."""
        if self.exact:
            return f"{plain(self.low)} %"
        if self.low == ZERO and self.high == HUNDRED and not self.low_open and not self.high_open:
            return "an unknown share"
        if self.high == HUNDRED and not self.high_open:
            return f"{'more than' if self.low_open else 'at least'} {plain(self.low)} %"
        if self.low == ZERO:
            return f"{'less than' if self.high_open else 'at most'} {plain(self.high)} %"
        low = f"more than {plain(self.low)}" if self.low_open else plain(self.low)
        return f"{low} to {'less than ' if self.high_open else ''}{plain(self.high)} %"


def plain(number: Decimal) -> str:
    """A number without exponent and idle zeros: "62.5", "100"."""
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def unknown(odd: str) -> Share:
    """Any share at all."""
    return Share(ZERO, HUNDRED, odd=odd)


NOT_GIVEN, NO_NUMBER = "no share is given", "the share is no number from 0 to 100"
UNIT = "below 1: a share of one, or a part of a percent; both are reckoned with"
COMMA, RANGE, BOUND, SIGN, WORD = (
    "a decimal comma was read as a point",
    "a range: both ends are reckoned with",
    "a bound, no number: from there to the end is reckoned with",
    "a percent sign was left out",
    "a word was read as the share it stands for",
)
FRACTION = "a share of one was taken times 100"

_NUMBER = r"\d{1,3}(?:[.,]\d*)?|[.,]\d+"
_ONE = re.compile(rf"({_NUMBER})")
_BETWEEN = re.compile(rf"(?:between )?({_NUMBER}) ?(?:-|to|and|\.\.+) ?({_NUMBER})")
_ABOVE = re.compile(rf"(?:>|more than|over|above|greater than) ?({_NUMBER})")
_FROM = re.compile(
    rf"(?:>=|=>|≥|⩾|at least|minimum|min\.?|from) ?({_NUMBER})|({_NUMBER}) ?(?:\+|or more|and more)"
)
_BELOW = re.compile(rf"(?:<|less than|under|below) ?({_NUMBER})")
_UP_TO = re.compile(
    rf"(?:<=|=<|≤|⩽|at most|up to|maximum|max\.?) ?({_NUMBER})|({_NUMBER}) ?(?:or less|and less)"
)
# the registers of persons with significant control write "ownership-of-shares-25-to-50-percent"
_PSC = re.compile(r"ownership of shares (25|50|75) to (50|75|100)(?: as .*)?")
_WORDS = {
    "majority": Share(Decimal(50), HUNDRED, low_open=True, odd=WORD),
    "minority": Share(ZERO, Decimal(50), high_open=True, odd=WORD),
    **dict.fromkeys(("wholly owned", "sole owner", "all"), Share(HUNDRED, HUNDRED, odd=WORD)),
    **dict.fromkeys(("half",), Share(Decimal(50), Decimal(50), odd=WORD)),
    **dict.fromkeys(("none", "nil"), Share(ZERO, ZERO, odd=WORD)),
}
_EMPTY = frozenset(
    ("", "-", "n/a", "na", "null", "unknown", "?", "not known", "not available", "undisclosed")
)
_SIGN = re.compile(r"\s*(?:%|٪|percent|per cent|pct\.?|p\.c\.)\s*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"٫": ".", "،": ","})


@lru_cache(1 << 16)
def read_share(text: str, *, of_one: bool = False) -> Share:
    """The share that a cell states; `of_one`: its column says that 0.5 is a half."""
    plainly = _ONE.fullmatch(text.strip()) if text.isascii() else None
    said = plainly[0] if plainly else _folded(text)
    if said in _EMPTY:
        return unknown(NOT_GIVEN)
    signed = _SIGN.sub(" ", said).strip() if not plainly else said
    sign = signed != said
    share = _WORDS.get(signed) or _stated(signed)
    if share is None or share.high > HUNDRED or share.low > share.high:
        return unknown(NO_NUMBER)
    if of_one and not sign:
        return _of_one(share)
    if not sign and share.exact and ZERO < share.low < 1:
        return Share(share.low, EXACT.multiply(share.low, HUNDRED), odd=UNIT)
    if share.odd:
        return share
    odd = COMMA if "," in signed else SIGN if sign else ""
    return Share(share.low, share.high, odd=odd) if odd else share


def _folded(text: str) -> str:
    if any(unicodedata.category(char) == "No" for char in text):
        return text  # raised digits mark footnotes, and in compatibility form 5² would be 52
    said = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold().strip()
    if "ownership-of-shares" in said:
        said = said.replace("-", " ")
    digits = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in said)
    return " ".join(digits.split())


def _stated(said: str) -> Share | None:
    """The share of a text in lower case without percent signs; None if it states none."""
    if found := _ONE.fullmatch(said):
        number = _number(found[1])
        return None if number is None else Share(number, number)
    if found := _PSC.fullmatch(said):
        above = found[1] != "75"  # "more than 25", "more than 50", but "75 or more"
        return Share(Decimal(found[1]), Decimal(found[2]), low_open=above, odd=RANGE)
    if found := _BETWEEN.fullmatch(said):
        low, high = _number(found[1]), _number(found[2])
        return None if low is None or high is None else Share(low, high, odd=RANGE)
    for pattern, below, is_open in (
        (_ABOVE, False, True),
        (_FROM, False, False),
        (_BELOW, True, True),
        (_UP_TO, True, False),
    ):
        if found := pattern.fullmatch(said):
            number = _number(next(filter(None, found.groups())))
            if number is None:
                return None
            if below:
                return Share(ZERO, number, high_open=is_open, odd=BOUND)
            return Share(number, HUNDRED, low_open=is_open, odd=BOUND)
    return None


def _number(text: str) -> Decimal | None:
    if len(text) > _MOST_DIGITS:
        return None
    return Decimal(text.replace(",", "."))


def _of_one(share: Share) -> Share:
    """A share of one in percent; what is above one cannot be one."""
    low, high = EXACT.multiply(share.low, HUNDRED), EXACT.multiply(share.high, HUNDRED)
    if share.odd in (WORD, BOUND) or high > HUNDRED:
        return share if share.odd == WORD else unknown(NO_NUMBER)
    return Share(low, high, odd=share.odd or FRACTION)
