"""What is known of the stretches of names between blanks, and of the words in them: each is read once.

Names of one kind, by the rules that read one name (`screening.names.reading`); how stretches make a name is
for `screening.names.columns`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, count, islice
from typing import NamedTuple
from unicodedata import is_normalized, normalize

import numpy as np

from screening.model import Kind
from screening.names.addresses import belongs, is_street
from screening.names.frames import may_frame
from screening.names.holding import INSIDE_BITS, tells_inside, told_by_plain
from screening.names.inside import CUES
from screening.names.lines import Ints, Lines
from screening.names.normalize import initials
from screening.names.reading import (
    BEFORE_DOTTED,
    BRACKETS,
    has_dotted_form,
    split_words,
    sure_forms,
    take_acronyms,
)
from screening.names.readings import Words
from screening.names.scripts import Native, alphabetic_words, fold, native_in, part_native
from screening.names.telling import tell_many, tells_nothing

_READ_WHOLE = re.compile(
    r"[^ -'*-Z\\^-z|~\u00a0-\u024f\u0300-\u036f\u0370-\u10ff\u1e00-\u1fff\u2010-\u2027"
    r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\ufff9]"
)
"""A character of which a name is read by itself: brackets, rare signs. All others are folded alike wherever
they stand between blanks, but for Arabic words that melt into those before them."""
IS_NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
"""Of these the letters of Chinese, Japanese and Korean names, which are kept beside the folded ones."""
_LETTER_APART = re.compile(r"^[a-z](?![a-z0-9]|\.[a-z])|(?<![a-z0-9])[a-z]$")
"""A letter with which a word that is written with blanks between its letters may begin or end, or that is
one of them."""
_DOTTED_BEHIND = re.compile(r"[a-z]\.")
_DOTTED_PAIR = re.compile(r"[A-Za-z]\.[A-Za-z]\.")
_ENDS_ARABIC, _IS_SERVANT = re.compile(r"[\u0620-\u06ff]$"), re.compile(r"\u0639\u0628\u062f$")
_IS_GOD, _IS_ARTICLE = re.compile(r"\u0627?\u0644\u0644\u0647"), re.compile(r"\u0627\u0644")
"""Where Arabic words between blanks melt into one (`screening.names.scripts`): God's name behind any other,
an article behind "servant of the"."""
# what is known of a word, beside what it tells in names without and (so many bits higher) with a comma: it is
# a number or a word of streets; it may end an address; it tells something else where nobody says what
# the name is, in one without and with a comma; a first comma before it parts nothing
PLACED, ENDS, BESIDE, BARELY, BARELY_BESIDE, FORM = 8, 16, 5, 1 << 9, 1 << 10, 1 << 11
# what is known of a stretch: dotted letters, a dot; native letters; it is read whole; it goes with the one
# before, which has the same mark so many bits higher: dotted letters behind BEFORE_DOTTED, Arabic words that
# melt
DOTTED, DOT, NATIVE, WHOLE = 1, 2, 4, 8
BEHIND, _OF_GOD, _OF_SERVANT = 16, 32, 64
LEADING, TOGETHER = 3, BEHIND | _OF_GOD | _OF_SERVANT

_MARKED = BEFORE_DOTTED | CUES
"""Words whose stretches have marks."""

_MARKS, _INSIDE = 12, 24
_LETTERS = _INSIDE + INSIDE_BITS
"""The bits from which marks, what tells of names inside, and letters stand in what is told of a stretch,
behind facts."""


def facts_told(told: Ints) -> Ints:
    """What is known of any of the words."""
    found: Ints = told & ((1 << _MARKS) - 1)
    return found


def marks_told(told: Ints) -> Ints:
    """The marks of stretches."""
    found: Ints = (told >> _MARKS) & ((1 << (_INSIDE - _MARKS)) - 1)
    return found


def inside_told(told: Ints) -> Ints:
    """What any of them tells of names inside (`screening.names.holding`)."""
    found: Ints = (told >> _INSIDE) & ((1 << INSIDE_BITS) - 1)
    return found


def letters_told(told: Ints) -> Ints:
    """How many letters stand alone in each."""
    found: Ints = told >> _LETTERS
    return found


BETWEEN = "\u241e"
"""Stands between names that are parted at once, as a stretch of its own (`between`); none has it."""


class _Numbers(dict[str, int]):
    """Stretches -> numbers; one that is new gets the next."""

    def __missing__(self, stretch: str) -> int:
        found = self[stretch] = len(self)
        return found


class _Stretch(NamedTuple):
    """A stretch of a name with native letters: whether it has some; whether it has others beside them, or
    is another text once it is normalised; what it is folded to if it has some, else its words."""

    text: str
    native: bool
    mixed: bool
    folded: str
    words: Sequence[str]


class Known:
    """Stretches by number, in arrays that grow: `told` holds of each what is known of any of its words, its
    marks, what it tells of names inside and how many letters stand alone in it (`facts_told`, `marks_told`,
    `inside_told`, `letters_told`)."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self.words = Words()
        self._number = _Numbers()
        self._texts: list[str] = []
        self._stretches: dict[int, _Stretch] = {}
        self._told, self._end, self._words_of = array("q"), array("q"), array("q")
        self.between = int(self.numbers((BETWEEN,))[0])

    def __len__(self) -> int:
        return len(self._number) + len(self.words.texts)

    def numbers(self, stretches: Sequence[str]) -> Ints:
        """The numbers of stretches; new ones are read."""
        found = np.fromiter(map(self._number.__getitem__, stretches), np.int64, len(stretches))
        read = len(self._told)
        if len(self._number) > read:
            self._learn(list(islice(self._number, read, None)))
        return found

    def told(self, numbers: Ints) -> Ints:
        """What is told of each stretch."""
        return np.frombuffer(self._told, np.int64).take(numbers) if len(numbers) else numbers

    def words_of(self, stretches: Lines) -> tuple[Ints, Ints]:
        """The words and commas of names by their stretches, and the name of each."""
        if not len(stretches.number):
            return stretches.number, stretches.number
        ends, held = np.frombuffer(self._end, np.int64), np.frombuffer(self._words_of, np.int64)
        found = Lines(ends, held).of(stretches.number)
        return found.number, np.repeat(stretches.row, found.size)

    def is_pair(self, number: int) -> bool:
        """Whether a stretch is two letters with dots, which are one word behind BEFORE_DOTTED, whatever
        follows ("de C.V.")."""
        return _DOTTED_PAIR.fullmatch(self._texts[number]) is not None

    def joined(self, number: int, other: int) -> str:
        """Two stretches as one."""
        return f"{self._texts[number]} {self._texts[other]}"

    def without_native(self, text: str, numbers: Sequence[int]) -> tuple[Native, Sequence[int]] | None:
        """What a name with native letters says in them, and the stretches that are read beside it
        (`screening.names.scripts`); None if it is read by itself. `numbers`: its stretches, none of which is
        read whole."""
        if not BRACKETS.isdisjoint(text):
            return None
        stretches = [self._stretches.get(one) or self._stretch(one) for one in numbers]
        words = [word for one in stretches for word in one.words]
        if not words or any([one.mixed for one in stretches]):  # noqa: C419 - of two or three a list is quicker
            parted, folded = part_native(text, text, self._kind)
            return parted, self.numbers(folded.split()).tolist()
        spelled = native_in(" ".join([one.text for one in stretches if one.native]), self._kind)
        alike = len(words) > 1 or words[0] == "".join([one.folded for one in stretches])
        if not spelled.spelling or not alike:
            return spelled, numbers
        return spelled, [number for number, one in zip(numbers, stretches, strict=True) if not one.native]

    def _stretch(self, number: int) -> _Stretch:
        text, native = self._texts[number], bool((self._told[number] >> _MARKS) & NATIVE)
        mixed = (native and not all(map(IS_NATIVE.match, text))) or not is_normalized("NFKC", text)
        folded = fold(text)
        words = () if native else alphabetic_words(folded)
        found = _Stretch(text, native, mixed, folded.replace(" ", "") if native else "", words)
        return self._stretches.setdefault(number, found)

    def _learn(self, texts: Sequence[str]) -> None:
        """What stands between two blanks, read for the first time."""
        plain = list(map(_is_plain, texts))
        bare = [text if one else _without_brackets(text) for text, one in zip(texts, plain, strict=True)]
        spoken = [
            (text.lower(),) if one else _words_in(text, self._kind)
            for text, one in zip(bare, plain, strict=True)
        ]
        words = list(chain.from_iterable(spoken))
        self._know(words)
        number, facts = self.words.number, self.words.facts
        self._texts += texts
        self._words_of.extend(map(number.__getitem__, words))
        last = self._end[-1] if self._end else 0
        self._end.extend(last + end for end in accumulate(map(len, spoken)))
        self._told.extend(
            facts[number[own[0]]] | told_by_plain(text, self._kind) << _INSIDE
            if one
            else self._tell(text, rest, own)
            for text, rest, own, one in zip(texts, bare, spoken, plain, strict=True)
        )

    def _tell(self, text: str, bare: str, spoken: Sequence[str]) -> int:
        """What is told of a stretch of these words, `bare` without brackets."""
        facts = 0
        for one in spoken:
            facts |= self.words.facts[self.words.number[one]]
        marks = BEHIND << LEADING if spoken and spoken[-1] in BEFORE_DOTTED else 0
        letters = int(len(bare) == 1)
        if not bare.isascii():
            marks |= _melting(normalize("NFKC", bare)) | NATIVE * bool(IS_NATIVE.search(bare))
        if not (bare.isascii() and bare.isalpha()):
            folded = fold(bare)
            marks |= WHOLE * bool(_READ_WHOLE.search(bare))
            marks |= BEHIND * bool(_DOTTED_BEHIND.match(folded))
            letters = sum(bool(_LETTER_APART.search(word)) for word in folded.split())
        if "." in bare:
            marks |= DOT | DOTTED * has_dotted_form(bare)
        told = facts | marks << _MARKS | tells_inside(text, self._kind) << _INSIDE
        return told | letters << _LETTERS

    def number(self, word: str) -> int:
        """The number of a word, a new one if it was never met."""
        if word not in self.words.number:
            self._know((word,))
        return self.words.number[word]

    def _know(self, words: Iterable[str]) -> None:
        """Give numbers to the words that are new."""
        held = self.words
        new = [word for word in dict.fromkeys(words) if word not in held.number]
        if not new:
            return
        held.number.update(zip(new, count(len(held.texts))))
        held.texts += new
        facts, letters = [0] * len(new), [word[0] for word in new]
        telling = [at for at, nothing in enumerate(tells_nothing(new)) if not nothing]
        told = tell_many([new[at] for at in telling], self._kind)
        for at, (alone, beside, barely, both) in zip(telling, told, strict=True):
            word = new[at]
            placed = PLACED * (not word.isalpha() or is_street(word)) | ENDS * belongs(word)
            letter = len(word) == 1  # perhaps with a dot behind it, and a part of another word then
            form = FORM * (self._kind is not Kind.PERSON and word in sure_forms())
            unsaid = BARELY * (letter or barely != alone) | BARELY_BESIDE * (letter or both != beside)
            facts[at] = alone | beside << BESIDE | placed | form | unsaid
            letters[at] = initials((word,))
        held.facts.extend(facts)
        held.letters += letters
        held.codes.extend(ord(letter or "\0") for letter in letters)


def _is_plain(text: str) -> bool:
    """Whether it is surely one word of ASCII letters that its capitals tell nothing about, and no mark."""
    return (
        text.isascii()
        and text.isalpha()
        and len(text) > 1
        and (text.istitle() or text.isupper() or text.islower())
        and "Ll" not in text  # which may be "LI"
        and text.lower() not in _MARKED
        and not (len(text) < 5 and may_frame(text))
    )


def _without_brackets(text: str) -> str:
    """What stands between two blanks, without the brackets around words of it; as it is if an acronym stands
    in them, or what they enclose goes on behind the blank."""
    if text.isalpha() or BRACKETS.isdisjoint(text) or IS_NATIVE.search(text):
        return text
    bare, acronyms = take_acronyms(text)
    return text if acronyms or not BRACKETS.isdisjoint(bare) else bare.strip()


def _words_in(text: str, kind: Kind) -> list[str]:
    """The words and commas of what stands between two blanks."""
    words: list[str] = []
    for at, part in enumerate(text.split(",")):
        words += [","] * (at > 0)
        words += split_words(part, kind)
    return words


def _melting(text: str) -> int:
    """Marks of an Arabic word that may melt into others."""
    behind = _OF_GOD * bool(_IS_GOD.match(text)) | _OF_SERVANT * bool(_IS_ARTICLE.match(text))
    leading = _OF_GOD * bool(_ENDS_ARABIC.search(text)) | _OF_SERVANT * bool(_IS_SERVANT.search(text))
    return behind | leading << LEADING
