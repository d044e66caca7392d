"""The words and figures that all formats share: percentages, headings, findings, what to know before
reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from screening.model import ListStatus
from screening.reports.wording import plural
from screening.validate.listed import Group
from screening.validate.perturbations import PERTURBATIONS, UNALTERED, Perturbation
from screening.validate.rates import Tally
from screening.validate.requirements import RECALL
from screening.validate.results import Miss, Requirement, Validation

MODES = {True: "kind given", False: "kind not given"}
GROUPS = {
    Group.PERSON: "persons",
    Group.FIRM: "firms",
    Group.VESSEL: "vessels",
    Group.UNSPECIFIED: "others",
}
STEPS = (70, 75, 80, 85, 90, 95, 100)
SHOWN_MISSES = 6
"""Misses of one class that formats for people show; JSON has all."""


def percent(rate: float | None) -> str:
    """A share as "84.7 %"; a dash where nothing was tried. Never rounded up to all, nor down to none."""
    if rate is None:
        return "-"
    said = f"{100 * rate:.1f}"
    if said == "100.0" and rate < 1:
        said = "99.9"
    if said == "0.0" and rate > 0:
        said = "<0.1"
    return f"{said.removesuffix('.0') if said in ('100.0', '0.0') else said} %"


def interval(tally: Tally, threshold: int) -> str:
    """The 95 % interval of a rate as "82.9-86.4 %"."""
    if not tally.tried:
        return "-"
    low, high = tally.interval(threshold)
    return f"{100 * low:.1f}-{100 * high:.1f} %"


def score(value: float | None) -> str:
    """A score with one decimal, never rounded up to the threshold it missed; "-" for none."""
    return "-" if value is None else f"{int(value * 10) / 10:.1f}"


def steps(threshold: int) -> tuple[int, ...]:
    """The thresholds that narrow tables show, the operating point among them."""
    return tuple(sorted({*STEPS, threshold}))


def classes(found: Validation) -> list[Perturbation]:
    """The classes that any strong name was altered in, in the order of the table."""
    held = {cell.perturbation for cell in found.cells if not cell.weak}
    return [one for one in PERTURBATIONS if one.id in held]


def listed(found: Validation) -> list[ListStatus]:
    """The lists that any name was drawn from, in the order of the catalogue."""
    held = {cell.list_id for cell in found.cells}
    return [status for status in found.lists if status.id in held]


def list_about(status: ListStatus) -> str:
    """A list's state in a few words: "18,944 parties, partial, published 2026-06-02, sha256 1f2e..."."""
    if status.state == "absent":
        return "not loaded: not tested"
    words = [f"{status.parties:,} parties"]
    words += [status.state] if status.state != "whole" else []
    words += ["stale"] if status.stale else []
    words.append(f"published {status.published_on or 'on an unknown day'}")
    words += [f"sha256 {status.sha256[:16]}"] if status.sha256 else []
    return ", ".join(words)


def worst_class(found: Validation, *, kind_given: bool) -> tuple[Perturbation, Tally] | None:
    """The altered class of lowest recall at the operating point."""
    held = [(one, found.recall(kind_given=kind_given, perturbation=one.id)) for one in classes(found)]
    known = [(one, tally) for one, tally in held if tally.tried and one is not UNALTERED]
    return min(known, key=lambda pair: pair[1].rate(found.threshold) or 0.0, default=None)


def headline(found: Validation) -> list[str]:
    """The findings in sentences, one a way of asking."""
    said = []
    for given in (True, False):
        recall = found.recall(kind_given=given)
        worst = worst_class(found, kind_given=given)
        if worst is None:
            continue
        line = (
            f"{MODES[given].capitalize()}: {percent(recall.rate(found.threshold))} of {recall.tried:,} "
            f"altered names found their party at {found.threshold}; lowest class {worst[0].title}, "
            f"{percent(worst[1].rate(found.threshold))} of {worst[1].tried:,}."
        )
        alerts = found.false_positive(kind_given=given)
        if alerts.tried:
            line += (
                f" {alerts.at(found.threshold):,} of {alerts.tried:,} benign names met a listed party: "
                f"{percent(alerts.rate(found.threshold))} (95 %: {interval(alerts, found.threshold)})."
            )
        said.append(line)
    return said or ["No listed name was drawn: there is nothing to report."]


def weak_line(found: Validation) -> str:
    """What became of weak aliases; empty if the lists hold none."""
    tally = found.recall(kind_given=False, perturbation=UNALTERED.id, weak=True)
    if not tally.tried:
        return ""
    return (
        f"Weak aliases, apart: {percent(tally.rate(found.threshold))} of {tally.tried:,}, unaltered, found "
        "their party. They confirm a match and do not make one alone, so they count in no other figure."
    )


def requirement_line(one: Requirement) -> str:
    """Whether a requirement was met, in a sentence."""
    what = "recall at least" if one.name == RECALL else "false positives at most"
    verdict = "met" if one.met else "NOT MET"
    found = "-" if one.found is None else f"{100 * one.found:.2f} %"
    return f"{what} {100 * one.limit:g} %: {verdict}, {found} ({one.where})"


def benign_line(found: Validation) -> str:
    """Where the benign names come from and what became of those that equal a listed name."""
    file = found.benign
    equal = f"{file.equal_to_listed:,} equal to a listed name"
    done = "left out" if file.left_out else "kept: each is an alert that somebody must look at"
    digest = f", sha256 {file.sha256[:16]}" if file.sha256 else ""
    return f"{file.source}: {plural(file.names, 'name')}{digest}; {equal} ({done})"


def left_out_line(found: Validation) -> str:
    """Listed parties that no name was drawn from; empty if there are none."""
    if not found.left_out:
        return ""
    held = ", ".join(f"{count:,} {kind}" for kind, count in found.left_out.items())
    return f"Parties that no name was drawn from, by their kind: {held}."


@dataclass(frozen=True, slots=True)
class ShownMiss:
    """One altered name that missed, in one way of asking or in both. `miss` is the first of them."""

    miss: Miss
    ways: str


def shown_misses(found: Validation) -> list[tuple[Perturbation, list[ShownMiss], int]]:
    """By class: a few misses, and how many distinct ones there were."""
    merged: defaultdict[str, dict[tuple[str, str], list[Miss]]] = defaultdict(lambda: defaultdict(list))
    for miss in found.misses:
        merged[miss.perturbation][(miss.altered, miss.uid)].append(miss)
    result = []
    for one in classes(found):
        same = list(merged[one.id].values())
        shown = [
            ShownMiss(ways[0], "both" if len(ways) > 1 else MODES[ways[0].kind_given])
            for ways in _spread(same)
        ]
        if same:
            result.append((one, shown, len(same)))
    return result


def _spread(same: Sequence[list[Miss]]) -> list[list[Miss]]:
    """A few of them, from all over: they stand in the order of the lists."""
    step = max(1, len(same) // SHOWN_MISSES)
    return list(same[::step][:SHOWN_MISSES])


LIMITS = (
    "The samples are even: every list, kind and class gives up to the same number of names, so small lists "
    "weigh as much as large ones in the totals. Read the class and the list, not the total alone.",
    "A party may be found through another of its names; that counts, as it would in use. Finding a namesake "
    "does not.",
    "A match that rests on no score (a short form, a family name, an identifier) counts at every threshold.",
    "The perturbations are made by rules. They are no survey of how names are really misspelt, and recall on "
    "them is no promise about any one name.",
    "No listed name was altered in more than one class, but for the class that says so.",
)
"""What to know before reading the figures."""
