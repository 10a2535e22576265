"""The second factor: an authenticator's codes, and ten that are written down."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

_ISSUER = "MiiMii"
_STEP_S = 30
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that reads like another
_RECOVERY_CODES, _RECOVERY_LENGTH = 10, 12  # 59 bits each: no slow hash is needed


def new_secret() -> str:
    """Return a new secret for an authenticator, in base32."""
    return pyotp.random_base32()


def uri(secret: str, email: str) -> str:
    """Return what an authenticator reads, as a link or from a picture of it."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=_ISSUER)


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """Return the step of 30 seconds that a code is for: this one or the one before.

    None for any other code. Whoever accepts it keeps the step, and takes it once.
    """
    totp, typed = pyotp.TOTP(secret), _raw(code.replace(" ", ""))
    now = int(at.timestamp()) // _STEP_S
    found = None
    for step in (now - 1, now):
        if hmac.compare_digest(totp.generate_otp(step).encode(), typed):
            found = step
    return found


def new_recovery_codes() -> tuple[str, ...]:
    """Return ten codes that each stand once for the authenticator."""
    return tuple(_recovery_code() for _ in range(_RECOVERY_CODES))


def recovery_hash(code: str) -> bytes:
    """Return what is kept of a recovery code, however it is spaced or capitalised."""
    plain = "".join(code.split()).replace("-", "").lower()
    return hashlib.sha256(_raw(plain)).digest()


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def _raw(typed: str) -> bytes:
    return typed.encode("utf-8", "surrogatepass")
