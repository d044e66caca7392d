"""What was answered: a finding a name, a report a run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from screening.model.asked import Mention, Unnamed
from screening.model.compared import Comparison
from screening.model.decided import Decided, DecisionsUsed
from screening.model.owned import Ownership, OwnersInfo, Reach
from screening.model.published import ListStatus, Name, Party
from screening.model.words import Basis, Kind, Outcome


@dataclass(frozen=True, slots=True)
class Measure:
    """What a listing means, in a sentence, with its legal citation."""

    list_id: str
    title: str
    effect: str
    meaning: str
    citation: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Parties of one list that share a short form, with a few of their names and the uids of all."""

    list_id: str
    count: int
    examples: tuple[str, ...]
    uids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A listed party that a name met: `outcome` is listed or possible, `decided` what reviewers made of it.
    `sentence` is the reason for people, `comparison` for machines. `documents` are places in
    `Report.documents`, where not all documents of the finding were answered so."""

    party: Party
    name: Name
    score: float
    basis: Basis
    comparison: Comparison
    sentence: str
    outcome: Outcome = Outcome.POSSIBLE
    family: tuple[Family, ...] = ()
    documents: tuple[int, ...] = ()
    decided: Decided | None = None

    @property
    def suppressed(self) -> bool:
        """Whether reviewers decided that it is a false positive, and that holds."""
        return self.decided is not None and self.decided.suppresses


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A listed name that came near and was not taken, with the reason."""

    party: Party
    name: Name
    score: float
    comparison: Comparison
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the text says about a party's listing; `verdict`: agrees, disagrees or cannot be checked.
    `document` is a place in `Report.documents`."""

    quote: str
    start: int
    end: int
    verdict: str
    why: str
    document: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A listed or possibly listed party that the text ties to the finding's own, and what rules may follow.

    `relation` is "belongs to" or "owner of", `how` the text's words for it, `party` the name of the other
    party's finding and `outcome` its answer. `lists` are ids; `why` is the note in words and `rules` what the
    measures of the lists say of ownership. Nothing here says that a rule applies: the text's words are no
    proof of shares held.
    """

    quote: str
    start: int
    end: int
    relation: str
    how: str
    party: str
    outcome: Outcome
    lists: tuple[str, ...]
    why: str
    rules: tuple[str, ...] = ()
    document: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer for one name. `section` is article, or feed for what stands outside it.

    `outcome` is what the lists say of the name; what rules of ownership say of it is `ownership`, and
    `suppressed` are matches that reviewers decided to be false positives: they are not among `matches`.
    """

    name: str
    kind: Kind
    outcome: Outcome
    section: str = "article"
    forms: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    matches: tuple[Match, ...] = ()
    nearest: tuple[NearMiss, ...] = ()
    claims: tuple[Claim, ...] = ()
    reason: str = ""
    why_hidden: str = ""
    ties: tuple[Tie, ...] = ()
    ownership: tuple[Ownership, ...] = ()
    suppressed: tuple[Match, ...] = ()

    def set_aside(self) -> Finding:
        """This finding with its suppressed matches as its matches. What the text says of the party stands
        here only if it met nothing else, as it has no other place then."""
        alone = self.outcome is Outcome.SUPPRESSED
        return replace(
            self,
            outcome=Outcome.SUPPRESSED,
            matches=self.suppressed,
            suppressed=(),
            nearest=(),
            claims=self.claims if alone else (),
            ties=self.ties if alone else (),
        )

    @property
    def documents(self) -> tuple[int, ...]:
        """Places in `Report.documents` of those that it stands in."""
        return tuple(dict.fromkeys(mention.document for mention in self.mentions))

    @property
    def reach(self) -> Reach | None:
        """The most that a rule of ownership says of it; None if no rule says anything."""
        reaches = [one.reach for one in self.ownership]
        return min(reaches, key=list(Reach).index, default=None)

    @property
    def is_reached(self) -> bool:
        """Whether a rule of ownership reaches it, or may: then a run has matches."""
        return self.reach in (Reach.OWNED, Reach.POSSIBLY_OWNED)


@dataclass(frozen=True, slots=True)
class NotScreened:
    """Something that was passed over, and why."""

    text: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class InputInfo:
    kind: str
    path: str
    sha256: str
    encoding: str = "utf-8"
    characters: int = 0

    @property
    def is_text(self) -> bool:
        """Whether names were read out of a text, or of several."""
        return self.kind in ("article", "articles")


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """One document of a run and how it was answered, whatever else the run read: `outcome`, `subject` and the
    `warnings` about it are those of a report on it alone. `reason` tells why it could not be read; then
    nothing of it was screened."""

    input: InputInfo
    outcome: str
    subject: str | None = None
    warnings: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The answer: everything a reader needs to judge it and a machine needs to repeat it.

    `documents` are what was read, in the order given; mentions, claims and the like name theirs by its place.
    Of several, `input` is the sum and `subject` None. `suppressed` follows from the findings: of each that
    has suppressed matches, one with these alone.
    """

    version: str
    screened_at: str
    input: InputInfo
    threshold: float
    settings: dict[str, object]
    settings_digest: str
    snapshot_digest: str
    lists: tuple[ListStatus, ...]
    measures: dict[str, Measure]
    findings: tuple[Finding, ...]
    outcome: str
    subject: str | None = None
    unnamed: tuple[Unnamed, ...] = ()
    not_screened: tuple[NotScreened, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    documents: tuple[DocumentAnswer, ...] = ()
    owners: OwnersInfo | None = None
    decisions: DecisionsUsed | None = None
    suppressed: tuple[Finding, ...] = field(init=False)

    def __post_init__(self) -> None:
        aside = tuple(finding.set_aside() for finding in self.findings if finding.suppressed)
        object.__setattr__(self, "suppressed", aside)
