"""Addresses: what one says, when two are near, and which listed parties stand at one.

An address is never a name: what it meets is a red flag to look into, and no match of a party.
"""

from screening.addresses.compare import Likeness, Nearness, compare_addresses
from screening.addresses.flags import AddressFlags, Flags
from screening.addresses.reading import AddressForm, read_address

__all__ = [
    "AddressFlags",
    "AddressForm",
    "Flags",
    "Likeness",
    "Nearness",
    "compare_addresses",
    "read_address",
]
