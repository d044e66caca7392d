"""Lay two token sequences against each other: which token met which, and what was left over.

Order-free and one to one, the surest meetings first; a token may also meet two or three neighbours written
apart, or the words whose initials it is. Weighs nothing and judges nothing.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from screening.model import Relation
from screening.names.heard import is_heard
from screening.names.spelling import is_bare, spelled_alike
from screening.names.tokens import LEAST, meet
from screening.names.vocabulary import families, word_class

_MOST_JOINED = 3
_LEAST_JOINED = 4
"""Letters: below four, any two initials would join to a word."""

_ACRONYM = {3: 0.7, 4: 0.87}
"""How sure an acronym built from initials is, by its letters: three letters fit too many names."""


def acronym_alike(letters: int) -> float:
    """How alike (0-1) words are to their initials, so many of them."""
    return _ACRONYM.get(letters, 0.9)


_JOINED, _JOINED_LOOSELY = 0.97, 0.96
"""How sure neighbours written together are, of equal letters and of nearly equal ones."""
_LEAST_ALIKE_JOINED = 0.75
_ARTICLE = "al"
SLIP_IN_JOINED = range(6, 25)
"""Letters of neighbours written together in which one slip is looked for, and of the word they are."""
_LONG_NUMBER, _LEAST_BESIDE_NUMBER = 3, 6
"""Digits of a number that tells ships of one name apart, and letters that stand beside it."""


class Met(NamedTuple):
    """Token positions on both sides (several when written apart), how alike, and how."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    similarity: float
    relation: Relation


class Alignment(NamedTuple):
    met: tuple[Met, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]

    def ends_met(self, left: int, right: int) -> bool:
        """Whether the first and the last token met something on both sides, of so many tokens."""
        ours, theirs = self.left_over, self.right_over
        if ours and (ours[0] == 0 or ours[-1] == left - 1):
            return False
        return not theirs or (theirs[0] > 0 and theirs[-1] < right - 1)


def _letters(apart: Sequence[str], free: list[int], whole: Sequence[str], targets: list[int]) -> list[Met]:
    """Two letters standing apart that are a word of two ("C.I.", "CI")."""
    open_places = set(free)
    return [
        Met((start, start + 1), (place,), _JOINED, Relation.JOINED)
        for start in free
        if start + 1 in open_places and len(apart[start]) == 1 == len(apart[start + 1])
        for place in targets
        if apart[start] + apart[start + 1] == whole[place]
    ]


def _joins(
    apart: Sequence[str], free: list[int], whole: Sequence[str], targets: list[int], *, asked: bool
) -> list[Met]:
    """Neighbours among `free` positions of `apart` that written together meet a token of `whole`; `asked`:
    they are looked for, so also by their consonants, if they have no vowels, or by a table ("Tse-tung",
    "Zedong"), and with a slip only where they are two."""
    found: list[Met] = []
    lengths = {len(whole[place]) for place in targets}
    longest = max(lengths) + 1
    near, tabled = {size + more for size in lengths for more in (-1, 0, 1)}, families()
    open_places = set(free)
    for start in free:
        if start + 1 not in open_places:
            continue
        text = apart[start]
        may_be_bare = asked and is_bare(text) and not is_heard(text)
        for end in range(start + 1, start + _MOST_JOINED):
            if end not in open_places:
                break
            if apart[end] == _ARTICLE:
                continue  # "Shams al Din" is "Shamsuddin": the article melts into its neighbours
            text += apart[end]
            size = len(text)
            if size > longest:
                break
            if size < _LEAST_JOINED:
                continue
            by_table = asked and (text in tabled or (may_be_bare and is_bare(text)))
            if not by_table and size not in near:
                continue
            for place in targets:
                if abs(len(whole[place]) - size) > 1 and not by_table:
                    continue
                similarity = _as_joined(
                    text, whole[place], slip=not asked or end == start + 1, by_table=by_table
                )
                if similarity:
                    found.append(Met(tuple(range(start, end + 1)), (place,), similarity, Relation.JOINED))
    return found


def _as_joined(text: str, token: str, *, slip: bool, by_table: bool) -> float:
    """How alike words written together are to a token; 0 where they are not: a slip apart at most, if at all,
    unless a table, or consonants, join them."""
    if token == text:
        return _JOINED
    slip = slip and len(text) in SLIP_IN_JOINED and len(token) in SLIP_IN_JOINED
    slip = slip and OSA.distance(text, token, score_cutoff=1) < 2
    if not (slip or by_table):
        return 0.0
    alike, relation = meet(text, token)
    alike *= _JOINED_LOOSELY
    joined = relation is not Relation.PREFIX and (slip or relation is not Relation.EDIT)
    return alike if joined and alike >= _LEAST_ALIKE_JOINED else 0.0


def _beside_number(
    left: Sequence[str], free_left: list[int], right: Sequence[str], free_right: list[int]
) -> Met | None:
    """The words of two names, written as one, that are two slips apart at most beside the same long number:
    "Fu Yan Yu 7628" is "Fu Yuan Yu 7628", for no two ships of nearly one name share theirs."""
    number = next((token for token in left if is_long_number(token)), None)
    if number is None or number not in right or not free_left or not free_right:
        return None
    ours, theirs = _words(left), _words(right)
    one, other = "".join(left[place] for place in ours), "".join(right[place] for place in theirs)
    if min(len(one), len(other)) < _LEAST_BESIDE_NUMBER:
        return None
    alike = _JOINED_LOOSELY * spelled_alike(one, other)
    return Met(ours, theirs, alike, Relation.JOINED) if alike >= LEAST else None


def _words(tokens: Sequence[str]) -> tuple[int, ...]:
    return tuple(place for place, token in enumerate(tokens) if token.isalpha())


def is_long_number(token: str) -> bool:
    """Whether no two names that are nearly alike share the number by chance."""
    return len(token) >= _LONG_NUMBER and token.isdigit()


def _acronyms(short: Sequence[str], free: list[int], long: Sequence[str], targets: list[int]) -> list[Met]:
    """Tokens of `short` that are the initials of a run of free tokens of `long` (small words may be
    skipped).
    """
    if len(targets) < 3 or not any(len(short[place]) > 2 for place in free):
        return []
    classes = word_class()
    words = [place for place in targets if classes.get(long[place]) != "function"]
    if len(words) < 3:
        return []
    initials = "".join(long[place][0] for place in words)
    found = []
    for place in free:
        token = short[place]
        if len(token) < 3 or not token.isalpha():
            continue
        start = initials.find(token)
        if start >= 0:
            run = tuple(words[start : start + len(token)])
            found.append(Met((place,), run, acronym_alike(len(token)), Relation.ACRONYM))
    return found


def _turn(found: list[Met]) -> list[Met]:
    return [Met(one.right, one.left, one.similarity, one.relation) for one in found]


def align(
    left: Sequence[str],
    right: Sequence[str],
    *,
    acronyms: bool,
    vowelled: bool = False,
    near: Container[tuple[str, str]] | None = None,
    several: bool = True,
) -> Alignment:
    """Align two token sequences. `acronyms`: let a token stand for the initials of a run of the other
    side's; `vowelled` as for `meet`; `near`: the pairs of whole words that may meet, where that is known;
    `several`: whether several tokens may meet one, if that is known.
    """
    met: list[Met] = []
    free_left: list[int] = []
    free_right = list(range(len(right)))
    for place, token in enumerate(left):
        if token in right:
            there = next((other for other in free_right if right[other] == token), None)
            if there is not None:
                met.append(Met((place,), (there,), 1.0, Relation.SAME))
                free_right.remove(there)
                continue
        free_left.append(place)
    if free_left and free_right:
        options: list[Met] = []
        for place in free_left:
            token = left[place]
            for other in free_right:
                opposite = right[other]
                if near is not None and len(token) > 1 < len(opposite) and (token, opposite) not in near:
                    continue
                similarity, relation = meet(token, opposite, vowelled=vowelled)
                if relation is not None and (relation is not Relation.INITIAL or not acronyms):
                    options.append(Met((place,), (other,), similarity, relation))
        apart, other_apart = several and len(free_left) > 1, several and len(free_right) > 1
        if apart:
            options += _joins(left, free_left, right, free_right, asked=True)
        if other_apart:
            options += _turn(_joins(right, free_right, left, free_left, asked=False))
        if acronyms and apart:
            options += _letters(left, free_left, right, free_right)
        if acronyms and other_apart:
            options += _turn(_letters(right, free_right, left, free_left))
            options += _acronyms(left, free_left, right, free_right)
        if acronyms and apart:
            options += _turn(_acronyms(right, free_right, left, free_left))
        whole = _beside_number(left, free_left, right, free_right) if acronyms and several else None
        if whole is not None:
            met = [one for one in met if not left[one.left[0]].isalpha()] + [whole]
        elif options:
            met += _choose(options)
        used_left = {place for one in met for place in one.left}
        used_right = {place for one in met for place in one.right}
        free_left = [place for place in free_left if place not in used_left]
        free_right = [place for place in free_right if place not in used_right]
    return Alignment(tuple(met), tuple(free_left), tuple(free_right))


def _choose(options: list[Met]) -> list[Met]:
    """The surest meetings first, each token once; ties by how much is covered, then by place."""
    if len(options) == 1:
        return options
    options.sort(
        key=lambda one: (
            -one.similarity - 0.05 * (len(one.left) + len(one.right) - 2),
            abs(one.left[0] - one.right[0]),
            one.left[0] + one.right[0],
            one.left,
        )
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen = []
    for one in options:
        if used_left.isdisjoint(one.left) and used_right.isdisjoint(one.right):
            used_left.update(one.left)
            used_right.update(one.right)
            chosen.append(one)
    return chosen
