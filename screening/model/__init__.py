"""The nouns: who is listed, what is asked, what was answered.

Frozen values only; no reading, no matching, no opinion about outcomes. Dates are ISO 8601 text and may be
partial ("1962", "1962-05"), because the lists publish partial dates. Countries are ISO 3166-1 alpha-2.
"""

from screening.model.answered import (
    Claim,
    DocumentAnswer,
    Family,
    Finding,
    InputInfo,
    Match,
    Measure,
    NearMiss,
    NotScreened,
    Report,
    Tie,
)
from screening.model.asked import Cluster, Document, Mention, Query, Section, Unnamed
from screening.model.compared import Adjustment, Comparison, Leftover, TokenPair
from screening.model.published import (
    Address,
    BirthDate,
    Coverage,
    Edition,
    Fact,
    Identifier,
    Listing,
    ListStatus,
    Name,
    Party,
)
from screening.model.words import Basis, Kind, Outcome, Relation, Role, Strength, script_of

__all__ = [
    "Address",
    "Adjustment",
    "Basis",
    "BirthDate",
    "Claim",
    "Cluster",
    "Comparison",
    "Coverage",
    "Document",
    "DocumentAnswer",
    "Edition",
    "Fact",
    "Family",
    "Finding",
    "Identifier",
    "InputInfo",
    "Kind",
    "Leftover",
    "ListStatus",
    "Listing",
    "Match",
    "Measure",
    "Mention",
    "Name",
    "NearMiss",
    "NotScreened",
    "Outcome",
    "Party",
    "Query",
    "Relation",
    "Report",
    "Role",
    "Section",
    "Strength",
    "Tie",
    "TokenPair",
    "Unnamed",
    "script_of",
]
