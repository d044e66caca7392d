"""Files of owners asked with a list that is known: who is on it is said by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from screening.catalogue import load_catalogue
from screening.model import (
    Basis,
    Comparison,
    Finding,
    Kind,
    Listing,
    Match,
    Name,
    Outcome,
    Ownership,
    Party,
    Query,
)
from screening.ownership import Named, Owners, Register, Terms, rules_of
from screening.ownership.tables import read_table

DAY = "2026-06-30"
HEADER = ("owner", "owned", "percent")
SDN = {"us-ofac-sdn": ("SDGT",)}
"""A listing: list id -> programs."""

Listed = Mapping[str, Mapping[str, tuple[str, ...]]]


class Lists:
    """Answers by equal names, and counts what it is asked."""

    def __init__(self, listed: Listed, possible: Listed | None = None, expires_on: str | None = None) -> None:
        self._listed = {name: (Outcome.LISTED, lists) for name, lists in listed.items()}
        self._listed |= {name: (Outcome.POSSIBLE, lists) for name, lists in (possible or {}).items()}
        self._expires_on = expires_on
        self.asked: list[Query] = []

    def __call__(self, queries: Sequence[Query]) -> list[Finding]:
        self.asked += queries
        return [self._answer(query) for query in queries]

    def _answer(self, query: Query) -> Finding:
        if query.text not in self._listed:
            screened = any(map(str.isalnum, query.text)) or bool(query.identifiers)
            outcome = Outcome.NOT_LISTED if screened else Outcome.NOT_SCREENED
            return Finding(query.text, query.kind, outcome, reason="" if screened else "nothing to compare")
        outcome, lists = self._listed[query.text]
        listings = tuple(Listing(one, programs, None, self._expires_on) for one, programs in lists.items())
        party = Party(f"list:{query.text}", Kind.COMPANY, (Name(query.text),), listings)
        match = Match(party, party.names[0], 100.0, Basis.NAME, Comparison(100.0), "met", outcome)
        return Finding(query.text, query.kind, outcome, matches=(match,))


def register_of(
    rows: Iterable[Sequence[str | None]], header: Sequence[str] = HEADER, day: str = DAY
) -> Register:
    """A closed register of one table."""
    register = Register(day)
    read_table(header, ((row, "") for row in rows), "owners.csv", register)
    register.close()
    return register


def owners_of(
    register: Register,
    listed: Listed,
    possible: Listed | None = None,
    *,
    day: str = DAY,
    switches: Mapping[str, str] | None = None,
    lists: Lists | None = None,
) -> Owners:
    """The files asked under the rules of `lists/measures.toml`."""
    catalogue = load_catalogue()
    rules = rules_of(catalogue.ownership, catalogue.list_ids, day, switches or {})
    titles = {list_id: catalogue.facts(list_id).short for list_id in catalogue.list_ids}
    terms = Terms(rules, catalogue.list_ids, titles, day)
    return Owners(register, (), terms, lists or Lists(listed, possible))


def said_of(owners: Owners, name: str) -> dict[str, Ownership]:
    """Rule -> what it says of a company."""
    return {one.rule: one for one in owners.ownerships([Named(name)])[0]}


def reaches(rows: Iterable[Sequence[str]], listed: Iterable[str], company: str, rule: str = "ofac-50") -> str:
    """How far a rule reaches a company, where these owners are blocked; empty if it says nothing."""
    owners = owners_of(register_of(rows), dict.fromkeys(listed, SDN))
    said = said_of(owners, company).get(rule)
    return said.reach.value if said else ""
