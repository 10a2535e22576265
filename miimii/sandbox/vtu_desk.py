"""How the stand-in vendor sells: what it books, answers, and calls back about."""

from __future__ import annotations

import json
import random
import secrets
import threading
from dataclasses import dataclass
from functools import partial
from typing import Any

from miimii.sandbox.books import Row, naira, now_text
from miimii.sandbox.dials import Dials
from miimii.sandbox.signing import hex_hmac
from miimii.sandbox.vtu_books import VendorBooks
from miimii.sandbox.webhooks import Courier, Hook

WEBHOOK_PATH = "/webhook/bilal"
SUCCESS, FAIL, UNDECIDED = "success", "fail", "processing"  # their words on the wire
SHORT = "Insufficient balance, please fund your wallet"
LOST = "Transaction failed, please try again later"
DISCOUNT_PERCENT = {"topup": 2}
CHARGES_KOBO = {"bill": 30_00}


@dataclass(frozen=True)
class Plan:
    """What a fate means: booked as, said in the reply, becomes later, called back."""

    booked: str
    said: str
    becomes: str | None = None
    calls_back: str | None = None


PLANS = {
    "ok": Plan(SUCCESS, SUCCESS, calls_back=SUCCESS),
    "fail": Plan(FAIL, FAIL),
    "short_float": Plan(FAIL, FAIL),
    "later_success": Plan(UNDECIDED, UNDECIDED, SUCCESS, SUCCESS),
    "later_fail": Plan(UNDECIDED, UNDECIDED, FAIL, FAIL),
    "silent_success": Plan(SUCCESS, UNDECIDED),
    "silent_fail": Plan(FAIL, UNDECIDED),
    "other_reference": Plan(SUCCESS, SUCCESS, calls_back=SUCCESS),
    "other_amount": Plan(SUCCESS, SUCCESS, calls_back=SUCCESS),
    "claims_fail": Plan(SUCCESS, SUCCESS, calls_back=FAIL),
    "claims_success": Plan(FAIL, FAIL, calls_back=SUCCESS),
    "late_success": Plan(FAIL, FAIL, SUCCESS, SUCCESS),
}


class VendDesk:
    """Sells by a fate, lets the planned change happen, and calls back."""

    def __init__(
        self, books: VendorBooks, courier: Courier, dials: Dials, secret: str
    ) -> None:
        self._books = books
        self._courier = courier
        self._dials = dials
        self._secret = secret
        self._turn = threading.Lock()
        for row in books.unfinished():  # planned before a restart
            self._go_on_later(row)

    def sell(self, asked: Row, fate: str) -> Row:
        """Book a purchase; returns the vendor's answer to it."""
        with self._turn:  # the float and a repeat are looked at and booked as one
            earlier = self._books.purchase(asked["reference"])
            repeat = self._dials.get("vtu.repeat")
            if earlier and repeat == "refused":
                return {"status": FAIL, "message": "Duplicate request-id"}
            if earlier and repeat == "same":
                return _answer_of(earlier)
            booked = self._book(asked, fate)
        if self._dials.get("vtu.callback_order") == "first":
            self._go_on(booked)
        else:
            self._go_on_later(booked)
        return _answer_of(booked)

    def _book(self, asked: Row, fate: str) -> Row:
        row = {**_priced(asked), "token": _token(asked)}
        cost_kobo, before_kobo = _cost(row), self._books.float_kobo()
        is_short = fate == "short_float" or before_kobo < cost_kobo
        plan = PLANS["short_float"] if is_short else PLANS.get(fate, PLANS["ok"])
        took_kobo = 0 if plan.booked == FAIL else cost_kobo
        if plan.said == SUCCESS:
            answer = self._yes(row, fate, before_kobo, before_kobo - took_kobo)
        elif plan.said == FAIL:
            answer = {"status": FAIL, "message": SHORT if is_short else LOST}
        else:
            answer = {"status": UNDECIDED, "message": "Transaction is being processed"}
        return self._books.add_purchase(
            {
                **row,
                "status": plan.booked,
                "becomes": plan.becomes,
                "calls_back": plan.calls_back,
                "answer": json.dumps(answer),
                "booked_at": now_text(),
                "completed_at": None if plan.booked == UNDECIDED else now_text(),
            },
            -took_kobo,
        )

    def _yes(self, row: Row, fate: str, before_kobo: int, after_kobo: int) -> Row:
        amount_kobo = row["amount_kobo"] + (100 if fate == "other_amount" else 0)
        answer = {
            "status": SUCCESS,
            **row["words"],
            "amount": naira(amount_kobo),
            "discount": naira(row["discount_kobo"]),
            "charges": naira(row["charges_kobo"]),
            "message": f"You have successfully bought {row['product']}",
            "oldbal": self.as_balance(before_kobo),
            "newbal": self.as_balance(after_kobo),
        }
        if row["meter_type"]:
            is_told = self._dials.get("vtu.token_in") in {"reply", "both"}
            answer["token"] = row["token"] if is_told else ""
        if self._dials.get("vtu.request_id") == "echoed":
            is_other = fate == "other_reference"
            answer["request-id"] = (
                f"VT_{secrets.token_hex(6)}" if is_other else row["reference"]
            )
        return answer

    def as_balance(self, kobo: int) -> str | int | float:
        """Our float on the wire: a text with commas, or a number."""
        if self._dials.get("vtu.balance_shape") == "number":
            return naira(kobo)
        return f"{kobo / 100:,.2f}"

    # --- what happens later -----------------------------------------------------------

    def _go_on_later(self, row: Row) -> None:
        if row["becomes"] or row["calls_back"]:
            delay_s = self._dials.number("vtu.settle_ms") / 1000
            self._courier.call_later(partial(self._go_on, row), delay_s)

    def _go_on(self, row: Row) -> None:
        """The planned change, then the callback about it."""
        if row["becomes"]:
            came_true = row["becomes"] == SUCCESS
            took_before = row["status"] == UNDECIDED
            moves_kobo = _cost(row) * (took_before - came_true)
            self._books.change_purchase(row["id"], row["becomes"], moves_kobo)
        if row["calls_back"]:
            self._call_back(row)

    def _call_back(self, row: Row) -> None:
        self._books.called_back(row["id"])
        told = LOST
        if row["calls_back"] == SUCCESS:
            has_token = self._dials.get("vtu.token_in") in {"callback", "both"}
            is_told = row["token"] and has_token
            told = f"{row['product']} delivered to {row['target']}"
            told += f". Token: {_in_fours(row['token'])}" if is_told else ""
        order = self._dials.get("vtu.callback_order")
        for _ in range(int(self._dials.get("vtu.callbacks"))):
            hook = self.hook(row["reference"], row["calls_back"], told)
            if order == "first":
                self._courier.deliver(hook)
            else:
                late_s = random.uniform(0, 3) if order == "shuffled" else 0.05  # noqa: S311
                self._courier.later(hook, late_s)

    def hook(self, reference: str, status: str, response: str) -> Hook:
        """A signed callback."""
        body: dict[str, Any] = {
            "status": status,
            "request-id": reference,
            "response": response,
        }
        raw = json.dumps(body).encode()
        headers = {"x-webhook-signature": hex_hmac(self._secret, raw)}
        return Hook(WEBHOOK_PATH, raw, headers, f"purchase, {status}")


def _answer_of(row: Row) -> Row:
    answer: Row = json.loads(row["answer"])
    return answer


def _priced(asked: Row) -> Row:
    percent = DISCOUNT_PERCENT.get(asked["service"], 0)
    return {
        **asked,
        "discount_kobo": asked["amount_kobo"] * percent // 100,
        "charges_kobo": CHARGES_KOBO.get(asked["service"], 0),
    }


def _cost(row: Row) -> int:
    return int(row["amount_kobo"] - row["discount_kobo"] + row["charges_kobo"])


def _token(asked: Row) -> str:
    """Twenty digits that load a prepaid meter; nothing else has any."""
    if asked["meter_type"] != "prepaid":
        return ""
    return f"{secrets.randbelow(10**20):020}"


def _in_fours(digits: str) -> str:
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))
