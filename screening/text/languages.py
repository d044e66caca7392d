"""Which language an article is in, and what capitals say there.

English is the rule that the rest of this folder knows. Of eight more languages the words are known that begin
sentences and are no names; of German, that every noun has a capital; of French and Italian, that an article
hangs on to the name behind it ("l’Institut"); of Turkish, that the case hangs on behind ("Ankara’da"). A
language that is none of these is read like English. Nothing
is taken out of a text: a word that a list holds is found whatever is said of it here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from screening.model import script_of
from screening.places import is_place
from screening.text.lexicon import pattern, words
from screening.text.tokens import Shape, Token, shape_of
from screening.text.vocabulary import is_dictionary_word

_TABLE = "languages"
_OTHERS = ("de", "fr", "es", "pt", "it", "nl", "ru", "tr")
_LEAST_SHARE = 0.2
"""Of all words, those of the language's own small ones: 30 to 50 % in any prose, 5 to 15 % by chance where
languages share some ("de", "in", "a")."""
_FEWEST_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|(?:d?all?|dell|nell|sull|un|quest))['’](?=[A-ZÀ-Þ])", re.IGNORECASE)
_TURKISH = re.compile("[ığşİ]")
_TURKISH_SHARE = 0.015
"""Of all letters, those that Turkish has by itself: 4 to 8 % in any prose; its small words are few."""
_CASE = re.compile(r"['’](?:[a-zçğıöşü]{1,6})$")
_MISTER = ("M.", "MM.", "Mgr.")
_APART = {
    "de": frozenset({"und", "der", "des", "dem", "den", "das"}),
    "fr": frozenset({"et", "y"}),
    "es": frozenset({"y", "e"}),
    "pt": frozenset({"e"}),
    "it": frozenset({"e"}),
    "nl": frozenset({"en"}),
    "ru": frozenset({"и"}),
    "tr": frozenset(),
}
"""Words that join two names there, or a noun and a name, and are no part of one."""


@dataclass(frozen=True, slots=True)
class Language:
    """`small`: words that begin sentences without being names; `apart`: those that join no name."""

    code: str = "en"
    small: frozenset[str] = field(default_factory=frozenset)
    apart: frozenset[str] = field(default_factory=frozenset)

    def settle(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Write small what is no name's word here, in `tokens` themselves; where German nouns stand."""
        if not self.small:
            return frozenset()
        for at, token in enumerate(tokens):
            before = tokens[at - 1] if at else None
            if self.code == "tr":
                _cut_case(token)
            if token.capitalised and self.code in ("fr", "it"):
                _cut_article(token, before)
            if (
                self.code == "fr"
                and token.text in _MISTER
                and not (before is not None and before.capitalised)
            ):
                token.text, token.shape = "Mr.", Shape.CAP  # "M. Roe" is Monsieur
            begins = token.first or (before is not None and _ends_sentence(before))
            if begins and token.shape is not Shape.SIGN and token.fold in self.small:
                place = at + 1 < len(tokens) and is_place(f"{token.text} {tokens[at + 1].text}")
                if not place:
                    token.shape = Shape.LOWER
            elif (
                self.code == "de"
                and token.shape is Shape.CAP
                and (token.fold in self.small or _is_participle(tokens, at))
            ):
                token.shape = Shape.LOWER  # weekdays and months; "Bezahlt wurde"
        if self.code != "de":
            return frozenset()
        cut = {at for at, token in enumerate(tokens) if _cut_head(token)}
        return frozenset(at for at in range(len(tokens)) if _is_noun(tokens, at, cut=at in cut))


ENGLISH = Language()


@cache
def _language(code: str) -> Language:
    return Language(code, words(_TABLE, code), _APART[code])


def _is_cyrillic(word: str) -> bool:
    return not word.isascii() and script_of(word) == "Cyrl"


def language_of(text: str) -> Language:
    """The language of a text by its small words; English where none of the others is plain."""
    counts = Counter(word.casefold() for word in _WORD.findall(text) if word.islower())
    total = sum(counts.values())
    if 2 * sum(count for word, count in counts.items() if _is_cyrillic(word)) > total:
        return _language("ru")  # of those here the one in Cyrillic letters
    if total < _FEWEST_WORDS:
        return ENGLISH
    if len(_TURKISH.findall(text)) > _TURKISH_SHARE * sum(map(str.isalpha, text)):
        return _language("tr")

    def share(code: str) -> float:
        return sum(counts[word] for word in counts.keys() & words(_TABLE, code)) / total

    best = max(_OTHERS, key=share)
    found = share(best)
    return _language(best) if found >= _LEAST_SHARE and found > share("english") else ENGLISH


def _ends_sentence(before: Token) -> bool:
    """Whether the stop of a legal form may end the sentence too: "... S.r.l. Secondo il giudice"; or the dash
    of a dateline does: "МОСКВА, 5 марта — Компания"."""
    if before.text in ("-", "–", "—"):
        return True
    return before.text.endswith(".") and before.fold.replace(".", "") in words("companies", "legal_forms")


def _cut_article(token: Token, before: Token | None) -> None:
    """Take an article off the name it hangs on to: "l’Institut", not "Jean d’Arcy"."""
    found = _ELIDED.match(token.text)
    named = before is not None and before.capitalised and before.shape is not Shape.UPPER
    joined = (named or (before is not None and before.text == "et")) and not token.first
    if found is None or joined:
        return
    token.start += found.end()
    token.text = token.text[found.end() :]
    token.shape = shape_of(token.text)
    token.first = False


def _cut_case(token: Token) -> None:
    """Take the ending of a Turkish case off a name; the name ends there: "Acme’nin", "Ankara’da"."""
    if (
        token.capitalised
        and (found := _CASE.search(token.text))
        and token.end - token.start == len(token.text)
    ):
        token.text = token.text[: found.start()]
        token.end = token.start + len(token.text)
        token.shape = shape_of(token.text)
        token.possessive = True


def ends_as_noun(text: str) -> bool:
    """Whether a German word ends as nouns do and names hardly ever ("-ung", "-händler")."""
    return bool(_german("de_nouns").search(text))


def heads_name(text: str) -> bool:
    """Whether a German noun stands before the name of a firm or person ("Firma", "Rüstungskonzern")."""
    return bool(_german("de_heads").search(text.casefold()))


def _cut_head(token: Token) -> bool:
    """Take a German noun off the name before its hyphen: "Norvik-Konzern", not "Alfa-Bank"."""
    name, hyphen, head = token.text.rpartition("-")
    if not hyphen or not name[:1].isupper() or head.casefold() not in words(_TABLE, "de_hyphened"):
        return False
    if token.end - token.start != len(token.text):
        return False  # parted at a line's end
    token.text, token.end, token.shape = name, token.start + len(name), shape_of(name)
    return True


def _is_noun(tokens: Sequence[Token], at: int, *, cut: bool) -> bool:
    """Whether a German word in capitals is a noun rather than a name, as far as its place and ending tell; of
    what was `cut` from a compound only the word itself tells."""
    token = tokens[at]
    if token.shape is not Shape.CAP or is_place(token.text):
        return False
    if cut:
        soft = bool(_german("de_soft").search(token.text))
        return soft or ends_as_noun(token.text) or is_dictionary_word(token.text)
    if token.fold not in words(_TABLE, "de_banks") and _german("de_firms").search(token.fold):
        return False  # "die Norvikbank"
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if ends_as_noun(token.text) or token.fold in words(_TABLE, "de_callings"):
        return True
    if before is not None and before.shape is Shape.NUMBER:
        return True
    if before is not None and before.shape is Shape.LOWER:
        bent = before.fold not in words(_TABLE, "de") and _german("de_soft").search(before.text)
        if before.fold in words(_TABLE, "de_fronts") or bent:
            return True
    acts = after is not None and after.text in words(_TABLE, "de_verbs")
    beside = [one for one in (before, after) if one is not None and one.capitalised]
    return not acts and not beside and bool(_german("de_soft").search(token.text))


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    helped = tokens[at].first and after in words(_TABLE, "de_auxiliaries")
    return helped and bool(re.fullmatch(pattern(_TABLE, "de_participles"), tokens[at].fold))


@cache
def _german(key: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(_TABLE, key)}$")
