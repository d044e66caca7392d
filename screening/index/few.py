"""Few names that many queries are looked up among, weighed as among all: of two times, by weights of each.

What a query asks is made ready once for all of them. Names are found as `Index.pairs` finds them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.asked import asked
from screening.index.build import few_names
from screening.index.pairs import PairFinder
from screening.names import NameForm, Names, Weights
from screening.snapshot.flat import Array


class Few:
    """Lookups over some names. `groups`: for each set of weights the names that are looked among by it, as
    masks over `forms`, by the number of a group of queries. No word of a query of a group may weigh otherwise
    by another set."""

    def __init__(
        self, forms: Sequence[NameForm], weights: Sequence[Weights], groups: Sequence[dict[int, Array]]
    ) -> None:
        named = Names.of(forms)
        made = [few_names(named, one) for one in weights]
        self._terms = made[0][1]
        self._weights = weights[0]
        self._finders = [
            {
                group: PairFinder(arrays, self._terms.words, mask)
                for group, mask in masks.items()
                if mask.any()
            }
            for (arrays, _), masks in zip(made, groups, strict=True)
        ]

    def meeting(self, names: Names, group: int, floor: float) -> Array:
        """Places of the queries, all of one group, that may score `floor` or more with one of its names."""
        finders = [own[group] for own in self._finders if group in own]
        if not finders or not len(names):
            return np.empty(0, dtype=np.int64)
        ready = asked(names, self._terms, self._weights)
        return np.unique(np.concatenate([one.find(ready, floor).query for one in finders]))
