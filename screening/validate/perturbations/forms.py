"""Perturbations of firms' names: legal form, abbreviation, acronym in brackets, and several at once."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from random import Random

from screening.validate.listed import Listed
from screening.validate.perturbations.letters import cased, one_typo
from screening.validate.vocabulary import abbreviations, choices, forms, is_ordinary, table

_BARE = re.compile(r"[^\w]+")
_CORE = 3
"""Letters that must be left of a name without its form: fewer are no name of a firm."""


def _bare(words: list[str]) -> tuple[str, ...]:
    """Words without dots, commas and brackets, small."""
    return tuple(bare for word in words if (bare := _BARE.sub("", word).casefold()))


@cache
def _known_forms() -> tuple[tuple[tuple[str, ...], int], ...]:
    """(bare words of a legal form, its group), the longest first."""
    known = {
        _bare(one.removesuffix("-").split()): number for number, alike in enumerate(forms()) for one in alike
    }
    return tuple(sorted(known.items(), key=lambda one: (-len(one[0]), one)))


def _found(text: str) -> tuple[str, str, bool, int]:
    """(core, form as it stands, whether it stands behind the core, group of the form or -1)."""
    words = text.split()
    for bare, number in _known_forms():
        for size in range(1, min(len(words), len(bare) + 1)):
            if _bare(words[-size:]) == bare and _letters(core := " ".join(words[:-size])) >= _CORE:
                return core.rstrip(" ,"), " ".join(words[-size:]), True, number
        if _stands_before(bare) and _bare(words[: len(bare)]) == bare:
            core = " ".join(words[len(bare) :])
            if _letters(core) >= _CORE:
                return core, " ".join(words[: len(bare)]), False, number
    return text, "", True, -1


@cache
def _before() -> frozenset[tuple[str, ...]]:
    return frozenset(
        _bare(one.removesuffix("-").split()) for alike in forms() for one in alike if one.endswith("-")
    )


def _stands_before(bare: tuple[str, ...]) -> bool:
    return bare in _before()


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def without_form(text: str) -> tuple[str, str, bool]:
    """(name without its legal form, the form as it stands or "", whether it stands behind)."""
    core, form, behind, _ = _found(text)
    return core, form, behind


def form_changed(listed: Listed, random: Random) -> str | None:
    """The legal form in another rendering of the same form: LLC for Ltd, OAO for JSC."""
    core, form, _, number = _found(listed.text)
    if number < 0:
        return None
    others = [
        one for one in forms()[number] if _bare([*one.removesuffix("-").split()]) != _bare(form.split())
    ]
    if not others:
        return None
    other = random.choice(others)
    return f"{other[:-1]} {core}" if other.endswith("-") else f"{core} {other}"


def form_dropped(listed: Listed, _random: Random) -> str | None:
    """The name without the legal form it has."""
    core, form, _ = without_form(listed.text)
    return core if form else None


def form_added(listed: Listed, random: Random) -> str | None:
    """A legal form behind a name that has none."""
    _, form, _ = without_form(listed.text)
    return None if form else f"{listed.text} {random.choice(choices(table('alterations')['forms']['added']))}"


def abbreviated(listed: Listed, random: Random) -> str | None:
    """One or two company words cut short."""
    words = listed.text.split()
    known = abbreviations()
    spots = [at for at, word in enumerate(words) if word.casefold().strip(",.()") in known]
    if not spots:
        return None
    for at in random.sample(spots, min(len(spots), random.choice((1, 2)))):
        plain = words[at].strip(",.()")
        words[at] = words[at].replace(plain, cased(plain, random.choice(known[plain.casefold()])))
    return " ".join(words)


def acronym_added(listed: Listed, _random: Random) -> str | None:
    """The initials of a name of three words or more, in brackets behind it."""
    core, _, _ = without_form(listed.text)
    words = [
        word for word in core.split() if word[:1].isalpha() and word.casefold() not in ("the", "of", "and")
    ]
    if len(words) < 3 or "(" in listed.text:
        return None
    return f"{listed.text} ({''.join(word[0].upper() for word in words)})"


def several(listed: Listed, random: Random) -> str | None:
    """A company word cut short, another form (changed, dropped or added), and a slip in a word that tells."""
    core, form, behind = without_form(listed.text)
    short = abbreviated(replace(listed, text=core), random)
    if short is None:
        return None
    whole = replace(
        listed, text=" ".join(part for part in ((short, form) if behind else (form, short)) if part)
    )
    other = form_changed(whole, random) or form_dropped(whole, random) or form_added(whole, random)
    words = (other or short).split()
    telling = [
        at
        for at, word in enumerate(words)
        if word.isalpha() and len(word) > 3 and word in core.split() and not is_ordinary(word)
    ]
    if not telling:
        return None
    at = random.choice(telling)
    slipped = one_typo(replace(listed, text=words[at]), random)
    return " ".join([*words[:at], slipped or words[at], *words[at + 1 :]])
