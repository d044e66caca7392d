"""An XML file, plain or zipped -> its records, one element tree at a time, checked as they are read.

What a format holds is its `xml_layout`; an element, an attribute or a text that the layout does not have is
an error that names it. So is any document type declaration: no entity is ever declared or expanded and
nothing is fetched. Files, texts and zip members have size limits. Only the record being read is held in
memory. What the records mean is not known here.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from screening.errors import ParseError
from screening.sources.reading.files import CUT, opened, too_large
from screening.sources.reading.xml_layout import TEXT_ONLY, Layout, Rule

MOST_TEXT = 1 << 16
"""Letters in one element. The longest text in the files at hand has 1,423."""

_CHUNK = 1 << 16
_SCHEMA_ATTRIBUTES = "http://www.w3.org/2001/XMLSchema-instance "


@dataclass(slots=True)
class Element:
    """An element as read; `line` is that of its start tag, `hint` what errors about it say to do."""

    tag: str
    file: str
    line: int
    attributes: Mapping[str, str]
    hint: str = ""
    text: str = ""
    children: list[Element] = field(default_factory=list)

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"

    @property
    def value(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split())

    def all(self, *path: str) -> list[Element]:
        """The elements at the end of a path of children; no path is the element itself."""
        found = [self]
        for tag in path:
            found = [child for element in found for child in element.children if child.tag == tag]
        return found

    def get(self, *path: str) -> str:
        """Text of the first element on the path that has any; "" if there is none."""
        return next((value for element in self.all(*path) if (value := element.value)), "")

    def flag(self, name: str) -> bool:
        """An attribute or child that says true or false. Raises ParseError if it does not."""
        word = self.attributes.get(name) or self.get(name)
        if word not in ("true", "false"):
            raise self.refuse(f"{name} of {self.tag} is {word!r}, neither true nor false")
        return word == "true"

    def refuse(self, message: str, hint: str = "") -> ParseError:
        return ParseError(message, where=self.where, hint=hint or self.hint)


def read_records(path: Path, layout: Layout) -> Iterator[Element]:
    """The records of a file in their order. Raises ParseError for whatever is not as `layout` has it."""
    with _unpacked(path, layout) as stream:
        tree = _Tree(path.name, layout)
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > layout.most_bytes:
                raise _too_much(path, layout)
            tree.feed(chunk)
            yield from tree.taken()
        tree.feed(b"", last=True)
        yield from tree.taken()


class _Tree:
    """Builds the elements of one file and puts each record aside when it closes."""

    def __init__(self, file: str, layout: Layout) -> None:
        self._file, self._layout, self._space = file, layout, ""
        self._reader = reader = expat.ParserCreate(namespace_separator=" ")
        reader.buffer_text = True
        reader.StartElementHandler = self._start
        reader.EndElementHandler = self._end
        reader.CharacterDataHandler = self._characters
        reader.StartDoctypeDeclHandler = self._doctype
        # The open elements, each with its rule; one that is passed over has none.
        self._open: list[tuple[Element, Rule | None]] = []
        self._depth = 0  # open elements from the record inwards; 0 is outside of all records
        self._done: list[Element] = []

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        try:
            self._reader.Parse(chunk, last)
        except expat.ExpatError as error:
            nothing = error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]
            reason = "it is cut short" if nothing else expat.ErrorString(error.code)
            empty = nothing and not self._open
            what = "the file is empty: there is no XML in it" if empty else f"not whole XML: {reason}"
            raise ParseError(what, where=f"{self._file}:{error.lineno}", hint=CUT) from error

    def taken(self) -> list[Element]:
        """The records that closed since the last call."""
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        line = self._reader.CurrentLineNumber
        element = Element(tag, self._file, line, attributes, self._layout.hint)
        if self._open:
            rule = self._rule_within(element, space)
        else:
            rule = self._layout.rules[self._layout.root]
            self._check_root(element, space)
        if rule:
            _check_attributes(element, rule)
            if self._depth:
                self._open[-1][0].children.append(element)
            if self._depth or tag in self._layout.records:
                self._depth += 1
        self._open.append((element, rule))

    def _check_root(self, element: Element, space: str) -> None:
        layout = self._layout
        if element.tag != layout.root or space not in layout.namespaces:
            raise element.refuse(
                f"the root element is {element.tag!r} of {space!r}, not {layout.root!r}: not {layout.title}",
                "this is another file, or the publisher changed its format",
            )
        self._space = space

    def _rule_within(self, element: Element, space: str) -> Rule | None:
        """The rule of an element by where it stands; None in what is passed over."""
        parent, above = self._open[-1]
        if above is None:
            return None
        if element.tag not in above.children or space != self._space:
            raise element.refuse(f"unknown element {element.tag!r} in {parent.tag}")
        name = above.children[element.tag]
        return None if name == "-" else self._layout.rules.get(name, TEXT_ONLY)

    def _end(self, _name: str) -> None:
        element, rule = self._open.pop()
        if rule and self._depth:
            self._depth -= 1
            if not self._depth:
                self._done.append(element)

    def _characters(self, text: str) -> None:
        element, rule = self._open[-1]
        if rule is None:
            return
        if rule.text:
            element.text += text
            if len(element.text) > MOST_TEXT:
                raise element.refuse(f"the text of {element.tag} has more than {MOST_TEXT:,} letters")
        elif text.strip():
            raise element.refuse(f"text {text.strip()[:40]!r} between the elements of {element.tag}")

    def _doctype(self, *_declared: object) -> None:
        what = f"a document type declaration: a web page or a forged file, not {self._layout.title}"
        raise ParseError(what, where=self._file, hint="nothing it declares is read; fetch the list again")


def _check_attributes(element: Element, rule: Rule) -> None:
    for name in element.attributes:
        if name not in rule.attributes and not name.startswith(_SCHEMA_ATTRIBUTES):
            raise element.refuse(f"unknown attribute {name!r} of {element.tag}")
    if missing := rule.required - element.attributes.keys():
        raise element.refuse(f"{element.tag} has no attribute {min(missing)!r}")


@contextmanager
def _unpacked(path: Path, layout: Layout) -> Iterator[IO[bytes]]:
    """The bytes of the file, or of the one XML file in a zip."""
    try:
        with opened(path) as stream:
            if stream.read(4) != b"PK\x03\x04":
                stream.seek(0)
                yield stream
                return
            with zipfile.ZipFile(stream) as archive:
                member = _only_member(archive, path)
                if member.file_size > layout.most_bytes:
                    raise _too_much(path, layout)
                with archive.open(member) as unpacked:
                    yield unpacked
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ParseError(f"the zip cannot be unpacked: {error}", where=path.name, hint=CUT) from error


def _only_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = archive.infolist()
    if len(members) != 1 or not members[0].filename.lower().endswith(".xml"):
        raise ParseError(
            f"the zip holds {len(members)} files and not one XML file", where=path.name, hint=CUT
        )
    if members[0].flag_bits & 1:
        raise ParseError("the zip is encrypted", where=path.name, hint="unpack it first")
    return members[0]


def _too_much(path: Path, layout: Layout) -> ParseError:
    return too_large(path, layout.most_bytes, layout.title)
