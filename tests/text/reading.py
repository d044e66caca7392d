"""What tests of the text layer share: a text in, the surfaces of its names out."""

from __future__ import annotations

from screening.model import Document, Kind
from screening.text.document import read_document
from screening.text.mentions import find_mentions


def read(text: str) -> Document:
    return read_document(None, text.encode())


def found(text: str, listed: frozenset[str] = frozenset()) -> list[str]:
    is_listed = (lambda name: name.casefold() in listed) if listed else None
    return [mention.text for mention in find_mentions(read(text), is_listed)]


def kind_in(text: str, name: str) -> Kind:
    return next(mention.kind for mention in find_mentions(read(text)) if mention.text == name)
