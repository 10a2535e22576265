"""News about money reaches its customer, and nobody who only holds their number."""

from __future__ import annotations

import pytest

from miimii import clock
from miimii.money import Money
from miimii.providers.ports import CreditArrived
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld

CREDIT = CreditArrived("CRD1", Money(500_000), Money(0), Money(500_000), "MUSA", False)


def tell(chat: ChatWorld, who: Customer) -> None:
    with chat.db.transaction() as conn:
        chat.outbox.tell(conn, who.id, CREDIT)
    chat.outbox.deliver_told()


@pytest.mark.proves("T06")
def test_after_an_identity_change_news_of_money_waits_unsent(chat: ChatWorld) -> None:
    """Whoever has the number now would read the balance and who pays."""
    ada = chat.opened(1_000)
    chat.says(ada, "hi")
    chat.teller.doubt_identity(ada, "key_changed", at=clock.now())
    chat.outbox.deliver_told()  # the doubt itself is told at once
    heard = chat.count(ada)

    tell(chat, ada)
    tell(chat, ada)
    chat.outbox.deliver(ada.lane)
    for lane in chat.outbox.list_due(10):
        chat.outbox.deliver(lane)

    assert chat.count(ada) == heard
    query = "SELECT status FROM outbound_messages WHERE dedupe_key = 'credit:CRD1'"
    assert chat.base.rows(query) == [("queued",)]
    chat.says(ada, "balance")  # and what waits holds up no answer
    assert chat.count(ada) == heard + 1


def test_who_is_proven_or_not_yet_a_customer_is_told_at_once(chat: ChatWorld) -> None:
    ada = chat.opened(1_000)
    tell(chat, ada)
    assert chat.count(ada) == 1
