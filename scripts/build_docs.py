"""Write the generated pages of docs/ and the report in README.md; `--check` only says which are not current.

python scripts/build_docs.py [--check]
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from screening.catalogue import load_catalogue
from screening.records.schema import RunJson
from screening.reports import table
from screening.reports.schema import ReportJson
from screening.screener import Screener
from screening.settings import Settings
from screening.settings.sections import SECTIONS, environment_of, keys_of, option_of
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.text.document import read_document

ROOT = Path(__file__).resolve().parent.parent
START, END = "<!-- {name}: written by {script} -->", "<!-- /{name} -->"


def sample_report() -> str:
    """The report on the sample article against the embedded lists, on the day they were last checked."""
    catalogue = load_catalogue()
    checked = max(kept.checked_on for source in catalogue.sources for kept in source.hand_kept.values())
    clock = datetime.fromisoformat(f"{checked}T12:00:00").replace(tzinfo=UTC)
    with tempfile.TemporaryDirectory() as empty:
        snapshot = open_snapshot(Store(Path(empty)), catalogue)
        document = read_document(ROOT / "docs/examples/article.txt")
        report = Screener(snapshot, Settings(), clock).report_document(document)
    text = table.render(report, width=98).replace(str(ROOT) + "/", "")
    return f"```text\n$ screen docs/examples/article.txt\n{text}```"


def lists_page() -> str:
    """docs/lists.md: every list, where it comes from, what it means."""
    catalogue = load_catalogue()
    lines = ["# Lists", "", "Written from `lists/*.toml` by `scripts/build_docs.py`.", ""]
    lines += ["| list id | list | source | stale after | comes with the tool |", "|---|---|---|---|---|"]
    for source in catalogue.sources:
        for facts in source.lists:
            kept = source.hand_kept.get(facts.id)
            held = f"{kept.coverage}, {kept.published_on}" if kept else "no"
            days = source.max_age(facts.id)
            lines.append(
                f"| `{facts.id}` | {facts.title} | [{source.id}]({source.page}) | {days} days | {held} |"
            )
    lines += ["", "## What a listing means", ""]
    for list_id in catalogue.list_ids:
        measure = catalogue.measures[list_id]
        note = f" {measure.note}" if measure.note else ""
        lines.append(f"- **{catalogue.facts(list_id).short}** ({measure.effect}): {measure.meaning}{note}")
        lines.append(f"  [{measure.citation}]")
    return "\n".join(lines) + "\n"


def settings_table() -> str:
    """Every key of `screening.toml` with its option, environment variable and default."""
    lines = ["| key | option | environment variable | default |", "|---|---|---|---|"]
    for section, model in SECTIONS.items():
        commands = ", ".join(f"`{command}`" for command in model.commands)
        lines.append(f"| **[{section}]** | {commands} | | {(model.__doc__ or '').strip()} |")
        for key, field in keys_of(section).items():
            shown = json.dumps(field.get_default(), default=list)
            shown = "" if shown == "null" else f"`{shown}`"
            option, variable = option_of(key, field), environment_of(section, key, field)
            lines.append(f"| `{key}` | `{option}` | `{variable}` | {shown} |")
    return "\n".join(lines)


def rules_table() -> str:
    """Every rule of ownership of `lists/measures.toml`."""
    lines = ["| rule | id | lists | reaches | dates | source |", "|---|---|---|---|---|---|"]
    for rule in load_catalogue().ownership:
        held = f"{'above' if rule.above else 'from'} {rule.percent} %, "
        held += "added up across owners" if rule.aggregate else "of one owner"
        held += "; control too (not computed)" if rule.control else ""
        days = [f"{one.since}: {one.status}" if one.since else one.note for one in rule.periods]
        lists = ", ".join(f"`{one}`" for one in rule.lists)
        cells = (rule.title, f"`{rule.id}`", lists, held, "; ".join(days) or "in force", rule.citation)
        lines.append(f"| {' | '.join(cells)} |")
    notes = [f"- {rule.title}: {rule.effect}. {rule.note}".strip() for rule in load_catalogue().ownership]
    return "\n".join([*lines, "", *notes])


def between(page: str, name: str, body: str, script: str = "scripts/build_docs.py") -> str:
    """The page with what stands between the marks of `name` replaced."""
    start, end = START.format(name=name, script=script), END.format(name=name)
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"the marks of {name} are missing")
    return f"{before}{start}\n{body}\n{end}{after}"


def pages() -> Iterator[tuple[Path, str]]:
    """(path, what it should hold) of every generated page."""
    schema = ReportJson.model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    yield ROOT / "docs/report.schema.json", json.dumps(schema, indent=2) + "\n"
    run = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **RunJson.model_json_schema(by_alias=True),
    }
    yield ROOT / "docs/run.schema.json", json.dumps(run, indent=2) + "\n"
    yield ROOT / "docs/lists.md", lists_page()
    settings = ROOT / "docs/settings.md"
    yield settings, between(settings.read_text(encoding="utf-8"), "keys", settings_table())
    ownership = ROOT / "docs/ownership.md"
    yield ownership, between(ownership.read_text(encoding="utf-8"), "rules", rules_table())
    readme = ROOT / "README.md"
    yield readme, between(readme.read_text(encoding="utf-8"), "report", sample_report())


def main() -> int:
    """0 if all pages are current (or were just written), 1 if `--check` finds one that is not."""
    check = "--check" in sys.argv[1:]
    stale = [
        (path, text)
        for path, text in pages()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(f"{'not current' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
