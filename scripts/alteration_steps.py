"""Steps of which the harder alterations of listed names are made.

Each is a function of a listed name and chance; it answers None where it does not apply. The small tables here
are apart from those that names are compared with.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from screening.validate.listed import Listed
from screening.validate.perturbations import forms, letters
from screening.validate.vocabulary import is_ordinary, lines, particles, table

Alter = Callable[[Listed, Random], str | None]

_WORD = re.compile(r"[^\W\d_]+")


def _table(held: str) -> dict[str, str]:
    """`from:to` pairs parted by blanks."""
    return {word: other for word, _, other in (one.partition(":") for one in held.split())}


_PETS = _table("""
    alexander:Alex aleksandr:Sasha vladimir:Vova mikhail:Misha dmitry:Dima sergei:Seryozha nikolai:Kolya
    jose:Pepe francisco:Paco juan:Juancho manuel:Manolo antonio:Toni robert:Bob william:Bill james:Jim
    michael:Mike joseph:Joe daniel:Dan david:Dave thomas:Tom richard:Rick charles:Charlie edward:Ed
    mohammad:Mo mohammed:Mo ibrahim:Ibro yusuf:Joe katherine:Kate elena:Lena maria:Masha natalia:Natasha
    anastasia:Nastya konstantin:Kostya pavel:Pasha alexey:Alyosha andrei:Andryusha yevgeny:Zhenya
""")
_DIGITS = str.maketrans("OoIlSsBbZz", "0011558822")
_CHANGED = _table("""
    trading:Trade industries:Industrial industrial:Industries industry:Industrial technology:Technologies
    technologies:Technology investments:Investment investment:Investments holdings:Holding
    holding:Holdings services:Service service:Services transport:Transportation shipping:Ship
    systems:System products:Product petrochemical:Petrochemicals electronics:Electronic
    communications:Communication construction:Constructions enterprises:Enterprise logistics:Logistic
""")
_FORM_SLIPS = _table("""
    limited:Limted ltd:Ldt llc:LCC company:Comapny corporation:Coporation incorporated:Incorprated
    gmbh:GmHb stock:Stok liability:Liablity ooo:0OO jsc:JCS inc:Icn co:C0
""")
_NUMBERS = _table("2:II 3:III 4:IV 5:V 6:VI 7:VII 8:VIII 9:IX")
_MIDDLE = ("Ali", "Ivan", "Jose", "Ahmad", "Peter", "Min", "Carlos", "Reza")
_GENERIC = (
    "International",
    "Group",
    "Trading",
    "Services",
    "General",
    "Holding",
    "Global",
    "Branch",
    "Office",
)


def then(*steps: Alter) -> Alter:
    """One alteration after another; None where one of them does not apply."""

    def alter(listed: Listed, random: Random) -> str | None:
        for step in steps:
            text = step(listed, random)
            if text is None:
                return None
            listed = replace(listed, text=text)
        return listed.text

    return alter


def _parts_of(listed: Listed) -> tuple[list[str], list[str]]:
    """Given names and family name of a person."""
    words = listed.text.split()
    cut = len(words) - max(1, len(listed.family.split()))
    return words[:cut], words[cut:]


def first_and_last(listed: Listed, _random: Random) -> str | None:
    given, family = _parts_of(listed)
    return f"{given[0]} {' '.join(family)}" if len(given) > 1 and len(given[0]) > 2 else None


def first_and_last_word(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    plain = len(words) > 3 and min(len(words[0]), len(words[-1])) > 3
    return f"{words[0]} {words[-1]}" if plain else None


def initial_and_last(listed: Listed, _random: Random) -> str | None:
    given, family = _parts_of(listed)
    return f"{given[0][0]}. {' '.join(family)}" if given and len(family[-1]) > 3 else None


def middle_initial(listed: Listed, _random: Random) -> str | None:
    given, family = _parts_of(listed)
    return f"{given[0]} {given[1][0]}. {' '.join(family)}" if len(given) > 1 else None


def last_comma_initial(listed: Listed, _random: Random) -> str | None:
    given, family = _parts_of(listed)
    return f"{' '.join(family)}, {given[0][0]}." if given and len(family[-1]) > 3 else None


def comma_order(listed: Listed, _random: Random) -> str | None:
    given, family = _parts_of(listed)
    return f"{' '.join(family).upper()}, {' '.join(given)}" if given else None


def no_particles(listed: Listed, _random: Random) -> str | None:
    kept = re.sub(r"\b(al|el)[- ]", "", listed.text, flags=re.IGNORECASE).split()
    kept = [word for word in kept if word.casefold() not in particles()]
    text = " ".join(kept)
    return text if len(kept) > 1 and text != listed.text else None


def hyphens(listed: Listed, random: Random) -> str | None:
    return listed.text.replace("-", random.choice(("", " "))) if "-" in listed.text else None


def pet_name(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    pet = _PETS.get(words[0].casefold())
    return " ".join([pet, *words[1:]]) if pet else None


def second_family_name(listed: Listed, _random: Random) -> str | None:
    """Spanish double family names without the mother's."""
    given, family = _parts_of(listed)
    plain = [word for word in family if word.casefold() not in particles()]
    return " ".join([*given, *family[:-1]]) if len(plain) == 2 == len(family) else None


def patronymic(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    kept = [word for word in words if not word.casefold().endswith(("ovich", "evich", "ovna", "evna"))]
    return " ".join(kept) if 1 < len(kept) < len(words) else None


def middle_added(listed: Listed, random: Random) -> str | None:
    given, family = _parts_of(listed)
    if not given or len(given) > 1:
        return None
    return f"{given[0]} {random.choice(_MIDDLE)} {family[-1]}"


def born(listed: Listed, random: Random) -> str | None:
    year = random.randint(1940, 1995)
    return random.choice(
        (f"{listed.text} (born {year})", f"{listed.text} DOB {year}", f"{listed.text}, {year}")
    )


def syllables_joined(listed: Listed, _random: Random) -> str | None:
    given, family = _parts_of(listed)
    short = len(given) == 2 and all(word.isalpha() and len(word) < 6 for word in (*given, *family))
    return f"{family[-1]} {given[0]}{given[1].lower()}" if short and len(family) == 1 else None


def vowels(listed: Listed, random: Random) -> str | None:
    """Two vowels for others, in words of five letters and more."""
    spots = [
        at
        for word in _WORD.finditer(listed.text)
        if len(word[0]) > 4
        for at in range(word.start() + 1, word.end())
        if listed.text[at] in "aeiouAEIOU"
    ]
    if len(spots) < 3:
        return None
    made = list(listed.text)
    for at in random.sample(spots, 2):
        vowel = random.choice([one for one in "aeiou" if one != made[at].casefold()])
        made[at] = vowel.upper() if made[at].isupper() else vowel
    return "".join(made)


def slips_in_one_word(listed: Listed, random: Random) -> str | None:
    """Two slips in one word, the longest of those that tell, of seven letters and more."""
    words = [one for one in _WORD.finditer(listed.text) if len(one[0]) > 6 and not is_ordinary(one[0])]
    if not words:
        return None
    word = max(words, key=lambda one: len(one[0]))
    slipped = letters.two_typos(replace(listed, text=word[0]), random)
    return f"{listed.text[: word.start()]}{slipped}{listed.text[word.end() :]}" if slipped else None


def slip_in_telling(listed: Listed, random: Random) -> str | None:
    words = [one for one in _WORD.finditer(listed.text) if len(one[0]) > 3 and not is_ordinary(one[0])]
    if not words:
        return None
    word = random.choice(words)
    slipped = letters.one_typo(replace(listed, text=word[0]), random)
    return f"{listed.text[: word.start()]}{slipped}{listed.text[word.end() :]}" if slipped else None


def letters_as_digits(listed: Listed, random: Random) -> str | None:
    spots = [
        at
        for word in _WORD.finditer(listed.text)
        if len(word[0]) > 3
        for at in range(*word.span())
        if listed.text[at].translate(_DIGITS).isdigit()
    ]
    if not spots:
        return None
    at = random.choice(spots)
    return listed.text[:at] + listed.text[at].translate(_DIGITS) + listed.text[at + 1 :]


def generic_changed(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    spots = [at for at, word in enumerate(words) if word.casefold() in _CHANGED]
    if not spots or len(words) < 3:
        return None
    words[spots[-1]] = _CHANGED[words[spots[-1]].casefold()]
    return " ".join(words)


def generic_added(listed: Listed, random: Random) -> str | None:
    core, form, behind = forms.without_form(listed.text)
    word = random.choice(_GENERIC)
    if word.casefold() in core.casefold():
        return None
    return " ".join(part for part in ((core, word, form) if behind else (form, core, word)) if part)


def small_words(listed: Listed, _random: Random) -> str | None:
    """Without "of", "and" and "the", or "&" for "and"."""
    words = [word for word in listed.text.split() if word.casefold() not in ("of", "and", "the", "for")]
    return " ".join(words) if 1 < len(words) < len(listed.text.split()) else None


def place_added(listed: Listed, random: Random) -> str | None:
    core, form, behind = forms.without_form(listed.text)
    place = random.choice(
        ["(Hong Kong)", "(Shanghai)", "(Dubai)", "(UK)", "(Moscow)", "- Tehran", "(Pvt) Karachi", "Singapore"]
    )
    return " ".join(part for part in ((core, place, form) if behind else (form, core, place)) if part)


def form_misspelled(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    for at in range(len(words) - 1, 0, -1):
        slip = _FORM_SLIPS.get(words[at].casefold().strip(".,"))
        if slip:
            return " ".join([*words[:at], slip, *words[at + 1 :]])
    return None


def address_bare(listed: Listed, random: Random) -> str | None:
    """An address behind the name, without the comma."""
    tail = random.choice(lines(table("alterations")["addresses"]["tails"]))
    return f"{listed.text} {tail.replace(',', '')}"


def acronym_before(listed: Listed, random: Random) -> str | None:
    whole = forms.acronym_added(listed, random)
    if whole is None:
        return None
    name, _, short = whole.rpartition(" (")
    return f"{short[:-1]} - {name}"


def word_lost(listed: Listed, random: Random) -> str | None:
    """A firm of three telling words and more without one of them."""
    words = listed.text.split()
    spots = [
        at for at, word in enumerate(words) if word.isalpha() and len(word) > 3 and not is_ordinary(word)
    ]
    if len(spots) < 3:
        return None
    at = random.choice(spots)
    return " ".join(words[:at] + words[at + 1 :])


def word_cut(listed: Listed, random: Random) -> str | None:
    """One telling word of eight letters and more cut short, with a dot."""
    words = [one for one in _WORD.finditer(listed.text) if len(one[0]) > 7 and not is_ordinary(one[0])]
    if not words or len(listed.text.split()) < 2:
        return None
    word = random.choice(words)
    return f"{listed.text[: word.start()]}{word[0][: random.randint(4, 6)]}.{listed.text[word.end() :]}"


def number_written(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    if len(words) < 2 or words[-1] not in _NUMBERS:
        return None
    return " ".join([*words[:-1], _NUMBERS[words[-1]]])
