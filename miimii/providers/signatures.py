"""Signatures on what providers send us: hex HMAC-SHA256 over the raw bytes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

_PREFIX = b"sha256="


def sign(secret: str, raw: bytes) -> str:
    """Return the hex HMAC-SHA256 of `raw`."""
    return hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def is_signed(
    raw: bytes,
    signature: str | None,
    secrets: Sequence[str],
    *,
    needs_prefix: bool = False,
) -> bool:
    """Whether any of `secrets` signed `raw`; several are in force during a rotation.

    Compares bytes, in constant time: a `str` outside ASCII would raise, and be a 500
    on demand. `needs_prefix`: "sha256=" must stand before the digits, as Meta writes.
    """
    given = (signature or "").strip().encode("utf-8", "replace").lower()
    if needs_prefix and not given.startswith(_PREFIX):
        return False
    digits = given.removeprefix(_PREFIX)
    # Every secret is tried, so that the time does not tell which one fits.
    fits = [hmac.compare_digest(sign(s, raw).encode(), digits) for s in secrets]
    return any(fits)
