"""A watch list of one's own, published on two days, and a table of names that it changed."""

from __future__ import annotations

FACTS = """
id = "own-watch"
title = "Watch list"
publisher = "us"
page = "https://example.org"
parser = "columns"
licence = "none"
max_age_days = 10000
files = ["watch.csv"]

[columns]
ref = "ref"
name = "name"
kind = "kind"

[[lists]]
id = "own-watch"
title = "Watch list"
short = "watch"

[measures.own-watch]
title = "Watch list"
effect = "none"
meaning = "Names we watch."
citation = "none"

[ownership.watched]
title = "Our rule"
effect = "ask first"
lists = ["own-watch"]
percent = "50"
citation = "our policy"
"""
HEADER = "ref,name,kind\n1,Zorvex Heavy Machinery,company\n"
DAYS = {
    "2026-01-05": f"{HEADER}2,Quelbrin Shipping,company\n3,Brindle Tabor,company\n",
    "2026-01-06": f"{HEADER}3,Brindle Tabor,\n4,Mirtolan Optics,company\n",
}
TABLE = "row,name\nA,Mirtolan Optics Ltd\nB,Quelbrin Shipping\nC,Nobody Special\nD,Zorvex Heavy Machinery\n"
ONLY = ("--only", "own-watch")
