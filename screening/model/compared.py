"""Two names compared: the score and the evidence that made it."""

from __future__ import annotations

from dataclasses import dataclass

from screening.model.words import Relation


@dataclass(frozen=True, slots=True)
class TokenPair:
    """One query token that met one listed token; `similarity` and `weight` (how much it identifies) 0-1."""

    query: str
    listed: str
    relation: Relation
    similarity: float
    weight: float


@dataclass(frozen=True, slots=True)
class Leftover:
    """A token that met nothing on the other side."""

    token: str
    weight: float


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change to the score outside the tokens, in points, with its reason in words. `supports`: something
    known besides the name agrees, whether or not the score had room for points."""

    reason: str
    points: float
    supports: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names compared: `score` 0-100 and the evidence that made it."""

    score: float
    pairs: tuple[TokenPair, ...] = ()
    query_left: tuple[Leftover, ...] = ()
    listed_left: tuple[Leftover, ...] = ()
    reordered: bool = False
    adjustments: tuple[Adjustment, ...] = ()
