"""The audit log: written beside what it tells of, in the same transaction.

Values are kept as keyed hashes, so that a person who knows a value can show that it was
the one, and nobody can find it by trying.
"""

from __future__ import annotations

import hmac
import json
import secrets
from datetime import datetime
from uuid import UUID

from miimii import logs
from miimii.audit.model import Deed
from miimii.audit.store import deeds
from miimii.db import Conn


class _Key:
    """What this process hashes values with; a random one until it is told which."""

    secret = secrets.token_bytes(32)


def use_key(secret: bytes) -> None:
    """Hash values with this key from now on, as every process of ours does."""
    _Key.secret = secret


def record(
    conn: Conn,
    *,
    actor: str,
    action: str,
    subject: str,
    reason: str = "",
    at: datetime,
    before: object = None,
    after: object = None,
) -> None:
    """Write down who did what to whom, in the caller's transaction; one round trip.

    `actor`: "customer:<user id>", "staff:<email>", "job:<name>" or "system". `action`:
    dotted words ("pin.changed"). `subject`: "user:<id>", "order:<reference>", … .
    `reason` is what the person said, and is kept as it is: no secret belongs there. Of
    `before` and `after` only keyed hashes are kept; None is no value.
    """
    deed = Deed(
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        reason=reason,
        request_id=logs.request_id(),
        before_hash=digest(before),
        after_hash=digest(after),
    )
    deeds.insert_deed(conn, deed)


def staff(email: str) -> str:
    """Return the actor that one of our people is, however they spell themselves."""
    return f"staff:{email.strip().lower()}"


def customer(user_id: UUID) -> str:
    """Return the actor that a customer is: whoever has the phone, unless proven."""
    return f"customer:{user_id}"


def user(user_id: UUID) -> str:
    """Return the subject that a customer is."""
    return f"user:{user_id}"


def digest(value: object) -> bytes | None:
    """Return the keyed hash of a value: equal for equal values, whatever their order.

    Takes what JSON can hold; anything else counts by its text. None has no hash.
    """
    if value is None:
        return None
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return hmac.digest(_Key.secret, text.encode(), "sha256")
