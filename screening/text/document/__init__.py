"""Bytes of an article to a Document: its text with raw offsets, and the sections it falls into."""

from screening.text.document.document import LIMIT_BYTES, LIMIT_PACKED, read_document

__all__ = ["LIMIT_BYTES", "LIMIT_PACKED", "read_document"]
