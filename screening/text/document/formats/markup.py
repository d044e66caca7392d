"""HTML as a stream of tags and texts, read in one pass whatever it is.

Follows the tokenizer of the HTML standard where pages depend on it: comments, raw text of scripts and styles,
quoted attributes, character references. Depth does not matter and no input makes it slow: parsers that build
trees drop what is nested deeper than 256 elements (libxml2) or take time by the square of it, and
html.parser takes time by the square of unclosed tags. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_MARKUP = re.compile(
    r"""
    <!--(?:-?>|(?P<comment>.*?)(?:--!?>|(?P<open>\Z)))
    |<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/<>]*+)
      (?P<attributes>(?:=\s*(?:"[^"]*"|'[^']*')|[^<>=]++|=)*+)(?:>|(?=<)|\Z)
    |<[!?/](?!--)[^<>]*+(?:>|(?=<)|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s"'/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"']++)))?+""")
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"})
"""Elements whose content holds no tags."""
UNSEEN = frozenset({"script", "style", "iframe"})
"""Those of them whose content is no text."""
_MOST_ATTRIBUTES = 50
TEXT = "#text"


@dataclass(frozen=True, slots=True)
class Token:
    """`tag` is TEXT or an element's name in lower case; `text` a text or the attributes as they stand."""

    tag: str
    text: str = ""
    close: bool = False

    def attributes(self) -> dict[str, str]:
        """Attributes by name in lower case; of two alike the first counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.text):
            found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
            if len(found) == _MOST_ATTRIBUTES:
                break
        return found


class Markup:
    """The tokens of a page. After reading, `unread` counts code points behind a comment or script that is
    opened and never closed: a browser shows nothing of them either."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._is_xml = source[:200].lstrip("\ufeff \t\r\n").startswith("<?xml")
        self.unread = 0
        self.scripted = 0
        """Code points of scripts and styles."""

    def __iter__(self) -> Iterator[Token]:
        source, at = self._source, 0
        while (match := _MARKUP.search(source, at)) is not None:
            if match.start() > at:
                yield Token(TEXT, unescape(source[at : match.start()]))
            at = match.end()
            if match["open"] is not None:
                self.unread += len(match["comment"])
            if match["tag"] is None:
                continue
            tag, attributes = match["tag"].lower(), match["attributes"]
            yield Token(tag, attributes, bool(match["close"]))
            closed = self._is_xml and attributes.rstrip().endswith("/")
            if tag in _RAW and not match["close"] and not closed:
                content, at = self._raw(tag, at)
                yield Token(TEXT, content if tag == "xmp" else unescape(content))
        if at < len(source):
            yield Token(TEXT, unescape(source[at:]))

    def _raw(self, tag: str, at: int) -> tuple[str, int]:
        """Content of a raw element that begins at `at`, and where its end tag is."""
        end = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(self._source, at)
        finish = end.start() if end else len(self._source)
        if tag in UNSEEN:
            self.scripted += finish - at
            if end is None:
                self.unread += finish - at
        return self._source[at:finish], finish
