"""Lets time pass for one customer of a running stack: the rest of the bank stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
import redis

from tests.bot import Bot
from tests.stack import Stack

_TEN_MINUTES = (
    """
    UPDATE transfers SET expires_at = expires_at - interval '30 minutes'
     WHERE user_id = %(user)s AND status = 'quoted'
    """,
    """
    UPDATE purchases SET expires_at = expires_at - interval '30 minutes'
     WHERE user_id = %(user)s AND status = 'quoted'
    """,
    """
    UPDATE challenges SET expires_at = expires_at - interval '30 minutes'
     WHERE user_id = %(user)s AND consumed_at IS NULL
    """,
)
_A_DAY = (
    """
    UPDATE users
       SET opened_at = opened_at - interval '25 hours',
           identity_proven_at = identity_proven_at - interval '25 hours'
     WHERE id = %(user)s
    """,
    """
    UPDATE own_limits
       SET chosen_at = chosen_at - interval '25 hours',
           effective_at = effective_at - interval '25 hours'
     WHERE user_id = %(user)s
    """,
)


def a_minute(stack: Stack, bot: Bot) -> None:
    """No more than so many messages a minute are answered: these no longer count."""
    _, bsuid = _change(stack, bot, ())
    _forget(stack, f"*rate*{bsuid}*")


def ten_minutes(stack: Stack, bot: Bot) -> None:
    """Quotes and forms run out; what was said is still known."""
    _change(stack, bot, _TEN_MINUTES)


def half_an_hour(stack: Stack, bot: Bot) -> None:
    """What was said is forgotten, too, and so is the pace."""
    _, bsuid = _change(stack, bot, _TEN_MINUTES)
    _forget(stack, f"*{bsuid}*")


def what_takes_24_hours(stack: Stack, bot: Bot) -> None:
    """The first day's limits end, and a limit of one's own that was to be raised is."""
    _change(stack, bot, _A_DAY)


def _forget(stack: Stack, keys: str) -> None:
    with redis.Redis.from_url(stack.redis_url) as cache:
        for key in cache.scan_iter(keys):
            cache.delete(key)


def _change(stack: Stack, bot: Bot, queries: Sequence[str]) -> Any:
    """Change rows of this customer that nobody but time may change."""
    number = {"number": bot.account_number}
    with psycopg.connect(stack.owner_url) as conn:
        conn.execute("SET LOCAL session_replication_role = replica")
        user = conn.execute(
            "SELECT id, bsuid FROM users WHERE account_number = %(number)s", number
        ).fetchone()
        assert user is not None
        for query in queries:
            conn.execute(query, {"user": user[0]})
    return user
