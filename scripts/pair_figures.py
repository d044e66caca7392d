"""Figures of a scorer on labelled pairs: F1, its cross-validated form, AUC, recall at a precision.

Arrays in, numbers of 0-1 out; it knows no names and reads no files.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
"""Scores of 0-100, one a pair."""
Labels = NDArray[np.bool_]
"""Whether the pair is a match, in the same order."""


def f1_at(scores: Scores, labels: Labels, threshold: float) -> float:
    taken = scores >= threshold
    both = int(taken.sum()) + int(labels.sum())
    return 2.0 * float((taken & labels).sum()) / both if both else 0.0


def best_threshold(scores: Scores, labels: Labels) -> float:
    return max((float(value) for value in np.unique(scores)), key=lambda value: f1_at(scores, labels, value))


def cross_validated_f1(scores: Scores, labels: Labels, folds: int = 5) -> float:
    """F1 of decisions on each fold by the threshold that was best on the others (fixed shuffle)."""
    order = np.random.default_rng(0).permutation(len(labels))
    taken = np.zeros(len(labels), dtype=np.bool_)
    for fold_number in range(folds):
        held = order[fold_number::folds]
        rest = np.setdiff1d(order, held)
        taken[held] = scores[held] >= best_threshold(scores[rest], labels[rest])
    return 2.0 * float((taken & labels).sum()) / (int(taken.sum()) + int(labels.sum()))


def area(scores: Scores, labels: Labels) -> float:
    """Chance that a match outscores a non-match (AUC); ties count half."""
    yes, no = scores[labels][:, None], scores[~labels][None, :]
    return float((yes > no).mean() + 0.5 * (yes == no).mean())


def recall_at_precision(scores: Scores, labels: Labels, precision: float) -> float:
    best = 0.0
    for value in np.unique(scores):
        taken = scores >= value
        right = float((taken & labels).sum())
        if right / float(taken.sum()) >= precision:
            best = max(best, right / float(labels.sum()))
    return best
