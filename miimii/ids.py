"""Identifiers that sort by the time they were minted."""

from __future__ import annotations

import secrets
from uuid import UUID

from miimii import clock

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread
_TIME_DIGITS = 10  # 50 bits of milliseconds: until the year 37648
_RANDOM_DIGITS = 16  # 80 bits


def _milliseconds() -> int:
    return int(clock.now().timestamp() * 1000)


def uuid7() -> UUID:
    """Return a version 7 UUID (RFC 9562): 48 bits of time, 74 random bits."""
    value = _milliseconds() << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def reference(prefix: str) -> str:
    """Return an order or credit reference: prefix, time, 80 random bits.

    29 characters with a prefix of three, letters and digits only, so that every
    provider takes it as it is.
    """
    return (
        prefix
        + _digits(_milliseconds(), _TIME_DIGITS)
        + _digits(secrets.randbits(80), _RANDOM_DIGITS)
    )


def _digits(number: int, count: int) -> str:
    return "".join(
        _ALPHABET[number >> 5 * place & 31] for place in reversed(range(count))
    )
