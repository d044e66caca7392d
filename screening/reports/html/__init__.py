"""Report -> one HTML page that needs nothing but itself: no network, no other file, and no script to be read.

Text from outside becomes markup in `elements` alone; the page's content security policy allows its own style
and script, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from screening.model import Document, Report
from screening.reports import wording
from screening.reports.html import findings, record
from screening.reports.html.article import article
from screening.reports.html.contents import contents, head, name_of
from screening.reports.html.elements import EMPTY, Html, joined, outside, tag
from screening.reports.html.record import OUTCOMES
from screening.reports.html.view import View
from screening.reports.sections import TITLES, title_of

__all__ = ["PARTS", "render", "render_several"]


def render(report: Report, document: Document | None = None) -> str:
    """The report as a page, ending in a newline; with its text marked if that is given.

    Raises ValueError if `document` is not the one that the report is about.
    """
    view = View(report, document)
    return _page(f"{name_of(report)} - screening report", _report(view), report.version)


def render_several(answers: Sequence[tuple[Report, Document | None]]) -> str:
    """Several reports as one page, each under its own heading, with a list of them in front.

    Raises ValueError if a document is not the one that its report is about.
    """
    if len(answers) == 1:
        return render(*answers[0])
    views = [View(*answer, prefix=f"r{n}-", level=2) for n, answer in enumerate(answers, start=1)]
    rows = [
        tag(
            "tr",
            tag(
                "th",
                tag("a", outside(name_of(view.report)), href=f"#{view.anchor_of('report')}"),
                scope="row",
            ),
            tag("td", OUTCOMES[view.report.outcome]),
            tag("td", wording.summary(view.report)),
        )
        for view in views
    ]
    title = f"{len(views)} screening reports"
    top = tag("header", tag("h1", title), tag("table", tag("tbody", *rows), class_="reports"), class_="head")
    versions = sorted({view.report.version for view in views})
    return _page(title, joined([top, *map(_report, views)]), ", ".join(versions))


def _report(view: View) -> Html:
    """One report: its head, the text beside the names, the findings, the record."""
    text, names = article(view), contents(view)
    desk = tag("div", names, text, class_="desk" if text else "desk alone") if text or names else EMPTY
    sections = [view.section(key, title_of(key, view.report), *PARTS[key](view)) for key in TITLES]
    parts = (head(view), desk, tag("div", *sections, class_="findings"))
    return tag("div", *parts, class_="report", id=view.anchor_of("report"))


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
    "listed": findings.listed,
    "possible": findings.possible,
    "unlisted": findings.unlisted,
    "unnamed": findings.unnamed,
    "elsewhere": findings.elsewhere,
    "skipped": findings.skipped,
    "set-aside": findings.set_aside,
    "hidden": findings.hidden,
    "meanings": record.meanings,
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
