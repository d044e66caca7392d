"""Offices, titles and nations in front of a person's name: "Minister for Trade and Industry Jane Roe".

They are no part of the name, and by themselves they are nobody.
"""

from __future__ import annotations

from screening import places
from screening.text.lexicon import words
from screening.text.mentions.cues import (
    SMALL_OF_OFFICES,
    field_begins,
    is_cue,
    is_given,
    is_named,
    office_words,
    personal,
    plain,
)
from screening.text.mentions.runs import Span
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

_LONGEST_LAND = 4
"""Words of a place: "the Republic of South Korea"."""
_AND = frozenset({"and", "&"})


def _is_role(token: Token) -> bool:
    return plain(token) in words("joints", "roles")


def _text(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _all_fields(tokens: list[Token]) -> bool:
    """Whether words say only what an office is for: "Law and Home Affairs" in front of "Minister"."""
    joined = any(token.text in _AND for token in tokens)
    return joined and all(plain(one) in _AND or plain(one) in office_words() for one in tokens)


def split_roles(tokens: list[Token], span: Span) -> list[Span]:
    """Part "Acme Corp Chairman Jane Roe" before the role; the role stays with the person."""
    first, last = span
    titles = words("persons", "titles")
    for at in range(first + 1, last - 1):
        if not _is_role(tokens[at]) or tokens[at - 1].text == "of":
            continue
        begin = at
        while begin > first + 1 and plain(tokens[begin - 1]) in titles:
            begin -= 1
        end = at + 1
        while end < last - 1 and plain(tokens[end]) in titles:
            end += 1
        if (plain(tokens[begin - 1]) in titles and begin - 1 == first) or _all_fields(tokens[first:begin]):
            return [span]
        if personal(tokens[end:last]):
            return [(first, begin), (begin, last)]
    return [span]


def split_lands(tokens: list[Token], span: Span) -> list[Span]:
    """Part "Southern District of New York Jane Roe" behind the place, where a person's full name follows."""
    first, last = span
    for at in range(first, last - 2):
        if at == 0 or tokens[at].text == "the" or tokens[at - 1].text not in ("of", "the"):
            continue
        for end in range(min(at + _LONGEST_LAND, last - 2), at, -1):
            behind = tokens[end:last]
            whose = is_named(behind) and is_given(behind[0]) and not is_dictionary_word(behind[-1].text)
            if whose and places.is_place(_text(tokens[at:end])):
                office = all(
                    one.fold in SMALL_OF_OFFICES or plain(one) in office_words() for one in tokens[first:at]
                )
                return [(at if office else first, end), (end, last)]
    return [span]


def skip_titles(tokens: list[Token], first: int, last: int) -> int:
    """Index behind titles in front of a person ("U.S. Attorney General Jane Roe"), else `first`."""
    if places.is_place(_text(tokens[first:last])):
        return first
    titles = words("persons", "titles")
    at = first
    role = next((place for place in range(first, last) if _is_role(tokens[place])), first)
    if _all_fields(tokens[first:role]):
        at = role
    field = field_begins(tokens[first:last])
    charged = first + field if field >= 0 else last
    while at < last - 1 and (
        plain(tokens[at]) in titles
        or tokens[at].fold in titles
        or (tokens[at].text in ("of", "for", "the", "and", "&") and at > first)
        or (at > first and tokens[at - 1].text in ("of", "for") and _ministerial(tokens[at]))
        or (at > first and plain(tokens[at]) in words("joints", "fields"))
        or (at > charged and _may_be_field(tokens[at]))
        or (at == first and places.is_nationality(tokens[at].text) and plain(tokens[at + 1]) in titles)
    ):
        at += 1
    if at == first or tokens[at - 1].text in ("of", "for", "the", "and", "&"):
        return first
    addressed = plain(tokens[at - 1]) in words("persons", "addresses")
    office = at - first > 1 and any(map(_is_role, tokens[first:at]))
    named = personal(tokens[at:last]) and (office or _bears_name(tokens[at:last]))
    return at if named or (addressed and tokens[at].shape is Shape.CAP) else first


def _bears_name(tokens: list[Token]) -> bool:
    """Whether some word is no English one, or a given name: "General Mills" is no general."""
    return any(is_given(token) or not is_dictionary_word(token.text) for token in tokens)


def _may_be_field(token: Token) -> bool:
    """Whether an English word, and nobody's name, may say what an office is for: "Export Enforcement"."""
    named = is_given(token) or token.fold in words("persons", "family_first")
    return is_dictionary_word(token.text) and not named


def _ministerial(token: Token) -> bool:
    return (
        token.fold in words("persons", "titles")
        or is_cue(token)
        or token.fold in ("state", "affairs", "export")
    )


def introduces(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a people's or a country's name says whose national or officer somebody is: "Singaporeans Aaron
    Woon", "Minister of Russia Igor Roe"."""
    nation, behind = tokens[at], tokens[at + 1 : last]
    country = at > 0 and tokens[at - 1].text == "of" and places.is_place(nation.text)
    if not (country or is_people(nation)) or is_given(nation) or not personal(behind):
        return False
    return is_given(behind[0]) and not is_dictionary_word(behind[-1].text)


def is_people(token: Token) -> bool:
    """Whether a word says of which people somebody is; with accents it is no English one ("Germán")."""
    if token.fold in words("languages", "peoples"):
        return True
    return token.text.isascii() and places.is_nationality(token.text)


def is_office(span: list[Token]) -> bool:
    """Whether it is an office and what it is for, and nobody: "Minister for Trade and Industry"."""
    said = [plain(token) in SMALL_OF_OFFICES or plain(token) in office_words() for token in span]
    if (at := field_begins(span)) >= 0:
        return all(map(_may_be_field, span[at + 1 :]))
    return all(said) and any(map(_is_role, span))
