"""What speaks against a name that scores well: everywhere, in a table, and where it was read from text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA

from screening.model import SHIPS, Kind, Relation, Role, Strength, TokenPair
from screening.names import NameForm, goes_on, name_form
from screening.names.leftovers import forms_meant
from screening.places import place_country
from screening.policy.aliases import collision, is_of
from screening.policy.births import Agreement
from screening.policy.sameness import other_family
from screening.policy.short_forms import is_abbreviation
from screening.policy.terms import IDENTIFYING, LISTED, Candidate, Context, Rules, is_exact, says_ship
from screening.policy.weighing import Weighed

SAYS_SOMETHING = 0.1
"""Weight from which a word is more than "of" and "the"."""
FEW_WORDS = 2
"""That many ordinary words met are no name where others are left over: "Micro Devices" in "Advanced Micro
Devices". Three and more are one, as in a long name that was cut off."""
TWO_EDITS = 2
STEM = 4
LONG_WORD = 8
"""Letters from which one word of a text, spelled otherwise, may be a listed name: "Kronstadt", "Kronshtadt",
not "Makino", "Makin"."""
SHORT_NATIVE = 4
"""Characters of a name that, read aloud, must be met whole: "大华" is not "HUA"."""
BY_CHANCE = 4
"""Letters up to which unrelated firms choose the same word: SUMA, GDL, SEI, NOAH."""
FEW_LETTERS = 3
"""Capitals that banks and firms of many countries go by: SEB, ABC."""
SPLINTERS = frozenset({"republican", "real", "continuity", "provisional", "new"})
"""What bodies call themselves that left another of the same name: "Republican Sinn Fein", "Real IRA"."""
STATE_BODIES = frozenset(
    {"ministry", "department", "directorate", "bureau", "police", "army", "navy", "customs"}
)


def objection(query: NameForm, one: Weighed, rules: Rules, context: Context | None) -> str:
    """Why a name that scores well is no match all the same, wherever it stands; else empty."""
    candidate = one.candidate
    pairs = candidate.comparison.pairs
    part = _cut_off(query, candidate)
    if not part and not query.native and sum(len(pair.query) for pair in pairs) < 2:
        return "one letter or digit says nothing"
    if _is_spoken(query, candidate) and candidate.comparison.query_left:
        return "a syllable of a short name is left over, and no character is known to be the same"
    pointed = context is not None and candidate.party.uid in context.corroborated
    if not part and not pointed and all(pair.relation is Relation.ACRONYM for pair in pairs):
        return "initials alone support a match, they do not make one"
    weak = candidate.name.strength is Strength.WEAK
    bearer = candidate.party.kind in (Kind.PERSON, *SHIPS)
    if weak and bearer and not _confirmed(one) and _words(candidate, rules) == 1:
        return "a one-word weak alias never matches alone"
    if candidate.party.kind is Kind.PERSON and not _confirmed(one) and (other := other_family(candidate)):
        return other
    if one.other_kind and candidate.party.kind in SHIPS and _words(candidate, rules) == 1:
        return "a one-word name of a ship or aircraft is borne by firms and persons too"
    return ""


def _is_spoken(query: NameForm, one: Candidate) -> bool:
    """Whether a short name in characters was only read aloud: none is known to be the listed name's."""
    same = any(pair.relation is Relation.NATIVE for pair in one.comparison.pairs)
    return 0 < len(query.native) <= SHORT_NATIVE and not same


def reserve_of_characters(query: NameForm, one: Candidate) -> str:
    """Why a short name in characters is possible at most, in text and table; else empty."""
    left = any(leftover.weight >= SAYS_SOMETHING for leftover in one.comparison.listed_left)
    if left and _is_spoken(query, one):
        return "the characters were read aloud, and the listed name has more"
    return ""


def _cut_off(query: NameForm, one: Candidate) -> bool:
    """Whether the name may have been given in part, for the field that held it was full."""
    return goes_on(name_form(one.name.text, one.party.kind), query)


def _words(one: Candidate, rules: Rules) -> int:
    """Words of the listed name that say something: "al-Harrachi" is one."""
    tokens = name_form(one.name.text, one.party.kind).tokens
    return sum(rules.weights.weight(token) >= SAYS_SOMETHING for token in tokens)


def _confirmed(one: Weighed) -> bool:
    """Whether something besides the name points to the party."""
    return one.same is not None or (one.born is not None and one.born >= Agreement.MONTH)


def objection_of_row(query: NameForm, kind: Kind, one: Weighed, rules: Rules) -> str:
    """Why a name that was given by itself, hence in full, is no match although it scores well; else empty.

    What it has beyond the listed name makes it another name where the words that met are ordinary ones, or
    one short one. A single ordinary word is no short form either: "Target Corp" is that firm's whole name.
    """
    if one.candidate.party.kind is Kind.PERSON or one.candidate.name.text == query.text:
        return ""
    if _cut_off(query, one.candidate):
        return ""
    comparison = one.candidate.comparison
    forms = name_form(one.candidate.name.text, one.candidate.party.kind).legal_forms
    met = [pair for pair in comparison.pairs if pair.weight >= SAYS_SOMETHING]
    if not met or len(met) > FEW_WORDS:
        return _other_word(met, comparison.score, rules)
    words = " ".join(pair.query for pair in met)
    least = SAYS_SOMETHING if len(met) == 1 or comparison.reordered else IDENTIFYING
    more = [
        left.token
        for left in comparison.query_left
        if left.weight >= least and not says_ship(left.token) and not _is_form(query, left.token, forms)
    ]
    over = " ".join(more or [left.token for left in comparison.listed_left if left.weight >= least])
    ship = kind in SHIPS or any(map(says_ship, query.tokens))
    if only := _only_ordinary(met, over, rules):
        return only
    if more and len(met) == 1 and one.candidate.party.kind in SHIPS and not ship:
        return (
            f"a ship's name of one word ({words!r}) inside a longer name, and nothing says that it is a ship"
        )
    if more and len(met) == 1 and len(words) <= BY_CHANCE:
        return f"only {words!r} met, which is short enough to be met by chance, and {over!r} is left over"
    whole = not over and (all(map(is_exact, met)) or (len(met) == FEW_WORDS and all(map(_is_short, met))))
    firms = one.candidate.party.kind not in SHIPS or not ship
    common = firms and all(pair.weight < IDENTIFYING for pair in met)
    misspelled = len(met) == FEW_WORDS and not over and all(is_exact(one) or _slipped(one) for one in met)
    if common and not whole and not misspelled and comparison.score < LISTED:
        return f"only words met that countless firms have in their names ({words!r})"
    return _other_word(met, comparison.score, rules)


def _is_short(pair: TokenPair) -> bool:
    """Whether the two are one word, perhaps in short ("Bk")."""
    return is_exact(pair) or pair.relation is Relation.ABBREVIATION


def _slipped(pair: TokenPair) -> bool:
    return pair.relation is Relation.EDIT


def _is_form(query: NameForm, token: str, forms: Collection[str]) -> bool:
    """Whether a word left over is a legal form of these classes, misspelled ("ODO" for "OOO"). A name may
    have been compared as another kind reads it: a word that is none of the query's own is a form there."""
    if token not in query.tokens:
        return True
    return not forms_meant(query, query.tokens.index(token)).isdisjoint(forms)


def _only_ordinary(met: Sequence[TokenPair], over: str, rules: Rules) -> str:
    """What is to be said where ordinary words alone met and others (`over`) are left; else empty."""
    if not over or not all(_ordinary(pair, rules) for pair in met):
        return ""
    return f"only ordinary words met ({' '.join(pair.query for pair in met)!r}), and {over!r} is left over"


def _ordinary(pair: TokenPair, rules: Rules) -> bool:
    """Whether what met is ordinary on both sides: dictionary words, generic ones, digits."""
    generic = pair.weight < IDENTIFYING
    return generic or all(
        rules.is_word(word) or word.isdigit() for side in (pair.query, pair.listed) for word in side.split()
    )


def _other_word(met: Sequence[TokenPair], score: float, rules: Rules) -> str:
    """Two different dictionary words taken for spellings of one ("cheetah", "china"); else empty.

    One edit is a slip, whatever it makes ("marine", "maine"), where another word met, and inflections are one
    word; "radian" and "radiant", which met alone, are two.
    """
    telling = [pair for pair in met if pair.weight >= IDENTIFYING]
    for pair in met:
        if score >= LISTED or is_exact(pair):
            continue
        inflected = pair.query[:STEM] == pair.listed[:STEM]
        far = not inflected and OSA.distance(pair.query, pair.listed) >= TWO_EDITS
        two = (far and pair.relation is Relation.EDIT) or telling == [pair]
        if two and rules.is_word(pair.query) and rules.is_word(pair.listed):
            return f"{pair.query!r} and {pair.listed!r} are two words, not two spellings of one"
    return ""


def objection_of_text(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> str:
    """Why a name read from running text is no match although it scores well; empty if there is no reason."""
    if context is None:
        return ""
    comparison = one.comparison
    fuzzy = comparison.score < LISTED
    if fuzzy and context.own:
        return f"it is the name of a {context.own}, and not quite that of the listed party"
    if one.party.uid in context.corroborated:
        return ""
    located = context.own in ("place", "nationality") and not query.legal_forms
    if located and name_form(one.name.text, one.party.kind).legal_forms:
        return f"it is the name of a {context.own}, and the listed firm's has its legal form beside it"
    common = all(rules.is_word(pair.query) or pair.query.isdigit() for pair in comparison.pairs)
    left = any(one.weight >= IDENTIFYING for one in comparison.query_left)
    if fuzzy and len(comparison.pairs) == 1 and (left or common):
        return f"only {comparison.pairs[0].query!r} met, and it is not the whole name"
    met = [pair for pair in comparison.pairs if pair.weight >= SAYS_SOMETHING]
    over = " ".join(one.token for one in comparison.listed_left if one.weight >= IDENTIFYING)
    firm = one.party.kind is not Kind.PERSON
    if firm and fuzzy and len(met) <= FEW_WORDS and (only := _only_ordinary(met, over, rules)):
        return only
    ship = one.party.kind in SHIPS and kind not in SHIPS
    if ship and context.own:
        return f"it is the name of a {context.own}, and the listed party is a ship or aircraft"
    if ship and (common or (not context.ships and len(comparison.pairs) == 1)):
        return "a ship's name, and nothing in the text speaks of a ship"
    slipped = not all(is_exact(pair) for pair in comparison.pairs)
    if slipped and len(query.tokens) == 1 and len(query.tokens[0]) < LONG_WORD and not query.native:
        return "one short word that is spelled otherwise is another name"
    if one.party.kind is Kind.PERSON and len(query.tokens) == 1 and not query.native:
        return "one word of a person's name says too little"
    return ""


def reserve_of_text(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> str:
    """Why a name that is met in full is possible at most where it was read from text; else empty."""
    if context is None:
        return ""
    if context.own in ("place", "nationality"):
        return f"it is the name of a {context.own} too"
    if one.party.kind in SHIPS and kind not in SHIPS:
        return "the listed party is a ship or aircraft, and nothing in the text says that this is one"
    bare = len(query.tokens) == 1 and not query.native and not query.legal_forms
    abbreviated = is_abbreviation(query) and query.text == one.name.text  # "SMEE" is no smee
    if bare and not abbreviated and rules.is_word(query.tokens[0]) and not context.claimed:
        return "a dictionary word by itself says little"
    if one.party.kind in SHIPS:
        return ""  # both are ships, whose other names are names they bore: none is like the next
    if one.name.role is not Role.PRIMARY and not is_of(one.name, one.party, rules, context, query):
        return collision(one.party)
    if split := next((left.token for left in one.comparison.listed_left if left.token in SPLINTERS), ""):
        return f"{split!r} tells the listed body from the one that it left"
    if land := _elsewhere(query, one, rules, context):
        return (
            f"the listed one is of {land}, of which the text does not speak, and all other words are ordinary"
        )
    if others := _others(query, one, rules, context):
        return f"{others} bear the name, and the text speaks of no country of this one"
    return ""


def _elsewhere(query: NameForm, one: Candidate, rules: Rules, context: Context) -> str:
    """The place that only the listed name has, where all other words are ordinary and the text speaks of no
    such country: "Communist Party" and the one of the Philippines."""
    if context.claimed or query.native or not all(map(rules.is_word, query.tokens)):
        return ""
    for place in (left.token.title() for left in one.comparison.listed_left):
        country = place_country(place)
        if country and country not in context.countries:
            return place
    return ""


def _others(query: NameForm, one: Candidate, rules: Rules, context: Context) -> str:
    """Who else may be meant where a text never speaks of the party's country: another state's "Ministry
    of Home Affairs", any firm that letters stand for, where a legal form goes with them; else empty."""
    known = {*context.corroborated, *context.countries}
    if not one.party.countries or not known.isdisjoint((one.party.uid, *one.party.countries)):
        return ""
    if query.native or context.claimed:
        return ""
    letters = query.text.strip()
    formed = len(one.name.text) > len(letters)  # "DJI" is on a list as it stands
    if formed and letters.isalpha() and letters.isupper() and len(letters) <= FEW_LETTERS:
        return "firms of many countries"
    telling = any(
        rules.weights.weight(token) >= IDENTIFYING and not rules.is_word(token) for token in query.tokens
    )
    return "" if telling or STATE_BODIES.isdisjoint(query.tokens) else "bodies of many states"
