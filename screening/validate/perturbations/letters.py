"""Perturbations of letters: slips, misread shapes, other spellings, accents.

Digits are never touched: another number is another plant, ship or fund. Words of fewer than four letters
are left alone by typos, since one letter of three is a third of the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from random import Random

from screening.validate.listed import Group, Listed
from screening.validate.vocabulary import choices, is_ordinary, pairs, spellings, table

_WORD = re.compile(r"[^\W\d_]+")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SLIP_FROM = 4
_TWO_FROM = 8
"""Letters a name must have for two typos: below that, little of it is left."""
_OFTEN = 16
"""Letters from which text recognition errs twice in a name."""


def cased(like: str, word: str) -> str:
    """`word` in capitals, capitalised or small as `like` is."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _words(text: str, least: int) -> list[re.Match[str]]:
    return [found for found in _WORD.finditer(text) if len(found[0]) >= least]


def _replaced(text: str, found: re.Match[str], word: str) -> str:
    return f"{text[: found.start()]}{word}{text[found.end() :]}"


def _slip(word: str, random: Random) -> str:
    """One letter left out, doubled, put in, replaced, or swapped with the next; never the word itself."""
    at = random.randrange(len(word))
    letter = cased(word[at], random.choice([one for one in _ALPHABET if one != word[at].casefold()]))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    made = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        swapped if swapped.casefold() != word.casefold() else word[:at] + word[at + 1 :],
    ]
    return random.choice(made)


def recased(listed: Listed, random: Random) -> str | None:
    """All small letters or all capitals."""
    made = [one for one in (listed.text.lower(), listed.text.upper()) if one != listed.text]
    return random.choice(made) if made else None


def one_typo(listed: Listed, random: Random) -> str | None:
    """One slip in one word of four letters or more."""
    found = _words(listed.text, _SLIP_FROM)
    if not found:
        return None
    word = random.choice(found)
    return _replaced(listed.text, word, _slip(word[0], random))


def two_typos(listed: Listed, random: Random) -> str | None:
    """Two slips, in two words where there are two; names of eight letters or more."""
    found = _words(listed.text, _SLIP_FROM)
    if not found or sum(map(str.isalpha, listed.text)) < _TWO_FROM:
        return None
    if len(found) > 1:
        first, second = sorted(random.sample(range(len(found)), 2))
        text = _replaced(listed.text, found[second], _slip(found[second][0], random))
        return _replaced(text, found[first], _slip(found[first][0], random))
    word = found[0]
    middle = len(word[0]) // 2
    return _replaced(listed.text, word, _slip(word[0][:middle], random) + _slip(word[0][middle:], random))


def misread(listed: Listed, random: Random) -> str | None:
    """One shape taken for another, two in a name of sixteen letters or more."""
    text = listed.text
    for _ in range(2 if sum(map(str.isalpha, text)) >= _OFTEN else 1):
        spots = [
            (at, shape, other)
            for shape, other in pairs("ocr", "pairs")
            for shape, other in ((shape, other), (other, shape))
            if shape.isalpha()
            for at in _places(text, shape)
        ]
        if not spots:
            break
        at, shape, other = random.choice(spots)
        text = text[:at] + other + text[at + len(shape) :]
    return text if text != listed.text else None


def _places(text: str, part: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(part), text)]


@cache
def _neighbours() -> dict[str, str]:
    found: dict[str, str] = {}
    rows = table("alterations")["keyboard"]["rows"]
    for number, row in enumerate(rows):
        for at, key in enumerate(row):
            below = rows[number + 1][max(0, at - 1) : at + 1] if number + 1 < len(rows) else ""
            above = rows[number - 1][at : at + 2] if number else ""
            found[key] = row[max(0, at - 1) : at] + row[at + 1 : at + 2] + below + above
    return found


def keyboard_slip(listed: Listed, random: Random) -> str | None:
    """One letter struck on a key beside its own, in a word of four letters or more."""
    near = _neighbours()
    spots = [
        at
        for word in _words(listed.text, _SLIP_FROM)
        for at in range(*word.span())
        if listed.text[at].casefold() in near
    ]
    if not spots:
        return None
    at = random.choice(spots)
    letter = listed.text[at]
    return listed.text[:at] + cased(letter, random.choice(near[letter.casefold()])) + listed.text[at + 1 :]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule), other) for rule, other in pairs("transliteration", "rules"))


def _respelt(word: str) -> list[str]:
    """All other spellings of one word that the tables make."""
    plain = word.casefold()
    made = [rule.sub(other, plain, count=1) for rule, other in _rules() if rule.search(plain)]
    known: Sequence[str] = spellings().get(plain, ())
    return [cased(word, one) for one in dict.fromkeys((*known, *made)) if one and one != plain]


def transliterated(listed: Listed, random: Random) -> str | None:
    """One or two words in another Latin spelling; of a firm only words that tell it apart."""
    spots = [
        (word, _respelt(word[0]))
        for word in _words(listed.text, 2 if listed.group is Group.PERSON else 4)
        if listed.group is Group.PERSON or not is_ordinary(word[0])
    ]
    spots = [(word, made) for word, made in spots if made]
    if not spots:
        return None
    chosen = random.sample(spots, min(len(spots), random.choice((1, 2))))
    text = listed.text
    for word, made in sorted(chosen, key=lambda one: -one[0].start()):
        text = _replaced(text, word, random.choice(made))
    return text


def accented(listed: Listed, random: Random) -> str | None:
    """Accents lost where the name has any; else one or two put on."""
    parts = unicodedata.normalize("NFD", listed.text)
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    if plain != parts:
        return plain
    letters = table("alterations")["diacritics"]["letters"]
    spots = [at for at, char in enumerate(listed.text) if char.casefold() in letters]
    if not spots:
        return None
    made = list(listed.text)
    for at in random.sample(spots, min(len(spots), random.choice((1, 2)))):
        accent = random.choice(letters[made[at].casefold()])
        made[at] = accent.upper() if made[at].isupper() else accent
    return "".join(made)


_ARTICLE = re.compile(r"(al|el|ul)-(?=\w)")


@cache
def _arabic() -> dict[str, str]:
    """Names as Arabic writes them, under all spellings that are known of each."""
    held = dict(pairs("arabic", "words"))
    others = {other: native for name, native in held.items() for other in spellings().get(name, ())}
    return others | held


def in_arabic(listed: Listed, _random: Random) -> str | None:
    """A person's name in Arabic letters, where every word of it is one of the table's."""
    made = []
    for word in listed.text.casefold().replace("’", "'").replace("`", "'").split():
        plain = _ARTICLE.sub("", word.strip("'"), count=1)
        native = _arabic().get(plain.replace("'", ""))
        if native is None:
            return None
        made.append(f"\u0627\u0644{native}" if plain != word.strip("'") else native)
    return " ".join(made) if len(made) > 1 else None


@cache
def _cyrillic() -> tuple[re.Pattern[str], dict[str, str]]:
    rules = dict(pairs("cyrillic", "letters"))
    ends = [rule for rule in rules if rule.endswith("$")]
    within = sorted((rule for rule in rules if not rule.endswith("$")), key=len, reverse=True)
    kinds = [rf"{rule[:-1]}(?!\w)" for rule in ends] + [rule.replace("^", r"(?<!\w)") for rule in within]
    return re.compile("|".join(f"({one})" for one in kinds)), {
        str(number): rules[rule] for number, rule in enumerate((*ends, *within), start=1)
    }


def in_cyrillic(listed: Listed, _random: Random) -> str | None:
    """A person's Slavic name written back in Cyrillic letters, by rule."""
    endings = choices(table("alterations")["cyrillic"]["endings"])
    words = [word[0].casefold() for word in _words(listed.text, 5)]
    if not listed.text.isascii() or not any(word.endswith(endings) for word in words):
        return None
    pattern, letters = _cyrillic()
    return pattern.sub(lambda found: letters[str(found.lastindex)], listed.text.casefold()).title()


def in_native_script(listed: Listed, random: Random) -> str | None:
    """The name that the list itself gives the party in another script."""
    return random.choice(listed.native) if listed.native else None
