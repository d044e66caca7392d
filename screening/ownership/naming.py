"""Which names of a file of owners mean one party: quickly, for millions of names.

Names are the same up to case, accents, punctuation, script and the class of legal form ("Ltd", "LLC"). A name
without legal form may be the one with it: that is a likeness, no identity. Spelling is not corrected here;
whether an owner is listed is the matcher's to say.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from screening.names import fold
from screening.names.vocabulary import Phrase, legal_forms

_WORD = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?")
_SILENT = re.compile(r"['`’‘ʼʿʾ\"]")


class NameKey(NamedTuple):
    """`core` is the name without legal form; `form` the classes of its legal forms, sorted and joined."""

    core: str
    form: str

    def same(self, other: NameKey) -> bool | None:
        """True if both are one name, None if they may be (one has no legal form), else False."""
        if self.core != other.core or not self.core:
            return False
        if self.form == other.form:
            return True
        return None if not self.form or not other.form else False


def name_key(text: str) -> NameKey:
    """The key of a name; an empty core has nothing to compare."""
    plain = _SILENT.sub("", fold(text))
    if "." in plain:
        plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain)
    words = _WORD.findall(plain.replace("&", " and "))
    core: list[str] = []
    classes: set[str] = set()
    place = 0
    while place < len(words):
        form = _form_at(words, place)
        if form is None:
            core.append(words[place])
            place += 1
        else:
            place += len(form.tokens)
            classes.add(form.meaning)
    if not core:
        return NameKey(" ".join(words), "")
    if core[-1] == "and":  # "& Co."
        core.pop()
    classes.discard(_ANY_FIRM)
    return NameKey(" ".join(core), "+".join(sorted(classes)))


def _form_at(words: list[str], place: int) -> Phrase | None:
    """The longest legal form that begins at a place; one of the edge only where the name begins or ends."""
    for form in legal_forms().get(words[place], ()):
        end = place + len(form.tokens)
        at_edge = place == 0 or end == len(words)
        if (at_edge or not form.edge) and tuple(words[place:end]) == form.tokens:
            return form
    return None


_ANY_FIRM = "company"
"""The class of "Co." and "Company": it tells no firm from another."""
