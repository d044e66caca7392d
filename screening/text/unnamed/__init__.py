"""Parties that a text speaks of without naming them."""

from screening.text.unnamed.unnamed import find_unnamed

__all__ = ["find_unnamed"]
