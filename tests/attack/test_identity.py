"""Identity, standing and forms against a payment that is just being confirmed."""

from __future__ import annotations

import threading

import pytest

from miimii import clock
from miimii.cache import Cache
from miimii.chat.forms import FlowRequest, Forms
from miimii.chat.session import Sessions
from miimii.db import Database
from miimii.errors import MiimiiError
from miimii.money import Money
from miimii.providers.channels import NotSent
from miimii.providers.ports import Accepted
from miimii.transfers.model import Quote
from miimii.users.model import Customer
from tests.integration.chat.world import PIN, ChatWorld
from tests.transfers_world import World, naira
from tests.waiters import until_somebody_waits


def quoted(chat: ChatWorld, who: Customer) -> tuple[Quote, str]:
    """A quote, and the token of the form that confirms it."""
    quote = chat.base.quote(who)
    return quote, chat.base.challenge(who, quote)


def test_a_session_that_can_not_be_dropped_does_not_hide_a_confirmed_order(
    chat: ChatWorld,
) -> None:
    """It used to answer "Nothing was taken", and left the order to the sweep."""
    ada = chat.opened(1_000)
    quote, token = quoted(chat, ada)
    away = Database("postgresql://x@127.0.0.1:1/none", timeout_s=0.05)
    away.open()
    no_redis = Cache("redis://127.0.0.1:1/0")
    forms = Forms(chat.teller, Sessions(away, no_redis))

    answer = forms.answer(FlowRequest("data_exchange", "PIN", {"pin": PIN}, token))

    assert answer.body["screen"] == "SUCCESS"
    assert quote.reference in answer.lanes
    assert chat.base.order(quote.reference).status == "held"
    away.close()
    no_redis.close()


def test_a_key_that_graph_refuses_never_deadlocks_with_a_confirmation(
    chat: ChatWorld, owner_url: str
) -> None:
    """Both lock the customer first, then the challenge."""
    ada = chat.opened(1_000)
    _, token = quoted(chat, ada)
    failures: list[Exception] = []

    def doubt() -> None:
        try:
            chat.outbox._doubt_identity(ada.recipient)
        except Exception as ex:
            failures.append(ex)

    with chat.db.transaction() as conn:
        chat.customers.lock(conn, ada.id)
        thread = threading.Thread(target=doubt)
        thread.start()
        until_somebody_waits(owner_url)
        challenge = chat.base.challenges.find_live(conn, token, at=clock.now())
        chat.base.challenges.consume(conn, challenge, at=clock.now())
    thread.join(10)

    assert failures == []


def test_a_key_that_graph_refuses_makes_the_open_form_useless(chat: ChatWorld) -> None:
    ada = chat.opened(1_000)
    _, token = quoted(chat, ada)
    chat.says(ada, "hi")
    chat.phone.answers = [NotSent("reprove", "137000")]
    chat.says(ada, "balance")

    with pytest.raises(MiimiiError):
        chat.base.authorising.authorise(token, at=clock.now())


def test_frozen_between_the_right_pin_and_the_confirmation_pays_nothing(
    chat: ChatWorld,
) -> None:
    ada = chat.opened(1_000)
    quote, token = quoted(chat, ada)
    checked = chat.teller.pins.check

    def check_then_freeze(*asked: object, **more: object) -> None:
        checked(*asked, **more)  # type: ignore[arg-type]
        chat.teller.block(ada, at=clock.now())

    setattr(chat.teller.pins, "check", check_then_freeze)  # noqa: B010
    answer = chat.forms.answer(FlowRequest("data_exchange", "PIN", {"pin": PIN}, token))

    assert answer.status == 427
    assert chat.base.order(quote.reference).status == "cancelled"
    assert chat.base.balance(ada) == naira(1_000)


def test_the_form_of_one_customer_never_confirms_the_quote_of_another(
    world: World,
) -> None:
    ada, bola = world.customer(naira(1_000)), world.customer(naira(1_000))
    token = world.challenge(bola, world.quote(ada))

    with pytest.raises(MiimiiError):
        world.authorising.authorise(token, at=clock.now())

    assert world.balance(ada) == world.balance(bola) == naira(1_000)


def test_what_a_frozen_customer_had_confirmed_and_sent_still_settles(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    world.bank.before_paying = lambda: freeze(world, ada)
    world.bank.pays = Accepted("successful", "BB-F")

    assert world.dispatch(world.held(ada)) == "succeeded"
    assert world.balance(ada) == Money(89_000)


def freeze(world: World, who: Customer) -> None:
    with world.db.transaction() as conn:
        world.customers.freeze(conn, who.id, at=clock.now())
