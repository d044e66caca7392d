"""The parts of a report, in the order in which every format for people shows them.

To add a part: a line here, and in each of `table`, `markdown` and `html` a function under the same key in its
PARTS. JSON and CSV are complete by their own schemas. A test holds the formats to this table.
"""

from __future__ import annotations

from screening.model import Report

TITLES = {
    "documents": "Documents",
    "listed": "Listed",
    "possible": "Possible - review",
    "owned": "Owned by listed parties, not listed",
    "unlisted": "Mentioned, not listed",
    "unnamed": "Unnamed parties - cannot be screened by name",
    "elsewhere": "Found outside the article",
    "skipped": "Not screened",
    "set-aside": "Suppressed by decisions",
    "hidden": "Also screened, without a match",
    "meanings": "What these listings mean",
    "rules": "Rules of ownership",
    "lists": "Lists",
    "settings": "Settings and digests",
}
"""Titles by key; the keys are anchors of the page too."""


def title_of(part: str, report: Report) -> str:
    """The title of a part in this report."""
    if part == "unlisted" and not report.input.is_text:
        return "Not listed"
    return TITLES[part]
