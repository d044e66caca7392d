"""`screen article|name|batch`: what is screened, with which settings, and where the answer goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.clock import now
from screening.cli.exits import EXIT
from screening.cli.inputs import find_inputs
from screening.cli.output import FORMATS, chosen_format, deliver, spare_inputs, spare_kept
from screening.cli.owners_files import know_owners
from screening.cli.recording import Record, RecordFolder, recording, write_record
from screening.errors import InputError
from screening.model import Decisions, Document, Kind, NotScreened, Query
from screening.settings import DEFAULT_THRESHOLD

if TYPE_CHECKING:
    from screening.screener import Screener

Threshold = Annotated[float, typer.Option(help="Score from which a name is at least possible, 50-100.")]
Only = Annotated[list[str] | None, typer.Option(help="List or source id to screen against; repeatable.")]
Exclude = Annotated[list[str] | None, typer.Option(help="List or source id to leave out; repeatable.")]
KindOption = Annotated[Kind, typer.Option(help="What all names are taken to be.")]
DecisionsOption = Annotated[
    str | None,
    typer.Option(
        "--decisions",
        help="Reviewers' decisions: a .csv or .db file, or a database's address.",
        metavar="FILE|URL",
    ),
]
Format = Annotated[
    str | None, typer.Option("--format", help=f"How to show the report: {', '.join(FORMATS)}.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here; the ending picks the format.")
]

Ownership = Annotated[
    list[Path] | None,
    typer.Option(
        "--ownership", help="Who owns whom: a table (owner, owned, percent), FtM or GLEIF; repeatable."
    ),
]
OwnershipRule = Annotated[
    list[str] | None,
    typer.Option("--ownership-rule", help="RULE=on or RULE=off, against its record by date; repeatable."),
]


def article(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Text, Markdown, HTML, PDF or DOCX files, or folders of them; - is standard input."
        ),
    ],
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    ownership: Ownership = None,
    ownership_rule: OwnershipRule = None,
    decisions: DecisionsOption = None,
    ner: Annotated[
        str, typer.Option(metavar="spacy:MODEL", help="A model that adds names; it takes none away.")
    ] = "",
    shape: Format = None,
    output: Output = None,
    record: Record = None,
    record_folder: RecordFolder = None,
) -> None:
    """Screen every name in articles: who is listed, on which list, meaning what - and who is not.

    What a file is, its bytes tell, not its name. Of a page, PDF or DOCX the text is taken out: menus, feeds,
    page headers and comments stand behind the article and are reported apart. PDF needs the extra "pdf".

    Several files, or a folder, give one report: each document is answered as it is alone, and the same answer
    to the same name stands once, with all its places. A file that cannot be read does not hold up the others:
    it is reported as not screened.
    """
    from screening.processes import collect_seldom

    chosen = chosen_format(shape, output)
    inputs = find_inputs(files)
    spare_inputs((one for one in (*inputs.files, *(ownership or ())) if isinstance(one, Path)), output)
    spare_kept(decisions, output)
    with recording(record, record_folder, "article", output) as recorder:
        screener = open_screener(
            threshold, only, exclude, kind, rules=ownership_rule, decisions=decisions, ner=ner
        )
        know_owners(screener, ownership or ())
        collect_seldom()
        texts: list[Document | None] = []
        report = screener.report_documents(
            _documents(inputs.files, texts if chosen == "html" else None),
            ", ".join(map(str, files)),
            passed_over=inputs.passed_over,
            gaps=inputs.gaps,
        )
        deliver(report, texts, chosen, output)
        if recorder:
            recorder.articles(report, inputs.passed_over, inputs.gaps)
        write_record(recorder, screener, report.outcome, EXIT[report.outcome])
    raise typer.Exit(EXIT[report.outcome])


def _documents(
    files: Sequence[Path | NotScreened], kept: list[Document | None] | None
) -> Iterator[Document | NotScreened]:
    """The documents one by one, what cannot be read as NotScreened with the reason; in `kept` the texts, if
    it is given. Raises InputError if the only file cannot be read."""
    for file in files:
        read: Document | NotScreened
        try:
            read = _document(file) if isinstance(file, Path) else file
        except InputError as error:
            if len(files) == 1:
                raise
            hint = f". {error.hint[0].upper()}{error.hint[1:]}" if error.hint else ""
            read = NotScreened(str(file), f"{error}{hint}")
        if kept is not None:
            kept.append(read if isinstance(read, Document) else None)
        yield read


def _document(file: Path) -> Document:
    from screening.text.document import LIMIT_PACKED, read_document

    if str(file) != "-":
        return read_document(file)
    return read_document(None, sys.stdin.buffer.read(LIMIT_PACKED + 1))


def name(
    name: Annotated[str, typer.Argument(help="The name to look for.")],
    birth_date: Annotated[
        str | None, typer.Option(help="Date of birth, as far as it is known: 1962, 1962-03-05.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Country: name or ISO code.")] = None,
    identifier: Annotated[
        list[str] | None, typer.Option(help="Number that identifies, TYPE:VALUE (imo:9187629); repeatable.")
    ] = None,
    own_id: Annotated[str, typer.Option("--id", help="Your own id of the bearer, for decisions.")] = "",
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    ownership: Ownership = None,
    ownership_rule: OwnershipRule = None,
    decisions: DecisionsOption = None,
    shape: Format = None,
    output: Output = None,
    record: Record = None,
    record_folder: RecordFolder = None,
) -> None:
    """Screen one name, with what else is known; the whole explanation."""
    from screening.screener.asked import identifiers_in

    chosen = chosen_format(shape, output)
    spare_inputs(ownership or (), output)
    spare_kept(decisions, output)
    query = Query(name, own_id, kind, birth_date, country, identifiers_in(";".join(identifier or ())))
    with recording(record, record_folder, "name", output) as recorder:
        screener = open_screener(threshold, only, exclude, kind, rules=ownership_rule, decisions=decisions)
        know_owners(screener, ownership or ())
        report = screener.report_name(query)
        deliver(report, (), chosen, output)
        if recorder:
            recorder.name(query, report)
        write_record(recorder, screener, report.outcome, EXIT[report.outcome])
    raise typer.Exit(EXIT[report.outcome])


def open_screener(
    threshold: float,
    only: list[str] | None,
    exclude: list[str] | None,
    kind: Kind,
    workers: int = 1,
    rules: list[str] | None = None,
    decisions: str | None = None,
    ner: str = "",
) -> Screener:
    """A screener over the store and the clock of this machine, of many names by so many processes; with the
    decisions at that address. Raises StoreError for a damaged list, DecisionsError if they cannot be read."""
    from screening.catalogue import load_catalogue
    from screening.screener import Screener
    from screening.settings import Settings
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    settings = Settings.of(
        threshold=threshold,
        only=tuple(only or ()),
        exclude=tuple(exclude or ()),
        kind=kind,
        ner=ner,
        ownership_rule=tuple(rules or ()),
    )
    made = _decisions(decisions) if decisions is not None else None
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    wanted = settings.lists(catalogue)  # an unknown list is an error before anything is opened
    snapshot = open_snapshot(store, catalogue)
    snapshot.demand(wanted)
    clock = now()
    # without a folder the lists are in this process's memory alone
    several = workers > 1 and snapshot.folder is not None
    if not several:
        return Screener(snapshot, settings, clock, None, made)
    from screening.index import is_made
    from screening.screener.workers import LARGE, Recipe, Workers, make_index

    recipe = Recipe(store.home, snapshot.digest, settings, clock, decisions=made)
    if len(snapshot.tables.texts) >= LARGE and not is_made(snapshot):
        make_index(recipe)
    return Screener(snapshot, settings, clock, Workers(recipe, workers), made)


def _decisions(address: str) -> Decisions:
    from screening.decisions.ledger import open_ledger

    return open_ledger(address).read()
