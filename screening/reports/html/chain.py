"""Ownership on a page: what each rule says of a company, its chain drawn, and the same in words.

The picture is inline SVG in the page's own colours. Whoever does not see it reads the paths below it, which
say all that it shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from screening.model import ChainParty, ChainStake, Finding, Ownership, Reach
from screening.reports import wording
from screening.reports.html.elements import EMPTY, Html, outside, tag
from screening.reports.html.layers import HIGH, WIDE, Point, layered
from screening.reports.html.view import View
from screening.reports.ownership import REACHES, chain_lines

_LETTERS = 24
"""Letters of a name that fit its box; the whole name stands in the paths, and in the box's title."""


def ownership(finding: Finding, view: View) -> Html:
    """All that rules of ownership say of a finding; nothing if they say nothing."""
    parts, drawn = [], set()
    for number, one in enumerate(finding.ownership, start=1):
        shape = one.stakes, tuple(party.name for party in one.parties)
        parts.append(_said(one, f"{view.anchor(finding)}-o{number}", view, again=shape in drawn))
        drawn.add(shape)
    return tag("div", *parts, class_="ownership") if parts else EMPTY


def _said(one: Ownership, anchor: str, view: View, *, again: bool) -> Html:
    """What one rule says; a chain that is drawn above already is folded."""
    badge = tag("span", REACHES[one.reach], class_=f"badge {one.reach.value}")
    head = tag("p", tag("b", one.title), " ", badge, class_="match-head")
    sentence = tag("p", outside(f"{one.sentence}."), class_="why")
    paths = tag("ol", *(tag("li", outside(line)) for line in chain_lines(one)), class_="paths")
    notes = (
        tag("ul", *(tag("li", outside(note)) for note in one.notes), class_="remarks") if one.notes else EMPTY
    )
    cited = tag("p", tag("cite", one.citation), class_="about") if one.citation else EMPTY
    drawn = _figure(one, anchor, view) if one.stakes else EMPTY
    chain = [drawn, paths if one.paths else EMPTY]
    if again:
        chain = [tag("details", tag("summary", "The same chain, by the lists of this rule"), *chain)]
    body = (sentence, *chain, notes, cited)
    if one.reach is Reach.NOTED:
        return tag("details", tag("summary", f"{one.title}: {REACHES[one.reach]}, {one.percent}"), *body)
    return tag("section", head, *body, class_="match", aria_label=one.title)


def _figure(one: Ownership, anchor: str, view: View) -> Html:
    company = one.parties[0].name
    told = f"Chain of ownership of {company}: {'; '.join(chain_lines(one)) or one.sentence}"
    return tag("div", _picture(one, anchor, told, view), class_="wide chain", role="group", tabindex=0)


def _picture(one: Ownership, anchor: str, told: str, view: View) -> Html:
    """Owners above, the company below; each share stands at its line."""
    layout = layered(len(one.parties), one.stakes)
    lines = [_line(way) for way in layout.ways]
    boxes = [_box(party, at, layout.boxes[at], view) for at, party in enumerate(one.parties)]
    labels = [_label(stake, way) for stake, way in zip(one.stakes, layout.ways, strict=True)]
    return tag(
        "svg",
        tag("title", told, id=anchor),
        *lines,
        *boxes,
        *labels,
        role="img",
        aria_labelledby=anchor,
        viewBox=f"0 0 {layout.width} {layout.height}",
        width=layout.width,
        height=layout.height,
    )


def _line(way: Sequence[Point]) -> Html:
    """A line through the points of its way, with a tip: curved between rows, straight past one."""
    (x, y), (end_x, end_y) = way[0], way[-1]
    drawn = f"M{x} {y}"
    for place, (to_x, to_y) in enumerate(way[1:], start=1):
        last = place == len(way) - 1
        foot = to_y - 6 if last else to_y
        middle = (y + to_y) // 2
        drawn += f"L{to_x} {foot}" if place % 2 == 0 else f"C{x} {middle} {to_x} {middle} {to_x} {foot}"
        x, y = to_x, to_y
    tip = f"M{end_x - 5} {end_y - 8}L{end_x} {end_y}L{end_x + 5} {end_y - 8}Z"
    return tag(
        "g", tag("path", d=drawn, class_="stake"), tag("path", d=tip, class_="tip"), aria_hidden="true"
    )


def _label(stake: ChainStake, way: Sequence[Point]) -> Html:
    """The share, in the middle of the line's first piece."""
    (x, y), (to_x, to_y) = way[:2]
    where = f" ({stake.where})" if stake.where else ""
    said = tag("title", f"{stake.said}{where}")
    return tag("text", said, stake.percent, x=(x + to_x) // 2, y=(y + to_y) // 2 + 4, class_="share")


def _box(party: ChainParty, at: int, place: Point, view: View) -> Html:
    x, y = place
    tone = party.outcome.value if party.outcome else "company" if at == 0 else "between"
    titles = ", ".join(wording.list_title(one, view.report) for one in party.lists)
    maybe = "possibly " if party.outcome and party.outcome.value == "possible" else ""
    below = f"{maybe}{titles}" if titles else f"{party.percent} counted" if party.percent else ""
    lines = [tag("text", _fitting(party.name), x=x + WIDE // 2, y=y + (24 if below else 34), class_="name")]
    if below:
        lines.append(tag("text", _fitting(below, 34), x=x + WIDE // 2, y=y + 44, class_="lists"))
    whole = "; ".join(filter(None, (party.name, party.id, below)))
    box = tag("rect", x=x, y=y, width=WIDE, height=HIGH, rx=8)
    return tag("g", tag("title", whole), box, *lines, class_=f"party {tone}")


def _fitting(text: str, most: int = _LETTERS) -> str:
    """The text, cut where it would leave its box: capitals take more room than small letters, Chinese ones
    twice as much."""
    ends = list(accumulate(map(_room, text)))
    if not ends or ends[-1] <= most:
        return text
    return f"{text[: bisect_right(ends, most - 1)].rstrip()}…"


def _room(char: str) -> float:
    return 1.8 if east_asian_width(char) in "WF" else 1.1 if char.isupper() else 1.0
