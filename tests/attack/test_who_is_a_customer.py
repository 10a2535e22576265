"""Whether a phone is a customer's: a stranger hears the same, and we do the same work.

Work is counted in round trips; how long they take is in docs/security/edges.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

from miimii.db import Database, count_round_trips
from miimii.errors import EnquiryLimitReached, PayeeUnknown
from miimii.transfers.payees import Payees
from miimii.users.model import Customer
from tests.attack.strangers import (
    ACCESS,
    HERS,
    NOBODYS,
    CountedCache,
    OneAccount,
    Stranger,
)
from tests.attack.street import Street

NOBODY, NOR_THIS = "+2348036660001", "+2348036660002"


@pytest.fixture
def cache(redis_url: str) -> Iterator[CountedCache]:
    cache = CountedCache(redis_url)
    yield cache
    cache.close()


@pytest.fixture
def stranger(
    database: Database, redis_url: str, cache: CountedCache, clean: None
) -> Stranger:
    return Stranger(Street(database, cache, redis_url=redis_url), cache)


@pytest.mark.proves("T18")
def test_every_way_to_ask_about_a_phone_is_the_same_for_a_customers_and_nobodys(
    stranger: Stranger,
) -> None:
    ada = stranger.street.opened(5_000)
    different, tried = {}, 0
    for name, door in stranger.doors():
        stranger.look(door, NOR_THIS)  # what is only done once is done
        known, unknown = (
            stranger.look(door, phone) for phone in (ada.phone or "", NOBODY)
        )
        tried += 1
        if known != unknown:
            different[name] = (known, unknown)
    assert different == {}
    assert tried > 30


@pytest.mark.proves("T18")
def test_who_can_not_be_paid_is_nobody_whatever_the_reason(stranger: Stranger) -> None:
    stranger.look(stranger.pays, NOR_THIS)
    nobody = stranger.look(stranger.pays, NOBODY)
    assert "on MiiMii" in nobody.words
    for standing in ("onboarding", "closed"):
        ada = with_standing(stranger, standing)
        assert stranger.look(stranger.pays, ada.phone or "") == nobody, standing


@pytest.mark.proves("T18")
def test_who_is_blocked_can_be_paid_like_anybody(stranger: Stranger) -> None:
    """Paying a phone tells that it is a customer's, by design, and nothing more."""
    stranger.look(stranger.pays, NOR_THIS)
    seen = {
        standing: stranger.look(
            stranger.pays, with_standing(stranger, standing).phone or ""
        )
        for standing in ("active", "frozen")
    }
    named = {standing: look.words for standing, look in seen.items()}
    assert named["active"] != stranger.look(stranger.pays, NOBODY).words
    assert len({re.sub(r"Bola Ade\d+", "", words) for words in named.values()}) == 1
    assert seen["active"].trips == seen["frozen"].trips


def with_standing(stranger: Stranger, standing: str) -> Customer:
    ada = stranger.street.opened()
    stranger.street.base.rows(
        "UPDATE users SET standing = %(standing)s WHERE id = %(id)s RETURNING id",
        standing=standing,
        id=ada.id,
    )
    return ada


@pytest.mark.proves("T18")
def test_of_two_hundred_phones_tried_ten_are_answered(stranger: Stranger) -> None:
    street, who = stranger.street, stranger.who
    payees, answered = street.teller.payees, 0
    for n in range(200):
        street.forget()
        with suppress(EnquiryLimitReached):
            try:
                payees.resolve_phone(who, f"+2348037770{n:03d}")
            except PayeeUnknown:
                answered += 1
    assert answered == 10


@pytest.mark.proves("T17")
def test_a_name_that_is_found_and_one_that_is_not_take_the_same_number_of_calls(
    stranger: Stranger, cache: CountedCache
) -> None:
    """Found: a copy in Redis more. Not found: a row in PostgreSQL more."""
    street, work = stranger.street, {}
    payees = Payees(street.db, bank := OneAccount(), cache, street.customers)
    for number in ("0123456780", HERS, NOBODYS):
        street.forget()
        asks, calls = cache.asks, bank.enquiries
        with count_round_trips() as tally, suppress(PayeeUnknown):
            payees.resolve(stranger.who.id, ACCESS, number)
        asks, calls = cache.asks - asks, bank.enquiries - calls
        work[number] = (tally.round_trips, asks, calls)
    assert work[HERS] == (1, 3, 1)
    assert work[NOBODYS] == (2, 2, 1)
