"""FollowTheMoney entities -> parties and stakes: Ownership says who owns what, the parties their names.

Other links (Directorship, UnknownLink ...) say nothing of shares and are passed over. Whether an entity is
marked as a target is not asked: who is listed, the lists of the run say.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def read_ownership_entities(path: Path, register: Register) -> int:
    """Put the Ownership entities of a file into the register; how many there are. Raises InputError."""
    parties: dict[str, Entity] = {}
    count = 0
    try:
        for entity in read_entities(path):
            if entity.schema == "Ownership":
                count += 1
                _take(entity, register)
            elif entity.schema in PARTIES:
                parties[entity.id] = entity
    except ParseError as error:
        raise InputError(str(error), hint=error.hint) from error
    if not count:
        raise InputError(f"{path.name} holds no entity of the schema Ownership", hint="is it the right file?")
    for id_, entity in parties.items():
        _describe(id_, entity, register)
    return count


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


def _describe(id_: str, entity: Entity, register: Register) -> None:
    """Give a party of the register its names and what else helps to screen it."""
    place = register.with_id(id_)
    if place is None:
        return
    party = register.parties[place]
    names = [entity.caption, *entity.all(*_NAMES)]
    for name in names:
        register.name_also(place, name)
    party.captioned = True
    party.kind = PARTIES[entity.schema]
    if party.kind is Kind.PERSON:
        party.birth_dates.update(_dates(entity, "birthDate"))
