"""Several parties in one text: joint holders, "c/o", "on behalf of", names that a semicolon, a slash or a
line break parts.

Each is screened as a name by itself, of whose bearer nothing else is known: the kind and the birth date of a
row need not be his. The text as it stands is screened too, so that what is found here can only add.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from screening.model import Kind
from screening.names.commas import apart_by_commas
from screening.names.sought import has_letters, signs, signs_of, sought
from screening.names.vocabulary import legal_forms, place_words, title_words, word_class

JOINED = frozenset(("and", "&", "or", "und", "et", "oder", "ou", "и", "та", "и/или", "+"))
"""Words between the names of joint holders."""
BESIDE = frozenset(
    """care att att. attn attn. attention fbo ffc obo behalf benefit account credit use trustee trustees
    nominee nominees custodian custodians guardian executor executors proxy proxys itf pod tod
    represented acting via agent agents subsidiary affiliate division member unit owned controlled""".split()  # noqa: SIM905 - a word a line would be a page
)
"""Words of the phrases that stand before another party's name."""

OF_ANOTHER = sought(
    r"(?:^|[\s,;:(\[/-]+)(?:"
    r"c/o|c\\o|in\s+care\s+of|care\s+of|(?:att|attn|attention)(?=[\s.:])|(?-i:[Ff][Bb][Oo]|FFC|ffc|OBO|obo|ITF|POD|TOD)(?=[\s:])|f/b/o|o/b/o|b/o"
    r"|for\s+(?:the\s+)?(?:account|benefit|(?:further\s+)?credit|use|sole\s+use)\s+of"
    r"|(?:for\s+and\s+)?on\s+behalf\s+of|(?:by|to)\s+(?:the\s+)?order\s+of|acting\s+(?:for|through|by)"
    r"|(?:duly\s+)?represented\s+by|in\s+trust\s+for"
    r"|(?:as\s+)?(?:the\s+)?(?:(?:trustee|agent|nominee|custodian|executor|proxy)s?|guardian)\s+(?:of|for)"
    r"|(?:(?:wholly|majority|jointly)[\s-]+)?(?:owned|controlled)\s+by"
    r"|(?:a\s+|an\s+)?(?:subsidiary|affiliate|division|member|unit)\s+of|(?<=[\s,])via(?=\s)"
    r")[\s.:]+(?:the\s+)?(?=\S)",
    words="""care att attn attention fbo ffc obo itf pod tod for behalf order acting represented trustee
    trustees agent agents nominee nominees custodian custodians executor executors guardian proxy
    proxys owned controlled subsidiary affiliate division member unit via""",
    marks="/\\",
    needs=r"[cb][/\\]o",
)
"""What stands before another party's name, and before a name alone ("Attn: ...")."""
_APART = sought(
    r"\s*[;|\n\r\t\v\f\u2028\u2029]+\s*|\s+/+\s+|\s*&/or\s+|\s+and/or\s+",
    marks=";|\n\r\t\v\f\u2028\u2029/",
    needs=r"[;|]|^/+$|/or$",
)
_SLASH = sought(r"/(?<=[^\W\d_]{3}/)(?=[^\W\d_]{3})", marks="/", needs=r"[^\W\d_]{3}/[^\W\d_]{3}", case=True)
"""A slash between words; "a/k/a", "A/S" and "M/V" have letters there."""
_JOINT = sought(
    r"\s*(?:,\s*)?(?:\s(?:and|und|et|or|oder|ou|\u0438|\u0442\u0430)\s|\s?[&+]\s)\s*",
    words="and und et or oder ou \u0438 \u0442\u0430",
    marks="&+",
    needs="[&+]$",
)
_ANY = signs_of((OF_ANOTHER, _APART, _SLASH, _JOINT))
_LISTED = 2
"""Names that commas part where a word stands between others; without one, so many commas do."""
_PERSONAL = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]*)*\.?")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 5
"""Words of a person's name among joint holders: what is longer is more than one."""
_LEAST = 4
"""Letters of a name behind "c/o" and the like."""
_FEWEST = 2
"""Letters of a name that a semicolon or the like parts from others ("VTB; Orsis Ltd")."""
_PERSONS = (Kind.PERSON, Kind.UNKNOWN)
_AROUND = " ,;:()[]-/\u2013"


def parties_in(text: str, kind: Kind) -> tuple[str, ...]:
    """The names of the parties that a text names, if there are several; none for nearly all texts. `kind` is
    that of its bearer, as far as it is known."""
    found = [*apart_by_commas(text, kind)]
    if not found and text.count(",") < _LISTED and not signs(text) & _ANY:
        return ()
    for part in OF_ANOTHER.split(text):
        apart = [piece for one in _APART.split(part) for piece in _slashed(one)]
        for piece in apart:
            found += _joint(piece, kind) or ([piece] if len(apart) > 1 or _is_long(piece) else [])
    whole = text.strip(_AROUND)
    names = dict.fromkeys(name.strip(_AROUND) for name in found)
    return tuple(name for name in names if name != whole and _is_name(name))


def _slashed(text: str) -> list[str]:
    """The names that slashes between words part; short ones may be one name's words ("Input/Output")."""
    parts = [part.strip() for part in _SLASH.split(text)]
    several = any(" " in part for part in parts)
    return [part for part in parts if _is_long(part)] if several else [text]


def _is_name(text: str) -> bool:
    """Whether it may be a name by itself: no place, and not a short word."""
    if not has_letters(text, _FEWEST):
        return False
    words, places = _WORD.findall(text.casefold()), place_words()
    if places.isdisjoint(words):
        return True
    placed = [word in places for word in words]
    return not all(one or len(word) < 3 for word, one in zip(words, placed, strict=True))


def _is_long(text: str) -> bool:
    return has_letters(text, _LEAST)


def _joint(text: str, kind: Kind) -> list[str]:
    """The names of joint holders ("Timur and Vera Quay", "Timur Quay or Lev Orsin"); none if it is one name,
    as "Johnson & Johnson" is a firm's."""
    if kind not in _PERSONS:
        return []
    parts = [part for part in _JOINT.split(text) if part]
    if parts:  # "QUAY ORSIN, Timur Lev" is one
        parts[:1] = _listed(parts[0], _LISTED if len(parts) > 1 else _LISTED + 1)
    if len(parts) < 2:
        return []
    return _persons(parts, stated=kind is Kind.PERSON)


def _listed(text: str, least: int) -> list[str]:
    """The names that commas part, so many and more of several words each; else the text."""
    parts = text.split(", ")
    return parts if len(parts) >= least and all(" " in one.strip() for one in parts) else [text]


def may_list(text: str) -> bool:
    """Whether commas alone may part several names in the text."""
    return len(_listed(text, _LISTED + 1)) > 1


def _persons(parts: list[str], *, stated: bool) -> list[str]:
    """The full name of each of the joint holders; none if one is no person's as far as can be seen."""
    said: list[tuple[list[str], list[str]]] = []
    for part in reversed(parts):  # a firm's last word says most
        words = part.replace(",", " ").split()
        bare = [word for word in words if word.casefold().strip(".") not in _courtesies()]
        if len(bare) > _MOST_WORDS or not all(map(_may_be_personal, reversed(bare))):
            return []
        said.append((words, bare))
    names: list[str] = []
    last = parts[-1].split()
    family = last[-1] if "," not in parts[-1] else parts[-1].partition(",")[0]
    for at, (part, (words, bare)) in enumerate(zip(parts, reversed(said), strict=True), 1):
        if len(bare) > 1:
            names.append(part)
        elif bare and at < len(parts):
            if len(last) < 2 or not (stated or _is_given(bare[0]) or len(bare) < len(words)):
                return []
            names.append(f"{bare[0]} {family}")
    return names


def is_of_firm(word: str) -> bool:
    """Whether the word surely stands in no joint holder's name."""
    low = word.casefold().strip(".")
    return low in _words_of_firms() and low not in _courtesies()


@lru_cache(maxsize=1 << 12)
def _may_be_personal(word: str) -> bool:
    return _PERSONAL.fullmatch(word) is not None and word.casefold().strip(".") not in _words_of_firms()


@cache
def _words_of_firms() -> frozenset[str]:
    known = (word for word, class_ in word_class().items() if class_ not in ("common_person", "place"))
    return frozenset((*known, *(word for word in legal_forms() if len(word) > 2)))


def _is_given(word: str) -> bool:
    """Whether it is surely no word of a firm: an initial or a name that very many bear."""
    low = word.casefold().strip(".")
    return len(low) == 1 or word_class().get(low) == "common_person"


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(word for word, meaning in title_words().items() if meaning == "always")
