"""Which forms of a party's name are matched: those in the text, and what they are read as besides.

Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screening.model import Cluster, Kind, script_of
from screening.names import NameForm, brand_of, name_form
from screening.text.lexicon import words
from screening.text.vocabulary import is_dictionary_word

NOMINATIVES = (("ом", ""), ("ем", ""), ("а", ""), ("у", ""), ("е", ""), ("и", "ь"), ("и", "я"), ("ью", "ь"))
"""Endings of Russian nouns in other cases, and what the nominative has instead."""
CASES = (
    (("ого", "ий"), ("ея", "ей"), ("ая", "ай"), ("ия", "ий"), ("а", ""), ("я", "ь")),
    (("ому", "ий"), ("ею", "ей"), ("аю", "ай"), ("ию", "ий"), ("у", ""), ("ю", "ь")),
    (("еем", "ей"), ("аем", "ай"), ("ием", "ий"), ("ым", ""), ("им", "ий"), ("ом", ""), ("ем", "ь")),
    (("ии", "ия"), ("ой", "а"), ("ей", "я"), ("ы", "а"), ("и", "а")),
)
"""How names of men end in the genitive, the dative and the instrumental, those of women in the genitive, and
what the nominative has instead."""
UNINFLECTED = ("ко", "ых", "их", "дзе", "швили", "ян")
NAMES_OF_PERSONS = (2, 3)
SHORTEST_NAME = 3
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


def named_forms(forms: Sequence[NameForm], kind: Kind) -> list[NameForm]:
    """What firms with a Chinese name of their own are called in Latin letters: "华为" is Huawei, and firms of
    a list go by that for short. Not where the text itself gives a name in Latin letters."""
    if kind is Kind.PERSON or not all(form.native for form in forms):
        return []
    return [name_form(brand.title(), kind) for form in forms if (brand := brand_of(form.native))]


def nominatives(name: str, kind: Kind) -> list[NameForm]:
    """What a Russian name may be in the nominative: "Ростеха" is Ростех, "Роснефти" Роснефть, "Ивана Петрова"
    Иван Петров."""
    said = name.split()
    if not said or script_of(said[-1]) != "Cyrl":
        return []
    persons = _of_persons(said) if kind in (Kind.PERSON, Kind.UNKNOWN) else []
    if kind is Kind.PERSON or len(said[-1]) <= SHORTEST_INFLECTED:
        return persons
    endings = [(ending, put) for ending, put in NOMINATIVES if said[-1].endswith(ending)]
    return [name_form(name[: -len(ending)] + put, kind) for ending, put in endings] + persons


def _of_persons(said: Sequence[str]) -> list[NameForm]:
    """Names of two or three words that all stand in the same case, in the nominative."""
    plain = all(len(word) >= SHORTEST_NAME and word[0].isupper() and word[1:].islower() for word in said)
    if len(said) not in NAMES_OF_PERSONS or not plain:
        return []
    found = []
    for case in CASES:
        words = [_nominative(word, case) for word in said]
        if all(words) and words != list(said):
            found.append(name_form(" ".join(words), Kind.PERSON))
    return found


def _nominative(word: str, case: Sequence[tuple[str, str]]) -> str:
    """The word in the nominative; as it is if never inflected ("Тимченко"), empty if not of the case."""
    if word.endswith(UNINFLECTED):
        return word
    return next((word[: -len(ending)] + put for ending, put in case if word.endswith(ending)), "")


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
