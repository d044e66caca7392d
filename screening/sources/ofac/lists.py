"""Which of OFAC's non-SDN lists a party of the Consolidated file stands on.

The file names programs, not lists, and a program alone does not decide: RUSSIA-EO14024 is the menu-based
list under Directive 1, 1a, 3 or 4, the correspondent-account list under Directive 2, and on a party of the
sectoral list often only repeats that the party is on the SDN list too. So the directives in the Remarks are
read as well. Of the 442 parties of December 2025, 440 also stand in the Consolidated Screening List of May
2022, 414 of them on the same lists. The others are Sberbank (there menu-based only, here Directive 2 as well)
and VTB, VEB, Novikombank and their daughters, which that file put on CAPTA by their programs alone, while
OFAC's remarks have no Directive 2 for them.

OFAC's own XML of January 2025, which names lists, has 16 of these parties on fewer lists: those that went
to the SDN list (Sberbank and its daughters, Gazprombank, Gazprom Neft) keep their directives in the remarks.
The CSV set cannot tell; no party is missed by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screening.sources.reading.dates import iso_date

SSI, CMIC, CAPTA = "us-ofac-ssi", "us-ofac-cmic", "us-ofac-capta"
MBS, PLC, FSE = "us-ofac-mbs", "us-ofac-plc", "us-ofac-fse"

# Programs that decide by themselves.
_BY_PROGRAM = {
    "UKRAINE-EO13662": SSI,
    "CMIC-EO13959": CMIC,
    "NS-PLC": PLC,
    "561-Related": CAPTA,
    "FSE-IR": FSE,
    "FSE-SY": FSE,
    "CAATSA - RUSSIA": MBS,
    "BURMA-EO14014": MBS,
    "ILLICIT-DRUGS-EO14059": MBS,
    "MBS": MBS,
}
# Executive order -> directives that put a bank on the correspondent-account list; its others are menu-based.
_CAPTA_DIRECTIVES = {"14024": {"2"}}
_SECTORAL_ORDER = "13662"

_DIRECTIVE = re.compile(
    r"Executive Order (\d{5}) Directive (?:Determination|Information)\s*[-:]?\s*"
    r"Subject to Directive (\d\w?)\b"
)
_LISTING_DATE = re.compile(
    r"Listing Date \((?:EO (\d{5}) Directive (\d\w?)|CMIC)\):? (\d{1,2} [A-Z][a-z]{2} \d{4})"
)


@dataclass(frozen=True, slots=True)
class Placement:
    """A place on one list: `citation` names the directives, `listed_on` (ISO) is given for few."""

    list_id: str
    citation: str | None = None
    listed_on: str | None = None


def placements(programs: Sequence[str], remarks: str) -> tuple[tuple[Placement, ...], bool]:
    """The lists a party stands on, and whether programs and directives really say so.

    A designation that fits no list we know is put on the menu-based list, OFAC's list for whatever has no
    list of its own, and told as not certain: so it is screened against rather than lost.
    """
    directives = _directives(remarks)
    ids = {_BY_PROGRAM[program]: None for program in programs if program in _BY_PROGRAM}
    for order, numbers in directives.items():
        if order == _SECTORAL_ORDER:
            ids[SSI] = None
        elif numbers & _CAPTA_DIRECTIVES.get(order, set()):
            ids[CAPTA] = None
        if order != _SECTORAL_ORDER and numbers - _CAPTA_DIRECTIVES.get(order, set()):
            ids[MBS] = None
    certain = bool(ids)
    return tuple(_placement(list_id, directives, remarks) for list_id in sorted(ids or {MBS: None})), certain


def _directives(remarks: str) -> dict[str, set[str]]:
    """Executive order -> its directives in the remarks; a listing date names one too."""
    found: dict[str, set[str]] = {}
    for order, number in _DIRECTIVE.findall(remarks):
        found.setdefault(order, set()).add(number)
    for order, number, _ in _LISTING_DATE.findall(remarks):
        if order:
            found.setdefault(order, set()).add(number)
    return found


def _placement(list_id: str, directives: dict[str, set[str]], remarks: str) -> Placement:
    own = {
        order: {number for number in numbers if _list_of(order, number) == list_id}
        for order, numbers in directives.items()
    }
    citation = "; ".join(
        f"Executive Order {order}, Directive {', '.join(sorted(numbers))}"
        for order, numbers in own.items()
        if numbers
    )
    dates = [
        iso_date(day) or ""
        for order, number, day in _LISTING_DATE.findall(remarks)
        if (_list_of(order, number) if order else CMIC) == list_id
    ]
    return Placement(list_id, citation or None, min(dates, default="") or None)


def _list_of(order: str, number: str) -> str:
    if order == _SECTORAL_ORDER:
        return SSI
    return CAPTA if number in _CAPTA_DIRECTIVES.get(order, set()) else MBS
