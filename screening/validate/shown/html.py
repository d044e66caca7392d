"""A validation as one HTML file: no script, no network, light and dark, fit to print. Text from outside is
escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources

from screening.validate.results import Validation
from screening.validate.shown import wording
from screening.validate.shown.curve import curve
from screening.validate.shown.heat import END, by_class, by_kind, by_list, class_table, framed
from screening.validate.shown.safe import page

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing. A name that were markup after all could still do nothing."""


def render(found: Validation) -> str:
    """The validation as a whole HTML document, ending in a newline."""
    style = resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    body = [*_head(found), *_classes(found), *_curves(found), *_maps(found), *_missed(found), *_about(found)]
    return (
        "\n".join(
            [
                '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="color-scheme" content="light dark">',
                f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
                f"<title>Model validation, {page(found.made_at[:10])}</title>",
                f"<style>\n{style}</style>\n</head>",
                '<body>\n<main id="top">',
                *body,
                "</main>\n</body>\n</html>",
            ]
        )
        + "\n"
    )


def _head(found: Validation) -> Iterator[str]:
    yield '<header><p class="over">Model validation</p><h1>Name screening: recall and false positives</h1>'
    yield (
        f'<p class="by">{page(found.made_at)} &middot; screening {page(found.version)} &middot; '
        f"{found.trials:,} altered names, {found.benign.names:,} benign names, {found.queries:,} queries in "
        f"{found.seconds:.1f} s</p></header>"
    )
    yield '<section class="cards" aria-label="Key figures">'
    for given in (True, False):
        recall, alerts = found.recall(kind_given=given), found.false_positive(kind_given=given)
        mode = wording.MODES[given]
        if recall.tried:
            about = f"95 %: {wording.interval(recall, found.threshold)}"
            yield _card(f"Recall, {mode}", wording.percent(recall.rate(found.threshold)), about)
        if alerts.tried:
            share = f"{alerts.at(found.threshold):,} of {alerts.tried:,}"
            about = f"95 %: {wording.interval(alerts, found.threshold)}; {share}"
            yield _card(f"False positives, {mode}", wording.percent(alerts.rate(found.threshold)), about)
    worst = wording.worst_class(found, kind_given=False)
    if worst:
        lowest = wording.percent(worst[1].rate(found.threshold))
        yield _card("Lowest class, kind not given", lowest, worst[0].title)
    yield _card("Operating point", str(found.threshold), "score from which a name is a match")
    yield "</section>"
    for one in found.requirements:
        line = page(wording.requirement_line(one))
        yield f'<p class="required {"met" if one.met else "unmet"}">Required: {line}</p>'
    for line in found.warnings:
        yield f'<p class="note"><strong>Note.</strong> {page(line)}</p>'


def _card(title: str, figure: str, about: str) -> str:
    shown = f'<p class="figure">{page(figure)}</p><p>{page(about)}</p>'
    return f'<div class="card"><h2>{page(title)}</h2>{shown}</div>'


def _classes(found: Validation) -> Iterator[str]:
    yield f"<section><h2>Recall by class at {found.threshold}</h2>"
    yield (
        "<p>Each class alters listed names in one way. The bar is the recall of all names of the class "
        "with the kind given; the thin line on it is the 95&nbsp;% interval.</p>"
    )
    yield from class_table(found)
    yield "</section>"


def _curves(found: Validation) -> Iterator[str]:
    drawn = [picture for given in found.modes() if (picture := curve(found, kind_given=given))]
    if drawn:
        yield "<section><h2>Recall against false positives</h2>"
        yield (
            f"<p>One point a threshold, from 70 (right) to 100 (left); the large point is {found.threshold}, "
            "with the 95&nbsp;% interval of its false positives. Both axes run with a square root, to show "
            "the few that are missed or wrongly met.</p>"
        )
        yield f'<div class="curves">{"".join(drawn)}</div></section>'


def _maps(found: Validation) -> Iterator[str]:
    yield "<section><h2>Every threshold</h2>"
    yield f"<p>Percent, recall rounded down; {found.threshold}, the operating point, is bold and framed.</p>"
    for given in (True, False):
        yield from by_kind(found, kind_given=given)
    for given in (True, False):
        yield from by_class(found, kind_given=given)
    for given in (True, False):
        yield from by_list(found, kind_given=given)
    yield "</section>"


def _missed(found: Validation) -> Iterator[str]:
    shown = wording.shown_misses(found)
    if shown:
        yield f"<section><h2>Missed at {found.threshold}</h2>"
        yield f"<p>Up to {wording.SHOWN_MISSES} of each class; the JSON report lists all.</p>"
        rows = []
        for one, misses, count in shown:
            for place, held in enumerate(misses):
                miss = held.miss
                first = f"{page(one.title)} <small>{count:,}</small>" if place == 0 else ""
                near = (
                    f"{page(miss.nearest)} <small>{wording.score(miss.nearest_score)}</small>"
                    if miss.nearest
                    else "-"
                )
                names = [f"<bdi>{page(miss.altered)}</bdi>", f"<bdi>{page(miss.wanted)}</bdi>"]
                rows.append([first, *names, wording.score(miss.score), near, page(held.ways)])
        yield from _table(
            ["class", "altered", "wanted", "scored", "nearest other", "asked"], rows, numeric=(3,)
        )
        yield "</section>"
    if found.false_positives:
        yield "<section><h2>Benign names that met a listed party</h2>"
        rows = [
            [
                f"<bdi>{page(one.name)}</bdi>",
                f"<bdi>{page(one.met)}</bdi>",
                wording.score(one.score),
                page(wording.GROUPS[one.group]),
                wording.MODES[one.kind_given],
            ]
            for one in found.false_positives
        ]
        yield from _table(["benign name", "met", "score", "kind", "asked"], rows, numeric=(2,))
        yield "</section>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int]) -> Iterator[str]:
    """A table of cells that are HTML already."""
    mark = [' class="n"' if place in numeric else "" for place in range(len(head))]
    cells = "".join(f'<th scope="col"{mark[at]}>{page(one)}</th>' for at, one in enumerate(head))
    yield f"{framed(head[0], 'plain')}<thead><tr>{cells}</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td{mark[at]}>{cell}</td>' for at, cell in enumerate(row))}</tr>"
    yield END


def _about(found: Validation) -> Iterator[str]:
    yield "<section><h2>What was tested</h2>"
    rows = [[page(one.title), page(wording.list_about(one))] for one in found.lists]
    yield from _table(["list", "edition"], rows, numeric=())
    yield "<ul>"
    facts = (
        wording.weak_line(found),
        wording.left_out_line(found),
        f"Benign names: {wording.benign_line(found)}.",
        f"Up to {found.sample} names a list, kind and class; seed {found.seed}.",
        f"Snapshot {found.snapshot_digest}.",
        f"Settings {found.settings_digest}.",
    )
    yield from (f"<li>{page(line)}</li>" for line in facts if line)
    yield "</ul></section><section><h2>Before reading the figures</h2><ul>"
    yield from (f"<li>{page(line)}</li>" for line in wording.LIMITS)
    yield "</ul></section>"
