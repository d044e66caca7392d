"""What list changes do to names that were screened before: matches that are new, gone or changed, and why.

since.py        the editions that counted at an earlier time
changes.py      what two snapshots differ in: parties, and what words weigh
opening.py      the lists then and now, opened
touched.py      which listed names are touched
tokens.py       names that were read together -> their tokens by number
sieve.py        many names -> those that may be moved, at a first look (among.py: touched names and what words
                meet in them; vocabulary.py: the words; joints.py: neighbours that may be one word)
concerned.py    which queries may be answered otherwise
difference.py   the answers of one row before and after -> what changed in it, each with its cause
cells.py        the cells of rows by their roles, and which rows are looked at together
rows.py         rows of cells -> what differs in each
others.py       processes that get ready while the lists are opened
hands.py        rows handed to them and to this one
run.py          a table in, the changes of its rows out
told.py         changes as rows of a table, JSON, lines for people
"""
