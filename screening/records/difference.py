"""Two sets of answers -> what differs, finding by finding and row by row, in words.

It says what differs, never why: that is for who knows what was changed between the two.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from screening.errors import RecordError
from screening.records.answers import Answers

APART = frozenset({"findings", "tool", "decisions", "owners"})
"""Parts of a report that are looked at by themselves: files may lie elsewhere now, and decisions be more."""
TERMS = frozenset({"lists", "settings", "settings_digest", "snapshot_digest"})
"""What a report says it was made from; not compared where that was changed on purpose."""
_LONGEST_LINE = 64_000_000

Json = dict[str, Any]


class Said(NamedTuple):
    """What differs, in words; `grave`: an outcome, a match or its score, not the evidence alone."""

    text: str
    grave: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that is not as it was. `where` is an input or a row, `what` says how it differs; `grave`
    where outcomes or matches do; `cause` is filled in by who knows."""

    where: str
    name: str
    what: tuple[str, ...]
    grave: bool = True
    cause: str = ""


def _difference(where: str, name: str, said: Sequence[Said]) -> Difference:
    texts = tuple(dict.fromkeys(one.text for one in said))
    return Difference(where, name, texts, any(one.grave for one in said))


def differences(
    before: Answers, after: Answers, label: str, *, same_terms: bool = True
) -> Iterator[Difference]:
    """What of `before` is otherwise in `after`; `label` is what a report is about.

    What `after` has besides is passed over: a later version says more. `same_terms`: both were made from the
    same lists and settings.
    """
    if before.rows is not None and after.rows is not None:
        if before.rows_digest != after.rows_digest:
            found = list(_rows(before.rows, after.rows))
            yield from found or [Difference("table", "", ("the file of answers is written otherwise",))]
        if before.tally != after.tally:
            yield Difference("table", "", (f"tally {_counts(before.tally)}, now {_counts(after.tally)}",))
        return
    if before.report is None or after.report is None:
        raise RecordError("the record holds no answer")
    yield from _report(before.report, after.report, label, APART if same_terms else APART | TERMS)


def _report(then: Json, now: Json, where: str, apart: frozenset[str]) -> Iterator[Difference]:
    old, new = _by_name(then["findings"]), _by_name(now["findings"])
    for key in dict.fromkeys([*old, *new]):
        said = _finding(old.get(key), new.get(key))
        if said:
            yield _difference(where, key[0], said)
    for part in then:
        if part not in apart and then[part] != now.get(part):
            text = _changed(part, then[part], now.get(part))
            yield Difference(where, "", (text,), grave=part in ("outcome", "unnamed", "not_screened"))


def _by_name(findings: Any) -> dict[tuple[str, int], Json]:
    """Findings by name; of those of one name the first, second ..."""
    met: Counter[str] = Counter()
    found: dict[tuple[str, int], Json] = {}
    for one in findings:
        name = str(one["name"])
        found[name, met[name]] = one
        met[name] += 1
    return found


def _finding(then: Json | None, now: Json | None) -> list[Said]:
    if then is None or now is None:
        return [Said(f"{_outcome(then)}, now {_outcome(now)}")] if then != now else []
    said = []
    if then.get("outcome") != now.get("outcome"):
        said.append(Said(f"{_outcome(then)}, now {_outcome(now)}"))
    old, new = _matches(then), _matches(now)
    for uid in dict.fromkeys([*old, *new]):
        said += _match(uid, old.get(uid), new.get(uid))
    other = sorted(
        key for key in then if key not in ("outcome", "matches", "statement") and then[key] != now.get(key)
    )
    if other and now is not _UNMET:
        said.append(Said(f"otherwise: {', '.join(other)}", grave=False))
    if not said and then.get("statement") != now.get("statement"):
        said.append(Said("its wording", grave=False))
    return said


def _matches(finding: Json) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for one in finding.get("matches") or ():
        lists = [f.get("list") for f in one.get("family") or ()]
        found[";".join([str(one.get("party", {}).get("uid")), *map(str, lists)])] = one
    return found


def _match(uid: str, then: Json | None, now: Json | None) -> list[Said]:
    if then is None or now is None:
        there = now or then or {}
        party = there.get("party", {})
        came = "match gone" if now is None else "new match"
        return [Said(f"{came}: {party.get('caption')} ({uid}), {_scored(there)}")]
    if _scored(then) != _scored(now):
        return [Said(f"match {uid}: {_scored(then)}, now {_scored(now)}")]
    parts = sorted(key for key in then if then[key] != now.get(key))
    return [Said(f"match {uid}: otherwise {', '.join(parts)}", grave=False)] if parts else []


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
        said = []
        if then["outcome"] != now["outcome"]:
            said.append(Said(f"{then['outcome']}, now {now['outcome']}"))
        if then["reason"] != now["reason"]:
            said.append(Said(f"reason {then['reason']!r}, now {now['reason']!r}", grave=False))
        findings, again = _by_name(then["findings"]), _by_name(now["findings"])
        for key in dict.fromkeys([*findings, *again]):  # a name without a finding: nothing was found
            said += _finding(findings.get(key, _UNMET), again.get(key, _UNMET))
        said += _changes(then["changes"], now["changes"])
        cells = then["cells"] or now["cells"]
        if then["cells"] and now["cells"] and then["cells"] != now["cells"]:
            said.append(Said("its cells"))
        if said:
            yield _difference(f"row {row}", str(cells.get("name", "")), said)


def _changes(before: Sequence[Json], after: Sequence[Json]) -> Iterator[Said]:
    """What lists changed in a row, of a rescreening."""
    old, new = ({_of_change(one): one for one in side} for side in (before, after))
    for key in dict.fromkeys([*old, *new]):
        then, now = old.get(key), new.get(key)
        if then is None or now is None:
            yield Said(f"change {'gone' if now is None else 'not told before'}: {_told(then or now or {})}")
        elif _told(then) != _told(now):
            yield Said(f"change: {_told(then)}, now {_told(now)}")
        elif then != now:
            parts = sorted(part for part in then if then[part] != now.get(part))
            if parts:
                yield Said(f"change {_told(then)}: otherwise {', '.join(parts)}", grave=False)


def _of_change(one: Json) -> tuple[str, ...]:
    return tuple(str(one.get(key)) for key in ("rule", "party_id", "list"))


def _told(one: Json) -> str:
    score = one.get("score_after") or one.get("score_before")
    at = f" at {score}" if score is not None else ""
    outcomes = f"{one.get('outcome_before')} -> {one.get('outcome_after')}"
    return f"{one.get('change')} {one.get('matched_name')!r} ({one.get('party_id')}){at}, {outcomes}"


_UNMET: Json = {"outcome": "not_listed", "matches": []}
_NOTHING: Json = {"outcome": "not_listed", "reason": "", "cells": {}, "findings": [], "changes": []}
_OF_AN_ANSWER = ("outcome", "reason", "cells", "findings")
_OF_A_ROW = ("outcome", "reason", "cells", "changes")


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
                        answers[facts["answer"]] = {
                            **_NOTHING,
                            **{key: facts[key] for key in _OF_AN_ANSWER},
                        }
                        continue
                    fault = {**_NOTHING, **{key: facts[key] for key in _OF_A_ROW if key in facts}}
                    self.rows[int(facts["row"])] = answers[facts["answer"]] if "answer" in facts else fault
        except OSError as error:
            raise RecordError(f"cannot read {path}: {error.strerror}") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise RecordError(f"{path}:{number} is no line of answers") from error

    def answer(self, row: int) -> Json:
        return self.rows.get(row, _NOTHING)
