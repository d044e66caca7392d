"""Who owns whom, by a file of owners, and whom the rules of ownership reach.

Reading is one thing (`percents`, `naming`, `register`, `tables`, `gleif`, `entities`), computing another
(`reach`, `chains`): the latter knows numbers alone, no file, no list and no name. `owners` puts them together
for a run. Which rules there are, and since when, stands in `lists/measures.toml`.
"""

from screening.ownership.owners import Named, Owners, ScreenNames, Terms
from screening.ownership.register import Register
from screening.ownership.rules import rules_of

__all__ = ["Named", "Owners", "Register", "ScreenNames", "Terms", "rules_of"]
