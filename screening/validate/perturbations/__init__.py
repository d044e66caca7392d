"""The classes of perturbation: one table, each a pure function of a listed name and chance.

A class answers None where it does not apply; otherwise its answer is never empty and, but for `unaltered`,
never the text it began with. The same seed gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from screening.validate.listed import Group, Listed
from screening.validate.perturbations import forms, letters, parts

Alter = Callable[[Listed, Random], str | None]


def _unaltered(listed: Listed, _random: Random) -> str | None:
    return listed.published


@dataclass(frozen=True, slots=True)
class Perturbation:
    """One class: `id` for machines, `title` for people, `what` in a sentence, the groups it can apply to."""

    id: str
    title: str
    what: str
    groups: tuple[Group, ...]
    alter: Alter

    def altered(self, listed: Listed, random: Random) -> str | None:
        """The altered name, or None where the class does not apply to this one."""
        if listed.group not in self.groups:
            return None
        made = self.alter(listed, random)
        if made is None or not made.strip() or (self.alter is not _unaltered and made == listed.text):
            return None
        return made


_ALL = (Group.PERSON, Group.FIRM, Group.VESSEL)
_NAMED = (Group.PERSON, Group.FIRM)
_PERSON, _FIRM, _VESSEL = (Group.PERSON,), (Group.FIRM,), (Group.VESSEL,)

UNALTERED = Perturbation("unaltered", "unaltered", "as the list publishes it", _ALL, _unaltered)
PERTURBATIONS: tuple[Perturbation, ...] = (
    UNALTERED,
    Perturbation("letter_case", "letter case", "all small letters, or all capitals", _ALL, letters.recased),
    Perturbation(
        "one_typo", "one typo", "one letter lost, doubled, added, replaced or swapped", _ALL, letters.one_typo
    ),
    Perturbation(
        "two_typos", "two typos", "two such slips, in two words where there are two", _ALL, letters.two_typos
    ),
    Perturbation(
        "ocr", "OCR confusion", "a shape misread: rn for m, l for I, cl for d", _ALL, letters.misread
    ),
    Perturbation(
        "keyboard", "keyboard slip", "a letter struck on the key beside its own", _ALL, letters.keyboard_slip
    ),
    Perturbation(
        "transliteration",
        "transliteration variant",
        "one or two words in another Latin spelling",
        _NAMED,
        letters.transliterated,
    ),
    Perturbation(
        "word_order",
        "word order",
        "family name first; neighbouring words of a firm exchanged",
        _ALL,
        parts.reordered,
    ),
    Perturbation(
        "missing_part", "missing part", "a middle name or a generic word left out", _NAMED, parts.shortened
    ),
    Perturbation("initials", "initials", "given names as initials", _PERSON, parts.initials),
    Perturbation("honorific", "honorific added", "a title before the name", _PERSON, parts.titled),
    Perturbation(
        "form_changed", "legal form changed", "another rendering of the same form", _FIRM, forms.form_changed
    ),
    Perturbation("form_dropped", "legal form dropped", "without the form it has", _FIRM, forms.form_dropped),
    Perturbation(
        "form_added", "legal form added", "a form behind a name that has none", _FIRM, forms.form_added
    ),
    Perturbation(
        "abbreviation", "abbreviation", "one or two company words cut short", _FIRM, forms.abbreviated
    ),
    Perturbation("joined", "joined words", "two neighbouring words written as one", _ALL, parts.joined),
    Perturbation("split", "split word", "a word broken in two", _ALL, parts.split),
    Perturbation(
        "truncated", "truncated at 35", "cut at the 35 characters of a payment line", _ALL, parts.truncated
    ),
    Perturbation(
        "diacritics",
        "diacritics lost or added",
        "accents lost, or put on plain letters",
        _ALL,
        letters.accented,
    ),
    Perturbation(
        "native_script",
        "native script, published",
        "the party's name in another script, as the list has it",
        _ALL,
        letters.in_native_script,
    ),
    Perturbation(
        "cyrillic",
        "written back in Cyrillic",
        "a Slavic name in Cyrillic letters, by rule",
        _PERSON,
        letters.in_cyrillic,
    ),
    Perturbation(
        "arabic",
        "written back in Arabic",
        "an Arabic name in Arabic letters, by table",
        _PERSON,
        letters.in_arabic,
    ),
    Perturbation(
        "acronym", "acronym added", "a firm's initials in brackets behind it", _FIRM, forms.acronym_added
    ),
    Perturbation("address", "address tail added", "an address behind the name", _NAMED, parts.addressed),
    Perturbation("vessel_prefix", "vessel prefix", "M/V or the like before a ship", _VESSEL, parts.prefixed),
    Perturbation(
        "several", "form + abbreviation + typo", "all three in one name of a firm", _FIRM, forms.several
    ),
)

__all__ = ["PERTURBATIONS", "UNALTERED", "Perturbation"]
