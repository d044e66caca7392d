"""The columns of a table on the command line: the options that choose them, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from screening.reports.wording import plural

if TYPE_CHECKING:
    from screening.screener.columns import Columns

NameColumn = Annotated[str | None, typer.Option(help="Column of the names, if it is not found.")]
GivenColumn = Annotated[str | None, typer.Option(help="Column of given names, joined with family names.")]
MiddleColumn = Annotated[str | None, typer.Option(help="Column of middle names or patronymics.")]
FamilyColumn = Annotated[str | None, typer.Option(help="Column of family names.")]
AliasColumn = Annotated[str | None, typer.Option(help="Column of other names, joined by ;.")]
KindColumn = Annotated[str | None, typer.Option(help="Column that says person, company, vessel ...")]
BirthColumn = Annotated[str | None, typer.Option(help="Column of dates of birth.")]
CountryColumn = Annotated[str | None, typer.Option(help="Column of countries or nationalities.")]
NumberColumn = Annotated[str | None, typer.Option(help="Column of identifiers (TYPE:VALUE, or numbers).")]
AddressColumn = Annotated[str | None, typer.Option(help="Column of addresses in one line.")]
IdColumn = Annotated[str | None, typer.Option(help="Column of your own ids, which decisions speak of.")]


def passed_over(columns: Columns) -> list[str]:
    """What to say of columns that are read together or by their words, and of names that are not screened."""
    said = []
    names, whole = columns.names, columns.by_role.get("name")
    if columns.guessed:
        said.append(f"the names are read from the column {whole!r}")
    elif len(names) > 1:
        parts = " + ".join(repr(name) for name in names if name != whole)
        if not whole:
            said.append(f"the names are joined from {parts}")
        elif "family_name" in columns.by_role:
            said.append(f"the names are those of {whole!r}; persons joined from {parts} are screened too")
        else:
            said.append(f"the names are joined from {parts} + {whole!r}")
    if columns.passed_over:
        read = [*(names[:1]), *filter(None, [columns.by_role.get("alias")])]
        others = ", ".join(map(repr, columns.passed_over))
        options = "--name-column, --alias-column" if len(read) > 1 else "--name-column"
        read_from = " and ".join(map(repr, read))
        said.append(f"the names screened are those of {read_from}, not of {others} ({options})")
    if columns.numbers:
        said.append(f"identifiers are read from {', '.join(map(repr, columns.numbers))}")
    return said


def columns_read(columns: Columns, header: Sequence[str]) -> list[str]:
    """Which columns of a table are read, and how many are not: a heading that is not known shows there."""
    read = [f"{column!r} as {role.replace('_', ' ')}" for role, column in columns.by_role.items()]
    others = len(header) - len({*columns.by_role.values()})
    if len(header) < 2:
        return []
    kept = f"; {plural(others, 'other')} {'is' if others == 1 else 'are'} kept and not read" if others else ""
    return [f"columns read: {', '.join(read)}{kept}"]
