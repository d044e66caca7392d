"""When a short form stands for a listed firm, and when one word may be a person's family name."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import SHIPS, Kind, Outcome
from screening.names import NameForm, name_form
from screening.names.vocabulary import word_class
from screening.places import is_place
from screening.policy.terms import Rules

SHORT_FORM_SHARE = 0.55
"""A short form stands for a firm only if it carries this share of the weight of the firm's name: "Huawei" of
"Huawei Technologies", not "Sun" of "Sun Petrochemicals Trading"."""
SHORT_FORM_LETTERS = 6
"""Letters a one-word short form needs where the text does not show it to be a company."""
LEAST_SHARED = 5
"""Letters it needs there where several listed firms share it: "Zhipu"."""
ABBREVIATED = 3
SHARED_BY = 3
"""Firms of a list that must share a short form where each has more than one word beyond it: "Rosatom" is not
on a list because "Rosatom Digital Solutions" is."""
OF_A_SERIES = 2
SAYS_LITTLE = 3
"""Letters from which a word counts: "oil" and "bar" do, "of" and "co" do not."""
_BODIES = frozenset({"academy", "university", "college", "ministry"})
"""A name with one of these is a body's in full; what goes on behind it names an institute of that body."""
SURNAME_LETTERS = 6
SURNAME_PARTIES = 8
"""A family name alone is worth a look only if it is long and rare."""


def short_form_of(
    query: NameForm,
    kind: Kind,
    listed: NameForm,
    rules: Rules,
    *,
    known: bool = False,
    shared_by: int = 1,
) -> bool:
    """Whether the query is what a reader calls the listed firm for short.

    It must be the listed name's head (perhaps after a place), identify, and leave only words that identify
    little. Dictionary words, common personal names and short words are no short forms, unless `known`: the
    same name is some listed party's whole name ("China Mobile" for "China Mobile Communications Group").
    `shared_by`: of how many listed firms it may be the short form.
    """
    tokens = query.tokens
    if not tokens or len(tokens) >= len(listed.tokens) or kind in (Kind.PERSON, *SHIPS):
        return False
    if "(" in listed.text and name_form(listed.text.partition("(")[0], kind).key == query.key:
        return True  # "Rostec (Russian Technologies State Corporation)" says its name twice
    letters = len(max(tokens, key=len))
    abbreviated = is_abbreviation(query)
    if not known and (all(rules.is_word(token) for token in tokens) or (letters < 4 and not abbreviated)):
        return False
    if not known and len(tokens) == 1 and word_class().get(tokens[0]) == "common_person":
        return False  # "owned by Hassan" is no word of "Hassan Scientific Corporation"
    short = len(tokens) == 1 and letters < SHORT_FORM_LETTERS and kind is Kind.UNKNOWN
    short = short and (letters < LEAST_SHARED or shared_by < SHARED_BY)
    if not known and short and not abbreviated:
        return False
    weigh = rules.weights.weight
    begin = listed.tokens.index(tokens[0]) if tokens[0] in listed.tokens else 0
    led = all(is_place(token) for token in listed.tokens[:begin])  # "Hangzhou" says nothing of "Hikvision"
    whole = sum(weigh(token) for token in listed.tokens[begin if led else 0 :])
    return whole > 0 and sum(weigh(token) for token in tokens) >= SHORT_FORM_SHARE * whole


def is_abbreviation(query: NameForm) -> bool:
    """Whether the query is one word of three to five capitals ("VTB"); it stands for firms only where several
    of a list begin with it."""
    text = query.text.strip()
    return ABBREVIATED <= len(text) < SHORT_FORM_LETTERS and text.isalpha() and text.isupper()


def is_whole_name(query: NameForm, shared_by: int, *, in_text: bool) -> bool:
    """Whether the query is a firm's name in full, hence short for no other.

    A row of a table gives the name in full where it gives the legal form: "Accenture plc" is not short for
    the one listed "Accenture Building Materials". Where three listed firms share the head it is worth a look
    all the same.
    """
    return not in_text and bool(query.legal_forms) and shared_by < SHARED_BY


def short_form_outcome(query: NameForm, anchors: Sequence[NameForm], shared_by: int) -> Outcome:
    """How strongly a list speaks on a short form: `anchors` are names on it that the query is short for.

    One firm with several words beyond the short form may be a daughter of the one that is meant, and the
    institutes of an academy are not the academy; nor is "Acme, Inc." its branch "Acme (Hong Kong) Co., Ltd.".
    """
    if not _BODIES.isdisjoint(query.tokens):
        return Outcome.POSSIBLE
    if query.legal_forms and shared_by < SHARED_BY and all(_is_branch(query, anchor) for anchor in anchors):
        return Outcome.POSSIBLE
    closest = min((_words_beyond(query, anchor) for anchor in anchors), default=9)
    return Outcome.LISTED if anchors and (closest <= 1 or shared_by >= SHARED_BY) else Outcome.POSSIBLE


def _is_branch(query: NameForm, listed: NameForm) -> bool:
    """Whether the listed name has another legal form than the query, and a place that the query has not."""
    placed = any(token not in query.tokens and is_place(token) for token in listed.tokens)
    return placed and set(query.legal_forms).isdisjoint(listed.legal_forms)


def _words_beyond(query: NameForm, listed: NameForm) -> int:
    """Words of the listed name besides the query's, its places and its small words. A number tells one of a
    series from the others: "Nord Stream AG" is not short for "Nord Stream 2 AG"."""
    own = set(query.tokens)
    more = [token for token in listed.tokens if token not in own and not is_place(token)]
    return sum(OF_A_SERIES if token.isdigit() else len(token) >= SAYS_LITTLE for token in more)


def may_be_surname(query: NameForm, kind: Kind, rules: Rules) -> bool:
    """Whether one word is worth looking up as the family name of listed persons."""
    return (
        len(query.tokens) == 1
        and len(query.tokens[0]) >= SURNAME_LETTERS
        and not query.legal_forms
        and kind in (Kind.PERSON, Kind.UNKNOWN)
        and not rules.is_word(query.tokens[0])
    )
