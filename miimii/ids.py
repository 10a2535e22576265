"""Identifiers that sort by the time they were minted."""

from __future__ import annotations

import secrets
import threading
from datetime import datetime
from uuid import UUID

from miimii import clock

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread
_TIME_DIGITS = 10  # 50 bits of milliseconds: until the year 37648
_RANDOM_DIGITS = 16  # 80 bits


def _milliseconds() -> int:
    return int(clock.now().timestamp() * 1000)


class _Counter:
    """Numbers what one process mints within one millisecond."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond, self._number = 0, 0

    def next(self) -> tuple[int, int]:
        """Return the millisecond and the number in it, below 4096."""
        with self._lock:
            now = _milliseconds()
            if now != self._millisecond or self._number == 0xFFF:
                self._millisecond, self._number = now, 0
            else:
                self._number += 1
            return self._millisecond, self._number


_counter = _Counter()


def uuid7() -> UUID:
    """Return a version 7 UUID (RFC 9562): time, a 12-bit count, 62 random bits.

    The count keeps the order of what one process mints within a millisecond, such as
    the messages of one webhook.
    """
    millisecond, number = _counter.next()
    value = millisecond << 80 | 0x7 << 76 | number << 64
    return UUID(int=value | 0x2 << 62 | secrets.randbits(62))


def reference(prefix: str) -> str:
    """Return an order or credit reference: prefix, time, 80 random bits.

    29 characters with a prefix of three, letters and digits only, so that every
    provider takes it as it is.
    """
    return (
        prefix
        + digits(_milliseconds(), _TIME_DIGITS)
        + digits(secrets.randbits(80), _RANDOM_DIGITS)
    )


def least_reference(prefix: str, at: datetime) -> str:
    """Return what every reference minted at or after an instant is no less than."""
    return prefix + digits(int(at.timestamp() * 1000), _TIME_DIGITS)


def digits(number: int, count: int) -> str:
    """Return the last `count` digits of a number in Crockford's base 32."""
    return "".join(
        _ALPHABET[number >> 5 * place & 31] for place in reversed(range(count))
    )
