"""A short name that is listed and a full name that is not are two parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

from screening.matcher import Matcher
from screening.model import Cluster, Comparison, Kind, Name, Party
from screening.names import NameForm
from screening.policy import Candidate
from screening.screener.daughters import told_apart
from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions

TEXT = "Norvik closed. Its unit, Norvik Phase Two Pumps Ltd, went on. Norvik owes money."
FULL = "Norvik Phase Two Pumps Ltd"


def matcher(met: Mapping[str, Sequence[str]], listed: Sequence[str]) -> Matcher:
    """Meets the parties of these ids by these names."""

    def candidates(form: NameForm, kind: Kind, *, equal_only: bool = False) -> list[Candidate]:
        return [
            Candidate(Party(uid, Kind.COMPANY, (Name(uid),), ()), Name(uid), Comparison(95.0))
            for uid in met.get(form.text, ())
        ]

    return SimpleNamespace(candidates=candidates, is_listed=lambda text: text in listed)  # type: ignore[return-value]


def parted(text: str, met: Mapping[str, Sequence[str]], listed: Sequence[str]) -> list[tuple[str, int]]:
    document = read_document(None, text.encode())
    clusters: tuple[Cluster, ...] = cluster(document, find_mentions(document))
    return [(one.name, len(one.mentions)) for one in told_apart(clusters, matcher(met, listed), 85.0)]


def test_a_listed_short_name_is_no_part_of_a_daughter_that_is_not() -> None:
    assert parted(TEXT, {"Norvik": ["l:1"]}, ["Norvik"]) == [("Norvik", 2), (FULL, 1)]


def test_names_that_meet_the_same_party_stay_one() -> None:
    assert parted(TEXT, {"Norvik": ["l:1"], FULL: ["l:1", "l:2"]}, ["Norvik"]) == [(FULL, 3)]
    assert parted(TEXT, {"Norvik": ["l:1"]}, ["Norvik", FULL]) == [(FULL, 3)]
    assert parted(TEXT, {"Norvik": ["l:1"]}, []) == [(FULL, 3)]


def test_persons_stay_one() -> None:
    text = "The broker Dragan Petkovic fled. Petkovic owes money."
    assert parted(text, {"Petkovic": ["l:1"]}, ["Petkovic"]) == [("Dragan Petkovic", 2)]
