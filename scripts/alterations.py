"""Harder ways in which listed names come altered: nearly sixty kinds, most of them two things at once.

Put together from the classes of `screen validate` and the steps of `alteration_steps`. It screens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from alteration_steps import (
    Alter,
    acronym_before,
    address_bare,
    born,
    comma_order,
    first_and_last,
    first_and_last_word,
    form_misspelled,
    generic_added,
    generic_changed,
    hyphens,
    initial_and_last,
    last_comma_initial,
    letters_as_digits,
    middle_added,
    middle_initial,
    no_particles,
    number_written,
    patronymic,
    pet_name,
    place_added,
    second_family_name,
    slip_in_telling,
    slips_in_one_word,
    small_words,
    syllables_joined,
    then,
    vowels,
    word_cut,
    word_lost,
)

from screening.validate.listed import Group, Listed
from screening.validate.perturbations import PERTURBATIONS, forms, letters, parts
from screening.validate.vocabulary import generic_words, is_ordinary

P, F, V = Group.PERSON, Group.FIRM, Group.VESSEL


def _cut_at(width: int) -> Alter:
    def cut(listed: Listed, _random: Random) -> str | None:
        return listed.text[:width].strip() if len(listed.text) > width + 2 else None

    return cut


def _ship_behind(listed: Listed, random: Random) -> str | None:
    return f"{listed.text} {random.choice(('(tanker)', 'vessel', 'M/V', '(IMO 9187629)'))}"


def _all_together(listed: Listed, _random: Random) -> str | None:
    words = listed.text.split()
    return "".join(words) if 1 < len(words) < 4 and all(word.isalpha() for word in words) else None


def _kept_capitals(listed: Listed, _random: Random) -> str | None:
    """All but the first word generic: the rest left out, the form kept."""
    core, form, _ = forms.without_form(listed.text)
    words = core.split()
    rest = [word for word in words[1:] if word.casefold() not in generic_words()]
    if len(words) < 3 or rest or is_ordinary(words[0]) or len(words[0]) < 5:
        return None
    return f"{words[0]} {words[1]} {form}".strip()


_OF: Mapping[str, Alter] = {one.id: one.alter for one in PERTURBATIONS}

HARD: Mapping[str, tuple[tuple[Group, ...], Alter]] = {
    "first and last": ((P,), first_and_last),
    "first and last word": ((P,), first_and_last_word),
    "first and last + typo": ((P,), then(first_and_last, letters.one_typo)),
    "initial and last": ((P,), initial_and_last),
    "LAST, I.": ((P,), last_comma_initial),
    "middle initial": ((P,), middle_initial),
    "middle initial + typo": ((P,), then(middle_initial, letters.one_typo)),
    "initials + transliteration": ((P,), then(letters.transliterated, parts.initials)),
    "LAST, First + typo": ((P,), then(letters.one_typo, comma_order)),
    "family first + transliteration": ((P,), then(letters.transliterated, parts.reordered)),
    "particles dropped": ((P,), no_particles),
    "particles dropped + typo": ((P,), then(no_particles, letters.one_typo)),
    "pet name": ((P,), pet_name),
    "mother's name dropped": ((P,), second_family_name),
    "patronymic dropped": ((P,), patronymic),
    "patronymic dropped + transliteration": ((P,), then(patronymic, letters.transliterated)),
    "middle name added": ((P,), middle_added),
    "birth year behind": ((P,), born),
    "syllables joined, family first": ((P,), syllables_joined),
    "title + typo": ((P,), then(letters.one_typo, parts.titled)),
    "missing part + typo": ((P, F), then(parts.shortened, letters.one_typo)),
    "transliteration + typo": ((P, F), then(letters.transliterated, letters.one_typo)),
    "two vowels": ((P, F, V), vowels),
    "slip in a telling word": ((P, F, V), slip_in_telling),
    "two slips in one word": ((P, F, V), slips_in_one_word),
    "two keyboard slips": ((P, F, V), then(letters.keyboard_slip, letters.keyboard_slip)),
    "letter as digit": ((P, F, V), letters_as_digits),
    "misread + order": ((P, F), then(letters.misread, parts.reordered)),
    "hyphens gone": ((P, F, V), hyphens),
    "joined + typo": ((P, F, V), then(letters.one_typo, parts.joined)),
    "split + typo": ((P, F, V), then(letters.one_typo, parts.split)),
    "all words joined": ((P, V), _all_together),
    "address without comma": ((P, F), address_bare),
    "address + typo": ((P, F), then(letters.one_typo, parts.addressed)),
    "written back in Cyrillic": ((P,), _OF["cyrillic"]),
    "written back in Arabic": ((P,), _OF["arabic"]),
    "native script": ((P, F, V), _OF["native_script"]),
    "form + abbreviation + typo": ((F,), forms.several),
    "form changed + typo": ((F,), then(forms.form_changed, slip_in_telling)),
    "form dropped + misread": ((F,), then(forms.form_dropped, letters.misread)),
    "form misspelled": ((F,), form_misspelled),
    "abbreviation + form dropped": ((F,), then(forms.form_dropped, forms.abbreviated)),
    "abbreviation + missing part": ((F,), then(parts.shortened, forms.abbreviated)),
    "generic word changed": ((F,), generic_changed),
    "generic word added": ((F,), generic_added),
    "small words gone": ((F,), small_words),
    "place added": ((F,), place_added),
    "telling word lost": ((F,), word_lost),
    "telling word cut": ((F,), word_cut),
    "first words and form": ((F,), _kept_capitals),
    "cut at 30": ((F,), _cut_at(30)),
    "cut at 40": ((F,), _cut_at(40)),
    "cut at 35 + typo": ((F,), then(_cut_at(35), letters.one_typo)),
    "acronym before": ((F,), acronym_before),
    "ship's prefix + typo": ((V,), then(letters.one_typo, parts.prefixed)),
    "ship's word behind": ((V,), _ship_behind),
    "number in Roman": ((F, V), number_written),
}
"""Title -> the groups it applies to, and the alteration."""
