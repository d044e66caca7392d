"""Perturbations of a name's parts: their order, number and joints; what is put before or behind them."""

from __future__ import annotations

import re
from random import Random

from screening.validate.listed import Group, Listed
from screening.validate.perturbations.forms import without_form
from screening.validate.vocabulary import choices, generic_words, lines, particles, table

LINE = 35
"""Characters of a name that a payment message carries on one line (SWIFT MT 103, fields 50 and 59: 35x)."""
_SPLIT_FROM, _SPLIT_LEAST = 6, 3
_MIDDLE_FROM = 5


def reordered(listed: Listed, random: Random) -> str | None:
    """A person with the family name first and no comma; of other names two neighbours change places."""
    if listed.group is Group.PERSON:
        words = listed.text.split()
        family = listed.family.split() or words[-1:]
        given = words[: len(words) - len(family)]
        return " ".join([*family, *given]) if given and given != family else None
    core, form, behind = without_form(listed.text)
    words = core.split()
    spots = [
        at
        for at in range(len(words) - 1)
        if words[at].isalpha()
        and words[at + 1].isalpha()
        and words[at].casefold() != words[at + 1].casefold()
    ]
    if not spots:
        return None
    at = random.choice(spots)
    words[at], words[at + 1] = words[at + 1], words[at]
    parts = [" ".join(words), form] if behind else [form, " ".join(words)]
    return " ".join(part for part in parts if part)


def shortened(listed: Listed, random: Random) -> str | None:
    """A person of three or more parts without one that is neither first nor family name, if it has five
    letters (shorter ones are syllables of a name); a firm of three or more words without one that says
    little.
    """
    words = listed.text.split()
    if len(words) < 3 or listed.group is Group.VESSEL:
        return None
    if listed.group is Group.PERSON:
        last = len(words) - max(1, len(listed.family.split()))
        whole = [at for at in range(1, last) if len(words[at]) >= _MIDDLE_FROM and not _particle(words[at])]
        spots = [at for at in whole if not _particle(words[at - 1])]
    else:
        spots = [at for at in range(len(words)) if words[at].casefold().strip(".,") in generic_words()]
    if not spots:
        return None
    at = random.choice(spots)
    return " ".join(words[:at] + words[at + 1 :])


def _particle(word: str) -> bool:
    return word.casefold().strip(".'’-") in particles()


def initials(listed: Listed, random: Random) -> str | None:
    """A person's given names as initials: all of them, or all but the first."""
    words = listed.text.split()
    given = words[: len(words) - max(1, len(listed.family.split()))]
    spots = [at for at, word in enumerate(given) if not _particle(word) and sum(map(str.isalpha, word)) > 1]
    if len(spots) > 1 and random.random() < 0.5:
        spots = spots[1:]
    if not spots:
        return None
    short = [f"{_first_letter(word)}." if at in spots else word for at, word in enumerate(given)]
    return " ".join([*short, *words[len(given) :]])


def _first_letter(word: str) -> str:
    return next(char for char in word if char.isalpha()).upper()


def titled(listed: Listed, random: Random) -> str | None:
    """A person with a title before the name."""
    return f"{random.choice(choices(table('alterations')['honorifics']['person']))} {listed.text}"


def joined(listed: Listed, random: Random) -> str | None:
    """Two neighbouring words of letters written as one."""
    spots = [
        found.start() + 1 for found in re.finditer(r"(?<=[^\W\d_])[^\W\d_][ -](?=[^\W\d_]{2})", listed.text)
    ]
    if not spots:
        return None
    at = random.choice(spots)
    return listed.text[:at] + listed.text[at + 1 :]


def split(listed: Listed, random: Random) -> str | None:
    """A word of six letters or more broken in two, no part shorter than three."""
    words = [found for found in re.finditer(r"[^\W\d_]+", listed.text) if len(found[0]) >= _SPLIT_FROM]
    if not words:
        return None
    word = random.choice(words)
    at = random.randint(word.start() + _SPLIT_LEAST, word.end() - _SPLIT_LEAST)
    return f"{listed.text[:at]} {listed.text[at:]}"


def truncated(listed: Listed, _random: Random) -> str | None:
    """A longer name cut at 35 characters."""
    return listed.text[:LINE].strip() if len(listed.text) > LINE else None


def addressed(listed: Listed, random: Random) -> str | None:
    """The name with an address behind it, as payment messages carry it."""
    return f"{listed.text}, {random.choice(lines(table('alterations')['addresses']['tails']))}"


def prefixed(listed: Listed, random: Random) -> str | None:
    """A ship with the prefix of ships."""
    prefixes = choices(table("alterations")["vessels"]["prefixes"])
    if listed.text.casefold().startswith(tuple(f"{one.casefold()} " for one in prefixes)):
        return None
    return f"{random.choice(prefixes)} {listed.text}"
