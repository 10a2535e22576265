"""What a product requires is asked before any money is set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from miimii import clock
from miimii.chat.errands import ErrandBook
from miimii.db import Conn
from miimii.errors import Unavailable
from miimii.orders.authorise import Authorising
from miimii.transfers.model import PREFIX, Transfer
from tests.transfers_world import World, naira


def test_a_product_that_refuses_takes_nothing_and_keeps_the_challenge(
    world: World,
) -> None:
    ada = world.customer(naira(1_000))
    quote = world.quote(ada)
    token = world.challenge(ada, quote)
    asked: list[str] = []

    def refuse(_conn: Conn, order: Transfer, _at: datetime) -> None:
        asked.append(order.reference)
        raise Unavailable("vendor")

    product = replace(world.products[PREFIX], require=refuse)
    strict = Authorising(
        world.db,
        world.book,
        world.customers,
        world.challenges,
        world.limits,
        ErrandBook(),
        {PREFIX: product},
    )
    with pytest.raises(Unavailable):
        strict.authorise(token, at=clock.now())

    assert asked == [quote.reference]
    assert world.balance(ada) == naira(1_000)
    assert world.order(quote.reference).status == "quoted"
    assert world.authorising.authorise(token, at=clock.now()).lane == quote.reference
