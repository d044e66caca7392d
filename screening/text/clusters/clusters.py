"""Gather the mentions of an article into the parties of the story.

A short form joins the full name it is short for (a firm's first words, a person's surname, an acronym in
brackets, an alias after "also known as"). Joining rests on this text alone; no list is asked, and names
that are merely similar stay apart: two clusters too many cost a line, two parties made one could hide one
of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from screening.model import Cluster, Document, Kind, Mention, script_of
from screening.text.clusters.hidden import why_hidden
from screening.text.clusters.links import links
from screening.text.clusters.shown import shown_kind
from screening.text.forms import clean, core_words, fold_words

_OUTSIDE = frozenset({"feed", "promotion", "disclaimer"})
_HEADLINE_WEIGHT = 4
"""A name in the headline counts as if named this often again: headlines say what it is about."""
_FEWEST_FOR_SUBJECT = 2


def _kind(mentions: Iterable[Mention]) -> Kind:
    """The kind guessed most often, first guessed first; unknown only if nothing else was guessed."""
    votes = Counter(mention.kind for mention in mentions if mention.kind is not Kind.UNKNOWN)
    return votes.most_common(1)[0][0] if votes else Kind.UNKNOWN


def _is_surnamed(forms: Sequence[str]) -> bool:
    """Whether the last word of the fullest form is used by itself, as only surnames are."""
    full = core_words(forms[0])
    return 2 <= len(full) <= 4 and any(core_words(form) == full[-1:] for form in forms[1:])


def _forms(mentions: Sequence[Mention], own: Collection[str]) -> tuple[str, ...]:
    """Distinct surfaces, the fullest first: Latin letters, most words, of the name that the others stand for
    (`own`), not all capitals, longest."""
    counts = Counter(clean(mention.text) for mention in mentions)
    order = {form: at for at, form in enumerate(counts)}

    def fullness(form: str) -> tuple[bool, int, bool, bool, int, int]:
        latin = script_of(form) == "Latn"
        shouted = form.isupper() and len(form) > 5
        size = len(fold_words(form))
        return latin, size, form in own, not shouted, len(form), counts[form]

    first = max(order, key=fullness)
    return first, *(form for form in order if form != first)


def cluster(document: Document, mentions: Sequence[Mention]) -> tuple[Cluster, ...]:
    """The parties that `mentions` name, in order of first mention; every mention is in exactly one.

    `name` is the fullest form found. `why_hidden` says why an unlisted name needs no line ("place",
    "government", ...) and is empty for parties.
    """
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        key = core_words(mention.text) or (mention.text,)
        groups.setdefault(key, []).append(mention)
    joined = {key: list(group) for key, group in groups.items()}
    for short, full in links(document, groups).items():
        joined[full] += joined.pop(short)
    found = []
    for key, group in joined.items():
        group.sort(key=lambda mention: mention.start)
        kind = _kind(group)
        forms = _forms(group, {clean(mention.text) for mention in groups[key]})
        if kind is Kind.UNKNOWN and _is_surnamed(forms):
            kind = Kind.PERSON
        hidden = why_hidden(document, forms[0], kind, group)
        shown = Kind.UNKNOWN if hidden else shown_kind(document.text, forms[0], kind, group)
        found.append(Cluster(forms[0], kind, forms, tuple(group), hidden, shown))
    found.sort(key=lambda party: party.mentions[0].start)
    return tuple(found)


def _lead_end(document: Document) -> int:
    """Where the first paragraph of the body ends: it names whom the article is about."""
    start = next((section.start for section in document.sections if section.kind == "body"), 0)
    return document.text.find("\n", start) % (len(document.text) + 1)


def subject(document: Document, clusters: Sequence[Cluster]) -> Cluster | None:
    """The party the article is about: named most, headline and first paragraph counting extra.

    None if nothing stands out: no party does that another equals, nor one that is named once among others and
    in no headline. Places, public bodies and what stands outside the article are never it.
    """
    lead_end = _lead_end(document)
    weighed = []
    for party in clusters:
        inside = [mention for mention in party.mentions if mention.section not in _OUTSIDE]
        if party.why_hidden or not inside:
            continue
        headed = any(mention.section == "headline" for mention in inside)
        weight = len(inside) + (inside[0].start < lead_end) + _HEADLINE_WEIGHT * headed
        weighed.append((weight, len(inside) > 1 or headed, party))
    if not weighed:
        return None
    best, often, party = max(weighed, key=lambda one: one[0])
    alone = sum(weight == best for weight, _, _ in weighed) == 1
    stands_out = alone and best >= _FEWEST_FOR_SUBJECT and (often or len(weighed) == 1)
    return party if stands_out else None
