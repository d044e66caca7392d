"""A comparison in words: one sentence for the analyst, built from the very evidence that made the score.

Says what met and how, what was left over and what was adjusted. It never says what the match means in law,
and never that somebody is on no list.
"""

from __future__ import annotations

from screening.model import Comparison, Leftover, Name, Relation, Role, Strength, TokenPair
from screening.names.heard import is_heard
from screening.names.vocabulary import translations

_WEAK_WORD = 0.45
"""Below this weight a token is called a common word."""

_ROLES = {Role.AKA: "also known as", Role.FKA: "formerly known as", Role.NKA: "now known as"}


def _met(pair: TokenPair) -> str:
    """How one token met another, in words."""
    query, listed = f"'{pair.query}'", f"'{pair.listed}'"
    if pair.relation is Relation.EDIT:
        return f"{query} is spelled {listed}"
    if pair.relation is Relation.INITIAL:
        return (
            f"{query} can be the initial of {listed}"
            if len(pair.query) == 1
            else f"{listed} can be the initial of {query}"
        )
    if pair.relation is Relation.ABBREVIATION:
        return (
            f"{query} stands for {listed}"
            if len(pair.query) <= len(pair.listed)
            else f"{listed} stands for {query}"
        )
    if is_heard(pair.query) or is_heard(pair.listed):
        return f"{query} sounds like {listed}"
    if pair.relation is Relation.TRANSLITERATION:
        known = translations()
        if pair.query in known or pair.listed in known:
            return f"{query} is {listed} in another language or spelling"
        return f"{query} is another spelling of {listed}"
    if pair.relation is Relation.JOINED:
        return f"{query} is {listed} written {'apart' if ' ' in pair.query else 'as one word'}"
    if pair.relation is Relation.PREFIX:
        return (
            f"{query} and {listed} begin alike"
            if pair.listed[:1] == pair.query[:1]
            else f"{query} is part of {listed}"
        )
    if pair.relation is Relation.ACRONYM:
        return f"{query} and {listed} are a name and its acronym"
    if pair.relation is Relation.NATIVE:
        return "the native spelling is the same" if pair.similarity >= 0.97 else f"{query} resembles {listed}"
    return f"{query} is the same"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _left(tokens: tuple[Leftover, ...]) -> str:
    return _listed([f"'{one.token}'" for one in tokens])


def _stand(tokens: tuple[Leftover, ...]) -> str:
    return "stand" if len(tokens) > 1 else "stands"


def _agreed(comparison: Comparison) -> list[str]:
    same = [pair for pair in comparison.pairs if pair.relation is Relation.SAME]
    parts = []
    if same:
        words = _listed([f"'{pair.query}'" for pair in same])
        parts.append(f"{words} {'is' if len(same) == 1 else 'are'} the same")
    parts += [_met(pair) for pair in comparison.pairs if pair.relation is not Relation.SAME]
    if comparison.reordered and comparison.pairs:
        parts.append("the words stand in another order")
    return parts


def _which(name: Name) -> str:
    """The listed name, its role and strength."""
    role = _ROLES.get(name.role)
    weak = "weak alias" if name.strength is Strength.WEAK else ""
    if role:
        return f"'{name.text}' ({weak + ', ' if weak else ''}{role})"
    return f"'{name.text}'" + (f" ({weak})" if weak else "")


def beginning(query: str, name: Name, score: float) -> str:
    """How `sentence` begins: what met which name, as what and at which score."""
    head = f"'{query}' meets the listed name" if query else "What was given without a name meets"
    return f"{head} {_which(name)} at {score:.0f}: "


def sentence(comparison: Comparison, query: str, name: Name) -> str:
    """One English sentence: which token met which and how, what was left over, the alias and its strength."""
    parts = _agreed(comparison)
    if comparison.score >= 100.0 and not comparison.query_left and not comparison.listed_left:
        parts = ["the names are the same"]
    if comparison.query_left:
        parts.append(
            f"{_left(comparison.query_left)} {_stand(comparison.query_left)} only in the name searched"
        )
    if comparison.listed_left:
        parts.append(
            f"{_left(comparison.listed_left)} {_stand(comparison.listed_left)} only in the listed name"
        )
    parts += [one.reason for one in comparison.adjustments if "order" not in one.reason]
    return f"{beginning(query, name, comparison.score)}{'; '.join(parts) or 'nothing in common'}."


def rejection(comparison: Comparison, threshold: float) -> str:
    """Why a near miss was not taken at `threshold` (0-100), for the analyst."""
    reasons: list[str] = []
    met = [pair for pair in comparison.pairs if pair.relation is not Relation.INITIAL]
    query_left = [one for one in comparison.query_left if one.weight >= _WEAK_WORD]
    listed_left = [one for one in comparison.listed_left if one.weight >= _WEAK_WORD]
    common = [pair for pair in met if pair.weight < _WEAK_WORD]
    if not comparison.pairs:
        return "nothing in common"
    if not met:
        reasons.append("only initials in common")
    elif len(common) == len(met):
        reasons.append(f"only {_listed([_quoted(pair) for pair in met])} in common")
    if query_left and listed_left:
        reasons.append(f"{_left(tuple(query_left))} against {_left(tuple(listed_left))}")
    elif comparison.query_left and comparison.listed_left and not reasons:
        reasons.append(f"{_left(comparison.query_left)} against {_left(comparison.listed_left)}")
    elif query_left:
        reasons.append(f"{_left(tuple(query_left))} is not in the listed name")
    elif listed_left:
        reasons.append(f"the listed name also has {_left(tuple(listed_left))}")
    if not reasons:
        loose = [pair for pair in comparison.pairs if pair.similarity < 0.9]
        if loose:
            worst = min(loose, key=lambda pair: pair.similarity)
            reasons.append(f"'{worst.query}' against '{worst.listed}'")
    reasons += [one.reason for one in comparison.adjustments if one.points <= -3.0]
    if not reasons:
        reasons.append(f"too little in common ({_listed([_quoted(pair) for pair in comparison.pairs])})")
    return f"{'; '.join(reasons)} ({comparison.score:.0f} is below {threshold:.0f})"


def _quoted(pair: TokenPair) -> str:
    return f"'{pair.query}'" if pair.query == pair.listed else f"'{pair.query}'/'{pair.listed}'"
