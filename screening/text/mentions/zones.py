"""Where capitals tell nothing: headlines in Title Case, lines in ALL CAPS, quoted titles.

There a name counts only if the running text knows it, or if no English sentence could hold the word. Rows
of a table or list are not such lines: what they hold are names.
"""

from __future__ import annotations

from itertools import pairwise

from screening.places import is_nationality
from screening.text.lexicon import words
from screening.text.mentions.cues import is_calendar, is_cue, is_legal_form, plain
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_compound, is_dictionary_word

_FEWEST_WORDS = 4
_TITLE_SHARE = 0.75
_CAPITALS_SHARE = 0.8
_LONGEST_TITLE = 30
_LONGEST_IMPRINT = 14
_BULLETS = "-–—•*·("
_ENDING = (".", "!", "?", "…")
_OPEN, _CLOSE = '“"‘«', '”"’»'


def _is_word(token: Token) -> bool:
    counted = token.shape not in (Shape.SIGN, Shape.NUMBER, Shape.OTHER) and len(token.text) > 1
    return counted and token.fold not in ("no", "nos", "vol")


def _is_english(token: Token) -> bool:
    """Whether a word could stand in any title: in the dictionary, of two of its words, or a nationality."""
    text = token.text
    return is_dictionary_word(text) or is_compound(text) or is_nationality(text)


def _loud(tokens: list[Token]) -> bool:
    """ALL CAPS: most words are, and some are words of English that nobody abbreviates."""
    said = [token for token in tokens if _is_word(token)]
    upper = [token for token in said if token.shape is Shape.UPPER]
    if len(upper) < 2 or len(upper) < _CAPITALS_SHARE * len(said):
        return False
    return sum(1 for token in upper if is_dictionary_word(token.text) and not is_legal_form(token)) * 3 > len(
        upper
    )


def _titled(tokens: list[Token], fewest: int = _FEWEST_WORDS) -> bool:
    """Title Case: every long word has a capital, English words among them, and no sentence ends."""
    said = [token for token in tokens if _is_word(token)]
    if len(said) < fewest or not said[0].capitalised:
        return False
    long = [token for token in said if token.text.casefold() not in words("joints", "small")]
    high = [token for token in long if token.capitalised]
    if not long or len(high) < _TITLE_SHARE * len(long):
        return False
    ordinary = [token for token in high if _is_english(token) and not is_legal_form(token)]
    if len(ordinary) * 2 < len(high):
        return False
    if fewest < _FEWEST_WORDS:
        return True
    joined = any(token.text.casefold() in words("joints", "small") for token in said)
    starters = words("sentence", "starters")
    return joined or len(said) > 5 or any(token.fold in starters for token in high)


def _sentences(tokens: list[Token]) -> list[tuple[int, int]]:
    """The sentences of a line, those that end within it and the last: "Jane Roe. Officials met her."."""
    starts = [at for at in range(1, len(tokens)) if tokens[at].first and tokens[at - 1].text in _ENDING]
    return list(pairwise([0, *starts, len(tokens)]))


def _credited(tokens: list[Token], part: tuple[int, int]) -> bool:
    """Whether a caption's end says whose picture it is: "Credit: Jane Roe/Acme Images"."""
    said = tokens[max(0, part[0] - 2) : part[0] + 2]
    words_of_credit = words("sentence", "credits")
    return any(one.fold in words_of_credit and two.text == ":" for one, two in pairwise(said))


def _is_headed(tokens: list[Token], part: tuple[int, int]) -> bool:
    return not _credited(tokens, part) and _titled(tokens[slice(*part)], 1)


def _item(tokens: list[Token]) -> bool:
    """A row of a table or a list: it holds cells, or begins with a bullet."""
    return any(token.text in ("|", ";") for token in tokens) or (bool(tokens) and tokens[0].text in _BULLETS)


def _is_verb(token: Token) -> bool:
    verbs = words("companies", "verbs") | words("joints", "speech") | words("joints", "headline_verbs")
    return token.fold in verbs


def _parts_names(tokens: list[Token], at: int) -> bool:
    """Whether a word in a title ends what is before it: a preposition, a verb, a weekday."""
    token = tokens[at]
    fold = token.fold
    if fold == "of" and at and plain(tokens[at - 1]) in words("bodies", "of_heads"):
        return False
    if fold == "for" and at and plain(tokens[at - 1]) in words("joints", "for_heads"):
        return False
    if fold == "and" and 0 < at < len(tokens) - 1 and is_cue(tokens[at - 1]) and is_cue(tokens[at + 1]):
        return False
    if is_calendar(token) or fold in words("sentence", "starters") or fold in words("joints", "small"):
        return True
    if _is_verb(token):
        return True
    return fold.endswith("ed") and fold not in words("joints", "participles") and is_dictionary_word(fold)


def clauses(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """A stretch of a title in parts that may each hold a name: cut at prepositions, verbs and days.

    A word at which it is cut stays by itself, as it may be a name after all; a verb does not.
    """
    found = []
    begin = first
    for at in range(first, last):
        if _parts_names(tokens, at) and not is_legal_form(tokens[at]):
            found += [(begin, at)] * (begin < at) + [(at, at + 1)] * (not _is_verb(tokens[at]))
            begin = at + 1
    return [*found, (begin, last)] if begin < last else found


def _is_said(tokens: list[Token]) -> bool:
    """Whether words in quotation marks are a sentence: with a stop at the end and a word in small letters
    that a title has a capital for ("Please ship to Zorvex.")."""
    low = (token for token in tokens if _is_word(token) and not token.capitalised)
    return tokens[-1].text in _ENDING and any(token.fold not in words("joints", "small") for token in low)


def _is_closing(tokens: list[Token], at: int) -> bool:
    """Whether a straight quotation mark hangs on to the word before it: what is behind is no quotation."""
    hangs = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text not in "([—–-/"
    return tokens[at].text == '"' and hangs


def _quotations(tokens: list[Token]) -> list[tuple[int, int]]:
    found = []
    at = 0
    while at < len(tokens):
        if tokens[at].text in _OPEN and tokens[at].shape is Shape.SIGN and not _is_closing(tokens, at):
            reach = range(at + 1, min(at + _LONGEST_TITLE, len(tokens)))
            close = next(
                (to for to in reach if tokens[to].text in _CLOSE and tokens[to].shape is Shape.SIGN), 0
            )
            if close and _titled(inside := tokens[at + 1 : close]) and not _is_said(inside):
                found.append((at + 1, close))
                at = close
        at += 1
    return found


def _works(tokens: list[Token]) -> list[tuple[int, int]]:
    """Titles of books without quotes: behind a word for one ("her book X and Y"), or in front of where it was
    printed ("Jane Roe, X and Y (Oslo: Roe Press, 2024)")."""
    found = []
    for at in range(1, len(tokens)):
        behind = tokens[at - 1]
        noun = behind.shape is Shape.LOWER and behind.fold in words("sentence", "works")
        if not (noun or behind.text == ",") or not tokens[at].capitalised:
            continue
        end = at
        while end < len(tokens) and end - at < _LONGEST_TITLE and _goes_on(tokens, end):
            end += 1
        if (noun or _printed(tokens, end)) and _titled(tokens[at:end], 2):
            found.append((at, end))
    return found


def _goes_on(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    small = token.text in words("joints", "small") and tokens[at + 1 : at + 2] and tokens[at + 1].capitalised
    return not token.first and (token.capitalised or bool(small))


def _printed(tokens: list[Token], at: int) -> bool:
    """Whether brackets with a place, a colon and a year begin at `at`."""
    inside = [token.text for token in tokens[at : at + _LONGEST_IMPRINT]]
    if inside[:1] != ["("] or ")" not in inside:
        return False
    close = inside.index(")")
    return ":" in inside[:close] and inside[close - 1].isdigit()


def restricted(tokens: list[Token], ended: bool, heading: bool, row: bool = False) -> list[tuple[int, int]]:
    """Index ranges of a paragraph's tokens where capitals tell nothing.

    `ended`: it ends as a sentence does; `heading`: it is a headline or subhead, where one word in capitals is
    enough; `row`: blanks part it into cells, or it says who wrote.
    """
    item = _item(tokens)
    # with a verb it is a bulletin of an agency or a ship's message, no row of names
    if _loud(tokens) and (heading or not item or any(map(_is_verb, tokens))):
        return [(0, len(tokens))]
    if not row:
        parts = _sentences(tokens)
        if heading and (titles := [one for one in parts if _is_headed(tokens, one)]):
            return titles
        if not item and not ended and not _credited(tokens, parts[-1]) and _titled(tokens[slice(*parts[-1])]):
            return [parts[-1]]
    return _quotations(tokens) + _works(tokens)
