"""A screener whose answers are known: by equal names, at once, counting what it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace

from screening.model import (
    Basis,
    Comparison,
    Family,
    Finding,
    Kind,
    Listing,
    Match,
    Measure,
    Name,
    NearMiss,
    Outcome,
    Party,
    Query,
)
from screening.settings import Settings

CLOCK = datetime(2026, 7, 1, 12, tzinfo=UTC)
MEASURES = {"us-bis-el": Measure("us-bis-el", "Entity List", "licence required", "m", "15 CFR 744.11")}


def match(text: str, score: float = 100.0, outcome: Outcome = Outcome.LISTED, number: int = 1) -> Match:
    """A match with a firm of that name; its score and outcome as given."""
    listing = Listing(
        "us-bis-el", ("P1", "P2"), "2020-01-02", None, "84 FR 1", "all items", url="https://x.org"
    )
    other = Listing("un-sc", ("P2",))
    party = Party(
        f"us-bis-el:{number}", Kind.COMPANY, (Name(text),), (listing, other), countries=("CN", "HK")
    )
    return Match(party, Name(text), score, Basis.NAME, Comparison(score), f"{text} is met.", outcome)


def short_form(text: str, list_id: str) -> Match:
    """A short form that stands for one list of its party."""
    whole = match(text)
    family = Family(list_id, 3, (text,))
    return Match(
        whole.party, whole.name, 90.0, Basis.SHORT_FORM, whole.comparison, "s", Outcome.LISTED, (family,)
    )


class FakeScreener:
    """`known`: name -> matches; a blank name is not screened, "near" has a nearest, the rest nothing."""

    def __init__(self, known: dict[str, tuple[Match, ...]] | None = None, kind: Kind = Kind.UNKNOWN) -> None:
        self.known = known if known is not None else {"Huawei": (match("Huawei"),)}
        self.settings = Settings(kind=kind)
        self.snapshot = SimpleNamespace(digest="d1", catalogue=SimpleNamespace(measures=MEASURES))
        self.now = CLOCK
        self.owners = None
        self.workers = None
        self.decisions = None
        self.calls: list[list[Query]] = []

    @property
    def asked(self) -> list[Query]:
        return [query for call in self.calls for query in call]

    def met(self, queries: Sequence[Query]) -> Sequence[Finding | None]:
        return self.screen_names(queries)

    def screen_names(self, queries: Sequence[Query]) -> list[Finding]:
        self.calls.append(list(queries))
        return [self._finding(query) for query in queries]

    def _finding(self, query: Query) -> Finding:
        text = query.text.strip()
        if not any(char.isalnum() for char in text):
            reason = "no letter or digit to compare" if text else "empty name"
            return Finding(query.text, query.kind, Outcome.NOT_SCREENED, reason=reason)
        found = self.known.get(text, ())
        outcome = found[0].outcome if found else Outcome.NOT_LISTED
        near = match("Nearby", 70.04)
        nearest = (
            (NearMiss(near.party, near.name, 70.04, near.comparison, "too far"),) if text == "near" else ()
        )
        return Finding(text, query.kind, outcome, matches=found, nearest=nearest)
