"""What one word in capitals says by itself: a legal form, a firm's trade, a given name, a day.

Tables and letters alone are asked here; where the word stands is for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from screening.text.forms import unaccented
from screening.text.lexicon import words
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

_SHORT_FORM = 2
_LONGEST_PERSON = 7
_HYPHENS = re.compile("[-‐‑]")
SMALL_OF_OFFICES = frozenset({"of", "for", "and", "the"})
"""Words that join those of an office: "Minister for Trade and Industry"."""
_SMALL_FORMS = frozenset({"plc", "gmbh", "mbh"})


@cache
def _legal_forms() -> frozenset[str]:
    return words("companies", "legal_forms")


@cache
def office_words() -> frozenset[str]:
    """Words that name an office or say what it is for: "minister", "trade"."""
    return words("persons", "titles") | words("joints", "fields")


def leads_to_field(span: list[Token]) -> bool:
    """Whether the "for" that ends it stands behind a public office and nobody's name: "Under Secretary of
    Commerce for"; what the office is for comes next."""
    if span[-1].text != "for" or not any(plain(token) in words("joints", "public_offices") for token in span):
        return False
    return all(token.fold in SMALL_OF_OFFICES or plain(token) in office_words() for token in span)


def field_begins(span: list[Token]) -> int:
    """Place of the first "for" that `leads_to_field`; -1 if there is none."""
    places = (at for at, token in enumerate(span) if token.text == "for")
    return next((at for at in places if leads_to_field(span[: at + 1])), -1)


def plain(token: Token) -> str:
    """The token's text in lower case without stops: "S.A.L." -> "sal"."""
    return token.text.casefold().replace(".", "")


def is_legal_form(token: Token) -> bool:
    """Whether a capitalised token is a company's legal form ("Ltd.", "S.A.", "GmbH")."""
    form = plain(token)
    return token.capitalised and (form in _legal_forms() or unaccented(form) in _legal_forms())


def forms(tokens: list[Token]) -> Iterator[Token]:
    """The legal forms in a name. One of two letters that is written like a word counts only where the name or
    another form ends it: "Kim Se Un" is no Societas Europaea."""
    for at, token in enumerate(tokens):
        short = token.shape is Shape.CAP and len(plain(token)) == _SHORT_FORM
        inside = at + 1 < len(tokens) and not is_legal_form(tokens[at + 1])
        if is_legal_form(token) and not (short and inside and tokens[at + 1].capitalised):
            yield token


def closes_name(token: Token) -> bool:
    """Whether a name ends with this token: a legal form that nothing follows."""
    closing = plain(token) in words("companies", "closing_forms")
    return closing and (token.capitalised or is_small_form(token))


def is_cue(token: Token) -> bool:
    """Whether a word by itself makes a run a firm's or an institute's name ("Technologies", "Bank")."""
    return plain(token) in words("companies", "cues")


def is_given(token: Token) -> bool:
    """Whether a word is a given name of the table, with accents or without."""
    return unaccented(token.fold) in words("persons", "given")


def is_calendar(token: Token) -> bool:
    """Whether a word is a month's or a weekday's name."""
    return token.fold in words("sentence", "months") or token.fold in words("sentence", "days")


def is_paired(token: Token) -> bool:
    """Whether a hyphen joins two words in capitals that are no title: "Alfa-Bank". English writes the second
    small."""
    parts = _HYPHENS.split(token.text)
    if token.shape is not Shape.CAP or len(parts) != 2 or not all(part[:1].isupper() for part in parts):
        return False
    known = [words("persons", "titles"), words("persons", "callings"), words("sentence", "starters")]
    return not any(
        part.casefold() in table for part in parts for table in [*known, words("joints", "prefixes")]
    )


def is_small_form(token: Token) -> bool:
    """Whether a legal form is written small, with stops ("a.s.", "s.r.o.") or as "plc" is."""
    if token.shape is not Shape.LOWER:
        return False
    return ("." in token.text and plain(token) in _legal_forms()) or token.text in _SMALL_FORMS


def personal(tokens: list[Token]) -> bool:
    """Whether tokens look like a person's name: one to seven words, none of a firm, body or product."""
    if not 1 <= len(tokens) <= _LONGEST_PERSON:
        return False
    heads = words("bodies", "government_heads")
    for token in tokens:
        if token.shape in (Shape.CODE, Shape.NUMBER):
            return False
        if is_cue(token) or plain(token) in heads or token.text in ("of", "and", "&"):
            return False
    if any(forms(tokens)):
        return False
    if len(tokens) == 1:
        return tokens[0].shape is not Shape.UPPER and not is_dictionary_word(tokens[0].text)
    return any(token.shape in (Shape.CAP, Shape.CAMEL, Shape.UPPER) for token in tokens)


def is_named(tokens: list[Token]) -> bool:
    """Whether tokens are a person's given and family name, as far as the tables know either."""
    first = tokens[0] if tokens else None
    known = first is not None and (is_given(first) or first.fold in words("persons", "family_first"))
    return known and len(tokens) > 1 and personal(tokens)
