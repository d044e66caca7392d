"""Ownership beside the answers of a run: files of owners under its rules, and what they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from screening.catalogue import Catalogue
from screening.model import Finding, Identifier, OwnersFile, Ownership
from screening.ownership import Named, Owners, Register, ScreenNames, Terms, rules_of
from screening.screener.asked import Asked
from screening.settings import Settings


def owners_for(
    register: Register,
    files: Sequence[OwnersFile],
    catalogue: Catalogue,
    settings: Settings,
    list_ids: Collection[str],
    screen_names: ScreenNames,
) -> Owners:
    """The files of owners of a run, read into a closed register of its day, under the rules of its lists.

    Raises SettingsError for a rule of ownership that there is not.
    """
    rules = rules_of(catalogue.ownership, list_ids, register.day, settings.switches)
    titles = {list_id: catalogue.facts(list_id).short for list_id in list_ids}
    return Owners(register, files, Terms(rules, list_ids, titles, register.day), screen_names)


def company_of(asked: Asked) -> Named:
    """The company of a row, as files of owners are asked about it."""
    main, *others = asked.queries
    return Named(main.text, tuple(query.text for query in others), main.identifiers)


def with_owners(
    findings: tuple[Finding, ...], owners: Owners, identifiers: tuple[Identifier, ...] = ()
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings with what rules of ownership say of them, and which of their owners were not screened."""
    asked = [Named(one.name, one.forms, identifiers) for one in findings]
    said = owners.ownerships(asked)
    told = tuple(
        replace(one, ownership=about) if about else one for one, about in zip(findings, said, strict=True)
    )
    return told, owners.unscreened_of(asked)


def ownership_row(rank: int, one: Ownership, told: str = "") -> tuple[object, ...]:
    """What a rule of ownership says under the columns `MATCHED`: the owners stand where a listed party does,
    the rule where a measure does."""
    owners = one.owners
    paths = [*one.paths, *([f"{one.more_paths:,} more paths"] if one.more_paths else [])]
    return (
        one.reach.value,
        rank,
        None,
        joined_values([owner.name for owner in owners]),
        None,
        None,
        joined_values([uid for owner in owners for uid in owner.party_uids]),
        joined_values([list_id for owner in owners for list_id in owner.lists]),
        None,
        None,
        None,
        one.citation,
        None,
        f"{one.title}: {one.effect}",
        None,
        None,
        f"{one.title}: {one.sentence}. {'; '.join(paths)}",
        "; ".join(filter(None, (told, *one.notes))) or None,
    )


def joined_values(values: Iterable[str | None]) -> str | None:
    """Several values in a cell, each once; None for none."""
    return ";".join(dict.fromkeys(value for value in values if value)) or None
