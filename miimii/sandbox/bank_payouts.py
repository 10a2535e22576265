"""How the stand-in bank pays out: what it books, answers and says later."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import partial
from typing import Any

from miimii.sandbox.bank_books import BankBooks
from miimii.sandbox.books import Row, naira, now_text
from miimii.sandbox.dials import Dials
from miimii.sandbox.people import name_of
from miimii.sandbox.signing import hex_hmac
from miimii.sandbox.webhooks import Courier, Hook

WEBHOOK_PATH = "/webhook/bellbank"
UNDECIDED = "pending"  # the bank's own word on the wire
SUCCESSFUL, FAILED, REVERSED = "successful", "failed", "reversed"
REASONS = {
    FAILED: "Beneficiary bank not available",
    REVERSED: "Returned by the beneficiary bank",
}


@dataclass(frozen=True)
class Plan:
    """What a fate means: booked as, said in the reply, becomes later, notice sent."""

    booked: str
    said: str
    becomes: str | None = None
    notify: bool = True


PLANS = {
    "ok": Plan(SUCCESSFUL, SUCCESSFUL),
    "accepted": Plan(UNDECIDED, UNDECIDED, SUCCESSFUL),
    "accepted_failed": Plan(UNDECIDED, UNDECIDED, FAILED),
    "odd_word": Plan(UNDECIDED, "queued_for_switch", SUCCESSFUL),
    "no_notice": Plan(UNDECIDED, UNDECIDED, SUCCESSFUL, notify=False),
    "stuck": Plan(UNDECIDED, UNDECIDED),
    "declined": Plan(FAILED, FAILED, notify=False),
    "late_success": Plan(FAILED, FAILED, SUCCESSFUL),
    "late_failure": Plan(SUCCESSFUL, SUCCESSFUL, FAILED),
    "reversed": Plan(SUCCESSFUL, SUCCESSFUL, REVERSED),
    "wrong_amount": Plan(UNDECIDED, UNDECIDED, SUCCESSFUL),
}


class Notices:
    """Signs the bank's webhooks; the dials say how often and how late they go."""

    def __init__(self, courier: Courier, dials: Dials, secret: str) -> None:
        self._courier = courier
        self._dials = dials
        self._secret = secret

    def hook(self, payload: dict[str, Any], label: str) -> Hook:
        """A signed webhook of the bank."""
        body = json.dumps(payload).encode()
        headers = {"x-webhook-signature": hex_hmac(self._secret, body)}
        return Hook(WEBHOOK_PATH, body, headers, label)

    def announce(self, payload: dict[str, Any], label: str) -> None:
        """Send a payout notice in the background."""
        shuffled = self._dials.get("bank.notice_order") == "shuffled"
        for _ in range(int(self._dials.get("bank.notices"))):
            late_s = random.uniform(0, 3) if shuffled else 0.05  # noqa: S311
            self._courier.later(self.hook(payload, label), late_s)


class PayoutDesk:
    """Books a payout by its fate and lets the planned change happen."""

    def __init__(
        self, books: BankBooks, courier: Courier, dials: Dials, notices: Notices
    ) -> None:
        self._books = books
        self._courier = courier
        self._dials = dials
        self._notices = notices
        for row in books.undecided():  # planned before a restart
            self._change_later(row)

    def pay(self, asked: Row, fate: str) -> tuple[Row, Plan]:
        """Book a payout; returns the row and what is to be said about it."""
        plan = PLANS.get(fate, PLANS["ok"])
        extra_kobo = 100 if fate == "wrong_amount" else 0
        row = self._books.add_payout(
            {
                **asked,
                "amount_kobo": asked["amount_kobo"] + extra_kobo,
                "account_name": name_of(asked["account_number"]) or "UNKNOWN",
                "status": plan.booked,
                "failure_reason": REASONS.get(plan.booked),
                "becomes": plan.becomes,
                "notify": int(plan.notify),
                "booked_at": now_text(),
                "completed_at": None if plan.booked == UNDECIDED else now_text(),
            }
        )
        if plan.booked == SUCCESSFUL:
            self._tell(row, SUCCESSFUL)
        if plan.becomes:
            self._change_later(row)
        return row, plan

    def _change_later(self, row: Row) -> None:
        delay_s = self._dials.number("bank.settle_ms") / 1000
        self._courier.call_later(partial(self._change, row), delay_s)

    def _change(self, row: Row) -> None:
        status = row["becomes"]
        self._books.change_payout(row["bank_reference"], status, REASONS.get(status))
        if row["notify"]:
            self._tell(row, status)

    def _tell(self, row: Row, status: str) -> None:
        self._notices.announce(*_notice(row, status))


def _notice(row: Row, status: str) -> tuple[dict[str, Any], str]:
    amount = naira(row["amount_kobo"])
    reference = row["reference"]
    if status == SUCCESSFUL:
        kind = "transfer.completed"
        data = {
            "reference": reference,
            "amount": amount,
            "recipient_account": row["account_number"],
            "status": status,
        }
    elif status == FAILED:
        kind = "transfer.failed"
        data = {
            "reference": reference,
            "amount": amount,
            "failureReason": REASONS[FAILED],
        }
    else:
        kind = "transfer.reversed"
        data = {
            "originalReference": reference,
            "reference": f"{row['bank_reference']}-R",
        }
    return {"type": kind, "data": data}, kind
