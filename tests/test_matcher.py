"""One name against the index: the same verdict alone and among many, equal names always, nearest told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening import matcher
from screening.index import Index, open_index
from screening.matcher import AT_ONCE, NOTHING, Matcher
from screening.model import Basis, Kind, Outcome
from screening.names import NameForm, Names, name_form
from screening.policy import Context, Rules
from screening.snapshot.snapshot import Snapshot

TODAY = "2026-07-01"
ORDINARY = frozenset({"target", "victory", "mobile", "horizon"})


def matcher_of(index: Index, threshold: float = 85.0) -> Matcher:
    rules = Rules(threshold, index.weights, ORDINARY.__contains__, TODAY)
    return Matcher(index, rules, index.snapshot.catalogue.list_ids)


@pytest.fixture(scope="module")
def warm(index: Index) -> Matcher:
    return matcher_of(index)


def asked(text: str, kind: Kind = Kind.UNKNOWN) -> NameForm:
    return name_form(text, kind)


NAMES = (
    *("Huawei Technologies", "Hauwei Tecnologies Co", "Huawei", "Hikvision", "Hang Zhou Hikvision Digital"),
    *("Vladimir Putin", "Putin, Vladimir", "V. Putin", "Putin", "华为技术有限公司", "China Mobile", "Mahan"),
    *("Zorvex Brightwater", "Ali Khan", "Nobody At All Here", "1", "Semiconductor Manufacturing", "AER0SCAN"),
)
some = st.tuples(st.sampled_from(NAMES), st.sampled_from([*Kind])).map(lambda one: asked(*one))


WITH_MORE = (
    *(
        "Nobody At All Here (formerly Hikvision)",
        "Huawei Technologies f/k/a Hikvision",
        "Huawei d/b/a Zorvex",
    ),
    *(
        "Zorvex Brightwater Ltd, Moscow Branch",
        "Customer name: Huawei Technologies",
        "Ali Khan (DOB 1 May 1970)",
    ),
)
more = st.tuples(st.sampled_from(WITH_MORE), st.sampled_from([*Kind])).map(lambda one: asked(*one))


@settings(max_examples=60, deadline=None)
@given(st.lists(some | more, max_size=12))
def test_verdicts_on_many_are_verdicts_on_each(index: Index, warm: Matcher, many: list[NameForm]) -> None:
    assert [*warm.verdicts(Names.of(many))] == [
        matcher_of(index).verdicts(Names.of([one]))[0] for one in many
    ]


@settings(max_examples=60, deadline=None)
@given(some)
def test_one_name_and_many_names_meet_the_same(warm: Matcher, one: NameForm) -> None:
    """A report on one name also shows what came near; what it answers is the same."""
    (many,) = warm.verdicts(Names.of([one]))
    single = warm.verdict(one, one.kind, None)
    assert (single.outcome, single.matches) == (many.outcome, many.matches)


def test_the_names_inside_a_text_are_asked_too(warm: Matcher) -> None:
    (plain,) = warm.verdicts(Names.of([asked("Hikvision")]))
    texts = (*WITH_MORE[:2], *WITH_MORE[4:])
    former, both, label, nobody = warm.verdicts(Names.of([asked(text) for text in texts]))
    assert {one.party.uid for one in former.matches} == {one.party.uid for one in plain.matches}
    assert former.outcome is plain.outcome
    assert all("'Hikvision', a name inside the text" in one.sentence for one in former.matches)
    (huawei,) = warm.verdicts(Names.of([asked("Huawei Technologies")]))
    assert {one.party.uid for one in both.matches} >= {
        one.party.uid for one in (*plain.matches, *huawei.matches)
    }
    assert len({one.party.uid for one in both.matches}) == len(both.matches)
    assert [one.party.uid for one in label.matches] == [one.party.uid for one in huawei.matches]
    assert nobody.outcome is Outcome.NOT_LISTED


def test_candidates_are_the_same_whether_prepared_or_not(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "MOST_KEPT", 3)
    prepared, cold = matcher_of(index), matcher_of(index)
    forms = [name_form(text) for text in NAMES]
    prepared.prepare([*forms, *forms])
    for form in [*forms, *forms[::-1]]:
        assert prepared.candidates(form, Kind.UNKNOWN) == cold.candidates(form, Kind.UNKNOWN)


def test_thresholds_do_not_share_what_they_found(index: Index) -> None:
    many = [asked(text) for text in NAMES] * 2
    expected = [*matcher_of(index).verdicts(Names.of(many))]
    for threshold in (60.0, 95.0, 85.0):
        found = [*matcher_of(index, threshold).verdicts(Names.of(many))]
    assert found == expected


def test_more_names_than_are_looked_up_at_once(warm: Matcher) -> None:
    many = [asked(f"Zorvex Brightwater {place}") for place in range(AT_ONCE)] + [asked("Huawei Technologies")]
    found = [*warm.verdicts(Names.of(many))]
    assert len(found) == AT_ONCE + 1
    assert found[0] is NOTHING
    assert found[-1].outcome is Outcome.LISTED


@pytest.mark.parametrize("kind", [*Kind])
def test_a_kind_never_hides_an_equal_name(index: Index, warm: Matcher, kind: Kind) -> None:
    for row in range(0, len(index.snapshot.tables.texts), 40):
        text, party = index.name(row).text, index.snapshot.party(index.party_row(row))
        form = name_form(text, kind)
        scores = {
            one.party.uid: one.comparison.score
            for one in sorted(warm.candidates(form, kind), key=lambda one: one.comparison.score)
        }
        assert scores[party.uid] >= 99.0, text


def test_equal_names_alone_where_a_place_is_meant(warm: Matcher) -> None:
    form = name_form("Huawei Technologie")
    assert warm.candidates(form, Kind.UNKNOWN)
    assert not warm.candidates(form, Kind.UNKNOWN, equal_only=True)
    assert warm.candidates(name_form("Huawei Technologies"), Kind.UNKNOWN, equal_only=True)
    place = Context(frozenset(), frozenset(), own="place")
    verdict = warm.verdict(form, Kind.UNKNOWN, place)
    assert verdict.outcome is Outcome.NOT_LISTED


def test_what_equals_a_strong_listed_name(warm: Matcher) -> None:
    for text in ("Huawei Technologies Co., Ltd.", "HUAWEI TECHNOLOGIES", "huawei (technologies)"):
        assert warm.is_listed(text)
    for text in ("Huawei Technologie", "Zorvex Brightwater", "", "?"):
        assert not warm.is_listed(text)


@pytest.mark.parametrize("text", ["Hikvizhion Dijitl Tekno", "Zzyzx Qwertz"])
def test_the_nearest_is_told_even_if_no_word_meets(warm: Matcher, text: str) -> None:
    form = name_form(text)
    verdict = warm.verdict(form, Kind.UNKNOWN, None)
    assert not verdict.matches
    nearest = warm.nearest(form, Kind.UNKNOWN, verdict)
    assert nearest == warm.nearest(form, Kind.UNKNOWN, verdict)
    assert all(one.score < 85.0 for one in nearest)
    if text.startswith("Hik"):
        assert nearest


def test_a_head_and_a_family_name_stand_for_their_parties(warm: Matcher) -> None:
    (huawei,) = warm.verdicts(Names.of([asked("Huawei", Kind.COMPANY)]))
    assert huawei.outcome is not Outcome.NOT_LISTED
    assert {match.basis for match in huawei.matches} >= {Basis.SHORT_FORM}
    (person,) = warm.verdicts(Names.of([asked("Huawei", Kind.PERSON)]))
    assert Basis.SHORT_FORM not in {match.basis for match in person.matches}


def test_listings_of_other_lists_are_not_shown(snapshot: Snapshot) -> None:
    index = open_index(snapshot, ["us-fcc-covered"])
    rules = Rules(85.0, index.weights, ORDINARY.__contains__, TODAY)
    found = Matcher(index, rules, ["us-fcc-covered"]).verdicts(
        Names.of([asked("Huawei Technologies Company")])
    )
    lists = {listing.list_id for one in found for match in one.matches for listing in match.party.listings}
    assert lists == {"us-fcc-covered"}
