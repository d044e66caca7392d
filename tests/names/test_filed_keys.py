"""Of many words those that share a key with any of some listed ones are told at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening.names.keys import FiledKeys, asked_keys, filed_keys

WORDS = (
    *(
        "mohammed",
        "muhammad",
        "mhmd",
        "abdulrahman",
        "rahman",
        "abdul",
        "company",
        "co",
        "intl",
        "international",
    ),
    *(
        "industries",
        "industry",
        "intdl",
        "dima",
        "dmitry",
        "dmitriy",
        "bernard",
        "bemard",
        "trading",
        "x",
        "ii",
    ),
    *("zorvex", "bank", "banque", "technologies", "technology", "hsyn", "husayn", "kim", "gim", "of", "ot"),
)


@given(
    st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from(WORDS) | st.text("abdhlmnruy", max_size=8)
)
def test_a_word_shares_a_key_or_not(listed: list[str], asked: str) -> None:
    held = {key for word in listed for key in filed_keys(word)}
    assert FiledKeys(listed).shared_by(asked) == (not held.isdisjoint(asked_keys(asked)))
