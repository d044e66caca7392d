"""What a name is short for: firms that begin with it, list by list, and persons by their family name.

A short form is never one silent pick: each match says how many parties share it, and names a few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from screening.index import heads
from screening.model import Basis, Family, Kind, Match, Name, Outcome, Role, Strength
from screening.names import NameForm, name_form
from screening.policy import (
    SHARED_BY,
    SURNAME_PARTIES,
    Candidate,
    Rules,
    expired,
    is_abbreviation,
    is_whole_name,
    short_form_of,
    short_form_outcome,
    surname,
)

EXAMPLES = 4
Headed = tuple[Candidate, NameForm]


def families(
    form: NameForm,
    kind: Kind,
    headed: Sequence[Candidate],
    rules: Rules,
    *,
    known: bool,
    in_text: bool = True,
) -> dict[str, tuple[frozenset[str], Match]]:
    """list id -> (uids of the firms the name is short for, one match that stands for them).

    `headed` are names that may begin with the name; `known` tells that it is some listed party's whole name,
    `in_text` that it was read from running text, where firms go by short names.
    Once the name is the short form of one firm, all firms whose names begin with it share it.
    """
    members: defaultdict[str, list[Headed]] = defaultdict(list)
    for one in headed:
        listed = name_form(one.name.text, one.party.kind)
        weak = one.name.strength is Strength.WEAK
        if form.key in heads(listed.tokens) and not weak and not expired(one.party, rules.today):
            for listing in one.party.listings:
                members[listing.list_id].append((one, listed))
    found: dict[str, tuple[frozenset[str], Match]] = {}
    for list_id, sharing in sorted(members.items()):
        anchors = [listed for _, listed in sharing if short_form_of(form, kind, listed, rules, known=known)]
        uids = frozenset(one.party.uid for one, _ in sharing)
        if is_abbreviation(form) and kind is Kind.UNKNOWN and not known and len(uids) < SHARED_BY:
            continue
        if anchors and not is_whole_name(form, len(uids), in_text=in_text):
            outcome = short_form_outcome(form, anchors, len(uids))
            found[list_id] = (uids, _firms(form, list_id, sharing, outcome))
    return found


def _firms(form: NameForm, list_id: str, sharing: Sequence[Headed], outcome: Outcome) -> Match:
    """One match for the firms of a list, shown by the primary name that most others extend."""

    def rank(one: Candidate, listed: NameForm) -> tuple[bool, int, float, int, str]:
        extended = sum(other.tokens[: len(listed.tokens)] == listed.tokens for _, other in sharing)
        primary = one.name.role is Role.PRIMARY
        return (not primary, -extended, -one.comparison.score, len(one.name.text), one.name.text)

    ranked = [one for one, _ in sorted(sharing, key=lambda pair: rank(*pair))]
    count, some = _told(ranked)
    uids = tuple(sorted({one.party.uid for one in ranked}))
    said = f"{form.text!r} is a short form " + (
        f"of {some[0]!r}"
        if count == 1
        else f"that {count} parties of this list share, e.g. {'; '.join(some)}"
    )
    if outcome is Outcome.POSSIBLE:
        said += "; that may be a daughter of the firm that is meant, which is not on the list itself"
    return _match(ranked[0], Basis.SHORT_FORM, said, outcome, Family(list_id, count, some, uids))


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


def _told(ranked: Sequence[Candidate]) -> tuple[int, tuple[str, ...]]:
    """How many parties, and the names of the first few."""
    names: dict[str, Name] = {}
    for one in ranked:
        names.setdefault(one.party.uid, one.name)
    return len(names), tuple(name.text for name in names.values())[:EXAMPLES]


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
