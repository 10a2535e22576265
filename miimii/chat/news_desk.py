"""Which news a customer is told unasked: chosen in the chat, looked up when telling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from miimii.db import Conn, Database
from miimii.providers.account_news import FeeCharged
from miimii.providers.ports import CreditArrived, Event
from miimii.users import news_preferences
from miimii.users.model import Customer, NewsPreferences


@dataclass(frozen=True)
class NewsDesk:
    """Part of the teller; one serves every thread."""

    db: Database

    def chosen(self, customer: Customer) -> NewsPreferences:
        """Return what the customer is told now."""
        return self.db.repeat_once(
            lambda conn: news_preferences.find(conn, customer.id)
        )

    def choose(
        self, customer: Customer, chosen: NewsPreferences, *, at: datetime
    ) -> None:
        """Tell the customer this from now on."""
        with self.db.autocommit() as conn:
            news_preferences.choose(conn, customer.id, chosen, at=at)


def is_muted(conn: Conn, customer: Customer, event: Event) -> bool:
    """Whether the customer chose not to be told; only small credits and fees can be.

    A credit that goes over a limit is always told.
    """
    match event:
        case CreditArrived(is_over_limit=False):
            chosen = news_preferences.find(conn, customer.id)
            return event.amount.kobo < chosen.credits_from_kobo
        case FeeCharged():
            return not news_preferences.find(conn, customer.id).is_told_fees
        case _:
            return False
