"""What the conversation raises an alert for at once: no query would find it later."""

from __future__ import annotations

from miimii import clock
from miimii.alerts.opening import open_now
from miimii.chat.store.messages import Outbound
from miimii.db import Conn


def sending_paused(conn: Conn, code: str) -> None:
    """Nobody can be written to until a person acts: a dead token, a blocked number."""
    open_now(
        conn, "queues", "sender paused", number=f"WhatsApp said {code}", at=clock.now()
    )


def news_lost(conn: Conn, message: Outbound, code: str) -> None:
    """A customer was not told what became of their money, and won't be by us."""
    if message.is_money_news:
        open_now(
            conn,
            "queues",
            "dead money news",
            number=f"the last was given up for {code}",
            refs=[message.order_reference or f"message {message.id}"],
            at=clock.now(),
        )
