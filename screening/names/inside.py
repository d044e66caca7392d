"""The names inside a text that stands where one name should: former and other names, what a form or a
machine wrote around a name.

"Orsis Ltd (formerly Promtek)" holds two names, "Vessel name: GOLBON, flag IR" one with more around it. The
text is screened as it stands too, so that what is found here can only add; nothing is compared here.
"""

from __future__ import annotations

import re

from screening.identifiers.written import MARKED
from screening.model import SHIPS, Kind
from screening.names.addresses import are_places
from screening.names.frames import (
    ENDS,
    FRAMED,
    FRAMED_ANYWHERE,
    ORDERS,
    frames_anywhere,
    leads_with_acronym,
    without_acronym,
    without_frame,
    without_voyage,
)
from screening.names.parties import BESIDE, JOINED
from screening.names.remarks import CURRENCIES, DASHES, FIELDS, MISREAD, ROLES, STATES, mended, unremarked
from screening.names.scripts import joined_native
from screening.names.sought import DIGIT, a_sign, has_letters, narrowed, signs, signs_of, sought
from screening.names.vessels import SAYS_SHIP, bare_of_a_ship, with_number_behind
from screening.names.vocabulary import abbreviations, legal_forms

_PERSON, _UNKNOWN = Kind.PERSON, Kind.UNKNOWN  # looked up in the enumeration, each takes as long as a sign
MOST_INSIDE = 8
"""Names that are taken out of one text."""

_BETWEEN = "&%;|+"
_HINTS = frozenset('/<:(")[;|&%*=~>+\u201c\u00ab#@')
"""Without one of these, or of the words below, nothing stands beside the name."""
_FORMER = frozenset(
    """formerly previously vormals früher ehemals anciennement antes già dawniej voorheen eski eskiden
    tidigare ранее прежде бывшее бывшая бывший колишній раніше""".split()  # noqa: SIM905 - a word a line would be a page
)
_ALSO = frozenset(
    """alias also auch bekannt connu conocida conocido detta detto dit dite ex genannt llamada llamado prev
    prev. spelled t/as же как""".split()  # noqa: SIM905 - a word a line would be a page
)
"""Words between a name and what its bearer was, or is also, called."""
CUES = frozenset(
    (
        *(
            *ORDERS,
            *ENDS,
            *_FORMER,
            *_ALSO,
            *JOINED,
            *BESIDE,
            *CURRENCIES,
            *DASHES,
            *ROLES,
            *MARKED,
            *STATES,
            *FIELDS,
            "a.k.a",
            "a.k.a.",
            "aka",
            "alias",
            "as",
            "d.b.a",
            "d.b.a.",
            "dba",
            "f.k.a",
            "f.k.a.",
            "fka",
        ),
        *("né", "née", "nee", "messrs", "messrs.", "nka", "branch", "office"),
        *("barge", "carrier", "flag", "ship", "tanker", "tug", "vessel", "vlcc"),
    )
)

_SAID, _BESIDE = CUES - JOINED - BESIDE, _HINTS.difference(_BETWEEN)
"""Of these what stands beside a name, not between the names of several parties."""
_NUMBERED = re.compile(
    r"\d{4}|\b0\d|^\W*\d{1,3}[.)]\s|(?:d\.?o\.?b\b|birth|born|passport|imo|\b(?:id|tin|inn|ogrn|reg)\b|\bb\.).*\d",
    re.IGNORECASE,
)
"""What a number is that stands beside a name."""

_OTHER = sought(
    r"(?:^|[\s,;(\[-]+)(?:"
    r"(?:also|formerly|previously|now|better|originally)\s+known\s+as|(?:doing\s+business|trading|operating|known)\s+as"
    r"|(?:also\s+)?(?:spelled|spelt|called|written)(?:\s+as)?|(?:auch\s+)?bekannt\s+als|connue?\s+sous\s+le\s+nom\s+de"
    r"|(?:también\s+)?conocid[oa]\s+como|(?:так\s*же\s+)?известн\w+\s+как|(?:он|она|оно)\s+же|prev\.?"
    r"|" + "|".join(sorted(_FORMER)) + r"|alias|genannt|dite?|dett[oa]|llamad[oa]"
    r"|[afn]/k/a|d/b/a|[to]/as?|fka|nka|dba|(?-i:aka|AKA)|[afn]\.k\.a\.?|d\.b\.a\.?"
    r")[\s:]+|[\s,]+(?-i:ex)[.:]?[\s-]+(?-i:(?=[\"A-Z\d]))|\s+@\s+|[\s,]*[(\[]ex[\s.:-]+|[\s,]+ex-(?-i:(?=[A-Z\d]))",
    words="""known business trading operating spelled spelt called written bekannt connu connue conocido
    conocida как же prev alias genannt dit dite detto detta llamado llamada fka nka dba aka ex k b t o """
    + " ".join(_FORMER),
    marks="@",
)
"""What stands between two names of one party. "Aka" is a family name."""
_OTHER_OF_A_SHIP = sought(r"[\s,]+ex[.:]?[\s-]+", words="ex")
"""The same between a ship's names; firms are called "Im Ex" too."""
_BORN = sought(r"[\s,]*[(\[]born\s+|[\s,(\[]+n[e\u00e9]e?\s+", words="born ne n\u00e9 nee n\u00e9e")
_QUOTED = sought(
    r"(?<=\w)\s+[\"\u201c\u00ab][^\"\u201c\u201d\u00ab\u00bb]{2,30}[\"\u201d\u00bb]\s+(?=\w)",
    marks='"\u201c\u00ab',
    case=True,
)
"""What a person is called, between his names."""
_LETTERS = re.compile(r"[^\W\d_]+")

_LABEL = sought(
    r"\A(?:\s*(?:(?:full|vessel|ship|company|account|customer|beneficiary|legal|trade)(?:'s)?\s+)?"
    r"(?:name|customer|beneficiary|consignee|shipper|vessel|ship|buyer|seller|applicant|owner)\s*:\s*"
    r"|\s*(?:messrs\.?|m/s\.?)\s+)",
    words="messrs m",
    marks=":",
)
_PAPER = sought(
    r"[\s,;(\[-]+(?:d\.?o\.?b\.?|date\s+of\s+birth|born(?:\s+on)?|b\.|passport|(?:national\s+|tax\s+)?id|tin|inn|ogrn"
    r"|reg(?:istration)?\.?)(?:\s+card)?(?:\s+(?:no\b\.?|number\b|nr\b\.?))?[\s.:#]*"
    r"(?=[^()]*\d)[a-z0-9][a-z0-9 ./-]{2,24}[)\]]?\s*$",
    marks=DIGIT,
)
"""A date of birth or the number of a paper, behind a name."""
_BRANCH = sought(
    r"(?P<apart>[\s,(-]+)(?:(?P<city>[^\W\d_]{3,20})\s+)?"
    r"(?:branch|rep(?:resentative|\.)? office)\)?\s*$",
    words="branch office",
)
_WHERE = sought(r"\s*[(\[]\s*(?P<place>[a-z][a-z .]{1,30})\s*[)\]]\s*$", marks="([")
"""Where the bearer is, in brackets behind a name."""
_INITIALS = sought(
    r"\A\s*(?:(?P<family>[^\W\d_][\w'\u2019-]{2,}),?\s+(?P<behind>[a-z]\.\s?[a-z])\.?"
    r"|(?P<before>[a-z]\.\s?[a-z])\.\s*(?P<last>[^\W\d_][\w'\u2019-]{2,}))\s*\Z",
    marks=".",
    needs=r"^[a-z]\.",
)
"""A family name with two initials, which may be a legal form too ("GASILOV A.V.", "Mujel, A.S.")."""
INITIAL = re.compile(r"[a-z]\.(?P<other>[a-z]\.?(?:[^\W\d_][\w'\u2019-]{2,})?)?", re.IGNORECASE)
"""What stands between two blanks of such a text: one of the initials, or both."""
_PASSPORT = sought(r"P<[A-Z]{3}(?=[A-Z]+<)", marks="<", case=True)
HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})")
"""Where names of a person were written as one ("AminMuhammad", "HUWAYSHIsam"); not in "McDonald"."""
_DIGITS = frozenset("0123456789")
MARKS = _HINTS | _DIGITS
"""Without any of these, or of the words above, between two blanks nothing stands beside the name."""
_MARKED = a_sign(marks="".join(_BESIDE))
_CUED = a_sign(
    words=" ".join(max(_LETTERS.findall(word), key=len) for word in CUES - JOINED - DASHES),
    marks="".join(frozenset("".join(DASHES))),
    needs=f"^[{''.join(sorted(frozenset(''.join(DASHES))))}]+$",
)
_DIGIT = a_sign(marks=DIGIT)
_MAY_TELL = _CUED | _DIGIT | MISREAD | FRAMED_ANYWHERE
_WRITTEN = signs_of((_PASSPORT, _LABEL, _PAPER))
_AROUND_IT = FRAMED | SAYS_SHIP | _WRITTEN | signs_of((_WHERE, _BRANCH))
_TWO_NAMES = signs_of((_OTHER, _OTHER_OF_A_SHIP, _BORN, _QUOTED))
_LEAST = 3
"""Letters of a name inside a text."""
_AROUND = " ,;:()[]-/"


def names_in(text: str, kind: Kind) -> tuple[str, ...]:
    """The names that a text holds beside being one itself; none for nearly all texts. `kind` is that of their
    bearer, as far as it is known."""
    text = narrowed(text)
    ship, unknown = kind in SHIPS, kind is _UNKNOWN
    if ship or (unknown and text.isupper()):
        numbered = with_number_behind(text, least=1 if ship else 2)
        if numbered:
            return numbered
    told = signs(text)
    if unknown and told & _INITIALS.sign and (initials := _INITIALS.match(text)):
        return _with_initials(initials)
    if not text.isascii() and (joined := joined_native(text, kind)):
        return (joined,)
    if not told & _MARKED and not _tells(text, kind):
        return _of_humps(text, kind)
    found: dict[str, None] = {}
    for one in (text, *unremarked(text, kind)):
        rest = _bare(one, kind)
        for part in _parted(rest, kind):
            bare = rest if part == one else _bare(part, kind)
            if has_letters(bare, _LEAST):
                found[bare] = None
    found.pop(text.strip(), None)
    return tuple(found)[:MOST_INSIDE]


def _tells(text: str, kind: Kind) -> bool:
    """Whether anything but the marks in the text may stand beside a name: a quick look."""
    told, firm = signs(text), kind is not _PERSON
    if firm and leads_with_acronym(text):
        return True
    if kind in SHIPS and _tells_of_a_ship(text):
        return True
    if not told & _MAY_TELL:
        return False
    low = text.lower()
    if told & _CUED and (not _SAID.isdisjoint(low.split()) or " ex-" in low):
        return True
    if told & _DIGIT and not _DIGITS.isdisjoint(text) and _NUMBERED.search(text) is not None:
        return True
    if firm and told & FRAMED_ANYWHERE and any(map(frames_anywhere, text.split())):
        return True
    return mended(text) != text


def _tells_of_a_ship(text: str) -> bool:
    low = text.lower()
    return low.startswith("ex") or " ex" in low or not text.replace(" ", "").isalpha()


def _parted(text: str, kind: Kind) -> list[str]:
    """The text, or the names of one party that stand in it."""
    if not signs(text) & _TWO_NAMES:
        return [text]
    if kind in (_PERSON, _UNKNOWN):
        text = _QUOTED.sub(" ", text)
        if born := _BORN.search(text):
            return _of_birth(text[: born.start()], text[born.end() :])
    parts = _OTHER.split(text)
    if kind in SHIPS:
        parts = [part for one in parts for part in _OTHER_OF_A_SHIP.split(one)]
    for at in range(len(parts) - 1, 0, -1):
        inside, bracket, behind = parts[at].partition(")")
        if bracket and "(" not in inside:  # "Orsis (formerly Promtek) Ltd"
            parts[at], parts[0] = inside, f"{parts[0]} {behind}"
    return [part.strip(_AROUND) if len(parts) > 1 else part for part in parts]


def _of_birth(name: str, family: str) -> list[str]:
    """A name, and the given names of it with the family name that its bearer was born with."""
    name, family = name.strip(_AROUND), family.strip(_AROUND)
    given = name.partition(",")[2].strip() if "," in name else name.rpartition(" ")[0]
    return [name, f"{given} {family}"] if given else [name]


def _bare(text: str, kind: Kind) -> str:
    """A name without what a form, a machine or a list of ships wrote around it."""
    person = kind is _PERSON
    if kind not in SHIPS and not signs(text) & _AROUND_IT:
        return (text if person else without_acronym(text)).strip()
    if signs(text) & _WRITTEN:
        text = _PASSPORT.sub("", text, count=1)
        if label := _LABEL.match(text):
            text = text[label.end() :]
        text = _PAPER.sub("", text)
    text = without_frame(text, person=person)
    if kind in SHIPS:
        text = without_voyage(text)
    if kind in SHIPS or kind is _UNKNOWN:
        text = bare_of_a_ship(text, stated=kind is not _UNKNOWN)
    if (where := _WHERE.search(text)) and are_places(where["place"]):
        text = text[: where.start()]
    branch = None if person else _BRANCH.search(text)
    if branch and branch.start() and (branch["apart"].strip() or are_places(branch["city"] or "")):
        text = text[: branch.start()]
    return text.strip()


def _with_initials(found: re.Match[str]) -> tuple[str, ...]:
    """A person's name of which the two initials were read as a firm's legal form or a short word, with the
    initials apart; other initials are read as such anyway."""
    letters = [char for char in found["behind"] or found["before"] if char.isalpha()]
    word = "".join(letters).lower()
    if word not in legal_forms() and word not in abbreviations():
        return ()
    return (f"{letters[0]} {letters[1]} {found['family'] or found['last']}",)


def _of_humps(text: str, kind: Kind) -> tuple[str, ...]:
    """The text with a person's names that were written as one parted; where nobody said whose it is, only
    three and more of a text without blanks ("PureTech Health" is a firm's)."""
    person = kind is _PERSON
    if not (person or (kind is _UNKNOWN and " " not in text)) or text.istitle():
        return ()
    if text.islower() or text.isupper():
        return ()
    parted = HUMP.sub(" ", text)
    return (parted,) if parted != text and (person or parted.count(" ") > 1) else ()
