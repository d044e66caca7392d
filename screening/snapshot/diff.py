"""Two editions of a list compared party by party: who came, who went, who changed and in what."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, fields

from screening.model import Name, Party
from screening.snapshot.records import encode

LONGEST_SHOWN = 100
"""Letters shown of one value that came or went; the record itself is in the edition."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A party that stands in both. `what` says each change in a few words."""

    before: Party
    after: Party
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListDiff:
    """What differs between two editions; all three in the order of uids."""

    added: tuple[Party, ...]
    removed: tuple[Party, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compare_editions(before: Iterable[Party], after: Iterable[Party]) -> ListDiff:
    """The difference of two editions of one list; parties are the same by uid."""
    old, new = {party.uid: party for party in before}, {party.uid: party for party in after}
    both = sorted(old.keys() & new.keys())
    changed = [
        Changed(old[uid], new[uid], what_changed(old[uid], new[uid])) for uid in both if old[uid] != new[uid]
    ]
    return ListDiff(
        added=tuple(new[uid] for uid in sorted(new.keys() - old.keys())),
        removed=tuple(old[uid] for uid in sorted(old.keys() - new.keys())),
        changed=tuple(change for change in changed if encode(change.before) != encode(change.after)),
    )


def what_changed(before: Party, after: Party) -> tuple[str, ...]:
    """Each change of a party in a few words: names gained and lost, fields that differ."""
    said = []
    old, new = set(before.names), set(after.names)
    said += [f"name added: {_called(name)}" for name in after.names if name not in old]
    said += [f"name removed: {_called(name)}" for name in before.names if name not in new]
    for part in fields(Party):
        if part.name not in ("uid", "names") and getattr(before, part.name) != getattr(after, part.name):
            said.append(_difference(part.name, getattr(before, part.name), getattr(after, part.name)))
    return tuple(said) or ("names in another order",)


def _called(name: Name) -> str:
    weak = "weak " if name.strength.value == "weak" else ""
    return f"{name.text} ({weak}{name.role.value})"


def _difference(field: str, before: object, after: object) -> str:
    label = field.replace("_", " ")
    if isinstance(before, tuple) and isinstance(after, tuple):
        gained = [_shown(one) for one in after if one not in before]
        lost = [_shown(one) for one in before if one not in after]
        parts = [f"added {', '.join(gained)}" if gained else "", f"removed {', '.join(lost)}" if lost else ""]
        return f"{label}: {'; '.join(part for part in parts if part) or 'another order'}"
    return f"{label}: {before} -> {after}"


def _shown(value: object) -> str:
    """A value in a few words: what it holds, without what it lacks."""
    if not hasattr(value, "__dataclass_fields__"):
        return str(value)
    held = [getattr(value, name) for name in value.__dataclass_fields__]
    flat = [", ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in held if one]
    return textwrap.shorten(" ".join(flat), LONGEST_SHOWN, placeholder=" ...")
