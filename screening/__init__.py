"""Sanctions and export-control screening: lists, names and articles in, verdicts with evidence out."""

__version__ = "0.1.0"
