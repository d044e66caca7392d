"""What speaks against a name that scores well: everywhere, and where it was read from running text."""

from __future__ import annotations

from screening.model import Kind, Name, Party, Relation, Role, Strength
from screening.names import NameForm, fold, name_form
from screening.policy.terms import IDENTIFYING, LISTED, SHIPS, Candidate, Context, Rules


def objection(query: NameForm, one: Candidate, context: Context | None) -> str:
    """Why a name that scores well is no match all the same, wherever it stands; else empty."""
    if not query.native and sum(len(pair.query) for pair in one.comparison.pairs) < 2:
        return "one letter or digit says nothing"
    pointed = context is not None and one.party.uid in context.corroborated
    if not pointed and all(pair.relation is Relation.ACRONYM for pair in one.comparison.pairs):
        return "initials alone support a match, they do not make one"
    weak = one.name.strength is Strength.WEAK
    if weak and len(name_form(one.name.text).tokens) == 1 and one.party.kind in (Kind.PERSON, *SHIPS):
        return "a one-word weak alias never matches alone"
    return ""


def objection_of_text(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> str:
    """Why a name read from running text is no match although it scores well; empty if there is no reason."""
    if context is None:
        return ""
    comparison = one.comparison
    fuzzy = comparison.score < LISTED
    if fuzzy and context.own:
        return f"it is the name of a {context.own}, and not quite that of the listed party"
    if one.party.uid in context.corroborated:
        return ""
    common = all(rules.is_word(pair.query) or pair.query.isdigit() for pair in comparison.pairs)
    left = any(one.weight >= IDENTIFYING for one in comparison.query_left)
    if fuzzy and len(comparison.pairs) == 1 and (left or common):
        return f"only {comparison.pairs[0].query!r} met, and it is not the whole name"
    if one.party.kind in SHIPS and kind not in SHIPS and common:
        return "a ship's name of common words, and nothing in the text speaks of a ship"
    if one.party.kind is Kind.PERSON and len(query.tokens) == 1 and not query.native:
        return "one word of a person's name says too little"
    return ""


def reserve_of_text(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> str:
    """Why a name that is met in full is possible at most where it was read from text; else empty."""
    if context is None:
        return ""
    if context.own in ("place", "nationality"):
        return f"it is the name of a {context.own} too"
    if one.party.kind in SHIPS and kind not in SHIPS:
        return "the listed party is a ship or aircraft, and nothing in the text says that this is one"
    bare = len(query.tokens) == 1 and not query.native and not query.legal_forms
    if bare and rules.is_word(query.tokens[0]):
        return "a dictionary word by itself says little"
    if one.name.role is not Role.PRIMARY and not _corroborated(one.name, one.party, rules, context):
        return _collision(one.party)
    return ""


def _corroborated(alias: Name, party: Party, rules: Rules, context: Context) -> bool:
    """Whether the alias shares an identifying word with the primary name, or the text points to the party."""
    if party.uid in context.corroborated or any(country in context.countries for country in party.countries):
        return True
    primary = name_form(party.caption)
    form = name_form(alias.text)
    if form.native or primary.native:
        return True  # the same name in its own script is no other word
    shared = set(form.tokens) & set(primary.tokens)
    if any(rules.weights.weight(token) >= 0.5 for token in shared):
        return True
    words = "".join(word[0] for word in fold(party.caption).split())
    tokens = "".join(token[0] for token in primary.tokens)
    return form.key.replace(" ", "") in {words, tokens, *primary.acronyms}


def _collision(party: Party) -> str:
    return (
        f"shares no identifying word with the primary name {party.caption!r}, and nothing else in the text "
        "points to that party: probably a name collision"
    )
