"""A match on a page: the listed name, why it met, what the listing says, the evidence, the listed party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from screening.model import (
    Comparison,
    Decided,
    Finding,
    Kind,
    Listing,
    Match,
    Outcome,
    Party,
    Relation,
    Report,
)
from screening.reports import documents, wording
from screening.reports.html.elements import EMPTY, Html, joined, link, outside, tag
from screening.reports.html.view import View, badge
from screening.reports.parties import born, reserve, tells_apart

RELATIONS = {
    Relation.SAME: "the same as",
    Relation.EDIT: "another spelling of",
    Relation.INITIAL: "initial of",
    Relation.ABBREVIATION: "abbreviation of",
    Relation.TRANSLITERATION: "another transliteration of",
    Relation.JOINED: "joins the words of",
    Relation.PREFIX: "beginning of",
    Relation.ACRONYM: "acronym of",
    Relation.NATIVE: "in native script",
}


def match_card(match: Match, own: Sequence[str], ids: Sequence[str], finding: Finding, view: View) -> Html:
    """Everything about one match on the lists `ids`; `own` is what its listing says that others do not, and
    `data-brief` marks what a pop-up over the text repeats."""
    report = view.report
    named = [outside(match.name.text, class_="listed-name"), " "]
    named += [badge(match.outcome), " "] if match.outcome is Outcome.POSSIBLE else []
    named.append(tag("span", wording.name_role(match.name), class_="about"))
    if match.name.text != match.party.caption:
        named += [tag("span", " of ", class_="about"), outside(match.party.caption, class_="caption")]
    told_apart = joined([outside(one) for one in tells_apart(match.party)], ", ")
    reserved = tag("span", reserve(match), class_="reserve") if reserve(match) else EMPTY
    listings = [one for one in match.party.listings if one.list_id in ids]
    lines = list(own)
    lines += [f"In {documents.those(match.documents, report)}."] if match.documents else []
    sources = [link(url, "source") for url in dict.fromkeys(one.url for one in listings) if url]
    return tag(
        "div",
        tag("p", *named, _score(match.score), class_="named", data_brief=True),
        tag("p", joined([told_apart, reserved], " "), class_="facts") if told_apart or reserved else EMPTY,
        tag("p", wording.why(match, finding), " ", joined(sources, " "), class_="why", data_brief=True),
        _decided(match.decided) if match.decided else EMPTY,
        tag("ul", *(tag("li", line) for line in lines), class_="listings") if lines else EMPTY,
        tag("div", _how(match, report), _whom(match, listings, report), class_="more"),
        class_=f"match {match.outcome.value}",
    )


def _how(match: Match, report: Report) -> Html:
    return tag(
        "details",
        tag("summary", "Evidence"),
        tag("p", match.sentence, class_="notes"),
        _evidence(match.comparison, match.basis),
        _family(match, report),
    )


def _whom(match: Match, listings: Sequence[Listing], report: Report) -> Html:
    return tag(
        "details",
        tag("summary", "The listed party and its listing"),
        tag("ul", *(_listing(one, report) for one in listings), class_="listings"),
        party(match.party),
    )


def _decided(decided: Decided) -> Html:
    """What was decided, in a line; folded, all that was noted with it."""
    one = decided.decision
    bearer = [f"id {one.id}" if one.id else "", "" if one.kind is Kind.UNKNOWN else one.kind.value]
    bearer += [f"born {one.birth_date}" if one.birth_date else "", one.country or ""]
    bearer += [f"identifiers {one.identifiers}" if one.identifiers else ""]
    noted = terms(
        [
            ("decision", one.ruling.value.replace("_", " ")),
            ("standing", decided.standing.value.replace("_", " ")),
            ("name", outside(one.name)),
            ("bearer", ", ".join(filter(None, bearer))),
            ("party", joined([outside(one.caption), " ", tag("code", one.party)])),
            ("reason", outside(one.reason)),
            ("reviewer", outside(one.reviewer)),
            ("decided at", one.decided_at),
            ("until", one.expires_on or ""),
            ("record", tag("code", one.record) if one.record else ""),
        ]
    )
    said = tag("p", outside(decided.sentence), class_="decided", data_brief=True)
    return joined([said, tag("details", tag("summary", "The decision"), noted)])


def _score(score: float) -> Html:
    bar = tag(
        "svg",
        tag("rect", class_="track", width=100, height=4, rx=2),
        tag("rect", class_="fill", width=wording.number(score), height=4, rx=2),
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    return tag("span", "score ", tag("b", wording.number(score)), bar, class_="score")


def _listing(listing: Listing, report: Report) -> Html:
    """One legal fact with every word that the list has for it."""
    measure = wording.measure_of(listing.list_id, report)
    effect = tag("b", measure.effect) if measure else EMPTY
    facts = [
        ", ".join(listing.programs),
        f"listed {listing.listed_on}" if listing.listed_on else "",
        f"until {listing.expires_on}" if listing.expires_on else "",
        f"licence requirement: {listing.licence_requirement}" if listing.licence_requirement else "",
        f"licence policy: {listing.licence_policy}" if listing.licence_policy else "",
        f"footnote {', '.join(listing.footnotes)}" if listing.footnotes else "",
    ]
    said = joined([effect, *facts], "; ")
    title = wording.list_title(listing.list_id, report)
    cited = tag("cite", listing.citation) if listing.citation else EMPTY
    return tag("li", f"{title}: ", joined([said, cited, link(listing.url, "source")], " · "))


def _family(match: Match, report: Report) -> Html:
    """The parties that share a short form, list by list."""
    items = [
        tag(
            "li",
            f"{wording.list_title(one.list_id, report)}: {wording.plural(one.count, 'party')}, e.g. ",
            joined([outside(name) for name in one.examples], "; "),
        )
        for one in match.family
    ]
    return tag("ul", *items, class_="family") if items else EMPTY


def evidence_line(comparison: Comparison) -> Html:
    """The evidence of a near miss in a line: what met, what is left over, what was adjusted."""
    met = [
        joined(["‘", outside(pair.query), "’ ", RELATIONS[pair.relation], " ‘", outside(pair.listed), "’"])
        for pair in comparison.pairs
    ]
    sides = (
        ("not in the listed name", comparison.query_left),
        ("only in the listed name", comparison.listed_left),
    )
    left = [
        joined([f"{where}: ", joined([outside(one.token) for one in tokens], ", ")])
        for where, tokens in sides
        if tokens
    ]
    return tag("span", joined([*met, *left, *_notes(comparison)], "; "), class_="about block")


def _notes(comparison: Comparison) -> list[str]:
    notes = ["words in another order"] if comparison.reordered else []
    return notes + [f"{one.reason}: {one.points:+.1f} points" for one in comparison.adjustments]


def _evidence(comparison: Comparison, basis: str) -> Html:
    """Every word that met, every word left over, every adjustment, in a table."""
    rows = [
        _row(
            pair.query, pair.listed, RELATIONS[pair.relation], f"{pair.similarity:.2f}", f"{pair.weight:.2f}"
        )
        for pair in comparison.pairs
    ]
    rows += [
        _row(one.token, "", "not in the listed name", "", f"{one.weight:.2f}")
        for one in comparison.query_left
    ]
    rows += [
        _row("", one.token, "only in the listed name", "", f"{one.weight:.2f}")
        for one in comparison.listed_left
    ]
    head = ("asked", "listed", "how they meet", "similarity", "weight")
    notes = [f"Score {wording.number(comparison.score)} of 100", f"rests on: {basis.replace('_', ' ')}"]
    table = tag(
        "table",
        tag("thead", tag("tr", *(tag("th", word, scope="col") for word in head))),
        tag("tbody", *rows),
        class_="evidence",
    )
    return joined(
        [
            wide(table, "Evidence") if rows else EMPTY,
            tag("p", "; ".join([*notes, *_notes(comparison)]), class_="notes"),
        ]
    )


def _row(asked: str, listed: str, how: str, similarity: str, weight: str) -> Html:
    return tag(
        "tr",
        tag("td", outside(asked) if asked else "-"),
        tag("td", outside(listed) if listed else "-"),
        tag("td", how),
        tag("td", similarity, class_="number"),
        tag("td", weight, class_="number"),
    )


def wide(table: Html, label: str) -> Html:
    """A table that scrolls by itself where it is wider than the page, by keyboard too."""
    return tag("div", table, class_="wide", role="region", aria_label=label, tabindex=0)


def party(one: Party) -> Html:
    """All that the list publishes of a party, for telling it from a namesake."""
    kind = (
        f"{one.kind.value} (inferred, not stated by the publisher)" if one.kind_inferred else one.kind.value
    )
    names = [
        tag("li", outside(name.text), tag("span", f" {wording.name_role(name)}", class_="about"))
        for name in one.names
    ]
    return terms(
        [
            ("kind", kind),
            ("names", tag("ul", *names)),
            ("countries", ", ".join(one.countries)),
            ("born", " or ".join(map(born, one.birth_dates))),
            ("addresses", _items(_with_country(address.text, address.country) for address in one.addresses)),
            (
                "identifiers",
                _items(
                    f"{i.type.replace('_', ' ')} {_with_country(i.value, i.country)}" for i in one.identifiers
                ),
            ),
            ("published", _items(f"{fact.type.replace('_', ' ')}: {fact.value}" for fact in one.facts)),
            ("party id", tag("code", one.uid)),
        ]
    )


def _with_country(said: str, country: str | None) -> str:
    return f"{said} ({country})" if country else said


def _items(texts: Iterable[str]) -> Html:
    items = [tag("li", outside(said)) for said in texts]
    return tag("ul", *items) if items else EMPTY


def terms(pairs: Iterable[tuple[str, str | Html]]) -> Html:
    """Terms with their values; those without a value are left out."""
    return tag("dl", *(tag("div", tag("dt", term), tag("dd", value)) for term, value in pairs if value))
