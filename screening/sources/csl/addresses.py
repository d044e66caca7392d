"""The `addresses` cell of the Consolidated Screening List -> addresses and countries; addresses among names.

The cell joins addresses with ";" and ends each with an ISO country code. Cross references ("See alternate
addresses under China") and lead-ins of lists of aliases are dropped; nothing is geocoded or corrected.
"""

from __future__ import annotations

import re

from screening.model import Address
from screening.places import country_code

_SEE = re.compile(
    r"[\s.,;]*\(\s*see\s+(?:also\s+)?(?:alternate\s+)?(?:address(?:es)?\b)?[^()]*(?:\)|$)", re.IGNORECASE
)
_ALIAS_LEAD = re.compile(
    r"^(?:a\.k\.a\.?,\s*)?(?:and\s+)?the following \w+ alias(?:es)?\s*[:,]\s*|^a\.k\.a\.?,\s*", re.IGNORECASE
)
_ALIASES = re.compile(r"^\(a\.k\.a\.?,?\s*([^()]+)\)[,.\s]*", re.IGNORECASE)
_CODE = re.compile(r"(?:^|,)\s*([A-Z]{2})$")
_US_STATE_AND_ZIP = re.compile(r",\s*[A-Z]{2},?\s*\d{4,5}(?:-\d{4})?$")  # "NH, 3801" lost a nought
_DIGITS = re.compile(r"[\d-]{3,}")

# How an address begins, words of its middle, and how it hangs on a name.
_START = (
    r"(?:#\s?\d|\d|No\.?\s?\d|d\.\s?\d|P\.?\s?O\.?\s?Box"
    r"|(?:Room|Rm|Suite|Unit|Flat|Office|Building|Bldg)\b)"
)
_BEGINS = re.compile(_START, re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:street|str|st|road|rd|avenue|ave|lane|way|blvd|boulevard|prospekt|prospect|drive|alley|square"
    r"|floor|ulitsa|passage|building|bldg|bld|room|rm|suite|tower|plaza|box)\b|\d(?:st|nd|rd|th) floor",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"^(?P<name>.{{3,}}?[^\s\d])[.,]['’]?\s+(?P<address>{_START}.*)$", re.IGNORECASE)
_SENTENCE = re.compile(r"^(?P<name>.*?\w{3,}['’]?)\.['’]?\s+(?P<address>[^.].*,.*)$")
# Listed under China, but with codes of their own (lists/README.md gives both).
_UNDER_CHINA = {"hong kong": "HK", "macau": "MO", "macao": "MO"}


def addresses_in(cell: str) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    """(addresses without doubles, ISO-2 countries). A part that is only a country code gives no address."""
    addresses: dict[Address, None] = {}
    countries: dict[str, None] = {}
    for part in cell.split(";"):
        text = re.sub(r"^and\s*(?=[A-Z\d])", "", _ALIASES.sub("", _ALIAS_LEAD.sub("", part.strip())))
        text, code = _without_code(_SEE.sub("", text).strip(" ,."))
        if code:
            countries[code] = None
            for name, own in _UNDER_CHINA.items():
                if code == "CN" and name in text.lower():
                    countries[own] = None
        if text:
            addresses[Address(text, code)] = None
    return tuple(addresses), tuple(countries)


def aliases_in(cell: str) -> list[str]:
    """Names at the head of an address: "(a.k.a., Lin Rongnan, Steven Lim and Yong Nam Lim), 170 ..."."""
    found = (_ALIASES.match(part.strip()) for part in cell.split(";"))
    return [name for match in found if match for name in re.split(r",\s+|\s+and\s+", match[1].strip())]


def split_off_address(name: str) -> tuple[str, str | None]:
    """(name, address) of a cell that should hold a name but also or only holds an address.

    "Anatasiya Arkhipova, 26 General Belov St, Office 415, Moscow" is a name and an address, "8F, No. 431,
    Da-You Road, Taoyuan, Taiwan" an address ("" as name), "202 Plant, Baotou Nuclear Energy Facility" a name.
    """
    if _BEGINS.match(name) and _reads_as_address(name):
        return "", name
    found = [match for pattern in (_TAIL, _SENTENCE) if (match := pattern.match(name))]
    found = [match for match in found if _reads_as_address(match["address"])]
    if found:
        head = min((match["name"].strip() for match in found), key=len)
        before, _, last = head.rpartition(", ")
        if _STREET.search(last):  # "Elena Grinenko, Gmunder Str. 25, Heubach, Germany": cut behind the street
            head = before
        return head, name[len(head) :].strip(" .,'’")
    head, _, rest = name.partition(", ")
    numbered = any(map(str.isdigit, name))
    if numbered and _ends_in_country(rest):  # "Alexander Pikhtin, Pr. Gagarina 2, St. Petersburg, Russia"
        return ("", name) if any(map(str.isdigit, head)) else (head, rest)
    return name, None


def _reads_as_address(text: str) -> bool:
    if "," not in text:
        return False
    numbered = any(map(str.isdigit, text))
    street = bool(_STREET.search(text))
    return (street and numbered) or ((street or numbered) and _ends_in_country(text))


def _ends_in_country(text: str) -> bool:
    """Whether the last comma-separated part with letters is a country, perhaps with a postal code."""
    parts = (_DIGITS.sub("", part).strip(" .") for part in _SEE.sub("", text).split(","))
    last = [part for part in parts if part][-1:]
    return bool(last) and len(last[0]) > 2 and country_code(last[0]) is not None


def _without_code(text: str) -> tuple[str, str | None]:
    """(address without its trailing country code, ISO-2 country or None)."""
    if (found := _CODE.search(text)) and (code := country_code(found[1])):
        return _SEE.sub("", text[: found.start()]).strip(" ,."), code
    if _US_STATE_AND_ZIP.search(text):
        return text, "US"
    last = _DIGITS.sub("", text.rpartition(",")[2]).strip(" .")
    return text, country_code(last) if len(last) > 2 else None
