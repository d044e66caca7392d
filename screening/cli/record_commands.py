"""`screen verify`: is a record what was written, and does its run give the same answers again?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.cli.console import new_console, wants_json
from screening.cli.output import ENDINGS, deliver, is_stdout, spare_inputs, spare_kept
from screening.cli.owners_files import know_owners, names_by_number
from screening.cli.screen_commands import DecisionsOption
from screening.cli.streams import note
from screening.errors import RecordError, SettingsError
from screening.reports.visible import one_line

if TYPE_CHECKING:
    from screening.records.answers import Answers
    from screening.records.checks import Check
    from screening.records.repeat import Again
    from screening.records.table import RecordedTable
    from screening.records.verify import Verification
    from screening.screener import Screener

SHOWN = 50
"""Differences shown of one record in a table; --format json tells up to `MOST`."""
MOST = 10_000
VERDICT_EXIT = {"identical": 0, "intact": 0, "failed": 1, "differs": 3, "unchecked": 4}
_WORST_FIRST = ("failed", "differs", "unchecked", "intact", "identical")
_STYLES = {"fault": "bold red", "differs": "yellow", "unchecked": "yellow", "note": "dim", "ok": "green"}


def verify(
    context: typer.Context,
    record: Annotated[Path, typer.Argument(help="RUN.json, or a folder of records.")],
    inputs: Annotated[
        list[Path] | None, typer.Option("--input", help="Where an input is now; repeatable.", metavar="FILE")
    ] = None,
    decisions: DecisionsOption = None,
    today: Annotated[
        bool, typer.Option("--today", help="Say too what today's lists and settings would change.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write the report of the run again, by its ending: .html, .md, .csv, .json.",
        ),
    ] = None,
    seals: Annotated[
        bool, typer.Option("--seals", help="Look at seals, answers and chain alone; repeat no run.")
    ] = False,
    processes: Annotated[
        int | None, typer.Option(min=1, help="Processes that screen. Default: one a processor.")
    ] = None,
    shape: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Verify a record, or a folder of them: recompute all digests, repeat the run, say what differs and why.

    Exit codes: 0 identical (or, by --seals, intact), 1 failed (the record or its chain was tampered with, or
    it is none), 2 usage, 3 differs, 4 could not be checked wholly; 1 outranks 3, 3 outranks 4.
    """
    from screening.processes import usable_processors
    from screening.records.checks import Check, check_chain
    from screening.records.verify import Verification, Verifier
    from screening.snapshot.store import Store

    as_json = wants_json(shape)
    if output is not None:
        _spare(record, output, seals=seals)
    if seals and (today or inputs):
        raise SettingsError("--seals repeats no run", hint="leave out --today and --input, or --seals")
    chain: list[Check] = []
    paths = [record]
    if record.is_dir():
        chain, paths = check_chain(record)
    settings = context.find_root().obj.chosen() if today else None
    verifier = Verifier(
        Store(),
        know_recorded_owners,
        rescreened_again,
        tuple(inputs or ()),
        decisions,
        settings,
        processes or usable_processors(),
    )
    found = []
    for path in paths:
        try:
            found.append(verifier.verify_seal(path) if seals else verifier.verify(path))
        except RecordError as error:
            if not chain:
                raise
            found.append(Verification(path, (Check("record", "fault", str(error), error.hint),)))
        if not as_json:
            _print(found[-1])
    if output is not None:
        _write_again(found[0], output)
    verdict = _worst(found, chain)
    _tell(found, chain, verdict, as_json=as_json)
    raise typer.Exit(VERDICT_EXIT[verdict])


def _tell(found: list[Verification], chain: list[Check], verdict: str, *, as_json: bool) -> None:
    """The whole as JSON; else what was not told yet: of a folder the chain."""
    if as_json:
        facts = {
            "schema": "screening.verification/1",
            "verdict": verdict,
            "chain": [_check(one) for one in chain],
            "records": [_facts(one) for one in found],
        }
        typer.echo(json.dumps(facts, indent=2, ensure_ascii=False))
    elif chain:
        _print_checks(chain)
        note(f"screen: {len(found)} records: {verdict}")


def _spare(record: Path, output: Path, *, seals: bool) -> None:
    """Raise SettingsError where no report can be written again."""
    if seals or record.is_dir() or is_stdout(output):
        hint = "screen verify RUN.json -o FILE"
        raise SettingsError("a report is written of one run that is repeated, to a file", hint=hint)
    if output.suffix.casefold() not in ENDINGS:
        raise SettingsError(
            f"the ending of {output.name!r} tells no format", hint=f"one of {', '.join(ENDINGS)}"
        )
    spare_inputs([record], output)
    spare_kept(None, output)


def _write_again(found: Verification, output: Path) -> None:
    """Write the report of a run that gives the same answers as then; of others say why there is none."""
    if found.run is not None and found.report is not None:
        spare_inputs((Path(one.place) for one in found.run.inputs), output)
        deliver(found.report, (), ENDINGS[output.suffix.casefold()], output)
        return
    table = found.run is not None and found.run.table is not None
    why = "its answers stand beside its record" if table else "it does not give the same answers again"
    note(f"screen: {output} was not written: {why}")


def know_recorded_owners(screener: Screener, owners: Sequence[Path], table: RecordedTable | None) -> None:
    """Let files of owners speak as they did in the recorded run. Raises InputError."""
    numbered = owners and table is not None and not table.streamed
    know_owners(screener, owners, names_by_number(table.open, table.columns) if numbered and table else ())


def rescreened_again(again: Again, folder: Path) -> Answers:
    """What a recorded rescreening answers now. Raises ScreeningError."""
    from screening.rescreen.evidence import rescreened

    return rescreened(again, know_recorded_owners, folder)


def _worst(found: list[Verification], chain: list[Check]) -> str:
    verdicts = {one.verdict for one in found}
    if any(check.state == "fault" for check in chain):
        verdicts.add("failed")
    return next(verdict for verdict in _WORST_FIRST if verdict in verdicts or verdict == "identical")


def _facts(one: Verification) -> dict[str, Any]:
    return {
        "record": str(one.path),
        "verdict": one.verdict,
        "repeated": one.repeated,
        "command": one.run.command if one.run else None,
        "started_at": one.run.started_at if one.run else None,
        "outcome": one.run.outcome if one.run else None,
        "checks": [_check(check) for check in one.checks],
        "differences_total": len(one.differences),
        "differences_grave": sum(d.grave for d in one.differences),
        "differences": [
            {"where": d.where, "name": d.name, "what": list(d.what), "grave": d.grave, "cause": d.cause}
            for d in one.differences[:MOST]
        ],
    }


def _check(check: Check) -> dict[str, str]:
    return {"what": check.what, "state": check.state, "said": check.said, "hint": check.hint}


def _print(one: Verification) -> None:
    console = new_console()
    run = one.run
    about = f"  ({run.command}, {run.started_at[:19]}, {run.outcome})" if run else ""
    console.print(one_line(f"{one.path}: {one.verdict.upper()}{about}"), style="bold", soft_wrap=True)
    if one.verdict == "intact":  # of a folder of ten years what is wrong is worth reading
        return
    _print_checks(one.checks)
    shown = sorted(one.differences, key=lambda difference: not difference.grave)[:SHOWN]
    for cause in dict.fromkeys(difference.cause for difference in shown):
        console.print(one_line(f"  because of {cause}:"), style="dim", soft_wrap=True)
        for difference in shown:
            if difference.cause == cause:
                name = f" {difference.name!r}" if difference.name else ""
                line = f"    {difference.where}{name}: {'; '.join(difference.what)}"
                console.print(one_line(line), soft_wrap=True)
    if len(one.differences) > SHOWN:
        console.print(f"  and {len(one.differences) - SHOWN:,} more: --format json")


def _print_checks(checks: list[Check] | tuple[Check, ...]) -> None:
    console = new_console()
    for check in checks:
        hint = f" ({check.hint})" if check.hint else ""
        style = _STYLES[check.state]
        console.print(
            one_line(f"  {check.state:9} {check.what}: {check.said}{hint}"), style=style, soft_wrap=True
        )
