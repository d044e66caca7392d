"""The 118 columns of the EU financial sanctions file (CSV 1.1): which are read, which are not, and why.

Written from the published description. The file is six tables side by side, each with the legal act behind
its row; a row of the file fills the columns of the entity and of one of the others.
"""

from __future__ import annotations

GENERATED = "fileGenerationDate"

_ACT = ("Type", "OrganisationType", "PublicationDate", "EntryIntoForceDate", "NumberTitle", "Programme")
_REGULATION = tuple(f"Regulation_{part}" for part in (*_ACT, "PublicationUrl"))
_OWN = ("LogicalId", "RegulationLanguage", "Remark")
_PLACE = ("Region", "CountryIso2Code", "CountryDescription")
_TABLES: dict[str, tuple[str, ...]] = {
    "Entity": (
        *("LogicalId", "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails"),
        *("Remark", "SubjectType", "SubjectType_ClassificationCode"),
    ),
    "NameAlias": (
        *("LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function"),
        *_OWN,
    ),
    "Address": (
        *("City", "Street", "PoBox", "ZipCode", "Place", "AsAtListingTime", "ContactInfo"),
        *_PLACE,
        *_OWN,
    ),
    "BirthDate": (
        *("BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType"),
        *("ZipCode", "Place", "City"),
        *_PLACE,
        *_OWN,
    ),
    "Identification": (
        *(
            "Number",
            "Diplomatic",
            "KnownExpired",
            "KnownFalse",
            "ReportedLost",
            "RevokedByIssuer",
            "IssuedBy",
        ),
        *("IssuedDate", "ValidFrom", "ValidTo", "LatinNumber", "NameOnDocument", "TypeCode"),
        "TypeDescription",
        *_PLACE,
        *_OWN,
    ),
    "Citizenship": (*_PLACE, *_OWN),
}
COLUMNS = (
    GENERATED,
    *(f"{table}_{column}" for table, columns in _TABLES.items() for column in (*columns, *_REGULATION)),
)
"""All columns, in no order: they are found by the header."""

SPELLINGS = {column.replace("_Regulation_", "_"): column for column in COLUMNS if "_Regulation_" in column}
"""The columns of a legal act are described without their middle word too."""

_DETAILS = tuple(table for table in _TABLES if table != "Entity")
IGNORED = frozenset(
    {
        # The internal number and the language of the act of a detail; the act of the entity is what is cited.
        *(f"{table}_{column}" for table in _DETAILS for column in ("LogicalId", "RegulationLanguage")),
        *(f"{table}_{column}" for table in _DETAILS for column in _REGULATION),
        # The language of a name shows in its letters; an old address is as good as a new one to screen with.
        *("NameAlias_NameLanguage", "Address_AsAtListingTime"),
        # The kind of act, who made it, and when it took effect; its number and date of publication are read.
        *("Entity_Regulation_Type", "Entity_Regulation_OrganisationType"),
        "Entity_Regulation_EntryIntoForceDate",
    }
)
"""Columns that are not read."""
