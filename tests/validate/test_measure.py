"""A whole run over the embedded extract: what is counted is what a screener answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Kind, Outcome, Query
from screening.validate.benign import Benign
from screening.validate.listed import LISTED_GROUPS, Group
from screening.validate.measure import Plan, validate
from screening.validate.perturbations import PERTURBATIONS, UNALTERED
from screening.validate.requirements import judged
from screening.validate.results import EVERY, BenignFile
from screening.validate.sample import draw
from tests.validate.running import ONLY, run, screener, small

SAARELA = Benign("Heikki Saarela", Kind.PERSON, Group.PERSON)


def test_the_sample_keeps_to_its_size() -> None:
    sample = draw(screener().snapshot, ONLY, 2, 1)
    assert sample.trials == draw(screener().snapshot, ONLY, 2, 1).trials
    assert sample.trials != draw(screener().snapshot, ONLY, 2, 2).trials
    for list_id in ONLY:
        for group in LISTED_GROUPS:
            for one in PERTURBATIONS:
                drawn = [
                    trial
                    for trial in sample.trials
                    if list_id in trial.lists
                    and trial.group is group
                    and trial.perturbation == one.id
                    and not trial.weak
                ]
                assert len(drawn) <= 2
                assert len({trial.uid for trial in drawn}) == len(drawn)


def test_a_larger_sample_holds_the_smaller() -> None:
    less, more = (draw(screener().snapshot, ONLY, size, 1).trials for size in (1, 3))
    key = {(one.perturbation, one.uid, one.altered) for one in more}
    assert {(one.perturbation, one.uid, one.altered) for one in less} <= key


def test_unaltered_names_find_their_party() -> None:
    for given in (True, False):
        tally = small().recall(kind_given=given, perturbation=UNALTERED.id)
        assert tally.tried > 5
        assert tally.rate(85) == 1


def test_the_run_is_the_same_again() -> None:
    assert replace(run(), seconds=0) == replace(small(), seconds=0)


def test_every_list_and_both_ways_are_counted() -> None:
    found = small()
    assert {cell.list_id for cell in found.cells} == {*ONLY, EVERY}
    tried = {given: found.recall(kind_given=given).tried for given in (True, False)}
    assert tried[True] == tried[False] > 50
    by_kind = [found.recall(kind_given=True, group=group).tried for group in found.groups()]
    assert sum(by_kind) == tried[True]


def test_the_operating_point_is_what_a_screener_at_it_answers() -> None:
    found, sample = small(), draw(screener().snapshot, ONLY, 3, 1)
    usual = screener(85)
    strong = [trial for trial in sample.trials if not trial.weak and trial.perturbation != UNALTERED.id]
    findings = usual.screen_names([Query(trial.altered, kind=trial.kind) for trial in strong])
    hits = sum(
        any(match.party.uid == trial.uid for match in finding.matches)
        for trial, finding in zip(strong, findings, strict=True)
    )
    assert found.recall(kind_given=True).at(85) == hits


def test_misses_are_what_is_not_found() -> None:
    found = small()
    strong = [cell.tally for cell in found.cells if cell.list_id == EVERY and not cell.weak]
    assert len(found.misses) == sum(tally.tried - tally.at(85) for tally in strong) > 0
    for miss in found.misses:
        (finding,) = screener(85).screen_names([Query(miss.altered)])
        if not miss.kind_given:
            assert miss.uid not in {match.party.uid for match in finding.matches}


def test_benign_names_that_match_are_told() -> None:
    sample = draw(screener().snapshot, ONLY, 1, 1)
    listed = next(one for one in sample.trials if one.group is Group.FIRM and one.perturbation == "unaltered")
    equal = Benign(listed.altered, Kind.COMPANY, Group.FIRM)
    kept = run(1, (SAARELA, equal), left_out=False)
    assert kept.benign.equal_to_listed == 1
    assert kept.false_positive(kind_given=True).tried == 2
    assert kept.false_positive(kind_given=True, group=Group.FIRM).rate(85) == 1
    assert kept.false_positive(kind_given=False, group=Group.PERSON).rate(70) == 0
    assert {(one.name, one.kind_given, one.equal) for one in kept.false_positives} == {
        (equal.text, True, True),
        (equal.text, False, True),
    }
    left_out = run(1, (SAARELA, equal))
    assert left_out.benign.equal_to_listed == 1
    assert left_out.false_positive(kind_given=True).tried == 1
    assert left_out.false_positives == ()


def test_customers_without_a_kind_are_asked_one_way() -> None:
    found = run(1, (Benign("Heikki Saarela", Kind.UNKNOWN, Group.UNSPECIFIED),), left_out=False)
    assert found.modes() == (False,)
    assert found.false_positive(kind_given=False, group=Group.UNSPECIFIED).tried == 1


def test_requirements() -> None:
    found = small()
    rate = min(found.recall(kind_given=given).rate(85) or 0 for given in (True, False))
    met = judged(found, recall=rate, false_positives=1.0).requirements
    assert [one.met for one in met] == [True, True]
    assert met[0].found == rate
    (missed,) = judged(found, recall=rate + 0.001).requirements
    assert not missed.met
    assert judged(found).requirements == ()


def test_nothing_measured_is_nothing_met() -> None:
    found = judged(run(1, ()), false_positives=1.0)
    assert [(one.met, one.found) for one in found.requirements] == [(False, None)]


def test_a_screener_at_another_threshold_is_refused() -> None:
    with pytest.raises(ValueError, match="must be 70"):
        validate(screener(85), Plan(1, 1, 85), (), BenignFile("none", "", 0, 0, left_out=True))


def test_progress_ends_at_the_whole() -> None:
    told: list[tuple[int, int]] = []
    about = BenignFile("mine", "", 1, 0, left_out=False)
    found = validate(screener(), Plan(1, 1, 85), (SAARELA,), about, lambda *one: told.append(one))
    assert told[-1] == (found.queries, found.queries)


def test_weak_aliases_are_apart() -> None:
    found = small()
    assert not any(cell.weak and cell.perturbation != UNALTERED.id for cell in found.cells)
    finding = screener(85).screen_name(Query("Heikki Saarela", kind=Kind.PERSON))
    assert finding.outcome is Outcome.NOT_LISTED
