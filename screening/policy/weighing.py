"""Secondary identifiers and kinds: what they add to the score of a name, each point with its reason.

After OFAC's steps for assessing a name match (FAQ 5): is one an individual while the other is a vessel or a
company, then it is no valid match; then compare the whole entry: date of birth, nationality, passport, tax
number. Absent facts change nothing. A fact that agrees never lowers and one that contradicts never raises; a
name that is met in full never sinks below the threshold by them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from screening.model import SHIPS, Adjustment, BirthDate, Kind, Party
from screening.names import name_form
from screening.places import country_name
from screening.policy.births import Agreement, closest, years_between
from screening.policy.facts import Facts
from screening.policy.identity import Same, same_number
from screening.policy.nations import agree, contradict, countries
from screening.policy.offices import agreeing
from screening.policy.sameness import is_equal, met_in_full
from screening.policy.terms import LISTED, Candidate, Rules, surname

BIRTH_POINTS = {
    Agreement.DAY: 5.0,
    Agreement.MONTH: 4.0,
    Agreement.YEAR: 3.0,
    Agreement.UNSURE: 0.0,
    Agreement.APART: -4.0,
    Agreement.FAR: -15.0,
}
"""Of 389 persons with one full name on OFAC's and the UN's list 381 share a year of birth, 3 are a year apart
and 5 more; two listed persons picked at random share it in 2.6 % of cases, two of one family name in 4.5 %.
Agreement is worth more than the points given; they stay small because a common name plus a common year is
still a common name."""

COUNTRY_POINTS = 2.0, -3.0
"""The country agrees, or not. Of 338 such persons 325 share a country (96 %); but so do 82 % of pairs of
different listed persons with one family name, so agreement says little. People and firms move."""

OFFICE_POINTS = 3.0
"""The office or employer agrees; that it differs says nothing (`offices`)."""
_SHOWN = 120
KIND_POINTS = -10.0
SUPPORTS = 3.0
"""An equal number that is too short to prove anything, beside a name that is near."""

LIFTED_FROM = 5.0
"""Points below the threshold from which facts may lift a name over it: none makes a match of a name that is
far off."""
_NEARLY = 99.0
_COVERS = {
    Kind.PERSON: "person",
    Kind.COMPANY: "firm",
    Kind.ORGANIZATION: "firm",
    Kind.VESSEL: "ship",
    Kind.AIRCRAFT: "aircraft",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its adjusted comparison.

    `named`: the score of the name alone; `same`: an equal number; `born`: how the birth dates agree;
    `employed`: whether the office does;
    `contradicted`: by kind or year of birth, so that it is possible at most; `sunk`: what took it below the
    threshold; `other_kind`: asked and listed are different kinds of thing.
    """

    candidate: Candidate
    named: float
    same: Same | None = None
    born: Agreement | None = None
    employed: bool = False
    contradicted: bool = False
    sunk: str = ""
    other_kind: bool = False


def weigh(kind: Kind, one: Candidate, rules: Rules, facts: Facts) -> Weighed:
    """Weigh what is known besides the names. `kind` is what the user or the name itself says it is; unknown
    where it was only guessed."""
    named = one.comparison.score
    same = same_number(facts, one.party)
    if named < rules.threshold - LIFTED_FROM and same is None:
        return Weighed(one, named)
    other_kind = _other_kind(kind, one)
    protected = is_equal(one.comparison) or (not other_kind and met_in_full(one))
    born = closest(facts.births, one.party.birth_dates)
    office = agreeing(facts.offices, one.party, rules.is_word) if facts.offices else None
    found = [
        _of_kind(kind, one.party) if other_kind else None,
        _of_birth(born) if born else None,
        _of_country(facts.country, one.party) if facts.country else None,
        Adjustment(same.said, SUPPORTS, supports=True) if same and not same.carries else None,
        _of_office(office) if office else None,
    ]
    made: list[Adjustment] = []
    score = named
    for wanted in sorted(filter(None, found), key=lambda one: -one.points):
        points = _allowed(wanted, score, named, rules, protected=protected)
        made.append(replace(wanted, points=points))
        score += points
    far = born is not None and born[0] is Agreement.FAR
    against = [one.reason for one in made if one.points < 0.0]
    if same and same.carries:
        score, points = _carried(same, score, rules)
        made.append(Adjustment(same.said, points, supports=True))
    if not made:
        return Weighed(one, named, same)
    score = round(score, 2)
    adjusted = replace(one.comparison, score=score, adjustments=(*one.comparison.adjustments, *made))
    return Weighed(
        candidate=replace(one, comparison=adjusted),
        named=named,
        same=same,
        born=born[0] if born else None,
        employed=office is not None,
        contradicted=far or other_kind,
        sunk="; ".join(against) if score < rules.threshold <= named else "",
        other_kind=other_kind,
    )


def _allowed(wanted: Adjustment, score: float, named: float, rules: Rules, *, protected: bool) -> float:
    """The points that an adjustment may give or take."""
    points = wanted.points
    if points > 0.0:
        near = named >= rules.threshold - LIFTED_FROM
        return round(max(0.0, min(points, _NEARLY - score)), 2) if near else 0.0
    if protected:
        return -round(max(0.0, min(-points, score - rules.threshold)), 2)
    if points <= KIND_POINTS and score >= rules.threshold:  # a contradiction: no match, at any threshold
        points = min(points, rules.threshold - 1.0 - score)
    return -round(min(-points, score), 2)


def _carried(same: Same, score: float, rules: Rules) -> tuple[float, float]:
    """The score that an equal number makes, and the points it adds."""
    reached = max(score, LISTED if same.strong else rules.threshold)
    return reached, round(reached - score, 2)


def _of_birth(born: tuple[Agreement, BirthDate, BirthDate]) -> Adjustment:
    how, asked, listed = born
    years = years_between(asked, listed)
    said = {
        Agreement.DAY: "the same day",
        Agreement.MONTH: "the same month",
        Agreement.YEAR: "the years agree",
        Agreement.UNSURE: "another day of the same year" if not years else "near each other",
    }.get(how, f"{years} years apart")
    return Adjustment(
        f"born {_date(asked)}, the listed party {_date(listed)}: {said}",
        BIRTH_POINTS[how],
        BIRTH_POINTS[how] > 0.0,
    )


def _of_office(office: tuple[str, str]) -> Adjustment:
    said, listed = (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in office)
    return Adjustment(f"the text says “{said}”, the list “{listed}”", OFFICE_POINTS, supports=True)


def _date(one: BirthDate) -> str:
    return ("circa " if one.circa else "") + one.date + (f" to {one.until}" if one.until else "")


def _of_country(country: str, party: Party) -> Adjustment | None:
    """None where nothing contradicts, and for ships and aircraft of another flag: flags change."""
    held = countries(party)
    if not held:
        return None
    name = country_name(country)
    if agree(country, held):
        return Adjustment(f"{name} is a country of the listed party", COUNTRY_POINTS[0], True)
    if party.kind in SHIPS or not contradict(country, held):
        return None
    named = ", ".join(country_name(code) for code in held[:4])
    return Adjustment(f"{name} is no country of the listed party ({named})", COUNTRY_POINTS[1])


def _other_kind(kind: Kind, one: Candidate) -> bool:
    """Whether what is asked and what is listed are different kinds of thing, both for sure.

    A kind that the publisher did not state counts only where the listed name says it: by a firm's legal form,
    or as "FAMILY, Given".
    """
    asked = _COVERS.get(kind)
    if asked is None:
        return False
    listed = None if one.party.kind_inferred else _COVERS.get(one.party.kind)
    if listed is None and name_form(one.name.text, one.party.kind).legal_forms:
        listed = "firm"
    if listed is None and one.party.kind is Kind.PERSON and surname(one.name).tokens:
        listed = "person"
    return listed is not None and listed != asked


def _of_kind(kind: Kind, party: Party) -> Adjustment:
    stated = not party.kind_inferred or party.kind is Kind.PERSON
    listed = _COVERS.get(party.kind, "firm") if stated else "firm"
    return Adjustment(f"asked is {_article(_COVERS[kind])}, listed {_article(listed)}", KIND_POINTS)


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
