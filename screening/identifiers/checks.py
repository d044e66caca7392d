"""Does a number have the shape and the check digit of its type?

Only types with a published rule are checked. A number that fails is probably mistyped: that is worth telling,
and no reason to ignore it, because lists publish such numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screening.identifiers.normalize import key_of
from screening.identifiers.types import number_type

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DIGITS = re.compile(r"\d+")


def identifier_problem(type_: str, value: str) -> str:
    """What is wrong with the number, for people ("its check digit is wrong"); "" where nothing is known.

    Never raises. Rules: IMO resolution A.1117(30) and MSC.160(78) for ships and companies, ISO 17442 (LEI),
    ISO 9362 (BIC), ISO 6166 (ISIN), GB 32100-2015 (unified social credit code), ITU-R M.585 (MMSI).
    """
    kind = number_type(type_)
    if not value.strip():
        return "it is empty"
    if kind.reach == "none":
        return "thousands share such a number"
    key = key_of(kind, value)
    if not key:
        return "it is no number that could identify anybody"
    check = _CHECKS.get(kind.name)
    return check(key) if check else ""


def _imo(key: str) -> str:
    digits = [int(char) for char in key]
    ship = sum(digit * (7 - place) for place, digit in enumerate(digits[:6])) % 10
    firm = (11 - sum(map(int.__mul__, digits[:6], (8, 6, 4, 2, 9, 7))) % 11) % 10
    return "" if digits[6] in (ship, firm) else "its check digit is wrong"


def _lei(key: str) -> str:
    if not re.fullmatch(r"[0-9A-Z]{18}\d\d", key):
        return "it has not the 20 signs of an LEI"
    return "" if int("".join(str(int(char, 36)) for char in key)) % 97 == 1 else "its check digits are wrong"


def _isin(key: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{9}\d", key):
        return "it has not the 12 signs of an ISIN"
    digits = [int(char) for sign in key for char in str(int(sign, 36))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return "" if (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 else "its check digit is wrong"


def _uscc(key: str) -> str:
    if len(key) != 18 or any(char not in _USCC_SIGNS for char in key):
        return "it has not the 18 signs of a unified social credit code"
    total = sum(_USCC_SIGNS.index(char) * pow(3, place, 31) for place, char in enumerate(key[:17]))
    return "" if (31 - total % 31) % 31 == _USCC_SIGNS.index(key[17]) else "its check digit is wrong"


def _mmsi(key: str) -> str:
    return "" if _DIGITS.fullmatch(key) and len(key) == 9 else "it has not the 9 digits of an MMSI"


_CHECKS: dict[str, Callable[[str], str]] = {
    "imo": _imo,
    "lei": _lei,
    "isin": _isin,
    "uscc": _uscc,
    "mmsi": _mmsi,
}
