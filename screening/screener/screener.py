"""The pipeline, and the only orchestration: queries meet the snapshot, a report comes out.

The same document, snapshot, settings and clock give the same report. Nothing is printed, logged or fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from screening import __version__
from screening.errors import ScreeningError
from screening.index import open_index
from screening.matcher import Matcher
from screening.model import (
    Decisions,
    Document,
    DocumentAnswer,
    Finding,
    Identifier,
    InputInfo,
    Kind,
    ListStatus,
    NotScreened,
    Outcome,
    OwnersFile,
    Query,
    Report,
    Unnamed,
)
from screening.names import name_form
from screening.places import country_meant
from screening.policy import Book, Rules, facts_of
from screening.screener.findings import measures_of, report_outcome, unmet
from screening.screener.lookups import answer_address, answer_number, notes_on
from screening.screener.names import answer_names
from screening.settings import Settings
from screening.snapshot.freshness import shortcomings
from screening.snapshot.snapshot import Snapshot
from screening.text.vocabulary import is_dictionary_word

if TYPE_CHECKING:  # most runs do without: each is loaded when it is first needed
    from screening.addresses import AddressFlags
    from screening.ownership import Owners, Register
    from screening.policy.claims import Standard
    from screening.screener.workers import Workers
    from screening.text.ner import Recognizer


class Screener:
    """One snapshot opened for screening with one set of settings."""

    def __init__(
        self,
        snapshot: Snapshot,
        settings: Settings,
        now: datetime,
        workers: Workers | None = None,
        decisions: Decisions | None = None,
    ) -> None:
        """`now` is the clock of the run (aware); `workers` answer for many names at once, if given;
        `decisions` are those of reviewers, theirs too. Raises UnknownList, SettingsError."""
        self.workers = workers
        self.decisions = decisions
        self.snapshot = snapshot
        self.settings = settings
        self.now = now
        self.list_ids = settings.lists(snapshot.catalogue)
        self.index = index = open_index(snapshot, self.list_ids)
        today = now.date().isoformat()
        rules = Rules(settings.threshold, index.weights, is_dictionary_word, today)
        book = Book(decisions.made, now) if decisions else None
        self._matcher = Matcher(index, rules, self.list_ids, book)
        self._recognizer = _recognizer(settings.ner)
        self.owners: Owners | None = None

    def at(self, now: datetime) -> Screener:
        """The same with another clock, its processes with it."""
        workers = self.workers.at(now) if self.workers else None
        return Screener(self.snapshot, self.settings, now, workers, self.decisions)

    def know_owners(self, register: Register, files: Sequence[OwnersFile]) -> None:
        """From now on ask files of owners, read into a closed register of this run's day, about every name.

        Raises SettingsError for a rule of ownership that there is not.
        """
        from screening.screener.owned import owners_for

        about = self.snapshot.catalogue, self.settings, self.list_ids
        self.owners = owners_for(register, files, *about, self.screen_names)

    def close(self) -> None:
        """End the processes, if there are any."""
        if self.workers:
            self.workers.close()

    def screen_frame(self, frame: Any, columns: Mapping[str, str | None] | None = None) -> Any:
        """The rows of a frame (polars, or anything with an Arrow stream) with the answers of `screen batch`
        beside them, in order; see `screening.screener.frame`."""
        from screening.screener.frame import screen_frame

        return screen_frame(self, frame, columns)

    @cached_property
    def _addresses(self) -> AddressFlags:
        from screening.addresses import AddressFlags

        return AddressFlags(self.snapshot, self.list_ids, self._matcher.listed.party)

    @cached_property
    def statuses(self) -> tuple[ListStatus, ...]:
        """What there is to say of each list of this run."""
        return self.snapshot.statuses(self.now.date(), self.list_ids)

    def screen_name(self, query: Query) -> Finding:
        """The answer for one name, all listed parties that met it, and the nearest that did not."""
        return self.screen_names([query])[0]

    def screen_names(self, queries: Sequence[Query]) -> list[Finding]:
        """One finding a query, in their order; each is what the query is answered alone.

        Nearest of a name that met nothing are only those that came near the threshold. A name without a
        letter or digit is not screened, unless an identifier stands with it.
        """
        return [found or unmet(query) for query, found in zip(queries, self.begin(queries)(), strict=True)]

    def begin(self, queries: Sequence[Query]) -> Callable[[], Iterable[Finding | None]]:
        """`met` in two steps: where there are processes they are at it until the call that is returned."""
        if self.workers and self.workers.worthwhile(len(queries)):
            return self.workers.begin(queries)
        return partial(self.met, queries)

    def met(self, queries: Sequence[Query]) -> list[Finding | None]:
        """`screen_names` by this process alone; None for names of which there is nothing to say but that no
        list has them."""
        return answer_names(queries, self._matcher, lambda: self._addresses)

    def report_address(self, address: str, country: str | None = None, own_id: str = "") -> Report:
        """A report on one address: listed addresses, listed parties that have it, and the nearest to it."""
        query = Query(address, own_id, Kind.ADDRESS, None, country)
        finding = answer_address(query, self._addresses, self._matcher)
        gaps = [f"the country {country!r} is not known"] if country and not country_meant(country) else []
        info = InputInfo("address", "-", "")
        return self._report(info, (finding,), subject_name=finding.name, gaps=tuple(gaps))

    def report_identifiers(
        self, numbers: Sequence[Identifier], country: str | None = None, own_id: str = ""
    ) -> Report:
        """A report on numbers that identify, a finding each; `country` issued them where they do not tell.
        A decision on the number as it is called in the report, or on the own id, is one on it."""
        findings: list[Finding] = []
        gaps: list[str] = []
        for one in numbers:
            query = Query("", own_id, Kind.UNKNOWN, None, country, (one,))
            facts = facts_of(query)
            findings.append(answer_number(one, query, self.screen_name(query), facts, self._matcher))
            gaps += (note for note in notes_on(one, facts) if note not in gaps)
        return self._report(InputInfo("identifier", "-", ""), tuple(findings), gaps=tuple(gaps))

    def report_name(self, query: Query) -> Report:
        """A report on one name, with the nearest that did not meet it."""
        form, facts = name_form(query.text.strip(), query.kind), facts_of(query)
        self._matcher.prepare([form])  # so that it is looked up once, with what is near it
        finding = self.screen_name(query)
        if finding.outcome is Outcome.NOT_LISTED:
            verdict = self._matcher.verdict(form, query.kind, None, facts)
            finding = replace(finding, nearest=self._matcher.nearest(form, query.kind, verdict))
        findings, gaps = self._with_owners((finding,), query.identifiers)
        # what was given and could not be used is a gap
        info = InputInfo("name", "-", "")
        return self._report(info, findings, subject_name=finding.name, gaps=(*facts.notes, *gaps))

    def report_rows(self) -> Report:
        """What a report says of a run, without a finding: the lists and measures that findings speak of."""
        report = self._report(InputInfo("table", "-", ""), ())
        return replace(report, measures=dict(self.snapshot.catalogue.measures))

    def report_document(self, document: Document) -> Report:
        """Read a document and answer for every name in it."""
        from screening.screener.articles import answer_document

        standard, year = self._standard(), self.now.year
        found = answer_document(document, self._matcher, self.settings, standard, year, self._recognizer)
        info = InputInfo("article", document.path, document.sha256, document.encoding, len(document.text))
        findings, unscreened = self._with_owners(found.findings)
        gaps = (*found.gaps, *unscreened)
        report = self._report(info, findings, subject_name=found.subject, unnamed=found.unnamed, gaps=gaps)
        own = DocumentAnswer(info, report.outcome, report.subject, gaps)
        return replace(report, documents=(own,))

    def report_documents(
        self,
        documents: Iterable[Document | NotScreened],
        label: str,
        passed_over: Sequence[NotScreened] = (),
        gaps: Sequence[str] = (),
    ) -> Report:
        """One report on several documents, each answered as it is alone; `label` is what was asked for.

        What could not be read stands among them as NotScreened, the path as its text, and leaves the report
        incomplete, as do the `gaps` of the whole run. A single document gives its own report.
        """
        from screening.screener.merging import merge_reports

        answers = [self.report_document(one) if isinstance(one, Document) else one for one in documents]
        if len(answers) == 1 and isinstance(answers[0], Report) and not passed_over:
            return answers[0]
        base = self._report(InputInfo("articles", label, ""), (), gaps=tuple(gaps))
        return merge_reports(answers, replace(base, not_screened=tuple(passed_over)))

    def _chosen(self) -> dict[str, object]:
        """The settings for the record, with the version of the model that was used."""
        chosen = self.settings.model_dump(mode="json")
        return chosen | {"ner_model": self._recognizer.name} if self._recognizer else chosen

    def _standard(self) -> Standard:
        """What the text's claims are held against."""
        from screening.policy.claims import Standard

        measures, today = self.snapshot.catalogue.measures, self.now.date().isoformat()
        return Standard(self.statuses, measures, self.settings.threshold, today)

    # --- owners --------------------------------------------------------------------------------

    def report_owners(self) -> Report:
        """A report on every company of the files of owners: its own names, and who owns it."""
        if self.owners is None:
            raise ScreeningError("no file of owners was given", hint="give one")
        owners, files = self.owners, self.owners.info.files
        info = InputInfo("ownership", ", ".join(one.path for one in files), files[0].sha256 if files else "")
        findings = owners.answer_companies()
        return self._report(info, findings, gaps=owners.unscreened)

    def _with_owners(
        self, findings: tuple[Finding, ...], identifiers: tuple[Identifier, ...] = ()
    ) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """The findings with what rules of ownership say of them, and which of their owners were not
        screened."""
        if self.owners is None:
            return findings, ()
        from screening.screener.owned import with_owners

        return with_owners(findings, self.owners, identifiers)

    # --- the report ----------------------------------------------------------------------------

    def _report(
        self,
        info: InputInfo,
        findings: tuple[Finding, ...],
        *,
        subject_name: str | None = None,
        unnamed: tuple[Unnamed, ...] = (),
        gaps: tuple[str, ...] = (),
    ) -> Report:
        lists = self.statuses
        gaps += self.owners.gaps if self.owners else ()
        return Report(
            version=__version__,
            screened_at=self.now.isoformat(timespec="seconds"),
            input=info,
            threshold=self.settings.threshold,
            settings=self._chosen(),
            settings_digest=self.settings.digest,
            snapshot_digest=self.snapshot.digest,
            lists=lists,
            measures=measures_of(findings, self.snapshot.catalogue.measures),
            findings=findings,
            outcome=report_outcome(findings, lists, gaps),
            subject=subject_name,
            unnamed=unnamed,
            not_screened=tuple(
                NotScreened(f.name, f.reason) for f in findings if f.outcome is Outcome.NOT_SCREENED
            ),
            warnings=(*gaps, *shortcomings(lists)),
            owners=self.owners.info if self.owners else None,
            decisions=self.decisions.used if self.decisions else None,
        )


def _recognizer(model: str) -> Recognizer | None:
    if not model:
        return None
    from screening.text.ner import load_recognizer

    return load_recognizer(model)
