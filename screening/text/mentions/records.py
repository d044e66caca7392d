"""Words and letters that only go with a fact and name nobody: "Linked To", "[NPWMD]", "(NASDAQ: NVK)".

Authorities print them in the records of listed parties, papers behind a firm's name. The names beside them
are read like any other.
"""

from __future__ import annotations

import re

from screening.text.lexicon import words
from screening.text.mentions.around import Surroundings
from screening.text.mentions.cues import plain
from screening.text.mentions.pieces import Piece
from screening.text.tokens import Shape, Token


def is_label(span: list[Token]) -> bool:
    """Whether the words only say what comes next: a record's "National ID No.", an agency's "UPDATE 2"."""
    if span[0].first and span[0].shape is Shape.UPPER and span[0].fold in words("sentence", "slugs"):
        return all(token.shape is Shape.NUMBER for token in span[1:])
    if len(span) == 1:
        return False
    said = [plain(token) for token in span]
    while len(said) > 1 and said[-1] in ("no", "nos", "number"):
        said.pop()
    return " ".join(said) in words("sentence", "labels")


def is_tag(piece: Piece, around: Surroundings) -> bool:
    """Whether letters in square brackets tag what is before them: "(individual) [NPWMD] [IFSR]"; in "“[NVK]
    is safe" they name somebody."""
    token = around.tokens[piece.first]
    alone = piece.last - piece.first == 1 and token.shape in (Shape.UPPER, Shape.CODE, Shape.CAP)
    if not alone or around.before(piece) != "[" or around.after(piece) != "]":
        return False
    return around.before(piece, 2) in (")", "]", ".", ";") and around.after(piece, 1) in (
        "",
        "[",
        "(",
        ".",
        ";",
    )


def is_reference(token: Token, piece: Piece, around: Surroundings) -> bool:
    """Whether letters are part of a number ("QDi.124"), an exchange or a share's sign ("(NASDAQ: NVK)")."""
    behind = around.tokens[piece.last : piece.last + 2]
    if len(behind) == 2 and behind[0].text == "." and behind[1].shape is Shape.NUMBER:
        return behind[0].start == token.end and behind[1].start == behind[0].end
    if _quoted_share(token, piece, around):
        return True
    exchanges = words("companies", "exchanges")
    if token.fold in exchanges and around.after(piece) == ":":
        return True
    return token.shape is Shape.UPPER and around.before(piece) == ":" and around.before(piece, 2) in exchanges


def _quoted_share(token: Token, piece: Piece, around: Surroundings) -> bool:
    """Whether brackets hold an exchange and a share's sign, whichever they are: "(OSE: STV)"."""
    if token.shape not in (Shape.UPPER, Shape.CODE) or ":" not in (around.before(piece), around.after(piece)):
        return False
    inside = around.tokens[max(0, piece.first - 3) : piece.last + 3]
    said = " ".join(one.text for one in inside)
    return any(re.fullmatch(r"[A-Z]{2,8}", one.text) for one in inside) and bool(
        re.search(
            rf"\( (?:{re.escape(token.text)} : [A-Z0-9.]+|[A-Z]{{2,8}} : {re.escape(token.text)}) \)", said
        )
    )
