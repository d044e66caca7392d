"""One name against the index: candidates, comparison, verdict, and the firms a short form stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from screening.index import Index, heads
from screening.model import Basis, Family, Kind, Match, NearMiss, Outcome, Role, Strength
from screening.names import NameForm, compare, name_form
from screening.policy import Candidate, Context, Rules, Verdict, expired, judge, near_misses, short_form_of

FAMILY_EXAMPLES = 4
FAR = 30.0
"""Below this score no candidate is near enough to be worth showing as the nearest."""
FIRM_LIKE = (Kind.COMPANY, Kind.ORGANIZATION, Kind.UNKNOWN)


class Matcher:
    """Verdicts on names, over the lists of `list_ids`. What it answers depends on the name alone."""

    def __init__(self, index: Index, rules: Rules, list_ids: Collection[str]) -> None:
        self._index = index
        self._snapshot = index.snapshot
        self._rules = rules
        self._list_ids = list_ids
        self._allowed = index.snapshot.list_bits(list_ids)
        self._compared: dict[tuple[str, Kind], list[Candidate]] = {}

    def is_listed(self, text: str) -> bool:
        """Whether the text equals a strong listed name, up to case, punctuation and legal form."""
        form = name_form(text)
        rows = self._index.exact(form.key, self._allowed) if form.key else []
        names = [self._index.name(row) for row in rows]
        return any(
            name.strength is Strength.STRONG and name_form(name.text).key == form.key for name in names
        )

    def candidates(self, form: NameForm, kind: Kind) -> list[Candidate]:
        """The listed names worth judging, compared."""
        cached = self._compared.get((form.text, kind))
        if cached is None:
            rows = (*self._index.exact(form.key, self._allowed), *self._index.candidates(form, self._allowed))
            cached = [self._candidate(form, kind, row) for row in dict.fromkeys(rows)]
            self._compared[(form.text, kind)] = cached
        return cached

    def verdict(self, form: NameForm, kind: Kind, context: Context | None) -> Verdict:
        """The verdict on one form of a name; a short form counts for the firms it stands for."""
        verdict = judge(form, kind, self.candidates(form, kind), self._rules, context)
        if kind not in FIRM_LIKE or (context is not None and context.own):
            return verdict
        families = self._families(form, kind, verdict)
        if not families:
            return verdict
        covered = {uid for uids, _ in families.values() for uid in uids}
        strong = [m for m in verdict.matches if m.basis in (Basis.NAME, Basis.ALIAS)]
        others = [m for m in verdict.matches if m not in strong and m.party.uid not in covered]
        held = {listing.list_id for match in strong for listing in match.party.listings}
        added = [match for list_id, (_, match) in families.items() if list_id not in held]
        outcome = Outcome.LISTED if strong or added else verdict.outcome
        return Verdict(outcome, tuple(strong + added + others), verdict.nearest)

    def nearest(self, form: NameForm, kind: Kind, verdict: Verdict) -> tuple[NearMiss, ...]:
        """What to show as nearest: what was rejected; where that is far off, the names spelled most alike."""
        if any(miss.score >= FAR for miss in verdict.nearest):
            return verdict.nearest
        rows = self._index.closest(form, self._allowed)
        closest = near_misses([self._candidate(form, kind, row) for row in rows], self._rules)
        return closest or verdict.nearest

    def _candidate(self, form: NameForm, kind: Kind, row: int) -> Candidate:
        party, name = self._snapshot.party(self._index.party_row(row)), self._index.name(row)
        either = kind if kind is not Kind.UNKNOWN else None
        listed = name_form(name.text, party.kind)
        return Candidate(party, name, compare(form, listed, either, self._index.weights))

    def _families(
        self, form: NameForm, kind: Kind, verdict: Verdict
    ) -> dict[str, tuple[frozenset[str], Match]]:
        """list id -> the parties the name is a short form of, and one match that stands for them.

        Once the name is the short form of one firm, all firms whose names begin with it share it.
        """
        known = any(match.basis in (Basis.NAME, Basis.ALIAS) for match in verdict.matches)
        headed: list[tuple[Candidate, NameForm]] = []
        for row in self._index.headed(form.key, self._allowed):
            one = self._candidate(form, Kind.COMPANY, row)
            listed = name_form(one.name.text, one.party.kind)
            weak = one.name.strength is Strength.WEAK
            if form.key in heads(listed.tokens) and not weak and not expired(one.party, self._rules.today):
                headed.append((one, listed))
        if not any(short_form_of(form, kind, listed, self._rules, known=known) for _, listed in headed):
            return {}
        members: defaultdict[str, list[tuple[Candidate, NameForm]]] = defaultdict(list)
        for one, listed in headed:
            for listing in one.party.listings:
                if listing.list_id in self._list_ids:
                    members[listing.list_id].append((one, listed))
        return {list_id: _family(form, list_id, found) for list_id, found in sorted(members.items())}


def _family(
    form: NameForm, list_id: str, found: Sequence[tuple[Candidate, NameForm]]
) -> tuple[frozenset[str], Match]:
    """The parties of one list that share a short form, shown by the primary name that most others extend."""

    def rank(one: Candidate, listed: NameForm) -> tuple[bool, int, float, int, str]:
        extended = sum(other.tokens[: len(listed.tokens)] == listed.tokens for _, other in found)
        return (
            one.name.role is not Role.PRIMARY,
            -extended,
            -one.comparison.score,
            len(one.name.text),
            one.name.text,
        )

    best: dict[str, Candidate] = {}
    for one, _ in sorted(found, key=lambda pair: rank(*pair)):
        best.setdefault(one.party.uid, one)
    first = next(iter(best.values()))
    examples = tuple(one.name.text for one in best.values())[:FAMILY_EXAMPLES]
    count, some = len(best), "; ".join(examples)
    said = f"{form.text!r} is a short form " + (
        f"of {some!r}" if count == 1 else f"that {count} parties of this list share, e.g. {some}"
    )
    match = Match(
        party=first.party,
        name=first.name,
        score=first.comparison.score,
        basis=Basis.SHORT_FORM,
        comparison=first.comparison,
        sentence=f"{said}.",
        family=(Family(list_id, count, examples),),
    )
    return frozenset(best), match
