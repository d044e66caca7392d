"""The labelled articles of tests/articles, for tests that read text alone."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from labelled_articles import Article, Label, read_folder

FOLDER = Path(__file__).resolve().parents[1] / "articles"


@cache
def _articles() -> dict[str, Article]:
    return {article.name: article for article in read_folder(FOLDER)}


def names() -> list[str]:
    return sorted(_articles())


def text_of(name: str) -> str:
    """The text as a reader gets it, without marks."""
    return _articles()[name].text


def labels_of(name: str) -> tuple[Label, ...]:
    return _articles()[name].labels
