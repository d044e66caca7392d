"""The harder alterations: the same by the same chance, never empty, and each applies to something."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from alterations import HARD

from screening.validate.listed import Group, Listed

NAMES = {
    Group.PERSON: (
        "PETROV, Aleksandr Ivanovich",
        "LOPEZ GARCIA, Juan Manuel",
        "AL-RASHID, Muhammad Hasan",
        "KIM, Yong Chol",
        "KIM, Yong-chol",
        "HADDAD, Karim",
        "HADDADIN, Mahmoud Karim Yusuf",
        "HASAN, Ahmad",
    ),
    Group.FIRM: (
        "Uralvagon Heavy Machinery Trading and Shipping Company Limited",
        "Joint-Stock Company Northern Lathe Works of Volgograd Region",
        "Zorvex International Trading LLC",
        "Kalibrat Group Trading 4",
        "Zorvex Promet Uralvagon Ltd",
    ),
    Group.VESSEL: ("NORTHERN HARRIER 7", "CALM BRIDGE", "POLAR-TEMPEST"),
}


def test_every_kind_applies_and_repeats() -> None:
    for title, (groups, alter) in HARD.items():
        made = 0
        for group in groups:
            for text in NAMES[group]:
                listed = Listed.of(text, group, ("Калибрат",))
                altered = alter(listed, Random(3))
                assert altered == alter(listed, Random(3)), title
                assert altered is None or altered.strip(), title
                made += altered is not None
        assert made, title
