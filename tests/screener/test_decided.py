"""Decisions over the real lists: names, texts, tables and processes all know them, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from screening.model import (
    Decision,
    Decisions,
    DecisionsUsed,
    Document,
    Finding,
    Outcome,
    Query,
    Ruling,
    Section,
)
from screening.policy.records import record_of
from screening.screener import Screener, workers
from screening.screener.frame import ANOTHER_ID
from screening.screener.workers import Recipe, Workers
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot

from .fake import CLOCK
from .real import queries, screener_of


@pytest.fixture(scope="module")
def asked(snapshot: Snapshot) -> list[Query]:
    return queries(snapshot, 300, seed=11)


@pytest.fixture(scope="module")
def plain(snapshot: Snapshot, asked: list[Query]) -> list[Finding]:
    return screener_of(snapshot).screen_names(asked)


def decide(snapshot: Snapshot, query: Query, uid: str, **changed: object) -> Decision:
    party = snapshot.find(uid)
    assert party is not None
    made = Decision(
        name=query.text,
        party=uid,
        ruling=Ruling.FALSE_POSITIVE,
        reason="another",
        reviewer="R",
        decided_at="2026-06-01T00:00:00+00:00",
        record=record_of(party),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def book(made: Iterable[Decision]) -> Decisions:
    held = tuple(made)
    return Decisions(held, DecisionsUsed("d.csv", "ab" * 32, len(held)))


def knowing(snapshot: Snapshot, made: Iterable[Decision], pool: Workers | None = None) -> Screener:
    return Screener(snapshot, Settings(), CLOCK, pool, book(made))


def uids(finding: Finding, *, suppressed: bool) -> list[str]:
    return [one.party.uid for one in (finding.suppressed if suppressed else finding.matches)]


@pytest.fixture(scope="module")
def made(snapshot: Snapshot, asked: list[Query], plain: list[Finding]) -> list[Decision]:
    """Every second match decided a false positive, of short forms all parties."""
    return [
        decide(snapshot, query, uid)
        for at, (query, finding) in enumerate(zip(asked, plain, strict=True))
        for place, match in enumerate(finding.matches)
        if (at + place) % 2 == 0
        for uid in ([uid for one in match.family for uid in one.uids] or [match.party.uid])
    ]


def test_no_match_is_lost_and_nothing_else_changes(
    snapshot: Snapshot, asked: list[Query], plain: list[Finding], made: list[Decision]
) -> None:
    found = knowing(snapshot, made).screen_names(asked)
    outcomes = {one.outcome for one in found}
    assert outcomes == {*Outcome}
    for before, after in zip(plain, found, strict=True):
        both = [*after.matches, *after.suppressed]
        assert sorted(uids(before, suppressed=False)) == sorted(one.party.uid for one in both)
        assert {replace(one, decided=None) for one in both} == set(before.matches)
        assert (after.outcome is Outcome.SUPPRESSED) == (bool(after.suppressed) and not after.matches)
        if not after.suppressed:
            assert after.outcome is before.outcome
        assert all(one.decided and one.decided.suppresses for one in after.suppressed)


def test_answers_depend_on_no_order_and_no_process(
    snapshot: Snapshot,
    embedded_home: Path,
    asked: list[Query],
    made: list[Decision],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "PART", 37)
    monkeypatch.setattr(workers, "WORTHWHILE", 100)
    found = knowing(snapshot, made).screen_names(asked)
    assert knowing(snapshot, made).screen_names(asked[::-1])[::-1] == found
    one_by_one = knowing(snapshot, made)
    assert [one_by_one.screen_name(query) for query in asked[::9]] == found[::9]
    pool = Workers(Recipe(embedded_home, snapshot.digest, Settings(), CLOCK, decisions=book(made)), 2)
    try:
        assert knowing(snapshot, made, pool).screen_names(asked) == found
    finally:
        pool.close()


def test_a_run_on_one_list_knows_the_whole_record(snapshot: Snapshot) -> None:
    query = Query("China Mobile Limited")
    found = screener_of(snapshot).screen_name(query)
    several = next(match for match in found.matches if match.party.uid.startswith("us-ofac"))
    made = book([decide(snapshot, query, several.party.uid)])
    for only in ((), (several.party.listings[0].list_id,)):
        screener = Screener(snapshot, Settings(only=only), CLOCK, None, made)
        assert several.party.uid in uids(screener.screen_name(query), suppressed=True)


TEXT = "The regulator said China Mobile Limited had appealed. A spokesman for China Mobile Limited agreed.\n"


def document() -> Document:
    return Document(TEXT, (Section("body", 0, len(TEXT)),), "news.txt")


def test_a_text_knows_them_too(snapshot: Snapshot) -> None:
    query = Query("CHINA MOBILE LTD")
    (before,) = [one for one in screener_of(snapshot).report_document(document()).findings if one.matches]
    all_of_it = [decide(snapshot, query, uid) for uid in set(uids(before, suppressed=False))]
    some, every = (knowing(snapshot, made).report_document(document()) for made in (all_of_it[:1], all_of_it))
    (mixed,) = [one for one in some.findings if one.name == before.name]
    assert mixed.outcome in (Outcome.LISTED, Outcome.POSSIBLE)
    assert len(mixed.matches) + len(mixed.suppressed) == len(before.matches)
    assert (some.outcome, [one.name for one in some.suppressed]) == ("matches", [before.name])
    (finding,) = [one for one in every.findings if one.name == before.name]
    assert (finding.outcome, finding.matches) == (Outcome.SUPPRESSED, ())
    assert every.outcome == "incomplete"  # the lists are extracts; suppressed is no match
    assert every.suppressed[0].mentions == before.mentions
    assert every.decisions == DecisionsUsed("d.csv", "ab" * 32, len(all_of_it))
    assert every.measures.keys() >= {one.list_id for m in before.matches for one in m.party.listings}


def table(*rows: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=["id", "name", "alias"], orient="row")


def test_a_table_has_a_row_for_each_suppressed_match(snapshot: Snapshot) -> None:
    query = Query("China Mobile Limited")
    found = uids(screener_of(snapshot).screen_name(query), suppressed=False)
    rows = table(("7", query.text, ""), ("8", query.text, ""), ("9", "Nobody Atall", query.text))
    one = decide(snapshot, query, found[0], id="7")
    out = knowing(snapshot, [one]).screen_frame(rows)
    assert out.filter(outcome="suppressed").select("id", "party_id", "rank", "reason").rows() == [
        ("7", found[0], len(found), "decided false positive on 2026-06-01 by R: another")
    ]
    every = [decide(snapshot, query, uid) for uid in found]
    out = knowing(snapshot, every).screen_frame(rows)
    assert set(out["outcome"]) == {"suppressed"}
    assert out.filter(id="8")["rank"].to_list() == list(range(1, min(5, len(found)) + 1))
    assert "matched by the alias" in out.filter(id="9")["reason"][0]


def test_an_id_is_asked_only_where_decisions_speak_of_it(snapshot: Snapshot) -> None:
    query = Query("China Mobile Limited")
    uid = uids(screener_of(snapshot).screen_name(query), suppressed=False)[0]
    screener = knowing(snapshot, [decide(snapshot, query, uid, id="7")])
    asked: list[Query] = []
    answer = screener.met
    screener.met = lambda queries: (asked.extend(queries), answer(queries))[1]  # type: ignore[method-assign]
    screener.screen_frame(table(*((str(n), query.text, "") for n in range(50)), (" 7 ", query.text, "")))
    screener.screen_frame(table(("", query.text, "")))
    assert [one.id for one in asked] == [ANOTHER_ID, "7", ""]
