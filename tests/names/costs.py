"""What the tokens of one name cost left over, at least."""

from __future__ import annotations

import numpy as np

from screening.names import NameForm, Names, Weights
from screening.names.bounds import class_of
from screening.names.hanging import place_traits
from screening.names.least import Tokens, least_costs
from screening.names.readings import first_three


def tokens_of(forms: list[NameForm]) -> Tokens:
    """The tokens of names."""
    tokens = [token for form in forms for token in form.tokens]
    number = {token: at for at, token in enumerate(dict.fromkeys(tokens))}
    columns = (
        [len(form.tokens) for form in forms],
        [number[token] for token in tokens],
        [place_traits(token) for token in tokens],
        [first_three(token) for token in tokens],
        [class_of(form) for form in forms],
    )
    return Tokens(*(np.array(column, dtype=np.int64) for column in columns))


def costs_of_all(forms: list[NameForm], weights: Weights) -> list[dict[str, tuple[float, float]]]:
    """Of each name: token -> (what it costs left over of a firm's name, of a person's), at least."""
    weight = np.array([weights.of(token) for form in forms for token in form.tokens]).reshape(-1, 2)
    costs = iter(least_costs(Names.of(forms), tokens_of(forms), weight).tolist())
    return [{token: tuple(next(costs)) for token in form.tokens} for form in forms]


def costs_of(form: NameForm, weights: Weights) -> dict[str, tuple[float, float]]:
    """The same of one name."""
    return costs_of_all([form], weights)[0]
