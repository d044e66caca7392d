"""`screen address|identifier`: what is looked up by something else than a name."""

from __future__ import annotations

from typing import Annotated

import typer

from screening.cli.exits import EXIT
from screening.cli.output import chosen_format, deliver, spare_kept
from screening.cli.recording import Record, RecordFolder, recording, write_record
from screening.cli.screen_commands import DecisionsOption, Exclude, Format, Only, Output, open_screener
from screening.model import Identifier, Kind
from screening.settings import DEFAULT_THRESHOLD

OwnId = Annotated[str, typer.Option("--id", help="Your own id of whose it is, for decisions.")]


def address(
    address: Annotated[str, typer.Argument(help="The address, in one line.")],
    country: Annotated[str | None, typer.Option(help="Country, if the address names none.")] = None,
    own_id: OwnId = "",
    only: Only = None,
    exclude: Exclude = None,
    decisions: DecisionsOption = None,
    shape: Format = None,
    output: Output = None,
    record: Record = None,
    record_folder: RecordFolder = None,
) -> None:
    """Look an address up: listed addresses, and listed parties that have it.

    What is found is a red flag to look into, and no match of a name. Country and place must agree; street,
    building and house number are compared with room for slips and other spellings.
    """
    chosen = chosen_format(shape, output)
    spare_kept(decisions, output)
    with recording(record, record_folder, "address", output) as recorder:
        screener = open_screener(DEFAULT_THRESHOLD, only, exclude, Kind.ADDRESS, decisions=decisions)
        report = screener.report_address(address, country, own_id)
        deliver(report, (), chosen, output)
        if recorder:
            recorder.lookup(report, address=address, country=country, own_id=own_id)
        write_record(recorder, screener, report.outcome, EXIT[report.outcome])
    raise typer.Exit(EXIT[report.outcome])


def identifier(
    numbers: Annotated[
        list[str],
        typer.Argument(help="TYPE:VALUE (imo:9187629, wallet:bc1..., passport:A123) or the value alone."),
    ],
    country: Annotated[str | None, typer.Option(help="Country that issued it: name or ISO code.")] = None,
    own_id: OwnId = "",
    only: Only = None,
    exclude: Exclude = None,
    decisions: DecisionsOption = None,
    shape: Format = None,
    output: Output = None,
    record: Record = None,
    record_folder: RecordFolder = None,
) -> None:
    """Look numbers up that identify: IMO, MMSI, tax and registration numbers, passports, BIC, LEI, wallets.

    Each is answered by itself. Where its type has a check digit, one that is wrong is told.
    """
    from screening.screener.asked import UNTYPED, identifiers_in

    chosen = chosen_format(shape, output)
    spare_kept(decisions, output)
    # an empty word, as of a variable that is not set, is a number that was not looked up
    asked = [one for text in numbers for one in identifiers_in(text) or (Identifier(UNTYPED, text),)]
    with recording(record, record_folder, "identifier", output) as recorder:
        screener = open_screener(DEFAULT_THRESHOLD, only, exclude, Kind.UNKNOWN, decisions=decisions)
        report = screener.report_identifiers(asked, country, own_id)
        deliver(report, (), chosen, output)
        if recorder:
            recorder.lookup(report, numbers=asked, country=country, own_id=own_id)
        write_record(recorder, screener, report.outcome, EXIT[report.outcome])
    raise typer.Exit(EXIT[report.outcome])
