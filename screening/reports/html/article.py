"""The texts with their names marked: every mention of the report, coloured by verdict, at its own offsets.

Nothing of the text is left out, moved or mended: what would drive a page is spelled out. Of two mentions that
overlap the one with the stronger verdict is marked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screening.model import Document, Finding, Outcome, Section
from screening.reports import documents, wording
from screening.reports.html.elements import EMPTY, Html, joined, outside, tag, verbatim
from screening.reports.html.view import View, look
from screening.text.positions import lines_of

LONG = 12_000
"""Code points from which the text scrolls in a box of its own, so that the findings stay within reach."""
_STRENGTH = (Outcome.LISTED, Outcome.POSSIBLE, Outcome.SUPPRESSED, Outcome.NOT_SCREENED, Outcome.NOT_LISTED)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    finding: Finding
    number: int


@dataclass(frozen=True, slots=True)
class _Note:
    """A passage without a name that the report speaks of: an unnamed party, a claim."""

    start: int
    end: int
    look: str
    anchor: str
    title: str


def texts(view: View) -> Html:
    """The texts in their sections, folded if there are several; nothing if none is at hand."""
    held = [(place, text) for place, text in enumerate(view.texts) if text is not None]
    if not held:
        return EMPTY
    if not documents.several(view.report):
        title = f"{view.anchor_of('text')}-title"
        return view.section("text", "The text", _legend(view), _text(view, *held[0], title), class_="paper")
    matched = [place for place, _ in held if view.report.documents[place].outcome == "matches"]
    first = min(matched, default=held[0][0])
    folded = [_folded(view, place, text, opened=place == first) for place, text in held]
    return view.section("text", "The texts", _legend(view), *folded, class_="paper")


def _folded(view: View, place: int, text: Document, *, opened: bool) -> Html:
    """One of several texts under its path and answer."""
    anchor = view.anchor_of("t", place)
    said = f" {documents.answer_of(place, view.report)}: {documents.about(place, view.report)}"
    path = outside(documents.label(place, view.report), class_="path")
    summary = tag("summary", path, tag("span", said, class_="about"), id=f"{anchor}-title")
    body = _text(view, place, text, f"{anchor}-title")
    return tag("details", summary, body, id=anchor, class_="folded", open=opened)


def _text(view: View, place: int, document: Document, title: str) -> Html:
    cut = _Cutter(view, place, document)
    parts = [_part(sections) for sections in cut.parts()]
    scrolls = len(document.text) > LONG
    return tag(
        "div",
        *parts,
        class_="text long" if scrolls else "text",
        lang="",
        tabindex=0 if scrolls else None,
        role="region" if scrolls else None,
        aria_labelledby=title if scrolls else None,
    )


def _part(sections: Sequence[tuple[str, list[Html]]]) -> Html:
    """A section, or several that stand on one line, as a dateline and the story behind it do."""
    kind, content = sections[-1]
    if len(sections) == 1:
        return tag("div", *content, class_=f"part part-{kind}")
    inner = (tag("span", *held, class_=f"part-{own}") for own, held in sections)
    return tag("div", *inner, class_=f"part part-{kind}")


def _legend(view: View) -> Html:
    owned = (
        ("owned", "owned by listed parties, not listed"),
        ("possibly_owned", "possibly owned by listed parties"),
    )
    words = (
        ("listed", "listed"),
        ("possible", "possible - review"),
        *(one for one in owned if any(look(finding) == one[0] for finding in view.groups.owned)),
        ("not_listed", "not listed"),
        ("hidden", "place, product ... without a match"),
        ("unnamed", "party without a name"),
    )
    items = [tag("li", tag("span", word, class_=f"m {name}")) for name, word in words]
    return tag("ul", *items, class_="legend", aria_label="How names are marked")


class _Cutter:
    """A text cut at its marks, notes and lines."""

    def __init__(self, view: View, place: int, document: Document) -> None:
        self.view = view
        self.document = document
        self.marks = _chosen(view, place)
        self.notes = _notes(view, place)
        self._edges = sorted({edge for note in self.notes for edge in (note.start, note.end)})
        lines = lines_of(document.text)
        self._lines = {line.start: n for n, line in enumerate(lines, 1) if line.end > line.start}
        self._line_starts = sorted(self._lines)
        self._begun: set[str] = set()

    def parts(self) -> Iterator[list[tuple[str, list[Html]]]]:
        """The sections, those together that end within a line and the one behind them."""
        held: list[tuple[str, list[Html]]] = []
        for kind, content, end in self.sections():
            held.append((kind, content))
            if end >= len(self.document.text) or self.document.text[end - 1] in "\r\n":
                yield held
                held = []
        if held:
            yield held

    def sections(self) -> Iterator[tuple[str, list[Html], int]]:
        """(kind, content, end) of each section; one that ends within a mark goes on to its end."""
        size = len(self.document.text)
        sections = self.document.sections or (Section("body", 0, size),)
        cursor, marks = 0, iter([*self.marks, None])
        mark = next(marks)
        for section in (*sections, Section("body", size, size)):
            content = []
            while mark is not None and mark.start < section.end:
                content += [*self._plain(cursor, mark.start), self._marked(mark)]
                cursor, mark = mark.end, next(marks)
            content += self._plain(cursor, section.end)
            cursor = max(cursor, section.end)
            if content:
                yield section.kind, content, cursor

    def _plain(self, start: int, end: int) -> list[Html]:
        """What is between two marks, in pieces that each belong to the same notes and the same line."""
        inner = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        breaks = self._line_starts[
            bisect_left(self._line_starts, start) : bisect_left(self._line_starts, end)
        ]
        cuts = sorted({start, *inner, *breaks, end}) if start < end else []
        return [self._piece(one, other) for one, other in pairwise(cuts)]

    def _piece(self, start: int, end: int) -> Html:
        number = self._lines.get(start)
        before = tag("span", class_="n", data_n=number, aria_hidden="true") if number else EMPTY
        return joined([before, self._noted(start, end, verbatim(self.document.text[start:end]))])

    def _marked(self, mark: _Mark) -> Html:
        finding, view = mark.finding, self.view
        number = self._lines.get(mark.start)
        before = tag("span", class_="n", data_n=number, aria_hidden="true") if number else EMPTY
        made = tag(
            "a",
            verbatim(self.document.text[mark.start : mark.end]),
            class_=f"m {look(finding)}",
            id=view.anchor(finding, mark.number),
            href=f"#{view.anchor(finding)}",
            title=_title(finding, view),
        )
        return joined([before, self._noted(mark.start, mark.end, made)])

    def _noted(self, start: int, end: int, content: Html) -> Html:
        around = self.notes[: bisect_right(self.notes, start, key=lambda note: note.start)]
        for note in reversed(around):  # the innermost first
            if end <= note.end:
                first = note.anchor not in self._begun
                self._begun.add(note.anchor)
                content = tag(
                    "span", content, class_=note.look, id=note.anchor if first else None, title=note.title
                )
        return content


def _title(finding: Finding, view: View) -> str:
    if look(finding) == "hidden":
        return f"{finding.why_hidden}; {wording.no_match(view.report)}"
    return wording.statement(finding, view.report)


def _chosen(view: View, place: int) -> list[_Mark]:
    """Marks of the document at a place, in the order of its text, none over another."""
    found = [
        _Mark(mention.start, mention.end, finding, number)
        for finding in view.report.findings
        for number, mention in enumerate(finding.mentions)
        if mention.document == place and 0 <= mention.start < mention.end
    ]
    found.sort(key=lambda one: (_STRENGTH.index(one.finding.outcome), one.start - one.end, one.start))
    taken: list[tuple[int, int]] = []
    kept = []
    for mark in found:
        at = bisect_left(taken, (mark.start, mark.end))
        free_before = at == 0 or taken[at - 1][1] <= mark.start
        free_after = at == len(taken) or mark.end <= taken[at][0]
        if free_before and free_after:
            insort(taken, (mark.start, mark.end))
            kept.append(mark)
    return sorted(kept, key=lambda one: one.start)


def _notes(view: View, place: int) -> list[_Note]:
    report = view.report
    unnamed = [
        _Note(
            one.start, one.end, "u", view.anchor_of("u", n) + "-t", f"unnamed: {wording.unnamed_about(one)}"
        )
        for n, one in enumerate(report.unnamed)
        if one.document == place
    ]
    claims = [
        _Note(
            claim.start, claim.end, "claim", f"{view.anchor(finding)}-c{n + 1}-t", f"claim: {claim.verdict}"
        )
        for finding in report.findings
        for n, claim in enumerate(finding.claims)
        if claim.document == place
    ]
    ties = [
        _Note(
            tie.start,
            tie.end,
            "claim",
            f"{view.anchor(finding)}-c{len(finding.claims) + n + 1}-t",
            f"ownership: {tie.why}",
        )
        for finding in report.findings
        for n, tie in enumerate(finding.ties)
        if tie.document == place
    ]
    return sorted((*unnamed, *claims, *ties), key=lambda note: (note.start, -note.end))
