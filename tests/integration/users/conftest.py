"""Customers to test with, committed, as most of these tests are about concurrency."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from miimii.db import Database
from miimii.http import Http
from miimii.providers.dojah import Dojah
from miimii.providers.ports import OpenedAccount
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity
from tests.integration.providers.scripted import scripted
from tests.integration.users.outside import (
    OPENED as ACCOUNT,
)
from tests.integration.users.outside import (
    TOKEN,
    VERIFIED,
    CrashingBank,
    CrashingDojah,
    World,
    make_world,
)

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # 12:00 in Lagos
OPENED = NOON - timedelta(days=30)
ADA = Identity("+2348030000001", "NG.ada", "h1")
Opener = Callable[..., Customer]


@pytest.fixture
def customers(database: Database, clean: None) -> Customers:
    return Customers(database)


@pytest.fixture
def ada(customers: Customers) -> Customer:
    """Somebody who wrote for the first time at noon."""
    return customers.meet(ADA, "Ada", at=NOON).customer


@pytest.fixture
def opened(database: Database, customers: Customers, ada: Customer) -> Opener:
    """Open Ada's account, 30 days ago unless said otherwise."""

    def open_account(*, tier: int = 1, at: datetime = OPENED) -> Customer:
        account = OpenedAccount("9900000001", "MIIMII/ADA OBI", "BellBank", "x-1")
        with database.transaction() as conn:
            assert customers.activate(conn, ada.id, account, tier, at=at)
            return customers.get(conn, ada.id)

    return open_account


def reread(database: Database, user_id: UUID) -> Customer:
    with database.autocommit() as conn:
        return Customers(database).get(conn, user_id)


def with_tier(customer: Customer, tier: int) -> Customer:
    return dataclasses.replace(customer, tier=tier)


@pytest.fixture
def world(database: Database, customers: Customers) -> Iterator[World]:
    with scripted() as dojah_says, scripted() as bank_says:
        lines = [
            Http(name, script.url, max_in_flight=4, read_timeout_s=2)
            for name, script in (("dojah", dojah_says), ("bellbank", bank_says))
        ]
        dojah = CrashingDojah(Dojah(lines[0], app_id="app", secret_key="key"))
        bank = CrashingBank(lines[1], consumer_key="key", consumer_secret="secret")
        dojah_says.will_answer(VERIFIED)
        bank_says.will_answer(TOKEN, ACCOUNT)
        yield make_world(database, customers, dojah, bank, (dojah_says, bank_says))
        for line in lines:
            line.close()
