"""Addresses of digital currencies: what their writing tells of the kind, and whether the checksum is right.

Checksums: Base58Check (Bitcoin and those after it; Ripple with an alphabet of its own), BIP 173 and BIP 350
(bech32, bech32m), CashAddr of Bitcoin Cash, ERC-55 (capitals of an Ethereum address). Others (Monero, Solana)
are left as they are. Nothing is corrected.
"""

from __future__ import annotations

import hashlib
import re

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECKED = re.compile(r"[13DGLMXTAt][1-9A-HJ-NP-Za-km-z]{25,34}")
_OF_RIPPLE = re.compile(r"r[1-9A-HJ-NP-Za-km-z]{24,34}")
_SEGWIT = re.compile(r"(bc|tb|ltc|grs|btg|vtc)1[02-9ac-hj-np-z]{8,87}", re.IGNORECASE)
_CASH = re.compile(r"(?:bitcoincash:)?([qp][02-9ac-hj-np-z]{41})", re.IGNORECASE)
_ETHEREUM = re.compile(r"0x[0-9a-fA-F]{40}")
_SEGWIT_BEGUN = re.compile(r"(?:bc|tb|ltc|grs|btg|vtc)1", re.IGNORECASE)
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]*")
_OTHER_HEXADECIMAL = (42, 66)
"""Signs that addresses with 0x have: Ethereum's, and those of others that write 32 bytes."""
_SHORTEST = 25
"""Signs of the shortest address of any kind that lists name (Ripple)."""
_LONG = 38
"""Signs from which bc1 and letters of bech32 are nothing else, even with a slip; the shortest has 42."""
_WORDS = re.compile(r"[\s?/]+")
_SIZES = (25, 26)
"""Bytes that Base58Check addresses hold: one or two of version, twenty of hash, four of checksum."""


def is_wallet(value: str) -> bool:
    """Whether a text can be nothing but the address of a digital currency: by its checksum, or by the shape
    of Ethereum's and of long ones that begin with bc1 or the like."""
    text = value.strip()
    shaped = _ETHEREUM.fullmatch(text) or (_SEGWIT.fullmatch(text) and len(text) >= _LONG)
    return bool(shaped) or bool(_written(value) and not wallet_problem(value))


def wallet_problem(value: str) -> str:
    """What is wrong with the address, for people; "" where its kind has no checksum or it is right."""
    found = _written(value)
    if not found:
        return _misshapen(max(_WORDS.split(value.strip()), key=len))
    shape, text = found
    right = {
        "base58": lambda: _base58(text, _BASE58),
        "ripple": lambda: _base58(text, _RIPPLE),
        "segwit": lambda: _segwit(text.lower()),
        "cash": lambda: _cash(text.lower()),
        "ethereum": lambda: _capitals(text),
    }[shape]()
    if right:
        return ""
    if shape in ("base58", "ripple", "ethereum"):
        return "its checksum is wrong (capital and small letters count)"
    return "its checksum is wrong"


def _misshapen(text: str) -> str:
    """What tells that a text is no address of any kind, or not of the kind that it begins like."""
    if len(text) < _SHORTEST:
        return f"no address of a digital currency has fewer than {_SHORTEST} signs"
    if begun := _SEGWIT_BEGUN.match(text):
        return f"it has not the signs or the length of an address that begins with {begun[0].lower()}"
    if text[:2] == "0x" and not (_HEXADECIMAL.fullmatch(text) and len(text) in _OTHER_HEXADECIMAL):
        return "it has not the 40 hexadecimal digits of an Ethereum address"
    return ""


def _written(value: str) -> tuple[str, str] | None:
    """(how it is written, the address) where that has a checksum; a label before it is passed over."""
    for text in reversed(_WORDS.split(value.strip())):
        if _ETHEREUM.fullmatch(text):
            plain = text[2:]
            return None if plain in (plain.lower(), plain.upper()) else ("ethereum", text)
        if _SEGWIT.fullmatch(text):
            return "segwit", text
        if found := _CASH.fullmatch(text):
            return "cash", found[1]
        if _OF_RIPPLE.fullmatch(text):
            return "ripple", text
        if _CHECKED.fullmatch(text):
            return "base58", text
    return None


def _base58(text: str, alphabet: str) -> bool:
    number = 0
    for char in text:
        number = number * 58 + alphabet.index(char)
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    data = bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")
    if len(data) not in _SIZES:
        return False
    return hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def _segwit(text: str) -> bool:
    """BIP 173: the polymod is 1; BIP 350, for version 1 and later: 0x2bc830a3."""
    human, _, data = text.rpartition("1")
    values = [ord(char) >> 5 for char in human] + [0] + [ord(char) & 31 for char in human]
    check = 1
    for value in (*values, *map(_BECH32.index, data)):
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if (top >> bit) & 1 else 0
    return check == (1 if data[0] == "q" else 0x2BC830A3)


def _cash(data: str) -> bool:
    """The CashAddr specification: a BCH code over prefix and payload, whose remainder is 0."""
    values = [ord(char) & 31 for char in "bitcoincash"] + [0] + [_BECH32.index(char) for char in data]
    check = 1
    generators = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
    for value in values:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for bit, generator in enumerate(generators):
            check ^= generator if (top >> bit) & 1 else 0
    return check ^ 1 == 0


def _capitals(text: str) -> bool:
    """ERC-55: a letter is capital where the Keccak-256 of the small address has 8 or more."""
    from Crypto.Hash import keccak

    plain = text[2:].lower()
    digest = keccak.new(digest_bits=256, data=plain.encode()).hexdigest()
    return all(
        char.isdigit() or char.isupper() is (int(nibble, 16) >= 8)
        for char, nibble in zip(text[2:], digest, strict=False)
    )
