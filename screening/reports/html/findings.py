"""The findings on a page: cards for what met a list, a table for what met none, then the rest."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import Finding, Mention, NearMiss, Report
from screening.reports import documents, wording
from screening.reports.groups import OnLists, by_lists, passed_over
from screening.reports.html.chain import ownership
from screening.reports.html.elements import EMPTY, Html, joined, outside, tag
from screening.reports.html.matches import evidence_line, match_card, wide
from screening.reports.html.view import View, badges, look
from screening.reports.ownership import without_owner

OPEN_MATCHES = 4
"""Matches of one finding on one list that are shown at once; the others are folded, not left out."""


def listed(view: View) -> list[Html]:
    return [card(one, view) for one in view.groups.listed]


def possible(view: View) -> list[Html]:
    return [card(one, view) for one in view.groups.possible]


def owned(view: View) -> list[Html]:
    return [card(one, view) for one in view.groups.owned]


def set_aside(view: View) -> list[Html]:
    return [card(one, view) for one in view.report.suppressed]


def card(finding: Finding, view: View) -> Html:
    """One finding: where it stands, what it met, what came near, what the text claims."""
    count = wording.counted(finding)
    anchor = view.anchor(finding)
    heading = view.heading(2, outside(finding.name), " ", *badges(finding), id=f"{anchor}-name")
    facts = [finding.kind.value if finding.kind.value != "unknown" else "", count]
    facts += [f"also written {', '.join(other)}"] if (other := _other_forms(finding)) else []
    matches = [_on_lists(group, finding, view) for group in by_lists(finding, view.report)]
    otherwise = documents.answered_otherwise(finding, view.report)
    return tag(
        "article",
        heading,
        tag("p", joined([one for one in facts if one], " · "), class_="facts"),
        tag("p", finding.reason, class_="why") if finding.reason else EMPTY,
        _mentions(finding, view),
        *matches,
        ownership(finding, view),
        _claims(finding, view),
        tag("p", f"Answered otherwise: {otherwise}", class_="about") if otherwise else EMPTY,
        _nearest(finding.nearest, view.report),
        id=anchor,
        class_=f"card {look(finding)}",
        aria_labelledby=f"{anchor}-name",
    )


def _on_lists(group: OnLists, finding: Finding, view: View) -> Html:
    """The matches on one list, or on the same lists, under its title and what their listings say alike."""
    titles = ", ".join(wording.list_title(list_id, view.report) for list_id in group.ids)
    measure = wording.measure_of(group.ids[0], view.report) if group.ids else None
    effect = measure.effect if measure and group.legal.startswith(measure.effect) else ""
    legal = group.legal.removeprefix(effect).removeprefix("; ")
    head = tag(
        "p",
        tag("strong", titles or "no screened list", class_="lists"),
        tag("b", effect, class_="effect") if effect else EMPTY,
        tag("span", legal, class_="about") if legal else EMPTY,
        class_="match-head",
        data_brief=True,
    )
    cards = [match_card(match, own, group.ids, finding, view) for match, own in group.matches]
    shown, rest = cards[:OPEN_MATCHES], cards[OPEN_MATCHES:]
    more = f"{wording.plural(len(rest), 'more party')} on this list"
    folded = tag("details", tag("summary", more), *rest) if rest else EMPTY
    return tag("div", head, *shown, folded, class_="on-lists")


def _other_forms(finding: Finding) -> list[str]:
    return [form for form in finding.forms if form != finding.name]


def _mentions(finding: Finding, view: View) -> Html:
    """The first sentence at once, the others folded."""
    if not finding.mentions:
        return EMPTY
    quoted = [_quoted(finding, n, mention, view) for n, mention in enumerate(finding.mentions)]
    if len(quoted) == 1:
        return quoted[0]
    items = [tag("li", one) for one in quoted[1:]]
    summary = tag("summary", f"{wording.plural(len(items), 'more mention')} in the text")
    again = "again" if any(view.texts) else None  # a printed page has them in its texts
    return joined([quoted[0], tag("details", summary, tag("ol", *items, start=2), class_=again)])


def _quoted(finding: Finding, number: int, mention: Mention, view: View) -> Html:
    before, found, after = wording.parted(mention)
    return tag(
        "blockquote",
        tag("p", tag("bdi", before, tag("mark", found), after)),
        tag("footer", _place(finding, number, mention, view)),
    )


def _place(finding: Finding, number: int, mention: Mention, view: View) -> Html:
    """ "line 13, column 4, headline", a link where the text is on the page."""
    where = f"{documents.line_of(mention, view.report)}, column {mention.column}"
    where += f", {mention.section}" if mention.section != "body" else ""
    if not view.has_text(mention.document):
        return tag("span", where)
    return tag("a", where, href=f"#{view.anchor(finding, number)}")


def _claims(finding: Finding, view: View) -> Html:
    """What the text says of a party's listings and owners, with the verdict on it."""
    items = [
        tag("li", outside(who), " says “", outside(quote), f"”: {answer}", id=f"{view.anchor(finding)}-c{n}")
        for n, (who, quote, answer) in enumerate(documents.told(finding, view.report), start=1)
    ]
    return tag("ul", *items, class_="claims") if items else EMPTY


def _nearest(misses: Sequence[NearMiss], report: Report) -> Html:
    """Listed names that came near and were not taken, with the reason and the evidence."""
    if not misses:
        return EMPTY
    items = []
    for miss in misses:
        lists = dict.fromkeys(wording.list_title(one.list_id, report) for one in miss.party.listings)
        caption = miss.party.caption
        items.append(
            tag(
                "li",
                outside(miss.name.text, class_="listed-name"),
                f" ({wording.name_role(miss.name)}",
                joined([", of ", outside(caption)]) if caption != miss.name.text else EMPTY,
                f"; {', '.join(lists)}), score {wording.number(miss.score)}: {miss.why}",
                evidence_line(miss.comparison),
            )
        )
    summary = tag("summary", f"{wording.plural(len(misses), 'near name')} not taken")
    return tag("details", summary, tag("ul", *items, class_="near"))


def unlisted(view: View) -> list[Html]:
    """The table of names without a match; each row is the anchor of its finding."""
    rows = [
        tag(
            "tr",
            tag("th", outside(finding.name), _also(finding), scope="row"),
            tag("td", str(len(finding.mentions) or "-"), class_="number"),
            tag(
                "td",
                _near_line(finding, view),
                ownership(finding, view),
                _mentions(finding, view),
                _claims(finding, view),
            ),
            id=view.anchor(finding),
        )
        for finding in view.groups.not_listed
    ]
    if not rows:
        return []
    head = [tag("th", word, scope="col") for word in ("name", "mentions", "nearest listed name and why not")]
    head[1] = tag("th", "mentions", scope="col", class_="number")
    said = tag("caption", f"{wording.plural(len(rows), 'name')}: {wording.no_match(view.report)}.")
    table = tag("table", said, tag("thead", tag("tr", *head)), tag("tbody", *rows), class_="unlisted")
    return [wide(table, "Not listed")]


def _also(finding: Finding) -> Html:
    kind = finding.kind.value if finding.kind.value != "unknown" else ""
    forms = f"also written {', '.join(other)}" if (other := _other_forms(finding)) else ""
    said = " · ".join(part for part in (kind, forms) if part)
    return tag("span", said, class_="about block") if said else EMPTY


def _near_line(finding: Finding, view: View) -> Html:
    said = without_owner(finding, view.report) or wording.nearest_line(finding, view.report)
    line = tag("p", said, data_brief=True)
    return joined([line, _nearest(finding.nearest, view.report)])


def unnamed(view: View) -> list[Html]:
    items = []
    for n, one in enumerate(view.report.unnamed):
        anchor = view.anchor_of("u", n)
        quote = tag("q", one.quote, dir="auto")
        shown = tag("a", quote, href=f"#{anchor}-t") if view.has_text(one.document) else quote
        where = f"; {documents.label(one.document, view.report)}" if documents.several(view.report) else ""
        about = tag("span", f" {wording.unnamed_about(one)}{where}", class_="about")
        items.append(tag("li", shown, about, id=anchor))
    return [tag("ul", *items, class_="plain")] if items else []


def elsewhere(view: View) -> list[Html]:
    """What stands outside the article: cards for matches, one list for the rest."""
    matched = [card(one, view) for one in view.groups.feed if one.matches or one.ownership]
    others = [one for one in view.groups.feed if not (one.matches or one.ownership)]
    if not others:
        return matched
    line = tag("p", f"{wording.no_match(view.report)}:", class_="about")
    return [*matched, line, _names(others, view)]


def _names(found: Sequence[Finding], view: View) -> Html:
    items = [
        tag(
            "li",
            outside(one.name),
            _count(one),
            id=view.anchor(one),
            title=", ".join(_other_forms(one)) or None,
        )
        for one in found
    ]
    return tag("ul", *items, class_="names")


def _count(finding: Finding) -> Html:
    return tag("span", f" ×{len(finding.mentions)}", class_="about") if len(finding.mentions) > 1 else EMPTY


def skipped(view: View) -> list[Html]:
    """Names that could not be compared, and what else the run passed over."""
    items = [
        tag(
            "li", outside(one.name or "(empty)"), f": {one.reason}", _mentions(one, view), id=view.anchor(one)
        )
        for one in view.groups.not_screened
    ]
    for one in passed_over(view.report):
        times = f" ({one.count} times)" if one.count > 1 else ""
        items.append(tag("li", outside(one.text or "(empty)"), f": {one.reason}{times}"))
    return [tag("ul", *items, class_="plain")] if items else []


def hidden(view: View) -> list[Html]:
    """Names that are no parties of the story, by what they were taken for."""
    sorts: dict[str, list[Finding]] = {}
    for finding in view.groups.hidden:
        sorts.setdefault(finding.why_hidden, []).append(finding)
    parts = [
        tag("div", tag("dt", why), tag("dd", _names(found, view))) for why, found in sorted(sorts.items())
    ]
    return [tag("dl", *parts)] if parts else []
