"""What a name is short for: firms that begin with it, list by list, and persons by their family name.

A short form is never one silent pick: each match says how many parties share it, and names a few.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from screening.index import heads
from screening.listed_names import ListedName
from screening.model import Basis, Family, Kind, Match, Outcome, Role, Strength
from screening.names import NameForm
from screening.policy import (
    SHARED_BY,
    SURNAME_PARTIES,
    Candidate,
    Rules,
    Verdict,
    expired,
    in_order,
    is_abbreviation,
    is_whole_name,
    short_form_of,
    short_form_outcome,
    surname,
)

EXAMPLES = 4
BOTH = "a party on another list has both names"

Compare = Callable[[ListedName], Candidate]
Families = dict[str, tuple[frozenset[str], Match]]
"""list id -> (uids of the firms that a name is short for, one match that stands for them)"""


def families(
    form: NameForm,
    kind: Kind,
    headed: Sequence[ListedName],
    rules: Rules,
    compare: Compare,
    *,
    known: bool,
    also: Collection[str] = frozenset(),
    in_text: bool = True,
) -> Families:
    """The firms that the name is short for, list by list.

    `headed` are names that may begin with the name; `known` tells that it is some listed party's whole name,
    `also` are the keys of that party's other names: a list that has one of them has the party. `in_text`
    tells that it was read from running text, where firms go by short names.
    Once the name is the short form of one firm, all firms whose names begin with it share it.
    """
    members: defaultdict[str, list[ListedName]] = defaultdict(list)
    for one in headed:
        weak = one.name.strength is Strength.WEAK
        if form.key in heads(one.form.tokens) and not weak and not expired(one.party, rules.today):
            for listing in one.party.listings:
                members[listing.list_id].append(one)
    found: Families = {}
    for list_id, sharing in sorted(members.items()):
        uids = frozenset(one.party.uid for one in sharing)
        short = partial(short_form_of, form, kind, rules=rules, known=known, shared_by=len(uids))
        anchors = [one.form for one in sharing if short(listed=one.form)]
        if is_abbreviation(form) and kind is Kind.UNKNOWN and not known and len(uids) < SHARED_BY:
            continue
        if anchors and not is_whole_name(form, len(uids), in_text=in_text):
            same = any(anchor.key in also for anchor in anchors)
            outcome = Outcome.LISTED if same else short_form_outcome(form, anchors, len(uids))
            match = _firms(form, list_id, uids, _likeliest(sharing, compare), outcome)
            if same:
                match = replace(match, sentence=f"{match.sentence[:-1]}; {BOTH}.")
            found[list_id] = uids, match
    return found


def beside_families(verdict: Verdict, found: Families) -> Verdict:
    """The verdict with the firms that the name is short for, where nothing stronger speaks for a list."""
    if not found:
        return verdict
    covered = {uid for uids, _ in found.values() for uid in uids}
    strong = [match for match in verdict.matches if match.outcome is Outcome.LISTED]
    weak = [match for match in verdict.matches if match.outcome is not Outcome.LISTED]
    others = [match for match in weak if match.party.uid not in covered]
    held = {listing.list_id for match in strong for listing in match.party.listings}
    added = [match for list_id, (_, match) in found.items() if list_id not in held]
    matches = in_order([*strong, *added, *others])
    return replace(verdict, outcome=matches[0].outcome if matches else verdict.outcome, matches=matches)


def _likeliest(sharing: Sequence[ListedName], compare: Compare) -> list[Candidate]:
    """The first of the names that share a head, compared: primary ones that most others extend go first, then
    those most alike. Enough of them to tell `EXAMPLES` parties; the others are never compared."""
    begun = Counter(other.form.tokens[:end] for other in sharing for end in range(len(other.form.tokens) + 1))

    def first(one: ListedName) -> tuple[bool, int]:
        return (one.name.role is not Role.PRIMARY, -begun[one.form.tokens])

    def alike(one: Candidate) -> tuple[float, int, str]:
        return (-one.comparison.score, len(one.name.text), one.name.text)

    ranked: list[Candidate] = []
    for _, group in groupby(sorted(sharing, key=first), first):
        ranked += sorted(map(compare, group), key=alike)
        if len({one.party.uid for one in ranked}) >= EXAMPLES:
            break
    return ranked


def _firms(
    form: NameForm, list_id: str, uids: frozenset[str], ranked: Sequence[Candidate], outcome: Outcome
) -> Match:
    """One match for the firms of a list, shown by the likeliest of their names."""
    count = len(uids)
    names: dict[str, str] = {}
    for one in ranked:
        names.setdefault(one.party.uid, one.name.text)
    some = tuple(names.values())[:EXAMPLES]
    said = f"{form.text!r} is a short form " + (
        f"of {some[0]!r}"
        if count == 1
        else f"that {count} parties of this list share, e.g. {'; '.join(some)}"
    )
    if outcome is Outcome.POSSIBLE:
        said += "; that may be a daughter of the firm that is meant, which is not on the list itself"
    return _match(
        ranked[0], Basis.SHORT_FORM, said, outcome, Family(list_id, count, some, tuple(sorted(uids)))
    )


def namesakes(form: NameForm, surnamed: Sequence[Candidate]) -> list[Match]:
    """The few listed persons who bear the one word as their family name, each possible at most."""
    bearers: dict[str, Candidate] = {}
    for one in surnamed:
        if surname(one.name).key == form.key and one.name.strength is Strength.STRONG:
            bearers.setdefault(one.party.uid, one)
    if not 0 < len(bearers) <= SURNAME_PARTIES:
        return []
    borne = "of this person" if len(bearers) == 1 else f"that {len(bearers)} listed persons bear"
    said = f"{form.text!r} is a family name {borne}; no given name stands with it"
    return [_match(bearers[uid], Basis.SURNAME, said, Outcome.POSSIBLE) for uid in sorted(bearers)]


def _match(one: Candidate, basis: Basis, said: str, outcome: Outcome, family: Family | None = None) -> Match:
    return Match(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        basis=basis,
        comparison=one.comparison,
        sentence=said if said.endswith(".") else f"{said}.",
        outcome=outcome,
        family=(family,) if family else (),
    )
