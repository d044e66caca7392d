"""Colours of the page: text against what it stands on, in light and dark (WCAG 2.2, 1.4.3: 4.5 to 1)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("screening.reports.html").joinpath("page.css").read_text(encoding="utf-8")
LEAST = 4.5
PAPERS = ("page", "paper", "wash")
PAIRS = [
    *((ink, paper) for ink in ("ink", "soft", "accent", "possible") for paper in PAPERS),
    *((tone, f"{tone}-wash") for tone in ("listed", "possible", "unlisted", "unnamed")),
    *((tone, paper) for tone in ("listed", "unlisted", "unnamed") for paper in PAPERS),
    *(
        (ink, f"{tone}-wash")
        for ink in ("ink", "soft")
        for tone in ("listed", "possible", "unlisted", "unnamed")
    ),
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block))


def themes() -> dict[str, dict[str, str]]:
    light = colours(CSS[: CSS.index("@media")])
    dark = CSS[CSS.index("prefers-color-scheme: dark") :]
    return {"light": light, "dark": light | colours(dark[: dark.index("\n}")])}


def luminance(colour: str) -> float:
    """Relative luminance of "#rgb" or "#rrggbb"."""
    digits = colour.removeprefix("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_text_can_be_read(theme: str, ink: str, paper: str) -> None:
    held = themes()[theme]
    one, other = sorted((luminance(held[ink]), luminance(held[paper])))
    assert (other + 0.05) / (one + 0.05) >= LEAST
