"""Numbers that stand in a text or in a name's field: wallets, IMO numbers, LEIs and others whose word stands
before.

What is no right number, where its kind has check digits, is none. Whose a number is, and whether a list has
it, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.identifiers.checks import identifier_problem
from screening.identifiers.shapes import type_by_shape
from screening.model import Identifier

_SIGNS = {
    "imo": r"\d{7}",
    "mmsi": r"\d{9}",
    "lei": r"[A-Z0-9]{18}\d\d",
    "inn": r"\d{12}|\d{10}",
    "ogrn": r"\d{15}|\d{13}",
    "passport": r"(?=[A-Z]{0,3}\d{5})[A-Z0-9]{6,10}",
    "swift": r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
}
"""Type of number -> how it is written."""
_CALLED = {"инн": "inn", "огрн": "ogrn", "bic": "swift", "swift/bic": "swift"}
_BEHIND = (
    r"(?:[ -]?(?:[Nn]umber|[Nn]o\.?|[Cc]ode|№|#))?[ \u00a0]?[:#№]?[ \u00a0]?(?P<value>[A-Z0-9]{6,20})(?!\w)"
)
_LABELLED = re.compile(rf"(?<![\w-])(?P<label>IMO|MMSI|LEI|INN|ИНН|OGRN|ОГРН|[Pp]assport){_BEHIND}")
_IN_A_FIELD = re.compile(
    rf"(?<![\w-])(?P<label>IMO|MMSI|LEI|INN|ИНН|OGRN|ОГРН|PASSPORT|SWIFT/BIC|SWIFT|BIC){_BEHIND}",
    re.IGNORECASE,
)
"""In running text "SWIFT" stands before other words too."""
_LONG = re.compile(r"(?<![\w/.=-])(?:0x[0-9a-fA-F]{40}|[a-zA-Z0-9]{20,90})(?!\w)")
"""What may be a wallet, or an LEI that nobody calls so."""
_ALONE = re.compile(r"\s*\d{7,20}\s*")
"""A number in the place of a name."""
_WALLET = 26
"""Signs of the shortest."""
LETTERED = ("swift", "bic")
"""How words begin that stand before numbers which may have no digit."""
MARKED = frozenset(word + end for word in LETTERED for end in ("", "code", "no", "number"))
"""Such words, of letters alone."""


def numbers_in_text(text: str) -> Iterator[tuple[int, int, Identifier]]:
    """(start, end, number) of those that are written as their kind is in running text."""
    yield from _labelled(_LABELLED, text)
    for match in _LONG.finditer(text):
        if len(match[0]) >= _WALLET and _by_shape(match[0]) == "wallet":
            yield match.start(), match.end(), Identifier("wallet", match[0])


def numbers_in_name(text: str) -> tuple[Identifier, ...]:
    """The numbers that stand in the field of a name, beside it or in its place ("Zorvane IMO 9074729")."""
    found = [number for _, _, number in _labelled(_IN_A_FIELD, text)]
    for match in _LONG.finditer(text):
        if type_ := _by_shape(match[0]):
            found.append(Identifier(type_, match[0]))
    if _ALONE.fullmatch(text):
        found.append(Identifier("unknown", text.strip()))
    return tuple(dict.fromkeys(found))


def _labelled(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, Identifier]]:
    for match in pattern.finditer(text):
        label = match["label"].casefold()
        type_, value = _CALLED.get(label, label), match["value"]
        written = value if type_ == "swift" else value.upper()  # "Swift Delivery" is no bank
        if re.fullmatch(_SIGNS[type_], written) and not identifier_problem(type_, value):
            yield match.start(), match.end(), Identifier(type_, value)


def _by_shape(run: str) -> str:
    return "" if run.isalpha() or run.isdigit() else type_by_shape(run)
