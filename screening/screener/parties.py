"""The parties of a text -> a finding each: all their forms are looked up at once, each is judged by the
others.

A text says more than a name: which countries it speaks of, which listed parties two of its names point to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from screening.matcher import Matcher
from screening.model import Basis, Cluster, Document, Finding, Kind, Match, NearMiss, Outcome
from screening.names import NameForm
from screening.places import country_meant, place_country
from screening.policy import NOTHING_KNOWN, Context, Facts, Verdict, facts_of_text
from screening.policy.decided import STRONGEST_FIRST
from screening.screener.findings import NOTHING_TO_COMPARE
from screening.screener.forms import halves, named_forms, nominatives, screened_forms, spoken_forms
from screening.settings import Settings
from screening.text.forms import core_words, fold_words, initials
from screening.text.lexicon import words
from screening.text.statements import Claimed, Said, find_particulars, years_of

FEED = "feed"
PLACES = ("place", "nationality")
AS_SPOKEN = "The characters were read aloud; the list has none to compare."
AS_PLACE = "It stands where a place would stand."
AS_NOMINATIVE = "It was read as the nominative of a Russian case."
AS_PART = "It is half of a name in which '&' may join two."


_VERBS = frozenset({"ship", "ships"})
_WORD = re.compile(r"m/[vt]\b|[^\W\d_]+(?:-[^\W\d_]+)?")


def answer_parties(
    clusters: Sequence[Cluster],
    text: str,
    matcher: Matcher,
    settings: Settings,
    told: Mapping[int, Facts],
    claimed: Collection[int] = (),
) -> list[Finding]:
    """One finding a cluster of `text`, in their order. `told`: what the text says of some, by place in
    `clusters`; `claimed`: places of those that it says are listed."""
    given = settings.kind
    kinds = [one.kind if given is Kind.UNKNOWN else given for one in clusters]
    forms = [screened_forms(one, kind, matcher.is_listed) for one, kind in zip(clusters, kinds, strict=True)]
    known = [_known(one) for one in clusters]
    matcher.prepare([form for held, own in zip(forms, known, strict=True) if not own for form in held])
    corroborated = _corroborated(zip(forms, kinds, known, strict=True), matcher, settings.threshold)
    context = Context(corroborated, _countries(clusters), ships=_speaks_of_ships(text, clusters))
    verdicts = [
        _verdict(
            one,
            held,
            kind,
            matcher,
            replace(context, claimed=place in claimed),
            told.get(place, NOTHING_KNOWN),
        )
        for place, (one, held, kind) in enumerate(zip(clusters, forms, kinds, strict=True))
    ]
    shown = {
        place: matcher.nearest(forms[place][0], kinds[place], verdict)
        for place, (one, verdict) in enumerate(zip(clusters, verdicts, strict=True))
        if verdict.outcome is Outcome.NOT_LISTED and not one.why_hidden and _in_article(one)
    }
    return [
        _finding(one, verdict, shown.get(place, verdict.nearest))
        for place, (one, verdict) in enumerate(zip(clusters, verdicts, strict=True))
    ]


def claimed_parties(claims: Iterable[Said]) -> frozenset[int]:
    """Places of the parties that a text says are on a list, or were put on one."""
    on = (Claimed.ON, Claimed.ADDED)
    return frozenset(one.party for one in claims if one.claimed in on and not one.doubt and not one.elsewhere)


def _in_article(one: Cluster) -> bool:
    return any(mention.section != FEED for mention in one.mentions)


def _possible(
    verdict: Verdict, why: str, basis: Basis | None = None, spared: Collection[str] = frozenset()
) -> Verdict:
    """The verdict with its matches possible at most, and why: all but the parties that are `spared`, or those
    on `basis`, if it is given."""
    matches = tuple(
        replace(match, outcome=Outcome.POSSIBLE, sentence=f"{match.sentence} {why}")
        if basis in (None, match.basis) and _uids(match).isdisjoint(spared)
        else match
        for match in verdict.matches
    )
    listed = any(match.outcome is Outcome.LISTED for match in matches)
    outcome = verdict.outcome if listed or not matches else Outcome.POSSIBLE
    return replace(verdict, outcome=outcome, matches=matches)


def told_facts(document: Document, clusters: Sequence[Cluster], this_year: int) -> dict[int, Facts]:
    """What the text says of persons, by place in `clusters`."""
    years = years_of(document.text, this_year)
    return {told.party: facts_of_text(told, years) for told in find_particulars(document, clusters)}


def _verdict(
    one: Cluster,
    forms: Sequence[NameForm],
    kind: Kind,
    matcher: Matcher,
    context: Context,
    facts: Facts,
) -> Verdict:
    context = replace(context, own=one.why_hidden if _known(one) else "")
    verdicts = [matcher.verdict(form, kind, context, facts) for form in forms]
    if not context.claimed:
        verdicts = _with_initials(one, forms, verdicts, context.corroborated)
    spoken = spoken_forms(forms, kind)
    verdicts += [_possible(matcher.verdict(form, kind, context), AS_SPOKEN) for form in spoken]
    verdicts += [matcher.verdict(form, kind, context) for form in named_forms(forms, kind)]
    verdict = _joined(verdicts)
    if verdict.outcome is Outcome.NOT_LISTED and not _known(one):
        parts = [matcher.verdict(part, kind, context) for part in halves(one.name, kind)]
        named = [matcher.verdict(form, kind, context) for form in nominatives(one.name, kind)]
        possible = [(part, AS_PART) for part in parts] + [(part, AS_NOMINATIVE) for part in named]
        verdict = _joined([verdict, *(_possible(_sure_of(part), why) for part, why in possible)])
    return _possible(verdict, AS_PLACE, Basis.SHORT_FORM) if one.why_hidden == "locality" else verdict


def _with_initials(
    one: Cluster, forms: Sequence[NameForm], verdicts: Sequence[Verdict], corroborated: Collection[str]
) -> list[Verdict]:
    """The verdicts on all forms. Initials stand for the name they are made of: a party that they meet and
    that name does not is possible at most, for other names have the same initials."""
    if not any(form.text.isupper() and len(form.tokens) == 1 for form in forms) or len(forms) < 2:
        return list(verdicts)
    written = {initials(name(form)): form for form in one.forms for name in (core_words, fold_words)}
    found = []
    for place, (form, verdict) in enumerate(zip(forms, verdicts, strict=True)):
        whole = written.get(form.key) if form.text.isupper() and len(form.tokens) == 1 else None
        others = [match for at, other in enumerate(verdicts) if at != place for match in other.matches]
        known = {*corroborated, *(uid for match in others for uid in _uids(match))}
        if whole and any(known.isdisjoint(_uids(match)) for match in verdict.matches):
            why = f"It stands for {whole!r} here, a name that does not meet this party."
            verdict = _possible(verdict, why, spared=known)
        found.append(verdict)
    return found


def _uids(match: Match) -> frozenset[str]:
    return frozenset((match.party.uid, *(uid for family in match.family for uid in family.uids)))


def _finding(one: Cluster, verdict: Verdict, nearest: tuple[NearMiss, ...]) -> Finding:
    return Finding(
        name=one.name,
        kind=_kind_shown(one, verdict),
        outcome=verdict.outcome,
        section="article" if _in_article(one) else FEED,
        forms=one.forms,
        mentions=one.mentions,
        matches=verdict.matches,
        nearest=nearest,
        reason=NOTHING_TO_COMPARE if verdict.outcome is Outcome.NOT_SCREENED else "",
        why_hidden=one.why_hidden,
        suppressed=verdict.suppressed,
    )


def _kind_shown(one: Cluster, verdict: Verdict) -> Kind:
    """What the text says it is; else what the listed parties are, if they are of one kind, or are guessed."""
    if one.kind is not Kind.UNKNOWN:
        return one.kind
    listed = [match.party for match in verdict.matches if match.outcome is Outcome.LISTED]
    stated = {party.kind for party in listed if not party.kind_inferred} or {party.kind for party in listed}
    if one.shown_as is Kind.COMPANY and stated <= {Kind.COMPANY, Kind.ORGANIZATION}:
        return one.shown_as
    return stated.pop() if len(stated) == 1 else one.shown_as


def _corroborated(
    asked: Iterable[tuple[Sequence[NameForm], Kind, bool]], matcher: Matcher, threshold: float
) -> frozenset[str]:
    """Parties that two different names of the text point to; a known place's only where it is the same."""
    pointed: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for held, kind, known in asked:
        for form in held:
            for candidate in matcher.candidates(form, kind, equal_only=known):
                if candidate.comparison.score >= threshold:
                    pointed[candidate.party.uid].add((form.key or form.native, candidate.name.text))
    # one name of the text that two aliases of a party resemble is one all the same
    return frozenset(
        uid for uid, met in pointed.items() if all(len({*side}) > 1 for side in zip(*met, strict=True))
    )


def _known(one: Cluster) -> bool:
    """Whether the name is known as a place's, a people's, a publication's or as a part of an address: then
    only equal names meet it.

    Places and peoples are those of the tables; where a name stands in a sentence never makes it one.
    """
    return one.why_hidden in (*PLACES, "publication", "address")


def _speaks_of_ships(text: str, clusters: Iterable[Cluster]) -> bool:
    """Whether a name is a ship's by the words beside it, or the text speaks of a tanker or vessel anywhere,
    or of a ship in a sentence with a name: to ship is a verb too."""
    cues = words("bodies", "vessel_cues")
    said = (mention.sentence for one in clusters for mention in one.mentions)
    return (
        any(one.kind is Kind.VESSEL for one in clusters)
        or not (cues - _VERBS).isdisjoint(_WORD.findall(text.casefold()))
        or any(not cues.isdisjoint(sentence.casefold().split()) for sentence in said)
    )


def _countries(clusters: Iterable[Cluster]) -> frozenset[str]:
    """Countries the text speaks of, by the places and nationalities in it."""
    hidden = [one.name for one in clusters if one.why_hidden in PLACES]
    named = (place_country(name) or country_meant(name) for name in hidden)
    return frozenset(code for code in named if code)


def _sure_of(verdict: Verdict) -> Verdict:
    """The verdict with those matches alone that would be listed, and nothing near."""
    sure = tuple(match for match in verdict.matches if match.outcome is Outcome.LISTED)
    return replace(verdict, outcome=Outcome.LISTED if sure else Outcome.NOT_LISTED, matches=sure, nearest=())


def _joined(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdicts on several forms of one party as one: the strongest outcome, each listed party once.

    A party that one form meets is met, whatever reviewers decided about another form.
    """
    if not verdicts:
        return Verdict(Outcome.NOT_SCREENED, (), ())
    ranked = sorted(verdicts, key=lambda verdict: STRONGEST_FIRST.index(verdict.outcome))
    matches = {match.party.uid: match for verdict in reversed(ranked) for match in verdict.matches}
    kept = [m for verdict in ranked for m in verdict.matches if matches.get(m.party.uid) is m]
    suppressed = {m.party.uid: m for v in ranked for m in v.suppressed if m.party.uid not in matches}
    met = {*matches, *suppressed}
    nearest = {miss.party.uid: miss for v in ranked for miss in v.nearest if miss.party.uid not in met}
    closest = sorted(nearest.values(), key=lambda miss: (-miss.score, miss.party.uid))[:3]
    return Verdict(ranked[0].outcome, tuple(kept), tuple(closest), suppressed=tuple(suppressed.values()))
