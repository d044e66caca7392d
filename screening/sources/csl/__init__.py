"""The Consolidated Screening List of Commerce, State and Treasury, and the list BIS also publishes by itself.

`csv`, `json` and `dpl_txt` are the formats; the rows of dpl.txt are rows of the Consolidated List, so the
parts that read their cells serve all three.
"""
