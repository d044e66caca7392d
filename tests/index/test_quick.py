"""What the quick look reckons with, at the ends of the scale."""

from __future__ import annotations

import numpy as np
import pytest

from screening.index.quick import _SAME, _worth
from screening.names.bounds import SIDES, Profile


@pytest.mark.parametrize("profile", [one for side in SIDES for one in side.values()])
@pytest.mark.parametrize("floor", [1.0, 100.0])
def test_equal_words_are_worth_their_weight_whatever_is_asked_for(profile: Profile, floor: float) -> None:
    with np.errstate(all="raise"):
        worth = _worth(profile, floor)
    assert worth[_SAME] == 1.0
    assert ((worth >= 0.0) & (worth <= 1.0)).all()
