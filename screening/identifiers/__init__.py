"""Numbers that identify a party: what type they are, when two are the same, whether one can be right.

Knows no list and judges nobody: what an equal number means for a verdict is the policy's business.
"""

from screening.identifiers.checks import identifier_problem
from screening.identifiers.normalize import country_in, identifier_key, key_of, zeros_before
from screening.identifiers.shapes import issuer_by_word, type_by_shape
from screening.identifiers.types import NumberType, is_number_type, may_be_confused, number_type
from screening.identifiers.written import numbers_in_name, numbers_in_text

__all__ = [
    "NumberType",
    "country_in",
    "identifier_key",
    "identifier_problem",
    "is_number_type",
    "issuer_by_word",
    "key_of",
    "may_be_confused",
    "number_type",
    "numbers_in_name",
    "numbers_in_text",
    "type_by_shape",
    "zeros_before",
]
