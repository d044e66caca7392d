"""The screener over the embedded extract, and queries of every sort to ask it."""

from __future__ import annotations

from pathlib import Path
from random import Random

from screening.catalogue import load_catalogue
from screening.model import Identifier, Kind, Query
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store
from screening.validate.benign import customers
from screening.validate.sample import draw

from .fake import CLOCK

HIKVISION = Identifier("uscc", "91330000733796106P", "CN")


def embedded(home: Path) -> Snapshot:
    """The embedded extract, its compiled tables under `home`."""
    return open_snapshot(Store(home), load_catalogue())


def screener_of(snapshot: Snapshot, **chosen: object) -> Screener:
    """A screener by itself, with nothing asked of it yet."""
    return Screener(snapshot, Settings.of(**chosen), CLOCK)


ODD = (
    Query(""),
    Query("   "),
    Query("?!"),
    Query("\x00"),
    Query("Huawei\x00Technologies"),
    Query("\ud800"),
    Query("Huawei \udfff Technologies"),
    Query("x" * 5_000),
    Query("Huawei " * 700, kind=Kind.COMPANY),
    Query("华为技术有限公司"),
    Query("山" * 300),
    Query("26"),
    Query("", identifiers=(HIKVISION,)),
    Query("?", identifiers=(HIKVISION,)),
    Query("", identifiers=(Identifier("uscc", "nonsense"),)),
    Query("Quite Another Name", identifiers=(HIKVISION,)),
    Query("PUTIN, Vladimir", kind=Kind.PERSON, birth_date="1952-10-07", country="RU"),
    Query("PUTIN, Vladimir", kind=Kind.PERSON, birth_date="1990-01-01", country="CL"),
    Query("Vladimir Putin", birth_date="never", country="Atlantis"),
    Query("Huawei Technologies", kind=Kind.COMPANY, country="CN"),
    Query("Huawei Technologies", kind=Kind.PERSON),
    Query("Huawei", id="row 7"),
)


def queries(snapshot: Snapshot, count: int, seed: int = 1) -> list[Query]:
    """Odd queries, altered listed names and made-up customers, some with facts; in an order of chance."""
    chance = Random(seed)
    trials = list(draw(snapshot, snapshot.catalogue.list_ids, 12, seed).trials)
    chance.shuffle(trials)
    found = [Query(one.altered, kind=one.kind) for one in trials[: count // 2]]
    found += [Query(one.text, kind=one.kind) for one in customers(count - len(found) - len(ODD), seed)]
    for place in range(0, len(found), 7):
        given = found[place]
        country = chance.choice(("RU", "CN", "IR", None))
        found[place] = Query(given.text, birth_date="1960", country=country, identifiers=(HIKVISION,))
    for place in range(0, len(found), 3):
        found[place] = Query(found[place].text)
    found += ODD
    chance.shuffle(found)
    return found
