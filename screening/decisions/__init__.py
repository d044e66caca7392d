"""Reviewers' decisions, kept: a CSV file or a database in, `Decision` records out, and new ones noted.

Nothing is ever changed or deleted: a later decision on the same pair supersedes. What cannot be read is an
error, never "no decisions". What a decision does to a match is the policy's business.

    columns.py    a decision as a row of text, and every check on one
    table.py      rows as CSV, exact in both directions     csv_file.py   kept as a CSV file
    database.py   kept in SQLite, or any database by its address (SQLAlchemy)
    ledger.py     where decisions are kept, by its address
    stale.py      which have lost their effect, and why
"""
