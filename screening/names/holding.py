"""The names that many texts hold beside being one (`screening.names.inside`, `screening.names.parties`).

Most hold none, which is told by what is between their blanks: each stretch is looked at once, and more may
than do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

import numpy as np

from screening.identifiers.written import LETTERED
from screening.model import SHIPS, Kind
from screening.names.commas import apart_by_commas
from screening.names.frames import may_frame
from screening.names.inside import CUES, HUMP, INITIAL, MARKS, names_in
from screening.names.lines import Bools, Ints
from screening.names.normalize import LONGEST
from screening.names.parties import JOINED, OF_ANOTHER, is_of_firm, may_list, parties_in
from screening.names.remarks import mended
from screening.names.scripts import joined_native
from screening.names.sought import narrowed
from screening.names.vessels import may_be_numbered

_HOLDS, _SINGLE, _INITIALS, _INITIAL, _CAPITALS, _SMALL, _NUMBERED, _JOINS, _OF_FIRM = (
    1 << place for place in range(9)
)
"""Bits: the name may hold others whatever else it is; if it is one stretch; where nobody said what it is, if
it is a family name with two initials, both of them here or one; if it is in capitals, which small letters are
not, and one stretch may be a ship's number; if the stretch joins the names of persons and none is a firm's
word."""
_LED_BY = ("ex-", *LETTERED)
_SAID, _MARKS = CUES - JOINED, MARKS - {"&", "+"}
"""What stands between names of persons joins no others."""
INSIDE_BITS = 9
"""How many bits `tells_inside` gives."""


class Inside(NamedTuple):
    """A name inside a text, and the place of the text. `own`: it may be its bearer's; else it is the name of
    one of several parties, of whom nothing else is known."""

    at: int
    text: str
    own: bool


def names_inside(texts: Sequence[str], kinds: Sequence[Kind], holding: Bools | None = None) -> list[Inside]:
    """All names inside many texts, most of which hold none by what is between their blanks. `holding`: for
    each whether it may hold some by its stretches (`may_hold`), if that is known."""
    if holding is None:
        holding = _holding(texts, kinds) | parted(texts)
    places = np.flatnonzero(holding).tolist()
    return [one for at in places for one in _inside(at, narrowed(texts[at][:LONGEST]), kinds[at])]


def _inside(at: int, text: str, kind: Kind) -> list[Inside]:
    own = names_in(text, kind)
    found = [Inside(at, name, own=True) for name in own]
    others: dict[str, None] = {}
    for party in parties_in(mended(text), kind):
        others |= dict.fromkeys(one for one in (party, *names_in(party, Kind.UNKNOWN)) if one not in own)
    return [*found, *(Inside(at, name, own=False) for name in others)] if others else found


def _holding(texts: Sequence[str], kinds: Sequence[Kind]) -> Bools:
    parts = [text[:LONGEST].split() for text in texts]
    told: dict[Kind, dict[str, int]] = {kind: {} for kind in kinds}
    for stretches, kind in zip(parts, kinds, strict=True):
        told[kind].update(dict.fromkeys(stretches, 0))
    for kind, each in told.items():
        each.update((stretch, tells_inside(stretch, kind)) for stretch in each)
    found = [reduce(or_, map(told[kind].__getitem__, own), 0) for own, kind in zip(parts, kinds, strict=True)]
    # what else than blanks parts words does not do so everywhere
    size = [min(len(own), text.count(" ") + 1) for own, text in zip(parts, texts, strict=True)]
    return may_hold(np.array(found, np.int64), np.array(size, np.int64))


def tells_inside(stretch: str, kind: Kind) -> int:
    """What a stretch between blanks tells (bits) of whether a name of this kind may hold others."""
    low, plain = stretch.lower(), stretch.isalpha()
    if kind in SHIPS or low in _SAID:
        return _HOLDS
    if not plain and (not _MARKS.isdisjoint(low) or low.startswith(_LED_BY)):
        return _HOLDS
    if not plain and OF_ANOTHER.may_be_in(stretch):
        return _HOLDS
    if mended(stretch) != stretch or (not stretch.isascii() and any(map(str.isdigit, stretch))):
        return _HOLDS
    humps = 0 if stretch.istitle() or stretch == low else len(HUMP.findall(stretch))
    if kind is Kind.PERSON:
        return _HOLDS if humps else _told_of_persons(stretch)
    if may_frame(stretch):
        return _HOLDS
    found = _SINGLE if not stretch.isascii() and joined_native(stretch, kind) else 0
    if kind is not Kind.UNKNOWN:
        return found
    found |= _told_of_persons(stretch)
    found |= _SINGLE if humps > 1 else 0
    if not plain and "." in stretch and (initial := INITIAL.fullmatch(stretch)):
        found |= _INITIALS if initial["other"] else _INITIAL
    return found | _told_by_letters(stretch)


def told_by_plain(stretch: str, kind: Kind) -> int:
    """The same of a word of two and more ASCII letters that is no cue: all of them capitals, the first, or
    none."""
    if kind in SHIPS:
        return _HOLDS
    firm = _OF_FIRM if kind in (Kind.PERSON, Kind.UNKNOWN) and is_of_firm(stretch) else 0
    return firm | (_told_by_letters(stretch) if kind is Kind.UNKNOWN else 0)


def _told_of_persons(stretch: str) -> int:
    if stretch.endswith(("&", "+")) or stretch.lower() in JOINED:
        return _JOINS
    return _OF_FIRM if "," not in stretch and is_of_firm(stretch) else 0


def parted(texts: Sequence[str]) -> Bools:
    """For each text whether commas or breaks of lines may part several names in it."""
    return np.fromiter(
        (not text.isprintable() or ("," in text and _may_part(text[:LONGEST])) for text in texts),
        np.bool_,
        len(texts),
    )


def _may_part(text: str) -> bool:
    """Whether commas may part several names in the text, in which nothing but blanks parts words."""
    return bool(apart_by_commas(text, Kind.UNKNOWN)) or (text.count(",") > 1 and may_list(narrowed(text)))


def _told_by_letters(stretch: str) -> int:
    if stretch.isupper():
        return _CAPITALS | _NUMBERED * may_be_numbered(stretch)
    return _SMALL if not (stretch + "A").isupper() else 0


def may_hold(told: Ints, size: Ints) -> Bools:
    """For each name whether it may hold others, by all that its stretches tell together, and how many they
    are. More may than do."""
    found: Bools = told & _HOLDS > 0
    found |= told & (_CAPITALS | _SMALL | _NUMBERED) == _CAPITALS | _NUMBERED
    found |= told & (_JOINS | _OF_FIRM) == _JOINS
    found |= (told & _SINGLE > 0) & (size < 2)
    found |= (told & _INITIALS > 0) & (size <= 2)
    found |= (told & _INITIAL > 0) & (size <= 3)
    return found
