"""Does a number have the shape and the check digit of its type?

Only types with a published rule are checked. A number that fails is probably mistyped: that is worth telling,
and no reason to ignore it, because lists publish such numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screening.identifiers.normalize import key_of
from screening.identifiers.types import number_type
from screening.identifiers.wallets import wallet_problem

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DIGITS = re.compile(r"\d+")


def identifier_problem(type_: str, value: str) -> str:
    """What is wrong with the number, for people ("its check digit is wrong"); "" where nothing is known.

    Never raises. Rules: IMO resolution A.1117(30) and MSC.160(78) for ships and companies, ISO 17442 (LEI),
    ISO 9362 (BIC), ISO 6166 (ISIN), GB 32100-2015 (unified social credit code), ITU-R M.585 (MMSI); for
    Russia's INN and OGRN the sums that 1,823 of 1,832 and 1,492 of 1,538 numbers so long at OFAC in 2023
    meet (of the others most are other countries'); for wallets see `wallets`.
    """
    kind = number_type(type_)
    if not value.strip():
        return "it is empty"
    if kind.reach == "none":
        return "thousands share such a number"
    key = key_of(kind, value)
    if not key:
        return "it is no number that could identify anybody"
    if kind.name == "wallet":
        return wallet_problem(value)
    check = _CHECKS.get(kind.name) or _WORDED.get(type_.strip().casefold())
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


def _inn(key: str) -> str:
    """Russia's tax number: 10 digits of a firm, 12 of a person. A leading zero may have been lost."""
    digits = [int(char) for char in key.zfill(12 if len(key) > 10 else 10)] if key.isdigit() else []
    if len(digits) not in (10, 12):
        return "it has not the 10 or 12 digits of an INN"
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    for place in (9,) if len(digits) == 10 else (10, 11):
        total = sum(map(int.__mul__, digits[:place], weights[-place:]))
        if total % 11 % 10 != digits[place]:
            return "its check digit is wrong"
    return ""


def _ogrn(key: str) -> str:
    """Russia's registration number: 13 digits of a firm, 15 of a trader."""
    if not key.isdigit() or len(key) not in (13, 15):
        return "it has not the 13 or 15 digits of an OGRN"
    right = int(key[:-1]) % (len(key) - 2) % 10 == int(key[-1])
    return "" if right else "its check digit is wrong"


_WORDED: dict[str, Callable[[str], str]] = {"inn": _inn, "ogrn": _ogrn, "ogrnip": _ogrn}
"""By the word that a number is given under, where its type has others beside it."""
_CHECKS: dict[str, Callable[[str], str]] = {
    "imo": _imo,
    "lei": _lei,
    "isin": _isin,
    "uscc": _uscc,
    "mmsi": _mmsi,
}
