"""The words for several documents in one run: which stands where, and how each was answered alone."""

from __future__ import annotations

import os
from collections import Counter
from functools import lru_cache
from pathlib import Path, PurePath

from screening.model import DocumentAnswer, Finding, Mention, Outcome, Report
from screening.reports.groups import is_hidden
from screening.reports.wording import plural

ANSWERS = {"matches": "matches", "incomplete": "no match, incomplete", "no_match": "no match"}
MOST_LINES = 12
"""Lines of one document that are told of a name; JSON and CSV have them all."""


def several(report: Report) -> bool:
    """Whether a report is about more than one document: then each place names its own."""
    return report.input.kind == "articles"


def label(place: int, report: Report) -> str:
    """The path of a document without the folders that all of them share."""
    return _labels(tuple(one.input.path for one in report.documents))[place]


@lru_cache(maxsize=8)
def _labels(paths: tuple[str, ...]) -> tuple[str, ...]:
    folders = [str(Path(path).parent) for path in paths if path != "-"]
    try:
        shared = os.path.commonpath(folders) if folders else ""
    except ValueError:  # relative beside absolute, or two drives
        shared = ""
    short = [
        path if path == "-" else PurePath(os.path.relpath(path, shared or ".")).as_posix() for path in paths
    ]
    return tuple("standard input" if path == "-" else path for path in (short if shared else paths))


def line_of(mention: Mention, report: Report) -> str:
    """ "line 3", "a.txt, line 3"."""
    where = f"line {mention.line}"
    return f"{label(mention.document, report)}, {where}" if several(report) else where


def places(finding: Finding, report: Report) -> list[str]:
    """Where a name stands, document by document: "lines 3, 8", "a.txt: lines 3, 8"."""
    said = []
    for place in finding.documents:
        lines = [one.line for one in finding.mentions if one.document == place]
        times = Counter(lines)
        words = [f"{line} (×{count})" if count > 1 else str(line) for line, count in times.items()]
        more = [f"and {len(words) - MOST_LINES} more"] if len(words) > MOST_LINES else []
        where = f"{'line' if len(words) == 1 else 'lines'} {', '.join(words[:MOST_LINES] + more)}"
        said.append(f"{label(place, report)}: {where}" if several(report) else where)
    return said


def told(finding: Finding, report: Report) -> list[tuple[str, str, str]]:
    """What the texts say of a party's listings and owners: which text, its words, the verdict or note."""
    said = [(one.document, one.quote, f"{one.verdict} ({one.why})") for one in finding.claims]
    said += [(one.document, one.quote, " ".join((f"{one.why}.", *one.rules))) for one in finding.ties]
    return [
        (label(place, report) if several(report) else "The text", quote, answer)
        for place, quote, answer in said
    ]


def those(documents: tuple[int, ...], report: Report) -> str:
    """The documents at some places, in words."""
    return ", ".join(label(place, report) for place in documents)


def answered_otherwise(finding: Finding, report: Report) -> str:
    """How the same name was answered in other documents, if not as here: "possible in b.txt"."""
    if not several(report):
        return ""
    name = finding.name.casefold()
    others = [
        one
        for one in report.findings
        if one is not finding and one.outcome is not finding.outcome and one.name.casefold() == name
    ]
    return "; ".join(
        f"{one.outcome.value.replace('_', ' ')} in {those(one.documents, report)}" for one in others
    )


def sum_line(report: Report) -> str:
    """How many documents hold matches, how many none, how many were not read."""
    answers = Counter(answer_of(place, report) for place in range(len(report.documents)))
    return "; ".join(f"{plural(count, 'document')}: {answer}" for answer, count in answers.items()) + "."


def answer_of(place: int, report: Report) -> str:
    """How a document was answered, in a word or two."""
    return "NOT READ" if report.documents[place].reason else ANSWERS[report.documents[place].outcome]


def about(place: int, report: Report) -> str:
    """What there is to say of a document beyond its answer: the reason why it was not read, or its names."""
    one = report.documents[place]
    if one.reason:
        return one.reason
    shown = [f for f in report.findings if place in f.documents and not is_hidden(f)]
    found = Counter(finding.outcome for finding in shown if finding.section == "article")
    outside = sum(finding.section != "article" for finding in shown)
    words = [
        f"{found[outcome]} {outcome.value.replace('_', ' ')}"
        for outcome in Outcome
        if found[outcome] or outcome in (Outcome.LISTED, Outcome.POSSIBLE)
    ]
    words += [f"{count} unnamed"] if (count := sum(u.document == place for u in report.unnamed)) else []
    words += [f"{outside} outside the article"] if outside else []
    return ", ".join(words) + _subject(one, place, report)


def _subject(one: DocumentAnswer, place: int, report: Report) -> str:
    """What the document is about, and how that was answered in it."""
    found = next(
        (f for f in report.findings if place in f.documents and one.subject in (f.name, *f.forms)), None
    )
    return f"; about {one.subject}: {found.outcome.value.replace('_', ' ')}" if found else ""
