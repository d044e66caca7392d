"""Look names up: equal ones, ones that share a head, and those that may score, for many queries at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np

from screening.index.arrays import Arrays, Sums, checksum, checksums, rows_of
from screening.index.asked import asked
from screening.index.build import CUT, SURNAME, build
from screening.index.closest import Closest
from screening.index.pairs import PairFinder, Pairs
from screening.index.parts import native_keys
from screening.index.terms import Terms
from screening.model import Kind, Name
from screening.names import NameForm, Names, Weights, name_forms
from screening.names.truncation import CUT_AT, cut_keys, fills_a_field
from screening.snapshot import flat
from screening.snapshot.flat import Array
from screening.snapshot.snapshot import Snapshot
from screening.snapshot.tables import KINDS

LAYOUT = 4


class Index:
    """Lookups over one snapshot's names, of the lists that are asked for alone; rows are rows of its
    `Tables`."""

    def __init__(self, snapshot: Snapshot, arrays: Arrays, list_ids: Iterable[str]) -> None:
        self.snapshot = snapshot
        self._arrays = arrays
        self._name_party = snapshot.tables.columns.name_party
        lists = snapshot.tables.columns.party_lists[self._name_party]
        self._allowed: Array = (lists & np.uint64(snapshot.list_bits(list(list_ids)))) != 0
        self._narrow = False
        self.weights = Weights(self.document_frequency, max(1, len(snapshot.tables.columns.party_kind)))

    def narrowed(self, rows: Array) -> Index:
        """The same lookups over some of the names alone, where `rows` is true; weights stay those of all."""
        found = copy(self)
        found._allowed, found._narrow = self._allowed & rows, True
        for held in ("_closest", "_finder"):
            found.__dict__.pop(held, None)
        return found

    @property
    def classes(self) -> Array:
        """What each name is as far as profiles go (`screening.names.bounds.class_of`), by row."""
        return self._arrays.name_class

    def bearing(self, tokens: Iterable[str]) -> Array:
        """For each row whether its name bears one of these tokens."""
        rows = [row for token in tokens if (row := self._terms.row_of.get(token)) is not None]
        borne = np.zeros(len(self._terms.words), dtype=np.bool_)
        borne[rows] = True
        arrays = self._arrays
        counted = np.concatenate([[0], borne[arrays.of_token].cumsum()])[arrays.of_end]
        found: Array = np.diff(counted, prepend=0) > 0
        return found

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self._arrays)

    @cached_property
    def _sums(self) -> tuple[Sums, Sums, Sums]:
        """Those of whole keys, of heads and of native spellings."""
        arrays = self._arrays
        return Sums(arrays.exact_sum), Sums(arrays.head_sum), Sums(arrays.native_sum)

    @cached_property
    def _finder(self) -> PairFinder:
        arrays, words = self._arrays, self._terms.words
        if self._narrow:
            arrays = _posted(arrays, self._allowed)
        return PairFinder(arrays, words, self._allowed)

    @cached_property
    def _closest(self) -> Closest:
        return Closest(self._arrays, self._allowed)

    @property
    def arrays(self) -> Arrays:
        """The index as it is filed."""
        return self._arrays

    @property
    def words(self) -> Sequence[str]:
        """The tokens of the names, in order."""
        return self._terms.words

    @property
    def allowed(self) -> Array:
        """For each row whether its name stands on a list of the run, and is looked among."""
        return self._allowed

    def forms(self, rows: Array) -> list[NameForm]:
        """The names of some rows, as they are read."""
        kinds = self.snapshot.tables.columns.party_kind[self._name_party[rows]].tolist()
        texts = self.snapshot.tables.texts
        return name_forms([texts[row] for row in rows.tolist()], [KINDS[kind] for kind in kinds])

    def name(self, row: int) -> Name:
        """The name in a row."""
        return self.snapshot.tables.name(row)

    def party_row(self, row: int) -> int:
        """The row of the party that bears the name."""
        return int(self._name_party[row])

    def document_frequency(self, token: str) -> int:
        """How many parties have the token in a name."""
        row = self._terms.row_of.get(token)
        return 0 if row is None else self._terms.parties[row]

    def pairs(self, forms: Sequence[NameForm], floor: float) -> Pairs:
        """All pairs of a form (by its place) and a listed name that may score `floor` or more when compared,
        with the most they can score. What is found for a form does not depend on the others."""
        return self._finder.find(asked(_names(forms), self._terms, self.weights), floor)

    def exact(self, form: NameForm) -> list[int]:
        """Names that may be equal to the form, by key, by acronym in brackets or by native spelling.

        The caller compares: two keys can share a checksum.
        """
        arrays = self._arrays
        keys = (form.key, *form.acronyms, _cut_key(form.text, form.kind))
        found = [self._filed(arrays.exact_sum, arrays.exact_name, key) for key in keys if key]
        found += [self._filed(arrays.native_sum, arrays.native_name, key) for key in _native_keys(form)]
        return sorted({row for rows in found for row in rows})

    def may_be_exact(self, forms: Sequence[NameForm]) -> Array:
        """For each form whether `exact`, `headed` or `surnamed` may find anything; for many forms at once."""
        names = _names(forms)
        told, (exact, head, natives) = names.told, self._sums
        sums = checksums(told.keys)
        found = exact.hold(sums) | head.hold(sums)
        spelled = [(at, one) for at, one in enumerate(told.native) if one] if len(natives) else []
        # of persons too: somebody else may be called so
        native = [(at, key) for at, one in spelled for key in native_keys(one, person=False)]
        others = [(at, key) for at, own in enumerate(told.acronyms) for key in own]
        filling = [at for at, size in enumerate(map(len, names.texts)) if size in CUT_AT]
        cut = [(at, _cut_key(names.texts[at], names.kinds[at])) for at in filling]
        others += [one for one in cut if one[1]]
        for filed, keys in ((natives, native), (exact, others)):
            held = filed.hold(checksums([key for _, key in keys]))
            found[[at for (at, _), yes in zip(keys, held.tolist(), strict=True) if yes]] = True
        alone = [at for at, tokens in enumerate(told.tokens) if len(tokens) == 1]
        found[alone] |= head.hold(checksums([SURNAME + told.keys[at] for at in alone]))
        return found

    def headed(self, key: str) -> list[int]:
        """Names of firms that may begin with the tokens of `key`, perhaps after a place; callers compare."""
        return self._filed(self._arrays.head_sum, self._arrays.head_name, key)

    def surnamed(self, key: str) -> list[int]:
        """Names of persons, published "FAMILY, Given", whose family name may be `key`; callers compare."""
        return self.headed(SURNAME + key)

    def identified(self, key: str) -> list[int]:
        """Rows of parties that may have the identifier whose key this is (`screening.identifiers`)."""
        found = rows_of(self._arrays.number_sum, self._arrays.number_party, checksum(key))
        return [row for row in found.tolist() if self.names_of(row)]

    def names_of(self, party: int) -> list[int]:
        """Rows of the names of a party that stands on a list of the run."""
        first, last = self._name_party.searchsorted([party, party + 1]).tolist()
        return list(range(first, last)) if first < last and self._allowed[first] else []

    def closest(self, form: NameForm, limit: int = 3) -> list[int]:
        """The names spelled most like the form, the likest first: shown as the nearest where no token met
        any, not to match."""
        return self._closest.of(form.key, limit)

    def _filed(self, sums: Array, rows: Array, key: str) -> list[int]:
        found = rows_of(sums, rows, checksum(key))
        return [int(row) for row in found[self._allowed[found]]]


def _posted(arrays: Arrays, allowed: Array) -> Arrays:
    """The arrays with postings of the names that are allowed alone."""

    def kept(ends: Array, names: Array, *others: Array) -> list[Array]:
        own = allowed[names]
        end = np.concatenate([[0], own.cumsum()])[ends].astype(np.uint32)
        return [end, *(column[own] for column in (names, *others))]

    post_end, post_name = kept(arrays.post_end, arrays.post_name)
    rare_end, rare_name = kept(arrays.rare_end, arrays.rare_name)
    usual = kept(arrays.usual_end, arrays.usual_name, arrays.usual_beside)
    return replace(
        arrays,
        post_end=post_end,
        post_name=post_name,
        rare_end=rare_end,
        rare_name=rare_name,
        usual_end=usual[0],
        usual_name=usual[1],
        usual_beside=usual[2],
    )


def _names(forms: Sequence[NameForm]) -> Names:
    return forms if isinstance(forms, Names) else Names.of(forms)


def _cut_key(text: str, kind: Kind) -> str:
    """The key of a firm's name that may have been cut off, else empty."""
    return CUT + cut_keys(text)[0] if kind is not Kind.PERSON and fills_a_field(text) else ""


def _native_keys(form: NameForm) -> tuple[str, ...]:
    return native_keys(form.native, person=form.kind is Kind.PERSON) if form.native else ()


def normalisation_mark() -> str:
    """Digest of the code and tables that turn names into tokens and file them."""
    return flat.mark_of("names", "names/words", "identifiers", "index", layout=LAYOUT)


def open_index(snapshot: Snapshot, list_ids: Iterable[str] | None = None) -> Index:
    """The snapshot's index, memory-mapped, over these lists (all without); made first if it is not there."""
    arrays = flat.load_or_make(Arrays, _folder(snapshot), lambda: build(snapshot.tables))
    return Index(snapshot, arrays, snapshot.catalogue.list_ids if list_ids is None else list_ids)


def is_made(snapshot: Snapshot) -> bool:
    """Whether the index of the snapshot is filed."""
    folder = _folder(snapshot)
    return folder is not None and folder.is_dir()


def _folder(snapshot: Snapshot) -> Path | None:
    return snapshot.folder / f"index-{normalisation_mark()}" if snapshot.folder else None
