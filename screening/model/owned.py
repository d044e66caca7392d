"""Who owns whom by a file of owners, and which rule of ownership reaches whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screening.model.words import Outcome


class Reach(StrEnum):
    """What a rule says of a company. `owned`: it reaches it by what is sure. `possibly_owned`: it would, if a
    possible owner is the listed one, a share is as large as it may be, or the rule is in force. `noted`:
    worth reading, nothing more (the rule is suspended, the shares are too small, or only control is known).
    """

    OWNED = "owned"
    POSSIBLY_OWNED = "possibly_owned"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class RulePeriod:
    """From `since` (ISO date) on a rule is "in force", "suspended", or what holds is "unknown"."""

    since: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnershipRule:
    """A rule that reaches companies by who owns them: facts of `lists/measures.toml`.

    `lists` are ids of the lists whose parties count as owners; `programs` limits a list to its parties under
    these programs. A company is reached from `percent` on, or above it where `above` is true; `aggregate`
    tells whether shares of several listed owners add up, `control` whether control without a share reaches
    too. `periods` are in order of their days; without any the rule is in force.
    """

    id: str
    title: str
    effect: str
    lists: tuple[str, ...]
    percent: str
    citation: str
    programs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    above: bool = False
    aggregate: bool = True
    control: bool = False
    note: str = ""
    periods: tuple[RulePeriod, ...] = ()

    def on(self, day: str) -> RulePeriod:
        """The period that `day` (ISO) falls in; before the first the rule is "not in force"."""
        found = RulePeriod("", "in force" if not self.periods else "not in force")
        for period in self.periods:
            if period.since <= day:
                found = period
        return found


@dataclass(frozen=True, slots=True)
class ChainParty:
    """A party of a chain. `outcome` and `lists` are its own answer as an owner (None where it was only
    passed through); `percent` is how much of it listed parties own under the rule, in words."""

    name: str
    id: str = ""
    outcome: Outcome | None = None
    lists: tuple[str, ...] = ()
    party_uids: tuple[str, ...] = ()
    matched_name: str = ""
    percent: str = ""


@dataclass(frozen=True, slots=True)
class ChainStake:
    """`owner` holds so much of `owned`: both are places among the parties of the chain. `percent` is in words
    ("50 %", "more than 25 %", "an unknown share"), `said` what the file says, `where` its line."""

    owner: int
    owned: int
    percent: str
    said: str
    where: str
    as_of: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Ownership:
    """What one rule says of one company.

    `percent` is the aggregate in words, `least` and `most` its bounds as decimal text (percent). `parties`
    begins with the company; `stakes` lead from listed owners to it. `paths` are the same as lines of text,
    `more_paths` how many are not among them, `more_stakes` how many stakes were left out of the chain.
    `notes` are reserves, each a sentence.
    """

    rule: str
    title: str
    reach: Reach
    percent: str
    least: str
    most: str
    sentence: str
    effect: str
    citation: str
    parties: tuple[ChainParty, ...]
    stakes: tuple[ChainStake, ...]
    paths: tuple[str, ...]
    more_paths: int = 0
    more_stakes: int = 0
    notes: tuple[str, ...] = ()

    @property
    def owners(self) -> tuple[ChainParty, ...]:
        """The listed and possibly listed parties of the chain, without the company itself."""
        return tuple(one for one in self.parties[1:] if one.lists)


@dataclass(frozen=True, slots=True)
class RuleUse:
    """How a rule was taken in a run: its status on the day, or "on" or "off" by choice of the user."""

    rule: OwnershipRule
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnersFile:
    """A file of owners as it was read: what it is, its digest, and rows counted."""

    path: str
    kind: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class OwnersInfo:
    """What a run knew of owners: the files, how many companies and stakes, the rules, notes on reading."""

    files: tuple[OwnersFile, ...]
    companies: int
    stakes: int
    rules: tuple[RuleUse, ...]
    notes: tuple[str, ...] = ()
