"""Around the onboarding: both providers on real lines, and what customers are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from psycopg.types.json import Jsonb

from miimii import clock
from miimii.budgets.budgets import Budget
from miimii.chat.errands import ErrandBook
from miimii.db import Conn, Database
from miimii.ids import uuid7
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.providers.bellbank import BellBank
from miimii.providers.dojah import Dojah
from miimii.providers.ports import (
    BvnClaim,
    BvnVerdict,
    Event,
    NewAccount,
    OpenedAccount,
)
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher
from miimii.users.kyc import Onboarding
from miimii.users.model import Customer
from miimii.users.pin import Pins
from tests.integration.providers.scripted import Script

BVN, PIN = "22222222222", "482615"
LOOK_UPS_OF_ALL = 1000
ADDRESS = "12 Ring Road, Ibadan"
TYPED = {
    "first_name": "Ada",
    "last_name": "Obi",
    "middle_name": "Ngozi",
    "date_of_birth": "1990-01-31",
    "gender": "female",
    "address": ADDRESS,
}
RECORD = {
    "firstname": "ADA",
    "lastname": "OBI",
    "date_of_birth": "31-Jan-1990",
    "gender": "Female",
    "phone_number1": "08030000001",
    "watch_listed": "NO",
    "nin": "33333333333",
}
VERIFIED = (200, {"entity": RECORD})
VALIDATED = (
    200,
    {
        "entity": {
            "bvn": {"value": BVN, "status": True},
            "first_name": {"confidence_value": 100, "status": True},
            "last_name": {"confidence_value": 95, "status": True},
            "dob": {"confidence_value": 100, "status": True},
        }
    },
)
MISMATCH = (200, {"entity": {**RECORD, "date_of_birth": "1991-01-31"}})
WATCHED = (200, {"entity": {**RECORD, "watch_listed": "YES"}})
NOT_FOUND = (404, {"error": "BVN not found"})
NO_ENTITY = (200, {"status": "ok"})
TOKEN = (200, {"success": True, "token": "t1"})
NO_ACCOUNTS = (404, {"success": False, "message": "none"})


def account(number: str = "9900000001", **more: Any) -> dict[str, Any]:
    return {"accountNumber": number, "accountName": "MIIMII/ADA OBI", **more}


OPENED = (200, {"success": True, "data": account(externalReference="x-1")})


def listed(user_id: UUID) -> tuple[int, Any]:
    row = account(metadata={"userId": str(user_id)})
    return (200, {"success": True, "data": [row]})


class Crash(BaseException):
    """The process is gone at this point."""


@dataclass
class CrashingDojah:
    """The real adapter, in a process that may die around its call."""

    dojah: Dojah
    crash: str = ""

    def look_up_bvn(self, claim: BvnClaim) -> BvnVerdict:
        verdict = self.dojah.look_up_bvn(claim)
        if self.crash == "after the look-up":
            raise Crash
        return verdict


class CrashingBank(BellBank):
    """The real adapter, in a process that may die around its call."""

    crash = ""

    def open_account(self, request: NewAccount) -> OpenedAccount:
        if self.crash == "before the account":
            raise Crash
        opened = super().open_account(request)
        if self.crash == "after the account":
            raise Crash
        return opened


@dataclass
class Errand:
    """The errand being worked on; `crash` is the process dying at its mark."""

    crash: bool = False
    is_done: bool = False

    def mark(self, conn: Conn) -> None:
        assert not conn.autocommit or conn.info.transaction_status.name == "INTRANS"
        if self.crash:
            raise Crash
        self.is_done = True


class Board:
    """Pins up what customers are told, in the transaction that makes it true."""

    def tell(self, conn: Conn, user_id: UUID, event: Event) -> None:
        conn.execute(
            """
            INSERT INTO outbound_messages (id, lane, recipient, kind, body, dedupe_key,
                                           next_attempt_at, created_at)
            VALUES (%(id)s, %(user)s, 'test', %(kind)s, %(body)s, %(id)s, %(at)s,
                    %(at)s)
            """,
            {
                "id": uuid7(),
                "user": str(user_id),
                "kind": type(event).__name__,
                "body": Jsonb({"event": str(event)}),
                "at": clock.now(),
            },
        )


@dataclass
class World:
    """Everything an onboarding touches."""

    db: Database
    customers: Customers
    dojah_says: Script
    bank_says: Script
    dojah: CrashingDojah
    bank: CrashingBank
    onboarding: Onboarding
    challenges: Challenges = field(default_factory=lambda: Challenges("1001"))

    def form(self, customer: Customer, at: datetime) -> str:
        """Open the onboarding form; its token."""
        with self.db.transaction() as conn:
            return self.challenges.open(conn, customer, "onboard", at=at)

    def fill_in(self, customer: Customer, at: datetime) -> str:
        """Fill in all three screens; the errand's lane."""
        token = self.form(customer, at)
        self.onboarding.save_details(token, TYPED, at)
        self.onboarding.save_bvn(token, BVN, at)
        return self.onboarding.finish(token, PIN, PIN, at)

    def work(self, customer: Customer, at: datetime) -> bool:
        """Do the errand; whether it is done."""
        errand = Errand()
        self.onboarding.work(customer.id, errand, at)
        return errand.is_done

    def customer(self, customer: Customer) -> Customer:
        """The customer as stored now."""
        with self.db.autocommit() as conn:
            return self.customers.get(conn, customer.id)

    def assert_open(self, customer: Customer) -> None:
        """One account, one wallet, told once, nothing left of the draft."""
        ada = self.customer(customer)
        assert (ada.standing, ada.tier) == ("active", 1)
        assert ada.account_number == "9900000001"
        assert ada.identity_proven_at == ada.opened_at
        assert ada.full_name == "Ada Obi"
        with self.db.autocommit() as conn:
            assert Book().balance(conn, ada.id).amount == Money(0)
        assert sum(news.startswith("AccountOpened") for news in self.told()) == 1
        assert self.drafts() == 0

    @contextmanager
    def crashing(self, where: str) -> Iterator[Errand]:
        """The process dies there; afterwards there is a new one."""
        self.dojah.crash = self.bank.crash = where
        with pytest.raises(Crash):
            yield Errand(crash=where == "at the end")
        self.dojah.crash = self.bank.crash = ""

    def told(self) -> list[str]:
        with self.db.autocommit() as conn:
            rows = conn.execute(
                "SELECT body ->> 'event' FROM outbound_messages ORDER BY id"
            ).fetchall()
        return [row[0] for row in rows]

    def look_ups(self) -> list[str]:
        with self.db.autocommit() as conn:
            rows = conn.execute(
                "SELECT verdict FROM identity_checks ORDER BY asked_at, id"
            ).fetchall()
        return [row[0] for row in rows]

    def is_with_people(self, customer: Customer) -> bool:
        """Whether our people have to look before there can be an account."""
        with self.db.autocommit() as conn:
            return self.onboarding.is_with_people(conn, customer.id)

    def drafts(self) -> int:
        with self.db.autocommit() as conn:
            row = conn.execute("SELECT count(*) FROM onboarding_drafts").fetchone()
        assert row is not None
        return int(row[0])

    def accounts_asked_for(self) -> int:
        return self.bank_says.paths().count("/v1/account/clients/individual")


def make_world(
    db: Database,
    customers: Customers,
    dojah: CrashingDojah,
    bank: CrashingBank,
    scripts: tuple[Script, Script],
) -> World:
    onboarding = Onboarding(
        db,
        customers,
        Challenges("1001"),
        Pins(db, [b"p" * 32]),
        FieldCipher([b"k" * 32], b"i" * 32),
        dojah,
        bank,
        Book(),
        Board(),
        ErrandBook(),
        Budget("identity", each=6, all=LOOK_UPS_OF_ALL),
    )
    return World(db, customers, *scripts, dojah, bank, onboarding)
