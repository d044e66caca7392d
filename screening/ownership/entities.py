"""FollowTheMoney entities -> parties and stakes: Ownership says who owns what, the parties their names.

Other links (Directorship, UnknownLink ...) say nothing of shares and are passed over. Whether an entity is
marked as a target is not asked: who is listed, the lists of the run say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from screening.errors import InputError, ParseError
from screening.model import Kind
from screening.ownership.percents import Share, read_share
from screening.ownership.register import Register, Stake
from screening.sources.ftm.lines import Entity, read_entities
from screening.sources.ftm.schemas import PARTIES
from screening.sources.reading.dates import iso_date

_NAMES = ("name", "alias", "previousName", "abbreviation")
_SEVERAL = "several shares are given: all of them are reckoned with"


def read_ownership_entities(path: Path, register: Register) -> tuple[int, list[Entity]]:
    """Put the Ownership entities of a file into the register. How many there are, and the file's parties, for
    `describe_parties` once all files are read. Raises InputError."""
    parties: list[Entity] = []
    count = 0
    try:
        for entity in read_entities(path):
            if entity.schema == "Ownership":
                count += 1
                _take(entity, register)
            elif entity.schema in PARTIES:
                parties.append(entity)
    except ParseError as error:
        raise InputError(str(error), hint=error.hint) from error
    if not count:
        raise InputError(f"{path.name} holds no entity of the schema Ownership", hint="is it the right file?")
    return count, parties


def _take(entity: Entity, register: Register) -> None:
    owners, assets = entity.all("owner"), entity.all("asset")
    if not owners or not assets:
        register.notes.add("rows that name no owner or no company", entity.where, gap=True)
    texts = entity.all("percentage")
    since, until = _dates(entity, "startDate"), _dates(entity, "endDate")
    for owner in owners:
        for asset in assets:
            stake = Stake(
                register.party("", owner),
                register.party("", asset),
                _share(texts),
                "; ".join(texts),
                entity.where,
                max(_dates(entity, "date"), default=""),
                "; ".join(entity.all("publisher")),
            )
            register.add(stake, since=min(since, default=""), until=max(until, default=""))


def _dates(entity: Entity, name: str) -> list[str]:
    return [day for text in entity.all(name) if (day := iso_date(text))]


def _share(texts: Sequence[str]) -> Share:
    """The share of several texts on one stake: the only one, else all between them."""
    shares = [read_share(text) for text in texts] or [read_share("")]
    if len(shares) == 1:
        return shares[0]
    return Share(min(one.low for one in shares), max(one.high for one in shares), odd=_SEVERAL)


def describe_parties(entities: Iterable[Entity], register: Register) -> None:
    """Give the parties of the register their names and what else helps to screen them. What several entities
    of one id say, in one file or in several, is all said of one party."""
    for entity in entities:
        place = register.with_id(entity.id)
        if place is not None:
            _describe(place, entity, register)


def _describe(place: int, entity: Entity, register: Register) -> None:
    party = register.parties[place]
    for name in (entity.caption, *entity.all(*_NAMES)):
        register.name_also(place, name)
    kind = PARTIES[entity.schema]
    party.kind = kind if not party.captioned or kind is party.kind else Kind.UNKNOWN
    party.captioned = True
    if kind is Kind.PERSON:
        party.birth_dates.update(_dates(entity, "birthDate"))
