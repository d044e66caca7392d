"""One stretch of an article read for names: candidates with how sure they are.

In running text the guards judge every piece of a run. In titles and lines of capitals only what is a name
by its letters alone is taken here; the rest waits until the whole text is known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from screening.model import Document, Kind
from screening.places import is_place
from screening.text.languages import Language
from screening.text.lexicon import words
from screening.text.mentions.around import Surroundings
from screening.text.mentions.cues import closes_name, is_given, personal, plain
from screening.text.mentions.guards import Sure, judge
from screening.text.mentions.kinds import guess
from screening.text.mentions.listed import ListScan
from screening.text.mentions.overlaps import settle_overlaps
from screening.text.mentions.pieces import Piece, cut
from screening.text.mentions.runs import Reader
from screening.text.mentions.zones import clauses, restricted
from screening.text.positions import in_columns, paragraphs, stretches
from screening.text.tokens import Shape, Token, sentences, tokenize
from screening.text.vocabulary import is_compound, is_dictionary_word

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]*_]*\s*$")
_SHORTEST_STRANGE = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: code points `start` to `end`, its words in lower case, and its sentence's place.

    `rest` is the place without a first word that may only begin the sentence; (0, 0) if there is none.
    `listed`: a list holds the name as it stands.
    """

    start: int
    end: int
    sure: Sure
    kind: Kind
    words: tuple[str, ...]
    sentence: tuple[int, int]
    rest: tuple[int, int] = (0, 0)
    listed: bool = False


class Stretch:
    """A stretch of text with its tokens, sentences and the zones in which capitals tell nothing."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        lower: tuple[frozenset[str], frozenset[str]],
        section: str,
        language: Language,
    ) -> None:
        """`lower`: words that the text writes small: ordinary ones; all, with its language's small ones.
        `section`: the kind of section that it stands in."""
        self.text = text
        self.start, self.end = start, end
        self.tokens = tokenize(text, start, end)
        self._apart = language.apart
        nouns = language.settle(self.tokens)
        self.around = Surroundings(
            self.tokens, lower[0], nouns, english=language.code in ("en", "de"), unread=language.code == "tr"
        )
        self.small = lower[1]
        ended = bool(_SENTENCE_END.search(text, max(start, end - 12), end))
        heading = section in ("headline", "subhead")
        row = section == "byline" or in_columns(text, start)  # few words, most of them names: no title
        self.zones = restricted(self.tokens, ended, heading, row)
        self._sentences: list[tuple[int, int]] | None = None

    def _sentence(self, offset: int) -> tuple[int, int]:
        if self._sentences is None:
            self._sentences = sentences(self.tokens)
        at = bisect_right(self._sentences, offset, key=lambda found: found[0]) - 1
        return self._sentences[max(at, 0)]

    def candidate(self, piece: Piece, sure: Sure, is_listed: bool = False) -> Candidate:
        """The piece as a candidate with its kind."""
        span = self.tokens[piece.first : piece.last]
        start, end = span[0].start, span[-1].end
        rest = (0, 0)
        kind = guess(piece, self.around)
        if (
            not is_listed
            and len(span) > 1
            and span[0].first
            and span[1].capitalised
            and kind is not Kind.PERSON
            and is_dictionary_word(span[0].text)
            and not is_given(span[0])
            and not self._quoted(piece)
        ):
            rest = (span[1].start, end)
        names = tuple(plain(token) for token in span)
        return Candidate(start, end, sure, kind, names, self._sentence(start), rest, is_listed)

    def _quoted(self, piece: Piece) -> bool:
        """Whether the piece stands in quotation marks by itself, as an alias does."""
        before, after = piece.first - 1, self.tokens[piece.last : piece.last + 2]
        return (
            before >= 0 and self.tokens[before].text in '“"„«‘' and any(one.text in '”"“»’' for one in after)
        )

    def candidates(self, scan: ListScan) -> Iterator[Candidate]:
        """Names and possible names by the rules, then what the lists hold word for word."""
        runs = Reader(self.text, self.tokens, self._apart).runs()
        guesses = [
            judged
            for run in runs
            for piece in cut(self.tokens, run, self.around.nouns)
            for judged in self._judged(piece)
        ]
        listed = list(scan.find(self.text, self.tokens, runs))
        settled = settle_overlaps(self.tokens, guesses, listed, self._is_zoned, self._judged)
        for piece, sure, is_listed in settled:
            yield self.candidate(piece, sure, is_listed)

    def _is_zoned(self, piece: Piece) -> bool:
        return any(begin < piece.last and piece.first < end for begin, end in self.zones)

    def _judged(self, piece: Piece) -> Iterator[tuple[Piece, Sure]]:
        """What of a piece is a name, and how surely."""
        if self._is_zoned(piece):
            for first, last in clauses(self.tokens, piece.first, piece.last):
                whole = (first, last) == (piece.first, piece.last)
                part = piece if whole else Piece(first, last, piece.title and last == piece.last)
                if not part.vessel and last - first > 1 and _is_ships_title(self.tokens[first]):
                    part = Piece(first + 1, last, vessel=True)
                yield from ((found, Sure.YES) for found in _strange_parts(self, part))
        elif (sure := judge(piece, self.around)) is not Sure.NO:
            yield piece, sure


def _is_ships_title(token: Token) -> bool:
    """Whether it is put in front of a ship's name: "M/V", "M.T."."""
    return token.shape is Shape.DOTTED and token.fold in words("bodies", "vessel_cues")


def _strong(stretch: Stretch, piece: Piece) -> bool:
    """Whether a piece of a title or of a line of capitals is a name by its letters alone."""
    span = stretch.tokens[piece.first : piece.last]
    if len(span) > 1:
        return closes_name(span[-1])
    shape = span[0].shape
    loud = shape is Shape.UPPER and not any(token.shape is Shape.CAP for token in stretch.tokens)
    if loud or shape not in (Shape.UPPER, Shape.CAMEL, Shape.CODE):
        return False
    return judge(piece, stretch.around) is Sure.YES


def _person(tokens: list[Token], first: int, last: int, whole: bool) -> int:
    """The end of a person's name that begins at `first` in a title, though English may have its words;
    `first` if there is none. A given name that English has too ("Sue") counts only where nothing else is
    said."""
    end = first + 2 + (first + 2 < last and tokens[first + 1].shape is Shape.INITIAL)
    if end > last or not is_given(tokens[first]) or not personal(tokens[first:end]):
        return first
    if tokens[first].shape is not Shape.CAP or tokens[end - 1].shape is not Shape.CAP:
        return first
    while end < last and tokens[end].shape is Shape.CAP and not is_dictionary_word(tokens[end].text):
        end += 1
    if is_dictionary_word(tokens[first].text):
        alone = whole and end == last and is_dictionary_word(tokens[last - 1].text)
        return end if alone else first
    return end


def _strange_parts(stretch: Stretch, piece: Piece) -> Iterator[Piece]:
    """What of a piece of a title can be a name: all of it, or the words in it that are not English."""
    span = stretch.tokens[piece.first : piece.last]
    if _strong(stretch, piece) or (len(span) > 1 and is_place(stretch.text[span[0].start : span[-1].end])):
        yield piece
        return
    first = at = piece.first
    while at <= piece.last:
        end = _person(stretch.tokens, at, piece.last, at == piece.first)
        if end == at < piece.last and _is_strange(stretch, stretch.tokens[at]):
            at += 1
            continue
        if first < at == end and _is_loud(stretch):
            at = end = _extended(stretch.tokens, at, piece.last)
        part = Piece(first, at, title=piece.title and first == piece.first and at == piece.last)
        if at > first and judge(part, stretch.around) is Sure.YES:
            yield part
        if end > at:
            yield Piece(at, end, title=piece.title and at == piece.first)
        first = at = max(end, at + 1)


def _is_loud(stretch: Stretch) -> bool:
    """Whether no word of the stretch is written with one capital."""
    return not any(token.shape is Shape.CAP for token in stretch.tokens)


def _extended(tokens: list[Token], at: int, last: int) -> int:
    """The end of a name behind the words that names end with: "ZORVEK" in "ZORVEK PETROLEUM COMPANY PAID"."""
    while at < last and (plain(tokens[at]) in words("companies", "goes_on") or closes_name(tokens[at])):
        at += 1
    return at


def _is_strange(stretch: Stretch, token: Token) -> bool:
    """Whether no English sentence could hold the word, nor does this text write it small."""
    return (
        token.capitalised
        and token.shape is not Shape.CODE
        and len(token.text) >= _SHORTEST_STRANGE
        and token.fold not in words("sentence", "capitals")
        and not stretch.around.common(token)
        and not is_dictionary_word(token.text)
        and token.fold not in stretch.small
        and not (token.shape is Shape.CAP and is_compound(token.text))
    )


def read_stretches(
    document: Document, lower: frozenset[str], seen: frozenset[str], language: Language
) -> Iterator[Stretch]:
    """The article in stretches, paragraphs cut at section borders (a dateline ends inside one)."""
    borders = [section.start for section in document.sections[1:]]
    kinds = [section.kind for section in document.sections] or ["body"]
    for begin, finish in paragraphs(document.text):
        at = bisect_right(borders, begin)
        cuts = [begin]
        while at < len(borders) and borders[at] < finish:
            cuts.append(borders[at])
            at += 1
        for left, right in zip(cuts, [*cuts[1:], finish], strict=True):
            section = kinds[bisect_right(borders, left)]
            for start, end in stretches(left, right, document.text):
                yield Stretch(document.text, start, end, (lower, seen | language.small), section, language)
