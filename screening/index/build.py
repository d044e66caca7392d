"""Make the index arrays from the names of a snapshot. Takes seconds, once per set of lists."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields

import numpy as np

from screening.identifiers import identifier_key
from screening.index.arrays import Arrays, checksums, sorted_pairs
from screening.index.asked import classes_told
from screening.index.closest import letter_counts
from screening.index.held import Held, Spoken
from screening.index.parts import LONGEST_HEAD, initials_of, letters_of, native_keys
from screening.index.runs import begins
from screening.index.spellings import Remains
from screening.index.stretches import found_in_part
from screening.index.terms import EDITS_JOINED, RAW, SOUND, Terms
from screening.model import Kind
from screening.names import Names, Weights, read_names
from screening.names.bounds import sorts_of
from screening.names.keys import filed_by_sort
from screening.names.spelling import sounds
from screening.names.sums import LessOne
from screening.names.truncation import CUT_OFF, cut_keys
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
    names = read_names(list(tables.texts), [party_kinds[party] for party in name_party.tolist()])
    spoken = Spoken.of(names.told.tokens)
    parties = _parties(spoken, name_party)
    counted = dict(zip(spoken.words, parties, strict=True))
    weights = Weights(lambda token: counted.get(token, 0), len(party_kinds))
    made = {
        **_looked_up(names, spoken, parties, weights),
        **_found_whole(names),
        **_numbers(tables),
    }
    return Arrays(**made)


def _looked_up(names: Names, spoken: Spoken, parties: Sequence[int], weights: Weights) -> dict[str, Array]:
    """What it takes to find names that may score."""
    sums = LessOne.of(spoken.words)
    weighed = _weighed(spoken.words, weights, sums)
    held = Held.of(spoken, names, classes_told(names), weighed, sums)
    told = _names(names, spoken)
    return {
        **_tokens(spoken.words, parties, weighed),
        **_spellings(spoken.words),
        **held.postings(parties, told["name_initials"] != 0),
        **held.names(),
        **held.leading(),
        **told,
        **found_in_part(spoken, names.kinds, held),
    }


def few_names(names: Names, weights: Weights) -> tuple[Arrays, Terms]:
    """Arrays over some names alone, weighed as among all, and lookups of what words may meet in them; none is
    found whole by them, nor by a number."""
    spoken = Spoken.of(names.told.tokens)
    bearing = np.bincount(spoken.token, minlength=len(spoken.words)).tolist()
    return _partly(_looked_up(names, spoken, bearing, weights))


def words_alone(tokens: Sequence[str], joins: Sequence[str]) -> Terms:
    """Lookups of what words may meet among these tokens and neighbours written as one, both in order; no name
    is filed under them."""
    near = Remains.of(joins, EDITS_JOINED)
    text, end = packed(joins)
    found = {
        **_tokens(tokens, [0] * len(tokens), _weighed(tokens, Weights(lambda _: 0, 1), LessOne.of(tokens))),
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


def _weighed(tokens: Sequence[str], weights: Weights, sums: LessOne) -> Array:
    """[token, side]: what each weighs among firms and persons, told of all at once."""
    return np.array(weights.of_many(tokens, sums)).reshape(-1, 2)


def _tokens(tokens: Sequence[str], parties: Sequence[int], weighed: Array) -> dict[str, Array]:
    text, end = packed(tokens)
    return {
        "token_text": text,
        "token_end": end,
        "token_parties": np.array(parties, dtype=np.uint32),
        "token_firm": weighed[:, 0].astype(np.float32),
        "token_person": weighed[:, 1].astype(np.float32),
    }


def _spellings(tokens: Sequence[str]) -> dict[str, Array]:
    """What is found by spelling: words and what they sound like; and their keys."""
    wordly = [token.isalpha() for token in tokens]
    spoken = sounds(tokens)
    heard = [one if word else token for one, token, word in zip(spoken, tokens, wordly, strict=True)]
    place = {token: row for row, token in enumerate(tokens)}
    for one in heard:
        place.setdefault(one, len(place))
    others = list(place)[len(tokens) :]
    row = np.arange(len(tokens))
    at = np.fromiter(map(place.__getitem__, heard), np.int64, len(heard))
    other = at != row
    spelling, token = np.concatenate([row, at[other]]), np.concatenate([row, row[other]])
    how = np.concatenate([np.where(other, RAW, RAW | SOUND), np.full(np.count_nonzero(other), SOUND)])
    order = np.lexsort((token, spelling))
    near = Remains.of([one if plain else "" for one, plain in zip(tokens, wordly, strict=True)] + others)
    text, end = packed(others)
    return {
        "sound_text": text,
        "sound_end": end,
        "near_filed": near.filed,
        "near_start": near.start,
        "link_end": np.bincount(spelling, minlength=len(place)).cumsum().astype(np.uint32),
        "link_token": token[order].astype(np.uint32),
        "link_how": how[order].astype(np.uint8),
        **_keys(tokens, spoken),
    }


def _keys(tokens: Sequence[str], spoken: Sequence[str]) -> dict[str, Array]:
    """Where tokens are filed for what a table or their consonants may join to them (`names.keys`)."""
    keys = filed_by_sort(tokens, spoken)
    sums = np.concatenate([checksums(one.rest, one.sort) for one in keys])
    key_sum, key_token = sorted_pairs(sums, np.concatenate([np.array(one.places, np.int64) for one in keys]))
    once = begins(key_sum) | begins(key_token)
    return {"key_sum": key_sum[once], "key_token": key_token[once]}


def _names(names: Names, spoken: Spoken) -> dict[str, Array]:
    told = names.told
    key_text, key_end = packed(told.keys)
    return {
        "name_class": classes_told(names).astype(np.uint8),
        "name_sort": sorts_of(names.kinds, np.array(told.formed, dtype=np.int64)).astype(np.uint8),
        "name_letters": _bits(spoken, letters_of, len(names)),
        "name_initials": _bits(spoken, initials_of, len(names)),
        "name_repeats": spoken.repeats,
        "name_native": np.fromiter(map(len, told.native), np.int64, len(names)) > 1,
        "name_tailed": np.array(told.tailed, dtype=np.bool_),
        "name_key": key_text,
        "name_key_end": key_end,
        "name_counts": letter_counts(told.keys),
    }


def _bits(spoken: Spoken, of: Callable[[Sequence[str]], int], names: int) -> Array:
    """For each name the bits `of` its tokens."""
    bits = np.array([of((word,)) for word in spoken.words], dtype=np.uint32)
    found = np.zeros(names, dtype=np.uint32)
    np.bitwise_or.at(found, spoken.name, bits[spoken.token])
    return found


def _found_whole(names: Names) -> dict[str, Array]:
    told = names.told
    whole = [(key, row) for row, own in enumerate(told.acronyms) for key in own]
    for row, (text, kind) in enumerate(zip(names.texts, names.kinds, strict=True)):
        if len(text) >= CUT_OFF and kind is not Kind.PERSON:  # how it begins, for it may be cut off
            whole += [(CUT + key, row) for key in cut_keys(text)]
    exact = _filed([*zip(told.keys, range(len(names)), strict=True), *whole, *_keys_without_kind(names)])
    native = _filed(
        [(key, row) for row, own in enumerate(told.native) if own for key in native_keys(own, person=False)]
    )
    head = _filed([*_heads(names), *_families(names)])
    return {
        "exact_sum": exact[0],
        "exact_name": exact[1],
        "native_sum": native[0],
        "native_name": native[1],
        "head_sum": head[0],
        "head_name": head[1],
    }


def _keys_without_kind(names: Names) -> Iterator[tuple[str, int]]:
    """(key, row) of the names that may be read otherwise where nobody says what they are: so they are asked
    mostly ("PAO, Yu Hsiang" is a family name in front, or a legal form)."""
    rows = [row for row, kind in enumerate(names.kinds) if kind is not Kind.UNKNOWN and not names.bare(row)]
    unsaid = read_names([names.texts[row] for row in rows], [Kind.UNKNOWN] * len(rows))
    return zip(unsaid.told.keys, rows, strict=True)


def _numbers(tables: Tables) -> dict[str, Array]:
    """Identifiers of the parties."""
    number_sum, number_party = _filed(
        [
            (identifier_key(one.type, one.value), row)
            for row, record in enumerate(tables.records)
            for one in decode_identifiers(record)
        ]
    )
    return {"number_sum": number_sum, "number_party": number_party}


def _filed(pairs: Sequence[tuple[str, int]]) -> tuple[Array, Array]:
    kept = [pair for pair in pairs if pair[0]]
    sums, rows = sorted_pairs(checksums([key for key, _ in kept]), [row for _, row in kept])
    once = begins(sums) | begins(rows)
    return sums[once], rows[once]


def _heads(names: Names) -> Iterator[tuple[str, int]]:
    """(what a firm may be called for short, row), by its leading tokens: "Hangzhou Hikvision Digital
    Technology" is called Hikvision."""
    for row, (tokens, kind) in enumerate(zip(names.told.tokens, names.kinds, strict=True)):
        if kind in FIRM_LIKE:
            for head in heads(tokens):
                yield head, row


def _families(names: Names) -> Iterator[tuple[str, int]]:
    """(what a person may be called for short, row), by the family name: "DERIPASKA, Oleg Vladimirovich" is
    called Deripaska."""
    rows: dict[str, list[int]] = {}
    for row, (text, kind) in enumerate(zip(names.texts, names.kinds, strict=True)):
        if kind is Kind.PERSON and "," in text:
            rows.setdefault(text.partition(",")[0], []).append(row)
    read = read_names(list(rows), [Kind.UNKNOWN] * len(rows))
    for key, own in zip(read.told.keys, rows.values(), strict=True):
        yield from ((SURNAME + key, row) for row in own)


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
