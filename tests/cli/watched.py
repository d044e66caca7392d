"""A watch list of one's own, published on two days, and a table of names that it changed."""

from __future__ import annotations


def facts(*columns: str, more: str = "") -> str:
    """The file of a watch list whose table has these columns, each called as what it is read as."""
    read = "\n".join(f'{column} = "{column}"' for column in columns)
    return f"""
id = "own-watch"
title = "Watch list"
publisher = "us"
page = "https://example.org"
parser = "columns"
licence = "none"
max_age_days = 10000
files = ["watch.csv"]

[columns]
{read}

[[lists]]
id = "own-watch"
title = "Watch list"
short = "watch"

[measures.own-watch]
title = "Watch list"
effect = "none"
meaning = "Names we watch."
citation = "none"
{more}"""


OWNED = """
[ownership.watched]
title = "Our rule"
effect = "ask first"
lists = ["own-watch"]
percent = "50"
citation = "our policy"
"""
FACTS = facts("ref", "name", "kind", more=OWNED)
HEADER = "ref,name,kind\n1,Zorvex Heavy Machinery,company\n"
DAYS = {
    "2026-01-05": f"{HEADER}2,Quelbrin Shipping,company\n3,Brindle Tabor,company\n",
    "2026-01-06": f"{HEADER}3,Brindle Tabor,\n4,Mirtolan Optics,company\n",
}
TABLE = "row,name\nA,Mirtolan Optics Ltd\nB,Quelbrin Shipping\nC,Nobody Special\nD,Zorvex Heavy Machinery\n"
ONLY = ("--only", "own-watch")
