"""The `name` and `alt_names` cells of the Consolidated Screening List -> names, and addresses among them.

Adds to `reading.names` what only this file has: letters lost on the way ("People?s", "OOO ?DSK?"), entries
that name a parent and a part, places and addresses behind a name, several firms in one cell. Every published
name stays; what is taken out of it is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from screening.model import Name, Role, Strength
from screening.places import is_place
from screening.sources.csl.addresses import split_off_address
from screening.sources.reading.kinds import has_legal_form
from screening.sources.reading.names import names_of, split_names
from screening.sources.reading.parties import by_text

_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# A "?" stands for one lost character: an apostrophe before a small letter or after a lone one (Xi?an,
# d?Etudes), a dash between words (NIIP?NZIK), elsewhere a quotation mark (OOO ?DSK?).
_LOST = (
    (re.compile(r"(?<=[^\W\d_])\?(?=[a-z])|(?<=\b[a-z])\?(?=[^\W\d_])"), "'"),
    (re.compile(r"(?<=\w)\?(?=\w)"), "-"),
    (re.compile(r"\?+"), '"'),
)
_SLASHED = re.compile(r"\b([afn])/k/a\b", re.IGNORECASE)
_OPEN_ALIAS = re.compile(r"\s*\(\s*[afn]\.?k\.?a\.?,?\s*$", re.IGNORECASE)
_PARENT = re.compile(r"\s*\(Parent Organization:\s*(.*)\)\s*$", re.IGNORECASE)
# "Department of Atomic Energy entity: X": X is the listed thing, as after "Subordinate Institution".
_PART = re.compile(r"\bentity:\s+")
_INCLUDING = re.compile(r",?\s+including\s+the\s.*$")
_BETWEEN_PARTIES = re.compile(
    r"(?:(?<=S\.A\.)|(?<=Inc\.)|(?<=Ltd\.)|(?<=LLC))(?:,\s+(?:and\s+)?|\s+and\s+)(?=[A-Z])"
    r"|,\s+and\s+(?=[A-Z])"
)
_FORM_THEN_PLACE = re.compile(
    r"(.*\b(?:Ltd|Limited|Co|Inc|LLC|Corp|Corporation|Company)\b\.?(?:\s*\([^()]*\))?),\s+([^()]+)"
)
_ASIDE = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)\s*")


@dataclass(frozen=True, slots=True)
class NameCells:
    """`names`: the primary first; `addresses`: those that stood among the names; `parent`: the one named.

    `several`: the name cell lists more than one party.
    """

    names: tuple[Name, ...]
    addresses: tuple[str, ...]
    parent: str | None
    several: bool


def repair(text: str) -> str:
    """The text on one line, with characters restored that the file lost (C1 controls and question marks)."""
    if not text.isascii():
        text = text.translate(_C1)
    if "?" in text:
        for lost, char in _LOST:
            text = lost.sub(char, text)
    return " ".join(text.split())


def read_names(name: str, alt_names: str, *, may_be_several: bool = False) -> NameCells:
    """All names of a row, without doubles. `may_be_several`: this list puts several parties into one cell.

    A cell that is nothing but a remark ("(North Korean individual in China)") is kept as a weak name: the
    party must stay findable under what the publisher calls it, and no match may rest on it alone.
    """
    whole = _OPEN_ALIAS.sub("", _plain(name))
    parent = _PARENT.search(whole)
    own = _PARENT.sub("", whole)
    parties = _parties(own) if may_be_several else [own]
    names = [*names_of(parties, Role.PRIMARY)] or [Name.of(own, Role.PRIMARY, Strength.WEAK)]
    further = [*_PART.split(own)[1:], _INCLUDING.sub("", own), _without_place(own), split_off_address(own)[0]]
    addresses: list[str] = []
    for text in split_names(_plain(alt_names)):
        spelling, address = split_off_address(text)
        further += [spelling] if any(map(str.isalpha, spelling)) else []
        addresses += [address] if address else []
    found = tuple(map(_weak_if_short, by_text([*names, *names_of(further)]).values()))
    return NameCells(found, tuple(addresses), parent[1] if parent else None, len(parties) > 1)


def without_asides(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """A person's names and their forms without brackets.

    "SAMMY (IHSAN MEDHAT) ELASHI" is also SAMMY ELASHI and IHSAN MEDHAT ELASHI; a remark at the end goes.
    """
    unique = {name.text: name for name in names}
    for name in names:
        for aside in _ASIDE.finditer(name.text):
            before, after = name.text[: aside.start()], name.text[aside.end() :]
            heads = (before, aside[1]) if before and after else (before or after,)
            for head in heads:
                text = f"{head} {after}".strip() if before else head
                if text:
                    unique.setdefault(text, Name.of(text, Role.AKA, name.strength))
    return tuple(unique.values())


def _weak_if_short(name: Name) -> Name:
    """ "EC" and "KH" are names of firms here and of much else: they may support a match, not make one."""
    short = len(name.text) < 3 and name.script == "Latn"
    return replace(name, strength=Strength.WEAK) if short else name


def _plain(text: str) -> str:
    """The cell repaired, square brackets round, "a/k/a" with stops."""
    text = repair(text).replace("[", "(").replace("]", ")")
    return _SLASHED.sub(r"\1.k.a.", text)


def _parties(cell: str) -> list[str]:
    """The cell, or the parties it lists: "Dominguez, Carlos; Elint, S.A., Spain Night Vision, S.A.".

    They are one entry in State's notice and stay one party: each is a name of it, so that each is found and
    none is lost, and whoever reads the finding sees the others.
    """
    parts = [text for part in split_names(cell) for text in _BETWEEN_PARTIES.split(part)]
    return parts if len(parts) > 1 and any(map(has_legal_form, parts)) else [cell]


def _without_place(name: str) -> str:
    """The name without the places behind its legal form: "Huawei Training Co., Ltd., Dongguan, Guangdong"."""
    found = _FORM_THEN_PLACE.fullmatch(name)
    return found[1] if found and is_place(found[2]) else name
