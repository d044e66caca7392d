"""Words in capitals that stand together: where a name may begin and how far it may run.

A run is joined by what names hold between their capitals (particles, "&", "of" behind an institution, ",
Ltd", a place in brackets) and ends at a possessive, a comma, a column or a new sentence. Whether it is a
name at all is not asked here.
"""

from __future__ import annotations

import re

from screening.places import is_place
from screening.text.forms import unaccented
from screening.text.lexicon import words
from screening.text.mentions.brackets import QUOTES, behind_bracket, behind_quote
from screening.text.mentions.commas import behind_comma
from screening.text.mentions.cues import (
    closes_name,
    field_begins,
    is_cue,
    is_given,
    is_legal_form,
    is_named,
    is_small_form,
    leads_to_field,
    office_words,
    plain,
)
from screening.text.mentions.row import Row
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

Span = tuple[int, int]
"""Indices into a list of tokens: first, and one past the last."""

_LONGEST_RUN = 16
_LONGEST_SECOND = 3
"""Words behind "and" in a body's name: "Bureau of Roads and Inland Waterways"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMANCE = frozenset({"et", "y", "e"})
"""Words for "and" by which a Romance language is told."""
_CLOSED = '»”"'


def _keeps_possessive(owner: Token, following: Token) -> bool:
    """Whether a name goes on behind a possessive ("People’s Army", "Lloyd’s List")."""
    if owner.fold in words("bodies", "possessive_heads"):
        return True
    return f"{owner.fold}'s {following.fold}" in words("bodies", "publication_names")


class Reader(Row):
    """Finds the runs of one stretch of text."""

    def __init__(self, text: str, tokens: list[Token], apart: frozenset[str] = frozenset()) -> None:
        """`apart`: small words that join no name in the text's language."""
        super().__init__(text, tokens)
        self._apart = apart

    def runs(self) -> list[Span]:
        """All runs in order, without overlap."""
        found = []
        at = 0
        while at < len(self.tokens):
            if not self._begins(at):
                at += 1
                continue
            end = at + 1
            while end - at < _LONGEST_RUN and (longer := self._extend(at, end)) > end:
                end = longer
            found.append((at, end))
            at = end
        return found

    def _begins(self, at: int) -> bool:
        token = self.tokens[at]
        if token.capitalised:
            return True
        return bool(_ORDINAL.fullmatch(token.text)) and self.capitalised(at + 1)

    def _extend(self, begin: int, end: int) -> int:
        """The end after taking in what stands at `end`, or `end` if the run ends there."""
        tokens = self.tokens
        last = tokens[end - 1]
        if end >= len(tokens) or not self.adjacent(end):
            return end
        token = tokens[end]
        if last.shape is Shape.SIGN and last.text in _CLOSED and not is_legal_form(token):
            return end  # "ООО «Заря» Иван Петров": the quotes hold the whole name
        if last.possessive and not _keeps_possessive(last, token):
            return end
        if end - begin > 1 and closes_name(last) and not self._form_goes_on(begin, end):
            return end
        if token.capitalised or is_small_form(token):
            return end if token.first else end + 1
        if token.shape is Shape.NUMBER:
            return self._number(begin, end)
        if token.shape is Shape.SIGN:
            return self._sign(begin, end)
        if token.text in ("and", "et", "und", "y", "e"):
            joined = self._and(begin, end)
            if joined > end or token.text == "and":
                return joined
        if token.text == "ve" and self.capitalised(end + 1):
            # the "and" of Turkish firms: "Sanayi ve Ticaret"
            trades = {last.fold, tokens[end + 1].fold} & words("languages", "tr_fields")
            return end + 2 if trades else end
        if token.text in ("of", "for", "für"):
            return self._of(begin, end)
        return self._adjective(end) or self._particles(begin, end)

    def _form_goes_on(self, begin: int, end: int) -> bool:
        """Whether a legal form continues with another ("Co., Ltd", "GmbH & Co. KG"), or the name does."""
        tokens = self.tokens
        field = tokens[begin + 1 : end - 1]
        state = tokens[begin].text == "State" and tokens[end - 1].text == "Corporation"
        if state and self.capitalised(end) and all(is_cue(one) or one.fold == "atomic" for one in field):
            return not is_place(tokens[end].text)  # "State Corporation Rostec"
        if is_legal_form(tokens[end]) or tokens[end].fold in ("liability", "de"):
            return True
        if tokens[end].text == "of" and plain(tokens[end - 1]) in ("corp", "co"):
            return is_place(self.word(end + 1))  # "Aviation Industry Corp. of China"
        return tokens[end].text in ",&(" and end + 1 < len(tokens) and is_legal_form(tokens[end + 1])

    def _number(self, begin: int, end: int) -> int:
        text = self.tokens[end].text
        if _YEAR.fullmatch(text) and end - begin == 1 and self.tokens[begin].fold in words("joints", "small"):
            return end  # "In 2023 Acme Ltd"
        if not text.isdigit() or len(text) > 5 or self.tokens[end - 1].shape is Shape.NUMBER:
            return end
        if self._is_score(end):
            return end
        if self.capitalised(end + 1):
            return end + 2
        return end if _YEAR.fullmatch(text) else end + 1

    def _are_persons(self, begin: int, end: int) -> bool:
        """Whether "&" stands between two persons named in full: "Jane Roe & John Doe"."""
        after = end + 1
        while self.capitalised(after) and after < end + 5:
            after += 1
        return is_named(self.tokens[begin:end]) and is_named(self.tokens[end + 1 : after])

    def _is_score(self, at: int) -> bool:
        """Whether a number is the first of two that a dash joins: "City 4-3", "Acme 2019-2021"."""
        behind = self.tokens[at + 1 : at + 3]
        joined = len(behind) == 2 and behind[0].text in "-–" and behind[1].shape is Shape.NUMBER
        return joined and behind[0].start == self.tokens[at].end and behind[1].start == behind[0].end

    def _sign(self, begin: int, end: int) -> int:
        tokens = self.tokens
        sign = tokens[end].text
        if sign in "&+" and self.capitalised(end + 1):
            return end if self._are_persons(begin, end) else end + 2
        if sign == ",":
            return behind_comma(self, begin, end)
        if sign == "(":
            return behind_bracket(self, begin, end)
        if sign in QUOTES:
            return behind_quote(self, begin, end)
        return end

    def _adjective(self, end: int) -> int:
        """The end behind the adjective of a body in a Romance language, and whose it is: "Banque centrale de
        Syrie"; 0 if there is none."""
        if self.tokens[end - 1].fold not in words("languages", "romance_heads"):
            return 0
        if self.word(end) not in words("languages", "romance_adjectives"):
            return 0
        at = end + 1
        while at < end + 3 and self.word(at) in words("languages", "romance_of"):
            at += 1
        return at + 1 if at > end + 1 and self.capitalised(at) else end + 1

    def _particles(self, begin: int, end: int) -> int:
        if self._apart & _ROMANCE and self._is_person_of(begin, end):
            return end  # "ministro de Industrias de Juan Roe"
        if self.word(end) in self._apart:
            # "Banque du Levant et d’Orient" is one name
            return end + 2 if self.word(end + 1)[:2] in ("d’", "d'") and self.capitalised(end + 1) else end
        if "und" in self._apart and self.word(end) == "von" and not self._is_forename(end - 1):
            return end  # "Sprecher von Zorvex": in German all nouns have capitals, and "von" is "of" too
        at = end
        while at < end + 3 and self.word(at).casefold() in words("persons", "particles"):
            at += 1
        return at + 1 if at > end and self.capitalised(at) else end

    def _is_person_of(self, begin: int, end: int) -> bool:
        """Whether a person's given and family name follow the "de" behind a word that is nobody's."""
        if self.word(end) not in words("languages", "romance_of") or not self.capitalised(end + 2):
            return False
        named = any(is_given(token) for token in self.tokens[begin:end])
        return self.capitalised(end + 1) and is_given(self.tokens[end + 1]) and not named

    def _is_forename(self, at: int) -> bool:
        """Whether a token is a given name, an initial, or one of several names."""
        token = self.tokens[at]
        return is_given(token) or token.shape is Shape.INITIAL or (at > 0 and self.tokens[at - 1].capitalised)

    def _of(self, begin: int, end: int) -> int:
        """ "of" and "for" continue the name of an institution, not of a person or firm."""
        head = plain(self.tokens[end - 1])
        field = end + 2 if self.word(end + 1) == "the" else end + 1
        if head in words("joints", "roles") and self._in_field(field):
            return field + 1  # "Minister of State Jane Roe", "Minister for Trade and Industry Jane Roe"
        if self.capitalised(end + 1) and leads_to_field(self.tokens[begin : end + 1]):
            return end + 2
        if self.word(end) in ("for", "für"):
            if head not in words("joints", "for_heads") and not self._is_second_field(begin, end):
                return end
        elif head not in words("bodies", "of_heads") and not self._form_goes_on(begin, end):
            # "Ministry of Ferries of Denmark": a second "of" leads to the country
            inner = any(token.text == "of" for token in self.tokens[begin:end])
            return end + 2 if inner and self.capitalised(end + 1) and is_place(self.word(end + 1)) else end
        at = end + 2 if self.word(end + 1) == "the" else end + 1
        return at + 1 if self.capitalised(at) else end

    def _is_second_field(self, begin: int, end: int) -> bool:
        """Whether a body of state is for one thing "and" another: "Ministry of Roads & Support for Ports"."""
        run = self.tokens[begin:end]
        joined = end - begin > 3 and run[-2].text in ("and", "&") and run[1].text == "of"
        return joined and plain(run[0]) in words("bodies", "government_heads")

    def _in_field(self, at: int) -> bool:
        """Whether a word says what an office is for."""
        return self.capitalised(at) and self.word(at).casefold() in office_words()

    def _and(self, begin: int, end: int) -> int:
        tokens = self.tokens
        if not self.capitalised(end + 1):
            return end
        after = end + 1
        while self.capitalised(after) and after < end + 7:
            after += 1
        left, right = tokens[begin:end], tokens[end + 1 : after]
        if closes_name(left[-1]):
            return end
        charged = field_begins(left) >= 0
        if charged and is_dictionary_word(left[-1].text) and is_dictionary_word(right[0].text):
            return end + 2  # "Under Secretary of Commerce for Industry and Security Jane Roe"
        first = unaccented(plain(right[0]))
        if first in words("joints", "partners") and not (len(right) > 1 and not is_legal_form(right[1])):
            return end + 2
        ordinary = is_dictionary_word(left[-1].text) and is_dictionary_word(right[0].text)
        of_body = any(token.text in ("of", "for") for token in left) and any(
            plain(token) in words("bodies", "of_heads") for token in left
        )
        heads = words("bodies", "government_heads")
        if (
            of_body
            and ordinary
            and len(right) <= _LONGEST_SECOND
            and not any(plain(token) in heads for token in right)
        ):
            return end + 2
        if self._one_field(left, right) and not any(plain(token) in heads for token in right):
            return end + 2
        if any(plain(token) in words("joints", "roles") for token in left):
            return end  # "Minister Jane Roe and Marine Industries Ltd"
        closed = any(closes_name(token) for token in right)
        return end + 2 if closed and is_cue(right[0]) and len(left) > 1 and not closes_name(left[-1]) else end

    @staticmethod
    def _one_field(left: list[Token], right: list[Token]) -> bool:
        """Whether "and" joins two fields of one firm, bank or office: "Industrial and Commercial Bank"."""
        fields = words("joints", "fields")
        if plain(left[-1]) not in fields or plain(right[0]) not in fields:
            return False
        if any(closes_name(token) for token in left) or plain(right[-1]) in words("joints", "organizations"):
            return False
        return len(left) > 1 or len(right) > 1
