"""Customers for the journeys, and books that must be right after each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.bot import BankView, Bot, Control, onboarded
from tests.stack import Stack
from tests.witness import offenders

PATIENCE_S = 15
_phones, _accounts = count(60_000_001), count(200_000_001)
_topped_up, _meters = count(38_000_001), count(45_700_000_001)

NewCustomer = Callable[..., Bot]


@pytest.fixture
def stranger(stack: Stack) -> NewCustomer:
    """Make somebody with a phone whom MiiMii has never met."""

    def make(name: str = "Ada Obi") -> Bot:
        return Bot(stack, phone=f"+23480{next(_phones)}", name=name)

    return make


@pytest.fixture
def customer(stranger: NewCustomer) -> NewCustomer:
    """Make a customer with an open account and, if asked for, money in it."""

    def make(name: str = "Ada Obi", *, naira: int = 0) -> Bot:
        bot = onboarded(stranger(name))
        if naira:
            bot.receives(naira * 100)
            bot.hears("received")
        return bot

    return make


@pytest.fixture
def payee() -> str:
    """An account number at another bank that no other test pays."""
    return f"0{next(_accounts)}"


@pytest.fixture
def phone() -> str:
    """A number on MTN that no other test buys for."""
    return f"080{next(_topped_up)}"


@pytest.fixture
def meter() -> str:
    """A meter, or a card, that no other test pays for."""
    return str(next(_meters))


@pytest.fixture(autouse=True)
def _the_books_are_right(stack: Stack) -> Iterator[None]:
    """After each journey: our books, and our books against the bank's statement."""
    yield
    BankView(Control(stack)).reset_dials()
    give_up_at = time.monotonic() + PATIENCE_S
    while (found := offenders(stack)) and time.monotonic() < give_up_at:
        time.sleep(0.2)  # what was said last is still being worked
    assert found == []
