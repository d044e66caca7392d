"""Which forms of a party's name are matched: those in the text, and what they are read as besides.

Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screening.model import Cluster, Kind, script_of
from screening.names import NameForm, name_form
from screening.text.lexicon import words
from screening.text.vocabulary import is_dictionary_word

NOMINATIVES = (("ом", ""), ("ем", ""), ("а", ""), ("у", ""), ("е", ""), ("и", "ь"), ("и", "я"), ("ью", "ь"))
"""Endings of Russian nouns in other cases, and what the nominative has instead."""
SHORTEST_INFLECTED = 5
LEAST_PART = 5
"""Letters of a name that stands beside another with "&"."""
SPOKEN = (2, 3)
"""Characters of a firm's short name in Chinese."""


def screened_forms(one: Cluster, kind: Kind, is_listed: Callable[[str], bool]) -> list[NameForm]:
    """The forms to match: all but those whose words are part of a longer form of the same party.

    A surname stands for the person named in full elsewhere in the text, and must not meet its namesakes. A
    firm's form that is itself a listed name is matched too: the longer one may be that of a daughter.
    """
    forms = [name_form(text, kind) for text in one.forms]
    forms = [form for form in forms if form.key or form.native]
    kept: list[NameForm] = []
    for form in forms:
        if any(form.key == other.key and form.native == other.native for other in kept):
            continue
        words = set(form.tokens)
        part = any(words < set(other.tokens) for other in forms)
        daughter = part and kind is not Kind.PERSON and is_listed(form.text)
        if form.native or not part or daughter:
            kept.append(form)
    return kept


def spoken_forms(forms: Sequence[NameForm], kind: Kind) -> list[NameForm]:
    """Short names in Chinese characters as one word of Latin letters: "华为" is called "Huawei" on lists that
    have no characters. Not where the text itself gives a name in Latin letters."""
    if kind is Kind.PERSON or not all(form.native for form in forms):
        return []
    short = [form for form in forms if len(form.native) in SPOKEN and script_of(form.text) == "Hani"]
    return [name_form("".join(form.tokens).title(), kind) for form in short if len(form.tokens) > 1]


def nominatives(name: str, kind: Kind) -> list[NameForm]:
    """What a firm's Russian name may be in the nominative: "Ростеха" is Ростех, "Роснефти" Роснефть."""
    last = name.split()[-1] if name.split() else ""
    if kind is Kind.PERSON or len(last) <= SHORTEST_INFLECTED or script_of(last) != "Cyrl":
        return []
    endings = [(ending, put) for ending, put in NOMINATIVES if last.endswith(ending)]
    return [name_form(name[: -len(ending)] + put, kind) for ending, put in endings]


def halves(name: str, kind: Kind) -> list[NameForm]:
    """The names that an "&" may join: "Ingosstrakh & AlfaStrakhovanie" may be two firms, or one. No word of a
    dictionary is one, and no given name."""
    halves = [half.strip() for half in name.split("&")]
    if len(halves) != 2 or kind is Kind.PERSON or any(len(half) < LEAST_PART for half in halves):
        return []
    given = words("persons", "given")
    return [
        name_form(half) for half in halves if not is_dictionary_word(half) and half.casefold() not in given
    ]
