"""Which names of a text are short for which others.

Each rule gives one full name for a short one, or none; the first rule that applies wins. A place or
nationality is never short for anything ("China" and "China Mobile"), nor is a bare English word that any
firm could bear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from screening import places
from screening.model import Document, Kind, Mention, script_of
from screening.names import name_form
from screening.text.clusters.bridges import Key, find_bridges
from screening.text.forms import clean, fold_words, initials
from screening.text.lexicon import words
from screening.text.vocabulary import is_dictionary_word

_SPEAKER = re.compile(r"[ \t]*[\])*]*:")
_IN_PLACE = re.compile(r"\b(?:in|at|from|to|near|of|around|outside)\s$")
_ROW_BEFORE = re.compile(r"\b([^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?),? (?:and |or )?$")
_ROW_BEHIND = re.compile(r",? (?:and |or )?([^\W\d_]\w+(?: [A-Z]\w+)?)")
_REACH = 40
_SHORTEST_ACRONYM = 2
_LONGEST_SPOKEN = 4
_MOST_COMPARED = 400
"""Full names looked at for one short form; keeps a text of very many names linear."""


@cache
def _closing() -> frozenset[str]:
    """Words that end a firm's whole name."""
    return words("companies", "legal_forms") | words("companies", "closing_words")


class _Linker:
    """The names of one text with the indexes that the rules need."""

    def __init__(self, document: Document, groups: Mapping[Key, Sequence[Mention]]) -> None:
        self._text = document.text
        self._groups = groups
        self._first = {key: group[0].start for key, group in groups.items()}
        self._by_first: dict[str, list[Key]] = {}
        self._by_last: dict[str, list[Key]] = {}
        self._by_second: dict[str, list[Key]] = {}
        self._by_initials: dict[str, list[Key]] = {}
        self._by_joined: dict[str, list[Key]] = {}
        for key in groups:
            head, hyphen, tail = key[0].partition("-")
            if len(key) == 1 and hyphen and tail in words("companies", "cues"):
                self._by_first.setdefault(head, []).append(key)  # "RSB-Group": RSB
            self._by_joined.setdefault("".join(key).replace("-", ""), []).append(key)
            if len(key) > 1:
                self._by_first.setdefault(key[0], []).append(key)
                self._by_last.setdefault(key[-1], []).append(key)
                if len(key) > 2 and places.is_place(key[0]) and not is_dictionary_word(key[1]):
                    self._by_second.setdefault(key[1], []).append(key)  # "Suzhou Roe Electronics": Roe
                for shape in {initials(key), initials(fold_words(groups[key][0].text))}:
                    self._by_initials.setdefault(shape, []).append(key)
                for inner in key[1:-1]:
                    if self._is_person(key):
                        self._by_last.setdefault(inner, []).append(key)
        self._bridges = find_bridges(document.text, groups, self._is_person)

    def _is_person(self, key: Key) -> bool:
        kinds = [mention.kind for mention in self._groups[key]]
        return Kind.PERSON in kinds and kinds.count(Kind.PERSON) * 2 >= sum(
            1 for kind in kinds if kind is not Kind.UNKNOWN
        )

    def _may_be_person(self, key: Key) -> bool:
        return all(mention.kind in (Kind.PERSON, Kind.UNKNOWN) for mention in self._groups[key])

    def _may_be_full_person(self, key: Key) -> bool:
        """Whether two to four words, none of a firm or body, may be a person with surname last."""
        if self._is_person(key):
            return True
        company, bodies = words("companies", "cues"), words("bodies", "government_heads")
        firm = any(word in company or word in bodies or not word.isalpha() for word in key)
        return (
            2 <= len(key) <= 4
            and not firm
            and self._may_be_person(key)
            and ("-" in key[-1] or not is_dictionary_word(key[-1]))
        )

    def full(self, key: Key) -> Key | None:
        """The name that `key` is short for, or None."""
        text = clean(self._groups[key][0].text)
        if key in self._bridges:
            return self._bridges[key]
        if (
            places.is_place(text)
            or places.is_nationality(text)
            or text.casefold() in words("languages", "places")
        ):
            return self._surname(key)
        return (
            self._joined(key)
            or self._inverted(key, text)
            or self._spoken(key, text)
            or self._person(key)
            or self._firm(key)
            or self._acronym(key, text)
        )

    def _choose(self, key: Key, names: Sequence[Key], *, latest: bool = False) -> Key | None:
        """Of several full names the first in the text: the parent before its units.

        With `latest` the last one introduced before the short form: a surname means whom the text spoke of
        last.
        """
        others = [name for name in names if name != key]
        if not others:
            return None
        if not latest:
            return min(others, key=lambda name: self._first[name])
        before = [name for name in others if self._first[name] <= self._first[key]]
        if before:
            return max(before, key=lambda name: self._first[name])
        return min(others, key=lambda name: self._first[name])

    def _joined(self, key: Key) -> Key | None:
        """The same letters parted otherwise ("Hik Vision", "Hikvision"): the first in the text is taken."""
        same = self._by_joined["".join(key).replace("-", "")]
        first = min(same, key=lambda name: self._first[name])
        return first if first != key else None

    def _inverted(self, key: Key, text: str) -> Key | None:
        """The same person's name in the order of speech: "Jane Roe", of "ROE, Jane"."""
        family, comma, _ = text.partition(",")
        count = len(fold_words(family))
        spoken = key[count:] + key[:count]
        return spoken if comma and spoken != key and spoken in self._groups else None

    def _spoken(self, key: Key, text: str) -> Key | None:
        """The name in Latin letters as which Chinese characters are read ("华为", "Huawei")."""
        if script_of(text) != "Hani" or len(text) > _LONGEST_SPOKEN:
            return None
        said = "".join(name_form(text).tokens)
        same = [name for name in self._by_joined.get(said, ()) if name != key]
        return self._choose(key, same or [name for name in self._by_first.get(said, ()) if name != key])

    def _person(self, key: Key) -> Key | None:
        if not self._may_be_person(key):
            return None
        honorifics = words("persons", "honorifics")
        if len(key) == 1:
            named = [
                name
                for name in self._by_last.get(key[0], ())[:_MOST_COMPARED]
                if self._may_be_full_person(name)
            ]
            named += [
                name for name in self._by_first.get(key[0], ())[:_MOST_COMPARED] if self._is_person(name)
            ]
            return self._choose(key, named, latest=True) if key[0] not in honorifics else None
        if len(key) == 2 and len(key[0]) == 1:
            named = [
                name
                for name in self._by_last.get(key[1], ())[:_MOST_COMPARED]
                if name[0][0] == key[0] and len(name[0]) > 1 and self._is_person(name)
            ]
            return self._choose(key, named)
        ending = [
            name
            for name in self._by_last.get(key[-1], ())[:_MOST_COMPARED]
            if len(name) > len(key) and name[-len(key) :] == key and self._may_be_full_person(name)
        ]
        if ending:  # "Prado Neto", of Anselmo do Prado Neto
            return self._choose(key, ending, latest=True)
        for name in self._by_first.get(key[0], ())[:_MOST_COMPARED]:
            if name == key or len(name) <= len(key) or not self._is_person(name):
                continue
            if name[: len(key)] == key or name[-1] == key[-1]:
                return name
        return None

    def _surname(self, key: Key) -> Key | None:
        """The person whose family name is a place's too ("Aurelio Mendoza"), if it never stands as one."""
        named = [name for name in self._by_last.get(key[0], ()) if len(key) == 1 and self._is_person(name)]
        if len(key) == 1 and key[0] in words("persons", "family_first"):
            named += [name for name in self._by_first.get(key[0], ()) if self._is_person(name)]
        if any(_IN_PLACE.search(self._text, max(0, one.start - 9), one.start) for one in self._groups[key]):
            return None
        return self._choose(key, named, latest=True)

    def _firm(self, key: Key) -> Key | None:
        """The first words of a longer name, or a longer name's last words behind a country."""
        if self._is_person(key) or self._is_closed(key) or self._among_places(key):
            return None
        if len(key) == 1 and (
            key[0] in words("companies", "cues") or key[0] in words("bodies", "government_heads")
        ):
            return None
        longer = [
            name
            for name in self._by_first.get(key[0], ())[:_MOST_COMPARED]
            if (name[: len(key)] == key or name[0].partition("-")[0] == " ".join(key))
            and not (name == key or self._is_person(name))
        ]
        if not longer and len(key) > 1:
            longer = [
                name
                for name in self._by_last.get(key[-1], ())[:_MOST_COMPARED]
                if len(name) == len(key) + 1 and name[1:] == key and self._is_country(name[0])
            ]
        if not longer and len(key) == 1 and not is_dictionary_word(key[0]):
            longer = [
                name
                for name in self._by_last.get(key[0], ())[:_MOST_COMPARED]
                if len(name) == 2 and not self._is_person(name) and self._is_sort(name)
            ]
        if len(longer) < _MOST_COMPARED:
            longer += [
                name
                for name in self._by_second.get(key[0], ())[:_MOST_COMPARED]
                if name[1 : 1 + len(key)] == key and not self._is_person(name)
            ]
        return self._choose(key, longer)

    def _among_places(self, key: Key) -> bool:
        """Whether it stands in a row of places, as the town that a firm is named after: "Qingdao, Rizhao and
        Yantai"."""
        for one in self._groups[key]:
            before = _ROW_BEFORE.search(self._text, max(0, one.start - _REACH), one.start)
            behind = _ROW_BEHIND.match(self._text, one.end)
            if before and behind and places.is_place(before[1]) and places.is_place(behind[1]):
                return True
        return False

    def _is_sort(self, key: Key) -> bool:
        """Whether the first word of a name says what it is: letters ("IEMZ Kupol") or a head ("Bank Roe")."""
        word = clean(self._groups[key][0].text).split()[0]
        return (word.isupper() and len(word) > _SHORTEST_ACRONYM) or key[0] in words("bodies", "of_heads")

    def _is_closed(self, key: Key) -> bool:
        """Whether a legal form behind it makes it a firm's whole name: "Acme Corp" is not Acme Marine LLC."""
        return any(
            fold_words(one.text)[-1] in _closing()
            for one in self._groups[key]
            if len(key) < len(fold_words(one.text))
        )

    @staticmethod
    def _is_country(word: str) -> bool:
        return word in ("us", "uk", "eu", "un") or places.is_place(word) or places.is_nationality(word)

    def _acronym(self, key: Key, text: str) -> Key | None:
        if len(key) != 1 or not text.isupper():
            return None
        letters = re.sub(r"[^a-z]", "", key[0])
        if all(_SPEAKER.match(self._text, one.end) for one in self._groups[key]):
            speakers = [name for name in self._by_initials.get(letters, ()) if self._may_be_full_person(name)]
            return self._choose(key, speakers)
        if len(text) <= _SHORTEST_ACRONYM:
            return None
        return self._choose(key, [name for name in self._by_initials.get(letters, ()) if name != key])


def links(document: Document, groups: Mapping[Key, Sequence[Mention]]) -> dict[Key, Key]:
    """Short name -> full name, both keys of `groups`, followed to the end: no full name is itself short."""
    linker = _Linker(document, groups)
    direct = {key: full for key in groups if (full := linker.full(key)) is not None}
    found = {}
    for key in direct:
        seen = {key}
        end = direct[key]
        while end in direct and end not in seen:
            seen.add(end)
            end = direct[end]
        if end not in seen:
            found[key] = end
        elif key != min(seen):
            found[key] = min(seen)
    return {key: full for key, full in found.items() if full not in found}
