"""How far a name goes on behind a comma: ", Ltd", "DOE, Jane", "Ministry of Ferries, Trade and Ports".

Every other comma ends a name; which of its words belong together before it is for `runs.py`.
"""

from __future__ import annotations

from itertools import pairwise

from screening.places import is_place
from screening.text.lexicon import words
from screening.text.mentions.cues import is_cue, is_given, is_legal_form, is_small_form, plain
from screening.text.mentions.row import Row
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

_DOTTED_FORM = "c.a."
"""Compañía anónima; without its stops it is California."""
_AKA = frozenset({"a.k.a", "f.k.a", "n.k.a", "aka", "a/k/a", "f/k/a", "alias"})
_MOST_GIVEN = 4
_LONGEST_FIELD = 3


def behind_comma(row: Row, begin: int, end: int) -> int:
    """The end of the name from `begin` on, behind the comma at `end`; `end` itself if it goes no further."""
    tokens = row.tokens
    if end + 1 < len(tokens) and is_small_form(tokens[end + 1]) and row.adjacent(end + 1):
        return end + 2
    if not row.capitalised(end + 1):
        return end
    if tokens[end + 1].text == "S." and row.word(end + 2) == "de" and row.capitalised(end + 3):
        return end + 4  # "Acme de México, S. de R.L. de C.V."
    form = plain(tokens[end + 1])
    is_form = tokens[end + 1].text.casefold() == _DOTTED_FORM or is_legal_form(tokens[end + 1])
    is_form = is_form and form not in words("joints", "not_after_comma")
    # "Acme LLC, PJSC Roe" are two
    is_form = is_form and not (form in words("companies", "leading_forms") and row.capitalised(end + 2))
    if is_form or form in ("jr", "sr"):
        return end + 2
    return _given_behind(row, begin, end) or (end + 2 if _is_row_of_fields(row, begin, end) else end)


def _given_behind(row: Row, begin: int, end: int) -> int:
    """The end of the given names behind a family name in capitals, as lists write them: "ROE DOE, Jane (";
    0 where none is."""
    tokens = row.tokens
    family = tokens[begin:end]
    if not all(
        token.shape is Shape.UPPER and token.text.isalpha() and not _is_of_firm(token) for token in family
    ):
        return 0
    if not _opens_record(tokens, begin) or is_place(" ".join(token.text for token in family)):
        return 0
    at = end + 1
    while at < end + 1 + _MOST_GIVEN and row.capitalised(at) and tokens[at].shape is Shape.CAP:
        at += 1
    given = tokens[end + 1 : at]
    if not given or any(map(_is_of_firm, given)) or is_place(" ".join(token.text for token in given)):
        return 0
    ordinary = all(is_dictionary_word(token.text) for token in family)
    ordinary = ordinary and not any(is_given(one) or not is_dictionary_word(one.text) for one in given)
    closing = tokens[at].text if at < len(tokens) else ""
    if ordinary or closing not in ("", "(", ";", ",", '"', "”", "’", ")", "."):
        return 0
    # "ZTE, Huawei, Dahua" are three firms
    return at if is_given(given[0]) or _is_of_record(tokens, begin, at) else 0


def _is_of_record(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether another name, a number or a fact of a person stands beside: "1. ROE, Jane", "; DOB 1 May"."""
    front = tokens[max(0, begin - 3) : begin]
    behind = tokens[end : end + 3]
    facts = _AKA | words("sentence", "record_facts")
    return any(one.fold in facts or one.shape is Shape.NUMBER for one in front) or any(
        one.fold in facts for one in behind
    )


def _is_of_firm(token: Token) -> bool:
    return is_cue(token) or is_legal_form(token)


def _opens_record(tokens: list[Token], begin: int) -> bool:
    """Whether nothing but a bullet or a number stands in front, or what says that another name follows."""
    if all(token.shape in (Shape.SIGN, Shape.NUMBER) for token in tokens[:begin]):
        return True
    before = tokens[begin - 1]
    if before.text == ")" and begin > 2 and tokens[begin - 2].shape is Shape.NUMBER:
        return True  # "a.k.a: (1) DOE, Jane (2) ..."
    if before.text in ("“", '"', "‘") and begin > 1:
        before = tokens[begin - 2]
    return before.fold in _AKA or before.text == ";"


def _is_row_of_fields(row: Row, begin: int, end: int) -> bool:
    """Whether the comma parts what one public body is for: "Ministry of Investment, Trade and Industry"."""
    tokens = row.tokens
    left = tokens[begin:end]
    heads = words("bodies", "government_heads")
    body = any(plain(head) in heads and of.text in ("of", "for") for head, of in pairwise(left))
    if not body or not is_dictionary_word(left[-1].text):
        return False
    at = end
    while tokens[at].text == ",":
        first = at + 1
        at = first
        while at - first < _LONGEST_FIELD and row.capitalised(at) and is_dictionary_word(tokens[at].text):
            at += 1
        if at == first or any(plain(token) in heads for token in tokens[first:at]) or at >= len(tokens):
            return False
        if tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].text == "and":
            return False
    return tokens[at].text == "and" and row.capitalised(at + 1) and is_dictionary_word(tokens[at + 1].text)
