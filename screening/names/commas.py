"""Names of several parties that nothing but commas parts: two persons' full names, firms' with legal forms.

A comma mostly stands inside one name ("QUAY, Timur", "Orsis Co., Ltd."): taken apart is only what shows on
both sides that it is whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import Kind
from screening.names.reading import is_personal, sure_forms
from screening.names.scripts import fold
from screening.names.vocabulary import families, full_names, legal_forms, nicknames, word_class

_MOST_WORDS = 5
"""Words of a person's full name."""
_PERSONS = (Kind.PERSON, Kind.UNKNOWN)
_FIRMS = (Kind.COMPANY, Kind.ORGANIZATION, Kind.UNKNOWN)
_LEADING = frozenset(("ooo", "oao", "zao", "pao", "nao", "fgup"))
"""Legal forms that stand in front of names."""
_PATRONYMICS = ("ovich", "evich", "ovna", "evna")
_LEADS_A_NAME = ("abd", "abu", "abo", "bin", "ibn")
_PEOPLES = ("slavic:", "european:", "arabic:")
"""Of whose names the tables have the given ones."""


def apart_by_commas(text: str, kind: Kind) -> tuple[str, ...]:
    """The names that nothing but commas parts: two persons' or several firms'. Cheap where there are none."""
    if "," not in text:
        return ()
    parts = text.split(",")
    if len(parts) < 3 and " " not in parts[-1].strip():  # "Orsis Co., Ltd.", "QUAY, Timur"
        return ()
    return (_two_persons(parts) if kind in _PERSONS else ()) or (_firms(parts) if kind in _FIRMS else ())


def _two_persons(parts: Sequence[str]) -> tuple[str, ...]:
    """The full names that one comma parts ("Oleg Quay, Igor Orsin"); none of what may be one name: behind the
    comma of "QUAY ORSIN, Timur Lev" stand given names alone, and before it none."""
    words = [part.split() for part in parts]
    if len(parts) != 2 or not all(1 < len(own) <= _MOST_WORDS for own in words):
        return ()
    named = [_order(own) for own in words]
    same = named[0] is not None and named[0] == named[1]
    return tuple(part.strip() for part in parts) if same and parts[0].isupper() == parts[1].isupper() else ()


def _firms(parts: Sequence[str]) -> tuple[str, ...]:
    """The names of firms, each with its legal form ("Orsis OAO, OOO Promtek Bank"); none where a comma
    stands in a name ("Orsis Co., Ltd.") or something else behind one."""
    names: list[list[str]] = []
    for part in parts:
        words = part.split()
        if names and words and _is_form(words[0]) and not _is_led(words):
            names[-1] += words
        else:
            names.append(words)
    said = len(names) > 1 and all(
        len(own) > 1 and (_is_form(own[-1]) or _is_led(own)) and _tells(own) for own in names
    )
    return tuple(" ".join(own) for own in names) if said else ()


def _is_led(words: Sequence[str]) -> bool:
    """Whether a firm's name begins with its legal form."""
    return len(words) > 1 and _bare(words[0]) in _LEADING


def _is_form(word: str) -> bool:
    bare = _bare(word)
    return bare in sure_forms() or ("." in word[:-1] and bare in legal_forms())


def _tells(words: Sequence[str]) -> bool:
    """Whether a word of them is no ordinary one, no place and no legal form."""
    bare = map(_bare, words)
    return any(len(word) > 2 and word not in sure_forms() and word_class().get(word) is None for word in bare)


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))


def _order(words: Sequence[str]) -> str | None:
    """How a full name is told: by a given name in front of another, by a patronymic behind; None if not."""
    first, last = _bare(words[0]), _bare(words[-1])
    if not is_personal([_bare(word) for word in words], _MOST_WORDS):
        return None
    if last.endswith(_PATRONYMICS):
        return "patronymic"
    return "given" if _is_given_name(first) and not _is_given_name(last) else None


def _is_given_name(low: str) -> bool:
    """Whether a table has the word among given names; of family names it has few, most of them Spanish, and
    what "Abu" leads may be either."""
    if len(low) < 3 or low.endswith("ez") or low.startswith(_LEADS_A_NAME):
        return False
    of_a_people = any(one.name.startswith(_PEOPLES) for one in families().get(low, ()))
    return low in full_names() or low in nicknames() or of_a_people
