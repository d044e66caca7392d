"""What is known of the stretches of names between blanks, and of the words in them: each is read once.

Names of one kind, by the rules that read one name (`screening.names.reading`); how stretches make a name is
for `screening.names.columns`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, count
from unicodedata import normalize

import numpy as np

from screening.model import Kind
from screening.names.addresses import belongs, is_street
from screening.names.frames import may_frame
from screening.names.inside import CUES, may_tell
from screening.names.normalize import initials
from screening.names.reading import BEFORE_DOTTED, has_dotted_form, split_words
from screening.names.readings import Ints, Words
from screening.names.scripts import Native, alphabetic_words, fold, native_in, part_native, says_the_same
from screening.names.telling import tell_many, tells_nothing

_READ_WHOLE = re.compile(
    r"[^ -'*-Z\\^-z|~\u00a0-\u024f\u0300-\u036f\u0370-\u10ff\u1e00-\u1fff\u2010-\u2027"
    r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]"
)
"""A character of which a name is read by itself: brackets, rare signs. All others are folded alike wherever
they stand between blanks, but for Arabic words that melt into those before them."""
IS_NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
"""Of these the letters of Chinese, Japanese and Korean names, which are kept beside the folded ones."""
_LETTERS_APART = re.compile(r"(?<![a-z0-9])[a-z](?![a-z0-9])")
_ENDS_ARABIC, _IS_SERVANT = re.compile(r"[\u0620-\u06ff]$"), re.compile(r"\u0639\u0628\u062f$")
_IS_GOD, _IS_ARTICLE = re.compile(r"\u0627?\u0644\u0644\u0647"), re.compile(r"\u0627\u0644")
"""Where Arabic words between blanks melt into one (`screening.names.scripts`): God's name behind any other,
an article behind "servant of the"."""
# what is known of a word, beside what it tells in names without and (so many bits higher) with a comma: it is
# a number or a word of streets; it may end an address; it tells something else where nobody says what
# the name is, in one without and with a comma
PLACED, ENDS, BESIDE, BARELY, BARELY_BESIDE = 8, 16, 5, 1 << 9, 1 << 10
# what is known of a stretch: dotted letters, a dot; native letters; it is read whole; it goes
# with the one before, which has the same mark so many bits higher: a dot once folded behind
# BEFORE_DOTTED, Arabic words that melt
DOTTED, DOT, NATIVE, WHOLE = 1, 2, 4, 8
_BEHIND, _OF_GOD, _OF_SERVANT = 16, 32, 64
LEADING, TOGETHER = 3, _BEHIND | _OF_GOD | _OF_SERVANT
# the name may hold others (`screening.names.inside`)
HOLDING = 1 << 10

_MARKED = BEFORE_DOTTED | CUES
"""Words whose stretches have marks."""

_MARKS, _LETTERS = 12, 24
"""The bits from which marks and letters stand in what is told of a stretch, behind facts."""


def facts_told(told: Ints) -> Ints:
    """What is known of any of the words."""
    found: Ints = told & ((1 << _MARKS) - 1)
    return found


def marks_told(told: Ints) -> Ints:
    """The marks of stretches."""
    found: Ints = (told >> _MARKS) & ((1 << (_LETTERS - _MARKS)) - 1)
    return found


def letters_told(told: Ints) -> Ints:
    """How many letters stand alone in each."""
    found: Ints = told >> _LETTERS
    return found


class Known:
    """Stretches by number, in arrays that grow: `told` holds of each what is known of any of its words, its
    marks and how many letters stand alone in it (`facts_told`, `marks_told`, `letters_told`)."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self.words = Words()
        self._number: dict[str, int] = {}
        self._told, self._end, self._words_of = array("q"), array("q"), array("q")

    def __len__(self) -> int:
        return len(self._number) + len(self.words.texts)

    def numbers(self, stretches: Sequence[str]) -> Ints:
        """The numbers of stretches; new ones are read."""
        self.learn(stretches)
        return np.fromiter(map(self._number.__getitem__, stretches), np.int64, len(stretches))

    def learn(self, stretches: Sequence[str]) -> None:
        """Read those that are new."""
        if all(map(self._number.__contains__, stretches)):
            return
        new = [text for text in dict.fromkeys(stretches) if text not in self._number]
        plain = [text for text in new if _is_plain(text)]
        words = list(map(str.lower, plain))
        others = [text for text in new if not _is_plain(text)]
        spoken = [_words_in(text, self._kind) for text in others]
        self._know(chain(words, chain.from_iterable(spoken)))
        self._keep_plain(plain, words)
        for text, own in zip(others, spoken, strict=True):
            self._keep(text, own)

    def told(self, numbers: Ints) -> Ints:
        """What is told of each stretch."""
        return np.frombuffer(self._told, np.int64).take(numbers) if len(numbers) else numbers

    def words_of(self, numbers: Ints) -> tuple[Ints, Ints]:
        """The words and commas of stretches (numbers in `words`), one after another, and how many each
        has."""
        if not len(numbers):
            return numbers, numbers
        ends = np.frombuffer(self._end, np.int64)
        first = np.where(numbers > 0, ends.take(numbers - 1), 0)
        counts = ends.take(numbers) - first
        end = counts.cumsum()
        at = np.arange(int(end[-1])) + np.repeat(first - end + counts, counts)
        return np.frombuffer(self._words_of, np.int64).take(at) if len(at) else at, counts

    def without_native(self, text: str, stretches: Sequence[str]) -> tuple[Native, Sequence[str]] | None:
        """What a name with native letters, whose stretches are known, says in them, and the stretches that
        are read beside it (`screening.names.scripts`); None if it is read by itself."""
        marks = [self._told[self._number[part]] >> _MARKS for part in stretches]
        if any(one & WHOLE for one in marks):
            return None
        native = [part for part, one in zip(stretches, marks, strict=True) if one & NATIVE]
        latin = [part for part, one in zip(stretches, marks, strict=True) if not one & NATIVE]
        words = [word for part in latin for word in alphabetic_words(fold(part))]
        if not words or any(not _is_native(part) for part in native):
            parted, folded = part_native(text, text, self._kind)
            return parted, folded.split()
        spelled = native_in(" ".join(native), self._kind)
        if not spelled.spelling or (len(words) == 1 and not says_the_same(words[0], native)):
            return spelled, stretches
        return spelled, latin

    def _keep_plain(self, texts: Sequence[str], words: Sequence[str]) -> None:
        """Plain stretches, read for the first time: known words, of which alone something may be known."""
        numbers = list(map(self.words.number.__getitem__, words))
        self._number.update(zip(texts, count(len(self._number))))
        self._end.extend(range(len(self._words_of) + 1, len(self._words_of) + len(numbers) + 1))
        self._words_of.extend(numbers)
        self._told.extend(map(self.words.facts.__getitem__, numbers))

    def _keep(self, text: str, spoken: Sequence[str]) -> None:
        """What stands between two blanks, read for the first time: known words and commas."""
        words = [self.words.number[word] for word in spoken]
        facts = 0
        for one in words:
            facts |= self.words.facts[one]
        marks = _BEHIND << LEADING if words and self.words.texts[words[-1]] in BEFORE_DOTTED else 0
        marks |= HOLDING * may_tell(text)
        letters = int(len(text) == 1)
        if not (text.isascii() and text.isalpha()):
            folded = fold(text)
            marks |= DOTTED * has_dotted_form(text) | DOT * ("." in text)
            marks |= _BEHIND * ("." in folded) | _melting(normalize("NFKC", text))
            marks |= WHOLE * bool(_READ_WHOLE.search(text)) | NATIVE * bool(IS_NATIVE.search(text))
            letters = len(_LETTERS_APART.findall(folded))
        self._number[text] = len(self._number)
        self._words_of.extend(words)
        self._end.append(len(self._words_of))
        self._told.append(facts | marks << _MARKS | letters << _LETTERS)

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
            unsaid = BARELY * (letter or barely != alone) | BARELY_BESIDE * (letter or both != beside)
            facts[at] = alone | beside << BESIDE | placed | unsaid
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


def _words_in(text: str, kind: Kind) -> list[str]:
    """The words and commas of what stands between two blanks."""
    words: list[str] = []
    for at, part in enumerate(text.split(",")):
        words += [","] * (at > 0)
        words += split_words(part, kind)
    return words


def _is_native(text: str) -> bool:
    """Is all of it native letters?"""
    return all(map(IS_NATIVE.match, text))


def _melting(text: str) -> int:
    """Marks of an Arabic word that may melt into others."""
    behind = _OF_GOD * bool(_IS_GOD.match(text)) | _OF_SERVANT * bool(_IS_ARTICLE.match(text))
    leading = _OF_GOD * bool(_ENDS_ARABIC.search(text)) | _OF_SERVANT * bool(_IS_SERVANT.search(text))
    return behind | leading << LEADING
