"""What lists of ships, bills of lading and registers write around a ship's name: her number, flag, sort and
port, and a Roman number in another place.

It takes off what surely is no part of the name and leaves all else; nothing is compared here.
"""

from __future__ import annotations

import re

from screening.names.addresses import are_places
from screening.names.numbers import roman
from screening.names.sought import DIGIT, signs, signs_of, sought

_NUMBER_OF_A_SHIP = sought(
    r"[\s,;(-]*\bimo\s*(?:no\b\.?|number\b)?[\s:.#]*\d{7}\b[\s,;:)-]*|[\s,;(-]+\d{7}\)?\s*$",
    marks=DIGIT,
    needs=r"\d{7}",
)
_FLAG = sought(
    r"[\s,;/(-]+(?:(?P<land>[a-z ]{3,20})\s+flag(?:ged)?|flag(?:\s+state)?\s*:?\s*(?P<state>[a-z ]{2,20}))"
    r"\)?\s*$",
    stems="flag",
)
_PORT = sought(r"\s*[/(]\s*(?P<port>[a-z ]{3,20})\)?\s*$", marks="/(", needs=r"[/(][a-z]*\)?$")
_SORT_OF_SHIP = sought(
    r"\A\s*(?:the\s+)?(?:(?:(?:crude|oil|products?|chemical|motor|bulk|container|general|dry|cargo|l[np]g|gas|fishing|supply"
    r"|passenger|offshore|research|livestock|reefer)[\s/-]+)*"
    r"(?:tanker|vessel|ship|carrier|barge|tug|tugboat|trawler|dredger|ferry|dhow)"
    r"|[bmtfrs]/[bcctvy]|l[np]g(?:/?c)?|vlcc|ulcc|ahts|osv)[\s.:]+",
    words="""tanker vessel ship carrier barge tug tugboat trawler dredger ferry dhow lng lpg lngc lpgc vlcc
    ulcc ahts osv""",
    marks="/",
    needs=r"[bmtfrs]/[bcctvy]",
)
SAYS_SHIP = signs_of((_NUMBER_OF_A_SHIP, _FLAG, _PORT, _SORT_OF_SHIP))
_LONGEST_NUMBER = 5
"""Letters of a Roman number ("XVIII")."""


def bare_of_a_ship(text: str, *, stated: bool) -> str:
    """A ship's name without her number, flag and sort; where nobody stated that it is a ship's, only what
    says so itself is taken for such."""
    if not signs(text) & SAYS_SHIP:
        return text
    if stated or "imo" in text.lower():
        text = _NUMBER_OF_A_SHIP.sub(" ", text)
    homes = [found for found in (_FLAG.search(text), _PORT.search(text)) if found]
    if homes:
        home = min(homes, key=re.Match.start)
        text = text[: home.start()] if are_places(home[home.lastgroup or 0]) else text
    sort = _SORT_OF_SHIP.match(text)
    if sort is None or not (stated or "/" in sort[0] or len(sort[0].split()) > 1):
        return text
    rest = text[sort.end() :]
    return rest if any(map(str.isalpha, rest)) else text


def with_number_behind(text: str, *, least: int) -> tuple[str, ...]:
    """A ship's name with the Roman number that stands before it ("II KURDOS") or is written onto it
    ("LYDIAII") behind it; of the latter all that it may be. `least`: letters of the former. No listed ship's
    name begins with a number."""
    words = text.split()
    if not words or not text.replace(" ", "").isalpha():
        return ()
    if len(words) > 1 and len(words[0]) >= least and roman(words[0].lower()):
        return (" ".join([*words[1:], words[0]]),)
    last = words[-1]
    return tuple(" ".join([*words[:-1], last[:at], last[at:]]) for at in _before_numbers(last))


def _before_numbers(word: str) -> list[int]:
    """The places in a word behind which a Roman number may be written onto it."""
    first = max(3, len(word) - _LONGEST_NUMBER)
    return [at for at in range(first, len(word) - 1) if roman(word[at:].lower())]


def may_be_numbered(stretch: str) -> bool:
    """Whether a stretch between blanks may be the Roman number in a ship's name, or have one written on."""
    return roman(stretch.lower()) is not None or bool(_before_numbers(stretch))
