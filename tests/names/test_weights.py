"""How much a word says: by the parties that bear it, read in steps, and by what it is like."""

from __future__ import annotations

from screening.names import Weights


def test_weights_count_all_spellings_of_a_name() -> None:
    weights = Weights(lambda token: 3000 if token == "mohammed" else 0, 40_000)
    assert weights.weight("mochammad") == weights.weight("mohammed")


def test_a_short_list_does_not_make_its_words_common() -> None:
    assert Weights(lambda _: 1, 20).weight("uralvagon") > 0.9


def test_a_party_that_comes_moves_the_weight_of_its_own_words_alone() -> None:
    carried = {"ivanov": 900}
    before, after = (Weights(lambda token: carried.get(token, 0), count) for count in (43_017, 43_018))
    assert before.personal("ivanov") == after.personal("ivanov")


def test_counts_of_parties_are_read_in_steps() -> None:
    weights = [Weights(lambda _, count=count: count, 43_000).personal("uralvagon") for count in range(3_000)]
    assert weights == sorted(weights, reverse=True)
    steps = sorted({weights.index(one) for one in weights})
    assert [one for one in steps if 16 <= one < 64] == [16, 23, 32, 45]


def test_a_word_like_a_legal_form_says_as_little_as_one() -> None:
    weights = Weights(lambda token: 3 if token == "gmbx" else 0, 40_000)
    assert weights.weight("gmbhx") < 0.5 < weights.weight("gmbx")
    assert weights.weight("pjsc") < 0.2
    assert weights.personal("gmbhx") > 0.8
