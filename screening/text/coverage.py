"""What of a document could not be read for names: said, never passed over.

Names are told from other words by capitals. Where a considerable part of a text has none - another script,
all in lower case - only some names are found there, and the reader of a report has to know it. So with
characters that were lost. Nothing is found or judged here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from screening.model import Document, Mention, script_of
from screening.text.positions import paragraphs
from screening.text.tokens import CONTROL

_SCRIPTS = {
    "Hani": "Han",
    "Jpan": "Japanese",
    "Hang": "Korean",
    "Arab": "Arabic",
    "Hebr": "Hebrew",
    "Thai": "Thai",
    "Deva": "Devanagari",
    "Geor": "Georgian",
    "Zzzz": "another",
}
_BEGINNING = {"Cyrl": "Cyrillic", "Grek": "Greek", "Armn": "Armenian"}
"""Scripts with capitals but without a dictionary here."""
_SHARE, _LETTERS = 0.1, 200
"""Letters outside the names found, as a share of all or as a number, that are a considerable part."""
_QUIET_SHARE = 0.2
"""Share of a text's letters in paragraphs without capitals; a few notes in lower case are no gap."""
_FEWEST_WORDS = 6
_SMALL_START = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]?[a-zà-öø-ÿ]")
_PARTED = re.compile(r"[\x0b\x0c\x85]")
"""Characters that end a line or page; harmless beside a line break."""


def _outside(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The text between the names."""
    begin = 0
    for mention in mentions:
        yield text[begin : mention.start]
        begin = max(begin, mention.end)
    yield text[begin:]


def _letters(parts: Iterator[str]) -> Counter[str]:
    """Letters by script code."""
    found: Counter[str] = Counter()
    for char, times in Counter("".join(parts)).items():
        if char.isalpha():
            found[script_of(char)] += times
    return found


def _script_gaps(document: Document, mentions: Sequence[Mention]) -> Iterator[str]:
    if document.text.isascii():
        return
    total = _letters(iter([document.text]))
    unread = _letters(_outside(document.text, mentions))
    for code, left in sorted(unread.items()):
        if left < _LETTERS and left < _SHARE * total.total():
            continue
        if code in _SCRIPTS:
            yield (
                f"{total[code]:,} letters are in {_SCRIPTS[code]} script: only names with a company "
                "word, with a verb of speech or on a list are recognised there"
            )
        elif code in _BEGINNING:
            yield (
                f"{total[code]:,} letters are in {_BEGINNING[code]} script: a word that only ever begins "
                "a sentence is taken for a name there only if it is on a list"
            )


def _is_quiet(paragraph: str) -> bool:
    """Whether a paragraph has no capitals, but for its first word where a later sentence begins small."""
    said = paragraph.split()
    if len(said) < _FEWEST_WORDS or not any(char.islower() for char in paragraph):
        return False
    if not any(char.isupper() for word in said[1:] for char in word):
        return not any(char.isupper() for char in said[0]) or bool(_SMALL_START.search(paragraph))
    return False


def _case_gaps(document: Document) -> Iterator[str]:
    text = document.text
    letters = sum(1 for char in text if char.isalpha())
    quiet = [text[start:end] for start, end in paragraphs(text) if _is_quiet(text[start:end])]
    small = sum(1 for paragraph in quiet for char in paragraph if char.isalpha())
    if small and small >= _QUIET_SHARE * letters:
        yield (
            f"{small:,} letters stand in text without capitals: names in lower case are recognised "
            "there only if they are on a list word for word"
        )


def _lost_gaps(text: str) -> Iterator[str]:
    lost = text.count("\ufffd")
    if lost:
        yield f"{lost:,} characters of the text could not be decoded (U+FFFD): names may be cut there"
    controls = sum(1 for match in CONTROL.finditer(text) if not _is_page_end(text, match))
    if controls:
        yield f"{controls:,} control characters were found inside the text: names may be cut there"


def _is_page_end(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    outermost = match.start() == 0 or match.end() == len(text)
    return bool(_PARTED.fullmatch(match[0])) and (outermost or any(char in "\r\n" for char in around))


def reading_gaps(document: Document, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Sentences on the parts of the text in which names may have been missed; () if it was read whole.

    `mentions` are those found in the document, in order: what stands in one has been read. A gloss in another
    script, or a line in lower case, is no gap.
    """
    return (
        *_lost_gaps(document.text),
        *_script_gaps(document, mentions),
        *_case_gaps(document),
    )


__all__ = ["reading_gaps"]
