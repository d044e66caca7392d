"""Report -> JSON in the schema `screening.report/1`: complete, for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from screening.model import (
    Comparison,
    Decided,
    DocumentAnswer,
    Finding,
    Listing,
    Match,
    Mention,
    Name,
    NearMiss,
    OwnersInfo,
    Party,
    Report,
)
from screening.policy.records import digest_of_record
from screening.reports import parties
from screening.reports.groups import is_hidden
from screening.reports.owners_schema import OwnersFileJson, OwnershipJson, OwnersJson, RuleJson
from screening.reports.schema import (
    AlsoScreenedJson,
    ClaimJson,
    CountJson,
    DecisionJson,
    DecisionsJson,
    DocumentJson,
    EvidenceJson,
    ExplanationJson,
    FamilyJson,
    FindingJson,
    InputJson,
    ListingJson,
    ListJson,
    MatchJson,
    MentionJson,
    NameJson,
    NearestJson,
    NotScreenedJson,
    PartyJson,
    ReportJson,
    TieJson,
    ToolJson,
    UnnamedJson,
)
from screening.reports.wording import list_title, lists_of, measure_of, statement, summary


def render(report: Report) -> str:
    """The report as JSON, indented, ending in a newline.

    Bytes of a file name that are no text stay lone surrogates: whoever encodes spells them as JSON escapes.
    """
    plain = as_json(report).model_dump(by_alias=True)
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n"


def as_json(report: Report) -> ReportJson:
    """The report as the checked JSON model."""
    return ReportJson(
        tool=ToolJson(version=report.version),
        screened_at=report.screened_at,
        input=InputJson.model_validate(asdict(report.input)),
        inputs=[_document(one) for one in report.documents],
        settings=report.settings,
        settings_digest=report.settings_digest,
        snapshot_digest=report.snapshot_digest,
        lists=[ListJson.model_validate(asdict(status)) for status in report.lists],
        subject=report.subject,
        summary=summary(report),
        findings=[_finding(finding, report) for finding in report.findings if not is_hidden(finding)],
        also_screened=[
            AlsoScreenedJson(
                name=f.name,
                why=f.why_hidden,
                section=f.section,
                mentions=len(f.mentions),
                documents=_counts(f),
            )
            for f in report.findings
            if is_hidden(f)
        ],
        unnamed=[UnnamedJson.model_validate(asdict(one)) for one in report.unnamed],
        suppressed=[_finding(finding, report) for finding in report.suppressed],
        decisions=DecisionsJson.model_validate(asdict(report.decisions)) if report.decisions else None,
        not_screened=[NotScreenedJson.model_validate(asdict(one)) for one in report.not_screened],
        warnings=list(report.warnings),
        owners=_owners(report.owners) if report.owners else None,
        outcome=report.outcome,  # type: ignore[arg-type]
    )


def _document(one: DocumentAnswer) -> DocumentJson:
    about = asdict(one.input)
    return DocumentJson(
        **about,
        outcome=one.outcome,  # type: ignore[arg-type]
        subject=one.subject,
        warnings=list(one.warnings),
        reason=one.reason,
    )


def _counts(finding: Finding) -> list[CountJson]:
    """How often a name stands in each of its documents."""
    counts = Counter(mention.document for mention in finding.mentions)
    return [CountJson(document=place, mentions=count) for place, count in sorted(counts.items())]


def finding_json(finding: Finding, report: Report) -> FindingJson:
    """One finding as the checked JSON model; `report` tells the lists and measures that it speaks of."""
    return _finding(finding, report)


def _finding(finding: Finding, report: Report) -> FindingJson:
    return FindingJson(
        name=finding.name,
        kind=finding.kind.value,
        outcome=finding.outcome.value,
        section=finding.section,  # type: ignore[arg-type]
        statement=statement(finding, report),
        forms=list(finding.forms),
        documents=_counts(finding),
        mentions=[_mention(mention) for mention in finding.mentions],
        matches=[_match(match, report, finding.documents) for match in finding.matches],
        nearest=[_nearest(miss) for miss in finding.nearest],
        claims=[ClaimJson.model_validate(asdict(claim)) for claim in finding.claims],
        ties=[TieJson.model_validate(asdict(tie)) for tie in finding.ties],
        ownership=[OwnershipJson.model_validate(asdict(one)) for one in finding.ownership],
        reason=finding.reason,
    )


def _owners(info: OwnersInfo) -> OwnersJson:
    return OwnersJson(
        files=[OwnersFileJson.model_validate(asdict(one)) for one in info.files],
        companies=info.companies,
        stakes=info.stakes,
        rules=[
            RuleJson(
                id=use.rule.id,
                title=use.rule.title,
                status=use.status,
                status_note=use.note,
                lists=list(use.rule.lists),
                percent=use.rule.percent,
                above=use.rule.above,
                aggregate=use.rule.aggregate,
                control=use.rule.control,
                effect=use.rule.effect,
                citation=use.rule.citation,
                note=use.rule.note,
            )
            for use in info.rules
        ],
        notes=list(info.notes),
    )


def _mention(mention: Mention) -> MentionJson:
    return MentionJson(
        document=mention.document,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        line=mention.line,
        column=mention.column,
        section=mention.section,
        sentence=mention.sentence,
    )


def match_json(match: Match, report: Report) -> MatchJson:
    """One match of a row as the checked JSON model; `report` tells as for a finding."""
    return _match(match, report, ())


def _match(match: Match, report: Report, documents: Sequence[int]) -> MatchJson:
    wanted = lists_of(match, report)
    return MatchJson(
        score=round(match.score, 1),
        outcome=match.outcome.value,  # type: ignore[arg-type]
        basis=match.basis.value,
        name_only=parties.is_name_only(match),
        name=_name(match.name),
        party=_party(match.party),
        listings=[_listing(one, report) for one in match.party.listings if one.list_id in wanted],
        family=[
            FamilyJson(list=f.list_id, count=f.count, examples=list(f.examples), uids=list(f.uids))
            for f in match.family
        ],
        explanation=ExplanationJson(sentence=match.sentence, evidence=_evidence(match.comparison)),
        decision=_decision(match.decided) if match.decided else None,
        documents=list(match.documents or documents),
    )


def _decision(decided: Decided) -> DecisionJson:
    one = decided.decision
    return DecisionJson(
        decision=one.ruling.value,
        standing=decided.standing.value,
        sentence=decided.sentence,
        name=one.name,
        id=one.id,
        reason=one.reason,
        reviewer=one.reviewer,
        decided_at=one.decided_at,
        expires_on=one.expires_on,
        record_digest=digest_of_record(one.record),
    )


def _nearest(miss: NearMiss) -> NearestJson:
    return NearestJson(
        score=round(miss.score, 1),
        name=_name(miss.name),
        party=_party(miss.party),
        lists=list(dict.fromkeys(listing.list_id for listing in miss.party.listings)),
        why=miss.why,
    )


def _name(name: Name) -> NameJson:
    return NameJson(text=name.text, role=name.role.value, strength=name.strength.value)


def _party(party: Party) -> PartyJson:
    return PartyJson(
        uid=party.uid,
        kind=party.kind.value,
        kind_inferred=party.kind_inferred,
        caption=party.caption,
        countries=list(party.countries),
        birth_dates=[f"{d.date}/{d.until}" if d.until else d.date for d in party.birth_dates],
        birth_places=parties.facts(party, parties.BIRTH_PLACE),
        nationality=parties.facts(party, parties.NATIONALITY),
        titles=parties.facts(party, parties.TITLE),
        identifiers=[f"{i.type} {i.value}" for i in party.identifiers],
    )


def _listing(listing: Listing, report: Report) -> ListingJson:
    measure = measure_of(listing.list_id, report)
    return ListingJson(
        list=listing.list_id,
        title=list_title(listing.list_id, report),
        programs=list(listing.programs),
        listed_on=listing.listed_on,
        expires_on=listing.expires_on,
        citation=listing.citation,
        licence_requirement=listing.licence_requirement,
        licence_policy=listing.licence_policy,
        footnotes=list(listing.footnotes),
        measure=measure.meaning if measure else "",
        effect=measure.effect if measure else "",
        legal_basis=measure.citation if measure else "",
        url=listing.url,
    )


def _evidence(comparison: Comparison) -> list[EvidenceJson]:
    """Every token that met, every token left over, every adjustment."""
    met = [
        EvidenceJson(
            query=pair.query,
            listed=pair.listed,
            relation=pair.relation.value,
            similarity=round(pair.similarity, 3),
            weight=round(pair.weight, 3),
        )
        for pair in comparison.pairs
    ]
    left = [
        EvidenceJson(query=one.token, relation="only in query", weight=round(one.weight, 3))
        for one in comparison.query_left
    ]
    missing = [
        EvidenceJson(listed=one.token, relation="only in list", weight=round(one.weight, 3))
        for one in comparison.listed_left
    ]
    changed = [
        EvidenceJson(relation=change.reason, points=round(change.points, 1))
        for change in comparison.adjustments
    ]
    return met + left + missing + changed
