"""Words that the text itself makes a name: it gives them an age, a listing, a name in full, another name.

So is "Stayer" one in "also known as “Stayer”", though English has the word.
"""

from __future__ import annotations

from screening.text.lexicon import words
from screening.text.mentions.around import Surroundings
from screening.text.mentions.cues import is_cue
from screening.text.mentions.pieces import Piece

_OPENING, _CLOSING = ("“", '"', "‘"), ("”", '"', "’")
_LONGEST_ALIAS = 7
"""Words and signs within quotation marks that hold another name."""
_LONGEST_NAMED = 9
"""Tokens of a name in front of brackets that say a word of it again."""


def is_told(piece: Piece, around: Surroundings) -> bool:
    """Whether what stands beside a word says that it is a name."""
    return (
        _penalised(piece, around) or _aged(piece, around) or _defined(piece, around) or _alias(piece, around)
    )


def _penalised(piece: Piece, around: Surroundings) -> bool:
    """Whether a listing is said of it: "Roe, sanctioned by Washington"."""
    verbs = ("sanctioned", "blacklisted", "designated")
    return around.after(piece) == "," and around.after(piece, 1) in verbs


def _aged(piece: Piece, around: Surroundings) -> bool:
    """Whether an age stands behind: "Roe, 61, chairs"."""
    age = around.after(piece, 1)
    return around.after(piece) == "," and len(age) <= 2 and age.isdigit() and around.after(piece, 2) == ","


def _defined(piece: Piece, around: Surroundings) -> bool:
    """Whether the text makes the word a short form ("Roe Marine LLC (“Roe”)", "Acme Roe LLC (Roe)", but not
    "the “Company”")."""
    before = around.before(piece), around.before(piece, 2)
    if before[0] == "(" and around.after(piece) == ")":
        name = around.tokens[max(0, piece.first - _LONGEST_NAMED) : piece.first - 1]
        return any(token.capitalised and token.fold == around.tokens[piece.first].fold for token in name)
    if before[0] not in ("“", '"', "‘") or before[1] != "(" or around.after(piece) not in ("”", '"', "’"):
        return False
    generic = is_cue(around.tokens[piece.first]) or around.before(piece, 3) == "the"
    return not generic and around.tokens[piece.first].fold not in words("companies", "descriptors")


def _alias(piece: Piece, around: Surroundings) -> bool:
    """Whether the text calls it another name: "also known as Roe", "a/k/a “Roe” and “Doe”"."""
    back = 2 if around.before(piece) in _OPENING else 1
    while back > 1 and (behind := _behind_quoted(piece, around, back)):
        back = behind
    if around.before(piece, back) == "-" and around.before(piece, back + 1) == "ex":
        back += 1  # "Lion (ex-“Legacy”)"
    before = around.before(piece, back)
    known = before == "as" and around.before(piece, back + 1) == "known"
    return known or before in ("a/k/a", "aka", "alias") or (before == "ex" and back > 1)


def _behind_quoted(piece: Piece, around: Surroundings, back: int) -> int:
    """How far back the mark of another quotation in the same row opens, and one more; 0 if there is none."""
    while around.before(piece, back) in (",", "and", "or"):
        back += 1
    if around.before(piece, back) not in _CLOSING:
        return 0
    reach = range(back + 1, back + _LONGEST_ALIAS)
    opened = next((at for at in reach if around.before(piece, at) in _OPENING), 0)
    return opened + 1 if opened else 0
