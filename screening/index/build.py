"""Make the index arrays from the names of a snapshot. Takes seconds, once per set of lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from screening.identifiers import identifier_key
from screening.index.arrays import Arrays, checksum, sorted_pairs
from screening.index.pairs import LEADING, LEAST_FLOOR
from screening.index.parts import LONGEST_HEAD, acronym_runs, initials_of, joined, letters_of, native_keys
from screening.index.spellings import Remains
from screening.index.terms import EDITS_JOINED, RAW, SOUND
from screening.model import Kind
from screening.names import NameForm, Weights, name_form
from screening.names.agreement import FIRM, PERSON, VESSEL
from screening.names.bounds import Costs, class_of, least_left_allowed
from screening.names.keys import filed_keys
from screening.names.leftovers import CUT_OFF, cut_key
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
    name_party = tables.columns.name_party.tolist()
    party_kinds = [KINDS[place] for place in tables.columns.party_kind.tolist()]
    kinds = [party_kinds[party] for party in name_party]
    forms = [name_form(text, kind) for text, kind in zip(tables.texts, kinds, strict=True)]
    tokens = sorted({token for form in forms for token in form.tokens})
    row_of = {token: row for row, token in enumerate(tokens)}
    parties = _parties(forms, name_party, row_of)
    counted = dict(zip(tokens, parties, strict=True))
    weights = Weights(lambda token: counted.get(token, 0), len(party_kinds))
    least = Costs(weights)
    costs = [least.of(form) for form in forms]
    fields = {
        **_tokens(tokens, parties, weights),
        **_spellings(tokens),
        **_postings(row_of, parties, costs, weights),
        **_names(forms, row_of, costs),
        **_leading(costs, row_of, weights),
        **_found_whole(forms, kinds),
        **_found_in_part(forms, kinds, costs),
        **_numbers(tables),
    }
    return Arrays(**fields)


def _parties(forms: Sequence[NameForm], name_party: Sequence[int], row_of: dict[str, int]) -> list[int]:
    """In how many parties each token stands."""
    bearing = {(row_of[t], party) for form, party in zip(forms, name_party, strict=True) for t in form.tokens}
    rows = np.fromiter((row for row, _ in bearing), dtype=np.int64, count=len(bearing))
    counts: list[int] = np.bincount(rows, minlength=len(row_of)).tolist()
    return counts


def _tokens(tokens: Sequence[str], parties: Sequence[int], weights: Weights) -> dict[str, Array]:
    text, end = packed(tokens)
    keys = [(checksum(key), row) for row, token in enumerate(tokens) for key in filed_keys(token)]
    key_sum, key_token = sorted_pairs((key for key, _ in keys), (row for _, row in keys))
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
    links: list[list[tuple[int, int]]] = [[] for _ in tokens]
    heard: list[str] = []
    for row, one in enumerate(sounds):
        at = place.get(one)
        if at is None:
            at = place[one] = len(links)
            links.append([])
            heard.append(one)
        if at == row:
            links[row].append((row, RAW | SOUND))
        else:
            links[row].append((row, RAW))
            links[at].append((row, SOUND))
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
        "near_sum": near.sums,
        "near_spelling": near.words,
        "near_start": near.start,
        "link_end": _ends(links),
        "link_token": np.array([row for held in links for row, _ in held], dtype=np.uint32),
        "link_how": np.array([how for held in links for _, how in held], dtype=np.uint8),
    }


def _postings(
    row_of: dict[str, int],
    parties: Sequence[int],
    costs: Sequence[dict[str, tuple[float, float]]],
    weights: Weights,
) -> dict[str, Array]:
    found: list[list[int]] = [[] for _ in row_of]
    rare: list[list[int]] = [[] for _ in row_of]
    for row, held in enumerate(costs):
        tokens = [row_of[token] for token in held]
        for token in tokens:
            found[token].append(row)
        for token in _rarest(held, parties, row_of, weights):
            rare[token].append(row)
    return {
        "post_end": _ends(found),
        "post_name": np.array([row for rows in found for row in rows], dtype=np.uint32),
        "rare_end": _ends(rare),
        "rare_name": np.array([row for rows in rare for row in rows], dtype=np.uint32),
    }


def _rarest(
    held: dict[str, tuple[float, float]], parties: Sequence[int], row_of: dict[str, int], weights: Weights
) -> Iterator[int]:
    """The rarest tokens of a name that together cost more than may be left over of it."""
    firm_share = max(least_left_allowed(one, LEAST_FLOOR) for one in (FIRM, VESSEL))
    person_share = least_left_allowed(PERSON, LEAST_FLOOR)
    own = {token: (weights.weight(token), weights.personal(token)) for token in held}
    firm, person = (sum(max(own[t][at], held[t][at]) for t in held) for at in (0, 1))
    firm_cost = person_cost = 0.0
    for token in sorted(held, key=lambda token: (parties[row_of[token]], token)):
        yield row_of[token]
        firm, person = firm - own[token][0], person - own[token][1]
        firm_cost, person_cost = firm_cost + held[token][0], person_cost + held[token][1]
        if firm_cost > firm_share * firm and person_cost > person_share * person:
            return


def _names(
    forms: Sequence[NameForm], row_of: dict[str, int], costs: Sequence[dict[str, tuple[float, float]]]
) -> dict[str, Array]:
    key_text, key_end = packed(form.key for form in forms)
    return {
        "of_end": _ends(costs),
        "of_token": np.array([row_of[token] for held in costs for token in held], dtype=np.uint32),
        "of_firm": np.array([firm for held in costs for firm, _ in held.values()], dtype=np.float32),
        "of_person": np.array([person for held in costs for _, person in held.values()], dtype=np.float32),
        "name_class": np.array([class_of(form) for form in forms], dtype=np.uint8),
        "name_firm": np.array([sum(firm for firm, _ in held.values()) for held in costs], dtype=np.float32),
        "name_person": np.array(
            [sum(person for _, person in held.values()) for held in costs], dtype=np.float32
        ),
        "name_letters": np.array([letters_of(form.tokens) for form in forms], dtype=np.uint32),
        "name_initials": np.array([initials_of(form.tokens) for form in forms], dtype=np.uint32),
        "name_key": key_text,
        "name_key_end": key_end,
    }


def _leading(
    costs: Sequence[dict[str, tuple[float, float]]], row_of: dict[str, int], weights: Weights
) -> dict[str, Array]:
    token = np.full((len(costs), LEADING), len(row_of), dtype=np.uint32)
    cost = np.zeros((len(costs), LEADING, 2), dtype=np.float32)
    weight = np.zeros((len(costs), LEADING, 2), dtype=np.float32)
    rest_count = np.zeros(len(costs), dtype=np.uint8)
    rest_weight = np.zeros((len(costs), 2), dtype=np.float32)
    for row, held in enumerate(costs):
        ranked = sorted(held, key=lambda one: -max(held[one])) if len(held) > LEADING else list(held)
        for column, one in enumerate(ranked[:LEADING]):
            token[row, column] = row_of[one]
            cost[row, column] = held[one]
            weight[row, column] = weights.weight(one), weights.personal(one)
        for one in ranked[LEADING:]:
            rest_count[row] += 1
            rest_weight[row] += weights.weight(one), weights.personal(one)
    return {
        "lead_token": token,
        "lead_firm": np.ascontiguousarray(cost[:, :, 0]),
        "lead_person": np.ascontiguousarray(cost[:, :, 1]),
        "lead_firm_weight": np.ascontiguousarray(weight[:, :, 0]),
        "lead_person_weight": np.ascontiguousarray(weight[:, :, 1]),
        "rest_count": rest_count,
        "rest_weight": rest_weight,
    }


def _found_whole(forms: Sequence[NameForm], kinds: Sequence[Kind]) -> dict[str, Array]:
    exact = _filed((key, row) for row, form in enumerate(forms) for key in _whole_keys(form))
    native = _filed(
        (key, row) for row, form in enumerate(forms) for key in native_keys(form.native, person=False)
    )
    head = _filed(_heads(forms, kinds))
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
    cut = CUT + cut_key(form.text) if form.kind is not Kind.PERSON and len(form.text) > CUT_OFF else ""
    return (form.key, *form.acronyms, cut)


def _found_in_part(
    forms: Sequence[NameForm], kinds: Sequence[Kind], costs: Sequence[dict[str, tuple[float, float]]]
) -> dict[str, Array]:
    """Neighbours of a name that a query may have as one word: joined, or as their initials."""
    joins: defaultdict[str, list[tuple[int, float, float]]] = defaultdict(list)
    runs: list[tuple[int, int, float]] = []
    for row, (form, kind, held) in enumerate(zip(forms, kinds, costs, strict=True)):
        for text, parts in joined(form.tokens):
            firm, person = (sum(held[part][at] for part in set(parts)) for at in (0, 1))
            joins[text].append((row, firm, person))
        if kind is not Kind.PERSON:
            for text, parts in acronym_runs(form.tokens):
                runs.append((checksum(text), row, sum(held[part][0] for part in set(parts))))
    runs.sort()
    words = sorted(joins)
    named = [one for word in words for one in joins[word]]
    near = Remains.of(words, EDITS_JOINED)
    packed_text, end = packed(words)
    return {
        "joined_text": packed_text,
        "joined_end": end,
        "joined_sum": near.sums,
        "joined_word": near.words,
        "joined_start": near.start,
        "joined_names": _ends(joins[word] for word in words),
        "joined_name": np.array([one[0] for one in named], dtype=np.uint32),
        "joined_firm": np.array([one[1] for one in named], dtype=np.float32),
        "joined_person": np.array([one[2] for one in named], dtype=np.float32),
        "run_sum": np.array([one[0] for one in runs], dtype=np.uint32),
        "run_name": np.array([one[1] for one in runs], dtype=np.uint32),
        "run_firm": np.array([one[2] for one in runs], dtype=np.float32),
    }


def _numbers(tables: Tables) -> dict[str, Array]:
    """Identifiers of the parties."""
    number_sum, number_party = _filed(
        (identifier_key(one.type, one.value), row)
        for row, record in enumerate(tables.records)
        for one in decode_identifiers(record)
    )
    return {"number_sum": number_sum, "number_party": number_party}


def _ends(held: Iterable[Sequence[object] | dict[str, tuple[float, float]]]) -> Array:
    return np.fromiter(accumulate(map(len, held)), dtype=np.uint32)


def _filed(pairs: Iterator[tuple[str, int]]) -> tuple[Array, Array]:
    kept = {(checksum(key), row) for key, row in pairs if key}
    return sorted_pairs((key for key, _ in kept), (row for _, row in kept))


def _heads(forms: Sequence[NameForm], kinds: Sequence[Kind]) -> Iterator[tuple[str, int]]:
    """(what a party may be called for short, row): firms by leading tokens, persons by family name.

    "Hangzhou Hikvision Digital Technology" is called Hikvision, "DERIPASKA, Oleg Vladimirovich" Deripaska.
    """
    for row, (form, kind) in enumerate(zip(forms, kinds, strict=True)):
        if kind in FIRM_LIKE:
            for head in sorted(heads(form.tokens)):
                yield head, row
        family, comma, _ = form.text.partition(",")
        if kind is Kind.PERSON and comma:
            yield SURNAME + name_form(family).key, row


def heads(tokens: Sequence[str]) -> set[str]:
    """The leading stretches of a firm's name that it may go by, each a string of tokens joined by a space."""
    first = next((place for place, token in enumerate(tokens) if not is_place(token)), 0)
    starts = {0, first}
    return {
        " ".join(tokens[start:end])
        for start in starts
        for end in range(start + 1, min(len(tokens), start + LONGEST_HEAD) + 1)
    }
