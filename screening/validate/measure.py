"""The run itself: draw, screen once at the lowest threshold, count at every one.

Names go through `Screener.screen_names` and nowhere else. A name counts at a threshold if the match that it
made scores as much; a match that rests on no score (a short form, a family name, an identifier) counts at
every threshold. Judgement and threshold meet only in those: family names are looked up where nothing else
matched, short forms where nothing was listed outright, so a match at 70 can hide one that a run at 85 shows.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screening import __version__
from screening.model import Basis, Finding, Kind, Match, Query
from screening.names import name_form
from screening.screener import Screener
from screening.snapshot.freshness import shortcomings
from screening.validate.benign import Benign
from screening.validate.rates import LOWEST, Tally
from screening.validate.results import (
    EVERY,
    Alerts,
    BenignFile,
    Cell,
    FalsePositive,
    Miss,
    Validation,
)
from screening.validate.sample import Sample, Trial, draw

Progress = Callable[[int, int], None]
"""(names screened, names in all)"""

_CHUNK = 500
"""Names screened at a time: enough for an engine that works on many at once, few enough to show progress."""
_SCORELESS = frozenset({Basis.SHORT_FORM, Basis.SURNAME, Basis.IDENTIFIER})
_EQUAL_FROM = 99.0
"""Equal names score more than this; whether they are equal is then asked of their keys."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: sample size a list, group and class; the seed; the operating point (a score)."""

    sample: int
    seed: int
    threshold: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is kept of a finding: per party the score its match counts with, and the nearest listed names."""

    met: Mapping[str, float]
    near: tuple[tuple[str, str, float], ...]
    first: tuple[str, str, float] | None
    equal: bool


def validate(
    screener: Screener,
    plan: Plan,
    benign: Sequence[Benign],
    benign_file: BenignFile,
    progress: Progress | None = None,
) -> Validation:
    """Measure a screener whose threshold is the lowest one (`rates.LOWEST`). Raises ValueError if it is
    not."""
    if screener.settings.threshold != LOWEST:
        raise ValueError(f"the screener's threshold must be {LOWEST}, not {screener.settings.threshold}")
    sample = draw(screener.snapshot, screener.list_ids, plan.sample, plan.seed)
    started = time.perf_counter()
    asked = _queries(sample, benign)
    answers = dict(_screened(screener, asked, progress))
    seconds = time.perf_counter() - started
    equal = frozenset(one for one in benign if any(answers[key].equal for key in _asked_as(one)))
    counted = [one for one in benign if not (benign_file.left_out and one in equal)]
    return Validation(
        version=__version__,
        made_at=screener.now.isoformat(timespec="seconds"),
        seconds=seconds,
        seed=plan.seed,
        sample=plan.sample,
        threshold=plan.threshold,
        snapshot_digest=screener.snapshot.digest,
        settings_digest=screener.settings.digest,
        lists=screener.statuses,
        warnings=shortcomings(screener.statuses),
        left_out=dict(sample.left_out),
        trials=len(sample.trials),
        queries=len(asked),
        cells=tuple(_cells(sample, answers)),
        benign=_told(benign_file, len(benign), len(equal)),
        alerts=tuple(_alerts(counted, answers)),
        misses=tuple(_misses(sample, answers, plan.threshold)),
        false_positives=tuple(_false_positives(counted, answers, plan.threshold)),
    )


_Key = tuple[str, Kind]


def _modes(text: str, kind: Kind) -> Iterator[tuple[bool, _Key]]:
    """(kind given, query) of a name: with its kind where it has one, and without."""
    if kind is not Kind.UNKNOWN:
        yield True, (text, kind)
    yield False, (text, Kind.UNKNOWN)


def _asked_as(one: Benign) -> list[_Key]:
    return [key for _, key in _modes(one.text, one.kind)]


def _queries(sample: Sample, benign: Sequence[Benign]) -> list[_Key]:
    """Every distinct query, in a fixed order."""
    keys = [key for trial in sample.trials for _, key in _modes(trial.altered, trial.kind)]
    return list(dict.fromkeys([*keys, *(key for one in benign for key in _asked_as(one))]))


def _screened(
    screener: Screener, asked: Sequence[_Key], progress: Progress | None
) -> Iterator[tuple[_Key, _Answer]]:
    for start in range(0, len(asked), _CHUNK):
        keys = asked[start : start + _CHUNK]
        findings = screener.screen_names([Query(text, kind=kind) for text, kind in keys])
        for key, finding in zip(keys, findings, strict=True):
            yield key, _kept(key, finding)
        if progress:
            progress(min(start + _CHUNK, len(asked)), len(asked))


def _kept(key: _Key, finding: Finding) -> _Answer:
    met: dict[str, float] = {}
    for match in finding.matches:
        met[match.party.uid] = max(met.get(match.party.uid, 0.0), _counts_with(match))
    near = [(match.party.uid, match.name.text, match.score) for match in finding.matches]
    near += [(miss.party.uid, miss.name.text, miss.score) for miss in finding.nearest]
    best = max(finding.matches, key=_counts_with, default=None)
    return _Answer(
        met=met,
        near=tuple(sorted(near, key=lambda one: (-one[2], one[0]))),
        first=(best.party.uid, best.name.text, _counts_with(best)) if best else None,
        equal=any(match.score > _EQUAL_FROM and _is_equal(key, match) for match in finding.matches),
    )


def _counts_with(match: Match) -> float:
    return 100.0 if match.basis in _SCORELESS else match.score


def _is_equal(key: _Key, match: Match) -> bool:
    text, kind = key
    return name_form(text, kind).key == name_form(match.name.text, match.party.kind).key


def _cells(sample: Sample, answers: Mapping[_Key, _Answer]) -> Iterator[Cell]:
    scores: defaultdict[tuple[str, str, str, bool, bool], list[float | None]] = defaultdict(list)
    groups = {trial.group.value: trial.group for trial in sample.trials}
    for trial in sample.trials:
        for given, key in _modes(trial.altered, trial.kind):
            score = answers[key].met.get(trial.uid)
            for list_id in (EVERY, *trial.lists):
                scores[(trial.perturbation, list_id, trial.group.value, given, trial.weak)].append(score)
    for (perturbation, list_id, group, given, weak), found in scores.items():
        yield Cell(perturbation, list_id, groups[group], given, weak, Tally.of(found))


def _alerts(benign: Sequence[Benign], answers: Mapping[_Key, _Answer]) -> Iterator[Alerts]:
    scores: defaultdict[tuple[str, bool], list[float | None]] = defaultdict(list)
    groups = {one.group.value: one.group for one in benign}
    for one in benign:
        for given, key in _modes(one.text, one.kind):
            scores[(one.group.value, given)].append(max(answers[key].met.values(), default=None))
    for (group, given), found in scores.items():
        yield Alerts(groups[group], given, Tally.of(found))


def _misses(sample: Sample, answers: Mapping[_Key, _Answer], threshold: int) -> Iterator[Miss]:
    """In the order of the trials; weak aliases are no misses: they confirm a match, they do not make one."""
    for trial in sample.trials:
        for given, key in _modes(trial.altered, trial.kind) if not trial.weak else ():
            answer = answers[key]
            if answer.met.get(trial.uid, 0.0) < threshold:
                yield _miss(trial, given, answer)


def _miss(trial: Trial, given: bool, answer: _Answer) -> Miss:
    own = max((score for uid, _, score in answer.near if uid == trial.uid), default=None)
    other = next(((name, score) for uid, name, score in answer.near if uid != trial.uid), ("", None))
    return Miss(
        perturbation=trial.perturbation,
        group=trial.group,
        kind_given=given,
        altered=trial.altered,
        wanted=trial.published,
        uid=trial.uid,
        lists=trial.lists,
        score=own,
        nearest=other[0],
        nearest_score=other[1],
    )


def _false_positives(
    benign: Sequence[Benign], answers: Mapping[_Key, _Answer], threshold: int
) -> Iterator[FalsePositive]:
    for one in benign:
        for given, key in _modes(one.text, one.kind):
            first = answers[key].first
            if first and first[2] >= threshold:
                uid, name, score = first
                yield FalsePositive(one.group, given, one.text, score, name, uid, answers[key].equal)


def _told(file: BenignFile, names: int, equal: int) -> BenignFile:
    return BenignFile(file.source, file.sha256, names, equal, file.left_out)
