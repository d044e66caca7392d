"""Mentions to the parties of the story: which names are one party's, which need no line of their own."""

from screening.text.clusters.clusters import cluster, subject

__all__ = ["cluster", "subject"]
