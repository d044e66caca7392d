"""Where a guess and a listed name overlap: what of both stays.

A name that a list holds word for word always comes out, and what the guess had besides it is judged anew:
"Acme Bank and Roe Trading" was glued together if "Roe Trading" is listed. Only where the guess is plainly a
longer name ("Roe Trading Suzhou Ltd", "Jane Roe Doe") it stays whole, to be compared as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from screening import places
from screening.text.lexicon import words
from screening.text.mentions.cues import is_calendar, is_cue, is_given, is_legal_form, plain
from screening.text.mentions.guards import Sure
from screening.text.mentions.pieces import Piece
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

Judged = tuple[Piece, Sure]


def _glue(token: Token) -> bool:
    """Whether a token joins two names rather than the parts of one."""
    return token.text.casefold() in words("joints", "glue")


def _is_of_state(tokens: Sequence[Token]) -> bool:
    """Whether it is a body of state "of" something, whose field may go on."""
    heads = words("bodies", "government_heads")
    return any(of.text == "of" and plain(head) in heads for head, of in pairwise(tokens))


def _is_telling(tokens: Sequence[Token]) -> bool:
    """Whether a listed name has a word that not any firm could bear: "Global LLC" has none, and an English
    word in front of it may be what tells it from others."""
    return any(not (is_legal_form(token) or is_cue(token)) for token in tokens)


def _is_closed(right: Sequence[Token]) -> bool:
    """Whether the words behind a listed name go on to a legal form: then they are one firm's name with it."""
    joined = any(_glue(token) and not is_legal_form(after) for token, after in pairwise(right))
    return bool(right) and is_legal_form(right[-1]) and not joined


def _says_what(token: Token) -> bool:
    """Whether an English word in front of a firm's whole name says what it is, or what befell it:
    "Developer", "Sanctioned"; "Arrow" in front of "China Electronics Trading Co." is a part of the name."""
    tables = (words("companies", "descriptors"), words("persons", "callings"), words("sentence", "starters"))
    told = any(token.fold in table for table in tables) or token.fold in words("sentence", "before_names")
    return told or token.fold.endswith(("ed", "ing")) or token.shape is Shape.LOWER


def _only_introduces(tokens: Sequence[Token], ordinary: bool = True, closed: bool = False) -> bool:
    """Whether words in front of a name are none of it: a title, a nationality, a month, and English ones
    where `ordinary` words can be none of it; where a name is `closed`, those that say what it is."""
    for token in tokens:
        if plain(token) in words("persons", "titles"):
            continue
        if is_cue(token) or is_legal_form(token) or is_given(token):
            return False
        known = _is_whence(token) or is_calendar(token)
        english = ordinary and is_dictionary_word(token.text) and (not closed or _says_what(token))
        if token.capitalised and not known and not english:
            return False
    return True


def _is_longer_name(tokens: list[Token], guess: Piece, listed: Piece, alone: bool) -> bool:
    """Whether the guess is one name of which the listed words are a part.

    One listed word beside "&" is part of a longer name ("Roe & Sons") unless another in it is listed too.
    """
    left, right = tokens[guess.first : listed.first], tokens[listed.last : guess.last]
    one_word = listed.last - listed.first == 1
    if (left and _glue(left[-1])) or (right and _glue(right[0])):
        if right and right[0].text in "and&" and _is_of_state(tokens[guess.first : listed.last]):
            return True  # "Ministry of Defence and Armed Forces Logistics" is one, with a listed one in front
        only_and = all(token.text == "&" for token in (*left, *right) if _glue(token))
        return one_word and alone and only_and
    telling = _is_telling(tokens[listed.first : listed.last])
    if left and not one_word and _only_introduces(left, telling, _is_closed(right)):
        return False
    return bool(left or right)


def _is_introduced(tokens: list[Token], guess: Piece, listed: Piece) -> bool:
    """Whether words that are none of it stand in front of a firm's longer name that begins with the listed
    one ("Developer Acme Star Properties LLC")."""
    left, right = tokens[guess.first : listed.first], tokens[listed.last : guess.last]
    several = listed.last - listed.first > 1
    return bool(left) and _is_closed(right) and several and _only_introduces(left, closed=True)


def _is_whence(token: Token) -> bool:
    return places.is_place(token.text) or places.is_nationality(token.text)


def _rest(tokens: list[Token], first: int, last: int) -> Piece | None:
    """Tokens `first` to `last` without what joined them to a neighbour; None if no name can be left."""
    loose = words("joints", "small") | words("joints", "articles")

    def is_loose(token: Token) -> bool:
        return token.shape is Shape.SIGN or token.text.casefold() in loose

    while first < last and is_loose(tokens[first]):
        first += 1
    while first < last and is_loose(tokens[last - 1]) and tokens[last - 1].text != ")":
        last -= 1
    return Piece(first, last) if first < last else None


def settle_overlaps(
    tokens: list[Token],
    guesses: Sequence[Judged],
    listed: Sequence[Piece],
    in_zone: Callable[[Piece], bool],
    judge_rest: Callable[[Piece], Iterator[Judged]],
) -> Iterator[tuple[Piece, Sure, bool]]:
    """(piece, how sure, listed) without overlap between the two kinds.

    `listed` are in order and do not overlap. `in_zone` tells whether capitals say nothing at a piece: there
    no guess is a longer name. `judge_rest` says what of the tokens beside a listed name is a name.
    """
    left_out: set[int] = set()
    found: list[tuple[Piece, Sure, bool]] = []
    equal: dict[tuple[int, int], Piece] = {}
    for guess, sure in guesses:
        inside = [one for one in listed if one.first < guess.last and guess.first < one.last]
        if len(inside) == 1 and _is_introduced(tokens, guess, inside[0]):
            front = _rest(tokens, guess.first, inside[0].first)
            if front and any(_is_whence(tokens[at]) for at in front.places):
                found += [(piece, judged, False) for piece, judged in judge_rest(front)]
            guess = Piece(inside[0].first, guess.last, guess.title)
        zoned = in_zone(guess)
        held = []
        for one in inside:
            within = guess.first <= one.first and one.last <= guess.last
            if within and not zoned and _is_longer_name(tokens, guess, one, len(inside) == 1):
                left_out.add(one.first)
            else:
                held.append(one)
        if not held:
            found.append((guess, sure, False))
            continue
        if (held[0].first, held[0].last) == (guess.first, guess.last):
            equal[(guess.first, guess.last)] = guess
            continue
        left_out.difference_update(one.first for one in inside)
        begin = guess.first
        for first, last in [*((one.first, one.last) for one in inside), (guess.last, guess.last)]:
            rest = _rest(tokens, begin, first) if begin < first else None
            if rest is not None:
                found += [(piece, judged, False) for piece, judged in judge_rest(rest)]
            begin = max(begin, last)
    for one in listed:
        if one.first not in left_out:
            found.append((equal.get((one.first, one.last), one), Sure.YES, True))
    found.sort(key=lambda item: item[0].first)
    yield from found
