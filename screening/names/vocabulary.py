"""The word tables of `words/*.toml`, read once, when first needed.

What a word means to a name: legal form, title, abbreviation, spelling family, pet form, generic class. Only
looks words up; it never decides whether two names are the same. All spellings in the tables are folded, so
that a look-up is one dictionary access.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_WORDS = Path(__file__).parent / "words"

_FAMILY_STRENGTH = {
    "arabic": 0.97,
    "slavic": 0.97,
    "firms": 0.99,
    "words": 0.96,
    "korean": 0.9,
    "chinese": 0.86,
    "european": 0.86,
}
"""Similarity of two members of one family. Arabic and Slavic spellings are the same name written twice.
Korean and Chinese syllables have homographs across systems ("chang" is Zhang and Chang), and European
cognates ("Juan", "John") are often borne by different people, so they count for less."""


ONE_NAME = 0.96
"""Strength from which the members of a family are one name written many ways."""


class Phrase(NamedTuple):
    """A run of folded tokens and what it means; `edge`: only at the start or end of a name."""

    tokens: tuple[str, ...]
    meaning: str
    edge: bool


class Family(NamedTuple):
    """One spelling family that a token belongs to; `strength` is the similarity (0-1) of its members."""

    name: str
    strength: float


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def _by_first(phrases: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        grouped.setdefault(phrase.tokens[0], []).append(phrase)
    return {
        first: tuple(sorted(found, key=lambda phrase: (-len(phrase.tokens), phrase.edge)))
        for first, found in grouped.items()
    }


@cache
def legal_forms() -> dict[str, tuple[Phrase, ...]]:
    """First token -> legal forms that begin with it, longest first. Spellings in native scripts are left
    out.
    """
    phrases = []
    for section, forms in _table("legal_forms").items():
        for meaning, spellings in forms.items():
            for spelling in spellings.replace("\n", "|").split("|"):
                if spelling.isascii() and (tokens := tuple(spelling.split())):
                    phrases.append(Phrase(tokens, meaning, section == "edge"))
    known = {phrase.tokens for phrase in phrases}
    swapped = (Phrase(tokens, one.meaning, one.edge) for one in phrases for tokens in _swapped(one.tokens))
    return _by_first([*phrases, *{one.tokens: one for one in swapped if one.tokens not in known}.values()])


_LONG_FORM = 16
"""Letters from which a legal form is one also where two of its words changed places ("obshchestvo
aktsionernoe")."""


def _swapped(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words of a long legal form with two neighbours exchanged; none that begins with a small word."""
    if len(tokens) < 2 or sum(map(len, tokens)) < _LONG_FORM:
        return []
    turned = [(*tokens[:at], tokens[at + 1], tokens[at], *tokens[at + 2 :]) for at in range(len(tokens) - 1)]
    return [one for one in turned if len(one[0]) > 3]  # "A.R." are initials, and "ar" stands in a form


@cache
def native_legal_forms() -> tuple[tuple[str, str], ...]:
    """(spelling in Han or Hangul, class), longest first."""
    found = []
    for forms in _table("legal_forms").values():
        for meaning, spellings in forms.items():
            found += [
                (simplify(spelling), meaning)
                for spelling in spellings.replace("\n", "|").split("|")
                if spelling and not spelling.isascii()
            ]
    return tuple(sorted(set(found), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def honorifics() -> dict[str, tuple[Phrase, ...]]:
    """First token -> titles that begin with it; `meaning` is always, rank or tail."""
    phrases = []
    for section, groups in _table("honorifics").items():
        for spellings in groups.values():
            phrases += [
                Phrase(tuple(one.split()), section, section == "tail") for one in spellings.split("|")
            ]
    return _by_first(phrases)


@cache
def title_words() -> dict[str, str]:
    """Single words that are titles, wherever they stand in a person's name -> always, rank, name_too or
    tail.
    """
    return {
        phrase.tokens[0]: phrase.meaning
        for phrases in honorifics().values()
        for phrase in phrases
        if len(phrase.tokens) == 1
    }


def _members(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, others in table.items():
        for spelling in (word, *others.split()):
            found.setdefault(spelling, []).append(word)
    return {spelling: tuple(dict.fromkeys(words)) for spelling, words in found.items()}


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Folded token -> the full words it may stand for (itself included when it is a full word); of short
    forms also the plural ("techs")."""
    found = _members(_table("abbreviations")["words"])
    classes = word_class()
    plurals = {f"{one}s": words for one, words in found.items() if one[-1] != "s" and 2 < len(one) < 6}
    return {one: words for one, words in plurals.items() if one not in classes} | found


def short_forms(word: str) -> tuple[str, ...]:
    """The short and derived forms of a full company word; () for any other."""
    held: str = _table("abbreviations")["words"].get(word, "")
    return tuple(held.split())


@cache
def set_phrases() -> dict[str, tuple[Phrase, ...]]:
    """First token -> runs of words that have one short form, which is their `meaning`."""
    return _by_first(
        [
            Phrase(tuple(spelling.split()), short, False)
            for short, held in _table("abbreviations")["phrases"].items()
            for spelling in held.split("|")
        ]
    )


@cache
def translations() -> dict[str, tuple[str, ...]]:
    """Folded token -> the English company words it means in some language."""
    return _members(_table("translations"))


@cache
def families() -> dict[str, tuple[Family, ...]]:
    """Folded token -> its spelling families, strongest first."""
    found: dict[str, dict[str, float]] = {}
    for section, table in _table("families").items():
        strength = _FAMILY_STRENGTH[section]
        for spelling, names in _members(table).items():
            for name in names:
                family = f"{section}:{name}"
                found.setdefault(spelling, {})[family] = strength
    return {
        spelling: tuple(sorted((Family(*item) for item in held.items()), key=lambda one: (-one[1], one[0])))
        for spelling, held in found.items()
    }


@cache
def spellings(family: str) -> tuple[str, ...]:
    """All spellings of the family `section:name`."""
    section, _, name = family.partition(":")
    others: str = _table("families")[section][name]
    return (name, *others.split())


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """Pet form (or full name) -> the full names it may stand for."""
    return _members(_table("nicknames"))


@cache
def full_names() -> dict[str, tuple[str, ...]]:
    """Spelling of a name that has pet forms -> that name as `nicknames` has it ("dmitry" -> "dmitri")."""
    found: dict[str, dict[str, None]] = {}
    for name in _table("nicknames"):
        kin = [family.name for family in families().get(name, ()) if family.strength >= ONE_NAME]
        for spelling in (name, *(other for one in kin for other in spellings(one))):
            found.setdefault(spelling, {})[name] = None
    return {spelling: tuple(names) for spelling, names in found.items()}


@cache
def word_class() -> dict[str, str]:
    """Token -> function, company, sector, descriptor, common_person or place; the first table that has it
    wins.
    """
    found: dict[str, str] = {}
    for name, tokens in _table("generic").items():
        for token in tokens.split():
            found.setdefault(token, name)
    for name, tokens in _table("places").items():
        for token in tokens.split():
            found.setdefault(token, "address" if name == "address" else "place")
    return found


@cache
def place_words() -> frozenset[str]:
    """Words of places and postal addresses."""
    return frozenset(token for tokens in _table("places").values() for token in tokens.split())


@cache
def street_words(section: str) -> frozenset[str]:
    """Words of the names of streets: those behind the name, before it, with_number, endings."""
    return frozenset(_table("streets")[section].split())


@cache
def stems() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What firms' names are put together with: beginnings and ends, longest first."""
    held = (sorted(_table("stems")[place].split(), key=len, reverse=True) for place in ("begin", "end"))
    begin, end = map(tuple, held)
    return begin, end


@cache
def _simplified() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in _table("han")["characters"].split()}


def simplify(text: str) -> str:
    """Traditional characters written as their simplified ones, where the table has them."""
    return text if text.isascii() else text.translate(_simplified())


@cache
def native_words() -> tuple[tuple[str, str], ...]:
    """(Han or Hangul word, English tokens), longest first: ordinary words inside firms' native names, and
    `native_brands`."""
    found = {**_native("words"), **native_brands()}
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def chinese_family_names() -> frozenset[str]:
    """The characters of the family names that most Chinese bear, simplified."""
    return frozenset("".join(_table("han")["family_names"].split()))


@cache
def native_brands() -> dict[str, str]:
    """Han words -> what the firms that they identify are called in Latin letters."""
    return _native("brands")


@cache
def spoken_brands() -> dict[str, str]:
    """Han words -> the firms that are called so when they are read aloud, for texts."""
    return _native("spoken")


def _native(section: str) -> dict[str, str]:
    held = _table("han")[section].items()
    return {simplify(spelling): word for word, native in held for spelling in native.split()}


def canonical_words(token: str) -> tuple[str, ...]:
    """English full words that a company word stands for, by abbreviation or translation; () if it is none."""
    short = abbreviations().get(token, ())
    full = translations().get(token, ())
    return short + tuple(word for word in full if word not in short) if full else short
