"""`screen lists diff|history|rollback|verify`: what changed, what was before, what is intact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.catalogue import load_catalogue
from screening.cli.clock import now
from screening.cli.console import Format, new_console, wants_json
from screening.cli.lists_commands import app
from screening.cli.streams import note
from screening.errors import StoreError, UnknownList
from screening.model import Edition, Party
from screening.reports.visible import one_line
from screening.snapshot.diff import ListDiff, compare_editions
from screening.snapshot.pointer import Attempt
from screening.snapshot.store import Store, edition_name
from screening.snapshot.verify import verify as check_store

if TYPE_CHECKING:
    from rich.text import Text

Only = Annotated[list[str] | None, typer.Option(help="List or source id; repeatable. Default: all.")]


def _stored(store: Store, only: list[str] | None) -> list[str]:
    """Ids of the lists in the store, as far as they are asked for. Raises UnknownList."""
    wanted = load_catalogue(store.home / "lists").expand(tuple(only or ()))
    return [list_id for list_id in store.pointer().lists if not wanted or list_id in wanted]


@app.command()
def history(only: Only = None, shape: Format = "table") -> None:
    """The editions kept of each list, the current one marked."""
    as_json, store = wants_json(shape), Store()
    current = store.pointer().lists
    rows = [
        (list_id, edition, edition_name(edition) == current.get(list_id))
        for list_id in _stored(store, only)
        for edition in store.history(list_id)
    ]
    if as_json:
        typer.echo(json.dumps({"editions": [_facts(edition, held) for _, edition, held in rows]}, indent=2))
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for column in ("list", "edition", "published", "stored", "parties", ""):
        table.add_column(column, overflow="fold", no_wrap=column == "list")
    for list_id, edition, held in rows:
        stored = (edition.retrieved_at or "")[:16]
        published = edition.published_on or "unknown"
        mark = ", ".join(["current"] * held + ["not complete"] * bool(edition.incomplete))
        table.add_row(list_id, edition_name(edition), published, stored, f"{edition.parties:,}", mark)
    new_console().print(table)


@app.command()
def diff(
    only: Only = None,
    since: Annotated[
        str | None, typer.Option(help="Edition, or the beginning of its name, to compare with.")
    ] = None,
    shape: Format = "table",
) -> None:
    """Added, removed and changed parties between the current edition of each list and an earlier one."""
    as_json, store = wants_json(shape), Store()
    found: list[tuple[str, Edition | None, Edition, ListDiff | None]] = []
    for list_id in _stored(store, only):
        current = store.edition(list_id, store.pointer().lists[list_id])
        before = _earlier(store, current, since)
        made = compare_editions(store.parties(before), store.parties(current)) if before else None
        found.append((list_id, before, current, made))
    if since and not any(before for _, before, _, _ in found):
        raise UnknownList(f"no edition begins with {since!r}", hint="screen lists history shows them")
    if as_json:
        typer.echo(json.dumps({"lists": [_diff_facts(*one) for one in found]}, indent=2, ensure_ascii=False))
        return
    console = new_console()
    for one in found:
        for line in _diff_lines(*one):
            console.print(line, soft_wrap=True)


def _earlier(store: Store, current: Edition, since: str | None) -> Edition | None:
    """The edition to compare with: the one named, else the one stored last before the current."""
    past = [one for one in store.history(current.list_id) if edition_name(one) != edition_name(current)]
    if since:
        return next((one for one in past if edition_name(one).startswith(since)), None)
    older = [one for one in past if (one.retrieved_at or "") <= (current.retrieved_at or "")]
    return older[0] if older else None


def _diff_lines(list_id: str, before: Edition | None, current: Edition, made: ListDiff | None) -> list[Text]:
    if before is None or made is None:
        return [_line(f"{list_id}: no other edition to compare with", "dim")]
    counts = f"{len(made.added)} added, {len(made.removed)} removed, {len(made.changed)} changed"
    lines = [_line(f"{list_id}: {edition_name(before)} -> {edition_name(current)}: {counts}", "bold")]
    lines += [_line(f"  + {party.caption}  ({party.uid})", "green") for party in made.added]
    lines += [_line(f"  - {party.caption}  ({party.uid})", "red") for party in made.removed]
    for change in made.changed:
        lines.append(_line(f"  ~ {change.after.caption}  ({change.after.uid})", "yellow"))
        lines += [_line(f"      {what}") for what in change.what]
    return lines


def _line(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(one_line(text), style=style)


def _diff_facts(
    list_id: str, before: Edition | None, current: Edition, made: ListDiff | None
) -> dict[str, Any]:
    def named(party: Party) -> dict[str, str]:
        return {"uid": party.uid, "name": party.caption, "kind": party.kind.value}

    return {
        "id": list_id,
        "before": edition_name(before) if before else None,
        "after": edition_name(current),
        "added": [named(party) for party in made.added] if made else [],
        "removed": [named(party) for party in made.removed] if made else [],
        "changed": [{**named(one.after), "what": list(one.what)} for one in made.changed] if made else [],
    }


@app.command()
def rollback(
    list_id: Annotated[str, typer.Argument(help="The list to take back.")],
    edition: Annotated[
        str | None, typer.Argument(help="Edition, or the beginning of its name. Default: the one before.")
    ] = None,
) -> None:
    """Make an earlier edition of a list current again; reports say so until the next refresh."""
    store = Store()
    load_catalogue(store.home / "lists").facts(list_id)
    held = store.pointer().lists.get(list_id)
    if held is None:
        raise StoreError(f"{list_id} is not in the store", hint=f"screen lists refresh --only {list_id}")
    current = store.edition(list_id, held)
    target = _earlier(store, current, edition)
    if target is None:
        raise UnknownList(f"there is no such earlier edition of {list_id}", hint="screen lists history")
    reason = f"rolled back from {edition_name(current)}"
    with store.locked():
        at = now().isoformat(timespec="seconds")
        store.switch([target], {list_id: Attempt("rolled back", at, reason)})
    note(f"{list_id}: now {edition_name(target)}, {target.parties:,} parties ({reason})")


@app.command()
def verify(shape: Format = "table") -> None:
    """Recompute every digest of the store; exit code 1 if anything is not what was stored."""
    as_json = wants_json(shape)
    checks = list(check_store(Store()))
    faults = [check for check in checks if check.fault]
    if as_json:
        facts = [{"what": one.what, "ok": not one.fault, "fault": one.fault} for one in checks]
        typer.echo(json.dumps({"checks": facts}, indent=2))
    else:
        console = new_console()
        for check in faults:
            console.print(_line(f"{check.what}: {check.fault}", "bold red"), soft_wrap=True)
        console.print(f"{len(checks)} checked, {len(faults)} at fault")
    raise typer.Exit(1 if faults else 0)


def _facts(edition: Edition, current: bool) -> dict[str, Any]:
    return {
        "list": edition.list_id,
        "edition": edition_name(edition),
        "published_on": edition.published_on,
        "stored_at": edition.retrieved_at,
        "sha256": edition.sha256,
        "parties": edition.parties,
        "names": edition.names,
        "accepted": edition.accepted,
        "incomplete": edition.incomplete,
        "current": current,
    }
