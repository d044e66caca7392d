"""The schemas of FollowTheMoney data: which are parties, which tell about one, which are passed over.

Every schema of the model (version 4.11) stands here; one that does not stops the reading, since it could be a
new kind of party.
"""

from __future__ import annotations

from screening.errors import ParseError
from screening.model import Kind

PARTIES = {
    "Person": Kind.PERSON,
    "Company": Kind.COMPANY,
    "Organization": Kind.ORGANIZATION,
    "PublicBody": Kind.ORGANIZATION,
    "LegalEntity": Kind.UNKNOWN,
    "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
    "Address": Kind.ADDRESS,
    "Asset": Kind.UNKNOWN,
    "CryptoWallet": Kind.UNKNOWN,
    "Security": Kind.UNKNOWN,
    "Vehicle": Kind.UNKNOWN,
}
"""Schemas that can be listed. LegalEntity is a person or a company: the publisher does not know which."""

ABOUT_PARTIES = ("Sanction", "Passport", "Identification")
"""Schemas that tell something about a party; so does Address, which can also be one."""

PASSED_OVER = frozenset(
    {
        # Links between parties, and intervals of their lives.
        *("Associate", "ContractAward", "Control", "CourtCaseParty", "Debt", "Directorship", "Documentation"),
        *("EconomicActivity", "Employment", "Family", "Interest", "Interval", "License", "Membership"),
        *("Occupancy", "Ownership", "Payment", "ProjectParticipant", "Representation", "Risk", "Similar"),
        *("Succession", "TaxRoll", "UnknownLink"),
        # Things that nobody trades with.
        *("BankAccount", "Call", "CallForTenders", "Contract", "CourtCase", "Event", "Note", "Position"),
        *("Project", "RealEstate", "Territory", "Thing", "Trip", "UserAccount", "Value"),
        # Documents.
        *("Analyzable", "Article", "Audio", "Document", "Email", "Folder", "HyperText", "Image", "Mention"),
        *("Message", "Package", "Page", "Pages", "PlainText", "Table", "Video", "Workbook"),
    }
)


def kind_of(schema: str, where: str) -> tuple[Kind, bool]:
    """(kind, whether that leaves it open) of a party of this schema. Raises ParseError if it can be none."""
    if schema not in PARTIES:
        raise ParseError(
            f"unknown schema {schema!r} of a listed party", where=where, hint="known: " + ", ".join(PARTIES)
        )
    return PARTIES[schema], PARTIES[schema] is Kind.UNKNOWN
