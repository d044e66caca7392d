"""The forms of a text's parties judge each other: what two names point to, what initials stand for."""

from __future__ import annotations

from types import SimpleNamespace

from screening.model import Cluster, Comparison, Kind, Name, Outcome, Party
from screening.names import NameForm, name_form
from screening.policy import Candidate, Verdict
from screening.screener.parties import _corroborated, _with_initials

from .fake import match

MET = {
    "Norvik": ("NORVIK LTD", "NORVIC"),
    "Norvik Trading": ("NORVIK TRADING",),
    "Norvik Marine": ("NORVIK MARINE",),
}
PARTY = Party("us-ofac-sdn:1", Kind.COMPANY, (Name("NORVIK LTD"),), ())


def candidates(form: NameForm, kind: Kind, *, equal_only: bool = False) -> list[Candidate]:
    return [Candidate(PARTY, Name(text), Comparison(95.0)) for text in MET[form.text]]


def pointed(*texts: str) -> frozenset[str]:
    asked = [([name_form(text)], Kind.UNKNOWN, False) for text in texts]
    return _corroborated(asked, SimpleNamespace(candidates=candidates), 85.0)  # type: ignore[arg-type]


def test_two_names_of_a_text_point_to_a_party_and_one_that_two_aliases_resemble_does_not() -> None:
    assert pointed("Norvik Trading", "Norvik Marine") == {PARTY.uid}
    assert pointed("Norvik") == frozenset()
    assert pointed("Norvik", "Norvik") == frozenset()


def initials_of(full: str, *, met_by_full: bool = False, corroborated: bool = False) -> Outcome:
    """The outcome of "LTS" that is listed by itself and stands for `full` in the text."""
    found = match("LTS Holding")
    verdicts = [
        Verdict(Outcome.POSSIBLE, (found,), ()) if met_by_full else Verdict(Outcome.NOT_LISTED, (), ()),
        Verdict(Outcome.LISTED, (found,), ()),
    ]
    forms = [name_form(full), name_form("LTS")]
    known = {found.party.uid} if corroborated else set()
    one = Cluster(full, Kind.COMPANY, (full, "LTS"), ())
    return _with_initials(one, forms, verdicts, known)[1].outcome


def test_initials_stand_for_the_name_they_are_made_of() -> None:
    full = "Lakeshore Turbine Spares Inc."
    assert initials_of(full) is Outcome.POSSIBLE
    assert initials_of(full, met_by_full=True) is Outcome.LISTED
    assert initials_of(full, corroborated=True) is Outcome.LISTED
    assert initials_of("Norvik Marine Group") is Outcome.LISTED  # a body goes by letters of another language
