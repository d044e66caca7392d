"""What was odd in files of owners, gathered: each sort once, with how often and where."""

from __future__ import annotations

from collections import defaultdict

PLACES_TOLD = 5
"""Rows that a note names; the others it counts."""


class Notes:
    """What is odd, each sort once with the lines it stands in; `gaps` could hide an owner."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, bool], list[str]] = {}
        self._counts: dict[tuple[str, bool], int] = defaultdict(int)

    def add(self, what: str, where: str, *, gap: bool = False) -> None:
        """Note one thing; `gap`: something may be missing."""
        self._counts[what, gap] += 1
        places = self._places.setdefault((what, gap), [])
        if where and len(places) < PLACES_TOLD and where not in places:
            places.append(where)

    def told(self, *, gaps: bool) -> tuple[str, ...]:
        """Notes or gaps as lines."""
        lines = []
        for (what, gap), places in self._places.items():
            if gap is gaps:
                count = self._counts[what, gap]
                more = ", ..." if count > len(places) and places else ""
                lines.append(f"{what} ({count:,}x{': ' if places else ''}{', '.join(places)}{more})")
        return tuple(lines)
