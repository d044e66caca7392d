"""A Document to the names in it, each with its place and a guess at what bears it.

mentions.py   the whole document: what the text bears out, what a list holds word for word
reading.py    one stretch of it: runs of capitals -> pieces -> how sure each is a name
runs.py, pieces.py, guards.py, kinds.py   those steps      zones.py, known.py   where capitals tell nothing
row.py, commas.py, brackets.py   how far a run goes
records.py, citations.py   what stands beside names and is none
listed.py, overlaps.py   the safety net of exact listed names      native.py   scripts without capitals
"""

from screening.text.mentions.mentions import find_mentions

__all__ = ["find_mentions"]
