"""A model's spans: which are taken, and what is said where library or model are not there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from screening.errors import SettingsError
from screening.model import Kind
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.ner import Span, added_mentions, load_recognizer, recognize

TEXT = "The firm Zorvex GmbH paid.\n\nWe met acme of bern's people, said ivan dorrel there.\n"


class Stub:
    """A recogniser that finds the same words in every piece."""

    name = "stub 1"

    def __init__(self, **found: Kind) -> None:
        self.found = {words.replace("_", " "): kind for words, kind in found.items()}

    def spans(self, pieces: Sequence[str]) -> Iterator[list[Span]]:
        for piece in pieces:
            yield [
                Span(piece.index(words), piece.index(words) + len(words), kind)
                for words, kind in self.found.items()
                if words in piece
            ]


def test_spans_are_places_of_the_whole_text() -> None:
    document = read_document(Path("a.txt"), TEXT.encode())
    found = recognize(document, Stub(acme_of_bern=Kind.ORGANIZATION, Zorvex_GmbH=Kind.ORGANIZATION))
    assert [document.text[one.start : one.end] for one in found] == ["Zorvex GmbH", "acme of bern"]


def test_only_what_touches_no_mention_is_added() -> None:
    document = read_document(Path("a.txt"), TEXT.encode())
    mentions = find_mentions(document)
    assert [one.text for one in mentions] == ["Zorvex GmbH"]
    start = TEXT.index("Zorvex")
    spans = [
        Span(start - 5, start + 6, Kind.PERSON),  # begins before a mention
        Span(start + 7, start + 15, Kind.PERSON),  # ends behind it
        Span(start, start + 11, Kind.PERSON),
        Span(TEXT.index("acme"), TEXT.index("acme") + 12, Kind.ORGANIZATION),
        Span(TEXT.index("acme") + 5, TEXT.index("acme") + 14, Kind.ORGANIZATION),  # over one just added
    ]
    (added,) = added_mentions(document, mentions, spans)
    assert (added.text, added.kind, added.line, added.column) == ("acme of bern", Kind.ORGANIZATION, 3, 8)
    assert added.section == "body"
    assert added.sentence == "We met acme of bern's people, said ivan dorrel there."


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (" acme of bern ", "acme of bern"),
        ("bern's", "bern"),
        ("bern’s", "bern"),
        (" ... ", ""),
        ("x" * 121, ""),
    ],
)
def test_spans_are_trimmed_or_refused(words: str, kept: str) -> None:
    document = read_document(Path("a.txt"), f"We saw {words} there, and so on and on.".encode())

    class Whole(Stub):
        def spans(self, pieces: Sequence[str]) -> Iterator[list[Span]]:
            at = document.text.index(words)
            yield [Span(at, at + len(words), Kind.ORGANIZATION)]
            yield from ([] for _ in pieces[1:])

    found = recognize(document, Whole())
    assert [document.text[one.start : one.end] for one in found] == ([kept] if kept else [])


# --- spaCy, as far as it is used ---------------------------------------------------------------


def spacy_with(monkeypatch: pytest.MonkeyPatch, pipes: list[str], ents: list[tuple[int, int, str]]) -> None:
    def load(name: str) -> object:
        if name != "own":
            raise OSError(f"[E050] Can't find model '{name}'.")
        entities = [SimpleNamespace(start_char=a, end_char=b, label_=label) for a, b, label in ents]
        return SimpleNamespace(
            pipe_names=pipes,
            meta={"lang": "en", "name": "own", "version": "1.2"},
            pipe=lambda texts: (SimpleNamespace(ents=entities) for _ in texts),
        )

    module = ModuleType("spacy")
    module.__version__ = "3.9.9"  # type: ignore[attr-defined]
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)


def test_a_pipeline_gives_persons_and_organisations(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy_with(
        monkeypatch, ["tok2vec", "ner"], [(0, 4, "ORG"), (5, 9, "PERSON"), (9, 12, "GPE"), (12, 14, "PER")]
    )
    recognizer = load_recognizer("spacy:own")
    assert recognizer.name == "spacy 3.9.9, en_own 1.2"
    (found,) = recognizer.spans(["whatever it is"])
    assert [(one.start, one.kind) for one in found] == [
        (0, Kind.ORGANIZATION),
        (5, Kind.PERSON),
        (12, Kind.PERSON),
    ]


@pytest.mark.parametrize(
    ("given", "said", "hint"),
    [
        ("spacy:none", "no spaCy model 'none'", "spacy download"),
        ("spacy:", "no recogniser 'spacy:'", "spacy:MODEL"),
        ("own", "no recogniser 'own'", "spacy:MODEL"),
        ("flair:own", "no recogniser 'flair:own'", "spacy:MODEL"),
    ],
)
def test_what_is_not_there_is_said_with_a_hint(
    monkeypatch: pytest.MonkeyPatch, given: str, said: str, hint: str
) -> None:
    spacy_with(monkeypatch, ["ner"], [])
    with pytest.raises(SettingsError, match=said) as caught:
        load_recognizer(given)
    assert hint in caught.value.hint


def test_a_pipeline_without_names_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy_with(monkeypatch, ["tagger"], [])
    with pytest.raises(SettingsError, match="finds no names"):
        load_recognizer("spacy:own")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SettingsError, match="needs the library") as caught:
        load_recognizer("spacy:own")
    assert "screening[ner]" in caught.value.hint
