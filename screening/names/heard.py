"""A foreign name's word as another script writes what is heard of it ("PUCHIN"), against Latin words.

Katakana, Korean letters and Chinese characters write no other people's names but as they sound: l and r, b
and v are one, a consonant takes a vowel that nobody says; Hebrew letters leave vowels out.
`screening.names.transcribed` writes such words in capitals, a sound by one to three letters, so that they are
no Latin word's; here is which letters each sound may stand for. Asks no word table and knows nothing of the
names around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from screening.names.spelling import EVIDENCE, similarity

_SOUND = re.compile("CH|SH|TS|EO|EU|OO|NG|[ABD-PR-WYZ]")

_MAY_BE = {
    "A": "a e:1 o:1.1 u:1.1 er:.4 ar:.4 ia:.5 ya:.5 ah:.2",
    "I": "i y e:.6 ee ie:.2 ij:.2 ey:.4 iy j:.4 yi ei:.6",
    "U": "u oo ou w:.3 o:.6 yu:.4 iu:.4 ue:.3",
    "E": "e i:.6 a:1 ai:.3 ae:.2 ay:.4 ye:.2 je:.3 ie:.2 ei:.2 er:.4 y:.8",
    **dict.fromkeys(("O", "OO"), "o a:1.1 u:.6 au:.3 ou:.2 aw:.3 oh:.2 eo:.4 or:.4 er:.6 ao:.2 e:1.1 yo:.4"),
    "EO": "e o a:.9 u:.6 er:.2 or:.3 ur:.3 eo:.2 io:.3 i:1 ou:.4",
    "EU": "u:.6 e:.8 i:.9 eu o:.9",
    "K": "k c q ck kh:.4 ch:.5 g:.6 gh:.9",
    "G": "g gh:.2 q:.5 k:.6 c:.7 j:.9 gu:.3",
    "S": "s ss th:.4 c:.3 z:.5 sz:.2 ts:.7 sh:.7",
    "SH": "sh s:.2 sch sz shch sc:.3 ch:.3 x:.4 c:.6 h:.9 kh:.9",
    "Z": "z s:.3 th:.5 dh:.2 dz:.1 zh:.5 d:.9 j:.8",
    "J": "j zh dzh:.1 dj:.1 g:.3 z:.2 di:.3 d:.5 gi:.3 dz:.3 s:.9 si:.5 ch:.8 y:.9 ll:.6",
    "CH": "ch tch ti:.1 t:.3 cz tsch c:.4 q:.5 tsh tj:.2 ts:.5 k:.9",
    "TS": "ts tz t:.2 c:.2 z:.4 zz cz:.3 s:.7 dz:.4",
    "T": "t th:.2 tt d:.6 dt",
    "D": "d dh:.1 th:.6 t:.7 dd",
    "N": "n nn m:.9 gn:.3 ng:.4",
    "NG": "ng n:.2 nc:.5 nk:.4 m:.9 nn:.3",
    "M": "m mm n:1",
    "H": "h kh ch:.4 j:.4 gh:.5 x:.4 g:.7 f:.9",
    "F": "f ph v:.2 ff w:.4 h:.4 hu:.1 kh:.6 b:1",
    "B": "b v bb w:.3 p:.7",
    "P": "p f:.1 ph:.2 pp b:.6 v:.3",
    "V": "v w:.1 b:.2 f:.4",
    "R": "r l rr ll rl:.2 lr:.2 rh:.2",
    "L": "l r ll rr rl:.2 lr:.2",
    "W": "w v u o:.3 oo:.2 ou:.2 hu:.3 b:.8 gu:.5",
    "Y": "y i j e:.4 ei:.2 ai:.2 ey:.2 ee:.2 iy:.1 ll:.4",
}
"""Letters that a sound may stand for, and what each takes from the evidence of `screening.names.spelling`."""

_APART = {"R": "r rr rh:.2", "L": "l ll lh:.3", "W": "w v u o oo ou", "P": "p f ph pp ff"}
"""The same in a script that tells them apart and writes few vowels."""
_BEGINNING = {"U": (("v", 0.3),)}
"""The same of a sound with which a word begins ("URAJIMIRU")."""

_DROPPED = {"H": 0.9, "W": 0.8, "Y": 0.3, "N": 2.0, "NG": 2.0, "M": 2.2, "EU": 0.3}
_DROPPED_VOWEL, _DROPPED_CONSONANT = 1.2, 2.5
_LEANING = {
    **{("CH", "I"): 0.1, ("J", "I"): 0.2, ("SH", "I"): 0.2, ("K", "I"): 0.5, ("R", "I"): 0.5},
    **{("T", "O"): 0.0, ("D", "O"): 0.0},
}
_LEANS = {"U": 0.0, "EU": 0.0, "EO": 0.1}
"""What a vowel costs that nobody says: it stands behind a consonant that cannot be written alone, of some
consonants and of any."""
_VOWELS = frozenset(("A", "I", "U", "E", "O", "OO", "EO", "EU"))
_UNHEARD = {"h": 0.6, "y": 0.3, "w": 0.7, "r": 0.9, "j": 0.6, "g": 0.9}
_SILENT_H = 0.1
_UNHEARD_VOWEL, _BESIDE_VOWEL, _UNHEARD_CONSONANT = 1.2, 0.5, 2.2
_UNWRITTEN = {"a": 0.0, "e": 0.0, "i": 0.0, "o": 0.5, "u": 0.5}
"""The same of vowels in a word of a script that writes few."""
_LETTER_VOWELS = frozenset("aeiouy")

_MOST, _DOUBT = 0.95, 1.0
"""The most that a heard word and a written one are alike, and what hearing takes off the evidence, for a word
is written as many others sound."""


@cache
def _spellings(*, bare: bool) -> dict[str, tuple[tuple[str, float], ...]]:
    found = {}
    for sound, written in {**_MAY_BE, **(_APART if bare else {})}.items():
        parts = (one.partition(":") for one in written.split())
        found[sound] = tuple((letters, float(cost or 0)) for letters, _, cost in parts)
    return found


def is_heard(token: str) -> bool:
    """Whether a token is written as it was heard."""
    return token.isupper()


@lru_cache(maxsize=1 << 12)
def sounds_of(token: str) -> tuple[str, ...]:
    """The sounds of a heard word, what is said twice once."""
    found: list[str] = []
    said = _SOUND.findall(token)
    bare = _VOWELS.isdisjoint(said)
    for sound in said:
        twice = found and (sound == found[-1] or (not bare and {sound, found[-1]} == {"R", "L"}))
        if not (twice and sound not in _VOWELS):
            found.append(sound)
    return tuple(found)


def heard_alike(heard: str, word: str) -> float:
    """How alike a heard word is to one in Latin letters, 0-1: the evidence of so long a word less the least
    that its letters cost as these sounds. An Arabic article that is written onto the word may be left out.
    Words that share no key (`screening.names.heard_keys`) are not to be asked."""
    written, sounds = word.replace("x", "ks"), sounds_of(heard)
    alike = _alike(sounds, written)
    if has_article(sounds):
        alike = max(alike, _BEHIND_ARTICLE * _alike(sounds[2:], written))
    return alike


def has_article(sounds: Sequence[str]) -> bool:
    """Whether a heard word may begin with an article."""
    return len(sounds) > _LEAST_BEHIND_ARTICLE and sounds[0] == "A" and sounds[1] in "LR"


def _alike(sounds: Sequence[str], word: str) -> float:
    if len(sounds) > 2 * len(word) + _SPARE or _LETTER_VOWELS.isdisjoint(word):
        return 0.0  # each letter has one vowel that nobody says, at most
    cost = _least_cost(sounds, word)
    if cost > _MOST_COST:
        return 0.0
    size = max(3, min(len(word), len(sounds), 9))
    if _VOWELS.isdisjoint(sounds):
        most = _BARE.get(len(sounds), _MOST_BARE)
        size = max(3, min(len(word), len(sounds) + (len(sounds) > 3), 9))
        return most if cost < _NONE else min(most, similarity(EVIDENCE[size] - _DEARER * cost))
    alike = min(_MOST, similarity(EVIDENCE[size] - _DOUBT - _DEARER * cost))
    return max(alike, _EXACT.get(size, _MOST)) if cost < _NONE else alike


_BARE, _MOST_BARE = {1: 0.0, 2: 0.8, 3: 0.88}, 0.93
"""The most of a word of which no vowel is written, by its sounds; as in `screening.names.tokens`."""
_BEHIND_ARTICLE, _LEAST_BEHIND_ARTICLE = 0.98, 6
_NONE = 0.05
_EXACT = {3: 0.9, 4: 0.93, 5: 0.94, 6: 0.94}
"""The least where nothing is in doubt, by letters."""
_DEARER, _MOST_COST, _SPARE = 1.3, 2.8, 8
"""What differs between what is heard and what is written weighs more than slips do, and is little; how many
sounds may be left out within that."""


def _least_cost(sounds: Sequence[str], word: str) -> float:
    size, bare = len(word), _VOWELS.isdisjoint(sounds)
    table = _spellings(bare=bare)
    unheard = [_unheard(word, at, bare=bare) for at in range(size)]
    best = [0.0, *accumulate(unheard)]
    for at, sound in enumerate(sounds):
        dropped = _dropped(sounds, at)
        after = [cost + dropped for cost in best]
        written = table[sound] if at else (*table[sound], *_BEGINNING.get(sound, ()))
        for start, sofar in enumerate(best):
            for letters, cost in written:
                if word.startswith(letters, start):
                    end = start + len(letters)
                    after[end] = min(after[end], sofar + cost)
        for end, cost in enumerate(unheard):
            after[end + 1] = min(after[end + 1], after[end] + cost)
        best = after
    return best[size]


def _dropped(sounds: Sequence[str], at: int) -> float:
    """What it costs that a sound stands for no letter."""
    sound, before, behind = (
        sounds[at],
        sounds[at - 1] if at else "",
        sounds[at + 1] if at + 1 < len(sounds) else "",
    )
    if sound not in _VOWELS:
        return _DROPPED.get(sound, _DROPPED_CONSONANT)
    if before in _VOWELS or behind in _VOWELS:
        return _BESIDE_VOWEL
    leaning = _LEANING.get((before, sound), _LEANS.get(sound)) if before else None
    return _DROPPED_VOWEL if leaning is None else leaning


def _unheard(word: str, at: int, *, bare: bool) -> float:
    """What it costs that a letter stands for no sound; `bare`: of a script that writes few vowels."""
    letter, before, behind = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if letter == before:
        return 0.0
    if bare and letter in _UNWRITTEN:
        return _UNWRITTEN[letter]
    vowel = before in _LETTER_VOWELS or behind in _LETTER_VOWELS
    if letter in _LETTER_VOWELS:
        return _UNHEARD_VOWEL if not vowel else _UNHEARD.get(letter, _BESIDE_VOWEL)
    if letter == "r" and before not in _LETTER_VOWELS:
        return _UNHEARD_CONSONANT
    if letter == "h":
        return (
            _UNHEARD_VOWEL
            if not before
            else _SILENT_H
            if before in _LETTER_VOWELS and not behind
            else _UNHEARD["h"]
        )
    return _UNHEARD.get(letter, _UNHEARD_CONSONANT)
