"""What reviewers decided: a pair of a name and a listed party, and what is to be made of it."""

from __future__ import annotations

from dataclasses import dataclass

from screening.model.words import Kind, Ruling, Standing


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided about a name (or a customer's own `id`) and a listed party's uid.

    `decided_at` is ISO 8601 in UTC; the decision holds to the end of the day `expires_on`. `kind`,
    `birth_date`, `country` and `identifiers` (a sha256) are what was known of the bearer of the name: they
    tell him from his namesakes. `record` has a digest of each field of the listed party as it was decided
    about (see `screening.policy.records`); empty where no record was known. `caption` is for people.
    """

    name: str
    party: str
    ruling: Ruling
    reason: str
    reviewer: str
    decided_at: str
    expires_on: str | None = None
    id: str = ""
    kind: Kind = Kind.UNKNOWN
    birth_date: str | None = None
    country: str | None = None
    identifiers: str = ""
    record: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision says of a match today; `sentence` is for people and begins in lower case."""

    decision: Decision
    standing: Standing
    sentence: str

    @property
    def suppresses(self) -> bool:
        """Whether the match is to be set aside: it is a false positive, and the decision is in force."""
        return self.standing is Standing.IN_FORCE and self.decision.ruling is Ruling.FALSE_POSITIVE


@dataclass(frozen=True, slots=True)
class DecisionsUsed:
    """Which decisions a run knew: where they are kept (without a password), the sha256 of them all as CSV,
    and how many there are, superseded ones too."""

    source: str
    sha256: str
    count: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a file or database, in the order in which they were noted."""

    made: tuple[Decision, ...]
    used: DecisionsUsed
