"""How money reaches a virtual account at the stand-in bank, and how we are told."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any

from miimii.sandbox.bank_books import BankBooks
from miimii.sandbox.bank_payouts import SUCCESSFUL, UNDECIDED, Notices
from miimii.sandbox.books import Row, naira, now, now_text
from miimii.sandbox.dials import Dials
from miimii.sandbox.webhooks import Courier


@dataclass(frozen=True)
class Gift:
    """What a friend sends: `shape` A, B or AB; `times` deliveries of each notice.

    `first_undecided`: the bank says so first and calls it successful later (shape B).
    `notice_amount_kobo`: the notice lies about the amount. `booked` False: a notice
    about money that never came. `notices` False: money without a notice.
    """

    account_number: str
    amount_kobo: int
    sender_name: str = "MUSA BELLO"
    sender_bank: str = "GTBANK"
    sender_bank_code: str = "000013"
    sender_account_number: str = "0123456789"
    narration: str = "gift"
    shape: str = "A"
    times: int = 1
    delay_ms: int = 0
    first_undecided: bool = False
    notice_amount_kobo: int | None = None
    booked: bool = True
    notices: bool = True
    reference: str | None = None
    session_id: str | None = None


class CreditDesk:
    """Books incoming payments and sends both shapes of notice."""

    def __init__(
        self, books: BankBooks, courier: Courier, dials: Dials, notices: Notices
    ) -> None:
        self._books = books
        self._courier = courier
        self._dials = dials
        self._notices = notices

    def receive(self, gift: Gift) -> str:
        """Book the payment and announce it; returns the bank's reference."""
        row = _row(gift)
        if gift.booked:
            self._books.add_credit(row)
        if gift.notices:
            self._announce(gift, row)
        if gift.first_undecided:
            delay_s = self._dials.number("bank.settle_ms") / 1000
            self._courier.call_later(partial(self._complete, gift, row), delay_s)
        return str(row["reference"])

    def _complete(self, gift: Gift, row: Row) -> None:
        self._books.complete_credit(row["reference"])
        if gift.notices:
            self._announce(gift, {**row, "status": SUCCESSFUL})

    def _announce(self, gift: Gift, row: Row) -> None:
        told = {**row, "amount_kobo": gift.notice_amount_kobo or row["amount_kobo"]}
        for shape in gift.shape:
            payload = _shape_a(told) if shape == "A" else _shape_b(told, self._books)
            for _ in range(gift.times):
                hook = self._notices.hook(payload, f"credit, shape {shape}")
                self._courier.later(hook, gift.delay_ms / 1000)


def _row(gift: Gift) -> Row:
    return {
        "reference": gift.reference or f"BB-IN-{secrets.token_hex(8).upper()}",
        "session_id": gift.session_id
        or f"{gift.sender_bank_code}{secrets.randbelow(10**24):024}",
        "account_number": gift.account_number,
        "amount_kobo": gift.amount_kobo,
        "sender_name": gift.sender_name,
        "sender_account_number": gift.sender_account_number,
        "sender_bank": gift.sender_bank,
        "sender_bank_code": gift.sender_bank_code,
        "narration": gift.narration,
        "status": UNDECIDED if gift.first_undecided else SUCCESSFUL,
        "happened_at": now_text(),
    }


def _shape_a(row: Row) -> dict[str, Any]:
    return {
        "type": "virtual_account.credit",
        "data": {
            "accountNumber": row["account_number"],
            "amount": str(naira(row["amount_kobo"])),
            "reference": row["reference"],
            "senderName": row["sender_name"],
            "senderBank": row["sender_bank"],
            "senderAccountNumber": row["sender_account_number"],
            "transactionDate": row["happened_at"],
        },
    }


def _shape_b(row: Row, books: BankBooks) -> dict[str, Any]:
    account = books.account(row["account_number"]) or {}
    millis = int(now().timestamp() * 1000)
    return {
        "event": "collection",
        "reference": row["reference"],
        "virtualAccount": row["account_number"],
        "externalReference": account.get("external_reference", ""),
        "amountReceived": naira(row["amount_kobo"]),
        "transactionFee": 0,
        "netAmount": naira(row["amount_kobo"]),
        "stampDuty": 0,
        "sessionId": row["session_id"],
        "sourceCurrency": "NGN",
        "sourceAccountNumber": row["sender_account_number"],
        "sourceAccountName": row["sender_name"],
        "sourceBankCode": row["sender_bank_code"],
        "sourceBankName": row["sender_bank"],
        "remarks": row["narration"],
        "destinationCurrency": "NGN",
        "status": row["status"],
        "createdAt": millis,
        "updatedAt": millis,
    }
