"""What a number's writing and the word beside it prove: its type, and who issued it."""

from __future__ import annotations

import re

from screening.identifiers.checks import identifier_problem
from screening.identifiers.wallets import is_wallet

_RUSSIAN = frozenset({"inn", "ogrn", "ogrnip"})
_LEI = re.compile(r"[0-9A-Za-z]{18}\d\d")


def type_by_shape(value: str) -> str:
    """ "wallet" or "lei" where shape and check digits leave no doubt, else "".

    An IMO number of seven digits is not told from any other number by its one check digit.
    """
    text = value.strip()
    if is_wallet(text):
        return "wallet"
    if _LEI.fullmatch(text) and not text.isdigit() and not identifier_problem("lei", text):
        return "lei"
    return ""


def issuer_by_word(type_: str, value: str) -> str | None:
    """ISO-2 of the country whose numbers alone are called so: a right INN or OGRN is Russia's."""
    word = type_.strip().casefold()
    return "RU" if word in _RUSSIAN and not identifier_problem(word, value) else None
