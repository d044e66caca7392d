"""A stretch of text as words and signs, each with its place and shape.

What a name keeps inside stays one token (O’Hara, AT&T, A/S, Park-Soto, U.S., Ltd.), what hangs on to it
does not (the possessive in Treasury’s, "-based" in Dubai-based, "pro-" in pro-Kremlin). No token is judged
a name here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import pairwise

from screening.places import is_place
from screening.text.forms import LINE_END, mended
from screening.text.lexicon import words
from screening.text.vocabulary import is_dictionary_word


class Shape(IntEnum):
    """How a token is written; numbers, which are looked up fastest."""

    LOWER = auto()
    CAP = auto()
    UPPER = auto()
    CAMEL = auto()
    INITIAL = auto()
    DOTTED = auto()
    CODE = auto()
    """Capitals with digits: H100, 3M, MI-17."""
    NUMBER = auto()
    SIGN = auto()
    OTHER = auto()
    """An address of the web or mail, or a word in a script without capitals."""


CAPITALISED = frozenset({Shape.CAP, Shape.UPPER, Shape.CAMEL, Shape.INITIAL, Shape.DOTTED, Shape.CODE})


@dataclass(slots=True)
class Token:
    """`text` is `document[start:end]`, without a line break behind a hyphen.

    `first` if a sentence begins here, `possessive` if ’s follows.
    """

    start: int
    end: int
    text: str
    shape: Shape
    first: bool = False
    possessive: bool = False

    @property
    def capitalised(self) -> bool:
        return self.shape in CAPITALISED

    @property
    def fold(self) -> str:
        return self.text.casefold().rstrip(".")


_NATIVE = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_UNSEEN = r"(?:\u00ad\r?\n|[\u00ad\u200b-\u200d\u2060])"
"""Within a word they are a part of it, as a soft hyphen is over a line's end; around one they are nothing."""
_LETTER = rf"(?:[^\W_{_NATIVE}]|[\u0300-\u036f])"
_LETTERS = rf"{_LETTER}(?:{_UNSEEN}*{_LETTER})*"
CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\r\n]{0,200}(?:\x07|\x1b\\)|"
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
"""A terminal's escape sequence, or a character that is neither printed nor a blank: it parts words."""
_DOMAINS = "com|org|net|info|io|ai|app|co|tv|cn|hk|sg|jp|kr|in|ru|ua|by|kz|uz|kg|ir|tr|ae|eu|uk|de|fr|ch|br"
_NEW_LINE = frozenset("\x0b\x0c\x1c\x1d\x1e\x85")
_TOKEN = re.compile(
    rf"(?P<control>{CONTROL.pattern})"
    rf"|(?P<address>(?:https?://|www\.)[^\s<>\"”’)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<dotted>(?<![\w.])(?:[^\W\d_{_NATIVE}]\.){{2,}}(?:[^\W\d_{_NATIVE}](?!\w))?)"
    rf"|(?P<slash>(?<!\w)(?:[^\W\d_]{{1,2}}/){{1,2}}[^\W\d_]{{1,2}}(?!\w))"
    rf"|(?P<number>(?!\d+\.AI\b)\d+(?:[.,:]\d+)*(?:\.[A-Z]{{1,2}}\b)?(?!{_LETTER}))"
    rf"|(?P<word>{_LETTERS}(?:{_UNSEEN}*(?:['’ʼ`´&‐‑-]|[‐-]{LINE_END}(?={_LETTER})|"
    rf"\.(?=(?:{_DOMAINS}|AI)\b)){_UNSEEN}*{_LETTERS})*)"
    rf"|(?P<native>[{_NATIVE}]+)"
    rf"|(?P<sign>(?!{_UNSEEN})\S)"
)
_POSSESSIVE = re.compile(r"['’ʼ`´][sS]$")
_HYPHEN = re.compile(rf"[‐‑-](?:{LINE_END})?")
_SHORTEST_WHOLE = 4
"""Letters of a word's first part that may be a word by itself."""
_CONTRACTION = re.compile(r"[a-zI]['’](?:d|m|ll|ve|re|t)$")
_PLUS = re.compile(r"\+(?![\w+])")
"""It hangs on to a name and belongs to it ("En+"); between two words it is a sign."""
_PLURAL = re.compile(r"[A-Z]{2,}s")
"""Several of what is abbreviated: GPUs, NGOs."""
_LONGEST_SYLLABLE = 6
"""Both sides of a hyphen in a given name such as Jong-un or Yu-ting."""
_SYLLABLE = re.compile(r"[^\W\daeiou]{0,3}[aeiouy]+(?:ng|rk|[nmktplrh])?", re.IGNORECASE)
"""One of Chinese or Korean as newspapers spell them: English ends more words in two consonants."""
_LONGEST_LABEL = 3
"""Words in front of a colon that say who speaks: behind it a sentence begins."""
_ENDING = frozenset(".!?…")
_OPENING = frozenset("“\"‘'(«„[*_")
_CLOSING = frozenset("”\"’')»]*_")


def shape_of(text: str) -> Shape:
    """How a word is written."""
    if text.islower() or _CONTRACTION.search(text):
        return Shape.LOWER
    if text.isalpha():
        if len(text) > 1 and text[0].isupper() and text[1:].islower():
            return Shape.CAP
        if _PLURAL.fullmatch(text):
            return Shape.UPPER
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return Shape.NUMBER
    if not any(char.isupper() for char in letters):
        return Shape.OTHER if letters[0].lower() == letters[0].upper() else Shape.LOWER
    if any(char.isdigit() for char in text):
        return Shape.CODE if not text[0].isdigit() or letters[0].isupper() else Shape.OTHER
    if len(letters) == 1:
        return Shape.INITIAL
    if text.isupper():
        return Shape.UPPER
    parts = [part for part in re.split(r"[-‐‑'’ʼ]", text) if part]
    if all(part[0].isupper() and part[1:] == part[1:].lower() for part in parts):
        return Shape.CAP
    if any(char.isupper() for part in parts for char in part[1:]):
        return Shape.CAMEL
    return Shape.CAP


def is_given_behind(family: str, given: str) -> bool:
    """Whether a family name and a given name of two syllables stand together, the last written small, though
    English may have the words: "Sun Yat-sen"."""
    parts = _HYPHEN.split(given)
    written = len(parts) == 2 and family[:1].isupper() and given[:1].isupper() and parts[1].islower()
    return written and all(map(_SYLLABLE.fullmatch, (family, *parts)))


def _hyphenated(start: int, text: str, before: Token | None = None) -> list[tuple[int, str]]:
    """Part a hyphenated word where only one side belongs to a name; `before`: the token in front of it."""
    cut = _HYPHEN.search(text)
    if cut is None or text.islower():
        return [(start, text)]
    head, tail = text[: cut.start()], text[cut.end() :]
    behind = start + cut.end()
    if head.isupper() and before is None and head.casefold() in words("sentence", "slugs"):
        return [(start, head), (start + cut.start(), cut[0][0]), *_hyphenated(behind, tail)]
    if (
        head.islower()
        and not tail.islower()
        and head.casefold() not in words("joints", "hyphen_fronts")
        and len(head) > 1
    ):
        return [(start, head), (start + cut.start(), cut[0][0]), *_hyphenated(behind, tail)]
    if not head.islower() and tail.islower():
        last = _HYPHEN.split(tail)[-1]
        if "\n" in cut[0] and _is_parted(head, tail):
            return [(start, text)]
        syllables = len(tail) <= _LONGEST_SYLLABLE and len(head) <= _LONGEST_SYLLABLE
        given = syllables and not is_place(head) and not is_dictionary_word(head)
        given = given or (before is not None and is_given_behind(before.text, text))
        if last in words("joints", "hyphen_tails") or (not given and is_dictionary_word(tail)):
            return [(start, head), (start + cut.start(), cut[0][0]), (behind, tail)]
    return [(start, text)]


def _is_parted(head: str, tail: str) -> bool:
    """Whether a line's end parts one word ("Com-ponents"), rather than a hyphen two ("Dubai-based")."""
    if tail in words("joints", "hyphen_tails"):
        return False
    short = len(head) < _SHORTEST_WHOLE and not head.isupper()
    return short or is_dictionary_word(head + tail) or not is_dictionary_word(tail)


def _written(piece: str) -> str:
    """A word as it is meant where a line's end parts it; a hyphen that English needs stays ("well-known")."""
    if "\n" not in piece:
        return piece
    whole = mended(piece)
    return whole if not piece.islower() or is_dictionary_word(whole) else re.sub(LINE_END, "", piece)


def _abbreviated(text: str, word: str, end: int, before: Token | None) -> bool:
    """Whether the full stop at `end` belongs to the word before it.

    Forms mostly written without a stop (Bhd, GmbH) have one only behind another abbreviation ("Sdn. Bhd.").
    """
    if text[end : end + 1] != "." or text[end + 1 : end + 3] == "..":
        return False
    if len(word) == 1 and word.isupper():
        return before is None or before.fold not in words("bodies", "law_heads")
    if word == "PT":  # "PT. Zorvex Jaya", not "at 10 a.m. PT."
        timed = before is not None and (before.shape is Shape.NUMBER or before.fold in ("a.m.", "p.m."))
        return not timed and bool(re.match(r"\. [A-Z]", text[end : end + 3]))
    if word.casefold() in words("sentence", "rarely_stopped"):
        return before is not None and len(before.text) > 1 and before.text.endswith(".")
    return word.casefold() in words("sentence", "abbreviations") and not word.islower()


def _split(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        group, at, word = match.lastgroup, match.start(), match[0]
        if found and at < found[-1].end:
            continue  # the full stop taken by an abbreviation
        if group == "sign":
            found.append(Token(at, at + 1, word, Shape.SIGN))
        elif group == "control":
            found.append(Token(at, match.end(), word, Shape.SIGN))
        elif group in ("address", "native"):
            found.append(Token(at, match.end(), word, Shape.OTHER))
        elif group == "number":
            found.append(Token(at, match.end(), word, Shape.NUMBER))
        elif group in ("dotted", "slash"):
            lower = word.islower()
            found.append(Token(at, match.end(), word, Shape.LOWER if lower else Shape.DOTTED))
        else:
            possessive = _POSSESSIVE.search(word)
            bare = word[: possessive.start()] if possessive else word
            pieces = _hyphenated(at, bare, found[-1] if found else None)
            for place, piece in pieces:
                written = _written(piece)
                shape = Shape.SIGN if not piece[0].isalnum() else shape_of(written)
                found.append(Token(place, place + len(piece), written, shape))
            last = found[-1]
            if possessive:
                last.possessive = True
            elif last.shape is Shape.CAP and _PLUS.match(text, last.end):
                last.text, last.end = last.text + "+", last.end + 1
            elif _abbreviated(text, last.text, last.end, found[-2] if len(found) > 1 else None):
                last.text, last.end = last.text + ".", last.end + 1
    return found


def _opens(text: str, quote: Token) -> bool:
    """Whether a straight quotation mark stands in front of something."""
    return not text[max(0, quote.start - 1) : quote.start].strip(" \t\r\n([–—-") and bool(
        text[quote.end : quote.end + 1].strip()
    )


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Tokens of `text[start:end]` in order; the first word, and any after a sentence's end, is `first`."""
    found = _split(text, start, end)
    first = True
    before: Token | None = None
    for at, token in enumerate(found):
        if token.shape is Shape.SIGN:
            if CONTROL.fullmatch(token.text):
                first = first or token.text in _NEW_LINE
            elif token.text in _ENDING or (token.text == ":" and at <= _LONGEST_LABEL):
                first = True
            elif token.text in _OPENING or token.text in "-–—•·#>|:":
                # a quotation begins a sentence of its own; a colon and a dash may
                first = first or token.text in "“„«|" or (token.text == '"' and _opens(text, token))
            elif token.text not in _CLOSING:
                first = False
        else:
            stopped = before is not None and before.text.endswith(".") and before.shape is not Shape.SIGN
            if stopped and token.shape is Shape.CAP and token.fold in words("sentence", "after_stop"):
                first = True
            token.first = first
            first = False
        before = token
    return found


def sentences(tokens: list[Token]) -> list[tuple[int, int]]:
    """(start, end) offsets of the sentences that the tokens make; closing quotes go with their sentence."""
    spans: list[tuple[int, int]] = []
    begin = tokens[0].start if tokens else 0
    ended = False
    for before, token in pairwise(tokens):
        if before.shape is Shape.SIGN and before.text in _ENDING:
            ended = True
        elif not (before.shape is Shape.SIGN and before.text in _CLOSING):
            ended = before.text.endswith(".") and token.first
        closes = token.shape is Shape.SIGN and token.text in _CLOSING and token.start == before.end
        if ended and not closes and token.start > before.end:
            spans.append((begin, before.end))
            begin = token.start
    if tokens:
        spans.append((begin, tokens[-1].end))
    return spans
