"""Elements of a page, and the one place where text becomes markup.

Whatever is not `Html` already is text from outside: `tag` escapes it and spells out what would drive a page
or turn its writing (`reports.visible`). So a forgotten escape shows too much and never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from screening.reports.links import is_plain_link
from screening.reports.visible import one_line, visible


class Html(str):
    """Markup made here. Adding or joining it gives plain text again, which the next `tag` escapes."""

    __slots__ = ()


EMPTY = Html("")
_VOID = frozenset({"meta"})
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")


def text(value: str) -> Html:
    """Text on one line."""
    return Html(escape(one_line(value)))


def verbatim(value: str) -> Html:
    """Text with its line breaks and tabs, for `white-space: pre-wrap`; each kind of break is a newline."""
    lines = ("\t".join(escape(visible(cell)) for cell in line.split("\t")) for line in _BREAK.split(value))
    return Html("\n".join(lines))


def joined(parts: Iterable[str | Html | None], between: str = "") -> Html:
    """Parts one after another, what is not `Html` escaped."""
    return Html(escape(between).join(_markup(part) for part in parts if part))


def tag(name: str, /, *content: str | Html | None, **attributes: str | int | bool | None) -> Html:
    """An element. `class_` and `for_` lose their underscore, others turn it into a hyphen (`aria_label`);
    None and False leave an attribute out, True gives it without a value."""
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{joined(content)}</{name}>")


def outside(value: str, **attributes: str | int | bool | None) -> Html:
    """Words from outside amid ours: their writing direction is their own and stays with them."""
    return tag("bdi", value, **attributes)


def link(url: str | None, label: str) -> Html:
    """A link to a publisher's page; an address that is not a plain http(s) one is only shown."""
    if not url:
        return EMPTY
    if not is_plain_link(url):
        return outside(url)
    return tag("a", label, href=url, rel="noopener noreferrer", target="_blank", class_="source")


def _markup(part: str | Html) -> str:
    return part if isinstance(part, Html) else text(part)


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
