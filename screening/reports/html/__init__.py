"""Report -> one HTML page that needs nothing but itself: no network, no other file, and no script to be read.

Text from outside becomes markup in `elements` alone; the page's content security policy allows its own style
and script, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from screening.model import Document, Report
from screening.reports.html import findings, record
from screening.reports.html.article import texts
from screening.reports.html.contents import contents, head, name_of
from screening.reports.html.elements import Html, joined, tag
from screening.reports.html.view import View
from screening.reports.sections import TITLES, title_of

__all__ = ["PARTS", "render"]


def render(report: Report, *given: Document | None) -> str:
    """The report as a page, ending in a newline; with its texts marked if they are given, one for each of its
    documents in their order.

    Raises ValueError if a text is not the one that the report is about.
    """
    view = View(report, given)
    return _page(f"{name_of(report)} - screening report", _report(view), report.version)


def _report(view: View) -> Html:
    """The head; then the names beside all else: the documents, the texts, the findings, the record."""
    names = contents(view)
    first, *others = (view.section(key, title_of(key, view.report), *PARTS[key](view)) for key in TITLES)
    column = tag("div", first, texts(view), *others, class_="findings")
    return joined([head(view), tag("div", names, column, class_="desk" if names else "desk alone")])


def _page(title: str, content: Html, version: str) -> str:
    style, script = _own("page.css"), _own("page.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    metas = [
        Html('<meta charset="utf-8">'),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"screening {version}"),
        tag("title", title),
        tag("style", style),
    ]
    body = [
        tag("a", "Skip to the report", href="#main", class_="skip"),
        tag("main", content, id="main", tabindex=-1),
        tag("footer", f"screening {version}. {_RESERVE}", class_="foot"),
        tag("script", script),
    ]
    page = tag("html", Html("\n"), tag("head", *metas), Html("\n"), tag("body", *body), Html("\n"), lang="en")
    return f"<!doctype html>\n{page}\n"


PARTS: dict[str, Callable[[View], list[Html]]] = {
    "documents": record.documents,
    "listed": findings.listed,
    "possible": findings.possible,
    "owned": findings.owned,
    "unlisted": findings.unlisted,
    "unnamed": findings.unnamed,
    "elsewhere": findings.elsewhere,
    "skipped": findings.skipped,
    "set-aside": findings.set_aside,
    "hidden": findings.hidden,
    "meanings": record.meanings,
    "rules": record.rules,
    "lists": record.held,
    "settings": record.settings,
}
"""What stands under each title of `sections.TITLES`: nothing if the report has nothing of it."""

_RESERVE = (
    "A match says that names agree, not that the parties are the same; without a match a name was not found "
    "in these lists of these dates, which says nothing about ownership. No legal advice."
)


@cache
def _own(name: str) -> Html:
    """A file of this package: markup as it stands, since it is ours."""
    return Html((files(__package__) / name).read_text(encoding="utf-8"))


def _digest(own: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()}'"
