"""Published files into the store: the only room that may open a connection."""

from screening.refresh.fetch import Fetcher, Progress
from screening.refresh.run import SourceResult, refresh

__all__ = ["Fetcher", "Progress", "SourceResult", "refresh"]
