"""A page's markup -> its blocks of text in order, each with the element it stands in.

Words are never joined or parted by markup inside a line, but for links that touch, and for menus: links with
nothing else on the line stand one below the other. Rows of tables stay rows; what scripts and styles hold is
no text. Nothing is left out: which blocks are the article is decided elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from screening.text.document.formats.extract import Passage, lays_out, row_of, tidy
from screening.text.document.formats.markup import TEXT, UNSEEN, Markup, Token
from screening.text.lexicon import words

_VOID = words("pages", "void")
_BLOCK = words("pages", "block")
_CELLS = frozenset({"td", "th"})
_ROW_ENDS = frozenset({"tr", "table", "thead", "tbody", "tfoot", "caption"})
_BLANKS = re.compile(r"\s+")
_NOTE_MARK = re.compile(r"\d{1,3}|[*†‡§]+|[a-z]")
_FEWEST_IN_MENU = 3
"""Links that make a line a menu; two with a blank between may be a given name and a surname."""
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """An element that holds text. `parent` is an index into the page's elements, -1 for the root."""

    tag: str
    parent: int
    role: str = ""
    labels: str = ""
    hidden: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A passage, the index of its element, and how many of its code points are links."""

    passage: Passage
    element: int
    linked: int = 0


@dataclass(slots=True)
class _Table:
    """Cells of the row being read, each a list of blocks; a table with a table in it lays the page out."""

    cells: list[list[Block]] = field(default_factory=list)
    layout: bool = False


class Page:
    """The elements and blocks of a page, its title, and what of its source could not be read."""

    def __init__(self, source: str) -> None:
        self.elements = [Element("#root", -1)]
        self.blocks: list[Block] = []
        self.title = ""
        self._stack = [0]
        self._open: Counter[str] = Counter()
        self._parts: list[str] = []
        self._linked = self._links = 0
        self._tables: list[_Table] = []
        self._marks: list[int] = []
        self._menu: list[int] = []
        """Where in the parts each link of the block ends."""
        markup = Markup(source)
        for token in markup:
            if token.tag == TEXT:
                self._take(token.text)
            elif token.close:
                self._end(token.tag)
            else:
                self._begin(token)
        self._flush()
        while self._tables:
            self._end_row()
            self._tables.pop()
        self.unread, self.scripted = markup.unread, markup.scripted

    # --- text -----------------------------------------------------------------------------------

    def _take(self, text: str) -> None:
        if self._tag() in UNSEEN:
            return
        if not self._open["pre"]:
            text = _BLANKS.sub(" ", text)
        self._parts.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _tag(self) -> str:
        return self.elements[self._stack[-1]].tag

    def _flush(self) -> None:
        """End the block being read."""
        self._part_menu()
        text, linked = tidy("".join(self._parts)), self._linked
        self._parts, self._linked, self._marks, self._menu = [], 0, [], []
        if not text:
            return
        here = self._stack[-1]
        if self._tag() == "title" and not self._open["svg"] and not self.title:
            self.title = " ".join(text.split())
            return
        if self._in_cell():
            self._tables[-1].cells[-1].append(Block(Passage(text), here, linked))
            return
        in_list = bool(self._open["li"]) and self._tag() == "li"
        passage = Passage(f"- {text}", row=True) if in_list else Passage(text)
        self.blocks.append(Block(passage, here, linked))

    def _part_menu(self) -> None:
        """Part links as a page does that draws them apart: all of a block that holds nothing else, elsewhere
        those that touch, a capital in front ("Tags: Acme|Oslo")."""
        parts = self._parts
        letters = sum(len(part.strip()) for part in parts if any(map(str.isalnum, part)))
        borders = [
            at
            for at in self._menu
            if at < len(parts) and parts[at - 1][-1:].isalnum() and parts[at][:1].isupper()
        ]
        if letters <= self._linked and (len(self._menu) >= _FEWEST_IN_MENU or borders):
            borders = self._menu
        for at in reversed(borders):
            parts.insert(at, "\n" if letters <= 2 * self._linked else " ")

    # --- tables ---------------------------------------------------------------------------------

    def _in_cell(self) -> bool:
        return bool(self._tables) and bool(self._tables[-1].cells)

    def _end_row(self) -> None:
        table = self._tables[-1]
        parts = [block for cell in table.cells for block in cell]
        texts = [[block.passage.text for block in cell] for cell in table.cells]
        if table.layout or lays_out(texts):
            self.blocks += parts
        elif parts:
            linked = sum(block.linked for block in parts)
            self.blocks.append(Block(row_of(texts), self.elements[parts[0].element].parent, linked))
        table.cells = []

    def _table_tag(self, tag: str, close: bool) -> None:
        """Rows and cells begin and end; a row's end may be left out of the source."""
        if tag == "table" and not close:
            if self._in_cell():
                self._tables[-1].layout = True
                self._end_row()
                self._tables[-1].cells.append([])
            self._tables.append(_Table())
        elif self._tables:
            if tag in _ROW_ENDS:
                self._end_row()
            elif not close:
                self._tables[-1].cells.append([])

    # --- elements -------------------------------------------------------------------------------

    def _begin(self, token: Token) -> None:
        tag = token.tag
        if tag == "br":
            self._parts.append("\n")
        elif tag == "img" and (said := tidy(token.attributes().get("alt", ""))):
            self.elements.append(Element("img", self._stack[-1]))
            self.blocks.append(Block(Passage(said), len(self.elements) - 1))
        elif tag == "q":
            self._parts.append("“")
        elif tag == "sup":
            self._marks.append(len(self._parts))
        if tag in _BLOCK:
            self._flush()
            if self._tag() == "p" or (tag == "li" and self._tag() == "li"):
                self._pop()
        if tag in _CELLS or tag in _ROW_ENDS:
            self._table_tag(tag, close=False)
        if tag not in _VOID:
            self._push(token)

    def _push(self, token: Token) -> None:
        tag = token.tag
        self._open[tag] += 1
        element = Element(tag, self._stack[-1])
        if token.text.strip(" /"):
            found = token.attributes()
            element.link = tag == "a" and "href" in found
            self._links += element.link
            element.role = found.get("role", "").lower()
            element.labels = f"{found.get('class', '')} {found.get('id', '')}".lower()
            element.hidden = "hidden" in found or bool(_HIDES.search(found.get("style", "")))
        self._stack.append(len(self.elements))
        self.elements.append(element)

    def _pop(self) -> None:
        element = self.elements[self._stack.pop()]
        self._open[element.tag] -= 1
        self._links -= element.link
        if element.link and self._parts:
            self._menu.append(len(self._parts))
        if element.tag == "table":
            self._end_row()
            self._tables.pop()

    def _end(self, tag: str) -> None:
        if not self._open[tag]:
            return
        if tag == "q":
            self._parts.append("”")
        elif tag == "sup":
            self._mark()
        if tag in _BLOCK:
            self._flush()
        if tag != "table" and (tag in _CELLS or tag in _ROW_ENDS):
            self._table_tag(tag, close=True)
        while self._tag() != tag:
            self._pop()
        self._pop()

    def _mark(self) -> None:
        """The mark of a footnote behind a word stands in brackets, so that it is no part of the word."""
        if not self._marks:
            return
        at = self._marks.pop()
        mark = "".join(self._parts[at:]).strip()
        before = next((part[-1] for part in reversed(self._parts[:at]) if part), " ")
        if _NOTE_MARK.fullmatch(mark) and not before.isspace() and not before.isdigit():
            self._parts[at:] = [f"[{mark}]"]
