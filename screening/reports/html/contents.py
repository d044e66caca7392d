"""The head of a report and the list of its names beside the text, strongest first, the quiet ones folded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from screening.model import Finding, Report
from screening.reports import documents, wording
from screening.reports.html.elements import EMPTY, Html, joined, outside, tag
from screening.reports.html.view import View, look


def name_of(report: Report) -> str:
    """What a report is about, for a heading: the file's name, or the name that was screened."""
    if report.input.kind == "identifier":
        return wording.asked_for(report)
    if report.input.kind == "ownership":
        paths = report.input.path.split(", ")
        return PurePath(paths[0]).name if len(paths) == 1 else wording.plural(len(paths), "file")
    if not report.input.is_text:
        return report.subject or f"a {report.input.kind}"
    if documents.several(report):
        return wording.plural(len(report.documents), "document")
    return "standard input" if report.input.path == "-" else PurePath(report.input.path).name


def head(view: View) -> Html:
    """What was screened, when, against what, with which result."""
    report = view.report
    about = documents.sum_line(report) if documents.several(report) else wording.subject_line(report)
    threshold = wording.number(report.threshold)
    time = tag("time", _moment(report.screened_at), datetime=report.screened_at)
    return tag(
        "header",
        view.heading(0, tag("span", "Screening report ", class_="kicker"), outside(name_of(report))),
        tag(
            "p",
            "Screened ",
            time,
            f" against {wording.searched(report)}, threshold {threshold}.",
            class_="about",
        ),
        tag("ul", *_counts(view), class_="tiles", aria_label="Counts"),
        tag("p", about, class_="subject") if about else EMPTY,
        _statement(report),
        _warnings(view),
        class_="head",
    )


def _moment(screened_at: str) -> str:
    day, _, time = screened_at.partition("T")
    return f"{day} {time}".replace("+00:00", " UTC").strip()


def _counts(view: View) -> list[Html]:
    groups, report = view.groups, view.report
    counts = (
        ("listed", "listed", len(groups.listed), "listed"),
        ("possible", "possible", len(groups.possible), "possible"),
        ("owned", "owned by listed", len(groups.owned), "owned"),
        ("not_listed", "not listed", len(groups.not_listed), "unlisted"),
        ("suppressed", "suppressed", wording.suppressed_matches(report), "set-aside"),
        ("unnamed", "unnamed", len(report.unnamed), "unnamed"),
        ("feed", "outside the article", len(groups.feed), "elsewhere"),
        ("not_screened", "not screened", len(groups.not_screened), "skipped"),
        ("hidden", "places, products ...", len(groups.hidden), "hidden"),
    )
    first = ("listed", "possible", "not_listed")
    return [
        tag(
            "li",
            _counted(count, word, f"#{view.anchor_of(part)}"),
            class_=f"tile {tone if count else 'none'}",
        )
        for tone, word, count, part in counts
        if count or tone in first
    ]


def _counted(count: int, word: str, target: str) -> Html:
    said = (tag("b", f"{count:,}"), " ", word)
    return tag("a", *said, href=target) if count else tag("span", *said)


def _statement(report: Report) -> Html:
    """For a report without a subject: its result in words."""
    if not report.input.is_text and len(report.findings) == 1:
        return tag("p", wording.statement(report.findings[0], report), class_="subject")
    if report.findings or wording.subject_line(report):
        return EMPTY
    return tag("p", "No name was found in this text.", class_="subject")


def _warnings(view: View) -> Html:
    warnings = view.report.warnings
    if not warnings:
        return EMPTY
    anchor = view.anchor_of("warnings")
    title = view.heading(1, "What this screening lacks", id=f"{anchor}-title")
    items = [tag("li", one) for one in warnings]
    return tag("section", title, tag("ul", *items), class_="warnings", aria_labelledby=f"{anchor}-title")


def contents(view: View) -> Html:
    """Links to every finding, or nothing where there is but one name."""
    groups, report = view.groups, view.report
    if not report.input.is_text and len(report.findings) == 1:
        return EMPTY
    unnamed = [
        tag(
            "li",
            tag("a", tag("q", one.quote, dir="auto"), href=f"#{view.anchor_of('u', n)}", class_="row"),
            data_d=str(one.document) if documents.several(report) else None,
        )
        for n, one in enumerate(report.unnamed)
    ]
    parts = [
        _group("Listed", "listed", [_row(one, view) for one in groups.listed], view),
        _group("Possible - review", "possible", [_row(one, view) for one in groups.possible], view),
        _group("Owned, not listed", "owned", [_row(one, view) for one in groups.owned], view),
        _group("Not listed", "not_listed", [_row(one, view) for one in groups.not_listed], view),
        _group("Suppressed by decisions", "suppressed", [_row(one, view) for one in report.suppressed], view),
        _group("Not screened", "not_screened", [_row(one, view) for one in groups.not_screened], view),
        _group("Unnamed", "unnamed", unnamed, view),
        _folded("Outside the article", "feed", groups.feed, view),
        _folded("Places, products ... without a match", "hidden", groups.hidden, view),
    ]
    if not any(parts):
        return EMPTY
    anchor = view.anchor_of("names")
    title = view.heading(1, "Names", id=f"{anchor}-title")
    chosen = [tag("option", path) for path in view.labels] if documents.several(report) else []
    filtered = tag("datalist", *chosen, id="documents-read", hidden=True) if chosen else EMPTY
    return tag("nav", title, filtered, *parts, class_="contents", aria_labelledby=f"{anchor}-title")


def _row(finding: Finding, view: View) -> Html:
    lists = ", ".join(wording.list_titles(finding.matches, view.report))
    count = len(finding.mentions)
    texts = len(finding.documents)
    lists += f"{' · ' if lists else ''}{texts} documents" if texts > 1 else ""
    return tag(
        "li",
        tag(
            "a",
            outside(finding.name),
            tag("span", f" ×{count}", class_="count") if count > 1 else EMPTY,
            tag("span", lists, class_="lists") if lists else EMPTY,
            href=f"#{view.anchor(finding)}",
            class_=f"row {look(finding)}",
        ),
        data_d=" ".join(map(str, finding.documents)) if documents.several(view.report) else None,
    )


def _group(title: str, tone: str, rows: Sequence[Html], view: View) -> Html:
    if not rows:
        return EMPTY
    heading = view.heading(2, title, " ", tag("span", f"{len(rows):,}", class_="count"))
    return tag("div", heading, tag("ul", *rows), class_=f"group {tone}")


def _folded(title: str, tone: str, found: Sequence[Finding], view: View) -> Html:
    """A group that is open only if a name in it met a list."""
    if not found:
        return EMPTY
    rows = joined([_row(one, view) for one in found])
    summary = tag("summary", title, " ", tag("span", f"{len(found):,}", class_="count"))
    opened = any(one.matches for one in found)
    return tag("details", summary, tag("ul", rows), class_=f"group {tone}", open=opened)
