"""Measure reading on labelled articles: are names found, verdicts right, and is what is shown worth it?

    python scripts/bench_articles.py [FOLDER...] [--home STORE] [--half HALF] [--faults] [--write]

FOLDER holds labelled articles (see labelled_articles.py); without one, those of tests/articles and those of
the shared folder (../shared or SCREENING_SHARED) are read. STORE is a SCREENING_HOME with the lists; HALF is
"tuned" (rules were made looking at them), "held" (they were not) or "later" (read blind first, then looked
at). `--faults` says each wrong thing by name; `--write` puts the figures into docs/articles.md. It measures;
what is good enough is said in the page.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from article_figures import Figures, measure
from labelled_articles import Article, read_folder

from screening.catalogue import load_catalogue
from screening.processes import collect_seldom
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.text.document import read_document

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "articles.md"
NOW = datetime(2026, 7, 9, 12, tzinfo=UTC)
"""The day of the newest lists at hand, so that claims with dates are judged alike on every run."""
WARM = b"""A first text loads the word tables and compiles what is sought: Acme Ltd, added to the Entity List,
is a subsidiary of Doe Corp, said Jane Roe, 47, a director of it. A broker in Ohio was charged.
"""
HEADINGS = (
    ("strict", "mentions found, span exact"),
    ("lenient", "mentions found, any overlap"),
    ("shown", "distinct names shown that are labelled parties"),
    ("listed", "listed parties found listed"),
    ("listed by list", "listed parties found, list by list"),
    ("unlisted", "unlisted parties without a match"),
    ("one finding a party", "parties with one finding"),
    ("one party a finding", "findings with one party"),
    ("kind", "kind guessed right"),
    ("section", "article or feed told right"),
    ("unnamed precision", "unnamed parties: precision"),
    ("unnamed recall", "unnamed parties: recall"),
    ("claims found", "claims about listing found"),
    ("claims precision", "claims about listing: precision"),
    ("claims judged", "claims found that are judged right"),
    ("ties found", "ownership notes found"),
    ("ties precision", "ownership notes: precision"),
)


def run(screener: Screener, article: Article) -> Figures:
    """Read one article as a file would be, and count."""
    begin = time.process_time()
    report = screener.report_document(read_document(None, article.data))
    seconds = time.process_time() - begin
    figures = measure(article, report)
    figures.seconds = seconds
    return figures


def line(name: str, figures: Figures) -> str:
    """One article's figures in one line of a terminal."""
    parts = [f"{key} {figures.share(key)}" for key in ("strict", "lenient", "shown", "listed by list")]
    wrong = ", ".join(
        f"{count} wrong {what}" for what, count in sorted(figures.wrong.items()) if " in " not in what
    )
    return f"{name:20} {'  '.join(parts)}  {figures.per_10_kb():.2f} s/10 kB  {wrong}"


def total(articles: Iterable[tuple[Article, Figures]]) -> Figures:
    """The sum over some articles."""
    figures = Figures()
    for _, one in articles:
        figures.add(one)
    return figures


def table(columns: dict[str, Figures]) -> list[str]:
    """The figures as a Markdown table, a set of articles a column."""
    rows = [["", *columns], ["---"] * (len(columns) + 1)]
    rows.append(["articles", *(str(one.articles) for one in columns.values())])
    rows += [[title, *(one.share(key) for one in columns.values())] for key, title in HEADINGS]
    for prefix in ("recall of ", "listed on "):
        keys = sorted({key for one in columns.values() for key in one.all if key.startswith(prefix)})
        rows += [[key, *(one.share(key) for one in columns.values())] for key in keys]
    for what in ("listed", "possible", "listed in traps", "possible in traps"):
        said, _, where = what.partition(" in ")
        title = f"traps hit, *{said}*" if where else f"wrong *{said}* findings"
        rows.append([title, *(str(one.wrong[what]) for one in columns.values())])
    rows.append(["seconds per 10 kB", *(f"{one.per_10_kb():.2f}" for one in columns.values())])
    return [f"| {' | '.join(row)} |" for row in rows]


def open_screener(home: Path) -> Screener:
    """The lists of a store, opened and warm as in a run over files: what is read once costs no text."""
    screener = Screener(open_snapshot(Store(home), load_catalogue()), Settings(), NOW)
    screener.report_document(read_document(None, WARM))
    collect_seldom()
    return screener


def main() -> int:
    """Print a line an article and the sums; 1 if there are none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--home", type=Path, default=os.environ.get("SCREENING_HOME"), help="a list store")
    parser.add_argument("--half", choices=("tuned", "held", "later", "shared"))
    parser.add_argument("--faults", action="store_true", help="say what was missed and what is wrong")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/articles.md")
    arguments = parser.parse_args()
    if arguments.home is None:
        parser.error("--home or SCREENING_HOME: the store whose lists the verdicts are checked against")
    shared = Path(os.environ.get("SCREENING_SHARED", ROOT.parent / "shared")) / "eval" / "articles"
    folders = arguments.folders or [one for one in (ROOT / "tests" / "articles", shared) if one.is_dir()]
    articles = [one for folder in folders for one in read_folder(folder)]
    if arguments.half:
        articles = [one for one in articles if one.half == arguments.half]
    if not articles:
        print("no labelled articles there", file=sys.stderr)
        return 1
    screener = open_screener(arguments.home)
    done = []
    for article in articles:
        figures = run(screener, article)
        done.append((article, figures))
        print(line(article.name, figures))
        if arguments.faults:
            print("".join(f"    {fault}\n" for fault in figures.faults), end="")
    halves = sorted({article.half for article in articles})
    columns = {half: total(pair for pair in done if pair[0].half == half) for half in halves}
    lines = table({**columns, "all": total(done)})
    print("\n".join(lines))
    if arguments.write:
        write_page(lines, screener)
    return 0


def write_page(lines: list[str], screener: Screener) -> None:
    """Put the table between the page's two marks."""
    head, mark, rest = PAGE.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    _, end, tail = rest.partition("<!-- /figures -->\n")
    if not mark or not end:
        raise SystemExit(f"{PAGE} has lost its marks")
    dates = sorted(one.published_on for one in screener.statuses if one.published_on)
    said = f"Lists: {len(dates)}, published {dates[0]} to {dates[-1]}."
    note = f"{said} Threshold {screener.settings.threshold:g}."
    PAGE.write_text(f"{head}{mark}\n{note}\n\n" + "\n".join(lines) + f"\n\n{end}{tail}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
