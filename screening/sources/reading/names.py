"""One published cell -> the names in it.

Publishers put several names, acronyms, former names and remarks into one cell. This step takes them apart and
keeps the publisher's spelling; it folds nothing, translates nothing, and makes up no acronym. The formats are
those of 15 CFR Part 744 Supplements No. 4 and 7 and of the State Department's notices, as the Consolidated
Screening List repeats them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screening.model import Name, Role, Strength
from screening.places import is_place

# "Aka" is a family name too: without its stops the word counts in one case only.
_ROLE = r"(?i:[afn]\.\s?k\.\s?a\.?|also known as|formerly(?: known as)?|now known as|d/b/a)|aka|fka|AKA|FKA"
_LEAD = re.compile(rf"^(?P<role>{_ROLE})[,:]?\s+")
_INLINE = re.compile(r"[,;\s]\s*(?=(?:(?i:[afn]\.k\.a\.?|d/b/a)|aka|fka)[,:]?\s)")
_ROLES = {"a": Role.AKA, "d": Role.AKA, "f": Role.FKA, "n": Role.NKA}

# "... and any successor, sub-unit, or subsidiary thereof", ", and its subunits and successors"
_SUCCESSORS = re.compile(
    r"[,;]?\s*\band\s+(?:any|its|all)\s+(?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
# "<parent>. Affiliated Entity: <unit>", "<parent>. Subordinate Institution - <unit>", "<parent>, and
# subordinate entity <unit>": the unit is the listed thing, the parent has an entry of its own.
_UNIT = re.compile(
    r"[.,]?\s*\b(?:and\s+)?(?:affiliated\s+entity|subordinate\s+(?:institution|institute|entity))\s*[:\-–]?\s+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE
)
# Brackets that speak about the entry and are no part of a name.
_REMARK = re.compile(
    r"^(?:see (?:also|alternate)|address|all of (?:the )?preceding|including|excluding"
    r"|a (?:subsidiary|subordinate)|parent organization|.*\bindividual\b)",
    re.IGNORECASE,
)
# Words in brackets that are capitals and yet no acronym of the name before them.
_NO_ACRONYM = frozenset(
    {"PVT", "PTY", "PTE", "LLC", "LLP", "LTD", "JSC", "OJSC", "CJSC", "PJSC", "OOO", "OAO", "ZAO", "PAO"}
    | {"AO", "FZE", "FZC", "FZCO", "FZ", "SAL", "SARL", "SA", "NV", "BV", "AG", "GMBH", "HK", "PRC", "DPRK"}
    | {"PRIVATE", "LIMITED", "GROUP", "HOLDING", "HOLDINGS", "OFFSHORE", "PUBLIC", "UK", "USA", "UAE", "FTZ"}
)
_ACRONYM = re.compile(r"[A-Z][\w&./'’-]*(?:[ -][\w&.-]+){0,2}")


def split_names(cell: str) -> tuple[str, ...]:
    """The names of a `;`-joined cell, each as published, in order, without doubles.

    Semicolons inside brackets do not split; "; and X" loses its "and", a name its closing full stop.
    """
    parts: list[str] = []
    start = depth = 0
    for at, char in enumerate(cell):
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char == ";" and depth == 0:
            parts.append(cell[start:at])
            start = at + 1
    parts.append(cell[start:])
    # An unclosed bracket would swallow the rest of the cell.
    if depth:
        parts = cell.split(";")
    return tuple(dict.fromkeys(name for part in parts if (name := _tidy(part))))


def strip_successors(text: str) -> str:
    """The name without "and any successor, sub-unit, or subsidiary thereof" and the like."""
    return _SUCCESSORS.sub("", text).strip()


def with_bracketed_acronym(text: str) -> list[str]:
    """The name as published, then the names that its brackets make.

    "Emal Bilal Construction Company (EBCC)" gives itself, "Emal Bilal Construction Company" and "EBCC"; an
    acronym before more words stands for the words before it ("X (CSIC) 760th Institute" also gives "CSIC
    760th Institute"). Brackets that are part of a name ("Huawei (Suzhou) Co.", "(PVT) LTD") add nothing.
    """
    found = [text]
    for before, inside, after in _brackets(text):
        inside = inside.strip()
        if _is_acronym(inside, before):
            found += [_join(before, after), _join(inside, after)]
        elif not after.strip() and len(inside.split()) > 2 and _initials_agree(before, inside):
            found += [before, inside]
    return list(dict.fromkeys(name for part in found if (name := _tidy(part))))


def names_of(
    cells: Iterable[str], role: Role = Role.AKA, strength: Strength = Strength.STRONG
) -> tuple[Name, ...]:
    """All names of some cells, without doubles.

    The first name is given `role`, and so are the others unless it is PRIMARY (then they are AKA); what
    stands after "f.k.a." is FKA. Successor clauses and remarks in brackets go; of "X. Affiliated Entity: Y"
    the whole and "Y" remain.
    """
    found: dict[str, Name] = {}
    for cell in cells:
        for text in split_names(strip_successors(cell)):
            for name in _names_in(text, strength):
                other = name.role is Role.AKA and (role is not Role.PRIMARY or not found)
                found.setdefault(name.text, Name(name.text, role, strength, name.script) if other else name)
    return tuple(found.values())


def _names_in(text: str, strength: Strength) -> Iterator[Name]:
    """Names of one part of a cell, FKA and NKA where the text says so and AKA elsewhere."""
    for piece in _INLINE.split(text):
        role = Role.AKA
        if lead := _LEAD.match(piece):
            role, piece = _ROLES[lead["role"][0].lower()], piece[lead.end() :]
        plain, asides = _without_asides(piece)
        texts = [(role, name) for name in _forms(plain)]
        texts += [(own, form) for own, cell in asides for name in split_names(cell) for form in _forms(name)]
        yield from (Name.of(name, own, strength) for own, name in texts)


def _forms(text: str) -> list[str]:
    """The name, and what its brackets and its being a unit of another make of it."""
    parts = _UNIT.split(text, maxsplit=1)
    if len(parts) < 2 or not parts[0].strip():
        return with_bracketed_acronym(text)
    parent, unit = parts
    # "25th Research Institute" alone would name anybody's.
    own = f"{parent} {unit}" if _NUMBERED.match(unit) else unit
    return [text, *with_bracketed_acronym(own)]


def _without_asides(text: str) -> tuple[str, list[tuple[Role, str]]]:
    """The text without bracketed remarks and bracketed "f.k.a. X", and those other names."""
    asides: list[tuple[Role, str]] = []
    plain = text
    for _, inside, _ in _brackets(text):
        lead = _LEAD.match(inside.lstrip())
        if lead:
            asides.append((_ROLES[lead["role"][0].lower()], inside.lstrip()[lead.end() :]))
        if lead or _REMARK.match(inside.strip()):
            plain = plain.replace(f"({inside})", " ").replace(f"({inside}", " ")
    return _tidy(plain), asides


def _brackets(text: str) -> Iterator[tuple[str, str, str]]:
    """(before, inside, after) of every outermost bracket; one left open reaches to the end."""
    depth = start = 0
    for at, char in enumerate(text):
        if char == "(":
            start = at if depth == 0 else start
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                yield text[:start], text[start + 1 : at], text[at + 1 :]
    if depth:
        yield text[:start], text[start + 1 :], ""


def _is_acronym(short: str, long: str) -> bool:
    """Whether `short` is written like an acronym and may be one of `long`."""
    if len(short) > 18 or sum(char.isupper() for char in short) < 2 or not _ACRONYM.fullmatch(short):
        return False
    if short.replace(".", "").upper() in _NO_ACRONYM or is_place(short) or not long.strip():
        return False
    if long.isupper():
        return _initials_agree(short, long)
    # Capitals are a sign only where not everything is: most of the letters, or one within a word (TsNIIMash).
    inner = any(char.isupper() for word in short.split() for char in word[1:])
    return inner or sum(char.isupper() for char in short) * 2 >= sum(char.isalpha() for char in short)


def _initials_agree(short: str, long: str) -> bool:
    """Whether the first two letters of `short`, a single word, are initials of words of `long`, in order."""
    letters = re.sub(r"[^A-Z]", "", short)[:2]
    initials = "".join(word[0].upper() for word in re.findall(r"\w+", long))
    first = initials.find(letters[:1])
    return len(letters) == 2 and " " not in short.strip() and 0 <= first < initials.rfind(letters[1])


def _join(head: str, tail: str) -> str:
    """Two halves of a name whose bracket was taken out."""
    glue = "" if not tail or tail[0] in ",.-'’" else " "
    return head.rstrip() + glue + tail.lstrip()


def _tidy(text: str) -> str:
    """Single spaces, no stray separators at the ends; the full stop of "Ltd." and "S.A." stays."""
    text = " ".join(text.split()).strip(" ,;:")
    text = re.sub(r"^and\s+", "", text, flags=re.IGNORECASE)
    last = text.rsplit(" ", 1)[-1]
    if text.endswith(".") and "." not in last[:-1] and len(last) > 6:
        text = text[:-1]
    return "" if text.lower() == "and" else text
