"""A listed name as it is altered: in spoken order, with the group it is reported in.

Alters and screens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screening.model import Kind


class Group(StrEnum):
    """What results are told apart by. Unspecified: customers that are none of the three, or of whom
    the file does not say what they are."""

    PERSON = "person"
    FIRM = "firm"
    VESSEL = "vessel"
    UNSPECIFIED = "unspecified"


LISTED_GROUPS = (Group.PERSON, Group.FIRM, Group.VESSEL)
GROUPS = {
    Kind.PERSON: Group.PERSON,
    Kind.COMPANY: Group.FIRM,
    Kind.ORGANIZATION: Group.FIRM,
    Kind.VESSEL: Group.VESSEL,
    Kind.UNKNOWN: Group.UNSPECIFIED,
}
"""Aircraft and addresses have no group: their names are numbers and places."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed name. `published` is its text on the list, `text` the same in the order it is spoken in,
    `family` the family name where the list tells it (by a comma), else "". `native` are the names that the
    list gives the same party in another script."""

    published: str
    text: str
    group: Group
    family: str = ""
    native: tuple[str, ...] = ()

    @classmethod
    def of(cls, published: str, group: Group, native: tuple[str, ...] = ()) -> Listed:
        """Turns "FAMILY, Given" of a person round; every other name is spoken as it is published."""
        last, comma, first = (part.strip() for part in published.partition(","))
        if group is Group.PERSON and comma and last and first and "," not in first:
            return cls(published, f"{first} {last}", group, last, native)
        return cls(published, published, group, "", native)
