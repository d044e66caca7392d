"""Which listed names are altered: per list, group and class up to so many, drawn by a seed.

Every party of a list is as likely as every other, however many aliases it has: it gives one of its names.
Weak aliases are drawn apart and never count towards recall. Parties without a group are left out and counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from screening.model import Kind, Name, Party, Strength
from screening.snapshot.snapshot import Snapshot
from screening.validate.listed import GROUPS, LISTED_GROUPS, Group, Listed
from screening.validate.perturbations import PERTURBATIONS, UNALTERED, Perturbation

_LATIN = "Latn"


@dataclass(frozen=True, slots=True)
class Trial:
    """One altered name and the party it must find. `lists` are those it was drawn for; `published` is the
    listed name it was made of."""

    perturbation: str
    group: Group
    kind: Kind
    weak: bool
    uid: str
    published: str
    altered: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The trials, and per kind how many listed parties none was drawn from because their kind gives no
    group."""

    trials: tuple[Trial, ...]
    left_out: Mapping[str, int]


def draw(snapshot: Snapshot, list_ids: Collection[str], size: int, seed: int) -> Sample:
    """Up to `size` trials a list, group and class. The same lists, size and seed give the same trials."""
    by_list, left_out = _parties(snapshot, list_ids)
    found: dict[tuple[str, bool, str, str, Kind], list[Trial]] = defaultdict(list)
    for list_id in sorted(by_list):
        for group, parties in sorted(by_list[list_id].items()):
            order = Random(f"{seed}:{list_id}:{group}")  # noqa: S311  chance, not a secret
            shuffled = sorted(parties, key=lambda party: party.uid)
            order.shuffle(shuffled)
            for trial in _of_list(shuffled, group, list_id, size, seed):
                key = (trial.perturbation, trial.weak, trial.uid, trial.altered, trial.kind)
                found[key].append(trial)
    return Sample(tuple(_merged(same) for same in found.values()), left_out)


def _parties(
    snapshot: Snapshot, list_ids: Collection[str]
) -> tuple[dict[str, dict[Group, list[Party]]], dict[str, int]]:
    found: dict[str, dict[Group, list[Party]]] = defaultdict(lambda: defaultdict(list))
    left_out: Counter[str] = Counter()
    for row in range(len(snapshot.tables.records)):
        party = snapshot.party(row)
        carried = {listing.list_id for listing in party.listings} & set(list_ids)
        group = GROUPS.get(party.kind)
        if carried and group not in LISTED_GROUPS:
            left_out[party.kind.value] += 1
        elif group is not None:
            for list_id in carried:
                found[list_id][group].append(party)
    return found, dict(sorted(left_out.items()))


def _of_list(parties: Sequence[Party], group: Group, list_id: str, size: int, seed: int) -> Iterator[Trial]:
    """The trials of one group of one list: strong names in every class, weak ones as they are published."""
    strong = [one for party in parties if (one := _one_name(party, group, seed, Strength.STRONG))]
    weak = [one for party in parties if (one := _one_name(party, group, seed, Strength.WEAK))]
    classes = [one for one in PERTURBATIONS if group in one.groups]
    for names, is_weak, used in ((strong, False, classes), (weak, True, [UNALTERED])):
        for perturbation in used:
            made = _altered(names, perturbation, seed)
            for (party, listed, text), _ in zip(made, range(size), strict=False):
                yield Trial(
                    perturbation.id, group, party.kind, is_weak, party.uid, listed.published, text, (list_id,)
                )


def _altered(
    names: Iterable[tuple[Party, Listed]], perturbation: Perturbation, seed: int
) -> Iterator[tuple[Party, Listed, str]]:
    """Names that the class applies to, altered. The chance of each is its own: no class moves another's."""
    for party, listed in names:
        chance = Random(f"{seed}:{perturbation.id}:{party.uid}:{listed.published}")  # noqa: S311
        text = perturbation.altered(listed, chance)
        if text is not None:
            yield party, listed, text


def _one_name(party: Party, group: Group, seed: int, strength: Strength) -> tuple[Party, Listed] | None:
    """One name of the party in Latin letters, of that strength; None if it has none."""
    names: list[Name] = [one for one in party.names if one.script == _LATIN and one.strength is strength]
    if not names:
        return None
    chosen = Random(f"{seed}:{party.uid}:{strength}").choice(names)  # noqa: S311
    native = tuple(
        one.text
        for one in party.names
        if one.script not in (_LATIN, "Zyyy") and one.strength is Strength.STRONG
    )
    return party, Listed.of(chosen.text, group, native)


def _merged(same: Sequence[Trial]) -> Trial:
    """Trials that differ in the list alone, as one: it is screened once and counts for each list."""
    first = same[0]
    lists = tuple(dict.fromkeys(list_id for one in same for list_id in one.lists))
    return Trial(
        first.perturbation,
        first.group,
        first.kind,
        first.weak,
        first.uid,
        first.published,
        first.altered,
        lists,
    )
