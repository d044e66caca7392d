"""A validation as JSON in its published shape (`schema`): all counts, all misses, all false positives."""

from __future__ import annotations

import json
from typing import Any

from screening.model import ListStatus
from screening.validate.perturbations import PERTURBATIONS
from screening.validate.rates import THRESHOLDS
from screening.validate.results import FalsePositive, Miss, Validation
from screening.validate.shown.schema import SCHEMA, ListJson, ValidationJson
from screening.validate.shown.wording import worst_class


def render(found: Validation) -> str:
    """The validation as indented JSON, ending in a newline."""
    return json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"


def as_json(found: Validation) -> dict[str, Any]:
    """The validation as a dict, checked against the published shape."""
    shaped: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"version": found.version},
        "made_at": found.made_at,
        "seconds": round(found.seconds, 3),
        "seed": found.seed,
        "sample": found.sample,
        "threshold": found.threshold,
        "thresholds": list(THRESHOLDS),
        "snapshot_digest": found.snapshot_digest,
        "settings_digest": found.settings_digest,
        "lists": [_list(status) for status in found.lists],
        "warnings": list(found.warnings),
        "left_out": found.left_out,
        "trials": found.trials,
        "queries": found.queries,
        "perturbations": [
            {"id": one.id, "title": one.title, "what": one.what, "kinds": list(one.groups)}
            for one in PERTURBATIONS
        ],
        "summary": [_summary(found, kind_given=given) for given in (True, False)],
        "recall": _recall(found),
        "benign": {
            "source": found.benign.source,
            "sha256": found.benign.sha256 or None,
            "names": found.benign.names,
            "equal_to_listed": found.benign.equal_to_listed,
            "equal_left_out": found.benign.left_out,
        },
        "false_positive": _alerts(found),
        "misses": [_miss(one) for one in found.misses],
        "false_positives": [_false_positive(one) for one in found.false_positives],
        "requirements": [
            {"name": one.name, "limit": one.limit, "found": one.found, "met": one.met, "where": one.where}
            for one in found.requirements
        ],
    }
    return ValidationJson.model_validate(shaped).model_dump(mode="json", by_alias=True)


def _list(status: ListStatus) -> dict[str, Any]:
    return {field: getattr(status, field) for field in ListJson.model_fields}


def _summary(found: Validation, *, kind_given: bool) -> dict[str, Any]:
    recall, alerts = found.recall(kind_given=kind_given), found.false_positive(kind_given=kind_given)
    worst = worst_class(found, kind_given=kind_given)
    return {
        "kind_given": kind_given,
        "tried": recall.tried,
        "recall": recall.rate(found.threshold),
        "recall_interval": recall.interval(found.threshold),
        "lowest_class": worst[0].id if worst else None,
        "lowest_recall": worst[1].rate(found.threshold) if worst else None,
        "benign": alerts.tried,
        "false_positive_rate": alerts.rate(found.threshold),
        "false_positive_interval": alerts.interval(found.threshold),
    }


def _recall(found: Validation) -> list[dict[str, Any]]:
    return [
        {
            "perturbation": cell.perturbation,
            "list": cell.list_id,
            "kind": cell.group,
            "kind_given": cell.kind_given,
            "weak": cell.weak,
            "tried": cell.tally.tried,
            "found": list(cell.tally.hits),
        }
        for cell in found.cells
    ]


def _alerts(found: Validation) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.group,
            "kind_given": one.kind_given,
            "tried": one.tally.tried,
            "met": list(one.tally.hits),
            "intervals": [one.tally.interval(threshold) for threshold in THRESHOLDS],
        }
        for one in found.alerts
    ]


def _miss(one: Miss) -> dict[str, Any]:
    return {
        "perturbation": one.perturbation,
        "kind": one.group,
        "kind_given": one.kind_given,
        "altered": one.altered,
        "wanted": one.wanted,
        "uid": one.uid,
        "lists": list(one.lists),
        "score": one.score,
        "nearest": one.nearest or None,
        "nearest_score": one.nearest_score,
    }


def _false_positive(one: FalsePositive) -> dict[str, Any]:
    return {
        "kind": one.group,
        "kind_given": one.kind_given,
        "name": one.name,
        "score": one.score,
        "met": one.met,
        "uid": one.uid,
        "equal": one.equal,
    }
