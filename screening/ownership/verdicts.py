"""What a rule says of one company, with the chain that shows it and the reserves that belong to it.

A company that a rule reaches is owned, never listed. Whatever is not sure (an owner that is possibly listed,
a share between bounds, a name that may be another's, a rule whose status is not on record) makes it possible
at most, and is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from screening.model import ChainParty, ChainStake, Outcome, Ownership, Reach, RuleUse
from screening.ownership.chains import Chain, by_itself, chain_to, counted_stakes
from screening.ownership.percents import EXACT, HUNDRED, ZERO, Share, plain
from screening.ownership.reach import NOTHING, Line, Spread
from screening.ownership.register import Register, Stake, Tie
from screening.ownership.rules import COUNTS, NO_RULE, UNKNOWN
from screening.ownership.standing import Standing


class Sought(NamedTuple):
    """A party of the files that a company is; not `sure` where it only may be."""

    place: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """By what a company is judged: the files, one rule, who counts under it, titles of lists by id."""

    register: Register
    use: RuleUse
    standings: Mapping[int, Standing]
    titles: Mapping[str, str]

    def name(self, place: int) -> str:
        return self.register.parties[place].name

    def lists(self, ids: Sequence[str]) -> str:
        return ", ".join(self.titles.get(one, one) for one in ids)


def verdict(one: Sought, weighed: Weighed, sure: Spread | None, widest: Spread | None) -> Ownership | None:
    """What the rule says of a party, by the spreads that have most of it; None if no listed party holds any.

    `sure` counts what is known for certain, `widest` all that may be.
    """
    place = one.place
    sure, widest = (
        None if spread and by_itself(place, spread, weighed.register) else spread for spread in (sure, widest)
    )
    if widest is None:
        register = weighed.register
        return _by_control(one, weighed) if place in register.controlled or place in register.past else None
    least = sure.totals[place] if sure else NOTHING
    most = widest.totals[place]
    reached = sure is not None and sure.reaches(place)
    reach = _reach(weighed.use, reached=reached, maybe=widest.reaches(place), by_name=one.sure)
    # what is reached for certain is shown by what is certain; all else by what may be
    shown = sure if sure is not None and (reached or least == most) else widest
    chain = chain_to(place, shown, weighed.register)
    held = _held_by(place, shown, weighed.register)
    notes = _reserves(one, chain, weighed)
    return Ownership(
        rule=weighed.use.rule.id,
        title=weighed.use.rule.title,
        reach=reach,
        percent=str(held),
        least=plain(held.low),
        most=plain(held.high),
        sentence=_sentence(reach, str(held), chain, weighed, reached=reached, maybe=widest.reaches(place)),
        effect=weighed.use.rule.effect,
        citation=weighed.use.rule.citation,
        parties=tuple(_party(at, shown, weighed) for at in chain.parties),
        stakes=_stakes(chain),
        paths=tuple(_path(path, weighed) for path in chain.paths),
        more_paths=chain.more_paths,
        more_stakes=chain.more_stakes,
        notes=notes,
    )


def _reach(use: RuleUse, *, reached: bool, maybe: bool, by_name: bool) -> Reach:
    if use.status == NO_RULE or not maybe:
        return Reach.NOTED
    if use.status in COUNTS:
        return Reach.OWNED if reached and by_name else Reach.POSSIBLY_OWNED
    return Reach.POSSIBLY_OWNED if use.status == UNKNOWN else Reach.NOTED


def _held_by(place: int, spread: Spread, register: Register, seen: frozenset[int] = frozenset()) -> Share:
    """What parties that count hold of a party, between its bounds; of one that stands for another with the
    same name, what they hold of that."""
    low, high, low_open, high_open = ZERO, ZERO, False, False
    counted = counted_stakes(place, spread, register)
    for stake in counted:
        if stake.tie is Tie.SAME:
            continue
        share = stake.share
        low, high = EXACT.add(low, share.low), EXACT.add(high, share.high)
        low_open, high_open = low_open or share.low_open, high_open or share.high_open
    if high == ZERO:
        twins = [stake.owner for stake in counted if stake.owner not in seen and spread.counted[stake.owner]]
        return _held_by(twins[0], spread, register, seen | {place}) if twins else Share(ZERO, HUNDRED)
    if high > HUNDRED > low:
        high, high_open = HUNDRED, False
    return Share(low, high, low_open and low < high, high_open and low < high)


# --- words ----------------------------------------------------------------------------------------


def _sentence(
    reach: Reach, percent: str, chain: Chain, weighed: Weighed, *, reached: bool, maybe: bool
) -> str:
    """The verdict in one sentence, without company and rule: "owned 62.5 % in the aggregate by ..."."""
    rule, use = weighed.use.rule, weighed.use
    matched = [place for place in chain.parties[1:] if place in weighed.standings]
    owners = list(dict.fromkeys((*matched, *chain.sources)))
    listed = all(weighed.standings[place].outcome is Outcome.LISTED for place in owners)
    whom = "listed parties" if len(owners) > 1 else "a listed party"
    if not listed:
        whom = "parties that are or may be listed" if len(owners) > 1 else "a party that may be listed"
    together = " in the aggregate" if len(owners) > 1 and rule.aggregate else ""
    by = f"{whom}: {_owners(owners, weighed)}" if owners else "parties behind more owners than are followed"
    held = f"owned {percent}{together} by {by}"
    if use.status == NO_RULE:
        return f"{held}; {use.note}"
    if not maybe:
        line = f"{'more than ' if rule.above else ''}{rule.percent} percent"
        return f"{held}; the rule reaches from {line} on, so not by these shares"
    if use.status not in COUNTS:
        return f"{held}; the rule would reach it: {use.note or use.status}"
    if reach is Reach.OWNED:
        return f"{held}; {rule.effect}"
    why = "" if reached else ", if what is not sure is so"
    return f"{held}; the rule would reach it{why}: {rule.effect}"


_MOST_OWNERS = 5


def _owners(owners: Sequence[int], weighed: Weighed) -> str:
    said = []
    for place in owners[:_MOST_OWNERS]:
        standing = weighed.standings[place]
        maybe = "possibly " if standing.outcome is Outcome.POSSIBLE else ""
        said.append(f"{weighed.name(place)} ({maybe}{weighed.lists(standing.lists)})")
    more = len(owners) - _MOST_OWNERS
    return ", ".join(said) + (f" and {more:,} more" if more > 0 else "")


def _path(path: Sequence[Stake], weighed: Weighed) -> str:
    """ "Roe (OFAC SDN) > 50 % > Acme > 40 % > Beta": from the owner down to the company."""
    standing = weighed.standings.get(path[0].owner)
    said = weighed.name(path[0].owner)
    if standing:
        maybe = "possibly " if standing.outcome is Outcome.POSSIBLE else ""
        said += f" ({maybe}{weighed.lists(standing.lists)})"
    for stake in path:
        said += f" → {_held(stake)} → {weighed.name(stake.owned)}"
    return said


def _held(stake: Stake) -> str:
    if stake.tie is Tie.SAME:
        return stake.said
    if stake.tie is Tie.CONTROL:
        return "control, no share"
    return str(stake.share)


def _party(place: int, spread: Spread, weighed: Weighed) -> ChainParty:
    party, standing = weighed.register.parties[place], weighed.standings.get(place)
    return ChainParty(
        name=party.name,
        id=party.id,
        outcome=standing.outcome if standing else None,
        lists=standing.lists if standing else (),
        party_uids=standing.uids if standing else (),
        matched_name=standing.matched_name if standing else "",
        percent=str(_held_by(place, spread, weighed.register)) if place in spread.totals else "",
    )


def _stakes(chain: Chain) -> tuple[ChainStake, ...]:
    places = {place: at for at, place in enumerate(chain.parties)}
    return tuple(
        ChainStake(
            owner=places[one.owner],
            owned=places[one.owned],
            percent=_held(one),
            said=one.said,
            where=one.where,
            as_of=one.as_of,
            source=one.source,
        )
        for one in chain.stakes
    )


# --- reserves -------------------------------------------------------------------------------------


def _reserves(one: Sought, chain: Chain, weighed: Weighed) -> tuple[str, ...]:
    """What a reader must know of how sure the verdict is, a sentence each."""
    use, register = weighed.use, weighed.register
    notes = []
    if not one.sure:
        notes.append(f"The name may be that of {weighed.name(one.place)} of the file, or another's.")
    for place in dict.fromkeys((*chain.parties[1:], *chain.sources)):
        standing = weighed.standings.get(place)
        if standing and standing.outcome is Outcome.POSSIBLE:
            titles = weighed.lists(standing.lists)
            notes.append(f"{weighed.name(place)} is only a possible match on {titles}: review it first.")
    odd = [stake for stake in chain.stakes if not stake.share.exact]
    for stake in odd:
        what = f"{weighed.name(stake.owner)} in {weighed.name(stake.owned)}"
        why = f" ({stake.share.odd})" if stake.share.odd and stake.tie is Tie.SHARE else ""
        notes.append(f"The share of {what} is not exact: {_held(stake)}{why}.")
    for place in chain.parties:
        if place in register.over:
            total = plain(register.over[place])
            notes.append(
                f"The shares stated in {weighed.name(place)} sum to {total} percent: some are wrong."
            )
    if chain.circles:
        notes.append(
            "Some of these parties own each other: nobody is reached by that alone, and it is not drawn."
        )
    notes += _past(one.place, weighed)
    if use.note and use.status in COUNTS:
        notes.append(f"The rule is {use.note}.")
    if control := _controlling(one.place, weighed):
        owners = _owners([stake.owner for stake in control], weighed)
        notes.append(f"Its accounts are consolidated by {owners}: control, which is no share.")
    return tuple(dict.fromkeys(notes))


def _past(place: int, weighed: Weighed) -> list[str]:
    stakes = [weighed.register.ended[at] for at in weighed.register.past.get(place, ())]
    return [
        f"{weighed.name(stake.owner)} ({weighed.lists(standing.lists)}) held {_held(stake)} at another time: "
        "it does not count, and what was blocked by it may still be."
        for stake in stakes
        if (standing := weighed.standings.get(stake.owner))
    ]


def _controlling(place: int, weighed: Weighed) -> list[Stake]:
    """The ties by which parties that count control a party without a share that is known."""
    held = [weighed.register.stakes[at] for at in weighed.register.incoming.get(place, ())]
    return [one for one in held if one.tie is Tie.CONTROL and one.owner in weighed.standings]


def _by_control(one: Sought, weighed: Weighed) -> Ownership | None:
    """A note where a listed party has control, or had a share, and none that counts today."""
    use = weighed.use
    control = _controlling(one.place, weighed)
    past = _past(one.place, weighed)
    if not control and not past:
        return None
    owners = list(dict.fromkeys(stake.owner for stake in control))
    places = (one.place, *owners)
    chain = Chain(places, tuple(control), tuple((stake,) for stake in control), 0, 0, False, tuple(owners))
    if control:
        sentence = (
            f"its accounts are consolidated by {_owners(owners, weighed)}: control, and no share is known; "
            "the rule goes by shares, so it is not computed from this"
        )
    else:
        sentence = "no listed party holds a share today, so the rule does not reach it by these shares"
    empty = Spread({}, Line(HUNDRED))
    return Ownership(
        rule=use.rule.id,
        title=use.rule.title,
        reach=Reach.NOTED,
        percent="an unknown share" if control else "0 %",
        least="0",
        most="0",
        sentence=sentence,
        effect=use.rule.effect,
        citation=use.rule.citation,
        parties=tuple(_party(place, empty, weighed) for place in places),
        stakes=_stakes(chain),
        paths=tuple(_path(path, weighed) for path in chain.paths),
        notes=tuple(past),
    )
