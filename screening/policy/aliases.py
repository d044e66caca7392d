"""Whether another name by which a text calls somebody is that of the listed party, or a name collision."""

from __future__ import annotations

from screening.model import Name, Party
from screening.names import NameForm, compare, fold, name_form
from screening.policy.terms import Context, Rules

TELLING = 0.5
"""Weight from which the words that an alias shares with the primary name are enough."""
SPELLED_ALIKE = 0.85
"""Similarity from which a word of an alias is one of the primary name's: "Rosoboronexport",
"Rosoboroneksport"."""
_CHINA = frozenset({"CN", "HK", "MO", "TW"})


def is_of(alias: Name, party: Party, rules: Rules, context: Context, query: NameForm) -> bool:
    """Whether the alias shares identifying words with the primary name, in any spelling, or the text points
    to the party, as it does to one of China where it has the name in Chinese."""
    if party.uid in context.corroborated or any(country in context.countries for country in party.countries):
        return True
    if query.native and not _CHINA.isdisjoint(party.countries):
        return True
    primary = name_form(party.caption)
    form = name_form(alias.text)
    if form.native or primary.native:
        return True  # the same name in its own script is no other word
    beside = compare(form, primary, party.kind, rules.weights)
    if beside.score >= rules.threshold:
        return True  # no word of "SPECIAL INDUSTRIES GROUP" tells much, and all are the primary name's
    if sum(pair.weight for pair in beside.pairs if pair.similarity >= SPELLED_ALIKE) >= TELLING:
        return True
    said = fold(party.caption).split()
    words = "".join(word[0] for word in said)
    # a legal form may lend all its letters: "PDVSA" is Petróleos de Venezuela, S.A.
    formed = "".join(word[0] for word in said[:-1]) + said[-1].replace(".", "") if said else ""
    tokens = "".join(token[0] for token in primary.tokens)
    return form.key.replace(" ", "") in {words, formed, tokens, *primary.acronyms}


def collision(party: Party) -> str:
    """Why an alias that is not the party's by anything said is possible at most."""
    return (
        f"shares no identifying word with the primary name {party.caption!r}, and nothing else in the text "
        "points to that party: probably a name collision"
    )
