"""The stand-in bank's look-up of one transaction, and its statement."""

from __future__ import annotations

from datetime import date

import falcon

from miimii.sandbox.bank_desk import Bank, no, yes
from miimii.sandbox.books import Row, naira

MOST_ROWS = 500


class Transaction:
    """One payment by reference, in or out, at both addresses in use."""

    call = "bank.transaction"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_get_named(
        self, req: falcon.Request, resp: falcon.Response, reference: str
    ) -> None:
        """GET /v1/transactions/reference/{ref}."""
        self._find(req, resp, reference, elsewhere="plain")

    def on_get_plain(
        self, req: falcon.Request, resp: falcon.Response, reference: str
    ) -> None:
        """GET /v1/transactions/{ref}."""
        self._find(req, resp, reference, elsewhere="reference")

    def _find(
        self,
        req: falcon.Request,
        resp: falcon.Response,
        reference: str,
        *,
        elsewhere: str,
    ) -> None:
        self._bank.check_token(req)
        if self._bank.dials.get("bank.transaction_path") == elsewhere:
            raise no(404, "Not found")
        credit = self._bank.books.credit(reference)
        payout = None if credit else self._bank.books.payout(reference)
        if credit:
            yes(resp, _credit(credit), "Transaction found")
        elif payout:
            yes(resp, _payout(payout), "Transaction found")
        else:
            raise no(404, "Transaction not found")


def _credit(row: Row) -> Row:
    return {
        "reference": row["reference"],
        "type": "credit",
        "status": row["status"],
        "amount": naira(row["amount_kobo"]),
        "currency": "NGN",
        "accountNumber": row["account_number"],
        "senderName": row["sender_name"],
        "senderBank": row["sender_bank"],
        "senderAccountNumber": row["sender_account_number"],
        "sessionId": row["session_id"],
        "narration": row["narration"],
        "transactionDate": row["happened_at"],
    }


def _payout(row: Row) -> Row:
    return {
        "reference": row["reference"],
        "type": "debit",
        "status": row["status"],
        "amount": naira(row["amount_kobo"]),
        "currency": "NGN",
        "accountNumber": row["account_number"],
        "bankCode": row["bank_code"],
        "accountName": row["account_name"],
        "narration": row["narration"],
        "failureReason": row["failure_reason"],
        "transactionDate": row["booked_at"],
    }


class Statement:
    """GET /v1/transactions: the bank's statement, by days of Lagos, in pages."""

    call = "bank.statement"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Rows between startDate and endDate, both included."""
        self._bank.check_token(req)
        start, end = _day(req, "startDate"), _day(req, "endDate")
        page = req.get_param_as_int("page", default=1, min_value=1)
        limit = req.get_param_as_int(
            "limit", default=100, min_value=1, max_value=MOST_ROWS
        )
        rows = self._bank.books.statement(start, end)
        first = (page - 1) * limit
        yes(
            resp,
            {
                "transactions": [_line(row) for row in rows[first : first + limit]],
                "page": page,
                "limit": limit,
                "total": len(rows),
                "pages": -(-len(rows) // limit),
            },
        )


def _day(req: falcon.Request, name: str) -> date:
    try:
        return date.fromisoformat(req.get_param(name, default=""))
    except ValueError as bad:
        raise no(400, f"{name} must be YYYY-MM-DD") from bad


def _line(row: Row) -> Row:
    return {
        "reference": row["reference"],
        "type": row["type"],
        "status": row["status"],
        "amount": naira(row["amount_kobo"]),
        "currency": "NGN",
        "accountNumber": row["account_number"],
        "narration": row["narration"],
        "transactionDate": row["at"],
    }
