"""Who a clause is about: the parties in front of its verb.

"Acme, a supplier of Roe, was ..." is about Acme, "suppliers of Acme were ..." about nobody named, "the firm
was ..." about the only party that it can mean. Where the words leave a choice there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.model import Cluster, Kind
from screening.text.lexicon import words
from screening.text.statements.masks import PARTY, Masked, grammar

_LOOK_BACK = 7
"""Words between a party and what opens its clause ("after the Chinese camera maker Acme was ...")."""
_PERSONS = frozenset({"he", "she"})
_PERSON_NOUNS = ("businessman", "tycoon", "oligarch", "banker")


@dataclass(frozen=True, slots=True)
class Subject:
    """`parties`: places of clusters among the text's. `denied`: "neither" or "none of" stands in front; `on`:
    a date stands in front, as written."""

    parties: Sequence[int]
    denied: bool = False
    on: str | None = None


def opens_clause(front: str) -> bool:
    """Whether a clause begins at the end of `front`, but for words that only describe the party."""
    for _ in range(_LOOK_BACK):
        front = front.rstrip()
        if not front or front[-1] in ",;:–—(\"“‘.!?'”":
            return True
        word = re.search(r"[^\s,;:–—(\"“”]+$", front)
        if word is None:
            return True
        said = word[0].casefold()
        if said in words("claims", "opens"):
            return True
        if said in words("claims", "apart"):
            return False
        front = front[: word.start()]
    return True


class Subjects:
    """The subjects of one sentence."""

    def __init__(self, sentence: Masked, clusters: Sequence[Cluster]) -> None:
        self._masked = sentence
        self._text = sentence.text
        self._clusters = clusters

    def _of(self, places: Iterable[int]) -> list[int]:
        return [self._masked.party(at) for at in places]

    def find(self, at: int, verb: str) -> Subject | None:
        """The subject of a verb at `at`, or of a participle if `verb` is empty; None if it cannot be told."""
        head = self._text[:at].rstrip()
        participle = not verb
        relative = re.search(r",?\s(?:which|who|that)$", head)
        if relative:
            head = head[: relative.start()]
        every = re.search(r"\s(?:both|all)$", head) is not None
        head = re.sub(r"\s(?:also|itself|both|all|[a-z]+ly)$", "", head)
        if participle:
            if head.endswith("("):
                return self._parties(head[:-1], verb, part=True)
            noun = re.search(
                r"ℙ(?:\s\([^()]*\))?,\s(?:an?|the|one\sof\s(?:the|its))\s(?:[a-z-]+\s|𝕆-?\s?|𝔸\s){0,6}?[a-z-]+$",
                head,
            )
            if noun:
                return self._parties(self._text[: noun.start() + 1], verb)
            if not head.endswith(","):
                return None
            return self._parties(head[:-1], verb, part=True, every=every)
        if relative:
            noun = re.search(r"ℙ(?:\s\([^()]*\))?,\s(?:an?|the)\s[^,;ℙ]{1,80}$", head)
            if noun:
                return self._parties(self._text[: noun.start() + 1], verb)
            return self._parties(head, verb, part=True)
        if head.endswith((",", "—", "–")):
            return self._before_apposition(head[:-1], verb)
        return self._parties(head, verb) or self._spoken_of(head)

    def _before_apposition(self, head: str, verb: str) -> Subject | None:
        """ "Acme, a supplier of Roe," -> Acme."""
        for match in reversed(list(re.finditer(r"ℙ(?:\s\([^()]*\))?(?:,|\s[—–])\s", head))):
            if grammar("claims", "apposed").match(head, match.end()) and ";" not in head[match.end() :]:
                found = self._parties(head[: match.start() + 1], verb)
                if found is not None:
                    return found
        return None

    def _parties(self, head: str, verb: str, *, part: bool = False, every: bool = False) -> Subject | None:
        """The parties that `head` ends with. `part`: the last is meant, whatever is said in front of it;
        `every`: "both" or "all" stands behind them."""
        head = re.sub(r"\s\([^()]{0,80}\)$|[\"'”“]+$", "", head.rstrip())
        row = grammar("claims", "chain").search(head)
        if row is None:
            return None
        found = [at for at in range(row.start(), row.end()) if head[at] == PARTY]
        begin = row.start()
        if (
            len(found) > 1
            and not every
            and (not verb or re.match(r"(?:is|was|has)\b", verb))
            and " and " in row[0]
        ):
            found, begin = found[-1:], found[-1]
            part = True
        front = head[:begin]
        denied = re.search(r"\b(?:neither|none\sof|neither\sof)\s(?:the\s)?$", front, re.IGNORECASE)
        if denied:
            return Subject(self._of(found), True)
        dated = re.search(
            rf"(?:^|[\s,(])(?:in|on|since|by)\s({grammar('claims', 'day').pattern}),?\s(?:[a-z𝕆\s-]+\s)?$",
            front,
            re.IGNORECASE,
        )
        if dated:
            return Subject(self._of(found), on=dated[1])
        return Subject(self._of(found)) if part or opens_clause(front) else None

    def _spoken_of(self, head: str) -> Subject | None:
        """The only party named in the sentence before "it" or "the firm", else in the sentence before."""
        match = grammar("claims", "again").search(head)
        if match is None:
            return None
        person = match["who"].casefold() in _PERSONS or match["who"].endswith(_PERSON_NOUNS)
        source, places = self._masked, [at for at in range(match.start()) if head[at] == PARTY]
        if not places and self._masked.before is not None:
            source = self._masked.before
            places = [at for at, sign in enumerate(source.text) if sign == PARTY]
        meant = {source.party(at) for at in places}
        if len(meant) != 1:
            return None
        party = meant.pop()
        kind = self._clusters[party].kind
        if kind is not Kind.UNKNOWN and (kind is Kind.PERSON) is not person:
            return None
        return Subject([party])
