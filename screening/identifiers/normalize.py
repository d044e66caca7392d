"""A number as typed -> the key under which equal numbers meet.

Case, spaces, dashes, labels ("IMO 9000001", "ETH 0x...") and, where spreadsheets drop them, leading zeros say
nothing and go. Keys carry no type: lists publish one number now as a tax number, now as a registration, so
whoever finds two equal keys must compare the types. Nothing is corrected and nothing raises.
"""

from __future__ import annotations

import re
import unicodedata

from screening.identifiers.types import NumberType, number_type
from screening.places import country_code

_SEVEN = re.compile(r"(?<!\d)\d{7}(?!\d)")
_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_BIC_HEAD = 8
_VAT = re.compile(r"([A-Z]{2})(\d{7,12})")
_KPP = re.compile(r"\d{4}01001")
"""The Russian code of the tax office and the reason of registration: thousands of firms share one, and lists
publish it among registrations (772701001 stands with two firms of OFAC's)."""
_LABEL = re.compile(r"^\s*(?:(?:(?:NO|NR|NUM|NUMBER|ID)\b\.?|N°|#)[\s:.]*)+(?=\S)")
_LETTERS_ONLY = frozenset({"swift", "call_sign", "aircraft_tail"})
_SHORTEST = 4
_IN_A_ROW = "01234567890123456789", "98765432109876543210"


def identifier_key(type_: str, value: str) -> str:
    """The key of a number; "" where the text holds no number that could identify anybody.

    A key of one is its own key. Placeholders ("000000", "123456789", "n/a") have none, nor has a number of
    fewer than 4 signs.
    """
    return key_of(number_type(type_), value)


def key_of(kind: NumberType, value: str) -> str:
    """As `identifier_key`, for a type that is known."""
    if kind.reach == "none":
        return ""
    text = _plain(value)
    if kind.name == "imo":
        found = _SEVEN.search(text)
        return found[0] if found and not _is_filler(found[0]) else ""
    if kind.name == "wallet":
        text = max(re.split(r"[\s:?/]+", text), key=len)
    signs = "".join(char for char in _LABEL.sub("", text) if char.isalnum())
    if kind.name == "swift":
        return signs[:_BIC_HEAD] if _BIC.fullmatch(signs) else ""
    if kind.name == "tax_id" and (vat := _vat(signs)):
        signs = vat[1]
    if signs.isdigit():
        signs = signs.lstrip("0")
    enough = any(char.isdigit() for char in signs) or (kind.name in _LETTERS_ONLY and signs.isalpha())
    if not enough or len(signs) < _SHORTEST or _is_filler(signs) or _KPP.fullmatch(signs):
        return ""
    return signs


def zeros_before(value: str) -> int:
    """How many zeros lead a number of digits alone."""
    signs = "".join(char for char in _plain(value) if char.isalnum())
    return len(signs) - len(signs.lstrip("0")) if signs.isdigit() else 0


def country_in(type_: str, value: str) -> str | None:
    """ISO-2 of the country that the number itself names: "DE123456789" is a German VAT number."""
    vat = _vat("".join(char for char in _plain(value) if char.isalnum()))
    return country_code(vat[0]) if vat and number_type(type_).name == "tax_id" else None


def _vat(signs: str) -> tuple[str, str] | None:
    found = _VAT.fullmatch(signs)
    return (found[1], found[2]) if found and country_code(found[1]) else None


def _plain(value: str) -> str:
    """Upper case in compatibility form, all digits Western ("١٢" is 12)."""
    if value.isascii():
        return value.upper()
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).upper())
    return "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in text)


def _is_filler(signs: str) -> bool:
    """What people type where they have no number."""
    return len(set(signs)) == 1 or (signs.isdigit() and any(signs in row for row in _IN_A_ROW))
