"""Tables of names in, the same rows with verdicts out."""
