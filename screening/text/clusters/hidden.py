"""Why a name is not worth a line in a report when no list knows it: it names a place, a public body that
speaks, a publication, a law, a product.

Such names are mentions and are screened like all others. When in doubt nothing is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from screening import places
from screening.model import Document, Kind, Mention
from screening.text.forms import core_words, fold_words
from screening.text.lexicon import words

_PLACEHOLDER = re.compile(
    r"(?:company|companies|individual|person|firm|entity|vessel|subject|victim|bank|country|executive|employee|"
    r"university|intermediary|co-?conspirator|coconspirator|supplier|customer|distributor|broker|defendant|corporation|"
    r"business|subsidiary|official|witness|investor|agent|source)\s?-?(?:[a-z]|\d{1,2}|one|two|three)",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"[A-Za-zА-Я]{1,5}-?\d+[A-Za-z]{0,3}\d*\+?(?:-[A-Z]?\d+)?|[A-Z]{2,6}-[A-Z]{1,2}\d{1,4}[A-Za-z]?"
)
_STANDING_IN = re.compile(r"(?<![\w’'])(?:in|near|outside|around|aus|nach|à|en|em)\s+$", re.IGNORECASE)
_FIRM_OF = re.compile(
    r"\b(?:Ltd|LLC|Inc|A/S|GmbH|AG|S\.A|B\.V|Corp|Co|FZE|Sdn\. Bhd|Limited|Electronics)\.?,? of\s+$"
)
"""A firm's legal form and "of": its seat follows."""
_BASED = re.compile(r"[-‐‑](?:based|born|registered|headquartered)\b")
_DATELINE = re.compile(r"\s?(?:[–—]|-\s|\([^)\n]{2,30}\)\s?[–—-])\s?")
_HOLDING_IN = re.compile(
    r"\b(?:invest\w*|stakes?|shares?|interests?|confidence|holdings?|faith|executives?|investors?|positions?)\s+in\s+$",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"\)?, (?:the|a|an|its|[A-Z]\w+['’]s) (?:[\w’'.-]+ ){0,5}?"
    r"(?:police|ministry|agency|regulator|authority|watchdog|prosecutor|intelligence service|"
    r"customs|tribunal|court|bureau|secretariat)\b"
)
_OF_PLACE = re.compile(r"(?:\b(?:of|in|at|near|from)\s+|,\s*)$", re.IGNORECASE)
_OWNING = re.compile(r"[’']s?\s")
_ROAD = re.compile(r"\s\d{1,3}(?:st|nd|rd|th)\s(?:Road|Street|Avenue|Lane|Ring|Floor)\b")
_BEHIND = 40
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}")
_CODE = re.compile(r"[A-Z]{2}")
_CELL_BEFORE, _CELL_AFTER = re.compile(r"(?:\||\t|  )[ *_`]*$"), re.compile(r"[ *_`]*(?:\||\t|  |[\r\n]|$)")
_MARGIN = 8


def _without_country(name: tuple[str, ...]) -> tuple[str, ...]:
    if len(name) > 1 and (name[0] in words("joints", "countries") or places.is_nationality(name[0])):
        return name[1:]
    return name


def _is_government(name: tuple[str, ...]) -> bool:
    known = words("bodies", "government_names")
    bare = _without_country(name)
    if " ".join(name) in known or " ".join(bare) in known:
        return True
    if set(name) & words("bodies", "not_government"):
        return False
    heads = words("bodies", "government_heads")
    if len(bare) > 1 and (bare[0] in heads or bare[-1] in heads):
        return True
    return len(bare) > 2 and "of" in bare and any(word in heads for word in bare[: bare.index("of")])


def _is_address(parts: tuple[str, ...]) -> bool:
    """Whether a name is a part of an address or a page: "Tower B", "Floor 3"."""
    if len(parts) == 2 and _POSTCODE.fullmatch(" ".join(parts)):
        return True
    numbered = len(parts) == 2 and (len(parts[1]) == 1 or parts[1].isdigit() or parts[1] == "no")
    return numbered and parts[0] in words("bodies", "address_heads")


def _is_listing(parts: tuple[str, ...]) -> bool:
    """Whether a name is that of a list: "SDN", where "list" stands behind it."""
    return f"{' '.join(parts)} list" in _lists()


@cache
def _lists() -> frozenset[str]:
    return frozenset(entry.split(" = ")[0] for entry in words("claims", "lists"))


def _is_country_cell(text: str, mention: Mention) -> bool:
    """Whether a cell of a table holds a country's code and nothing else: "| Foo Ltd | CN | 12 |"."""
    if not _CODE.fullmatch(mention.text) or places.country_name(mention.text) == mention.text:
        return False
    before = _CELL_BEFORE.search(text, max(0, mention.start - _MARGIN), mention.start)
    return before is not None and _CELL_AFTER.match(text, mention.end) is not None


def _is_locality(document: Document, name: str, kind: Kind, mentions: Sequence[Mention]) -> bool:
    """Whether a name that no table knows seems to be a place's, by its words or by where it stands."""
    parts = fold_words(name)
    if len(parts) > 1 and parts[-1] in words("bodies", "street_tails"):
        return True
    if all(_ROAD.match(document.text, mention.end) for mention in mentions):
        return True
    if kind is Kind.PERSON and len(parts) == 2:
        return all(_stands_as_place(document.text, mention) for mention in mentions)
    if kind in (Kind.PERSON, Kind.COMPANY, Kind.VESSEL):
        return False
    tails = words("bodies", "place_tails")
    bare = parts[1:] if parts[0] in words("bodies", "compass") else parts
    if len(parts) > 1 and (parts[-1] in tails or (bare[0] in tails and bare[1:2] == ("of",))):
        return True
    if len(parts) == 2 and parts[0] in words("bodies", "compass") and places.is_place(parts[1]):
        return True
    if len(parts) > 3 or kind is Kind.ORGANIZATION:
        return False
    return all(_stands_as_place(document.text, mention) for mention in mentions)


def _stands_as_place(text: str, mention: Mention) -> bool:
    """Whether the words around say that it is a place: "in Foo", "of Foo, Ohio"."""
    before = text[max(0, mention.start - _BEHIND) : mention.start]
    if _OWNING.match(text, mention.end):  # "found in Foo's newest chip"
        return False
    if _STANDING_IN.search(before) and not _HOLDING_IN.search(before):
        return True
    if _BASED.match(text, mention.end) or _FIRM_OF.search(before) or _opens_dateline(text, mention):
        return True
    if not text.startswith(", ", mention.end) or not _OF_PLACE.search(before):
        return False
    behind = re.match(r"[^\W\d_][\w.]*(?: [^\W\d_]\w+)?", text[mention.end + 2 : mention.end + 2 + _BEHIND])
    if behind is None:
        return False
    return places.is_place(behind[0]) or places.is_place(behind[0].split()[0])


def _opens_dateline(text: str, mention: Mention) -> bool:
    """Whether a paragraph begins with the name and a dash, as where it was written: "SKAGEN – A ship"."""
    opens = not text[max(0, mention.start - 2) : mention.start].strip() and (
        mention.start == 0 or text[mention.start - 1] in "\r\n"
    )
    found = _DATELINE.match(text, mention.end) if opens else None
    return found is not None and text[found.end() : found.end() + 1].isupper()


def _explained_as_body(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the text says that it is a public body: "FOO, the Dutch tax police"."""
    return any(_EXPLAINED.match(text, mention.end, mention.end + _BEHIND * 2) for mention in mentions)


def _is_publication(document: Document, name: tuple[str, ...], mentions: Sequence[Mention]) -> bool:
    """Whether the table of publications holds the name; one that is another thing's too needs a noun."""
    known = words("bodies", "publication_names")
    joined = " ".join(name)
    if joined in known:
        return joined not in words("joints", "doubtful_publications") or _beside(document, mentions)
    return "the " + joined in known and all(_with_article(document.text, mention) for mention in mentions)


def _with_article(text: str, mention: Mention) -> bool:
    """Whether "the" stands in the name or before it: "the Edge" is a newspaper, "Edge" may be a firm."""
    before = text[max(0, mention.start - 4) : mention.start].casefold()
    return mention.text.casefold().startswith("the ") or before.split()[-1:] == ["the"]


def _is_press(document: Document, name: tuple[str, ...], kind: Kind, mentions: Sequence[Mention]) -> bool:
    """Whether a name that no table knows seems to be a publication's ("Foo Gazette", "Foo magazine")."""
    titled = name[-1] in words("bodies", "publication_tails") or name[0] in words(
        "bodies", "publication_heads"
    )
    if len(name) > 1 and titled and kind is not Kind.PERSON:
        return True
    return _beside(document, mentions) or any(_is_bylined(document.text, one) for one in mentions)


def _is_bylined(text: str, mention: Mention) -> bool:
    """Whether it stands in brackets behind a dateline, as who reports does: "SKAGEN, May 1 (Foo) -- "."""
    start = max(text.rfind("\n", 0, mention.start), text.rfind("\r", 0, mention.start)) + 1
    front = text[start : mention.start]
    closed = re.match(r"\)\s?(?:--?|[–—])\s", text[mention.end : mention.end + 5])
    return closed is not None and len(front) <= _BEHIND * 2 and front.endswith("(") and front[:2].isupper()


def _beside(document: Document, mentions: Sequence[Mention]) -> bool:
    nouns = words("bodies", "publication_nouns")
    for mention in mentions:
        after = document.text[mention.end : mention.end + _BEHIND].split()[:1]
        before = document.text[max(0, mention.start - _BEHIND) : mention.start].split()[-1:]
        if any(word.strip(".,").casefold() in nouns for word in (*after, *before)):
            return True
    return False


def _is_model(name: str, parts: tuple[str, ...]) -> bool:
    if _MODEL.fullmatch(name.split()[-1]) and len(parts) <= 3:
        return True
    return len(parts) > 1 and parts[-1].isdigit() and len(parts) <= 3


def why_hidden(document: Document, name: str, kind: Kind, mentions: Sequence[Mention]) -> str:
    """Why an unlisted name needs no line; "" for one that deserves it.

    One of place, nationality, publication, address, locality, press, government, law, product, event, idea,
    byline and unnamed. The first three are said of names that a table holds, and of no others: what only
    seems to be a place or a publication is a locality or press. An address is a part of one ("Floor 3", a
    country's code in a cell).
    `mentions` are those of the name's cluster.
    """
    parts = fold_words(name)
    if not parts:
        return ""
    if _PLACEHOLDER.fullmatch(name):
        return "unnamed"
    if places.is_nationality(name):
        return "nationality"
    if places.is_place(name) or name.casefold() in words("languages", "places"):
        return "place"
    if _is_address(parts) or all(_is_country_cell(document.text, mention) for mention in mentions):
        return "address"
    if _is_locality(document, name, kind, mentions):
        return "locality"
    if kind is Kind.VESSEL:
        return ""
    sections = {mention.section for mention in mentions}
    if "byline" in sections and sections <= {"byline", "promotion", "disclaimer", "feed"}:
        return "byline"
    if _is_publication(document, parts, mentions):
        return "publication"
    if _is_press(document, parts, kind, mentions):
        return "press"
    if kind is Kind.PERSON:
        return ""
    if _is_government(parts) or (kind is not Kind.COMPANY and _explained_as_body(document.text, mentions)):
        return "government"
    formed = (kind is Kind.COMPANY and core_words(name) != parts) or "&" in name
    if not formed:
        bare = parts[:-1] if parts[-1].isdigit() else parts
        if bare != parts and len(bare) > 1 and bare[-1] in words("bodies", "numbered"):
            return "product"
        if _is_listing(parts):
            return "law"
        tails = (("law", "law_tails"), ("event", "event_tails"))
        for reason, table in tails:
            if len(bare) > 1 and bare[-1] in words("bodies", table):
                return reason
        if len(parts) > 1 and (
            parts[0] in words("bodies", "law_heads") or " ".join(parts[:2]) in words("bodies", "dockets")
        ):
            return "law"
        if parts[-1] in words("bodies", "product_words") or (
            kind is not Kind.COMPANY and _is_model(name, parts)
        ):
            return "product"
    return "idea" if len(parts) == 1 and parts[0] in words("bodies", "ideas") else ""
