"""Two sets of answers -> what differs, finding by finding and row by row, in words.

It says what differs, never why: that is for who knows what was changed between the two.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening.errors import RecordError
from screening.records.answers import Answers

COMPARED = (
    "subject",
    "inputs",
    "also_screened",
    "unnamed",
    "suppressed",
    "not_screened",
    "warnings",
    "outcome",
)
"""What of a report is compared as a whole, beside its findings; lists and settings are checked apart."""
_LONGEST_LINE = 64_000_000

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that is not as it was. `where` is an input or a row, `what` says how it differs; `cause`
    is filled in by who knows."""

    where: str
    name: str
    what: tuple[str, ...]
    cause: str = ""


def differences(before: Answers, after: Answers, label: str) -> Iterator[Difference]:
    """What of `before` is otherwise in `after`; `label` is what a report is about."""
    if before.rows is not None and after.rows is not None:
        if before.rows_digest != after.rows_digest:
            yield from _rows(before.rows, after.rows)
        if before.tally != after.tally:
            yield Difference("table", "", (f"tally {_counts(before.tally)}, now {_counts(after.tally)}",))
        return
    if before.report is None or after.report is None:
        raise RecordError("the record holds no answer")
    yield from _report(before.report, after.report, label)


def _report(then: Json, now: Json, where: str) -> Iterator[Difference]:
    old, new = _by_name(then.get("findings")), _by_name(now.get("findings"))
    for key in dict.fromkeys([*old, *new]):
        what = _finding(old.get(key), new.get(key))
        if what:
            yield Difference(where, key[0], what)
    for part in COMPARED:
        if then.get(part) != now.get(part):
            yield Difference(where, "", (_changed(part, then.get(part), now.get(part)),))


def _by_name(findings: Any) -> dict[tuple[str, int], Json]:
    """Findings by name; of those of one name the first, second ..."""
    met: Counter[str] = Counter()
    found: dict[tuple[str, int], Json] = {}
    for one in findings if isinstance(findings, list) else ():
        if isinstance(one, dict):
            name = str(one.get("name"))
            found[name, met[name]] = one
            met[name] += 1
    return found


def _finding(then: Json | None, now: Json | None) -> tuple[str, ...]:
    if then == now:
        return ()
    if then is None or now is None:
        return (f"{_outcome(then)}, now {_outcome(now)}",)
    said = []
    if then.get("outcome") != now.get("outcome"):
        said.append(f"{_outcome(then)}, now {_outcome(now)}")
    old, new = _matches(then), _matches(now)
    for uid in dict.fromkeys([*old, *new]):
        said += _match(uid, old.get(uid), new.get(uid))
    both = then.keys() & now.keys() - {"outcome", "matches", "statement"}
    other = sorted(key for key in both if then.get(key) != now.get(key))
    if other:
        said.append(f"otherwise: {', '.join(other)}")
    return tuple(said or ["its wording"])


def _matches(finding: Json) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for one in finding.get("matches") or ():
        lists = [f.get("list") for f in one.get("family") or ()]
        found[";".join([str(one.get("party", {}).get("uid")), *map(str, lists)])] = one
    return found


def _match(uid: str, then: Json | None, now: Json | None) -> list[str]:
    if then == now:
        return []
    if then is None or now is None:
        there = now or then or {}
        party = there.get("party", {})
        came = "match gone" if now is None else "new match"
        return [f"{came}: {party.get('caption')} ({uid}), {_scored(there)}"]
    if _scored(then) != _scored(now):
        return [f"match {uid}: {_scored(then)}, now {_scored(now)}"]
    parts = sorted(key for key in {*then, *now} if then.get(key) != now.get(key))
    return [f"match {uid}: otherwise {', '.join(parts)}"]


def _scored(match: Json) -> str:
    name = match.get("name", {})
    return f"{match.get('outcome')} at {match.get('score')} by {name.get('text')!r}"


def _outcome(finding: Json | None) -> str:
    return str(finding.get("outcome")) if finding else "no such finding"


def _changed(part: str, then: Any, now: Any) -> str:
    if isinstance(then, list) and isinstance(now, list):
        gone = [one for one in then if one not in now]
        new = [one for one in now if one not in then]
        return f"{part}: {len(gone)} gone, {len(new)} new"
    return f"{part}: {then!r}, now {now!r}"


def _counts(tally: dict[str, int] | None) -> str:
    return ", ".join(f"{rows:,} {outcome}" for outcome, rows in sorted((tally or {}).items())) or "nothing"


# --- rows ------------------------------------------------------------------------------------------


def _rows(before: Path, after: Path) -> Iterator[Difference]:
    old, new = _RowsFile(before), _RowsFile(after)
    for row in sorted(old.rows.keys() | new.rows.keys()):
        then, now = old.answer(row), new.answer(row)
        if then == now:
            continue
        what = []
        if then["outcome"] != now["outcome"]:
            what.append(f"{then['outcome']}, now {now['outcome']}")
        if then["reason"] != now["reason"]:
            what.append(f"reason {then['reason']!r}, now {now['reason']!r}")
        names = {**_by_name(then["findings"]), **_by_name(now["findings"])}
        for key in names:
            pair = _by_name(then["findings"]).get(key), _by_name(now["findings"]).get(key)
            if all(pair):  # a name without a finding: nothing found, which the outcome tells
                what += _finding(*pair)
            else:
                what += [w for w in _finding(*(one or _UNMET for one in pair)) if w not in what]
        cells = then["cells"] or now["cells"]
        yield Difference(f"row {row}", str(cells.get("name", "")), tuple(what or ["its cells"]))


_UNMET: Json = {"outcome": "not_listed", "matches": []}
_NOTHING: Json = {"outcome": "not_listed", "reason": "", "cells": {}, "findings": []}


class _RowsFile:
    """A file of answers, read again: the answers by number, the rows by theirs."""

    def __init__(self, path: Path) -> None:
        """Raises RecordError for what is no such file."""
        self.rows: dict[int, Json] = {}
        answers: dict[int, Json] = {}
        number = 0
        try:
            with path.open("rb") as stream:
                while line := stream.readline(_LONGEST_LINE):
                    number += 1
                    facts = json.loads(line)
                    if "row" not in facts:
                        answers[facts["answer"]] = {key: facts[key] for key in _NOTHING}
                        continue
                    fault = {**_NOTHING, **{key: facts[key] for key in ("outcome", "reason") if key in facts}}
                    self.rows[int(facts["row"])] = answers[facts["answer"]] if "answer" in facts else fault
        except OSError as error:
            raise RecordError(f"cannot read {path}: {error.strerror}") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise RecordError(f"{path}:{number} is no line of answers") from error

    def answer(self, row: int) -> Json:
        return self.rows.get(row, _NOTHING)
