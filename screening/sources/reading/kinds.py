"""The kind of a listed party where the publisher says little: from the legal form in its name.

A guess from here is marked `kind_inferred` and must never hide a match; where there is no legal form there is
no guess.
"""

from __future__ import annotations

import re

from screening.model import Kind

# Words that stand for a company in any spelling of a list; matched on whole words, stops ignored.
_FORMS = (
    *("limited", "ltd", "ltda", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "company"),
    *(
        "co",
        "plc",
        "gmbh",
        "mbh",
        "kg",
        "ag",
        "sa",
        "sas",
        "sarl",
        "sal",
        "srl",
        "spa",
        "sl",
        "cv",
        "nv",
        "bv",
    ),
    *("ooo", "oao", "zao", "pao", "ao", "jsc", "ojsc", "cjsc", "pjsc", "fze", "fzc", "fzco", "dmcc", "bhd"),
    *(
        "pte",
        "pty",
        "pvt",
        "kk",
        "oy",
        "ab",
        "aps",
        "doo",
        "dooel",
        "ead",
        "eood",
        "ood",
        "kft",
        "zrt",
        "sro",
    ),
    *("sti", "limitada", "limited liability company", "joint stock company", "anonim sirketi", "sociedad"),
    *("aktsionernoe obshchestvo", "obshchestvo s ogranichennoi otvetstvennostyu", "holding", "holdings"),
    *("enterprise", "enterprises", "bank", "airlines", "trading", "shipping", "industries"),
)
_COMPANY = re.compile(rf"\b(?:{'|'.join(_FORMS)})\b")
_STOPS = re.compile(r"(?<=\b\w)\.\s?(?=\w\b)|\.")


def has_legal_form(name: str) -> bool:
    """Whether the name carries a company's legal form or a word that firms bear ("S.A. de C.V.", "Bank")."""
    return bool(_COMPANY.search(_STOPS.sub("", name.lower())))


def entity_kind(name: str) -> Kind:
    """The kind of a party known to be no person, vessel or aircraft: company by its form, or organization."""
    return Kind.COMPANY if has_legal_form(name) else Kind.ORGANIZATION
