"""A run of capitals cut down to the names in it.

Off come words that only begin the sentence, titles, weekdays, nationalities in front of a title, and model
numbers; "Acme Chairman Jane Roe" becomes two names. What is left may still be no name: that is for the
guards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screening import places
from screening.model import script_of
from screening.text.languages import ends_as_noun, heads_name
from screening.text.lexicon import words
from screening.text.mentions.cues import is_cue, is_given, is_legal_form, personal, plain
from screening.text.mentions.offices import introduces, is_people, skip_titles, split_lands, split_roles
from screening.text.mentions.runs import Span
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

_LONGEST_SHORT_DAY = 5
_LAST_DAY = 31
_LONGEST_LABEL = 5
"""Words of a record's label."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Piece:
    """Tokens `first` to `last` (exclusive) that may be one name, and what was cut off in front of it."""

    first: int
    last: int
    title: bool = False
    vessel: bool = False
    model: bool = False

    @property
    def places(self) -> range:
        """Places of its tokens."""
        return range(self.first, self.last)


def _split_nouns(tokens: list[Token], span: Span, nouns: frozenset[int]) -> list[Span]:
    """Part "Jan Roe von der Gesellschaft" before the small words in front of a noun."""
    first, last = span
    for at in sorted(place for place in nouns if first + 1 < place < last):
        end = at
        while end > first + 1 and tokens[end - 1].text in words("persons", "particles"):
            end -= 1
        if end < at and ends_as_noun(tokens[at].text) and personal(tokens[first:end]):
            return [(first, end), *_split_nouns(tokens, (at, last), nouns)]
    return [span]


def _split_scripts(tokens: list[Token], span: Span) -> list[Span]:
    """Part "Биржа Acme", "главы Acme Ивана Петрова" where Cyrillic letters go over into Latin ones or back; a
    legal form goes with either."""
    first, last = span
    if all(token.text.isascii() for token in tokens[first:last]):
        return [span]
    for at in range(first + 1, last):
        before, after = script_of(tokens[at - 1].text), script_of(tokens[at].text)
        if {before, after} == {"Cyrl", "Latn"} and not any(map(is_legal_form, tokens[at - 1 : at + 1])):
            return [(first, at), *_split_scripts(tokens, (at, last))]
    return [span]


def _split_ranks(tokens: list[Token], span: Span) -> list[Span]:
    """Part "Terrorism and Financial Intelligence Jane P. Roe" before the given name and its initial."""
    first, last = span
    for at in range(first + 2, last - 1):
        if tokens[at].shape is not Shape.INITIAL or tokens[at - 1].shape is not Shape.CAP:
            continue
        front = tokens[first : at - 1]
        ordinary = all(is_dictionary_word(token.text) and not is_given(token) for token in front)
        titled = all(plain(token) in words("persons", "titles") for token in front)
        if len(front) > 1 and ordinary and not titled and personal(tokens[at - 1 : last]):
            heads = words("bodies", "government_heads")
            body = any(is_cue(token) or plain(token) in heads for token in front)
            return [(first, at - 1)] * body + [(at - 1, last)]
    return [span]


def _skip_starters(tokens: list[Token], first: int, last: int) -> int:
    starters = words("sentence", "starters")
    formed = last > first and is_legal_form(tokens[last - 1])
    said = tokens[first].first or (first > 0 and tokens[first - 1].text == ":" and not formed)
    if formed and _may_tell(tokens[first:last]):
        return first
    while first < last and said and tokens[first].fold in starters:
        if is_legal_form(tokens[first]) and tokens[first].shape is Shape.UPPER:
            break  # "TOO “Roe”" is a firm of Kazakhstan
        if first + 1 < last and tokens[first + 1].text == ",":
            break  # "NO, Kwang Chol" is a person
        first += 1
        if first < last and tokens[first].shape is not Shape.SIGN:
            # the next word now stands where the sentence begins: "While Former Acme managers"
            following = tokens[first].fold
            if following in starters and following in words("sentence", "before_names"):
                first += 1
        break
    return first


def _may_tell(span: list[Token]) -> bool:
    """Whether the first word is all that tells a firm's name from others: "First Bank Ltd"."""
    inner = [token for token in span[1:] if not is_legal_form(token)]
    ordinary = all(token.shape is Shape.CAP and is_dictionary_word(token.text) for token in inner)
    return bool(inner) and ordinary and span[0].fold in words("sentence", "telling_starters")


def _trim_end(tokens: list[Token], first: int, last: int) -> int:
    """Cut a month with its day, and abbreviations of things ("Acme GPUs")."""
    calendar = words("sentence", "months") | words("sentence", "days")
    while last - first > 1:
        token = tokens[last - 1]
        shouted = token.shape is Shape.UPPER and token.fold in words("sentence", "capitals")
        if (
            shouted
            and not is_legal_form(token)
            and not _names_a_firm(tokens, last - 1)
            and not (last - first > 2 and token.fold in ("ii", "iii", "iv"))
        ):
            last -= 1
        elif token.shape is Shape.NUMBER and tokens[last - 2].fold in calendar:
            last -= 2
        elif token.fold in calendar and tokens[last - 2].shape is Shape.NUMBER and last - first > 2:
            last -= 2  # "SDN 3 Mar 2022"
        elif token.fold in words("sentence", "days") or (token.shape is Shape.SIGN and token.text in "&+"):
            last -= 1
        else:
            break
    return max(last, first)


def _names_a_firm(tokens: list[Token], at: int) -> bool:
    """Whether "AI" ends a firm's name ("Zorvex AI, which") rather than stands before a thing ("AI chips")."""
    if tokens[at].fold != "ai":
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    small = words("joints", "small") | words("joints", "speech") | words("companies", "verbs")
    return after is None or after.shape is Shape.SIGN or after.fold in small


def _models(tokens: list[Token], piece: Piece) -> list[Piece]:
    """Part a firm from the model behind it ("Acme X200"); a word with a bare number is a model as a whole."""
    span = tokens[piece.first : piece.last]
    if any(is_legal_form(token) for token in span):
        return [piece]
    code = next((at for at, token in enumerate(span) if token.shape is Shape.CODE), -1)
    is_code = code >= 0 and span[code].text[0].isalpha()
    if is_code and code > 0 and span[code - 1].fold not in words("bodies", "law_heads"):
        end = piece.first + code
        end -= tokens[end - 1].shape is Shape.SIGN and end - piece.first > 1  # "Acme & X200"
        return [
            Piece(piece.first, end, piece.title, piece.vessel),
            Piece(piece.first + code, piece.last, model=True),
        ]
    number = next((at for at, token in enumerate(span) if token.shape is Shape.NUMBER), -1)
    unit = number > 0 and span[number - 1].fold in words("joints", "unit_heads")
    if is_code or (number > 0 and not unit and not any(is_cue(token) for token in span)):
        piece.model = True
    return [piece]


def cut(tokens: list[Token], span: Span, nouns: frozenset[int] = frozenset()) -> list[Piece]:
    """The possible names in a run, in order; none if nothing is left of it. `nouns` are places of words that
    are cut off in front of a name ("Geschäftsführer Jan Roe")."""
    found: list[Piece] = []
    spans = [
        part
        for script in _split_scripts(tokens, span)
        for whole in _split_nouns(tokens, script, nouns)
        for role in split_roles(tokens, whole)
        for land in split_lands(tokens, role)
        for part in _split_ranks(tokens, land)
    ]
    for begin, stop in spans:
        end = _without_label(tokens, begin, stop)
        first = _skip_starters(tokens, begin, end)
        if first + 1 in nouns and end - first > 2 and _is_of_town(tokens[first]):
            first += heads_name(tokens[first + 1].text)  # "Hamburger Reederei Roe"
        if first in nouns and _is_apart(tokens[first], tokens[first + 1 : end]):
            first += 1
        if begin == 0 and _is_marked(tokens, first, end):
            continue
        first = _skip_dates(tokens, first, end)
        if (
            end - first > 1
            and tokens[first].shape is Shape.UPPER
            and tokens[first + 1].shape is not Shape.UPPER
        ):
            first += tokens[first].fold in words("sentence", "emphasised")
        if end - first > 2 and tokens[first].fold in words("languages", "places"):
            first += personal(tokens[first + 1 : end])  # "гражданин России Игорь Плотников"
        vessel = False
        if end - first > 1 and tokens[first].text.casefold().rstrip(".") in words("bodies", "vessel_cues"):
            leading = tokens[first].shape in (Shape.UPPER, Shape.DOTTED)
            leading = leading or tokens[first].fold in words("bodies", "vessel_classes")
            first, vessel = first + leading, leading
        if end - first > 2 and plain(tokens[first]) == "no" and tokens[first + 1].shape is Shape.NUMBER:
            first += 2 * (tokens[end - 1].fold in words("bodies", "street_tails"))  # "No. 33 Harbour Road"
        behind = skip_titles(tokens, first, end)
        last = _trim_end(tokens, behind, end)
        while behind < last - 1 and _is_thing(tokens[behind]) and not is_legal_form(tokens[last - 1]):
            behind += 1
        titled = behind > first and not vessel
        if behind < last and is_people(tokens[behind]) and last - behind == 2:
            rest = tokens[behind + 1]
            if personal([rest]) or rest.shape is Shape.CAMEL or _is_acronym(rest):
                found.append(Piece(behind, behind + 1))
                behind, titled = behind + 1, titled or not _is_acronym(rest)
        elif last - behind > 2 and introduces(tokens, behind, last):
            found.append(Piece(behind, behind + 1))
            behind += 1
        if last > behind:
            piece = Piece(behind, last, title=titled, vessel=vessel)
            found += _models(tokens, piece)
    return found


def _is_acronym(token: Token) -> bool:
    """Whether letters are a name of which a people's name in front is no part: "German BKA"."""
    return token.shape is Shape.UPPER and len(token.text) > 2 and not is_legal_form(token)


def _is_apart(noun: Token, behind: list[Token]) -> bool:
    """Whether a noun is no part of the name behind it: "die Deutsche Telekom" is one name."""
    if not behind or not behind[0].capitalised:
        return False
    leading = plain(behind[0]) in words("companies", "leading_forms")
    if heads_name(noun.text) and (leading or not is_legal_form(behind[0])):
        return True
    return personal(behind) and (len(behind) > 1 or ends_as_noun(noun.text))


def _without_label(tokens: list[Token], first: int, last: int) -> int:
    """The end without the label that the next fact of a record has: "Azerbaijan Passport Number: 12"."""
    if last >= len(tokens) or tokens[last].text not in (":", ")"):
        return last
    for count in range(min(last - first, _LONGEST_LABEL), 0, -1):
        if " ".join(map(plain, tokens[last - count : last])) in words("sentence", "record_labels"):
            return last - count
    return last


def _is_of_town(token: Token) -> bool:
    """Whether a German word says of which town something is: "Hamburger", "Linzer"."""
    return token.text.endswith("er") and places.is_place(token.text[:-2])


def _skip_dates(tokens: list[Token], first: int, last: int) -> int:
    """Index behind weekdays, months and days that a name only follows: "21 Nov. Gunvor", "Oct. 12 Vitol"."""
    at = first
    while at < last - 1:
        month = tokens[at].fold in words("sentence", "months")
        behind_day = at > 0 and tokens[at - 1].shape is Shape.NUMBER
        if _is_weekday(tokens[at]) or (month and behind_day):
            at += 1
        elif month and at + 2 < last and _YEAR.fullmatch(tokens[at + 1].text):
            at += 2  # "In April 2022 Acme froze"
        elif month and (tokens[at].text.endswith(".") or _is_short_date(tokens, at, last)):
            at += 1 + (tokens[at + 1].shape is Shape.NUMBER and at + 2 < last)
        else:
            break
    return at


def _is_marked(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a letter only numbers a heading: "B. Overseas workers"."""
    if last - first != 2 or tokens[first].shape is not Shape.INITIAL or last >= len(tokens):
        return False
    return is_dictionary_word(tokens[first + 1].text) and tokens[last].shape is Shape.LOWER


def _is_short_date(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a month in short stands at `at`, a day behind it and then a name: "Aug 14 Acme", not "March 8
    Brigade"."""
    short = len(tokens[at].text) < len("March") and tokens[at].fold not in ("may", "june", "july")
    return short and at + 2 < last and tokens[at + 1].text.isdigit() and int(tokens[at + 1].text) <= _LAST_DAY


def _is_weekday(token: Token) -> bool:
    """Whether a weekday is written out; "Sun" and "Sat" are names too."""
    return len(token.fold) > _LONGEST_SHORT_DAY and token.fold in words("sentence", "days")


def _is_thing(token: Token) -> bool:
    return (
        token.shape is Shape.UPPER
        and token.fold in words("sentence", "capitals")
        and not is_legal_form(token)
        and not places.is_place(token.text)
    )
