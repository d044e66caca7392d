"""Snapshot -> candidates for a name: which listed names are worth comparing, and which are equal to it.

Depends on the snapshot alone: what a query finds never depends on what else is asked, nor in which order.
"""

from screening.index.build import heads
from screening.index.lookup import Index, is_made, open_index

__all__ = ["Index", "heads", "is_made", "open_index"]
