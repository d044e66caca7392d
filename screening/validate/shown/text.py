"""A validation for a terminal: 80 columns of plain text, the operating point marked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from screening.validate.results import Validation
from screening.validate.shown import wording
from screening.validate.shown.safe import plain

WIDTH = 80


def render(found: Validation) -> str:
    """The validation as text, ending in a newline; no line is longer than 80 characters."""
    lines = ["MODEL VALIDATION: NAME SCREENING", ""]
    lines += [part for line in wording.headline(found) for part in (*_folded(line), "")]
    for one in found.requirements:
        lines += _folded(f"Required {wording.requirement_line(one)}")
    lines += [""] if found.requirements else []
    lines += [*_by_class(found), "", *_by_list(found), "", *_by_threshold(found)]
    lines += [*_misses(found), *_about(found)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _folded(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(plain(text), WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _row(first: str, cells: Sequence[str], width: int = 9) -> str:
    room = WIDTH - width * len(cells)
    return f"{first[:room]:<{room}}" + "".join(f"{cell:>{width}}" for cell in cells)


def _by_class(found: Validation) -> Iterator[str]:
    groups = found.groups()
    yield f"RECALL BY CLASS at {found.threshold}, %  (with the kind given, and without; kinds: given)"
    yield _row("class", ["names", "given", "without", *(wording.GROUPS[one] for one in groups)])
    for one in wording.classes(found):
        tallies = [
            found.recall(kind_given=True, perturbation=one.id),
            found.recall(kind_given=False, perturbation=one.id),
            *(found.recall(kind_given=True, perturbation=one.id, group=group) for group in groups),
        ]
        rates = [_bare(tally.rate(found.threshold)) for tally in tallies]
        yield _row(one.title, [f"{tallies[0].tried:,}", *rates])


def _bare(rate: float | None) -> str:
    return wording.percent(rate).removesuffix(" %")


def _by_list(found: Validation) -> Iterator[str]:
    yield f"RECALL BY LIST at {found.threshold}, altered names, %"
    yield _row("list", ["names", "given", "without"])
    for status in wording.listed(found):
        tallies = [found.recall(kind_given=given, list_id=status.id) for given in (True, False)]
        rates = [_bare(tally.rate(found.threshold)) for tally in tallies]
        yield _row(plain(status.title), [f"{tallies[0].tried:,}", *rates])


def _by_threshold(found: Validation) -> Iterator[str]:
    """Recall and false positives side by side, for the kinds of which there are both."""
    for given in found.modes():
        yield f"RECALL AND FALSE POSITIVES BY THRESHOLD, {wording.MODES[given]}, %"
        groups = [one.group for one in found.alerts if one.kind_given is given]
        yield " false positives among ".center(13 * (1 + len(groups)) - 3, "-").rjust(WIDTH)
        yield _row("threshold", ["recall", *(wording.GROUPS[one] for one in groups), "all benign"], 13)
        for threshold in wording.steps(found.threshold):
            mark = " <- operating point" if threshold == found.threshold else ""
            rates = [
                found.recall(kind_given=given).rate(threshold),
                *(found.false_positive(kind_given=given, group=group).rate(threshold) for group in groups),
                found.false_positive(kind_given=given).rate(threshold),
            ]
            room = WIDTH - 13 * len(rates)
            first = f"{threshold}{mark}" if len(mark) + 3 < room else f"{threshold}{' <-' if mark else ''}"
            yield _row(first, [_bare(rate) for rate in rates], 13)
        yield ""


def _misses(found: Validation) -> Iterator[str]:
    shown = wording.shown_misses(found)
    if not shown:
        return
    yield f"MISSED at {found.threshold} (first of each class; --format json lists all)"
    for one, misses, count in shown:
        miss = misses[0].miss
        yield from _folded(
            f"{one.title}, {count:,}: {miss.altered} | {miss.wanted} scored {wording.score(miss.score)}",
            "    ",
        )
    yield ""


def _about(found: Validation) -> Iterator[str]:
    yield "WHAT WAS TESTED"
    for line in (*found.warnings, wording.weak_line(found), wording.left_out_line(found)):
        yield from _folded(line, "  ") if line else ()
    yield from _folded(f"Benign names: {wording.benign_line(found)}.", "  ")
    for status in found.lists:
        yield from _folded(f"{status.title}: {wording.list_about(status)}", "  ")
    yield from _folded(
        f"Seed {found.seed}, up to {found.sample} names a list, kind and class: {found.trials:,} altered "
        f"names, {found.queries:,} queries in {found.seconds:.1f} s. Snapshot {found.snapshot_digest[:16]}, "
        f"settings {found.settings_digest[:16]}, screening {found.version}, {found.made_at}."
    )
