"""Two tokens: are they the same word, and how do we know?

A function of the two tokens alone, so that an answer can be kept and used again for every pair of names. It
knows nothing of the names around them, their kinds or weights. Just over 300 lines: the ways in which two
words meet are tried one after another, and read so.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from screening.model import Relation
from screening.names.heard import heard_alike, is_heard
from screening.names.heard_keys import share_a_key
from screening.names.scripts import is_syllabic, is_syllables_joined
from screening.names.shapes import joining_words, looks_loosely, printed_alike
from screening.names.spelling import (
    MOST_EDITS,
    is_bare,
    same_consonants,
    sound,
    spelled_alike,
)
from screening.names.stems import stem_doubt
from screening.names.vocabulary import (
    abbreviations,
    families,
    full_names,
    nicknames,
    short_forms,
    translations,
    word_class,
)

Meeting = tuple[float, Relation | None]
"""Similarity 0-1 and how it came about; (0.0, None) when the tokens are different words."""

NOTHING: Meeting = (0.0, None)

_SYLLABLES = 1.8
"""Off the evidence of a slip where both tokens are Chinese or Korean syllables: one letter off is another
syllable more often than a misspelled one (among token pairs of the lists 11 : 21 at three and four letters,
others 118 : 50), and the spellings that are one syllable stand in the tables."""

LEAST = 0.5
"""Below this two tokens are different words, and each is left over on its side."""


_BARE = {2: 0.7, 3: 0.86, 4: 0.92}
"""A token written without vowels meets one that has its consonants, by its
letters."""


def _shared(table: dict[str, tuple[str, ...]], first: str, second: str) -> bool:
    left = table.get(first)
    return bool(left) and not set(left or ()).isdisjoint(table.get(second, ()))


def _by_table(first: str, second: str) -> Meeting:
    """What the word tables know of the two tokens."""
    left, right = families().get(first), families().get(second)
    if left and right:
        names = {family.name for family in right}
        for family in left:
            if family.name in names:
                return family.strength, Relation.TRANSLITERATION
    if _shared(abbreviations(), first, second):
        return 0.95, Relation.ABBREVIATION
    if _shared(translations(), first, second):
        return 0.9, Relation.TRANSLITERATION
    full = abbreviations().get(first, (first,)), abbreviations().get(second, (second,))
    if any(_shared(translations(), one, other) for one in full[0] for other in full[1]):
        return 0.88, Relation.TRANSLITERATION
    if _calls(first, second) or _calls(second, first):
        return 0.82, Relation.ABBREVIATION
    return NOTHING


def _calls(pet: str, full: str) -> bool:
    """Whether the one is a pet form of the other, in whatever spelling."""
    return not set(nicknames().get(pet, ())).isdisjoint(full_names().get(full, ()))


@cache
def _business() -> frozenset[str]:
    """Ordinary words of business: two of them that look alike are two words, not one misspelled."""
    classes = word_class()
    return frozenset(word for word, held in classes.items() if held in _ORDINARY) | frozenset(abbreviations())


_ORDINARY = ("company", "sector", "descriptor", "place", "brand")
_ADJECTIVES = ("skiy", "skii", "skij", "sky", "ski", "skaya", "skoe", "skoye", "iy", "ii", "aya")
_ADJECTIVES_OF_PLACES = ("an", "ian", "ese")
_GLUED_FORMS = (
    *("corp", "inc", "fze", "fzc", "fzco", "ooo", "oao"),
    *("zao", "pao", "pte", "pty", "plc", "llp", "bhd"),
)
"""Legal forms that lost the space before them and, unlike others, end words too ("Transcorp", "zinc"): only
the word opposite tells."""


def _short_form_slip(first: str, second: str) -> bool:
    """One token is a company word and the other one of its short forms with a slip in it ("intdl")."""
    for word, other in ((first, second), (second, first)):
        if len(other) in (4, 5, 6) and len(word) > len(other):
            for short in short_forms(word):
                if len(short) > 3 and OSA.distance(short, other, score_cutoff=1) == 1:
                    return True
    return False


HEARD, LEAST_HEARD = 0.96, 0.78
"""Two tokens made alike by sound and yet two edits apart must be long ("Elkaddafi", "Qadhafi"): below this
the lists have 30 pairs of one party's tokens and 45 of two's ("Mahir", "Mahathir"), above it 94 and 16."""

_UNLIKE, _FAR = 3, 1.2
"""Edits beyond which short words that only sound alike are two ("Cheetah", "China"), and what that takes
off the evidence."""


def _far_apart(first: str, second: str) -> float:
    far = OSA.distance(first, second, score_cutoff=_UNLIKE) > _UNLIKE
    return _FAR if far and min(len(first), len(second)) < 6 else 0.0


_SMALL_WORD = 0.9
"""A word that joins others, misread: it tells nothing, and left over it would count as one that does."""

_SERVANT_OF = 0.55
"""A name of God with and without "servant of the": often one man, and often two brothers."""


_PINYIN = ("zh", "x", "q")


def _is_pinyin(first: str, second: str) -> bool:
    """Whether one of two syllables begins as only pinyin writes it: then another is another ("Xu", "Xue";
    "Zhi", "Jie"), and how older manners wrote the same stands in the tables."""
    return first.startswith(_PINYIN) or second.startswith(_PINYIN)


def _plural(short: str, long: str) -> bool:
    return len(short) >= 4 and (
        long in (short + "s", short + "es") or (short[-1] == "y" and long == short[:-1] + "ies")
    )


def _by_start(short: str, long: str) -> Meeting:
    """One token begins the other: a cut-off word, a short form, or a compound."""
    if len(short) >= 3 and long.startswith(short):
        ending = long[len(short) :]
        if len(short) > 3 and (
            ending in _ADJECTIVES
            or ending in _GLUED_FORMS
            or (ending in _ADJECTIVES_OF_PLACES and word_class().get(short) == "place")
        ):
            return 0.92, Relation.PREFIX
        share = len(short) / len(long)
        return (0.35 + 0.5 * share) if len(short) > 3 else 0.3 + 0.4 * share, Relation.PREFIX
    if long.startswith("abdul") and long[5:] == short and len(short) > 2:
        return _SERVANT_OF, Relation.PREFIX
    return NOTHING


_READ_AS = tuple(
    str.maketrans("01234568", letters) for letters in ("olzeasbb", "oizeasbb", "olzeasgb", "oizeasgb")
)
_LETTER_LIKE = frozenset("01234568")
_MISREAD = 0.96


def misread_words(code: str) -> tuple[str, ...]:
    """The words that a token may be of which a machine read one or two letters as digits."""
    if code.isalpha():
        return ()
    digits = sum(not char.isalpha() for char in code)
    if not 0 < digits < 3 or len(code) < 3 * digits:
        return ()
    if not all(char.isalpha() or char in _LETTER_LIKE for char in code):
        return ()
    return tuple(dict.fromkeys(code.translate(table) for table in _READ_AS))


def _misread(first: str, second: str) -> Meeting:
    """A word with digits that a machine read for letters ("m0nzavi") meets what the letters meet.

    Other numbers and codes agree wholly or not at all: Plant 26 is not Plant 27, L409 is not L408.
    """
    for code, word in ((first, second), (second, first)):
        if word.isalpha():
            best = max(
                (meet(one, word) for one in misread_words(code)), key=lambda one: one[0], default=NOTHING
            )
            if best[0] >= 0.8:
                return _MISREAD * best[0], Relation.EDIT
    return NOTHING


class _Traits(NamedTuple):
    """What a token is by itself: whether a table that joins words has it, whether it has short forms, its
    sound, its shapes in print, whether it was written without vowels."""

    joined: bool
    shortened: bool
    sound: str
    shapes: str
    bare: bool


@cache
def _joined_words() -> frozenset[str]:
    """All words of the tables that join words."""
    return frozenset().union(families(), abbreviations(), translations(), nicknames(), full_names())


@lru_cache(maxsize=1 << 15)
def _traits(token: str) -> _Traits:
    joined = token in _joined_words()
    return _Traits(
        joined, joined and bool(short_forms(token)), sound(token), looks_loosely(token), is_bare(token)
    )


def _near(first: str, second: str) -> bool:
    """Whether two words are no more edits apart than leave evidence."""
    most = MOST_EDITS[min(len(first), len(second), len(MOST_EDITS) - 1)]
    apart = abs(len(first) - len(second))
    return apart <= most and OSA.distance(first, second, score_cutoff=most) <= most


def _strangers(short: str, long: str) -> bool:
    """Whether two words surely do not meet: most are told so at a tenth of the cost of asking why they may.

    Holds no rule of its own: for each by which `_meet` lets words meet, what they have in common at least.
    """
    if long.startswith((short, short[:-1] + "ies")) or (long.startswith("abdul") and long.endswith(short)):
        return False
    if _near(short, long):
        return False
    left, right = _traits(short), _traits(long)
    if (left.joined and right.joined) or left.shapes == right.shapes or _near(left.sound, right.sound):
        return False
    if (left.shortened or right.shortened) and _short_form_slip(short, long):
        return False
    return left.bare == right.bare or not same_consonants(short, long)


def meet(first: str, second: str, *, vowelled: bool = False) -> Meeting:
    """How two folded tokens meet; symmetric. INITIAL is reported with similarity 0.6 and left to the caller
    to weigh. `vowelled`: both come from letters that write vowels, so that one without them is no other's
    consonants ("GHS", "Bryn").
    """
    if first == second:
        return 1.0, Relation.SAME
    one, other = (first, second) if first < second else (second, first)
    if vowelled and (is_bare(one) or is_bare(other)):
        return _meet_vowelled(one, other)
    return _meet(one, other)


@lru_cache(maxsize=1 << 14)
def _meet_vowelled(first: str, second: str) -> Meeting:
    return _met(first, second, bare=False)


@lru_cache(maxsize=1 << 15)
def _meet(first: str, second: str) -> Meeting:
    return _met(first, second, bare=True)


def _heard(heard: str, word: str) -> Meeting:
    """A word as it was heard, and another."""
    if len(word) < 3 or not word.isalpha() or is_heard(word):
        return NOTHING
    alike = heard_alike(heard, word) if share_a_key(heard, word) else 0.0
    return (alike, Relation.TRANSLITERATION) if alike >= LEAST else NOTHING


def _met(first: str, second: str, *, bare: bool) -> Meeting:
    if is_heard(first):  # capitals come first
        return _heard(first, second)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(short) == 1:
        return (0.6, Relation.INITIAL) if short == long[0] and short.isalpha() else NOTHING
    if len(first) > 7 and len(second) > 7 and first.startswith("abdul") and second.startswith("abdul"):
        return meet(first[5:], second[5:])  # servants of different names of God are different people
    if not (first.isalpha() and second.isalpha()):
        return _misread(first, second)
    if len(short) < 4 and not set(joining_words(short)).isdisjoint(joining_words(long)):
        return _SMALL_WORD, Relation.EDIT
    if _strangers(short, long):
        return NOTHING
    best = _by_table(first, second)
    if best[0] >= 0.95:
        return best
    if _plural(short, long):
        return 0.97, Relation.ABBREVIATION
    words = _business()
    if first in words and second in words:
        return best
    if _short_form_slip(first, second):
        return 0.75, Relation.ABBREVIATION
    syllables = is_syllabic((first, second)) or (is_syllables_joined(first) and is_syllables_joined(second))
    doubt = _SYLLABLES if syllables else stem_doubt(first, second)
    options = [best, _by_start(short, long), (spelled_alike(first, second, doubt), Relation.EDIT)]
    heard, other = sound(first), sound(second)
    if (heard, other) != (first, second):
        if heard == other:
            if len(heard) > 3 or not (syllables and _is_pinyin(first, second)):
                options.append((0.94 if len(heard) > 3 else 0.85, Relation.TRANSLITERATION))
        else:
            alike = HEARD * spelled_alike(heard, other, doubt + _far_apart(first, second))
            if alike >= LEAST_HEARD or OSA.distance(heard, other, score_cutoff=1) < 2:
                options.append((alike, Relation.EDIT))
    options.append((printed_alike(first, second, doubt), Relation.EDIT))
    if bare and same_consonants(first, second):
        options.append((_BARE[min(4, len(short))], Relation.TRANSLITERATION))
    best = max(options, key=lambda option: option[0])
    return best if best[0] >= LEAST else NOTHING
