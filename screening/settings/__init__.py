"""What a run may be told, and where it was told: the command line, the environment, `screening.toml`."""

from screening.settings.chosen import DEFAULT_THRESHOLD, Settings

__all__ = ["DEFAULT_THRESHOLD", "Settings"]
