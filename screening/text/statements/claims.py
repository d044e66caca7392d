"""What a text says about listings: that a party it names is on a list, was put on one, taken off, or is not.

Found by grammar: a verb or participle of listing, the list or the authority that keeps it, the party that is
its subject or object. A claim is tied to a party only where the sentence leaves no choice; what is planned,
possible, asked or demanded is no claim. Whether a claim is right is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.model import Cluster, Document
from screening.text.lexicon import pattern
from screening.text.statements.clauses import Subjects, opens_clause
from screening.text.statements.masks import AUTHORITY, LIST, OTHER, PARTY, Masked, grammar, masked_sentences
from screening.text.statements.meaning import Claimed, claimed_by, day_said, kept_by

_ENDED = re.compile(r"\s(?:until|till|through|between)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|nor|no)(?:\s(?:the|that))?\s*$", re.IGNORECASE)
_SANCTIONS = re.compile(r"\bsanction|\bblack-?list|\bentity list\b|\bSDN\b|\bOFAC\b", re.IGNORECASE)
_VAGUE = re.compile(r"^(?!.*(?:sanction|blacklist)).*(?:\blist\b|\bdelisted\b)", re.IGNORECASE | re.DOTALL)
_BASE = frozenset({"add", "remove", "designate", "sanction", "blacklist"})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim. `party` is the place of its cluster among the text's. `lists` are first parts of the ids of
    lists that may be meant, none if the text does not say whose; `exact` if it names the list, `elsewhere`
    if it is the list of somebody whose lists are not screened. `on` is an ISO date, perhaps partial, `doubt`
    the word by which it is not said as a fact. `document.text[start:end] == quote`."""

    party: int
    claimed: Claimed
    lists: tuple[str, ...]
    exact: bool
    elsewhere: bool
    on: str | None
    doubt: str
    quote: str
    start: int
    end: int


def find_claims(document: Document, clusters: Sequence[Cluster]) -> tuple[Said, ...]:
    """Claims about listings in the article, in order; each party and each authority has its own."""
    found: dict[tuple[object, ...], Said] = {}
    cue = grammar("claims", "cue")
    of_sanctions = _SANCTIONS.search(document.text) is not None
    for sentence in masked_sentences(document, clusters, cue):
        if sentence.text.rstrip("\"'”)» ").endswith("?"):
            continue
        for said in _Reader(document.text, sentence, clusters, of_sanctions).claims():
            found.setdefault((said.party, said.lists, said.end), said)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.party)))


class _Reader:
    """One sentence, read for claims."""

    def __init__(
        self, source: str, sentence: Masked, clusters: Sequence[Cluster], of_sanctions: bool
    ) -> None:
        """`of_sanctions`: the text speaks of sanctions, so that "the list" and "delisted" mean them."""
        self._source = source
        self._of_sanctions = of_sanctions
        self._masked = sentence
        self._text = sentence.text
        self._subjects = Subjects(sentence, clusters)

    def claims(self) -> Iterator[Said]:
        """All claims of the sentence, the same one perhaps twice."""
        text = self._text
        for match in grammar("claims", "passive").finditer(text):
            yield from self._of_subject(match, match["verb"] or "", match["said"])
        for match in grammar("claims", "stands").finditer(text):
            verb = "was" if match["comes"] or match["goes"] or re.match(r"\w+ed\b", match[0]) else "is"
            verb += " not" if re.match(r"\w+(?: not|n't)|never", match[0]) else ""
            yield from self._of_subject(match, verb, match[0])
        for match in grammar("claims", "noun").finditer(text):
            if text[match.start() - 1 : match.start()] == PARTY and not self._is_wanted(match.start()):
                removed = re.search(r"removal|deletion|delisting", match[0], re.IGNORECASE)
                claimed = Claimed.REMOVED if removed else Claimed.ADDED
                party = self._masked.party(match.start() - 1)
                begin = match.start() + len("'s")
                yield from self._said([party], (begin, match.end()), claimed, [match.span()])
        for match in grammar("claims", "relative").finditer(text):
            party = self._masked.party(match.start())
            yield from self._said([party], match.span("said"), Claimed.ADDED, [match.span("said")])
        for match in grammar("claims", "prefixed").finditer(text):
            party = self._masked.party(match.end())
            yield from self._said([party], match.span(), Claimed.ADDED, [match.span()])
        yield from self._of_object()
        yield from self._of_noun()

    # --- "Acme was added to the list" ----------------------------------------------------------

    def _of_subject(self, match: re.Match[str], verb: str, said: str) -> Iterator[Said]:
        subject = self._subjects.find(match.start(), verb)
        if subject is not None and not self._is_awaited(match.start(), verb):
            claimed = claimed_by(verb, said, denied=subject.denied)
            if claimed in (Claimed.ADDED, Claimed.ON) and _ENDED.match(self._text, match.end()):
                claimed = Claimed.REMOVED
            yield from self._said(subject.parties, match.span(), claimed, [match.span()], subject.on)

    # --- "The US added Acme to the list" -------------------------------------------------------

    def _of_object(self) -> Iterator[Said]:
        text = self._text
        for key, claimed in (
            ("adds", Claimed.ADDED),
            ("drops", Claimed.REMOVED),
            ("names_as", Claimed.ADDED),
        ):
            for match in grammar("claims", key).finditer(text):
                yield from self._acted(
                    match, claimed, match.span("object"), (match.end("object"), match.end())
                )
        for key, claimed in (
            ("penalises", Claimed.ADDED),
            ("designates", Claimed.ADDED),
            ("strikes", Claimed.ADDED),
            ("lifts", Claimed.REMOVED),
        ):
            for match in grammar("claims", key).finditer(text):
                yield from self._acted(match, claimed, match.span("row"), None)
        if self._masked.headline:
            for match in grammar("claims", "headlined").finditer(text):
                yield from self._acted(match, Claimed.ADDED, match.span("row"), None)

    # --- "the addition of Acme to the list", "US sanctions on Acme", "the list includes Acme" ----

    def _of_noun(self) -> Iterator[Said]:
        for match in grammar("claims", "noun_of").finditer(self._text):
            if grammar("claims", "unsettled").search(self._text, 0, match.start()):
                continue
            at = match.span(next(key for key in ("object", "whom", "named") if match[key]))
            removed = match["off"] or match["lifted"] or match["freed"]
            claimed = Claimed.REMOVED if removed else Claimed.ADDED
            yield from self._told(
                match, claimed, at, [(max(0, match.start() - 3), at[0]), (at[1], match.end())]
            )
        for match in grammar("claims", "sanctions_on").finditer(self._text):
            at = match.span("row")
            yield from self._told(match, Claimed.ADDED, at, [(match.start(), at[0])])
        for match in grammar("claims", "holds").finditer(self._text):
            claimed = Claimed.OFF if match["not"] else Claimed.ON
            yield from self._told(match, claimed, match.span("row"), [match.span("list")])

    def _told(
        self, match: re.Match[str], claimed: Claimed, at: tuple[int, int], zones: Sequence[tuple[int, int]]
    ) -> Iterator[Said]:
        """Claims on the parties within `at`, unless they are only wanted."""
        if self._is_wanted(match.start()) or self._is_unreal(match.start()):
            return
        if claimed is not Claimed.OFF and _ENDED.match(self._text, match.end()):
            claimed = Claimed.REMOVED
        yield from self._said(self._objects(at), match.span(), claimed, zones)

    def _objects(self, at: tuple[int, int]) -> list[int]:
        """The parties that are an item of an object."""
        places = [place for place in range(*at) if self._text[place] == PARTY]
        return [self._masked.party(place) for place in places if self._is_object(at, place)]

    def _acted(
        self, match: re.Match[str], claimed: Claimed, at: tuple[int, int], named: tuple[int, int] | None
    ) -> Iterator[Said]:
        """Claims on the parties within `at`; `named` is where the list stands."""
        did = grammar("claims", "before_verb").search(self._text, 0, match.start())
        assert did is not None
        denied = re.search(r"\bnot\b|n't|\bnever\b", did["did"], re.IGNORECASE) is not None
        denied = denied or _NEITHER.search(self._text, 0, did.start()) is not None
        denied = denied or grammar("claims", "nobody").search(self._text, 0, did.start("did")) is not None
        base = match[0].split()[0].casefold()
        if self._is_unreal(did.start("did")) or (base in _BASE and not re.match("d(?:id|o)", did["did"])):
            return
        if base in ("put", *_BASE) and not denied and self._is_wanted(match.start()):
            return
        zones = [named] if named else []
        actor = did.span("actor") if did["actor"] else None
        if actor:
            zones.append(actor)
        known = named and set(self._text[slice(*named)]) & {LIST, AUTHORITY}
        if not known and not actor:
            return
        parties = self._objects(at)
        claimed = Claimed.OFF if denied and claimed is Claimed.ADDED else claimed
        claimed = Claimed.ON if denied and claimed is Claimed.REMOVED else claimed
        begin = actor[0] if actor else did.start("did")
        verb = (match.start(), at[0])
        yield from self._said(parties, (begin, match.end()), claimed, [*zones, verb], did["day"])

    def _is_object(self, at: tuple[int, int], place: int) -> bool:
        """Whether a party in the object is an item of it and not a part of one ("Acme's suppliers")."""
        behind = self._text[place + 1 : place + 90]
        if not re.match(
            r"\s\(|\s?[,;)]|\s(?:and|or|as\swell\sas|to|on|onto|in|into|from|off|as|for|over|this|last|with)\b|[\"”]|[.:]?$",
            behind,
        ):
            return place + 1 >= len(self._text) or place + 1 == at[1]
        front = re.sub(
            r".*\b(?:including|includes|among\sthem|such\sas|namely|notably)\b", "", self._text[at[0] : place]
        )
        return opens_clause(front)

    # --- what all claims share -----------------------------------------------------------------

    def _is_unreal(self, at: int) -> bool:
        return grammar("claims", "unreal").search(self._text, max(0, at - 30), at) is not None

    def _is_wanted(self, at: int) -> bool:
        return grammar("claims", "wanted").search(self._text, 0, at) is not None

    def _is_awaited(self, at: int, verb: str) -> bool:
        """Whether a clause of time leads up to a verb in the present: then it is not so yet."""
        present = re.match(r"(?:is|are|has|have)\b", verb, re.IGNORECASE) is not None
        return present and grammar("claims", "awaited").search(self._text, 0, at) is not None

    def _said(
        self,
        parties: Sequence[int],
        span: tuple[int, int],
        claimed: Claimed,
        zones: Sequence[tuple[int, int]],
        on: str | None = None,
    ) -> Iterator[Said]:
        """One claim for each party and each authority that is spoken of in `zones`."""
        if any(grammar("claims", key).search(self._text, 0, span[0]) for key in ("supposed", "unserious")):
            return
        doubt = grammar("claims", "doubted").search(self._text, 0, span[1])
        doubt = doubt or grammar("claims", "refuted").match(self._text, span[1])
        start, end = self._masked.span(*span)
        said = " ".join(self._text[slice(*zone)] for zone in zones)
        if not self._of_sanctions and not {LIST, AUTHORITY} & set(said) and _VAGUE.search(said):
            return
        if re.search(r"\b(?:to|on|in|under|faces|faced|has|have|had)\sno\s", said):
            claimed = Claimed.OFF
        day = day_said(self._text[slice(*span)]) or (day_said(on) if on else None)
        for lists, exact, elsewhere in self._meant(zones, said):
            for party in parties:
                yield Said(
                    party=party,
                    claimed=claimed,
                    lists=lists,
                    exact=exact,
                    elsewhere=elsewhere,
                    on=day,
                    doubt=doubt[0].strip('"“ ').casefold() if doubt else "",
                    quote=self._source[start:end],
                    start=start,
                    end=end,
                )

    def _meant(
        self, zones: Sequence[tuple[int, int]], said: str
    ) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
        """(lists, exact, elsewhere) of each authority: a list that is named goes before who keeps it."""
        places = [at for zone in zones for at in range(*zone)]
        lists = dict.fromkeys(self._masked.ids(at) for at in places if self._text[at] == LIST)
        keepers = dict.fromkeys(self._masked.ids(at) for at in places if self._text[at] == AUTHORITY)
        others = any(self._text[at] == OTHER for at in places)
        for ids in lists:
            none = ids == "-"
            yield (() if none else tuple(ids.split())), True, none or (others and not keepers)
        if not lists:
            for ids in keepers:
                yield tuple(kept_by(ids, said).split()), False, False
        if not lists and not keepers:
            plain = not others and re.search(r"\b(?:under|fac(?:es|ed)|subject\sto)\s.*sanctions\b", said)
            yield tuple(pattern("claims", "all_sanctions").split()) if plain else (), False, others
