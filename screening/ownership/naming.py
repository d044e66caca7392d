"""Which names of a file of owners mean one party: quickly, for millions of names.

Names are the same up to case, accents, punctuation, script and the spelling of the legal form ("Ltd",
"Limited"). A name without legal form, or with another form of the same class, may be the one with it: that
is a likeness, no identity. Misspelled names are not found here; whether an owner is listed, the matcher says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from screening.names import fold
from screening.names.vocabulary import Phrase, legal_forms

_WORD = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?")
_NO_FORM: frozenset[str] = frozenset()
_SILENT = re.compile(r"['`’‘ʼʿʾ\"]")


class NameKey(NamedTuple):
    """`core` is the name without legal form, `form` its legal forms in one spelling each, joined; `classes`
    are what these are (limited, stock ...)."""

    core: str
    form: str
    classes: frozenset[str]

    def same(self, other: NameKey) -> bool | None:
        """True if both are one name, None if they may be, else False: "Siemens AG" may be "Siemens", or its
        "Siemens SA", and is no "Siemens LLC"."""
        if self.core != other.core or not self.core:
            return False
        if self.form == other.form:
            return True
        apart = self.form and other.form and self.classes.isdisjoint(other.classes)
        return False if apart else None

    def bare(self, other: NameKey) -> bool:
        """Whether one of two names of the same core is without legal form."""
        return not self.form or not other.form


def name_key(text: str) -> NameKey:
    """The key of a name; an empty core has nothing to compare."""
    plain = _SILENT.sub("", fold(text))
    if "." in plain:
        plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain)
    words = _WORD.findall(plain.replace("&", " and "))
    known = legal_forms()
    if not any(word in known for word in words):
        return NameKey(" ".join(words), "", _NO_FORM)
    core: list[str] = []
    forms: dict[str, str] = {}
    place = 0
    while place < len(words):
        form = _form_at(words, place) if words[place] in known else None
        if form is None:
            core.append(words[place])
            place += 1
        else:
            place += len(form.tokens)
            forms[_one_spelling(form.tokens)] = form.meaning
    if not core:
        return NameKey(" ".join(words), "", _NO_FORM)
    if core[-1] == "and":  # "& Co."
        core.pop()
    forms.pop("", None)
    return NameKey(" ".join(core), "+".join(sorted(forms)), frozenset(forms.values()))


def _form_at(words: list[str], place: int) -> Phrase | None:
    """The longest legal form that begins at a place; one of the edge only where the name begins or ends."""
    for form in legal_forms().get(words[place], ()):
        end = place + len(form.tokens)
        at_edge = place == 0 or end == len(words)
        if (at_edge or not form.edge) and tuple(words[place:end]) == form.tokens:
            return form
    return None


@cache
def _one_spelling(form: tuple[str, ...]) -> str:
    """A legal form in one of its spellings: "ltd", "llc", "pvtltd"; "Co." tells no firm from another."""
    short = [_SHORT.get(word, word) for word in form]
    if all(len(word) <= _SHORTENED for word in short):
        return "".join(word for word in short if word not in ("co", "and"))
    return "".join(word[0] for word in form) if len(form) > 1 else short[0]


_SHORTENED = 5
"""Letters of an abbreviation at most; what is written out has more."""
_SHORT = {
    "limited": "ltd",
    "incorporated": "inc",
    "corporation": "corp",
    "company": "co",
    "compagnie": "co",
    "private": "pvt",
    "aktiengesellschaft": "ag",
    "ooo": "llc",
    "pao": "pjsc",
    "oao": "ojsc",
    "zao": "cjsc",
    "ao": "jsc",
}
"""Spellings, and Russian forms, by those they are published under in English."""
