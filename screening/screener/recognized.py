"""What a model adds to the findings of a document. Structure, not care, keeps it from taking anything away.

The names that the rules found are answered as if there were no model. What the model finds elsewhere is
answered beside them and comes as findings of its own, or as further places of a name that the rules found;
for a name whose kind the rules leave open it may tell the kind that is shown. No match is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from screening.model import Cluster, Document, Finding, Kind, Mention
from screening.names import key
from screening.text.clusters import cluster
from screening.text.ner import Recognizer, added_mentions, recognize


def with_recognized(
    document: Document,
    mentions: Sequence[Mention],
    clusters: Sequence[Cluster],
    findings: Sequence[Finding],
    recognizer: Recognizer,
    answer: Callable[[Sequence[Cluster]], Sequence[Finding]],
) -> tuple[Finding, ...]:
    """The findings (one a cluster, in their order) with what the model adds, its own after the others.

    `answer` gives the findings of clusters, one each, judged together.
    """
    spans = recognize(document, recognizer)
    kinds = {(span.start, span.end): span.kind for span in spans}
    known = [_kind_shown(finding, kinds) for finding in findings]
    places = {key(form): place for place, one in enumerate(known) for form in reversed(one.forms)}
    added = added_mentions(document, mentions, spans)
    further: list[Mention] = []
    for mention in added:
        place = places.get(key(mention.text)) if key(mention.text) else None
        if place is None:
            further.append(mention)
        else:
            held = (*known[place].mentions, mention)
            known[place] = replace(known[place], mentions=tuple(sorted(held, key=lambda one: one.start)))
    own = cluster(document, further) if further else ()
    answered = answer((*clusters, *own))[len(clusters) :] if own else ()
    return (*known, *answered)


def _kind_shown(finding: Finding, kinds: dict[tuple[int, int], Kind]) -> Finding:
    if finding.kind is not Kind.UNKNOWN:
        return finding
    told = (kinds.get((one.start, one.end)) for one in finding.mentions)
    return replace(finding, kind=next(filter(None, told), Kind.UNKNOWN))
