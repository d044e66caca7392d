"""What makes a report repeatable: lists with dates and digests, settings, input, tool."""

from __future__ import annotations

import json

from screening.model import ListStatus, Report
from screening.reports import documents as places
from screening.reports import lists, wording
from screening.reports.html.elements import EMPTY, Html, joined, outside, tag
from screening.reports.html.matches import terms, wide
from screening.reports.html.view import View
from screening.reports.ownership import files_lines, rule_line

OUTCOMES = {
    "matches": "matches found (exit code 3)",
    "incomplete": "no match, and incomplete (exit code 4)",
    "no_match": "no match (exit code 0)",
}


def documents(view: View) -> list[Html]:
    """Each of several documents with the answer that it gets alone."""
    report = view.report
    if not places.several(report):
        return []
    rows = [
        tag(
            "tr",
            tag("th", _linked(view, place), scope="row"),
            tag("td", tag("span", places.answer_of(place, report), class_=f"badge {_LOOKS[one.outcome]}")),
            tag(
                "td", places.about(place, report), *(tag("p", said, class_="state") for said in one.warnings)
            ),
            tag("td", f"{one.input.characters:,}" if one.input.characters else "", class_="number"),
            tag("td", one.input.encoding if not one.reason else ""),
        )
        for place, one in enumerate(report.documents)
    ]
    head = [
        tag("th", word, scope="col") for word in ("document", "answer", "names", "characters", "encoding")
    ]
    head[3] = tag("th", "characters", scope="col", class_="number")
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), class_="reports")
    digests = terms((one.input.path, _digest(one.input.sha256)) for one in report.documents)
    return [wide(table, "Documents"), tag("details", tag("summary", "Paths and digests"), digests)]


def _linked(view: View, place: int) -> Html:
    label = places.label(place, view.report)
    if not view.has_text(place):
        return outside(label)
    return tag("a", outside(label), href=f"#{view.anchor_of('t', place)}")


_LOOKS = {"matches": "listed", "incomplete": "possible", "no_match": "not_listed"}


def meanings(view: View) -> list[Html]:
    parts = []
    for list_id, measure in view.report.measures.items():
        title = tag(
            "dt", wording.list_title(list_id, view.report), " ", tag("b", measure.effect, class_="effect")
        )
        said = [tag("p", measure.meaning, " ", tag("cite", measure.citation))]
        said += [tag("p", measure.note, class_="about")] if measure.note else []
        official = "" if measure.title == wording.list_title(list_id, view.report) else measure.title
        said += [tag("p", official, class_="about")] if official else []
        parts.append(tag("div", title, tag("dd", *said)))
    return [tag("dl", *parts, class_="meanings")] if parts else []


def rules(view: View) -> list[Html]:
    info = view.report.owners
    if info is None:
        return []
    parts = [
        tag(
            "div",
            tag("dt", use.rule.title, " ", tag("b", use.rule.effect, class_="effect")),
            tag(
                "dd",
                tag("p", rule_line(use), " ", tag("cite", use.rule.citation) if use.rule.citation else EMPTY),
            ),
        )
        for use in info.rules
    ]
    files = tag("ul", *(tag("li", outside(line)) for line in files_lines(info)), class_="remarks")
    return [tag("dl", *parts, class_="meanings"), files]


def held(view: View) -> list[Html]:
    statuses = view.report.lists
    if not statuses:
        return [tag("p", "No list at all.")]
    rows = [_status(status) for status in statuses]
    right = {"parties", "days"}
    head = [
        tag("th", word, scope="col", class_="number" if word in right else None)
        for word in ("list", *lists.COLUMNS)
    ]
    caption = tag("caption", f"Screened against {wording.searched(view.report)}.")
    table = tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *rows))
    remarks = tag("ul", *(tag("li", line) for line in lists.remarks(statuses)), class_="remarks")
    files = tag("details", tag("summary", "Editions and digests"), _editions(view))
    return [wide(table, "Lists"), remarks, files]


def _status(status: ListStatus) -> Html:
    held, published, checked, age, note = lists.cells(status)
    bad = status.state != "whole" or status.stale
    return tag(
        "tr",
        tag("th", status.title, scope="row"),
        tag("td", held, class_="number"),
        tag("td", published),
        tag("td", checked),
        tag("td", age, class_="number"),
        tag("td", tag("span", note, class_="state") if bad else note),
        class_="lacking" if bad else None,
    )


def _editions(view: View) -> Html:
    """Where each list came from, to the digest of the published files."""
    head = ("list id", "source", "state", "names", "weak", "retrieved", "dated by", "sha256 of the files")
    rows = [
        tag(
            "tr",
            tag("th", tag("code", one.id), scope="row"),
            tag("td", tag("code", one.source)),
            tag("td", f"{one.state}, stale" if one.stale else one.state, _block(one.reason)),
            tag("td", f"{one.names:,}", class_="number"),
            tag("td", f"{one.weak_names:,}", class_="number"),
            tag("td", one.retrieved_at or "-"),
            tag("td", one.date_basis or "-"),
            tag("td", tag("code", one.sha256, class_="digest") if one.sha256 else "-"),
        )
        for one in view.report.lists
    ]
    table = tag(
        "table",
        tag("thead", tag("tr", *(tag("th", word, scope="col") for word in head))),
        tag("tbody", *rows),
        class_="editions",
    )
    return wide(table, "Editions and digests")


def _block(said: str) -> Html:
    return tag("span", said, class_="about block") if said else EMPTY


def settings(view: View) -> list[Html]:
    report = view.report
    about = report.input
    return [
        terms(
            [
                ("outcome", OUTCOMES[report.outcome]),
                ("screened", tag("time", report.screened_at, datetime=report.screened_at)),
                ("input", tag("bdi", f"{about.kind}: {about.path}")),
                ("characters", f"{about.characters:,}, {about.encoding}" if about.characters else ""),
                ("sha256 of the input", _digest(about.sha256)),
                ("threshold", f"{wording.number(report.threshold)} of 100"),
                ("settings", tag("code", json.dumps(report.settings, ensure_ascii=False))),
                ("settings digest", _digest(report.settings_digest)),
                ("snapshot digest", _digest(report.snapshot_digest)),
                ("decisions", _decisions(report)),
                ("tool", f"screening {report.version}"),
            ]
        )
    ]


def _decisions(report: Report) -> Html:
    """Which decisions the run knew, to the digest of them all."""
    used = report.decisions
    if used is None:
        return EMPTY
    count = wording.plural(used.count, "decision")
    return joined([outside(used.source), f": {count}, sha256 ", _digest(used.sha256)])


def _digest(value: str) -> Html:
    return tag("code", value, class_="digest") if value else EMPTY
