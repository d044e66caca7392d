"""Birth dates and identifications of one row of the EU financial sanctions file.

A number that the list knows to be false identifies nobody it lists: it is a fact. A birth date of another
calendar than the Gregorian is a fact too, for its year would be compared with the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.errors import ParseError
from screening.model import BirthDate, Fact, Identifier
from screening.places import country_code
from screening.sources.reading.dates import day_first_date, numbered_date
from screening.sources.reading.parties import imo_number
from screening.sources.reading.tables import Row, date_in

# The publisher's codes that other lists have under another word; any other code is taken as it is.
_IDENTIFIER_TYPES = {
    "id": "national_id",
    "ssn": "national_id",
    "fiscalcode": "tax_id",
    "regnumber": "registration",
    "other": "number",
    "": "number",
}
_PAPER_FLAGS = {
    "Identification_Diplomatic": "diplomatic",
    "Identification_KnownExpired": "known to be expired",
    "Identification_ReportedLost": "reported lost",
    "Identification_RevokedByIssuer": "revoked by the issuer",
}
_PAPER_WORDS = {
    "Identification_IssuedBy": "issued by",
    "Identification_IssuedDate": "issued on",
    "Identification_ValidFrom": "valid from",
    "Identification_ValidTo": "valid to",
    "Identification_NameOnDocument": "in the name of",
    "Identification_Region": "region",
    "Identification_Remark": "remark:",
}
_BIRTH_PLACE = tuple(
    f"BirthDate_{part}" for part in ("Place", "City", "ZipCode", "Region", "CountryDescription")
)


def births_of(row: Row, where: str) -> Iterator[BirthDate | Fact]:
    """The birth date or span of years of the row, and the place as a fact. Raises ParseError."""
    circa = _flag(row, "BirthDate_Circa", where)
    calendar = row.get("BirthDate_CalendarType", "GREGORIAN")
    day = date_in(row, "BirthDate_BirthDate", where, day_first_date) or _date_of_parts(row, where)
    first, last = (_year(row, f"BirthDate_YearRange{end}", where) for end in ("From", "To"))
    if calendar.upper() != "GREGORIAN":
        if said := day or " to ".join(filter(None, (first, last))):
            yield Fact("birth_date", f"{said} ({calendar.lower()} calendar)")
    elif day:
        yield BirthDate(day, circa=circa)
    elif year := first or last:
        yield BirthDate(year, last if last != year else None, circa)
    if place := ", ".join(row[column] for column in _BIRTH_PLACE if column in row):
        yield Fact("birth_place", place)
    elif (code := row.get("BirthDate_CountryIso2Code", "")) and country_code(code):
        yield Fact("birth_place", code)


def papers_of(row: Row, where: str) -> Iterator[Identifier | Fact]:
    """The identifiers of the row, and what is said about them as a fact. Raises ParseError."""
    values = [row[at] for at in ("Identification_Number", "Identification_LatinNumber") if at in row]
    code = row.get("Identification_TypeCode", "")
    described = row.get("Identification_TypeDescription", "")
    country = country_code(row.get("Identification_CountryIso2Code", ""))
    country = country or country_code(row.get("Identification_CountryDescription", ""))
    said = [word for column, word in _PAPER_FLAGS.items() if _flag(row, column, where)]
    said += [f"{word} {row[column]}" for column, word in _PAPER_WORDS.items() if column in row]
    about = " ".join([described or code or "identification", *values])
    if _flag(row, "Identification_KnownFalse", where):
        yield Fact("false_identification", "; ".join([about, *said]))
        return
    for value in dict.fromkeys(values):
        if "imo" in re.split(r"\W+", f"{code} {described}".casefold()) and (number := imo_number(value)):
            yield number
        else:
            yield Identifier(_identifier_type(code), value, country)
    if said:
        yield Fact("identification", "; ".join([about, *said]))


def _date_of_parts(row: Row, where: str) -> str | None:
    """ISO date of the cells for year, month and day, of which the last may be empty or 0."""
    cells = {part: row.get(f"BirthDate_{part}", "") or "0" for part in ("Year", "Month", "Day")}
    numbers = [int(cell) for cell in cells.values() if re.fullmatch(r"[0-9]{1,4}", cell)]
    year, month, day = numbers if len(numbers) == 3 else (-1, 0, 0)
    found = numbered_date(year, month, day) if year else None
    if year and not found:
        raise ParseError(f"the birth date {cells} is no date", where=where)
    return found


def _year(row: Row, column: str, where: str) -> str | None:
    text = row.get(column, "")
    if text and not re.fullmatch(r"[0-9]{4}|0", text):
        raise ParseError(f"{column} is {text!r}, which is no year", where=where)
    return text if text != "0" and text else None


def _flag(row: Row, column: str, where: str) -> bool:
    said = row.get(column, "false").casefold()
    if said not in ("true", "false"):
        raise ParseError(f"{column} is {row[column]!r}", where=where, hint="known: true, false")
    return said == "true"


def _identifier_type(code: str) -> str:
    """Our word for the publisher's code; a code we have none for becomes one."""
    known = _IDENTIFIER_TYPES.get(code.casefold())
    return known or re.sub(r"\W+", "_", code.casefold()).strip("_") or "number"
