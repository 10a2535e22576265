"""Which small news a customer does not want: never security, spending or returns."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from miimii.db import Conn
from miimii.money import Money
from miimii.users.model import NewsPreferences
from miimii.users.store import news_preferences

MOST_MUTED = Money(1_000_000)  # as news_preferences_mute_small_credits_only says
EVERYTHING = NewsPreferences(credits_from_kobo=0, is_told_fees=True)


def find(conn: Conn, user_id: UUID) -> NewsPreferences:
    """Return what the customer wants to be told; everything, if they never chose."""
    return news_preferences.find_preferences(conn, user_id) or EVERYTHING


def choose(conn: Conn, user_id: UUID, chosen: NewsPreferences, *, at: datetime) -> None:
    """Keep it; it holds for what is told from now on."""
    news_preferences.put_preferences(conn, user_id, chosen, at=at)
