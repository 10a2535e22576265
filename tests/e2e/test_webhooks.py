"""What WhatsApp and the bank send, in every order and number that was ever seen."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from tests.bot import Bot, Control
from tests.e2e.audit import balance, orders, rows, wait_for
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import pays
from tests.stack import Stack

_numbers = count(1)


def text(body: str) -> dict[str, Any]:
    wamid = f"wamid.batch.{next(_numbers)}"
    return {"id": wamid, "type": "text", "text": {"body": body}}


def said(bot: Bot) -> list[str]:
    return [message.text for message in bot.messages()]


def test_a_batch_is_answered_in_its_order_and_once(customer: NewCustomer) -> None:
    ada = customer(naira=5000)
    before = len(said(ada))
    thanks, asked = text("thanks"), text("balance")
    unreadable = {"id": f"wamid.batch.{next(_numbers)}", "type": "poll", "poll": 7}
    assert ada.sends_batch(thanks, unreadable, asked, thanks) == 200
    ada.hears("You have ₦4,975.00")
    assert ada.sends_batch(asked, thanks) == 200
    ada.says("my account number")
    ada.hears(ada.account_number)
    answers = said(ada)[before:]
    assert "You're welcome, Ada" in answers[0]
    assert "can't vote in polls" in answers[1]
    assert "You have" in answers[2]
    assert len(answers) == 4


def test_every_webhook_of_a_day_may_come_again(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    wire = Control(stack)
    start = max((e["id"] for e in wire.get("wire")["exchanges"]), default=0)
    ada = customer(naira=5000)
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("Money sent")
    wait_for(lambda: ada.messages()[-1].status == "read")
    heard, kobo = said(ada), balance(stack, ada)
    bookings = len(ada.bank.payouts())

    sent = [
        exchange
        for exchange in wire.get(f"wire?after={start}")["exchanges"]
        if exchange["direction"] == "sent" and not exchange["label"].startswith("form")
    ]
    labels = {exchange["label"].split(",")[0] for exchange in sent}
    assert {"text", "button_reply", "nfm_reply", "credit", "status read"} <= labels
    for exchange in reversed(sent):
        assert wire.post(f"wire/{exchange['id']}/again")["http"] == 200
    ada.says("balance")
    ada.hears("You have ₦3,965.00")

    assert said(ada)[:-1] == heard
    assert balance(stack, ada) == kobo
    assert len(ada.bank.payouts()) == bookings
    assert [order["status"] for order in orders(stack, ada)] == ["succeeded"]


@pytest.mark.parametrize("signature", ["wrong", "missing"])
def test_what_is_not_signed_is_refused_and_not_kept(
    stack: Stack, customer: NewCustomer, signature: str
) -> None:
    ada = customer()
    assert ada.says("block my account", signature=signature) == [401]
    kept = rows(
        stack,
        """
        SELECT payload
          FROM inbound_events
         WHERE lane = %(lane)s
           AND payload::text LIKE '%%block my account%%'
        """,
        lane=ada.bsuid,
    )
    assert kept == []
    ada.says("balance")
    ada.hears("You have ₦0.00")


def test_three_copies_at_once_are_answered_once(customer: NewCustomer) -> None:
    ada = customer()
    assert ada.says("balance", times=3) == [200, 200, 200]
    ada.hears("You have")
    ada.says("thanks")
    ada.hears("welcome, Ada")
    assert sum("You have" in words for words in said(ada)) == 1


@pytest.mark.parametrize("ticks", ["shuffled", "no_delivered"])
def test_ticks_in_any_order_end_at_read(
    stack: Stack, customer: NewCustomer, ticks: str
) -> None:
    ada = customer()
    ada.bank.dial("graph.statuses", ticks)
    ada.says("balance")
    message = ada.hears("You have")

    def is_read() -> bool:
        found = rows(
            stack,
            "SELECT status FROM outbound_messages WHERE wamid = %(wamid)s",
            wamid=message.wamid,
        )
        return [row["status"] for row in found] == ["read"]

    wait_for(is_read)
    ada.says("thanks")
    ada.hears("welcome, Ada")
    wait_for(is_read)
    assert sum("You have" in words for words in said(ada)) == 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("image", "couldn't find an account number"),
        ("voice", "couldn't make that voice note out"),
        ("video", "can't watch videos"),
        ("document", "can't read documents"),
        ("sticker", "What can I do for you?"),
        ("location", "don't need a location"),
        ("contacts", "type their account number"),
        ("order", "What can I do for you?"),
        ("edit", "read your edited message as a new one"),
        ("revoke", "deleted a message"),
        ("unsupported", "Please type what you need"),
        ("no_type", "Please type what you need"),
    ],
)
def test_every_kind_of_message_gets_a_kind_answer(
    customer: NewCustomer, kind: str, words: str
) -> None:
    ada = customer()
    ada.sends(kind)
    ada.hears(words)


def test_a_reaction_needs_no_answer(customer: NewCustomer) -> None:
    ada = customer()
    before = len(said(ada))
    ada.sends("reaction")
    ada.says("thanks")
    ada.hears("welcome, Ada")
    assert len(said(ada)) == before + 1
