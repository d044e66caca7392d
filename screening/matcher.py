"""Names against the index: which listed names to compare with, and the verdict that comes of it.

What a name is answered depends on it alone, whether it is asked by itself or among a million.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from screening.index import Index
from screening.listed_names import ListedName, ListedNames, strong_keys
from screening.model import Kind, NearMiss, Outcome, Strength
from screening.names import NameForm, Names, name_form, read_names
from screening.names.holding import names_inside
from screening.names.truncation import CUT_AT
from screening.policy import (
    LIFTED_FROM,
    NOTHING_KNOWN,
    Book,
    Candidate,
    Context,
    Facts,
    Rules,
    Verdict,
    joined,
    judge,
    may_be_surname,
    near_misses,
    whom_asked,
)
from screening.short_forms import beside_families, families, namesakes

FAR = 30.0
"""Below this score no candidate is near enough to be worth showing as the nearest."""
NEAR = 60.0
"""Score from which a listed name is worth comparing to show it as the nearest."""
MOST_NEAR = 12
"""Names below the threshold that are compared to find the nearest of them."""
AT_ONCE = 2500
"""Names looked up together: of fewer each takes longer, more need more than a processor keeps at hand."""
SAME = 99.0
"""Score from which two names are taken for one."""
MOST_KEPT = 50_000
FIRM_LIKE = (Kind.COMPANY, Kind.ORGANIZATION, Kind.UNKNOWN)
NOTHING = Verdict(Outcome.NOT_LISTED, (), ())


class Asked(NamedTuple):
    """One name to answer for, as it was read, and what is known besides; `id` is the user's own."""

    form: NameForm
    kind: Kind
    facts: Facts = NOTHING_KNOWN
    id: str = ""


class Matcher:
    """Verdicts on names, over the lists of `list_ids`, with the decisions of `book` applied."""

    def __init__(
        self, index: Index, rules: Rules, list_ids: Collection[str], book: Book | None = None
    ) -> None:
        self._index = index
        self._rules = rules
        self._book = book
        self.listed = ListedNames(index, list_ids)
        self._near: dict[tuple[str, Kind], list[int]] = {}
        self._compared: dict[tuple[str, Kind, bool], list[Candidate]] = {}

    def is_listed(self, text: str) -> bool:
        """Whether the text equals a strong listed name, up to case, punctuation and legal form."""
        form = name_form(text)
        names = [self._index.name(row) for row in self._index.exact(form)] if form.key else []
        return any(
            name.strength is Strength.STRONG and name_form(name.text).key == form.key for name in names
        )

    def prepare(self, forms: Sequence[NameForm]) -> None:
        """Look up many forms at once, with what is near them; those that are asked for later are at hand
        then."""
        if len(self._near) + len(self._compared) > MOST_KEPT:
            self._near.clear()
            self._compared.clear()
        new = {(form.text, form.kind): form for form in forms if (form.text, form.kind) not in self._near}
        asked = list(new.values())
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            found = self._rows(part, min(NEAR, self._rules.threshold - LIFTED_FROM))
            for at, form in enumerate(part):
                self._near[(form.text, form.kind)] = found.get(at, [])

    def candidates(self, form: NameForm, kind: Kind, *, equal_only: bool = False) -> list[Candidate]:
        """The listed names worth judging, compared; with `equal_only` those that may be the same name.

        The kind that is given or guessed never hides an equal name: such are found and compared without it.
        """
        cached = self._compared.get((form.text, kind, equal_only))
        if cached is None:
            cached = self._candidates(form, kind, [] if equal_only else self._near_rows(form))
            self._compared[(form.text, kind, equal_only)] = cached
        return cached

    def _near_rows(self, form: NameForm) -> list[int]:
        self.prepare([form])
        return self._near[(form.text, form.kind)]

    def verdict(
        self, form: NameForm, kind: Kind, context: Context | None, facts: Facts = NOTHING_KNOWN
    ) -> Verdict:
        """The verdict on one form of a name; a short form counts for the parties it stands for."""
        known_place = context is not None and bool(context.own)
        found = self.candidates(form, kind, equal_only=known_place)
        return self.ruled(Asked(form, kind, facts), self._judged(form, kind, found, context, facts))

    def nearest(self, form: NameForm, kind: Kind, verdict: Verdict) -> tuple[NearMiss, ...]:
        """What to show as nearest: what was rejected; where that is far off, names spelled most alike."""
        if any(miss.score >= FAR for miss in verdict.nearest):
            return verdict.nearest
        closest = [self.listed.compared(form, kind, row) for row in self._index.closest(form)]
        return near_misses(closest, self._rules) or verdict.nearest

    def verdicts(
        self, names: Names, facts: Sequence[Facts] | None = None, ids: Sequence[str] | None = None
    ) -> list[Verdict]:
        """The verdict on each name, given by itself, with what is known besides and the user's own id, if
        any. Nearest are those only that came near the threshold. More than `AT_ONCE` take longer each.

        With it come the verdicts on the names inside its text."""
        facts = facts or [NOTHING_KNOWN] * len(names)
        inside = names_inside(names.texts, names.kinds, np.array(names.told.holding, np.bool_))
        asked, known, count = names, facts, len(names)
        if inside:
            kinds = [names.kinds[one.at] if one.own else Kind.UNKNOWN for one in inside]
            also = read_names([one.text for one in inside], kinds)
            asked = names.followed_by(also)
            known = [*facts, *(facts[one.at] if one.own else NOTHING_KNOWN for one in inside)]
        verdicts = self._unruled(asked, known)
        others: defaultdict[int, list[tuple[str, Verdict]]] = defaultdict(list)
        for one, verdict in zip(inside, verdicts[count:], strict=True):
            others[one.at].append((one.text, verdict))
        found = verdicts[:count]
        for at, held in others.items():
            if found[at] is not NOTHING or any(verdict.matches for _, verdict in held):
                found[at] = joined(found[at], held)
        if self._book is not None:
            for at, verdict in enumerate(found):
                if verdict.matches:
                    own = Asked(names[at], names.kinds[at], facts[at], ids[at] if ids else "")
                    found[at] = self.ruled(own, verdict)
        return found

    def _unruled(self, names: Names, facts: Sequence[Facts]) -> list[Verdict]:
        """The verdict on each, before anything that reviewers decided."""
        told = zip(names.texts, names.kinds, strict=True)
        at_hand = {at for at, one in enumerate(told) if one in self._near} if self._near else set[int]()
        floors = list(map(self._floor, facts))
        found: dict[int, list[int]] = {}
        for floor in sorted(set(floors)):  # each is looked up by its own, whatever is asked beside it
            places = [at for at, own in enumerate(floors) if own == floor and at not in at_hand]
            rows = self._rows(names.at(places) if len(places) < len(names) else names, floor)
            found.update((places[at], held) for at, held in rows.items())
        verdicts = [replace(NOTHING, notes=one.notes) if one.notes else NOTHING for one in facts]
        numbered = (at for at, one in enumerate(facts) if one.keys)
        for at in sorted({*found, *at_hand, *self._may_be_equal(names), *numbered}):
            form, kind = names[at], names.kinds[at]
            held = (
                self.candidates(form, kind)
                if at in at_hand
                else self._candidates(form, kind, found.get(at, []))
            )
            near = [candidate for candidate in held if candidate.comparison.score >= floors[at]]
            verdicts[at] = self._judged(form, kind, near, None, facts[at])
        return verdicts

    def _may_be_equal(self, names: Names) -> list[int]:
        """Places of the names that may equal a listed one, by their kind or by their bare text."""
        equal = self._index.may_be_exact(names)
        said = [(at, kind) for at, kind in enumerate(names.kinds) if kind is not Kind.UNKNOWN]
        given = [  # as cut off a person's name is looked for only where nobody says that it is one
            at
            for at, kind in said
            if (kind is Kind.PERSON and len(names.texts[at]) in CUT_AT) or not names.found_alike(at)
        ]
        if given:
            bare = read_names([names.texts[at] for at in given], [Kind.UNKNOWN] * len(given))
            equal[given] |= self._index.may_be_exact(bare)
        found: list[int] = np.flatnonzero(equal).tolist()
        return found

    def _floor(self, facts: Facts) -> float:
        """Score from which a name may come to match: facts may lift it."""
        known = facts is not NOTHING_KNOWN and facts.raising
        return self._rules.threshold - (LIFTED_FROM if known else 0.0)

    # --- what both do --------------------------------------------------------------------------

    def _rows(self, forms: Sequence[NameForm], floor: float) -> dict[int, list[int]]:
        """Place of a form -> the listed names to compare with: all that may score the threshold, and of those
        that may score `floor` the likeliest few; nothing of forms that have none."""
        pairs = self._index.pairs(forms, floor)
        found: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for query, name, bound in zip(
            pairs.query.tolist(), pairs.name.tolist(), pairs.bound.tolist(), strict=True
        ):
            found[query].append((-bound, name))
        reach = -(self._rules.threshold - LIFTED_FROM)
        return {
            query: [name for at, (bound, name) in enumerate(sorted(held)) if bound <= reach or at < MOST_NEAR]
            for query, held in found.items()
        }

    def _candidates(self, form: NameForm, kind: Kind, rows: Sequence[int]) -> list[Candidate]:
        """Equal names first, then those of `rows`, each compared."""
        plain = form if form.kind is Kind.UNKNOWN else name_form(form.text)  # whatever kind it is taken for
        exact = self._index.exact(form)
        if plain is not form:
            exact = sorted({*exact, *self._index.exact(plain)})
        equal = [self.listed.compared_as_equal(form, plain, kind, row) for row in exact]
        held = set(exact)
        return equal + [self.listed.compared(form, kind, row) for row in rows if row not in held]

    def _judged(
        self,
        form: NameForm,
        kind: Kind,
        found: Sequence[Candidate],
        context: Context | None,
        facts: Facts,
    ) -> Verdict:
        if facts.keys:
            found = [*found, *self._numbered(form, kind, facts)]
        verdict = judge(form, kind, found, self._rules, context, facts)
        if context is not None and context.own:
            return verdict
        if kind in FIRM_LIKE:
            verdict = self._with_families(form, kind, verdict, in_text=context is not None)
        if not verdict.matches and may_be_surname(form, kind, self._rules):
            rows = self._index.surnamed(form.key)
            bearers = namesakes(form, [self.listed.compared(form, Kind.PERSON, row) for row in rows])
            if bearers:
                return replace(verdict, outcome=Outcome.POSSIBLE, matches=tuple(bearers))
        return verdict

    def ruled(self, asked: Asked, verdict: Verdict) -> Verdict:
        """The verdict with what reviewers decided. It comes last: no decision changes how names are met."""
        if self._book is None or not verdict.matches:
            return verdict
        whom = whom_asked(asked.form.text, asked.kind, asked.facts, asked.id)
        return self._book.applied(verdict, whom, asked.facts, self.listed.whole)

    def _numbered(self, form: NameForm, kind: Kind, facts: Facts) -> list[Candidate]:
        """All names of the parties that bear an identifier of the query."""
        parties = sorted({row for key in facts.keys for row in self._index.identified(key)})
        return [
            self.listed.compared(form, kind, row) for party in parties for row in self._index.names_of(party)
        ]

    def _with_families(self, form: NameForm, kind: Kind, verdict: Verdict, *, in_text: bool) -> Verdict:
        """The verdict with the firms that the name is short for, where nothing stronger speaks for a list."""
        rows = self._index.headed(form.key)
        if not rows:
            return verdict
        strong = [match for match in verdict.matches if match.outcome is Outcome.LISTED]
        also = frozenset(key for match in strong if match.score >= SAME for key in strong_keys(match.party))

        def compared(one: ListedName) -> Candidate:
            return self.listed.compared(form, Kind.COMPANY, one.row)

        headed = [self.listed.name(row) for row in rows]
        found = families(
            form, kind, headed, self._rules, compared, known=bool(strong), also=also, in_text=in_text
        )
        return beside_families(verdict, found)
