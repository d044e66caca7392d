"""The operating curve as an SVG picture: recall against false positives, a point a threshold, one line a
kind.

Both axes run with the square root, of the false positives and of what is missed, so that a tenth of a
percent and ten percent can both be read and zero has a place. Pictures of one report have the same axes. The
bar at the operating point is the 95 % interval of the false positives.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.validate.listed import LISTED_GROUPS, Group
from screening.validate.rates import THRESHOLDS, Tally
from screening.validate.results import Validation
from screening.validate.shown.wording import GROUPS, MODES, percent

_WIDTH, _HEIGHT = 520, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 500, 38, 288
_TICKS = (0.0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
_RECALLS = (1.0, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3, 0.0)
"""Where lines of the grid stand: closer where thresholds are set."""
_LABELLED = (70, 75, 80, 90, 95)
_CROWDED = 14
"""So near to zero false positives the points stand above one another, and labels would too."""


_Series = tuple[Group, Tally, Tally]
_APART = 16
"""Between two labels of a line."""


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where a pair of rates stands in the picture."""

    most: float
    least: float

    @classmethod
    def of(cls, lines: Sequence[_Series]) -> _Axes:
        """Those that all points fit in."""
        highest = max(alerts.rate(THRESHOLDS[0]) or 0.0 for _, _, alerts in lines)
        lowest = min(recall.rate(THRESHOLDS[-1]) or 0.0 for _, recall, _ in lines)
        most = next(tick for tick in _TICKS[3:] if tick >= highest)
        return cls(most, next(rate for rate in _RECALLS[4:] if rate <= lowest))

    def x(self, rate: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * math.sqrt(min(rate, self.most) / self.most)

    def y(self, rate: float) -> float:
        return _TOP + (_BOTTOM - _TOP) * math.sqrt((1 - rate) / (1 - self.least))


def series_of(found: Validation, *, kind_given: bool) -> list[_Series]:
    """(kind, recall, false positives) for each kind that there are both of. Customers of unknown kind stand
    for every kind where the file tells none."""
    benign = {one.group: one.tally for one in found.alerts if one.kind_given is kind_given}
    lines = []
    for group in LISTED_GROUPS:
        recall = found.recall(kind_given=kind_given, group=group)
        alerts = benign.get(group) or benign.get(Group.UNSPECIFIED)
        if recall.tried and alerts and alerts.tried:
            lines.append((group, recall, alerts))
    return lines


def curve(found: Validation, *, kind_given: bool) -> str:
    """One picture, or "" where there is nothing to draw. Colours come from the page's style sheet."""
    lines = series_of(found, kind_given=kind_given)
    if not lines:
        return ""
    axes = _Axes.of([one for given in found.modes() for one in series_of(found, kind_given=given)])
    title = f"Recall against false positives, {MODES[kind_given]}"
    said = "; ".join(
        f"{GROUPS[group]}: recall {percent(recall.rate(found.threshold))} at "
        f"{percent(alerts.rate(found.threshold))} false positives"
        for group, recall, alerts in lines
    )
    parts = [
        f'<svg class="curve" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{title}. At {found.threshold}: {said}.">',
        f'<text class="head" x="{_LEFT + 20}" y="16">{MODES[kind_given].capitalize()}</text>',
        *_grid(axes),
    ]
    for place, line in enumerate(lines):
        parts += _line(line, axes, found.threshold, place)
    return "\n".join([*parts, "</svg>"])


def _grid(axes: _Axes) -> Iterator[str]:
    for tick in _TICKS:
        if tick <= axes.most:
            x = axes.x(tick)
            yield f'<line class="grid" x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{_BOTTOM}"/>'
            yield _text("tick", x, _BOTTOM + 16, f"{100 * tick:g}", "middle")
    for rate in _RECALLS:
        if rate < axes.least:
            continue
        y = axes.y(rate)
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_RIGHT}" y2="{y:.1f}"/>'
        yield _text("tick", _LEFT - 8, y + 4, f"{100 * rate:.0f}", "end")
    yield _text("axis", _RIGHT, _BOTTOM + 36, "false positives, %", "end")
    yield _text("axis", _LEFT - 44, 16, "recall, %")


def _text(of: str, x: float, y: float, said: str, anchor: str = "start") -> str:
    return f'<text class="{of}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{said}</text>'


def _line(line: _Series, axes: _Axes, operating: int, place: int) -> Iterator[str]:
    group, recall, alerts = line
    points = [
        (threshold, axes.x(alerts.rate(threshold) or 0.0), axes.y(recall.rate(threshold) or 0.0))
        for threshold in THRESHOLDS
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for _, x, y in points)
    told: list[tuple[float, float]] = [(x, y) for threshold, x, y in points if threshold == operating]
    yield f'<g class="line {group.value}"><polyline points="{path}"/>'
    for threshold, x, y in points:
        about = (
            f"{GROUPS[group]} at {threshold}: recall {percent(recall.rate(threshold))}, "
            f"false positives {percent(alerts.rate(threshold))}"
        )
        here = threshold == operating
        kind, size = (' class="here"', 6) if here else ("", 2.2)
        yield f'<circle{kind} cx="{x:.1f}" cy="{y:.1f}" r="{size}"><title>{about}</title></circle>'
        apart = all(abs(x - other) > _APART or abs(y - above) > _APART for other, above in told)
        if threshold in _LABELLED and not here and x > _LEFT + _CROWDED and apart:
            told.append((x, y))
            yield _text("point", x + 5, y + 11, str(threshold))
        if here:
            low, high = alerts.interval(threshold)
            ends = f'x1="{axes.x(low):.1f}" y1="{y:.1f}" x2="{axes.x(high):.1f}" y2="{y:.1f}"'
            yield f'<line class="interval" {ends}/>'
    key = _LEFT + 175 + 95 * place
    yield f'<circle class="here" cx="{key}" cy="12" r="5"/>{_text("key", key + 10, 16, GROUPS[group])}</g>'
