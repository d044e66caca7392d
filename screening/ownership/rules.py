"""Which rules of ownership a run goes by: those of its lists, as of its day, unless switched on or off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from screening.errors import SettingsError
from screening.model import OwnershipRule, RulePeriod, RuleUse

IN_FORCE, UNKNOWN, NOT_YET, NO_RULE = "in force", "unknown", "not in force", "no rule"
COUNTS = (IN_FORCE, "on")
"""Statuses under which what a rule reaches is reached."""


def rules_of(
    rules: Sequence[OwnershipRule], list_ids: Collection[str], day: str, chosen: Mapping[str, str]
) -> tuple[RuleUse, ...]:
    """The rules that lists of the run have, on `day` (ISO); `chosen` maps ids of rules to "on" or "off".

    Lists without a rule come last, under one that never reaches: shares of their parties are noted. Raises
    SettingsError for a rule that there is not.
    """
    known = {rule.id for rule in rules}
    for rule_id in chosen:
        if rule_id not in known:
            raise SettingsError(
                f"there is no rule of ownership {rule_id!r}", hint=f"rules: {', '.join(sorted(known))}"
            )
    used = [
        _use(rule, day, chosen.get(rule.id)) for rule in rules if not set(rule.lists).isdisjoint(list_ids)
    ]
    ruled = {list_id for rule in rules for list_id in rule.lists}
    unruled = tuple(sorted(set(list_ids) - ruled))
    if unruled:
        used.append(RuleUse(_no_rule(unruled), NO_RULE, _NOTE))
    return tuple(used)


def _use(rule: OwnershipRule, day: str, chosen: str | None) -> RuleUse:
    period = rule.on(day)
    if chosen is None:
        return RuleUse(rule, period.status, period.note)
    return RuleUse(rule, chosen, f"switched {chosen} by choice; on record: {_recorded(period)}")


def _recorded(period: RulePeriod) -> str:
    return period.note or period.status


_NOTE = "no rule of ownership is recorded for these lists: shares of their parties are noted, no more"


def _no_rule(lists: tuple[str, ...]) -> OwnershipRule:
    return OwnershipRule(
        id="none",
        title="No rule of ownership on record",
        effect="noted",
        lists=lists,
        percent="50",
        citation="",
    )
