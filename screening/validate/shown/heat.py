"""The tables of rates in the HTML report: a bar a class, and maps of every threshold, shaded by rate.

The figure stands in every cell: no colour says anything that the number does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screening.validate.rates import THRESHOLDS, Tally
from screening.validate.results import Validation
from screening.validate.shown import wording
from screening.validate.shown.safe import page

_SHADES = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)
"""Rates from which a cell has the next darker shade: finer where a requirement is likely to lie."""
_ALERT_SHADES = (0.0005, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)


def framed(label: str, of: str) -> str:
    """The beginning of a table of class `of` in a frame that scrolls by itself, also by keyboard."""
    return f'<div class="wide" tabindex="0" role="region" aria-label="{page(label)}"><table class="{of}">'


END = "</tbody></table></div>"


def class_table(found: Validation) -> Iterator[str]:
    """A row a class: what it does, how many names, the bar, and the rates by kind."""
    groups = found.groups()
    heads = ["names", "kind given", "95 %", *(wording.GROUPS[one] for one in groups), "kind not given"]
    yield framed("Recall by class", "classes") + "<thead><tr>"
    yield '<th scope="col">class</th><th scope="col" class="barhead">recall</th>'
    yield "".join(f'<th scope="col" class="n">{page(one)}</th>' for one in heads) + "</tr></thead><tbody>"
    for one in wording.classes(found):
        given = found.recall(kind_given=True, perturbation=one.id)
        kinds = [found.recall(kind_given=True, perturbation=one.id, group=group) for group in groups]
        bare = found.recall(kind_given=False, perturbation=one.id)
        cells = [
            f'<td class="n">{given.tried:,}</td>',
            f'<td class="n strong">{wording.percent(given.rate(found.threshold))}</td>',
            f'<td class="n faint">{wording.interval(given, found.threshold)}</td>',
            *(
                f'<td class="n">{wording.percent(tally.rate(found.threshold))}</td>'
                for tally in (*kinds, bare)
            ),
        ]
        what = f'<th scope="row">{page(one.title)}<small>{page(one.what)}</small></th>'
        yield f"<tr>{what}<td>{_bar(given, found.threshold)}</td>{''.join(cells)}</tr>"
    yield END


def _bar(tally: Tally, threshold: int) -> str:
    rate = tally.rate(threshold)
    if rate is None:
        return ""
    low, high = tally.interval(threshold)
    shade = _shade(rate, _SHADES)
    return (
        f'<div class="bar" aria-hidden="true"><i class="s{shade}" style="width:{100 * rate:.1f}%"></i>'
        f'<b style="left:{100 * low:.1f}%;width:{100 * (high - low):.1f}%"></b></div>'
    )


def by_class(found: Validation, *, kind_given: bool) -> Iterator[str]:
    """Recall of every class at every threshold."""
    rows = [
        (one.title, found.recall(kind_given=kind_given, perturbation=one.id))
        for one in wording.classes(found)
    ]
    yield from _map(f"Recall by class, {wording.MODES[kind_given]}", rows, found.threshold)


def by_list(found: Validation, *, kind_given: bool) -> Iterator[str]:
    """Recall of the altered names of every list at every threshold."""
    rows = [
        (status.title, found.recall(kind_given=kind_given, list_id=status.id))
        for status in wording.listed(found)
    ]
    yield from _map(f"Recall by list, altered names, {wording.MODES[kind_given]}", rows, found.threshold)


def by_kind(found: Validation, *, kind_given: bool) -> Iterator[str]:
    """Recall and false positives of every kind at every threshold."""
    mode = wording.MODES[kind_given]
    rows = [
        (wording.GROUPS[group], found.recall(kind_given=kind_given, group=group)) for group in found.groups()
    ]
    yield from _map(f"Recall by kind, altered names, {mode}", rows, found.threshold)
    alerts = [(wording.GROUPS[one.group], one.tally) for one in found.alerts if one.kind_given is kind_given]
    if alerts:
        yield from _map(f"False positives by kind, {mode}", alerts, found.threshold, alerts=True)


def _map(
    title: str, rows: Sequence[tuple[str, Tally]], operating: int, *, alerts: bool = False
) -> Iterator[str]:
    rows = [(name, tally) for name, tally in rows if tally.tried]
    heads = "".join(
        f'<th scope="col"{_mark(threshold, operating)}>{threshold}</th>' for threshold in THRESHOLDS
    )
    yield framed(title, "map alerts" if alerts else "map")
    yield f'<caption>{page(title)}</caption><thead><tr><th scope="col">threshold</th>'
    yield f'<th scope="col">names</th>{heads}</tr></thead><tbody>'
    for name, tally in rows:
        cells = "".join(_cell(tally, threshold, operating, alerts=alerts) for threshold in THRESHOLDS)
        yield f'<tr><th scope="row">{page(name)}</th><td class="count">{tally.tried:,}</td>{cells}</tr>'
    yield END


def _mark(threshold: int, operating: int) -> str:
    return ' class="here"' if threshold == operating else ""


def _cell(tally: Tally, threshold: int, operating: int, *, alerts: bool) -> str:
    rate = tally.rate(threshold) or 0.0
    share = f"{tally.at(threshold):,} of {tally.tried:,}: {wording.percent(rate)}"
    about = f"{share}; 95 %: {wording.interval(tally, threshold)}"
    here = " here" if threshold == operating else ""
    shade = _shade(rate, _ALERT_SHADES if alerts else _SHADES)
    said = (f"{100 * rate:.1f}" if rate else "0") if alerts else str(int(100 * rate + 1e-9))
    return f'<td class="s{shade}{here}" title="{about}">{said}</td>'


def _shade(rate: float, shades: Sequence[float]) -> int:
    return sum(rate >= one for one in shades)
