"""The schedule of questions, and the canonical quote of a transfer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from miimii.orders.model import canonical_quote, hash_quote
from miimii.transfers.model import Transfer, next_requery_at

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
USER = UUID("01900000-0000-7000-8000-000000000001")
ORDER = Transfer(
    reference="TRF1",
    user_id=USER,
    kind="bank_transfer",
    status="quoted",
    amount_kobo=500_000,
    fee_kobo=1_000,
    vat_kobo=75,
    duty_kobo=0,
    payee_user_id=None,
    bank_code="000014",
    bank_name="ACCESS BANK",
    account_number="0123456789",
    resolved_name="ADÁ OBI",
    sender_name="Bola Ade",
    narration="rent",
    rule_ids=[3, 1],
    quote_hash=b"",
    provider="bellbank",
    provider_reference=None,
    quoted_at=NOON,
    expires_at=NOON + timedelta(minutes=10),
    authorised_at=None,
    submitted_at=None,
    settled_at=None,
)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(0), timedelta(minutes=1)),
        (timedelta(minutes=1) - INSTANT, timedelta(minutes=1)),
        (timedelta(minutes=1), timedelta(minutes=2)),
        (timedelta(minutes=2), timedelta(minutes=5)),
        (timedelta(minutes=5), timedelta(minutes=10)),
        (timedelta(minutes=10), timedelta(minutes=15)),
        (timedelta(minutes=15), timedelta(minutes=30)),
        (timedelta(minutes=30) - INSTANT, timedelta(minutes=30)),
        (timedelta(minutes=30), timedelta(minutes=90)),
        (timedelta(minutes=90), timedelta(minutes=150)),
        (timedelta(hours=23, minutes=30) - INSTANT, timedelta(hours=23, minutes=30)),
        (timedelta(hours=23, minutes=30), timedelta(hours=24)),
        (timedelta(hours=24) - INSTANT, timedelta(hours=24)),
    ],
)
def test_the_next_question_is_asked_at(age: timedelta, expected: timedelta) -> None:
    assert next_requery_at(NOON, NOON + age) == NOON + expected


def test_a_canonical_quote_is_compact_sorted_and_whole() -> None:
    text = canonical_quote(ORDER).decode()

    fields = json.loads(text)
    assert list(fields) == sorted(fields)
    assert ": " not in text
    assert fields["v"] == 1
    assert fields["total"] == 501_075
    assert fields["rule_ids"] == [1, 3]
    assert fields["destination"] == "000014:0123456789"
    assert fields["quoted_at"] == "2026-03-02T11:00:00.000000+00:00"


@pytest.mark.parametrize(
    "change",
    [
        {"reference": "TRF2"},
        {"user_id": UUID(int=7)},
        {"kind": "wallet_transfer"},
        {"amount_kobo": 500_001},
        {"fee_kobo": 999},
        {"vat_kobo": 76},
        {"duty_kobo": 1},
        {"bank_code": "000015"},
        {"account_number": "0123456780"},
        {"payee_user_id": UUID(int=9)},
        {"resolved_name": "ADA OBI"},
        {"narration": "Rent"},
        {"rule_ids": [1]},
        {"quoted_at": NOON + INSTANT},
        {"expires_at": NOON + INSTANT},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_changed_field_is_another_quote(change: dict[str, object]) -> None:
    changed = replace(ORDER, **change)  # type: ignore[arg-type]

    assert hash_quote(changed) != hash_quote(ORDER)


def test_spelling_and_time_zone_of_the_same_thing_are_the_same_quote() -> None:
    lagos = timezone(timedelta(hours=1))
    same = replace(
        ORDER,
        resolved_name="ADA\u0301 OBI",  # composed by hand
        rule_ids=[1, 3],
        quoted_at=NOON.astimezone(lagos),
        status="held",
        submitted_at=NOON,
    )

    assert hash_quote(same) == hash_quote(ORDER)
