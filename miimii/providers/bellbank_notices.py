"""What BellBank tells us unasked, in our words: both shapes of its webhook.

A notice moves no money; it says what to ask the bank about. One that can't be read
exactly is kept as `unknown` for a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from miimii import clock
from miimii.money import Money
from miimii.providers.bellbank_answers import charge, instant

SOURCE = "bellbank"
SIGNATURE_HEADERS = ("x-webhook-signature", "x-signature", "x-bellbank-signature")
CREDIT, TRANSFER, UNKNOWN = "credit", "transfer", "unknown"
UNKNOWN_LANE = "bellbank:unknown"
_TRANSFER_TYPES = {
    "transfer.completed": "completed",
    "transfer.failed": "failed",
    "transfer.reversed": "reversed",
}
_MOST_IN_A_REFERENCE = 100

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, ready to be kept: `event_key` is the bank's own natural key.

    A credit's payload: reference, status (the bank's word), account_number,
    amount_kobo, bank_charge_kobo, session_id, sender_name, sender_bank,
    sender_account_number. A transfer's: reference, word (completed, failed, reversed),
    reason. Each has `raw`, the body as it came.
    """

    event_key: str
    lane: str
    kind: str
    payload: Mapping[str, Any]
    happened_at: datetime


def read_notice(body: Fields, raw: bytes) -> Notice:
    """Read a signed body of either shape; what it does not fit becomes `unknown`."""
    data = body.get("data")
    kind = _text(body.get("type"))
    try:
        if kind == "virtual_account.credit" and isinstance(data, Mapping):
            return _credit(_of_shape_a(data), raw)
        if kind in _TRANSFER_TYPES and isinstance(data, Mapping):
            return _transfer(kind, data, raw)
        if body.get("event") == "collection":
            return _credit(_of_shape_b(body), raw)
    except ValueError:
        pass  # an amount, a reference or a currency that we don't guess
    return _unknown(kind or _text(body.get("event")), raw)


def _of_shape_a(data: Fields) -> dict[str, Any]:
    """Shape A has no status: it is sent when the money is there."""
    return {
        "reference": data.get("reference"),
        "status": "successful",
        "account_number": data.get("accountNumber"),
        "amount": data.get("amount"),
        "bank_charge": charge(data),
        "session_id": data.get("sessionId"),
        "sender_name": data.get("senderName"),
        "sender_bank": data.get("senderBank"),
        "sender_account_number": data.get("senderAccountNumber"),
        "happened_at": instant(data.get("transactionDate")),
    }


def _of_shape_b(body: Fields) -> dict[str, Any]:
    if any(
        body.get(name) not in (None, "", "NGN")
        for name in ("sourceCurrency", "destinationCurrency")
    ):
        raise ValueError("not in naira")
    return {
        "reference": body.get("reference"),
        "status": body.get("status"),
        "account_number": body.get("virtualAccount"),
        "amount": body.get("amountReceived"),
        "bank_charge": charge(body),
        "session_id": body.get("sessionId"),
        "sender_name": body.get("sourceAccountName"),
        "sender_bank": body.get("sourceBankName"),
        "sender_account_number": body.get("sourceAccountNumber"),
        "happened_at": instant(body.get("updatedAt") or body.get("createdAt")),
    }


def _credit(facts: Fields, raw: bytes) -> Notice:
    reference = _reference(facts["reference"])
    status = _text(facts["status"]).lower()
    account_number = _text(facts["account_number"])
    if not (status and account_number):
        raise ValueError("no status or no account")
    return Notice(
        event_key=f"credit:{reference}:{status}",
        lane=f"credit:bellbank:{reference}",
        kind=CREDIT,
        payload={
            "reference": reference,
            "status": status,
            "account_number": account_number,
            "amount_kobo": Money.from_wire(facts["amount"]).kobo,
            "bank_charge_kobo": facts["bank_charge"].kobo,
            "session_id": _text(facts["session_id"]) or None,
            "sender_name": _text(facts["sender_name"]) or None,
            "sender_bank": _text(facts["sender_bank"]) or None,
            "sender_account_number": _text(facts["sender_account_number"]) or None,
            "raw": _as_text(raw),
        },
        happened_at=facts["happened_at"] or clock.now(),
    )


def _transfer(kind: str, data: Fields, raw: bytes) -> Notice:
    """Its amount is not read: the notice is a reason to ask, and asking compares."""
    reference = _reference(data.get("originalReference") or data.get("reference"))
    return Notice(
        event_key=f"{kind}:{reference}",
        lane=reference,
        kind=TRANSFER,
        payload={
            "reference": reference,
            "word": _TRANSFER_TYPES[kind],
            "reason": _text(data.get("failureReason")) or _text(data.get("reason")),
            "raw": _as_text(raw),
        },
        happened_at=clock.now(),
    )


def _unknown(kind: str, raw: bytes) -> Notice:
    """It has no natural key, and nothing is done twice about it: its hash will do."""
    return Notice(
        event_key=f"unknown:{hashlib.sha256(raw).hexdigest()}",
        lane=UNKNOWN_LANE,
        kind=UNKNOWN,
        payload={"type": kind, "raw": _as_text(raw)},
        happened_at=clock.now(),
    )


def _reference(value: object) -> str:
    text = _text(value)
    if not text or len(text) > _MOST_IN_A_REFERENCE or not text.isprintable():
        raise ValueError("no usable reference")
    return text


def _text(value: object) -> str:
    return " ".join(value.split())[:200] if isinstance(value, str) else ""


def _as_text(raw: bytes) -> str:
    """PostgreSQL keeps no NUL; in JSON one can only stand escaped, so none is lost."""
    return raw.decode("utf-8", "replace").replace("\0", "\ufffd")
