"""Names that a text itself equates: "Full Name (SHORT)", "Full Name, also known as Other", "Name, or ABC"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from screening import places
from screening.model import Mention, script_of
from screening.text.forms import clean, initials
from screening.text.lexicon import words

Key = tuple[str, ...]
"""A name by its folded words."""
_BRACKET = re.compile(
    r"[”\"’»]?\s?[(（]\s?(?:the |hereinafter |hereafter |or )?[“\"‘«]?(?:the )?", re.IGNORECASE
)
_OR = re.compile(r",\sor\s(?:the\s)?[“\"‘]?")
_ALSO = re.compile(
    r"(?:,?\s?\(?|\s[-–—]\s|,?\s(?:(?:and|who|which|that)\s){0,2}(?:(?:is|was|are|also|later)\s){0,2})"
    r"(?:a/k/a|aka|a\.k\.a\.,?|[fn]/k/a|[fn]\.k\.a\.|d/b/a|d\.b\.a\.|dba|t/a|"
    r"(?:also (?:known|trading|written|referred to)|known also) as|also (?:called|named|dubbed)|"
    r"(?:formerly|previously|originally|now|better|sometimes) (?:known as|called|named)|"
    r"(?:doing|do(?:es)?|did) business as|trad(?:ing|es|ed) as|known as|"
    r"alias|alternatively|renamed(?: itself)?|(?<=\()(?:now|formerly|previously|ex|née|nee|né|born))"
    r"[\s-][“\"‘(]?(?:the )?",
    re.IGNORECASE,
)
_ALIASES = re.compile(
    r",?\s?\(?(?:a\.?k\.?a\.?,?|also known as)\s?,?\s?the following (?:\w+ )?alias(?:es)?:\s*", re.IGNORECASE
)
"""The Federal Register's way: "Acme Ltd., a.k.a., the following two aliases:", each on a line with a dash."""
_ALIAS_LINE = re.compile(r"[;.]?(?: and| or)?[;,.]?\s*[\r\n]\s*[-–—•*]\s?[“\"]?|\s*[-–—•*]\s?[“\"]?")
_BLANKS = re.compile(r"\s{1,24}")
_IN_SCRIPT = re.compile(
    r"\s?[(（](?:in )?(?:(?:Simplified|Traditional|Original) )?"
    r"(?:Arabic|Chinese|Cyrillic|Farsi|Greek|Hebrew|Japanese|Korean|Pashto|Persian|Russian|Thai|Ukrainian|Urdu|Burmese|Belarusian|Hangul|native|original)"
    r"(?: (?:Simplified|Traditional|script|name|letters))?\s?:\s?",
    re.IGNORECASE,
)
_OPENING = '“"‘«'
_OPENED = re.compile(r",?\s?([(（–—-])")
_NEXT = re.compile(r"[”\"’»]?(?:,|,? (?:and|or))\s(?:the )?[“\"‘«]?", re.IGNORECASE)
_QUOTED = re.compile(r"[,.]?[”\"’»],?\s+(?:(?:and|or)\s+)?[“\"‘«]", re.IGNORECASE)
_NEXT_ALSO = re.compile(
    r"[”\"’»]?[;,] (?:and )?(?:a\.k\.a\.|aka|a/k/a|[fn]\.k\.a\.|[fn]/k/a),? (?:the )?[“\"‘]?", re.IGNORECASE
)
"""Between two aliases of a record: "(a.k.a. NCG; a.k.a. Nam Chon Gang)"."""
_LONGEST_BRIDGE = 40
_SHORTEST_ACRONYM = 2


class _Finder:
    """Looks at what stands between two names that follow each other."""

    def __init__(
        self, text: str, groups: Mapping[Key, Sequence[Mention]], is_person: Callable[[Key], bool]
    ) -> None:
        self._text = text
        self._groups = groups
        self._is_person = is_person

    def find(self) -> dict[Key, Key]:
        """Name -> the one that it is another form of."""
        placed = sorted(
            (mention.start, mention.end, key) for key, group in self._groups.items() for mention in group
        )
        starts = [start for start, _, _ in placed]
        found: dict[Key, Key] = {}
        for _, end, key in placed:
            at = bisect_left(starts, end)
            if alias := _ALIASES.match(self._text, end):
                found.update((name, key) for name in self._listed_aliases(placed[at:], alias.end()))
                continue
            if at >= len(placed) or placed[at][0] - end > _LONGEST_BRIDGE:
                continue
            start, behind_end, other = placed[at]
            bridge = _BLANKS.sub(" ", self._text[end:start])
            if (script := _IN_SCRIPT.match(self._text, end)) and at + 1 < len(placed):
                # "Jane Roe (Arabic: ...)": the people's name in between is a mention too
                start, behind_end, other = next(
                    (one for one in placed[at : at + 2] if one[0] == script.end()), placed[at]
                )
                bridge = "(" if start == script.end() else bridge
            if key in found and _NEXT_ALSO.fullmatch(bridge) and other not in (found[key], *found):
                found[other] = found[key]
            if other == key or other in found or key in found:
                continue
            if _ALSO.fullmatch(bridge) or (
                _OR.fullmatch(bridge) and self._abbreviates(other, key, behind_end)
            ):
                found[other] = key
                if bridge[-1:] in _OPENING:
                    found.update((name, key) for name in self._quoted(placed[at:]) if name != key)
                elif (opened := _OPENED.match(bridge)) is not None:
                    found.update((name, key) for name in self._row(placed[at:], opened[1]) if name != key)
            elif (
                _BRACKET.fullmatch(bridge)
                and self._text[behind_end : behind_end + 3].lstrip('”"’»,.')[:1] in ")）"
            ):
                quoted = any(sign in bridge for sign in _OPENING)
                if self._same_in_brackets(key, other) or (quoted and self._is_person(key)):
                    found[other] = key
                elif self._same_in_brackets(other, key):
                    found[key] = other
        return found

    def _abbreviates(self, short: Key, full: Key, end: int) -> bool:
        """Whether letters that end at `end`, behind a comma and "or", are all initials of the name."""
        text = clean(self._groups[short][0].text)
        letters = Counter(text.casefold())
        closed = self._text[end : end + 3].lstrip('”"’')[:1] in (",", ";", ".", ":")
        return (
            closed and text.isupper() and len(text) > _SHORTEST_ACRONYM and letters <= Counter(initials(full))
        )

    def _listed_aliases(self, behind: Sequence[tuple[int, int, Key]], at: int) -> Iterator[Key]:
        """The names of a list of aliases that begins at `at`: each stands on a line of its own."""
        for start, end, key in behind:
            if not _ALIAS_LINE.fullmatch(self._text, at, start):
                return
            yield key
            at = end

    def _quoted(self, behind: Sequence[tuple[int, int, Key]]) -> Iterator[Key]:
        """The names of a row of aliases that each stand in quotes: also known as “A” and “B,”."""
        for (_, end, _), (start, _, key) in pairwise(behind):
            if not _QUOTED.fullmatch(self._text, end, start):
                return
            yield key

    def _row(self, behind: Sequence[tuple[int, int, Key]], sign: str) -> Iterator[Key]:
        """The names of a row of aliases, if brackets or dashes close it: " - also called A, B and “C” - "."""
        row = [behind[0][2]]
        end = behind[0][1]
        for start, following, key in behind[1:]:
            if not _NEXT.fullmatch(self._text, end, start):
                break
            row.append(key)
            end = following
        closing = self._text[end : end + 3].lstrip('”"’').lstrip()[:1]
        if closing in (")）" if sign in "(（" else sign):
            yield from row

    def _same_in_brackets(self, full: Key, short: Key) -> bool:
        """Whether what stands in brackets can be another form of the name in front of them."""
        inside = clean(self._groups[short][0].text)
        outside = clean(self._groups[full][0].text)
        if places.is_place(inside) or (places.is_place(outside) and len(full) == 1):
            return False
        if " ".join(short) in words("bodies", "publication_names"):
            return False
        if script_of(inside) != script_of(outside):
            return True
        if short[0] == full[0] or set(short) <= set(full):
            return len(short) <= len(full)
        letters = "".join(short).replace("-", "")
        bare = " ".join(inside.split()[: len(short)])  # "BBC Ltd" is BBC here
        if bare.upper() != bare or len(letters) >= len("".join(full)):
            return False
        if letters[:1] in initials(full):
            return True
        # "Main Intelligence Directorate (GRU)": a body goes by the letters of its own language
        body = (
            len(full) > 1
            and not self._is_person(full)
            and letters.isalpha()
            and len(letters) > _SHORTEST_ACRONYM
        )
        return body and any(word in words("companies", "cues") | words("bodies", "of_heads") for word in full)


def find_bridges(
    text: str, groups: Mapping[Key, Sequence[Mention]], is_person: Callable[[Key], bool]
) -> dict[Key, Key]:
    """Name -> the one of which the text says that it is another form; both are keys of `groups`."""
    return _Finder(text, groups, is_person).find()
