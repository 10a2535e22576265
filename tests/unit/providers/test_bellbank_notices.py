"""What BellBank's webhooks become: keys, lanes, kinds and facts."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from miimii.providers.bellbank_notices import Notice, read_notice

FLAT = {
    "event": "collection",
    "reference": "BB-IN-1",
    "virtualAccount": "9900000001",
    "amountReceived": 5000,
    "transactionFee": 25,
    "stampDuty": 0,
    "sessionId": "000S",
    "sourceCurrency": "NGN",
    "sourceAccountNumber": "0123456789",
    "sourceAccountName": "MUSA",
    "sourceBankName": "GTBANK",
    "destinationCurrency": "NGN",
    "status": "successful",
    "createdAt": 1_795_000_000_000,
}
WRAPPED = {
    "accountNumber": "9900000001",
    "amount": "5000",
    "reference": "BB-IN-1",
    "senderName": "MUSA",
    "senderBank": "GTBANK",
    "senderAccountNumber": "0123456789",
    "transactionDate": "2026-11-22T10:00:00+01:00",
}


def read(body: dict[str, Any]) -> Notice:
    return read_notice(body, json.dumps(body, default=str).encode())


def test_both_shapes_of_one_credit_share_their_key_and_lane() -> None:
    a = read({"type": "virtual_account.credit", "data": WRAPPED})
    b = read(FLAT)
    assert a.event_key == b.event_key == "credit:BB-IN-1:successful"
    assert a.lane == b.lane == "credit:bellbank:BB-IN-1"
    assert a.kind == b.kind == "credit"
    for fact, value in {
        "reference": "BB-IN-1",
        "account_number": "9900000001",
        "amount_kobo": 500_000,
        "sender_name": "MUSA",
        "sender_bank": "GTBANK",
        "sender_account_number": "0123456789",
    }.items():
        assert a.payload[fact] == b.payload[fact] == value
    assert b.payload["bank_charge_kobo"] == 2_500
    assert b.payload["session_id"] == "000S"


def test_an_undecided_credit_has_a_key_of_its_own() -> None:
    assert read({**FLAT, "status": "pending"}).event_key == "credit:BB-IN-1:pending"


@pytest.mark.parametrize(
    argnames=("kind", "data", "reference", "word"),
    argvalues=[
        ("transfer.completed", {"reference": "MII1", "amount": 1}, "MII1", "completed"),
        ("transfer.failed", {"reference": "MII1", "reason": "x"}, "MII1", "failed"),
        (
            "transfer.reversed",
            {"originalReference": "MII1", "reference": "R"},
            "MII1",
            "reversed",
        ),
        ("transfer.reversed", {"reference": "MII1"}, "MII1", "reversed"),
    ],
)
def test_a_transfer_notice_goes_to_the_lane_of_its_order(
    kind: str, data: dict[str, Any], reference: str, word: str
) -> None:
    notice = read({"type": kind, "data": data})
    assert (notice.kind, notice.lane) == ("transfer", reference)
    assert notice.event_key == f"{kind}:{reference}"
    assert notice.payload["word"] == word


@pytest.mark.parametrize(
    argnames="body",
    argvalues=[
        {},
        {"type": "account.closed", "data": {}},
        {"type": ["transfer.failed"], "data": {"reference": "MII1"}},
        {"type": "transfer.completed", "data": None},
        {"type": "transfer.completed", "data": {"reference": 7}},
        {"type": "transfer.completed", "data": {"reference": "x" * 101}},
        {"type": "virtual_account.credit", "data": {}},
        {"type": "virtual_account.credit", "data": {**WRAPPED, "amount": "5000.001"}},
        {"type": "virtual_account.credit", "data": {**WRAPPED, "amount": "0"}},
        {"type": "virtual_account.credit", "data": {**WRAPPED, "amount": None}},
        {"type": "virtual_account.credit", "data": {**WRAPPED, "reference": ""}},
        {**FLAT, "amountReceived": Decimal("0.001")},
        {**FLAT, "amountReceived": -5},
        {**FLAT, "amountReceived": 10**30},
        {**FLAT, "amountReceived": 5.5},
        {**FLAT, "transactionFee": {"x": 1}},
        {**FLAT, "sourceCurrency": "USD"},
        {**FLAT, "destinationCurrency": ["NGN"]},
        {**FLAT, "status": None},
        {**FLAT, "virtualAccount": ""},
        {**FLAT, "reference": "a\u202eb"},
    ],
)
def test_what_cannot_be_read_exactly_is_kept_for_a_person(body: dict[str, Any]) -> None:
    notice = read(body)
    assert (notice.kind, notice.lane) == ("unknown", "bellbank:unknown")
    assert notice.event_key.startswith("unknown:")
    assert notice.event_key == read(body).event_key
    assert notice.payload["raw"]
