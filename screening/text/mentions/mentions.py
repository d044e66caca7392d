"""Find every name in an article, with its place.

Names are found by how they are written and what stands beside them; doubtful ones are settled by the rest
of the text; whatever a list holds exactly as written is taken as a safety net. Places, public bodies and
publications are mentions like any other: what is worth a line in a report is decided on clusters. Nothing
is compared for similarity here, and words in lower case are never taken for a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from screening import places
from screening.model import Document, Kind, Mention
from screening.text.forms import unaccented
from screening.text.languages import language_of
from screening.text.lexicon import words
from screening.text.mentions.citations import Citations
from screening.text.mentions.cues import plain
from screening.text.mentions.guards import Sure
from screening.text.mentions.known import Known
from screening.text.mentions.listed import ListScan
from screening.text.mentions.native import find_native
from screening.text.mentions.pieces import Piece
from screening.text.mentions.reading import Candidate, Stretch, read_stretches
from screening.text.positions import Standing
from screening.text.tokens import CONTROL
from screening.text.vocabulary import is_dictionary_word

_LOWER = re.compile(r"(?<![^\W_])[a-zà-öø-ÿ]{3,}(?![^\W_])")
_NO_PROSE = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+|[#@]\w+|(?<!\w)\w[\w-]{0,80}(?:[./\\_][\w-]+)+"
)
"""Addresses of the web and mail, tags, handles and file names: lower case says nothing there."""
_OFTEN = 3
"""A word of no dictionary counts as a common one if the text has it in lower case as often as this."""
_QUOTED_AROUND = 240
"""Code points kept on either side of a name in a sentence without end."""
_COORDINATED = re.compile(
    r"[*_`]{0,3}\s*(?:,|,?\s(?:and|or|as well as|y|e|et|ou|o|und|oder|sowie|и|или|en)|\s&)\s+"
    r"(?:the\s)?[*_`]{0,3}"
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_LONGEST_NATIVE = 3
_FEWEST_IN_ROW = 3
"""Bare English words in capitals that make a list of firms: "Apple, Target and Gap"."""


def _lower(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that the text's prose writes in lower case: English ones with others it has often, and all."""
    counts = Counter(_LOWER.findall(_NO_PROSE.sub(" ", text)))
    common = (word for word, times in counts.items() if times >= _OFTEN or is_dictionary_word(word))
    return frozenset(common), frozenset(counts)


def _known(candidates: list[Candidate]) -> Known:
    """Names the text is sure of, with surnames and the first words of firms."""
    known: set[tuple[str, ...]] = set()
    given, honorifics = words("persons", "given"), words("persons", "honorifics")
    for candidate in candidates:
        name = candidate.words
        if candidate.sure is not Sure.YES:
            continue
        known.add(name)
        if candidate.kind is Kind.PERSON and len(name) > 1:
            bare = [word for word in name if word not in honorifics]
            known.update(
                (word,) for word in {*bare[:1], *bare[-1:]} if unaccented(word) not in given and len(word) > 1
            )
        elif not name[-1].isascii() and 1 < len(name) <= _LONGEST_NATIVE:
            known.add(name[-1:])  # Cyrillic and Greek: a surname may begin a sentence
        elif candidate.kind is Kind.COMPANY:
            known.update(name[:end] for end in range(2, len(name)) if _ends_name(name[end - 1]))
            if not is_dictionary_word(name[0]):
                known.add(name[:1])
    return Known(known)


def _ends_name(word: str) -> bool:
    return word[:1].isalnum() and word not in words("joints", "small")


def _heads(candidates: list[Candidate]) -> set[tuple[str, ...]]:
    """First words of firms named in full that are English words too: in mid-sentence a capital tells them."""
    firms = [one.words for one in candidates if one.sure is Sure.YES and one.kind is Kind.COMPANY]
    longer = [name for name in firms if len(name) > 1 and name[0] not in words("companies", "cues")]
    return {name[:1] for name in longer if is_dictionary_word(name[0])}


def _in_one_row(text: str, before: Candidate, candidate: Candidate) -> bool:
    """Whether only a comma or "and" parts two names; not "Best," on a line of its own and a signature."""
    if not _COORDINATED.fullmatch(text, before.end, candidate.start):
        return False
    if _PARAGRAPH.search(text, before.end, candidate.start):
        return False  # "Dear Captain Roe,", and the letter begins
    alone = before.start == 0 or text[before.start - 1] in "\r\n"
    return not (alone and "\n" in text[before.end : candidate.start])


def _rows(text: str, candidates: list[Candidate]) -> set[int]:
    """Starts of doubtful words that stand in a row with a sure name, or three in a row."""
    found: set[int] = set()
    row: list[Candidate] = []

    def close() -> None:
        firms = any(one.sure is Sure.YES and not places.is_place(text[one.start : one.end]) for one in row)
        if len(row) > 1 and (firms or len(row) >= _FEWEST_IN_ROW):
            found.update(one.start for one in row if one.sure is Sure.MAYBE)

    for before, candidate in pairwise([None, *candidates]):
        assert candidate is not None
        if before is None or not _in_one_row(text, before, candidate):
            close()
            row = []
        row.append(candidate)
    close()
    return found


def _settle(text: str, candidates: list[Candidate], known: Known) -> Iterator[Candidate]:
    """Keep the sure, and the doubtful that the rest of the text bears out."""
    times = Counter(candidate.words for candidate in candidates)
    in_row = _rows(text, candidates)
    heads = _heads(candidates)
    for candidate in candidates:
        start, end = candidate.rest
        if (
            end
            and times[candidate.words] == 1
            and (candidate.words[1:] in known or candidate.words[1:] in heads)
        ):
            yield Candidate(start, end, Sure.YES, candidate.kind, candidate.words[1:], candidate.sentence)
        elif (
            candidate.sure is Sure.YES
            or candidate.words in known
            or candidate.start in in_row
            or (
                candidate.words[:1] in heads
                and len(candidate.words) == 1
                and candidate.start > candidate.sentence[0]
            )
        ):
            yield candidate


def _in_zones(stretch: Stretch, known: Known) -> Iterator[Candidate]:
    """Known names in lines where capitals tell nothing."""
    for first, last in stretch.zones:
        folds = [plain(token) for token in stretch.tokens[:last]]
        at = first
        while at < last:
            length = known.longest(folds, at) if stretch.tokens[at].capitalised else 0
            if length:
                yield stretch.candidate(Piece(at, at + length), Sure.YES)
            at += max(length, 1)


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Without overlap: of names that overlap a listed one stays, else the longest."""

    def weight(one: Candidate) -> tuple[bool, int]:
        return one.listed, one.end - one.start

    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if kept and candidate.start < kept[-1].end:
            if weight(candidate) > weight(kept[-1]):
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept


def _natives(text: str, scan: ListScan) -> Iterator[Candidate]:
    for start, end, listed in find_native(text, scan.listed):
        left = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        right = text.find("\n", end)
        sentence = (left, right if right >= 0 else len(text))
        yield Candidate(start, end, Sure.YES, Kind.UNKNOWN, (text[start:end],), sentence, listed=listed)


def _sentence(text: str, candidate: Candidate) -> str:
    """The sentence on one line; a very long one is cut to what stands around the name."""
    start = max(candidate.sentence[0], candidate.start - _QUOTED_AROUND)
    end = min(max(candidate.sentence[1], candidate.end), candidate.end + _QUOTED_AROUND)
    return " ".join(CONTROL.sub(" ", text[start:end]).split())


def _candidates(document: Document, scan: ListScan) -> list[Candidate]:
    text = document.text
    language = language_of(text)
    lower, seen = _lower(text)
    if language.small:
        lower = seen  # no dictionary tells what is an ordinary word there; the text does
    found: list[Candidate] = []
    zoned: list[Stretch] = []
    for stretch in read_stretches(document, lower, seen, language):
        found += stretch.candidates(scan)
        if stretch.zones:
            zoned.append(stretch)
    found.sort(key=lambda candidate: candidate.start)
    known = _known(found)
    settled = list(_settle(text, found, known))
    for stretch in zoned:
        settled += _in_zones(stretch, known)
    settled += _natives(text, scan)
    cited = Citations(text)
    return [one for one in _longest(settled) if not cited.hold(one.start, one.listed)]


def find_mentions(document: Document, is_listed: Callable[[str], bool] | None = None) -> tuple[Mention, ...]:
    """All names of the article in order, without overlap; `document.text[start:end] == text` for each.

    `is_listed` tells whether a text is, as it stands, a strong name of a listed party; it is asked about
    words in capitals that the rules alone would pass over or cut. Never raises for any text.
    """
    standing = Standing(document)
    return tuple(
        standing.mention(one.start, one.end, one.kind, _sentence(document.text, one))
        for one in _candidates(document, ListScan(is_listed))
    )
