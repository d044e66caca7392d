"""A party whose short name is a listed party that its full name is not: two parties, told apart.

"YMTC" is listed and "YMTC Phase III Circuits Co" is not: the text alone takes one as short for the other, and
one answer for both would say of one what holds for the other. Nothing is decided about any match here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from screening.matcher import Matcher
from screening.model import Cluster, Kind
from screening.names import name_form
from screening.text.forms import clean


def told_apart(clusters: Sequence[Cluster], matcher: Matcher, threshold: float) -> tuple[Cluster, ...]:
    """The clusters in order of first mention. One of a firm whose short form is, word for word, a listed
    party that the full name does not meet at `threshold` (0-100) becomes two."""
    found = [part for one in clusters for part in _parts(one, matcher, threshold)]
    return tuple(sorted(found, key=lambda one: one.mentions[0].start))


def _parts(one: Cluster, matcher: Matcher, threshold: float) -> Iterator[Cluster]:
    short = _mothers(one, matcher, threshold) if one.kind is not Kind.PERSON and len(one.forms) > 1 else ()
    if not short:
        yield one
        return
    own = tuple(mention for mention in one.mentions if clean(mention.text) in short)
    rest = tuple(mention for mention in one.mentions if clean(mention.text) not in short)
    others = tuple(form for form in one.forms if form not in short)
    yield replace(one, name=short[0], forms=short, mentions=own)
    yield replace(one, forms=others, mentions=rest)


def _mothers(one: Cluster, matcher: Matcher, threshold: float) -> tuple[str, ...]:
    """The short forms that are a party of their own."""
    full = name_form(one.name, one.kind)
    short = [form for form in one.forms[1:] if set(name_form(form, one.kind).tokens) < set(full.tokens)]
    listed = [form for form in short if matcher.is_listed(form)]
    if not listed or matcher.is_listed(one.name):
        return ()
    met = _met(one.name, one.kind, matcher, threshold)
    return tuple(form for form in listed if met.isdisjoint(_met(form, one.kind, matcher, threshold)))


def _met(text: str, kind: Kind, matcher: Matcher, threshold: float) -> frozenset[str]:
    """Ids of the parties that a name meets."""
    candidates = matcher.candidates(name_form(text, kind), kind)
    return frozenset(one.party.uid for one in candidates if one.comparison.score >= threshold)
