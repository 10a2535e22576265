"""Peppers: a PIN moves to the newest at its customer's next right PIN, and no sooner.

Nobody but the customer knows the PIN, so nothing here moves one; it counts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from miimii.db import Conn
from miimii.rotation import store
from miimii.rotation.model import PEPPER_LIFE, Key, judged

PURPOSE = "pin"


def count_keys(conn: Conn, pepper_ids: tuple[str, ...], *, at: datetime) -> list[Key]:
    """Return each pepper, and how many PINs are hashed under it.

    One that PINs still need may go 180 days after a newer one was noted: who gave no
    right PIN in all that time sets a new one, as if it were forgotten.
    """
    named = {one: {"pins": n} for one, n in store.count_peppers(conn).items()}
    keys = judged(pepper_ids, named)
    since = store.find_newest_since(conn, PURPOSE, pepper_ids[0])
    if since is None or at < since + PEPPER_LIFE:
        return keys
    return [
        replace(key, state="expiring") if key.state == "needed" else key for key in keys
    ]
