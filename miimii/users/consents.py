"""What customers agree to, and when: the privacy notice, on the form that opens."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from miimii.db import Conn
from miimii.users.store import consents

# Another text is another version: its consents are asked for and kept beside these.
NOTICE, VERSION = "privacy notice", "2026-11"


def take_on_form(conn: Conn, user_id: UUID, *, at: datetime) -> None:
    """Write down that the customer sent the form in which the notice is named."""
    consents.insert_consent(
        conn, user_id, what=NOTICE, version=VERSION, channel="onboarding form", at=at
    )
