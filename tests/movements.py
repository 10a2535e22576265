"""Movements and statements for tests that need no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from miimii import ids
from miimii.chat.periods import Period
from miimii.chat.statements import RECEIVED, SENT, Movement, Statement, proved
from miimii.ledger.line import Bounds
from miimii.money import Money
from miimii.users.model import Customer

BEGAN = datetime(2026, 10, 1, 8, tzinfo=UTC)
ADA = Customer(
    id=ids.uuid7(),
    phone="+2348031234567",
    bsuid=None,
    identity_key_hash=None,
    identity_proven_at=BEGAN,
    standing="active",
    tier=3,
    language="en",
    profile_name="Ada",
    first_name="Ọmọ́túndé Ngọzi",
    last_name="Ɗanjuma-Adébáyọ̀",
    account_number="9900000001",
    account_name=None,
    account_bank="BellBank",
    opened_at=BEGAN,
    created_at=BEGAN,
)


def a_movement(kobo: int, **other: object) -> Movement:
    """One movement of this many kobo; the rest as for an everyday transfer."""
    line = Movement(
        version=1,
        at=BEGAN,
        amount=Money(kobo),
        balance=Money(0),
        topic=SENT if kobo < 0 else RECEIVED,
        name="ADA OBI",
        place="ACCESS BANK 0123456789",
        note="",
        charges=Money(0),
        reference="TRF1",
        is_return=False,
        is_late=False,
    )
    return replace(line, **other)  # type: ignore[arg-type]  # as a test names them


def a_statement(lines: Sequence[Movement], opening_kobo: int = 0) -> Statement:
    """A statement of these movements, a day apart, with balances that add up."""
    balance, told = opening_kobo, []
    for number, line in enumerate(lines, start=1):
        balance += line.amount.kobo
        at = BEGAN + timedelta(days=number)
        told.append(replace(line, version=number, at=at, balance=Money(balance)))
    bounds = Bounds(
        account_id=1,
        before=0,
        last=len(told),
        opening_kobo=opening_kobo,
        closing_kobo=balance,
        in_kobo=sum(line.amount.kobo for line in lines if line.amount.kobo > 0),
        out_kobo=-sum(line.amount.kobo for line in lines if line.amount.kobo < 0),
    )
    days = Period(date(2026, 10, 1), date(2026, 11, 15))
    return Statement("STM1", ADA, days, bounds, proved(told, bounds), BEGAN)
