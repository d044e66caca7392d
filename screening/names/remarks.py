"""What people and programs write beside a name in the same field: remarks in brackets and behind dashes,
numbers of accounts and of customers, currencies, roles, e-mail addresses, HTML's and the web's spellings.

It takes off what is surely not the name, and leaves all else; the text as it stands is screened too, so that
what is found here can only add. Nothing is compared here.
"""

from __future__ import annotations

import re
from html import unescape

from screening.model import SHIPS, Kind
from screening.names.sought import DIGIT, a_sign, has_letters, signs, signs_of, sought, those_in
from screening.names.vocabulary import place_words

CURRENCIES = frozenset(
    """aed afn amd aud azn bgn brl byn cad chf cny czk dkk egp eur gbp gel hkd huf idr ils inr iqd irr jpy
    kgs krw kwd kzt mxn myr ngn nok nzd pkr pln ron rsd rub rur sar sek sgd syp thb tjs tmt twd uah usd uzs
    ves vnd yer zar""".split()  # noqa: SIM905 - a word a line would be a page
)
"""Codes of currencies (ISO 4217) that accounts are kept in, behind a name."""
ROLES = frozenset(
    """ceo cfo coo cto chairman chairwoman chairperson director president founder owner co-owner shareholder
    partner manager signatory secretary ubo proprietor""".split()  # noqa: SIM905 - a word a line would be a page
)
"""What somebody is called behind his name, where a mark parts it."""
FIELDS = frozenset(("benef", "bene", "bnf", "ordg", "ordr", "bo", "ord"))
"""What payment messages call a party, before its name."""
_BODIES = ("حركة", "تنظيم", "جماعة", "ميليشيا", "منظمة")
"""Arabic words for a body, before its name: movement, organisation, group, militia."""
STATES = frozenset(
    (
        "deceased",
        "decd",
        "dec'd",
        "late",
        "estate",
        "heirs",
        "trust",
        "ttee",
        "jtwros",
        "ira",
        "others",
        *_BODIES,
    )
)
"""Words for a bearer who is dead, or whose name a trust bears."""

DASHES = frozenset(
    ("-", "--", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2022", "\u00b7", "_")
)
"""Marks that stand between a name and a remark, with blanks around them."""

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SPLIT_UP = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
"""The first two bytes of a letter in UTF-8 as two letters of a Western encoding."""
MISREAD = (
    a_sign(marks="&", needs=_ENTITY.pattern)
    | a_sign(marks="%", needs=_PERCENT.pattern)
    | a_sign(marks="".join(map(chr, range(0xC2, 0xF5))), needs=_SPLIT_UP.pattern)
)
"""Signs of what programs made of letters."""
_MAIL = sought(
    r"[<(\[]?\s*(?:mailto:)?[\w.+-]{1,64}@(?P<host>[\w-]{2,40})(?:\.[\w-]{2,24}){1,3}\s*[>)\]]?",
    marks="@",
    case=True,
)
_HOSTS = frozenset(
    """aol bk foxmail gmail gmx googlemail hotmail icloud inbox list live mail me msn outlook proton
    protonmail qq rambler sina ukr web yahoo yandex ya yeah zoho""".split()  # noqa: SIM905 - a word a line would be a page
)
"""Hosts whose mail says nothing of whom it is for."""
_SITE = sought(
    r"[\s,;(\[<-]+(?:https?://\S+|www\.[\w-]+\.[\w./-]+)\s*[>)\]]?|^(?:https?://\S+|www\.[\w-]+\.[\w./-]+)\s+",
    words="http https www",
)
_PHONE = sought(
    r"[\s,;(-]+(?:tel|phone|ph|fax|mob|mobile|cell|t|f)\b[\s.:/]*\+?\(?\d[\d\s()./-]{4,20}\)?|[\s,;(]+\+\d[\d\s()./-]{6,20}\)?\s*$",
    words="tel phone ph fax mob mobile cell t f",
    marks="+",
)
_BRACKETED = sought(
    r"^\s*(?:\((?P<a>[^()]{1,80})\)|\[(?P<b>[^\[\]]{1,80})\])\s*(?=\S)"
    r"|(?<=\S)\s*(?:\((?P<c>[^()]{1,80})\)|\[(?P<d>[^\[\]]{1,80})\])\s*[.,;]?\s*$",
    marks="([",
    case=True,
)
_PARTED = sought(
    r"\s+[-\u2010-\u2015]+\s+|\s*(?:[*#=~>_]{2,}|-{2,})\s*|\s+[*#=~>]\s+|\s*[\u2022\u00b7]\s+",
    marks="*#=~>_\u2022\u00b7-\u2010\u2011\u2012\u2013\u2014\u2015",
    needs="[*#=~>_\u2022\u00b7]|--|^[-\u2010-\u2015]+$",
    case=True,
)
"""Dashes between blanks and rows of marks: a remark stands on one side, most often."""
_NUMBERED = sought(r"^\s*(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=[^\W\d_])", marks=".)", needs=r"\d[.)]|[a-z]\)")
"""A number of a line in an enumeration; a firm's name has a word there ("1st Source"), or no mark."""
_LABELLED = sought(
    r"^\s*(?:[^\W\d_][^:\n]{1,40}:|:\d{2}[A-Z]?:(?:/\S+)?|(?-i:BENEF?|ORD[GR]?|BNF|BO|CEO|CFO|COO|CTO|UBO|ATTN)\s)\s*(?=\S)",
    words="bene benef ord ordg ordr bnf bo ceo cfo coo cto ubo attn",
    marks=":",
)
"""What a form, a message or its field calls the name behind it."""
_CODE_BEFORE = sought(
    r"^\s*(?:[A-Z]{1,6}[\s_/#:.-]{0,2})?#?(?=[\d/_-]*\d{4}|0\d)\d[\d/_-]*[\s:;._/|-]+(?=[^\W\d_]{2})",
    marks=DIGIT,
    needs=r"\d{4}|0\d",
)
_CODE_BEHIND = sought(
    r"(?<=[^\W\d_]{2})[\s,;:._/|#(-]+(?:(?:no|nr|acct|account|a/c|iban|passport|inn|tin|ogrn|reg|ref|cust|customer|client|cif|id)[\s.:#-]*)*"
    r"(?:[A-Z]{1,4}[-_]?)?(?=[\d/_ -]*\d{4}|0\d)\d[\d/_-]*\)?\s*$",
    marks=DIGIT,
    needs=r"\d{4}|0\d",
)
"""The number of an account or a customer: it has four digits or begins with a zero, as numbers that are part
of a name do not ("Plant No. 26", "Nord Stream 2")."""
_MONEY = sought(
    r"(?:[\s,;/(-]+(?:acc(?:oun)?t|a/c))?[\s,;/(-]+(?:" + "|".join(sorted(CURRENCIES)) + r")\b"
    r"(?:[\s-]+(?:acc(?:oun)?t|a/c))?\)?\s*$",
    words=" ".join(CURRENCIES),
)
_ROLE = sought(
    r"(?:\s*,\s+|\s+[-\u2013]\s+|\s*[/(]\s*)(?:(?:the|his|as|its|acting|deputy|vice|general|managing|executive|non-executive"
    r"|senior|sole|beneficial|authori[sz]ed|former|first|board)[\s-]+){0,3}"
    r"(?:" + "|".join(sorted(ROLES, key=len, reverse=True)) + r")\b[^,;/]*$",
    words=" ".join(ROLES - {"co-owner"}),
)
_GONE = sought(
    r"^\s*(?:the\s+)?(?:estate|heirs?|executors?|administrators?|trustees?|successors?|nominees?)(?:\s+and\s+assigns)?\s+"
    r"(?:of|to)\s+(?:the\s+)?(?:late\s+)?|^\s*(?:the\s+)?late\s+(?=\S+\s+\S)"
    r"|[\s,(\[-][\s,(\[-]*(?:deceased|dec'd|decd)[)\].]*\s*$"
    r"|\s\s*(?:(?:family|living|revocable|irrevocable|testamentary|children'?s|discretionary)\s+){0,3}trust\s*$"
    r"|\s\s*(?:jtwros|jt\s+ten|ttee|ira|et\s+(?:al|ux)\.?|(?:and|&)\s+others)\s*$",
    words="""estate heir heirs executor executors administrator administrators trustee trustees trust
    successor successors nominee nominees late deceased dec decd jtwros jt ttee ira et others""",
)
_BODY = sought(rf"^(?:{'|'.join(_BODIES)})\s+(?=\S)", words=" ".join(_BODIES))
_BESIDE = (_BRACKETED, _LABELLED, _NUMBERED, _CODE_BEFORE, _CODE_BEHIND, _MONEY, _ROLE, _GONE, _BODY)
_REACHED = signs_of((_MAIL, _SITE, _PHONE))
_BESIDE_IT = signs_of(_BESIDE)
_REMARKED = MISREAD | _REACHED | _PARTED.sign | _BESIDE_IT
_LEAST, _LEAST_BARE = 6, 4
"""Letters of a single word that is looked at when what stood beside it is off: shorter ones are names of many
things; in other letters than Latin ones, some of which write no vowels, fewer are."""
_BORN = frozenset(("born", "geb", "dob", "née", "né", "nee", "ex", "passport", "formerly"))
"""Words in brackets behind which no whole name stands."""
_ROUNDS = 4
_AROUND = " ,;:-/|\u2013"


def mended(text: str) -> str:
    """The text with what programs made of its letters put right: HTML's entities, percent signs of web
    addresses, UTF-8 read as a Western encoding."""
    if not signs(text) & MISREAD:
        return text
    if _ENTITY.search(text):
        text = unescape(text)
    if _PERCENT.search(text):
        text = _PERCENT.sub(_spoken, text)
    return text if text.isascii() else _read_anew(text)


def _spoken(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]


def _read_anew(text: str) -> str:
    """Letters that are bytes of UTF-8, each read as a letter of its own, as the letters that they were."""
    if _SPLIT_UP.search(text) is None:
        return text
    held = bytearray()
    for char in text:
        if ord(char) < 0x100:
            held.append(ord(char))
            continue
        try:
            held += char.encode("cp1252")
        except UnicodeEncodeError:
            return text
    try:
        return held.decode()
    except UnicodeDecodeError:
        return text


def unremarked(text: str, kind: Kind) -> tuple[str, ...]:
    """What may be the name in a text without what is written beside it; nothing where nothing is. The number
    and the marks of a ship of this `kind` are part of her name."""
    if not signs(text) & _REMARKED and text.strip(_AROUND) == text.strip():
        return ()
    whole = mended(text)
    if kind in SHIPS:
        return (whole,) if whole != text else ()
    bare, hosts = whole, list[str]()
    if signs(whole) & _REACHED:
        hosts = [match["host"] for match in _MAIL.every(whole) if match["host"].lower() not in _HOSTS]
        bare = _PHONE.sub(" ", _SITE.sub(" ", _MAIL.sub(" ", whole)))
    bare = _stripped(bare)
    parts = _PARTED.split(bare)
    found = [bare, *(_stripped(part) for part in parts if len(parts) > 1)]
    held = _BRACKETED.search(whole)
    if held and _may_be_name(held[held.lastgroup or 0]):
        found.append(_stripped(held[held.lastgroup or 0]))
    kept = [one for one in found if _is_enough(one)]
    kept += [*(hosts if hosts and not _is_enough(bare) else ()), *([whole] if whole != text else ())]
    return tuple(dict.fromkeys(one for one in kept if one != text.strip()))


def _stripped(text: str) -> str:
    """A name without numbers, currencies, roles and brackets at its ends, however many stand there."""
    for _ in range(_ROUNDS):
        before = text
        text = text.strip()
        for beside in those_in(_BESIDE, text) if signs(text) & _BESIDE_IT else ():
            rest = beside.pattern.sub(" ", text, count=1).strip()
            # "Bankers Trust" is no trust of bankers
            spared = len(rest.split()) > 1 if beside is _GONE else any(map(str.isalpha, rest))
            text = rest if spared else text
        text = text.strip(_AROUND)
        if text == before:
            break
    return text


def _may_be_name(inside: str) -> bool:
    """Whether what stands in brackets may be a name of the party, and no place or date of birth."""
    words = inside.casefold().split()
    if len(words) < 2 or words[0].strip(".:") in _BORN or any(map(str.isdigit, inside)):
        return False
    return not all(word in place_words() for word in words)


def _is_enough(text: str) -> bool:
    """Whether it says enough to be looked at by itself: two words, or a long one."""
    if has_letters(text, _LEAST if text.isascii() else _LEAST_BARE):
        return True
    return sum(any(map(str.isalpha, word)) for word in text.split()) > 1
