"""A page taken apart, for tests."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "input"}


class Page(HTMLParser):
    """A page taken apart: its elements in order, its words, its marks."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.marks: list[str] = []
        self.text: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs), "an attribute twice"
        self.elements.append((tag, found))
        if tag in VOID:
            return
        self._open.append((tag, found.get("class") or ""))
        if tag == "a" and self._open[-1][1].startswith("m "):
            self.marks.append("")
        self.words += [value for key, value in attrs if value and key in ("title", "href", "datetime")]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(name in ("style", "script") for name, _ in self._open):
            return
        self.words.append(data)
        if any(look.startswith("part ") for _, look in self._open):
            self.text.append(data)
        if any(name == "a" and look.startswith("m ") for name, look in self._open):
            self.marks[-1] += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [found for tag, found in self.elements if tag == name]

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())
