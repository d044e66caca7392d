"""Which addresses may become something to click on."""

from __future__ import annotations

import re

_LINK = re.compile(r"https?://[^\s()<>\\\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def is_plain_link(url: str | None) -> bool:
    """Whether an address is http(s) and holds nothing that could end it or pass for something else."""
    return _LINK.fullmatch(url or "") is not None
