"""How far a name goes on behind a bracket or a quotation mark: "Acme (Suzhou) Co", "OOO «Roe»".

Every other bracket or quotation ends a name, or stands beside it.
"""

from __future__ import annotations

from screening.model import script_of
from screening.places import place_country
from screening.text.lexicon import words
from screening.text.mentions.cues import is_cue, is_legal_form, plain
from screening.text.mentions.row import Row
from screening.text.tokens import Shape

_TOWN_IN_NAME = ("CN", "HK", "MO")
QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"'}
"""Opening marks and those that close them."""


def behind_bracket(row: Row, begin: int, end: int) -> int:
    """A place or short form inside a firm's name, or a Chinese town at its end: "Acme (Suzhou) Pump Co",
    "Acme Lighting (Suzhou)"."""
    tokens = row.tokens
    close = next((at for at in range(end + 1, min(end + 5, len(tokens))) if tokens[at].text == ")"), 0)
    if close <= end + 1 or not all(token.capitalised for token in tokens[end + 1 : close]):
        return end
    after = close + 1
    while row.capitalised(after) and after < close + 7:
        after += 1
    tail = tokens[close + 1 : after]
    trades = words("companies", "trades") | words("companies", "descriptors")
    if any(is_legal_form(token) or is_cue(token) or plain(token) in trades for token in tail):
        return close + 2
    town = " ".join(token.text for token in tokens[end + 1 : close])
    firm = end - begin > 1 and any(map(is_cue, tokens[begin:end])) and not is_legal_form(tokens[end - 1])
    # "Acme Lighting (Suzhou)": Chinese firms have the town in their registered names, others a gloss
    seat = firm and not tail and town != "China" and place_country(town) in _TOWN_IN_NAME
    return close + 1 if seat else end


def behind_quote(row: Row, begin: int, end: int) -> int:
    """A firm's name in quotes behind its legal form, or a nickname between two names."""
    tokens = row.tokens
    closing = QUOTES[tokens[end].text]
    reach = range(end + 1, min(end + 8, len(tokens)))
    close = next((at for at in reach if tokens[at].text == closing), 0)
    if close <= end + 1 or not tokens[end + 1].capitalised:
        return end
    if all(is_legal_form(token) for token in tokens[begin:end]):
        return close + 1
    if tokens[end].text == "«" and script_of(tokens[end + 1].text) == "Cyrl":
        return end  # "Глава «Роснефти» Игорь Сечин": quotes hold a firm
    nickname = close - end <= 4 and tokens[end - 1].shape is Shape.CAP and end - begin <= 3
    return close + 2 if nickname and row.capitalised(close + 1) else end
