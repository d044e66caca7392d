"""A validation as Markdown, for a model file or a memo. Text from outside is escaped; JSON has what is left
out here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screening.validate.rates import THRESHOLDS, Tally
from screening.validate.results import Validation
from screening.validate.shown import wording
from screening.validate.shown.safe import markdown


def render(found: Validation) -> str:
    """The validation as Markdown, ending in a newline; what holds at the operating point is bold."""
    lines = ["# Model validation: name screening", ""]
    lines += [f"- {markdown(line)}" for line in wording.headline(found)]
    lines += [f"- Required: {markdown(wording.requirement_line(one))}" for one in found.requirements]
    lines += ["", *(f"> **Note:** {markdown(line)}\n" for line in found.warnings)]
    lines += [*_by_class(found), *_by_list(found), *_by_threshold(found), *_misses(found), *_alerts(found)]
    lines += [*_about(found)]
    return "\n".join(lines) + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table: the first column to the left, the others to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _cell(tally: Tally, threshold: int, found: Validation) -> str:
    said = wording.percent(tally.rate(threshold))
    return f"**{said}**" if threshold == found.threshold and tally.tried else said


def class_rows(found: Validation) -> Iterator[str]:
    """Recall by class at the operating point: all names in both ways of asking, then each kind."""
    groups = found.groups()
    rows = []
    for one in wording.classes(found):
        given = found.recall(kind_given=True, perturbation=one.id)
        bare = found.recall(kind_given=False, perturbation=one.id)
        kinds = [found.recall(kind_given=True, perturbation=one.id, group=group) for group in groups]
        cells = [wording.percent(tally.rate(found.threshold)) for tally in (bare, *kinds)]
        both = f"{_cell(given, found.threshold, found)} ({wording.interval(given, found.threshold)})"
        rows.append([f"{one.title}: {one.what}", f"{given.tried:,}", both, *cells])
    head = ["class", "names", "kind given (95 %)", "kind not given", *(wording.GROUPS[one] for one in groups)]
    yield from table(head, rows)


def _by_class(found: Validation) -> Iterator[str]:
    yield from (f"## Recall by class, at {found.threshold}", "")
    yield from class_rows(found)
    yield from ("## Recall by class and threshold, kind given", "")
    steps = wording.steps(found.threshold)
    rows = []
    for one in wording.classes(found):
        tally = found.recall(kind_given=True, perturbation=one.id)
        rows.append([one.title, *(_cell(tally, threshold, found) for threshold in steps)])
    yield from table(["class", *map(str, steps)], rows)


def _by_list(found: Validation) -> Iterator[str]:
    yield from ("## Recall by list, altered names", "")
    steps = wording.steps(found.threshold)
    rows = []
    for status in wording.listed(found):
        for given in (True, False):
            tally = found.recall(kind_given=given, list_id=status.id)
            cells = [_cell(tally, threshold, found) for threshold in steps]
            rows.append([markdown(status.title), wording.MODES[given], f"{tally.tried:,}", *cells])
    yield from table(["list", "asked", "names", *map(str, steps)], rows)


def threshold_rows(found: Validation, *, kind_given: bool, thresholds: Sequence[int]) -> Iterator[str]:
    """Recall and false positives of each kind, a row a threshold."""
    groups = found.groups()
    benign = [one.group for one in found.alerts if one.kind_given is kind_given]
    rows = []
    for threshold in thresholds:
        mark = f"**{threshold}**" if threshold == found.threshold else str(threshold)
        recall = [found.recall(kind_given=kind_given, group=group) for group in groups]
        alerts = [found.false_positive(kind_given=kind_given, group=group) for group in benign]
        shown = [_cell(tally, threshold, found) for tally in recall]
        shown += [f"{_cell(one, threshold, found)} ({wording.interval(one, threshold)})" for one in alerts]
        rows.append([mark, *shown])
    head = [f"recall, {wording.GROUPS[group]}" for group in groups]
    head += [f"false positives, {wording.GROUPS[group]} (95 %)" for group in benign]
    yield from table(["threshold", *head], rows)


def _by_threshold(found: Validation) -> Iterator[str]:
    for given in found.modes():
        yield from (f"## Recall and false positives by threshold, {wording.MODES[given]}", "")
        yield from threshold_rows(found, kind_given=given, thresholds=THRESHOLDS)


def _misses(found: Validation) -> Iterator[str]:
    shown = wording.shown_misses(found)
    if not shown:
        return
    yield from (
        "## Missed",
        "",
        f"Up to {wording.SHOWN_MISSES} of each class; the JSON report lists all.",
        "",
    )
    rows = []
    for one, misses, count in shown:
        for held in misses:
            miss = held.miss
            near = f"{markdown(miss.nearest)} {wording.score(miss.nearest_score)}" if miss.nearest else "-"
            score = wording.score(miss.score)
            altered, wanted = markdown(miss.altered), markdown(miss.wanted)
            rows.append([f"{one.title} ({count:,})", altered, wanted, score, near, held.ways])
    yield from table(["class", "altered", "wanted", "scored", "nearest other", "asked"], rows)


def _alerts(found: Validation) -> Iterator[str]:
    if not found.false_positives:
        return
    yield from ("## Benign names that met a listed party", "")
    rows = [
        [markdown(one.name), wording.MODES[one.kind_given], markdown(one.met), wording.score(one.score)]
        for one in found.false_positives
    ]
    yield from table(["benign name", "asked", "met", "score"], rows)


def _about(found: Validation) -> Iterator[str]:
    yield from ("## What was tested", "")
    rows = [[markdown(one.title), markdown(wording.list_about(one))] for one in found.lists]
    yield from table(["list", "edition"], rows)
    for line in (wording.weak_line(found), wording.left_out_line(found)):
        yield from (f"- {markdown(line)}",) if line else ()
    yield f"- Benign names: {markdown(wording.benign_line(found))}."
    yield f"- Up to {found.sample} names a list, kind and class, seed {found.seed}: {found.trials:,} altered"
    yield f"  names, {found.queries:,} queries in {found.seconds:.1f} s."
    yield f"- Snapshot `{found.snapshot_digest}`, settings `{found.settings_digest}`,"
    yield f"  screening {found.version}, {found.made_at}."
    yield from ("", "## Before reading the figures", "", *(f"- {line}" for line in wording.LIMITS))
