"""Make the index arrays from the names of a snapshot. Takes seconds, once per set of lists."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain

import numpy as np

from screening.identifiers import identifier_key
from screening.index.arrays import Arrays, checksum, sorted_pairs
from screening.index.closest import letter_counts
from screening.index.held import Held, Spoken
from screening.index.parts import LONGEST_HEAD, initials_of, letters_of, native_keys
from screening.index.runs import begins
from screening.index.spellings import Remains
from screening.index.stretches import found_in_part
from screening.index.terms import EDITS_JOINED, RAW, SOUND, Terms
from screening.model import Kind
from screening.names import NameForm, Names, Weights, name_forms, read_names
from screening.names.bounds import Costs, class_of
from screening.names.keys import filed_keys
from screening.names.leftovers import CUT_OFF, cut_keys
from screening.names.spelling import sound
from screening.places import is_place
from screening.snapshot.flat import Array, packed
from screening.snapshot.records import decode_identifiers
from screening.snapshot.tables import KINDS, Tables

FIRM_LIKE = {Kind.COMPANY, Kind.ORGANIZATION, Kind.UNKNOWN}
CUT = "<"
"""Stands before the first letters of a long name, in the table of whole names."""
SURNAME = "~"
"""Stands before a family name in the table of short forms, so that it meets no firm's."""


def build(tables: Tables) -> Arrays:
    """Arrays over the tables of a snapshot."""
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage before the end, and looking for it takes a tenth of the time
    try:
        return _built(tables)
    finally:
        if collecting:
            gc.enable()


def _built(tables: Tables) -> Arrays:
    name_party = tables.columns.name_party
    party_kinds = [KINDS[place] for place in tables.columns.party_kind.tolist()]
    kinds = [party_kinds[party] for party in name_party.tolist()]
    names = read_names(tables.texts, kinds)
    forms = [*names]
    spoken = Spoken.of(forms)
    parties = _parties(spoken, name_party)
    counted = dict(zip(spoken.words, parties, strict=True))
    weights = Weights(lambda token: counted.get(token, 0), len(party_kinds))
    made = {
        **_looked_up(forms, kinds, spoken, parties, weights),
        **_found_whole(names, forms),
        **_numbers(tables),
    }
    return Arrays(**made)


def _looked_up(
    forms: Sequence[NameForm],
    kinds: Sequence[Kind],
    spoken: Spoken,
    parties: Sequence[int],
    weights: Weights,
) -> dict[str, Array]:
    """What it takes to find names that may score."""
    held = Held.of(spoken, forms, Costs(weights))
    return {
        **_tokens(spoken.words, parties, weights),
        **_spellings(spoken.words),
        **held.postings(parties),
        **held.names(),
        **held.leading(),
        **_names(forms, spoken),
        **found_in_part(spoken, kinds, held),
    }


def few_names(forms: Sequence[NameForm], weights: Weights) -> tuple[Arrays, Terms]:
    """Arrays over some names alone, weighed as among all, and lookups of what words may meet in them; none is
    found whole by them, nor by a number."""
    spoken = Spoken.of(forms)
    bearing = np.bincount(spoken.token, minlength=len(spoken.words)).tolist()
    return _partly(_looked_up(forms, [form.kind for form in forms], spoken, bearing, weights))


def words_alone(tokens: Sequence[str], joins: Sequence[str]) -> Terms:
    """Lookups of what words may meet among these tokens and neighbours written as one, both in order; no name
    is filed under them."""
    near = Remains.of(joins, EDITS_JOINED)
    text, end = packed(joins)
    found = {
        **_tokens(tokens, [0] * len(tokens), Weights(lambda _: 0, 1)),
        **_spellings(tokens),
        "joined_text": text,
        "joined_end": end,
        "joined_filed": near.filed,
        "joined_start": near.start,
    }
    return _partly(found)[1]


def _partly(found: Mapping[str, Array]) -> tuple[Arrays, Terms]:
    nothing = np.empty(0, dtype=np.uint32)
    arrays = Arrays(**{one.name: found.get(one.name, nothing) for one in fields(Arrays)})
    return arrays, Terms(arrays)


def _parties(spoken: Spoken, name_party: Array) -> list[int]:
    """In how many parties each token stands."""
    bearing = np.unique((spoken.token << 32) | name_party[spoken.name])
    counts: list[int] = np.bincount(bearing >> 32, minlength=len(spoken.words)).tolist()
    return counts


def _tokens(tokens: Sequence[str], parties: Sequence[int], weights: Weights) -> dict[str, Array]:
    text, end = packed(tokens)
    keys = [(checksum(key), row) for row, token in enumerate(tokens) for key in filed_keys(token)]
    key_sum, key_token = sorted_pairs([key for key, _ in keys], [row for _, row in keys])
    return {
        "token_text": text,
        "token_end": end,
        "token_parties": np.array(parties, dtype=np.uint32),
        "token_firm": np.array([weights.weight(token) for token in tokens], dtype=np.float32),
        "token_person": np.array([weights.personal(token) for token in tokens], dtype=np.float32),
        "key_sum": key_sum,
        "key_token": key_token,
    }


def _spellings(tokens: Sequence[str]) -> dict[str, Array]:
    """What is found by spelling: words and what they sound like."""
    wordly = [token.isalpha() for token in tokens]
    sounds = [sound(token) if word else token for token, word in zip(tokens, wordly, strict=True)]
    place = {token: row for row, token in enumerate(tokens)}
    for one in sounds:
        place.setdefault(one, len(place))
    heard = list(place)[len(tokens) :]
    row = np.arange(len(tokens))
    at = np.fromiter(map(place.__getitem__, sounds), np.int64, len(sounds))
    other = at != row
    spelling, token = np.concatenate([row, at[other]]), np.concatenate([row, row[other]])
    how = np.concatenate([np.where(other, RAW, RAW | SOUND), np.full(np.count_nonzero(other), SOUND)])
    order = np.lexsort((token, spelling))
    near = Remains.of(
        [
            one if plain else ""
            for one, plain in zip([*tokens, *heard], [*wordly, *[True] * len(heard)], strict=True)
        ]
    )
    text, end = packed(heard)
    return {
        "sound_text": text,
        "sound_end": end,
        "near_filed": near.filed,
        "near_start": near.start,
        "link_end": np.bincount(spelling, minlength=len(place)).cumsum().astype(np.uint32),
        "link_token": token[order].astype(np.uint32),
        "link_how": how[order].astype(np.uint8),
    }


def _names(forms: Sequence[NameForm], spoken: Spoken) -> dict[str, Array]:
    keys = [form.key for form in forms]
    key_text, key_end = packed(keys)
    repeats = np.zeros(len(forms), dtype=np.bool_)
    repeats[spoken.name[spoken.first < np.arange(len(spoken.first))]] = True
    return {
        "name_class": np.array([class_of(form) for form in forms], dtype=np.uint8),
        "name_letters": _bits(spoken, letters_of, len(forms)),
        "name_initials": _bits(spoken, initials_of, len(forms)),
        "name_repeats": repeats,
        "name_native": np.array([len(form.native) > 1 for form in forms], dtype=np.bool_),
        "name_key": key_text,
        "name_key_end": key_end,
        "name_counts": letter_counts(keys),
    }


def _bits(spoken: Spoken, of: Callable[[Sequence[str]], int], names: int) -> Array:
    """For each name the bits `of` its tokens."""
    bits = np.array([of((word,)) for word in spoken.words], dtype=np.uint32)
    found = np.zeros(names, dtype=np.uint32)
    np.bitwise_or.at(found, spoken.name, bits[spoken.token])
    return found


def _found_whole(names: Names, forms: Sequence[NameForm]) -> dict[str, Array]:
    whole = ((key, row) for row, form in enumerate(forms) for key in _whole_keys(form))
    exact = _filed(chain(whole, _keys_without_kind(names)))
    native = _filed(
        (key, row) for row, form in enumerate(forms) for key in native_keys(form.native, person=False)
    )
    head = _filed(_heads(forms, names.kinds))
    return {
        "exact_sum": exact[0],
        "exact_name": exact[1],
        "native_sum": native[0],
        "native_name": native[1],
        "head_sum": head[0],
        "head_name": head[1],
    }


def _whole_keys(form: NameForm) -> tuple[str, ...]:
    """Keys under which a name is found whole: its own, acronyms in brackets, and how it begins if cut off."""
    if form.kind is Kind.PERSON or len(form.text) < CUT_OFF:
        return (form.key, *form.acronyms)
    return (form.key, *form.acronyms, *(CUT + key for key in cut_keys(form.text)))


def _keys_without_kind(names: Names) -> Iterator[tuple[str, int]]:
    """(key, row) of the names that may be read otherwise where nobody says what they are: so they are asked
    mostly ("PAO, Yu Hsiang" is a family name in front, or a legal form)."""
    told = zip(names.kinds, names.told.bare, strict=True)
    rows = [row for row, (kind, bare) in enumerate(told) if not bare and kind is not Kind.UNKNOWN]
    unsaid = read_names([names.texts[row] for row in rows], [Kind.UNKNOWN] * len(rows))
    return zip(unsaid.told.keys, rows, strict=True)


def _numbers(tables: Tables) -> dict[str, Array]:
    """Identifiers of the parties."""
    number_sum, number_party = _filed(
        (identifier_key(one.type, one.value), row)
        for row, record in enumerate(tables.records)
        for one in decode_identifiers(record)
    )
    return {"number_sum": number_sum, "number_party": number_party}


def _filed(pairs: Iterator[tuple[str, int]]) -> tuple[Array, Array]:
    kept = [(checksum(key), row) for key, row in pairs if key]
    sums, rows = sorted_pairs([key for key, _ in kept], [row for _, row in kept])
    once = begins(sums) | begins(rows)
    return sums[once], rows[once]


def _heads(forms: Sequence[NameForm], kinds: Sequence[Kind]) -> Iterator[tuple[str, int]]:
    """(what a party may be called for short, row): firms by leading tokens, persons by family name.

    "Hangzhou Hikvision Digital Technology" is called Hikvision, "DERIPASKA, Oleg Vladimirovich" Deripaska.
    """
    families: dict[str, list[int]] = {}
    for row, (form, kind) in enumerate(zip(forms, kinds, strict=True)):
        if kind in FIRM_LIKE:
            yield from ((head, row) for head in heads(form.tokens))
        elif kind is Kind.PERSON and "," in form.text:
            families.setdefault(form.text.partition(",")[0], []).append(row)
    read = name_forms(list(families), [Kind.UNKNOWN] * len(families))
    for family, rows in zip(read, families.values(), strict=True):
        yield from ((SURNAME + family.key, row) for row in rows)


def heads(tokens: Sequence[str]) -> set[str]:
    """The leading stretches of a firm's name that it may go by, each a string of tokens joined by a space."""
    found: set[str] = set()
    first = next((place for place, token in enumerate(tokens) if not is_place(token)), 0)
    for start in {0, first}:
        head = ""
        for token in tokens[start : start + LONGEST_HEAD]:
            head = f"{head} {token}" if head else token
            found.add(head)
    return found
