"""Guess what bears a name: a person, a company, an organization, a vessel - or leave it unknown.

From the name's own words first, then from the words beside it. The guess decides how a name is shown and
linked, never whether it is screened.
"""

from __future__ import annotations

import re
from itertools import pairwise

from screening.model import Kind
from screening.text.lexicon import words
from screening.text.mentions.around import Surroundings
from screening.text.mentions.cues import forms, is_cue, is_given, personal, plain
from screening.text.mentions.guards import firm_noun, vessel_cue
from screening.text.mentions.pieces import Piece
from screening.text.tokens import Shape, Token, is_given_behind
from screening.text.vocabulary import is_dictionary_word

_AGE = re.compile(r"\d{1,2}")
_APPOSING = frozenset({"a", "an", "the", "his", "her", "its", "their", "one"})
_APPOSITION_ENDS = frozenset(
    {",", ".", ";", ":", "that", "which", "who", "of", "in", "by", "and", "to", "for", "with"}
)
_LONGEST_APPOSITION = 7
_SURNAME = re.compile(r"(?:Mac|Mc|Fitz|Van|Von|De|Di|Du|La|Le|O)[’']?[A-Z][a-z]+$")
"""Family names with a capital inside: "McAllan", "DeVito"."""
_SYLLABLE = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]|[csz]h|kw|hy|ky|my)?[aeiouy]{1,3}(?:ng?|k|l|m|p|r)?")
"""A syllable of a Korean or Chinese given name, though English may have the word: "Chol", "Yong"."""
_ARABIC_FRONT = re.compile(r"(?:al|el|ul|as|an|ar|at|ash|az|abd)[-‐‑]", re.IGNORECASE)


def _apposed(piece: Piece, around: Surroundings) -> Kind | None:
    """What the phrase behind a comma says: ", a drone maker", ", 47,", ", who", ", a ship flagged in"."""
    after = around.after(piece)
    if after in ("who", "whose"):
        return Kind.PERSON
    if after not in (",", "(", "—", "–"):
        return None
    first = around.after(piece, 1)
    if first == "who" or (_AGE.fullmatch(first) and around.after(piece, 2) in (",", "", ".", ";", ")")):
        return Kind.PERSON
    if first == "imo":
        return Kind.VESSEL
    if first not in _APPOSING and first not in words("persons", "callings"):
        return None
    vessels, callings = words("bodies", "vessel_cues"), words("persons", "callings")
    firms = words("companies", "descriptors")
    for ahead in range(1, _LONGEST_APPOSITION):
        word = around.after(piece, ahead)
        if word in vessels:
            return Kind.VESSEL
        if word in callings and (word in firms or word in words("companies", "roles_of_firms")):
            return None  # "Acme, a Malaysian partner"
        if word in callings and around.after(piece, ahead + 1) not in firms:
            # "in Ostend, his daughter Jane Roe said": the words are those of the name behind them
            following = around.tokens[piece.last + ahead + 1 : piece.last + ahead + 2]
            return None if following and following[0].capitalised else Kind.PERSON
        if word in firms:
            return Kind.COMPANY
        if not word or word in _APPOSITION_ENDS:
            return None
    return None


def _inverted(span: list[Token]) -> bool:
    """Whether it is written as lists write persons: "ROE, Jane"."""
    comma = next((at for at, token in enumerate(span) if token.text == ","), 0)
    return comma > 0 and span[comma - 1].shape is Shape.UPPER and personal(span[comma + 1 :])


def _called(piece: Piece, around: Surroundings) -> bool:
    """Whether a calling stands in front: "broker Jane Roe"."""
    small = piece.first > 0 and around.tokens[piece.first - 1].shape is Shape.LOWER
    return small and around.before(piece) in words("persons", "callings")


def _body_of(span: list[Token]) -> Kind | None:
    """What the words of the name itself say."""
    leading = plain(span[0]) in words("companies", "leading_forms")
    if len(span) > 1 and (leading or any(token is not span[0] for token in forms(span))):
        return Kind.COMPANY
    if any(plain(token) in words("joints", "organizations") for token in span) and len(span) > 1:
        return Kind.ORGANIZATION
    if any(
        body.text in ("for", "für") and plain(head) in words("joints", "for_heads")
        for head, body in pairwise(span)
    ):
        return Kind.ORGANIZATION
    if any(is_cue(token) for token in span) and len(span) > 1:
        return Kind.COMPANY
    if any(token.text == "&" or "&" in token.text for token in span):
        return Kind.COMPANY
    if len(span) == 1 and plain(span[0]) in words("bodies", "government_names"):
        return Kind.ORGANIZATION
    return None


def _shaped_person(span: list[Token], piece: Piece, around: Surroundings) -> bool:
    if len(span) < 2 or not personal(span):
        return False
    particles = words("persons", "particles")
    inner = {token.text for token in span[1:-1] if token.shape is Shape.LOWER}
    if inner & particles - words("persons", "joining") or any(
        token.shape is Shape.INITIAL for token in span[:-1]
    ):
        return True
    if is_given(span[0]) or span[0].fold in words("persons", "honorifics"):
        return True
    if _family_first(span):
        return True
    if len(span) <= 3 and any(_ARABIC_FRONT.match(token.text) for token in span[1:]):
        return True
    strange = not any(is_dictionary_word(token.text) for token in span)
    spoke = around.after(piece) in words("joints", "speech") or around.before(piece) in (
        "said",
        "says",
        "asked",
        "told",
    )
    return strange and spoke and all(token.shape is Shape.CAP for token in span)


def _family_first(span: list[Token]) -> bool:
    """Whether it is an East Asian name: "Wang Xiaodong", "Pak Chol Su", "Sun Yat-sen"."""
    if len(span) == 2 and is_given_behind(span[0].text, span[1].text):
        return True
    family = words("persons", "family_first")
    if not (span[0].fold in family and len(span) <= 3):
        return len(span) == 2 and span[1].fold in family and not is_dictionary_word(span[0].text)
    if len(span) == 3 and all(_SYLLABLE.fullmatch(token.fold) for token in span[1:]):
        return True
    return all(token.shape is Shape.CAP and not is_dictionary_word(token.text) for token in span[1:])


def guess(piece: Piece, around: Surroundings) -> Kind:
    """The kind of the name that `piece` is."""
    span = around.tokens[piece.first : piece.last]
    if piece.vessel or vessel_cue(piece, around):
        return Kind.VESSEL
    if piece.model:
        if _apposed(piece, around) is Kind.VESSEL:
            return Kind.VESSEL
        acts = span[-1].possessive or around.after(piece) in words("companies", "verbs")
        return Kind.COMPANY if len(span) == 1 and acts else Kind.UNKNOWN
    if (own := _body_of(span)) is not None:
        return own
    if piece.title or _inverted(span):
        return Kind.PERSON
    person = personal(span) and len(span) <= 5 and span[0].shape in (Shape.CAP, Shape.CAMEL)
    if person and _called(piece, around):
        return Kind.PERSON
    said = _apposed(piece, around)
    if said is Kind.PERSON and len(span) == 1 and firm_noun(piece, around):
        said = None  # "the director of Acme, a man of sixty": the words are the director's
    if said is Kind.COMPANY or said is Kind.VESSEL or (said is Kind.PERSON and person):
        return said
    if _shaped_person(span, piece, around):
        return Kind.PERSON
    if len(span) == 1 and span[0].shape is Shape.CAMEL and not _SURNAME.match(span[0].text):
        return Kind.COMPANY
    acts = around.after(piece) in words("companies", "firm_verbs")
    return Kind.COMPANY if acts or firm_noun(piece, around) else Kind.UNKNOWN
