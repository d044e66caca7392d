"""What a text says of the parties it names. No fact of a list: `policy/` holds it against them.

claims.py      that a party is on a list, was put on one, taken off, or is not
meaning.py     on or off, whose lists, which day: what a claim's words mean
ownership.py   who is said to own whom
persons.py, offices.py   what is said of a person: age, birth, nationality, office
masks.py, clauses.py   sentences with each name as one sign; who a clause is about
"""

from screening.text.statements.claims import Said, find_claims
from screening.text.statements.meaning import Claimed
from screening.text.statements.ownership import Owned, find_ownership
from screening.text.statements.persons import Particulars, find_particulars, years_of

__all__ = [
    "Claimed",
    "Owned",
    "Particulars",
    "Said",
    "find_claims",
    "find_ownership",
    "find_particulars",
    "years_of",
]
