"""Names that a statistical model finds besides those that the rules find: an adder, asked for with `--ner`.

The model is one that is installed or lies in a folder; nothing is fetched. What it finds where the rules
found something already is left to the rules: it may only tell what sort of thing that is. Refused are spans
without a letter, or longer than a name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from screening.errors import SettingsError
from screening.model import Document, Kind, Mention
from screening.text.positions import Standing, paragraphs, stretches
from screening.text.tokens import sentences, tokenize

KINDS = {"PERSON": Kind.PERSON, "PER": Kind.PERSON, "ORG": Kind.ORGANIZATION}
"""Labels of the usual models (OntoNotes, CoNLL, WikiNER) that are parties; the others are none."""
LONGEST = 120
_HINT = "--ner spacy:MODEL, MODEL being an installed model or its folder"
_CLITICS = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` of a text, and what the model takes the name for."""

    start: int
    end: int
    kind: Kind


class Recognizer(Protocol):
    """Anything that finds names in pieces of text; `name` tells model and version, for the report."""

    name: str

    def spans(self, pieces: Sequence[str]) -> Iterator[list[Span]]:
        """The spans of each piece, in their order."""
        ...


class SpacyRecognizer:
    """A spaCy pipeline of which only the names are used."""

    def __init__(self, model: str) -> None:
        """Raises SettingsError if the library or the model is not there, or the model finds no names."""
        try:
            import spacy
        except ImportError as error:
            raise SettingsError(
                "--ner spacy needs the library spaCy", hint='pip install "screening[ner]"'
            ) from error
        try:
            self._pipeline: Any = spacy.load(model)
        except (OSError, ValueError, ImportError) as error:
            raise SettingsError(
                f"there is no spaCy model {model!r} on this machine, or not for this version of spaCy",
                hint=f"install one (python -m spacy download en_core_web_sm) or give its folder: {_HINT}",
            ) from error
        if not {"ner", "entity_ruler"} & set(self._pipeline.pipe_names):
            raise SettingsError(f"the spaCy model {model!r} finds no names", hint=_HINT)
        meta = self._pipeline.meta
        self.name = f"spacy {spacy.__version__}, {meta.get('lang')}_{meta.get('name')} {meta.get('version')}"

    def spans(self, pieces: Sequence[str]) -> Iterator[list[Span]]:
        for read in self._pipeline.pipe(pieces):
            yield [
                Span(one.start_char, one.end_char, KINDS[one.label_])
                for one in read.ents
                if one.label_ in KINDS
            ]


def load_recognizer(given: str) -> Recognizer:
    """The recogniser that "spacy:MODEL" names. Raises SettingsError."""
    library, _, model = given.partition(":")
    if library != "spacy" or not model:
        raise SettingsError(f"there is no recogniser {given!r}", hint=_HINT)
    return SpacyRecognizer(model)


def recognize(document: Document, recognizer: Recognizer) -> list[Span]:
    """The names that a model finds in a document, in order, without the blanks and 's around them."""
    text = document.text
    places = [place for begin, end in paragraphs(text) for place in stretches(begin, end, text)]
    pieces = [text[start:end] for start, end in places]
    found = []
    for (start, end), spans in zip(places, recognizer.spans(pieces), strict=True):
        moved = (Span(start + one.start, min(start + one.end, end), one.kind) for one in spans)
        found += [kept for one in moved if (kept := _trimmed(text, one))]
    return sorted(set(found), key=lambda one: (one.start, one.end, one.kind))


def _trimmed(text: str, span: Span) -> Span | None:
    surface = text[span.start : span.end]
    start = span.start + len(surface) - len(surface.lstrip())
    surface = surface.strip()
    for clitic in _CLITICS:
        surface = surface.removesuffix(clitic)
    usable = len(surface) <= LONGEST and any(letter.isalpha() for letter in surface)
    return Span(start, start + len(surface), span.kind) if usable else None


def added_mentions(
    document: Document, mentions: Iterable[Mention], spans: Iterable[Span]
) -> tuple[Mention, ...]:
    """The spans that touch no mention, nor each other, as mentions."""
    text, standing = document.text, Standing(document)
    taken = sorted((one.start, one.end) for one in mentions)
    added: list[Mention] = []
    for span in spans:
        at = bisect_right(taken, (span.start, span.end))
        before = max((end for _, end in taken[max(at - 1, 0) : at]), default=0)
        after = taken[at][0] if at < len(taken) else len(text)
        if before > span.start or after < span.end or (added and added[-1].end > span.start):
            continue
        added.append(standing.mention(span.start, span.end, span.kind, _sentence(text, span)))
    return tuple(added)


def _sentence(text: str, span: Span) -> str:
    """The sentence around a span, as far as its line goes, on one line."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    tokens = tokenize(text, start, end if end >= 0 else len(text))
    around = next((one for one in sentences(tokens) if one[0] <= span.start < one[1]), (span.start, span.end))
    return " ".join(text[around[0] : max(around[1], span.end)].split())
