"""What the entities beside a party tell of it: its sanctions, its papers, the addresses it is linked to.

Dates and numbers only are read here; whether the party is listed is decided where the file is read whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screening.errors import ParseError
from screening.model import Address, Fact, Identifier, Listing
from screening.places import country_code
from screening.sources.ftm.lines import Entity
from screening.sources.reading.parties import whole_address

# What each of the schemas can carry; a property that is not here stops the reading.
_READ = {
    "Sanction": frozenset(
        {
            *(
                "entity",
                "authority",
                "authorityId",
                "unscId",
                "recordId",
                "program",
                "programId",
                "sourceUrl",
            ),
            *("programUrl", "provisions", "reason", "status", "duration", "summary", "description"),
            *("listingDate", "startDate", "endDate", "date"),
        }
    ),
    "Identification": frozenset(
        {"holder", "number", "type", "country", "authority", "startDate", "endDate", "summary", "description"}
    ),
    "Address": frozenset(
        {
            *(
                "full",
                "remarks",
                "postOfficeBox",
                "street",
                "street2",
                "city",
                "postalCode",
                "region",
                "state",
            ),
            *("country", "name", "topics", "programId", "program", "sourceUrl"),
        }
    ),
}
_READ["Passport"] = _READ["Identification"] | {"passportNumber"}
# The country of an authority, what a machine-readable zone repeats of the holder, where and when the database
# got it, coordinates and numbers of maps, names of others in the text.
_IGNORED = frozenset(
    {
        *("surname", "givenName", "birthDate", "birthPlace", "gender", "personalNumber"),
        *("publisher", "publisherUrl", "alephUrl", "proof", "indexText", "modifiedAt", "retrievedAt"),
        *("createdAt", "namesMentioned", "latitude", "longitude", "osmId", "googlePlaceId", "keywords"),
        *("alias", "previousName", "weakAlias", "notes", "wikipediaUrl", "wikidataId", "riskSource"),
    }
)
_SHOWN = {
    "authorityId": "authority_id",
    "unscId": "un_reference",
    "recordId": "record_id",
    "provisions": "sanctions_imposed",
    "reason": "reasons",
    "status": "sanction_status",
    "duration": "sanction_duration",
    "summary": "remark",
    "description": "remark",
}


def check_detail(entity: Entity) -> None:
    """Raises ParseError for a property of a Sanction, paper or Address that nothing here knows."""
    ignored = _IGNORED | {"country"} if entity.schema == "Sanction" else _IGNORED
    strange = sorted(set(entity.properties) - _READ[entity.schema] - ignored)
    if strange:
        raise ParseError(f"unknown property {strange[0]!r} of a {entity.schema}", where=entity.where)


def listing_of(list_id: str, party: Entity, sanctions: Sequence[Entity]) -> Listing:
    """The one listing that all sanctions of the party make on the list that the file is.

    `listed_on` is the earliest date; `expires_on` is given only if every sanction has its end. Raises
    ParseError for a date that is none.
    """
    programs = [
        program for one in (party, *sanctions) for program in one.all("programId") or one.all("program")
    ]
    starts = [
        min(days)
        for one in sanctions
        if (days := one.dates("listingDate") or one.dates("startDate") or one.dates("date"))
    ]
    ends = [max(days) for one in sanctions if (days := one.dates("endDate"))]
    links = [link for one in (*sanctions, party) for link in one.all("sourceUrl", "programUrl")]
    return Listing(
        list_id,
        programs=tuple(dict.fromkeys(programs)),
        listed_on=min(starts, default=None),
        expires_on=max(ends) if ends and len(ends) == len(sanctions) else None,
        citation="; ".join(dict.fromkeys(name for one in sanctions for name in one.all("authority"))) or None,
        url=links[0] if links else None,
    )


def sanction_facts(sanctions: Sequence[Entity]) -> Iterator[Fact]:
    """What a sanction says besides programs and dates."""
    for one in sanctions:
        for name, kind in _SHOWN.items():
            yield from (Fact(kind, value) for value in one.all(name))


def paper_numbers(papers: Sequence[Entity]) -> Iterator[Identifier]:
    """The numbers of passports and other papers, with the country that issued them."""
    for paper in papers:
        said = " ".join([paper.schema, *paper.all("type")]).casefold()
        words = (("passport", "passport"), ("driv", "driving_licence"), ("tax", "tax_id"))
        kind = next((kind for word, kind in words if word in said), "national_id")
        country = next(filter(None, map(country_of, paper.all("country"))), None)
        for number in paper.all("number", "passportNumber"):
            yield Identifier(kind, number, country)


def address_of(entity: Entity) -> Address | None:
    """The address of an Address entity; None if it says nothing but a country."""
    parts = ("postOfficeBox", "street", "street2", "city", "postalCode", "region", "state")
    full = next(iter(entity.all("full")), "") or ", ".join(entity.all(*parts))
    codes = entity.all("country")
    if not full:
        return None
    return Address(full, country_of(codes[0])) if codes else whole_address(full)


def country_of(code: str) -> str | None:
    """ISO-2 of a FollowTheMoney country code: "ru", a part of one ("ge-ab"), a former one ("suhh")."""
    whole = code.partition("-")[0]
    return country_code(code) or country_code(whole[:2] if len(whole) == 4 else whole)
