"""What a run must reach: recall no lower, false positives no more frequent, each at the operating point.

Both are asked of the figures as they are, not of the ends of their intervals, and of every way of asking:
with the kind given and without. Nothing measured is nothing met.
"""

from __future__ import annotations

from dataclasses import replace

from screening.validate.rates import Tally
from screening.validate.results import Requirement, Validation

RECALL, FALSE_POSITIVES = "recall", "false_positives"


def judged(
    found: Validation, *, recall: float | None = None, false_positives: float | None = None
) -> Validation:
    """The validation with what was asked of it (shares, 0-1) and whether it was met."""
    asked: list[Requirement] = []
    modes = {given: "kind given" if given else "kind not given" for given in (True, False)}
    if recall is not None:
        tallies = {modes[given]: found.recall(kind_given=given) for given in modes}
        worst, where = _worst(tallies, found.threshold, lowest=True)
        asked.append(Requirement(RECALL, recall, worst, worst is not None and worst >= recall, where))
    if false_positives is not None:
        tallies = {modes[given]: found.false_positive(kind_given=given) for given in found.modes()}
        worst, where = _worst(tallies, found.threshold, lowest=False)
        met = worst is not None and worst <= false_positives
        asked.append(Requirement(FALSE_POSITIVES, false_positives, worst, met, where))
    return replace(found, requirements=tuple(asked))


def _worst(tallies: dict[str, Tally], threshold: int, *, lowest: bool) -> tuple[float | None, str]:
    """The worst rate and where it was; None if any way of asking has none."""
    rates = [(one.rate(threshold), where) for where, one in tallies.items()]
    known = [(rate, where) for rate, where in rates if rate is not None]
    if not known or len(known) < len(rates):
        return None, "nothing was measured"
    return min(known) if lowest else max(known)
