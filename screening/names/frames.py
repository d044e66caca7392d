"""What payment messages, invoices and bills of lading write around a name: account numbers, numbered lines,
"to the order of", an address behind a slash, a voyage, a firm's end, the ending of a web address.

It takes off what surely is no part of a name and leaves all else; nothing is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from screening.names.sought import a_sign, signs, signs_of, sought
from screening.names.vocabulary import abbreviations, legal_forms, place_words, word_class

ORDERS = frozenset(("order", "behalf", "favour", "favor"))
"""Words of the phrases that stand before a party's name."""

ENDS = frozenset(
    (
        *("liquidation", "administration", "receivership", "bankruptcy", "insolvency", "dissolution"),
        *(
            "abwicklung",
            "insolvenz",
            "faillite",
            "faillissement",
            "liquidazione",
            "liquidación",
            "liquidacion",
        ),
        *("liquidação", "likvidatsii", "ликвидации", "likwidacji", "likvidaci", "stečaju", "stecaju"),
        *("i.a.", "i.l.", "i.a", "i.l"),
    )
)
"""Words for a firm's end, which is told behind its name."""
_END = sought(
    r"[\s,;-]*[\s,;(\[-](?:i\.\s?[al]\.?|(?:in|under|en|em|v|w|u|в)\s+(?:[^\W\d_]+\s+){0,2}?(?:"
    + "|".join(sorted(word for word in ENDS if word.isalpha()))
    + r"))\s*[)\]]?\s*$",
    words=" ".join(["i", *filter(str.isalpha, ENDS)]),
)
_OVER = sought(
    r"[\s,;]*[(\[]\s*(?:now\s+)?(?:dissolved|liquidated|struck[\s-]off|defunct|deregistered|bankrupt|insolvent|ceased"
    r"|closed|inactive)\s*[)\]]\s*$",
    words="dissolved liquidated struck defunct deregistered bankrupt insolvent ceased closed inactive",
)
"""The same in brackets alone: "Orsis Dissolved" may be a name."""
_ACCOUNT = sought(
    r"\A\s*/{1,2}(?:[CD]/)?(?=[A-Z0-9-]*\d{3})[A-Z0-9-]{5,34}\s+(?=\S)",
    marks="/",
    needs=r"^/.*\d{3}",
    case=True,
)
"""A party's account before its name (SWIFT MT fields 50K and 59: "/" and up to 34 characters)."""
_LINES = sought(
    r"(?s:\A\s*1/\s?(?=[^\W\d])(?P<name>[^/]+?)(?:\s*[2-8]/.*)?$)", marks="/", needs="^1/", case=True
)
"""The numbered lines of a party (SWIFT MT options 50F and 59F: 1 name, 2 address, 3 country and town ...)."""
_ORDER = sought(
    r"\A\s*(?:(?:to|by|for)\s+(?:the\s+)?order\s+of|(?:for\s+and\s+)?on\s+behalf\s+of|in\s+favou?r\s+of)[\s:]+(?=\S)",
    words=" ".join(ORDERS),
)
_BEHIND_SLASH = sought(
    r"\A(?P<name>[^/]*[\s,](?P<form>(?i:[a-z.]{2,12})))\s*/\s*(?=[^\W\d_]{3})",
    case=True,
    marks="/",
    needs=r"/$|/[^\W\d_]{3}",
)
"""A name that ends with what may be a legal form, before a slash."""
_WEB = sought(
    r"(?<![\w.@-])(?:https?://)?(?:www\.)?(?P<name>[a-z][a-z0-9-]{3,40})"
    r"\.(?:com|net|org|info|biz|io|ru|su|ir|cn|hk|ae|by|kz|tr|sy|cu|ve|uk|de|eu|com?\.[a-z]{2})/?(?![\w.@-])",
    marks=".",
    needs=r"[a-z0-9-]{3}\.[a-z]",
)
_SITE = re.compile(r"\W*www\.", re.IGNORECASE)
_LETTERS = sought(r"\s*\(\s*(?P<letters>[A-Z]{3,6})\s*\)\s+(?=\w)", marks="(", case=True)
"""Letters in brackets within a name, which lists may write without them ("Orsis (SCF) Shipping Ltd")."""
_FORMERLY = re.compile(r"\A\s*ex[.:]?[\s-]+(?=\S)", re.IGNORECASE)
_VOYAGE = re.compile(
    r"[\s,/-]+(?:v\.\s?|voy(?:age)?\b[\s.:]*(?:no\b\.?)?\s*)\d{1,4}\s?[a-z]?\s*$", re.IGNORECASE
)
_ACRONYM = re.compile(r"\s*(?P<acronym>[A-Z]{3,6})\s*(?P<dash>[-\u2013:]\s)?\s*(?=\S)")
_WORD = re.compile(r"[^\W_]+")
FRAMED_ANYWHERE = _WEB.sign | a_sign(words="www", marks="-\u2013", needs="^[-\u2013]$")
"""Signs of what `frames_anywhere`."""
_OF_MESSAGES, _ENDED = signs_of((_ACCOUNT, _LINES, _ORDER)), signs_of((_END, _OVER))
FRAMED = _OF_MESSAGES | _ENDED | signs_of((_BEHIND_SLASH, _WEB, _LETTERS))
"""Signs of all of these but acronyms."""
_VOWELS = frozenset("AEIOUY")
_LEAST_SPELLED = 6
"""Letters of a word of which an acronym may take several ("GPB Gazprombank")."""


@lru_cache(maxsize=1 << 14)
def may_frame(stretch: str) -> bool:
    """Whether one of a text's stretches between blanks may belong to such a frame."""
    return frames_anywhere(stretch) or is_acronym(stretch)


def frames_anywhere(stretch: str) -> bool:
    """The same of those that may wherever they stand, not before a name alone."""
    if stretch in ("-", "\u2013"):
        return True
    return "." in stretch and bool(_SITE.match(stretch) or _WEB.pattern.fullmatch(stretch))


def is_acronym(stretch: str) -> bool:
    """Whether the stretch is no word and no usual abbreviation: capitals without a vowel."""
    if not (3 <= len(stretch) <= 4 and stretch.isascii() and stretch.isalpha() and stretch.isupper()):
        return False
    low = stretch.lower()
    return _VOWELS.isdisjoint(stretch) and low not in legal_forms() and low not in abbreviations()


def leads_with_acronym(text: str) -> bool:
    """Whether the first of the text's stretches is one."""
    text = text.lstrip()
    return text[:3].isupper() and is_acronym(text.split(None, 1)[0])


def without_frame(text: str, *, person: bool) -> str:
    """The name in the text, of a person, a firm or a ship."""
    if signs(text) & _OF_MESSAGES:
        text = _ACCOUNT.sub("", text)
        if lines := _LINES.match(text):
            text = lines["name"].rstrip()
        text = _ORDER.sub("", text)
    if person:
        return text
    if signs(text) & _ENDED:
        text = _ended(text)
    if (found := _BEHIND_SLASH.match(text)) and _is_form(found["form"]):
        text = found["name"]
    return without_acronym(_LETTERS.sub(_as_word, _WEB.sub(r"\g<name>", text)))


def _as_word(match: re.Match[str]) -> str:
    """The letters as a word of the name; legal forms and places in brackets are none."""
    letters = match["letters"].lower()
    return match[0] if letters in legal_forms() or letters in place_words() else f" {match['letters']} "


def _ended(text: str) -> str:
    """The text without what it says of the firm's end: "Orsis AG i.A.", "Orsis Ltd (in liquidation)"."""
    rest = _OVER.sub("", _END.sub("", text))
    return rest if any(map(str.isalpha, rest)) else text


def without_voyage(text: str) -> str:
    """A ship's name without her voyage and "ex" before it."""
    rest = _FORMERLY.sub("", _VOYAGE.sub("", text))
    return rest if any(map(str.isalpha, rest)) else text


@cache
def _single_forms() -> frozenset[str]:
    return frozenset(
        word for word, held in legal_forms().items() if any(len(one.tokens) == 1 for one in held)
    )


def _is_form(word: str) -> bool:
    return word.replace(".", "").lower() in _single_forms()


def without_acronym(text: str) -> str:
    """The text without an acronym before it that its words spell ("GPB Gazprombank", "DWF - Dubai Water
    Front")."""
    first = text.lstrip()[:3]
    if not first.isupper() or not (
        _VOWELS.isdisjoint(first) or "-" in text or "\u2013" in text or ":" in text
    ):
        return text
    found = _ACRONYM.match(text)
    if found is None or not (found["dash"] or is_acronym(found["acronym"])):
        return text
    rest, acronym = text[found.end() :], found["acronym"].lower()
    words = _WORD.findall(rest.lower())
    said = len(words) >= len(acronym) and _is_said(acronym, words)
    spelled = bool(words) and len(words[0]) >= _LEAST_SPELLED and _spells(words[0], acronym)
    return rest if said or spelled else text


def _is_said(acronym: str, words: Sequence[str]) -> bool:
    """Whether the words begin with its letters, all of them or those that say something."""
    telling = [word for word in words if word_class().get(word) != "function"]
    return any(acronym in "".join([word[0] for word in held]) for held in (words, telling))


def _spells(word: str, acronym: str) -> bool:
    """Whether the letters of the acronym stand in the word in order, the first at its beginning."""
    letters = iter(word)
    return word[0] == acronym[0] and word != acronym and all(letter in letters for letter in acronym)
