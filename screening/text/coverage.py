"""What of a document could not be read for names: said, never passed over."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import Document, Mention


def reading_gaps(document: Document, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Sentences on the parts of the text in which names may have been missed."""
    lost = document.text.count("\ufffd")
    return (f"{lost} characters of the text could not be decoded",) if lost else ()
