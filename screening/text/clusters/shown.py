"""What a name is taken for where it is shown, if its own words and those right beside it do not tell.

A name of one word that buys, sells and speaks without a given name in front is a firm's: the press writes
persons in full first. This is for readers alone; what it says decides nothing about what a name is compared
with, so it may guess where `mentions.kinds` may not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.model import Kind, Mention
from screening.text.forms import core_words, fold_words, unaccented
from screening.text.lexicon import pattern, words
from screening.text.vocabulary import is_dictionary_word

_REACH = 60
_BEHIND = re.compile(r"[\w’'-]+")


def shown_kind(text: str, name: str, kind: Kind, mentions: Sequence[Mention]) -> Kind:
    """`kind` if it is known, else what the uses of the name in the whole text speak for."""
    if kind is not Kind.UNKNOWN:
        return kind
    parts = core_words(name)
    if len(parts) < len(fold_words(name)):
        return Kind.COMPANY  # a legal form
    if any(part in words("joints", "organizations") for part in parts) and len(parts) > 1:
        return Kind.ORGANIZATION
    if any(part in words("companies", "trades") for part in parts) and len(parts) > 1:
        return Kind.COMPANY
    if len(parts) == 1:
        return _of_one_word(text, name, parts[0], mentions)
    if re.search(pattern("companies", "endings"), parts[-1]):
        return Kind.COMPANY
    if any(_apposed(text, mention) for mention in mentions):
        return Kind.PERSON
    return Kind.COMPANY if any(_deals(text, mention) for mention in mentions) else Kind.UNKNOWN


def _of_one_word(text: str, name: str, word: str, mentions: Sequence[Mention]) -> Kind:
    if unaccented(word) in words("persons", "given"):
        return Kind.UNKNOWN
    if re.search(pattern("companies", "endings"), word) or is_dictionary_word(name):
        return Kind.COMPANY
    used = any(_deals(text, one) or _acts(text, one) for one in mentions)
    return Kind.COMPANY if used else Kind.UNKNOWN


def _deals(text: str, mention: Mention) -> bool:
    """Whether the words around are of trade: "sold to X", "a rival of X", "X’s products"."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if re.search(pattern("companies", "traded"), " ".join(before.split()) + " ", re.IGNORECASE):
        return True
    after = _BEHIND.findall(text[mention.end : mention.end + _REACH])[:3]
    return any(word.casefold() in words("companies", "nouns_behind") for word in after[:2])


def _acts(text: str, mention: Mention) -> bool:
    """Whether it speaks, acts or owns: "X said", "X has denied", "X’s"."""
    if re.match(r"[’']s?\s", text[mention.end : mention.end + 3]):
        return True
    after = [word.casefold() for word in _BEHIND.findall(text[mention.end : mention.end + _REACH])[:2]]
    near = text[mention.end : mention.end + 1] == " " and bool(after)
    verbs = words("companies", "verbs") | words("companies", "firm_verbs")
    helped = len(after) > 1 and after[0] in ("has", "had", "have", "will", "also", "did", "does")
    return near and (after[0] in verbs or (helped and (after[1] in verbs or after[1] == "not")))


def _apposed(text: str, mention: Mention) -> bool:
    """Whether a person’s office stands behind: "X, head of", "X (born 1970)"."""
    return bool(re.match(pattern("persons", "offices"), text[mention.end : mention.end + _REACH]))
