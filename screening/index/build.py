"""Make the index arrays from the names of a snapshot. Takes seconds, once per set of lists."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from screening.index.arrays import Arrays, checksum, deletions, sorted_pairs
from screening.model import Kind
from screening.names import NameForm, Weights, name_form
from screening.places import is_place
from screening.snapshot.flat import Array, packed
from screening.snapshot.tables import KINDS, Tables

FIRM_LIKE = {Kind.COMPANY, Kind.ORGANIZATION, Kind.UNKNOWN}
LONGEST_HEAD = 4


def build(tables: Tables) -> Arrays:
    """Arrays over the tables of a snapshot."""
    name_party = tables.columns.name_party.tolist()
    party_kinds = [KINDS[place] for place in tables.columns.party_kind.tolist()]
    kinds = [party_kinds[party] for party in name_party]
    forms = [name_form(text, kind) for text, kind in zip(tables.texts, kinds, strict=True)]

    tokens, postings, token_parties = _postings(forms, name_party)
    counted = dict(zip(tokens, token_parties, strict=True))
    weights = Weights(lambda token: counted.get(token, 0), len(party_kinds))
    token_text, token_end = packed(tokens)
    key_text, key_end = packed(form.key for form in forms)
    token_sum, token_order = sorted_pairs((checksum(token) for token in tokens), range(len(tokens)))
    near_sum, near_token = _near(tokens)
    exact_sum, exact_name = sorted_pairs(*_filed((form.key, row) for row, form in enumerate(forms)))
    head_sum, head_name = sorted_pairs(*_filed(_heads(forms, kinds)))
    return Arrays(
        token_text=token_text,
        token_end=token_end,
        token_sum=token_sum,
        token_order=token_order,
        token_parties=np.array(token_parties, dtype=np.uint32),
        token_weight=np.array([weights.weight(token) for token in tokens], dtype=np.float32),
        post_end=np.fromiter(accumulate(map(len, postings)), dtype=np.uint32),
        post_name=np.array([row for rows in postings for row in rows], dtype=np.uint32),
        near_sum=near_sum,
        near_token=near_token,
        exact_sum=exact_sum,
        exact_name=exact_name,
        head_sum=head_sum,
        head_name=head_name,
        name_weight=np.array(
            [sum(weights.weight(token) for token in form.tokens) for form in forms], dtype=np.float32
        ),
        key_text=key_text,
        key_end=key_end,
    )


def _near(tokens: Sequence[str]) -> tuple[Array, Array]:
    """(checksum of a deletion, row of the token), millions of them: gathered without an object for each."""
    sums, rows = array("I"), array("I")
    for row, token in enumerate(tokens):
        parts = deletions(token)
        sums.extend(map(checksum, parts))
        rows.extend([row] * len(parts))
    return sorted_pairs(sums, rows)


def _postings(
    forms: Sequence[NameForm], name_party: Sequence[int]
) -> tuple[list[str], list[list[int]], list[int]]:
    """Tokens in order, the names each stands in, and in how many parties it stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, form in enumerate(forms):
        for token in dict.fromkeys((*form.tokens, *form.index_keys, *joined(form.tokens))):
            found[token].append(row)
    tokens = sorted(found)
    return tokens, [found[t] for t in tokens], [len({name_party[row] for row in found[t]}) for t in tokens]


LONGEST_JOINED = 16


def joined(tokens: Sequence[str]) -> list[str]:
    """Neighbours written as one, so that "Deep Sea" and "Deepsea" meet: whole words of a bearable length."""
    return [a + b for a, b in pairwise(tokens) if len(a) > 1 < len(b) and len(a) + len(b) <= LONGEST_JOINED]


def _filed(pairs: Iterator[tuple[str, int]]) -> tuple[list[int], list[int]]:
    kept = [(checksum(key), row) for key, row in pairs if key]
    return [key for key, _ in kept], [row for _, row in kept]


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


SURNAME = "~"
"""Stands before a family name in the table of short forms, so that it meets no firm's."""


def heads(tokens: Sequence[str]) -> set[str]:
    """The leading stretches of a firm's name that it may go by, each a string of tokens joined by a space."""
    first = next((place for place, token in enumerate(tokens) if not is_place(token)), 0)
    starts = {0, first}
    return {
        " ".join(tokens[start:end])
        for start in starts
        for end in range(start + 1, min(len(tokens), start + LONGEST_HEAD) + 1)
    }
