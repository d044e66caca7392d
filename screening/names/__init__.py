"""What makes two names the same: fold, take apart, compare, explain. No files, no lists, no opinion about
outcomes.
"""

from screening.names.brands import brand_of, branded
from screening.names.columns import name_forms, read_names
from screening.names.compare import compare
from screening.names.many import Names
from screening.names.normalize import NameForm, key, left_unread, name_form, unscreenable
from screening.names.scripts import fold
from screening.names.truncation import goes_on
from screening.names.weights import Weights

__all__ = [
    "NameForm",
    "Names",
    "Weights",
    "brand_of",
    "branded",
    "compare",
    "fold",
    "goes_on",
    "key",
    "left_unread",
    "name_form",
    "name_forms",
    "read_names",
    "unscreenable",
]
