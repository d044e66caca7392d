"""The pipeline, and the only orchestration: queries meet the snapshot, a report comes out.

The same document, snapshot, settings and clock give the same report. Nothing is printed, logged or fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from screening import __version__
from screening.index import open_index
from screening.matcher import NOTHING, Asked, Matcher
from screening.model import (
    Cluster,
    Document,
    Finding,
    InputInfo,
    Kind,
    ListStatus,
    Measure,
    NotScreened,
    Outcome,
    Query,
    Report,
    Unnamed,
)
from screening.names import NameForm, left_unread, name_form
from screening.places import is_nationality, is_place, place_country
from screening.policy import Context, Rules, Verdict, facts_of
from screening.policy.claims import Standard, with_claims
from screening.screener.workers import Workers
from screening.settings import Settings
from screening.snapshot.freshness import complete, shortcomings
from screening.snapshot.snapshot import Snapshot
from screening.text.claims import find_claims
from screening.text.clusters import cluster, subject
from screening.text.coverage import reading_gaps
from screening.text.mentions import find_mentions
from screening.text.ownership import find_ownership
from screening.text.unnamed import find_unnamed
from screening.text.vocabulary import is_dictionary_word

FEED = "feed"
NOTHING_TO_COMPARE = "no letter or digit to compare"
PLACES = ("place", "nationality")


class Screener:
    """One snapshot opened for screening with one set of settings."""

    def __init__(
        self, snapshot: Snapshot, settings: Settings, now: datetime, workers: Workers | None = None
    ) -> None:
        """`now` is the clock of the run (aware); `workers` answer for many names at once, if given. Raises
        UnknownList, SettingsError."""
        self._workers = workers
        self.snapshot = snapshot
        self.settings = settings
        self.now = now
        self.list_ids = settings.lists(snapshot.catalogue)
        index = open_index(snapshot, self.list_ids)
        today = now.date().isoformat()
        rules = Rules(settings.threshold, index.weights, is_dictionary_word, today)
        self._matcher = Matcher(index, rules, self.list_ids)

    def at(self, now: datetime) -> Screener:
        """The same with another clock, its processes with it."""
        workers = self._workers.at(now) if self._workers else None
        return Screener(self.snapshot, self.settings, now, workers)

    def close(self) -> None:
        """End the processes, if there are any."""
        if self._workers:
            self._workers.close()

    def screen_frame(self, frame: Any, columns: Mapping[str, str | None] | None = None) -> Any:
        """The rows of a frame (polars, or anything with an Arrow stream) with the answers of `screen batch`
        beside them, in order; see `screening.screener.frame`."""
        from screening.screener.frame import screen_frame

        return screen_frame(self, frame, columns)

    @property
    def statuses(self) -> tuple[ListStatus, ...]:
        """What there is to say of each list of this run."""
        return self.snapshot.statuses(self.now.date(), self.list_ids)

    # --- one name ------------------------------------------------------------------------------

    def screen_name(self, query: Query) -> Finding:
        """The answer for one name, all listed parties that met it, and the nearest that did not."""
        return self.screen_names([query])[0]

    def screen_names(self, queries: Sequence[Query]) -> list[Finding]:
        """One finding a query, in their order; each is what the query is answered alone.

        Nearest of a name that met nothing are only those that came near the threshold. A name without a
        letter or digit is not screened, unless an identifier stands with it.
        """
        if self._workers and self._workers.worthwhile(len(queries)):
            return [
                found or _unmet(query)
                for query, found in zip(queries, self._workers.answer(queries), strict=True)
            ]
        return [found or _unmet(query) for query, found in zip(queries, self.met(queries), strict=True)]

    def met(self, queries: Sequence[Query]) -> list[Finding | None]:
        """`screen_names` by this process alone; None for names of which there is nothing to say but that no
        list has them."""
        findings: list[Finding | None] = []
        asked: list[Asked] = []
        for query in queries:
            text = query.text.strip()
            form, facts = name_form(text, query.kind), facts_of(query)
            if form.key or form.native or facts.keys:
                asked.append(Asked(form, query.kind, facts))
                findings.append(None)
            else:
                reason = NOTHING_TO_COMPARE if text else "empty name"
                findings.append(Finding(query.text, query.kind, Outcome.NOT_SCREENED, reason=reason))
        answers = iter(self._matcher.verdicts(asked))
        place = iter(asked)
        return [finding or _answer(next(place), next(answers)) for finding in findings]

    def report_name(self, query: Query) -> Report:
        """A report on one name, with the nearest that did not meet it."""
        finding = self.screen_name(query)
        if finding.outcome is Outcome.NOT_LISTED:
            form = name_form(finding.name, query.kind)
            verdict = self._matcher.verdict(form, query.kind, None, facts_of(query))
            nearest = self._matcher.nearest(form, query.kind, verdict)
            finding = replace(finding, nearest=nearest)
        notes = facts_of(query).notes  # what was given and could not be used
        return self._report(InputInfo("name", "-", ""), (finding,), subject_name=finding.name, gaps=notes)

    # --- one document --------------------------------------------------------------------------

    def report_document(self, document: Document) -> Report:
        """Read a document and answer for every name in it."""
        mentions = find_mentions(document, self._matcher.is_listed)
        clusters = cluster(document, mentions)
        self._matcher.prepare([form for one in clusters for form in self._forms(one)])
        context = Context(self._corroborated(clusters), _countries(clusters))
        findings = with_claims(
            [self._finding(one, context) for one in clusters],
            find_claims(document, clusters),
            find_ownership(document, clusters),
            self._standard(),
        )
        about = subject(document, clusters)
        info = InputInfo("article", document.path, document.sha256, document.encoding, len(document.text))
        gaps = (*document.warnings, *reading_gaps(document, mentions))
        if not clusters:
            gaps += ("no name was found in this text: nothing was screened",)
        return self._report(
            info,
            findings,
            subject_name=about.name if about else None,
            unnamed=find_unnamed(document, clusters),
            gaps=gaps,
        )

    def _standard(self) -> Standard:
        """What the text's claims are held against."""
        measures, today = self.snapshot.catalogue.measures, self.now.date().isoformat()
        return Standard(self.statuses, measures, self.settings.threshold, today)

    def _kind(self, one: Cluster) -> Kind:
        return self.settings.kind if self.settings.kind is not Kind.UNKNOWN else one.kind

    def _forms(self, one: Cluster) -> list[NameForm]:
        return _screened_forms(one, self._kind(one), self._matcher.is_listed)

    def _finding(self, one: Cluster, context: Context) -> Finding:
        kind = self._kind(one)
        known = one.why_hidden if _known(one) else ""
        context = replace(context, own=known)
        forms = self._forms(one)
        verdicts = [self._matcher.verdict(form, kind, context) for form in forms]
        article = any(mention.section != FEED for mention in one.mentions)
        verdict = _joined(verdicts)
        nearest = verdict.nearest
        if verdict.outcome is Outcome.NOT_LISTED and article and not one.why_hidden:
            nearest = self._matcher.nearest(forms[0], kind, verdict)
        return Finding(
            name=one.name,
            kind=one.kind,
            outcome=verdict.outcome,
            section="article" if article else FEED,
            forms=one.forms,
            mentions=one.mentions,
            matches=verdict.matches,
            nearest=nearest,
            reason="" if verdicts else NOTHING_TO_COMPARE,
            why_hidden=one.why_hidden,
        )

    def _corroborated(self, clusters: Sequence[Cluster]) -> frozenset[str]:
        """Parties that two different names of the text point to."""
        pointed: defaultdict[str, set[str]] = defaultdict(set)
        for one in clusters:
            for form in self._forms(one):
                for candidate in self._matcher.candidates(form, self._kind(one)):
                    if candidate.comparison.score >= self.settings.threshold:
                        pointed[candidate.party.uid].add(candidate.name.text)
        return frozenset(uid for uid, names in pointed.items() if len(names) > 1)

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
        matched = {
            listing.list_id for f in findings for match in f.matches for listing in match.party.listings
        }
        return Report(
            version=__version__,
            screened_at=self.now.isoformat(timespec="seconds"),
            input=info,
            threshold=self.settings.threshold,
            settings=self.settings.model_dump(mode="json"),
            settings_digest=self.settings.digest,
            snapshot_digest=self.snapshot.digest,
            lists=lists,
            measures=_measures(self.snapshot.catalogue.measures, matched),
            findings=findings,
            outcome=report_outcome(findings, lists, gaps),
            subject=subject_name,
            unnamed=unnamed,
            not_screened=tuple(
                NotScreened(f.name, f.reason) for f in findings if f.outcome is Outcome.NOT_SCREENED
            ),
            warnings=(*gaps, *shortcomings(lists)),
        )


def report_outcome(findings: Iterable[Finding], lists: Sequence[ListStatus], gaps: Sequence[str] = ()) -> str:
    """matches, else incomplete if a list falls short, a name was not screened or the text was not read
    whole (`gaps`), else no_match."""
    outcomes = {finding.outcome for finding in findings}
    if outcomes & {Outcome.LISTED, Outcome.POSSIBLE}:
        return "matches"
    whole = complete(lists) and not gaps and Outcome.NOT_SCREENED not in outcomes
    return "no_match" if whole else "incomplete"


def _answer(asked: Asked, verdict: Verdict) -> Finding | None:
    """None where there is nothing to say but that no list has the name; that is not said of a name that was
    not read to its end."""
    unread = left_unread(asked.form.text) if not verdict.matches else ""
    if unread:
        text = asked.form.text
        return Finding(text, asked.kind, Outcome.NOT_SCREENED, nearest=verdict.nearest, reason=unread)
    if verdict is NOTHING:
        return None
    return Finding(
        name=asked.form.text,
        kind=asked.kind,
        outcome=verdict.outcome,
        forms=(asked.form.text,),
        matches=verdict.matches,
        nearest=verdict.nearest,
        reason="; ".join(verdict.notes),
    )


def _unmet(query: Query) -> Finding:
    text = query.text.strip()
    return Finding(name=text, kind=query.kind, outcome=Outcome.NOT_LISTED, forms=(text,))


def _known(one: Cluster) -> bool:
    """Whether the name is known as a place's, a people's or a publication's: then only equal names meet it.

    Places and peoples are those of the tables; where a name stands in a sentence never makes it one.
    """
    if one.why_hidden == "place":
        return is_place(one.name)
    if one.why_hidden == "nationality":
        return is_nationality(one.name)
    return one.why_hidden == "publication"


def _countries(clusters: Iterable[Cluster]) -> frozenset[str]:
    """Countries the text speaks of, by the places and nationalities in it."""
    named = (place_country(one.name) for one in clusters if one.why_hidden in PLACES)
    return frozenset(code for code in named if code)


def _measures(measures: Mapping[str, Measure], matched: Iterable[str]) -> dict[str, Measure]:
    return {list_id: measures[list_id] for list_id in sorted(matched) if list_id in measures}


def _screened_forms(one: Cluster, kind: Kind, is_listed: Callable[[str], bool]) -> list[NameForm]:
    """The forms to match: all but those whose words are part of a longer form of the same party.

    A surname stands for the person named in full elsewhere in the text, and must not meet its namesakes. A
    firm's form that is itself a listed name is matched too: the longer one may be that of a daughter.
    """
    forms = [name_form(text, kind) for text in one.forms]
    forms = [form for form in forms if form.key or form.native]
    kept: list[NameForm] = []
    for form in forms:
        if any(form.key == other.key and form.native == other.native for other in kept):
            continue
        words = set(form.tokens)
        part = any(words < set(other.tokens) for other in forms)
        daughter = part and kind is not Kind.PERSON and is_listed(form.text)
        if form.native or not part or daughter:
            kept.append(form)
    return kept


def _joined(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdicts on several forms of one party as one: the strongest outcome, each listed party once."""
    if not verdicts:
        return Verdict(Outcome.NOT_SCREENED, (), ())
    order = (Outcome.LISTED, Outcome.POSSIBLE, Outcome.NOT_LISTED)
    ranked = sorted(verdicts, key=lambda verdict: order.index(verdict.outcome))
    matches = {match.party.uid: match for verdict in reversed(ranked) for match in verdict.matches}
    kept = [m for verdict in ranked for m in verdict.matches if matches.get(m.party.uid) is m]
    nearest = {miss.party.uid: miss for v in ranked for miss in v.nearest if miss.party.uid not in matches}
    closest = sorted(nearest.values(), key=lambda miss: (-miss.score, miss.party.uid))[:3]
    return Verdict(ranked[0].outcome, tuple(kept), tuple(closest))
