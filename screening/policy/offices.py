"""Does the office that a text gives a person agree with what the list publishes of the listed one?

Lists give titles, positions and whom a person is linked to. Agreement needs more than a word that any office
has: a firm or body that both name, or an office and its field ("deputy minister", "defence"). That the two
differ says nothing: people have several offices, change them, and lists are old.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from screening.model import Fact, Party
from screening.names import fold, name_form
from screening.places import country_code, is_place
from screening.text.lexicon import words

TOLD_BY = ("title", "position", "remark")
LINKED = "linked_to"
LONGEST = 400
"""Characters of a remark that are read: longer ones tell a whole life."""
_SAME = {
    **dict.fromkeys(("chairman", "chairwoman", "chairperson", "chairs", "chaired"), "chair"),
    **dict.fromkeys(("ministry", "ministers", "ministerial"), "minister"),
    **dict.fromkeys(("defence",), "defense"),
    **dict.fromkeys(("vice", "undersecretary"), "deputy"),
    **dict.fromkeys(("ceo", "executive", "executives"), "chief"),
    **dict.fromkeys(("heads", "headed", "leads", "led", "leader", "runs", "ran"), "head"),
    **dict.fromkeys(("commands", "commanded", "commanding"), "commander"),
    **dict.fromkeys(("presidency", "presidential"), "president"),
    **dict.fromkeys(("parliament", "parliamentary", "lawmaker", "deputies"), "parliament"),
}
_LEAST = 4
"""Letters of a name that by itself says whose office it is: "Rosneft"."""


def agreeing(
    offices: Collection[str], party: Party, is_word: Callable[[str], bool]
) -> tuple[str, str] | None:
    """(what the text says, what the list says) where an office agrees; None if none does. `is_word` tells
    dictionary words."""
    own = {word for name in party.names for word in _words(name.text)} if offices else set()
    for said in offices:
        told = set(_words(said)) - own
        for fact in _told(party):
            if _agrees(told, fact, is_word):
                return said, " ".join(fact.value.split())
    return None


def _told(party: Party) -> Iterator[Fact]:
    yield from (fact for fact in party.facts if fact.type == LINKED)
    yield from (fact for fact in party.facts if fact.type in TOLD_BY and len(fact.value) <= LONGEST)


def _agrees(said: set[str], fact: Fact, is_word: Callable[[str], bool]) -> bool:
    if fact.type == LINKED:
        return _names(said, name_form(fact.value).tokens)
    listed = _words(fact.value)
    shared = said.intersection(listed)
    fields = [word for word in shared if word not in words("persons", "ranks")]
    if any(len(word) >= _LEAST and not is_word(word) and not is_place(word) for word in fields):
        return True  # a name that few offices have
    return bool(fields) and len(fields) < len(shared)


def _names(said: set[str], tokens: Sequence[str]) -> bool:
    """Whether the text names the firm or body: all the words of its name."""
    asked = [_SAME.get(token, token) for token in tokens if token not in words("persons", "of_any_office")]
    return bool(asked) and all(token in said for token in asked) and any(len(one) >= _LEAST for one in asked)


def _words(text: str) -> list[str]:
    """The words that say something, in one spelling; names of countries say too little."""
    found = [_SAME.get(word, word) for word in re.findall(r"[^\W\d_]+", fold(text))]
    return [
        word for word in found if word not in words("persons", "of_any_office") and country_code(word) is None
    ]
