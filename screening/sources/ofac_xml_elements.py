"""An XML file of OFAC, plain or zipped -> its records, one element tree at a time, checked as they are read.

What a format holds is a table (`ofac_advanced_xml.toml`, `ofac_enhanced_xml.toml`); an element, an attribute
or a text that the table does not have is an error that names it. So is any document type declaration: no
entity is ever declared or expanded and nothing is fetched. Files, texts and zip members have size limits.
Only the record being read is held in memory. What the records mean is not known here.
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
from screening.sources.ofac_xml_formats import TEXT_ONLY, Format, Rule

MOST_BYTES = 512 << 20
"""Bytes of XML that are read, plain or out of a zip. The SDN list in the advanced format has about 100 MB."""

MOST_TEXT = 1 << 16
"""Letters in one element. The longest text in the files at hand has 600."""

_CHUNK = 1 << 16
_SCHEMA_ATTRIBUTES = "http://www.w3.org/2001/XMLSchema-instance "
AGAIN = "the download was cut short, or the publisher served half a file; download it again"


@dataclass(slots=True)
class Element:
    """An element as read; `line` is that of its start tag."""

    tag: str
    file: str
    line: int
    attributes: Mapping[str, str]
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
        return ParseError(message, where=self.where, hint=hint or "compare with OFAC's schema of this format")


def read_records(path: Path, form: Format) -> Iterator[Element]:
    """The records of a file in their order. Raises ParseError for whatever is not as `form` has it."""
    with _opened(path) as stream:
        tree = _Tree(path.name, form)
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > MOST_BYTES:
                raise _too_large(path)
            tree.feed(chunk)
            yield from tree.taken()
        tree.feed(b"", last=True)
        yield from tree.taken()


class _Tree:
    """Builds the elements of one file and puts each record aside when it closes."""

    def __init__(self, file: str, form: Format) -> None:
        self._file, self._form, self._space = file, form, ""
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
            empty = error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]
            what = "there is no XML in it" if empty else f"not whole XML: {expat.ErrorString(error.code)}"
            raise ParseError(what, where=f"{self._file}:{error.lineno}", hint=AGAIN) from error

    def taken(self) -> list[Element]:
        """The records that closed since the last call."""
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        element = Element(tag, self._file, self._reader.CurrentLineNumber, attributes)
        if self._open:
            rule = self._rule_within(element, space)
        else:
            rule = self._form.rules[self._form.root]
            self._check_root(element, space)
        if rule:
            _check_attributes(element, rule)
            if self._depth:
                self._open[-1][0].children.append(element)
            if self._depth or tag in self._form.records:
                self._depth += 1
        self._open.append((element, rule))

    def _check_root(self, element: Element, space: str) -> None:
        if element.tag != self._form.root or space not in self._form.namespaces:
            raise element.refuse(
                f"the root element is {element.tag!r} of {space!r}, not OFAC's {self._form.root!r}",
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
        return None if name == "-" else self._form.rules.get(name, TEXT_ONLY)

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
        raise ParseError(
            "a document type declaration: a web page or a forged file, not OFAC's list", where=self._file
        )


def _check_attributes(element: Element, rule: Rule) -> None:
    for name in element.attributes:
        if name not in rule.attributes and not name.startswith(_SCHEMA_ATTRIBUTES):
            raise element.refuse(f"unknown attribute {name!r} of {element.tag}")
    if missing := rule.required - element.attributes.keys():
        raise element.refuse(f"{element.tag} has no attribute {min(missing)!r}")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of the file, or of the one XML file in a zip."""
    try:
        with path.open("rb") as stream:
            if stream.read(4) != b"PK\x03\x04":
                if path.stat().st_size > MOST_BYTES:
                    raise _too_large(path)
                stream.seek(0)
                yield stream
                return
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) != 1 or not members[0].filename.lower().endswith(".xml"):
                raise ParseError(
                    f"the zip holds {len(members)} files; OFAC's holds one XML file",
                    where=path.name,
                    hint=AGAIN,
                )
            if members[0].flag_bits & 1:
                raise ParseError("the zip is encrypted", where=path.name, hint="unpack it first")
            if members[0].file_size > MOST_BYTES:
                raise _too_large(path)
            with archive.open(members[0]) as member:
                yield member
    except OSError as error:
        raise ParseError(
            f"cannot be read: {error.strerror}", where=path.name, hint="check the path"
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ParseError(f"the zip cannot be unpacked: {error}", where=path.name, hint=AGAIN) from error


def _too_large(path: Path) -> ParseError:
    return ParseError(
        f"more than the {MOST_BYTES >> 20} MB of XML that a list of OFAC may have",
        where=path.name,
        hint="this is another file, or one made to exhaust the memory",
    )
