"""A validation shown: one module a format, each a pure function from the figures to text."""

from __future__ import annotations

from collections.abc import Callable

from screening.validate.results import Validation

FORMATS = ("table", "markdown", "json", "html")
ENDINGS = {
    ".txt": "table",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
}


def renderer(shape: str) -> Callable[[Validation], str]:
    """The function of one of FORMATS; its module is loaded when it is asked for."""
    if shape == "json":
        from screening.validate.shown.json import render as render_json

        return render_json
    if shape == "markdown":
        from screening.validate.shown.markdown import render as render_markdown

        return render_markdown
    if shape == "html":
        from screening.validate.shown.html import render as render_html

        return render_html
    from screening.validate.shown.text import render as render_text

    return render_text
