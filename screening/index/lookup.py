"""Look names up: equal ones, ones that share a head, and candidates for comparison."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from screening.index.arrays import Arrays, checksum, deletions, most_edits, rows_of
from screening.index.build import SURNAME, build, joined
from screening.model import Name
from screening.names import NameForm, Weights
from screening.snapshot import flat
from screening.snapshot.flat import Array, Texts
from screening.snapshot.snapshot import Snapshot

LAYOUT = 1
CANDIDATES = 30
"""How many listed names are compared with one query. Of 553 listed names that scored 85 or more against 250
altered ones, 5 ranked below the 30th."""
NEAR_DISCOUNT = 0.8
"""What a token within its edits counts, beside 1 for the same token, when candidates are ranked."""


class Index:
    """Lookups over one snapshot's names; rows are rows of its `Tables`."""

    def __init__(self, snapshot: Snapshot, arrays: Arrays) -> None:
        self.snapshot = snapshot
        self._arrays = arrays
        self._tokens = Texts(arrays.token_text, arrays.token_end)
        self._name_party = snapshot.tables.columns.name_party
        self._party_lists = snapshot.tables.columns.party_lists
        self._keys: dict[int, dict[int, str]] = {}
        self.weights = Weights(self.document_frequency, max(1, len(self._party_lists)))
        self._similar = lru_cache(maxsize=65536)(self._similar_tokens)

    def name(self, row: int) -> Name:
        """The name in a row."""
        return self.snapshot.tables.name(row)

    def party_row(self, row: int) -> int:
        """The row of the party that bears the name."""
        return int(self._name_party[row])

    def document_frequency(self, token: str) -> int:
        """How many parties have the token in a name."""
        found = self._token_row(token)
        return 0 if found is None else int(self._arrays.token_parties[found])

    def exact(self, key: str, allowed: int) -> list[int]:
        """Names that may be equal to `key` (NameForm.key) on the lists of `allowed` (`Snapshot.list_bits`).

        The caller compares: two keys can share a checksum.
        """
        return self._on(rows_of(self._arrays.exact_sum, self._arrays.exact_name, checksum(key)), allowed)

    def headed(self, key: str, allowed: int) -> list[int]:
        """Names of firms that may begin with the tokens of `key`, perhaps after a place; callers compare."""
        return self._on(rows_of(self._arrays.head_sum, self._arrays.head_name, checksum(key)), allowed)

    def candidates(self, form: NameForm, allowed: int, limit: int = CANDIDATES) -> list[int]:
        """The names most worth comparing with `form`, best first, at most `limit`; ties in order of row."""
        arrays = self._arrays
        found: dict[int, float] = {}
        for token in _asked(form):
            for row, similarity in self._similar(token):
                found[row] = max(found.get(row, 0.0), similarity)
        if not found:
            return []
        rows = [self._postings(token) for token in found]
        gains = [
            np.full(len(part), similarity * arrays.token_weight[token], dtype=np.float32)
            for part, (token, similarity) in zip(rows, found.items(), strict=True)
        ]
        names, place = np.unique(np.concatenate(rows), return_inverse=True)
        shared = np.bincount(place, weights=np.concatenate(gains), minlength=len(names))
        on = (self._party_lists[self._name_party[names]] & np.uint64(allowed)) != 0
        names, shared = names[on], shared[on]
        own = sum(self.weights.weight(token) for token in form.tokens)
        union = own + arrays.name_weight[names] - shared
        rank = shared / np.maximum(union, 1e-6)
        best = np.lexsort((names, -np.round(rank, 6)))[:limit]
        return [int(row) for row in names[best]]

    def surnamed(self, key: str, allowed: int) -> list[int]:
        """Names of persons, published "FAMILY, Given", whose family name may be `key`; callers compare."""
        return self.headed(SURNAME + key, allowed)

    def closest(self, form: NameForm, allowed: int, limit: int = 3) -> list[int]:
        """The names spelled most like `form` where no token met any: to show what was nearest, not to match.

        Looks at every name, so it is for the few names of a text that met nothing.
        """
        if allowed not in self._keys:
            keys = list(Texts(self._arrays.key_text, self._arrays.key_end))
            self._keys[allowed] = {row: keys[row] for row in self._on(np.arange(len(keys)), allowed)}
        near = process.extract(form.key, self._keys[allowed], scorer=ratio, limit=limit, score_cutoff=30)
        return [row for _, _, row in sorted(near, key=lambda one: (-one[1], one[2]))]

    def _on(self, rows: Array, allowed: int) -> list[int]:
        lists = self._party_lists[self._name_party[rows]]
        return [int(row) for row in rows[(lists & np.uint64(allowed)) != 0]]

    def _token_row(self, token: str) -> int | None:
        for row in rows_of(self._arrays.token_sum, self._arrays.token_order, checksum(token)):
            if self._tokens[int(row)] == token:
                return int(row)
        return None

    def _postings(self, token: int) -> Array:
        ends = self._arrays.post_end
        return self._arrays.post_name[int(ends[token - 1]) if token else 0 : int(ends[token])]

    def _similar_tokens(self, token: str) -> tuple[tuple[int, float], ...]:
        """Listed tokens near this one: (token row, similarity 0-1)."""
        found: dict[int, float] = {}
        for part in deletions(token):
            for row in rows_of(self._arrays.near_sum, self._arrays.near_token, checksum(part)).tolist():
                if row in found:
                    continue
                other = self._tokens[row]
                most = most_edits(max(len(token), len(other)))
                edits = OSA.distance(token, other, score_cutoff=most)
                if edits <= most:
                    found[row] = NEAR_DISCOUNT**edits
        for cut in range(2, len(token) - 1):  # "inspurinformation" finds "inspur information", however long
            left, right = self._token_row(token[:cut]), self._token_row(token[cut:])
            if left is not None and right is not None:
                found.setdefault(left, NEAR_DISCOUNT)
                found.setdefault(right, NEAR_DISCOUNT)
        return tuple(sorted(found.items()))


def _asked(form: NameForm) -> list[str]:
    """The tokens to look up: the name's, its index keys, and neighbours joined ("sun way", "sunway")."""
    return list(dict.fromkeys((*form.tokens, *form.index_keys, *joined(form.tokens))))


@cache
def normalisation_mark() -> str:
    """Digest of the code and tables that turn names into tokens: an index made by others is made again."""
    hasher = hashlib.sha256(f"{LAYOUT}".encode())
    package = resources.files("screening")
    for folder in ("names", "names/words", "index"):
        for item in sorted(package.joinpath(folder).iterdir(), key=lambda item: item.name):
            if item.is_file():
                hasher.update(item.name.encode() + item.read_bytes())
    hasher.update(package.joinpath("places.toml").read_bytes())
    return hasher.hexdigest()[:16]


def _prune(newest: Path) -> None:
    """Drop the indexes that other versions of the code made beside this one."""
    for path in newest.parent.glob("index-*"):
        if path != newest:
            shutil.rmtree(path, ignore_errors=True)


def open_index(snapshot: Snapshot) -> Index:
    """The snapshot's index, memory-mapped; made first if it is not there."""
    folder: Path | None = snapshot.folder / f"index-{normalisation_mark()}" if snapshot.folder else None
    arrays = flat.load(Arrays, folder) if folder else None
    if arrays is None:
        arrays = build(snapshot.tables)
        if folder:
            with suppress(OSError):  # a store that cannot be written only costs time
                flat.save(arrays, folder)
                _prune(folder)
    return Index(snapshot, arrays)
