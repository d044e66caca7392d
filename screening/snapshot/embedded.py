"""The hand-kept part of `lists/`: what there is to screen against before any list is refreshed."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from screening.catalogue import Catalogue, SourceFacts
from screening.model import Coverage, Edition, Party
from screening.snapshot.freshness import BY_HAND
from screening.snapshot.records import digest_of, encode


def embedded_edition(catalogue: Catalogue, source: SourceFacts, list_id: str) -> Edition | None:
    """The hand-kept edition of a list, its counts not yet taken; None where nothing is kept by hand."""
    kept = source.hand_kept.get(list_id)
    if kept is None:
        return None
    sha256 = hashlib.sha256((catalogue.folder / kept.file).read_bytes()).hexdigest()
    return Edition(
        list_id=list_id,
        source_id=source.id,
        coverage=Coverage(kept.coverage),
        published_on=kept.published_on,
        as_of=kept.checked_on if kept.coverage == "whole" else kept.published_on,
        retrieved_at=None,
        sha256=sha256,
        digest="",
        parties=0,
        names=0,
        weak_names=0,
        origin="embedded",
        date_basis=BY_HAND,
        of_parties=kept.official,
    )


def embedded_parties(catalogue: Catalogue, edition: Edition) -> tuple[Party, ...]:
    """The parties of a hand-kept edition. Raises ParseError naming the row that is malformed."""
    from screening.sources.columns import read_rows  # of lists that are compiled already none is read

    kept = catalogue.source(edition.source_id).hand_kept[edition.list_id]
    return read_rows(catalogue.folder / kept.file, edition.list_id)


def counted(edition: Edition, parties: tuple[Party, ...]) -> Edition:
    """The edition with the counts and the digest of its parties."""
    names = [name for party in parties for name in party.names]
    return replace(
        edition,
        digest=digest_of(encode(party) for party in parties),
        parties=len(parties),
        names=len(names),
        weak_names=sum(name.strength.value == "weak" for name in names),
    )
