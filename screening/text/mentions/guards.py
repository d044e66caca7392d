"""How sure is it that a piece is a name: sure, maybe (only if the text bears it out elsewhere) or no.

The doubtful cases are single English words in capitals: at a sentence's start, behind an article, in lower
case elsewhere. They need a cue that a firm or person is meant. Places and public bodies are names too.
"""

from __future__ import annotations

import re
from enum import IntEnum

from screening import places
from screening.text.lexicon import words
from screening.text.mentions.around import Surroundings
from screening.text.mentions.cues import is_calendar, is_cue, is_legal_form, plain
from screening.text.mentions.offices import is_office
from screening.text.mentions.pieces import Piece
from screening.text.mentions.records import is_label, is_reference, is_tag
from screening.text.mentions.told import is_told
from screening.text.tokens import Shape, Token

_WITHIN_ROW = (",", "and", "or", "“", "”", '"', "the", "including")
"""What stands between the names of a row, or around one."""


class Sure(IntEnum):
    """How far a piece is a name by itself."""

    NO = 0
    MAYBE = 1
    YES = 2


_SAYING = frozenset({"saying", "adding", "telling", "noting", "arguing", "warning"})
_LONGEST_CALLED = 7
_CALL_ENDS = frozenset(
    {",", ".", ";", ":", "of", "in", "by", "for", "with", "to", "that", "which", "who", ""}
)
_HYPHENS = ("-", "‐", "‑")
_LITTLE = 3
"""Letters of a word that may be a preposition in a language without a dictionary."""
_UNREAD = re.compile("[\u0370-\u058f]")
"""Greek, Cyrillic, Armenian: capitals but no dictionary, so any word may begin a sentence there."""
_AMOUNT = re.compile(r"\d+(?:[KMBTkmbt]|bn|mn|tn|[CFGDPVWXx]|[A-Z]{0,1}[hH]z|GB|TB|MB|kg|nm|pm|am)")
_PERIOD = re.compile(r"[QHTV]\d{1,2}|[1-4][QH]\d{0,4}|FY\d{2,4}|[A-Z]\d?[A-Z]?\d?")


def _articled(piece: Piece, around: Surroundings) -> bool:
    """Whether an article or its like stands in front; "that" is none behind a verb of speech."""
    before = around.before(piece)
    told = before == "that" and around.before(piece, 2) in words("joints", "speech") | _SAYING
    return before in words("joints", "articles") and not told


def firm_noun(piece: Piece, around: Surroundings) -> bool:
    """Whether a noun beside the name says that it is a firm's ("chipmaker X", "shares of X", "X shares")."""
    before, after = around.before(piece), around.after(piece)
    small = piece.first > 0 and around.tokens[piece.first - 1].shape is Shape.LOWER
    if small and before in words("companies", "descriptors"):
        return True
    if before == "of" and around.before(piece, 2) in words("companies", "nouns_before_of"):
        return True
    return after in words("companies", "nouns_behind") and not _articled(piece, around)


def firm_cue(piece: Piece, around: Surroundings) -> bool:
    """Whether the words beside a bare word treat it as a firm ("shares of X", "chipmaker X", "X said")."""
    after = around.after(piece)
    if firm_noun(piece, around):
        return True
    if _articled(piece, around):
        return False
    if around.tokens[piece.last - 1].possessive or _is_called_firm(piece, around):
        return True
    return (
        after in words("companies", "verbs")
        or after in words("persons", "spoken")
        or _has_acted(piece, around)
    )


def _is_called_firm(piece: Piece, around: Surroundings) -> bool:
    """Whether the words behind a comma say that it is a firm: "X, the American retailer,"."""
    if around.after(piece) != "," or around.after(piece, 1) not in ("a", "an", "the"):
        return False
    said = [around.after(piece, ahead) for ahead in range(2, _LONGEST_CALLED)]
    ends = next((at for at, word in enumerate(said) if word in _CALL_ENDS), len(said))
    return any(word in words("companies", "descriptors") for word in said[:ends])


def _has_acted(piece: Piece, around: Surroundings) -> bool:
    """Whether a verb of firms stands behind "has" or "had": "X had frozen", "X has not sold"."""
    ahead = 2 if around.after(piece, 1) in ("not", "also", "since", "already") else 1
    verbs = words("companies", "verbs")
    return around.after(piece) in ("has", "had") and around.after(piece, ahead) in verbs


def vessel_cue(piece: Piece, around: Surroundings) -> bool:
    """Whether a word for a ship stands before the name ("the tanker Roe"), or her flag ("Panama-flagged")."""
    cues = words("bodies", "vessel_cues")
    before = around.before(piece)
    return (
        before in cues
        or _numbered(piece, around)
        or (before == "flagged" and around.before(piece, 2) in _HYPHENS)
        or (before in ("“", "«", "„", '"', ",") and around.before(piece, 2) in cues)
        or _in_fleet(piece, around)
    )


def _numbered(piece: Piece, around: Surroundings) -> bool:
    """Whether a ship's number stands behind in brackets: "“Roe” (IMO 9310721)"."""
    at = 1 if around.after(piece) in ("”", '"', "’", "»") else 0
    return not piece.title and around.after(piece, at) == "(" and around.after(piece, at + 1) == "imo"


def _in_fleet(piece: Piece, around: Surroundings) -> bool:
    """Whether it goes on a row of ships: "the tankers Roe, Doe and Poe"."""
    tokens = around.tokens
    named = tokens[piece.first : piece.last]
    back = 1 + (around.before(piece) == "the")
    if around.before(piece, back) not in (",", "and", "or", "including") or any(map(is_legal_form, named)):
        return False
    at = piece.first - 1
    cues = words("bodies", "fleet_cues")
    while at > 0 and tokens[at].fold not in cues:
        inside = tokens[at].text in _WITHIN_ROW or tokens[at].capitalised or tokens[at].shape is Shape.NUMBER
        if not inside or tokens[at].first or is_legal_form(tokens[at]):
            return False
        at -= 1
    # "tankers, including the Iris and the Rose", not "the tankers Iris and Rose, and the Treasury"
    articled = any(token.text == "the" for token in tokens[at + 1 : at + 4])
    return tokens[at].fold in cues and (back == 1 or articled)


def _is_body(token: Token) -> bool:
    return plain(token) in words("bodies", "government_names")


def _code(token: Token, piece: Piece, around: Surroundings) -> Sure:
    """Digits with capitals: 3M and X200 are names, $900M, 5G and Q3 are not."""
    if around.before(piece) in ("$", "€", "£", "¥", "us$") or _PERIOD.fullmatch(token.text):
        model = piece.model or (
            token.text[0].isalpha() and len(token.text) > 1 and token.text[0] not in "QHT"
        )
        return Sure.YES if model and token.text[0].isalpha() else Sure.NO
    if token.text[0].isdigit():
        if not _AMOUNT.fullmatch(token.text):
            return Sure.YES
        neighbour = around.before(piece) in (",", "and") or around.after(piece) in (",", "and")
        return Sure.YES if firm_cue(piece, around) or (neighbour and len(token.text) <= 2) else Sure.NO
    return Sure.YES


def _upper(token: Token, piece: Piece, around: Surroundings) -> Sure:
    fold = token.fold
    if places.is_place(token.text) or _is_body(token):
        return Sure.YES
    unnamed = words("sentence", "capitals") | words("persons", "person_titles")
    if fold in unnamed or is_calendar(token):
        return Sure.NO
    if token.text.startswith("#") or (len(fold) > 1 and fold in words("sentence", "starters")):
        return Sure.NO
    if len(fold) >= 4 and around.common(token):
        return Sure.YES if firm_cue(piece, around) or vessel_cue(piece, around) else Sure.MAYBE
    return Sure.YES


def _word(token: Token, piece: Piece, around: Surroundings) -> Sure:
    """One capitalised word: a name unless English, the place in the sentence or the text speak against it."""
    fold = token.fold
    if places.is_place(token.text) or places.is_nationality(token.text):
        return Sure.YES
    if piece.title or piece.vessel or is_told(piece, around):
        return Sure.YES
    if is_calendar(token) or len(fold) < 2 or is_legal_form(token):
        return Sure.NO
    if vessel_cue(piece, around):
        return Sure.YES
    if fold in words("sentence", "starters") or fold in words("sentence", "shortened"):
        return Sure.NO
    stopped = token.text.endswith(".") and fold in words("persons", "titles")
    if ((token.first or around.before(piece) == ",") and fold in words("persons", "titles")) or stopped:
        return Sure.NO
    if not around.common(token):
        little = not fold.isascii() and len(fold) <= _LITTLE
        return Sure.MAYBE if token.first and (little or around.unread or _UNREAD.match(fold)) else Sure.YES
    if (
        firm_cue(piece, around)
        and fold not in words("joints", "no_firm")
        and fold not in words("persons", "titles")
    ):
        plural = fold.endswith("s") and not fold.endswith("ss") and token.first
        if token.first and (fold in around.lower or plural):
            return Sure.MAYBE
        return Sure.YES
    if _articled(piece, around):
        return Sure.NO
    return Sure.MAYBE


def _many(span: list[Token], around: Surroundings) -> Sure:
    if all(token.fold in words("sentence", "starters") for token in span):
        return Sure.NO
    if all(token.shape in (Shape.INITIAL, Shape.NUMBER, Shape.SIGN) or is_calendar(token) for token in span):
        return Sure.NO
    if not any(token.capitalised for token in span):
        return Sure.NO
    if all(is_legal_form(token) for token in span):
        return Sure.NO
    titles = all(
        (plain(token) in words("persons", "titles") and not is_cue(token))
        or (is_legal_form(token) and not token.text.isascii())  # "Директор АО «Заря»": quotes hold the name
        for token in span
    )
    if is_office(span) or (titles and (not places.is_place(span[0].text) or span[0].shape is Shape.DOTTED)):
        return Sure.NO  # "U.S. Attorney"
    if span[0].first and len(span) == 2 and all(around.common(token) for token in span):
        inner = span[1].fold in around.lower
        return Sure.MAYBE if span[0].fold in around.lower and inner else Sure.YES
    return Sure.YES


def judge(piece: Piece, around: Surroundings) -> Sure:
    """How sure a piece of running text is a name."""
    span = around.tokens[piece.first : piece.last]
    if is_label(span) or is_tag(piece, around):
        return Sure.NO
    if len(span) > 1:
        nouns = all(at in around.nouns or around.tokens[at].shape is Shape.NUMBER for at in piece.places)
        return min(_many(span, around), Sure.MAYBE) if nouns else _many(span, around)
    token = span[0]
    if is_reference(token, piece, around):
        return Sure.NO
    if token.shape is Shape.CODE:
        return _code(token, piece, around)
    if token.shape is Shape.UPPER:
        return _upper(token, piece, around)
    if token.shape is Shape.CAMEL:
        return Sure.YES
    if token.shape is Shape.DOTTED:
        if token.fold in words("sentence", "starters"):
            return Sure.NO
        known = places.is_place(token.text) or _is_body(token)
        return Sure.YES if known or (len(plain(token)) > 2 and not is_legal_form(token)) else Sure.NO
    if token.shape is Shape.CAP:
        found = _word(token, piece, around)
        return min(found, Sure.MAYBE) if piece.first in around.nouns else found
    return Sure.NO
