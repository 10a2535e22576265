"""Customers to test with, committed, as most of these tests are about concurrency."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from miimii.db import Database
from miimii.providers.ports import OpenedAccount
from miimii.users.customers import Customers
from miimii.users.model import Customer, Identity

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
