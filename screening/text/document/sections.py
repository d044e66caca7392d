"""Split an article into headline, byline, body, subhead, promotion, disclaimer and feed.

Paragraph by paragraph, by how a line looks and where it stands; the patterns are in `words/layout.toml`. A
source line and a dateline ("GENEVA, May 2 (Agency) -") count as byline. The sections cover the text without
gap or overlap, and a doubtful line is body: a name must not be put aside because of a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from screening import places
from screening.model import Section
from screening.text.lexicon import pattern, words
from screening.text.positions import paragraphs

_LONGEST_HEADLINE = 220
_LONGEST_SUBHEAD = 100
_SHORTEST_PROSE = 100
_TOP = 8
"""Rows from the top among which a headline and bylines are looked for."""
_MARKDOWN = re.compile(r"^\s*(?:[>\s]*)(#{1,6}\s+)?")
_MARKS = re.compile(r"^[\s>#*_~`]+|[\s*_~`#]+$")
_STOP = re.compile(r"[.!?:;,][\"'”’)\]*_]*$")
_CREDITS = re.compile(r"\(|(?:additional\s)?reporting by\b", re.IGNORECASE)
_SENTENCE_STOP = re.compile(r"[.!?][\"'”’)\]*_]*$")
_BULLET = re.compile(r"(?:[-•*+·–—]\s|\(?\w{1,3}[.)]\s)")
_DATELINE = (
    r"(?P<city>[^\W\d_][^\W\d_.'’ /-]*(?:[ .'’/-]{1,2}[^\W\d_.]+\.?){0,3})"
    r"(?P<region>(?:,\s*[^\W\d_][\w. ]{1,25}){0,2}?)"
    r"(?P<date>,?\s*(?:MONTHS)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?)?"
    r"(?P<agency>,?\s*\([^\W\d_][\w .&-]{1,30}\))?(?:\s*[-–—]{1,2}\s+|\s?—\s?)"
)
_FEWEST_BEFORE_FEED = 300
"""Code points of prose an article has before what follows can be a feed."""
_LONGEST_MENU, _FEWEST_IN_MENU = 60, 2
"""Lines at the top that may be menus, and how many must be known for one."""
_LONGEST_TRAIL = 6
"""Words of a line that says in which part of the paper an article stands."""
_FEED_SIGNS = 0.5
"""Share of lines behind a widget or disclaimer that must look like a feed's."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One paragraph: its span, its text without Markdown marks, and which of them it begins with."""

    start: int
    end: int
    text: str
    heading: bool
    bullet: bool

    @property
    def prose(self) -> bool:
        return len(self.text) >= _SHORTEST_PROSE and bool(_SENTENCE_STOP.search(self.text))


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(pattern("layout", name).replace("\n", ""), re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    months = "|".join(sorted(words("sentence", "months"), key=len, reverse=True))
    return re.compile(_DATELINE.replace("MONTHS", months), re.IGNORECASE)


def _rows(text: str) -> list[_Row]:
    found = []
    for start, end in paragraphs(text):
        mark = _MARKDOWN.match(text, start, end)
        bullet = bool(_BULLET.match(text[start:end].lstrip()))
        found.append(_Row(start, end, _MARKS.sub("", text[start:end]), bool(mark and mark[1]), bullet))
    return found


def _furniture(row: _Row) -> str:
    """ "promotion", "disclaimer" or "" """
    if row.heading and not _compiled("widget").fullmatch(row.text):
        return ""
    if _compiled("disclaimer").match(row.text):
        return "disclaimer"
    short = len(row.text) <= _LONGEST_HEADLINE
    if short and (_compiled("promotion").match(row.text) or _compiled("promotion_inside").search(row.text)):
        return "promotion"
    return ""


def _feed_sign(row: _Row, before: _Row) -> bool:
    """A line such as feeds have: a label, a date, an author, a title, or the line before said again."""
    if len(row.text.split()) <= 3 or not _STOP.search(row.text):
        return True
    if _compiled("date").fullmatch(row.text) or _compiled("byline").fullmatch(row.text):
        return True
    return len(row.text) > 40 and (row.text in before.text or before.text in row.text)


def _feed_start(rows: list[_Row], furniture: list[str]) -> int:
    """Index of the first row of the feed, or the number of rows: a promotion with little prose behind it."""
    count = len(rows)
    prose = list(accumulate((len(row.text) * row.prose for row in rows), initial=0))
    said = list(accumulate((len(row.text) for row in rows), initial=0))
    signs = [0] * (count + 1)
    kept = [0] * (count + 1)
    for at in range(count - 1, -1, -1):
        sign = bool(furniture[at]) or (at > 0 and _feed_sign(rows[at], rows[at - 1]))
        signs[at] = signs[at + 1] + sign
        kept[at] = kept[at + 1] + (len(rows[at].text) if rows[at].prose and not sign else 0)
    for at, row in enumerate(rows):
        if not furniture[at]:
            continue
        widget = bool(_compiled("widget").fullmatch(row.text))
        # a memo, a table or a list has little prose; a widget with none behind it is one all the same
        bare = widget and not kept[at] and said[at] >= _FEWEST_BEFORE_FEED
        if prose[at] < _FEWEST_BEFORE_FEED and not bare:
            continue
        if furniture[at] == "promotion" and not widget and at + 1 < count and rows[at + 1].prose:
            continue  # one line within the article: "Read more: ..."
        first = at if widget else at + 1
        while not widget and first < count and furniture[first]:
            first += 1
        rest = count - first
        if rest and signs[first] >= _FEED_SIGNS * rest and (bare or kept[first] < prose[at]):
            return first
    return count


def _menu_end(rows: list[_Row], furniture: list[str]) -> int:
    """Index behind a page's menus and notices pasted in front of the article; 0 if there are none.

    They end with the last line that is known for one, and no prose comes before it.
    """
    known, end = 0, 0
    for at, row in enumerate(rows[:_LONGEST_MENU]):
        if _compiled("navigation").fullmatch(row.text):
            known, end = known + 1, at + 1
        elif furniture[at]:
            end = at + 1
        elif row.prose or len(row.text) > _LONGEST_SUBHEAD or row.heading:
            break
    article = any(row.prose for row in rows[end:])
    return end if known >= _FEWEST_IN_MENU and article else 0


def _headline(rows: list[_Row], begin: int) -> int:
    """Index of the headline, or -1: the first short line near `begin` that is no full sentence."""
    for at, row in enumerate(rows[begin : begin + _TOP], begin):
        plain = row.text
        if begin and "|" in plain and len(plain.split()) <= _LONGEST_TRAIL:
            continue  # behind menus: "Technology | Chips"
        if _compiled("preamble").fullmatch(plain) or _compiled("date").fullmatch(plain):
            continue
        if _compiled("byline").fullmatch(plain) and len(plain.split()) <= 6 and not row.heading:
            continue
        short = len(plain) <= _LONGEST_HEADLINE and "|" not in plain and "\t" not in plain
        ended = plain.endswith((".", ";", ",", ":")) and not plain.endswith("...")
        return at if short and len(rows) > at + 1 and (row.heading or not ended) else -1
    return -1


def _is_subhead(row: _Row, following: _Row | None) -> bool:
    """A short line by itself, no sentence, with prose behind it; or a Markdown heading."""
    if row.heading:
        return True
    if not 3 <= len(row.text) <= _LONGEST_SUBHEAD or _STOP.search(row.text) or row.bullet:
        return False
    if "|" in row.text or "\t" in row.text or not row.text[0].isupper():
        return False
    return following is not None and following.prose and row.end < following.start


def _dateline_end(row: _Row, text: str) -> int:
    """Where the dateline at a paragraph's start ends, or the paragraph's start."""
    match = _dateline().match(text, row.start, row.end)
    if match is None:
        return row.start
    city = match["city"]
    if city.isupper() or match["agency"] or (match["date"] and city[0].isupper()):
        return match.end()
    return match.end() if places.is_place(city) and city[0].isupper() else row.start


def _kinds(rows: list[_Row]) -> list[str]:
    furniture = [_furniture(row) for row in rows]
    feed = _feed_start(rows, furniture)
    menu = _menu_end(rows[:feed], furniture)
    headline = _headline(rows[:feed], menu)
    kinds = []
    for at, row in enumerate(rows):
        near_top = at < max(headline, 0) + _TOP and len(row.text) <= _LONGEST_HEADLINE
        top = near_top and not any(other.prose for other in rows[menu:at])
        if at >= feed or at < menu:
            kind = "feed"
        elif at == headline:
            kind = "headline"
        elif (_compiled("byline").fullmatch(row.text) and (top or _CREDITS.match(row.text))) or (
            top and (_compiled("date").fullmatch(row.text) or _compiled("preamble").fullmatch(row.text))
        ):
            kind = "byline"
        elif furniture[at]:
            kind = furniture[at]
        else:
            following = rows[at + 1] if at + 1 < feed else None
            kind = "subhead" if _is_subhead(row, following) else "body"
        kinds.append(kind)
    return kinds


def split_sections(text: str) -> tuple[Section, ...]:
    """Sections in order, covering every code point of `text`; empty only for an empty text."""
    rows = _rows(text)
    if not rows:
        return (Section("body", 0, len(text)),) if text else ()
    starts: list[tuple[int, str]] = []
    datelines = 0
    for row, kind in zip(rows, _kinds(rows), strict=True):
        end = row.start
        if kind == "body" and datelines < 3:
            datelines += 1
            end = _dateline_end(row, text)
        if end > row.start:
            starts += [(row.start, "byline"), (end, "body")]
        else:
            starts.append((row.start, kind))
    merged = [starts[0]]
    for start, kind in starts[1:]:
        if kind != merged[-1][1]:
            merged.append((start, kind))
    merged[0] = (0, merged[0][1])
    ends = [start for start, _ in merged[1:]] + [len(text)]
    return tuple(Section(kind, start, end) for (start, kind), end in zip(merged, ends, strict=True))
