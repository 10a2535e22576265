"""The stand-in for BellBank's HTTP interface: virtual accounts and payouts."""

from __future__ import annotations

import json
import re
import secrets
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

import falcon

from miimii.sandbox.bank_desk import Bank, body_of, need_texts, no, yes
from miimii.sandbox.bank_payouts import FAILED
from miimii.sandbox.bank_statement import Statement, Transaction
from miimii.sandbox.books import Row, naira, now
from miimii.sandbox.dials import OK
from miimii.sandbox.edge import App
from miimii.sandbox.people import name_of

BASE = "/bellbank/v1"
BANKS: dict[str, str] = dict(
    json.loads((Path(__file__).parent / "banks.json").read_text("utf-8"))
)
OWN_BANK = ("090999", "BELL MICROFINANCE BANK")
NO_ACCOUNT = "Failed To Fecth Account Info"
PHONE = re.compile(r"(\+?234|0)\d{10}")
REFERENCE = re.compile(r"[A-Za-z0-9_]{1,32}")
REQUIRED = ("firstname", "lastname", "phoneNumber", "bvn", "gender", "dateOfBirth")
PAYOUT_FIELDS = (
    "beneficiaryBankCode",
    "beneficiaryAccountNumber",
    "narration",
    "reference",
    "senderName",
)


class Token:
    """POST /v1/generate-token."""

    call = "bank.token"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """A token for as many minutes as `validityTime` says."""
        config = self._bank.config
        right = (config.bellbank_consumer_key, config.bellbank_consumer_secret)
        given = (req.get_header("consumerKey"), req.get_header("consumerSecret"))
        if given != right:
            raise no(401, "Invalid consumer key or secret")
        minutes = req.get_header("validityTime", default="60")
        if not minutes.isdigit():
            raise no(400, "validityTime must be a number of minutes")
        token = secrets.token_urlsafe(32)
        ends_at = now() + timedelta(minutes=int(minutes))
        self._bank.books.keep_token(token, ends_at.isoformat(timespec="milliseconds"))
        resp.media = {"success": True, "token": token}


class Clients:
    """POST /v1/account/clients/individual."""

    call = "bank.create_account"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Open a virtual account. The BVN is checked for form and not kept."""
        self._bank.check_token(req)
        body = body_of(req)
        need_texts(body, REQUIRED)
        _check_client(body)
        names = (body["firstname"], body.get("middlename"), body["lastname"])
        name = " ".join(str(part).strip() for part in names if part).upper()
        metadata = body.get("metadata")
        user_id = metadata.get("userId") if isinstance(metadata, dict) else None
        row = self._bank.books.open_account(
            f"MIIMII/{name}",
            body["phoneNumber"],
            None if user_id is None else str(user_id),
        )
        yes(resp, _account(row), "Account created")


def _check_client(body: Row) -> None:
    if not PHONE.fullmatch(body["phoneNumber"]):
        raise no(400, "phoneNumber is invalid")
    if not re.fullmatch(r"\d{11}", body["bvn"]):
        raise no(400, "bvn is invalid")
    if body["gender"].lower() not in {"male", "female"}:
        raise no(400, "gender is invalid")
    try:
        date.fromisoformat(body["dateOfBirth"].replace("/", "-"))
    except ValueError as bad:
        raise no(400, "dateOfBirth must be YYYY/MM/DD") from bad
    if "/" not in body["dateOfBirth"]:
        raise no(400, "dateOfBirth must be YYYY/MM/DD")


def _account(row: Row) -> Row:
    return {
        "accountNumber": row["account_number"],
        "accountName": row["account_name"],
        "accountType": "virtual",
        "externalReference": row["external_reference"],
        "validityType": "permanent",
        "metadata": {"userId": row["user_id"]},
    }


class Accounts:
    """The accounts of a client, and one account."""

    call = "bank.account"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_get_client(
        self, req: falcon.Request, resp: falcon.Response, external: str
    ) -> None:
        """GET /v1/account/clients/{externalReference}/accounts."""
        self._bank.check_token(req)
        rows = self._bank.books.accounts_of(external)
        if not rows:
            raise no(404, "Client not found")
        yes(resp, [_account(row) for row in rows])

    def on_get_info(
        self, req: falcon.Request, resp: falcon.Response, number: str
    ) -> None:
        """GET /v1/account/info/{accountNumber}."""
        self._bank.check_token(req)
        row = self._bank.books.account(number)
        if not row:
            raise no(404, NO_ACCOUNT)
        yes(resp, _account(row))


class Banks:
    """GET /v1/transfer/banks, in either of the two shapes seen."""

    call = "bank.banks"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """All institutions that can be paid."""
        self._bank.check_token(req)
        rows = [
            {"institutionCode": code, "institutionName": name}
            for code, name in [OWN_BANK, *BANKS.items()]
        ]
        is_list = self._bank.dials.get("bank.banks_shape") == "list"
        yes(resp, rows if is_list else {"banks": rows})


class NameEnquiry:
    """Whose account is this? At another bank, or (`internal`) at BellBank itself."""

    call = "bank.name_enquiry"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """POST /v1/transfer/name-enquiry."""
        self._bank.check_token(req)
        body = body_of(req)
        need_texts(body, ("accountNumber", "bankCode"))
        number, code = body["accountNumber"], body["bankCode"]
        bank_name = dict([OWN_BANK]).get(code) or BANKS.get(code)
        if bank_name is None:
            raise no(400, "Invalid bank code")
        own = self._bank.books.account(number) if code == OWN_BANK[0] else None
        name = own["account_name"] if own else name_of(number)
        if not name or req.context.fate == "not_found":
            raise no(400, NO_ACCOUNT)
        yes(
            resp,
            {
                "accountName": name,
                "accountNumber": number,
                "bankCode": code,
                "bankName": bank_name,
                "sessionId": f"{code}{secrets.randbelow(10**24):024}",
            },
        )

    def on_post_internal(self, req: falcon.Request, resp: falcon.Response) -> None:
        """POST /v1/transfer/name-enquiry/internal."""
        self._bank.check_token(req)
        body = body_of(req)
        need_texts(body, ("accountNumber",))
        row = self._bank.books.account(body["accountNumber"])
        if not row or req.context.fate == "not_found":
            raise no(400, NO_ACCOUNT)
        yes(
            resp,
            {
                "accountName": row["account_name"],
                "accountNumber": row["account_number"],
            },
        )


class Transfer:
    """POST /v1/transfer: the one call that moves money, with fates of its own."""

    call = "bank.transfer"
    own_fate = True

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Pay another bank, as the fate of the account or the dial decides."""
        bank = self._bank
        bank.check_token(req)
        asked = _asked(body_of(req))
        fate = bank.dials.fate_of("bellbank", asked["account_number"])
        fate = fate or bank.dials.take("bank.transfer")
        if fate != "unauthorized":  # refused at the door: not a request to pay
            bank.books.count_post(asked)
        if bank.trouble.before(fate, req, resp):
            resp.complete = True
            return
        earlier = bank.books.payout(asked["reference"])
        repeat = bank.dials.get("bank.repeat")
        if earlier and repeat == "conflict":
            raise no(409, "Duplicate transaction reference")
        if earlier and repeat == "same":
            _say(resp, earlier, earlier["status"])
        else:
            row, plan = bank.payouts.pay(asked, fate)
            _say(resp, row, plan.said)
        req.context.fate = fate if fate.endswith("_after") else OK


def _say(resp: falcon.Response, row: Row, status: str) -> None:
    if status == FAILED:
        raise no(400, "Transfer declined by beneficiary bank")
    data = {"reference": row["bank_reference"], "status": status}
    yes(resp, data, "Transfer request received")


def _asked(body: Row) -> Row:
    need_texts(body, PAYOUT_FIELDS)
    if not REFERENCE.fullmatch(body["reference"]):
        raise no(400, "reference is invalid")
    if len(body["narration"]) > 30:
        raise no(400, "narration is too long")
    code = body["beneficiaryBankCode"]
    if code not in BANKS and code != OWN_BANK[0]:
        raise no(400, "Invalid bank code")
    return {
        "reference": body["reference"],
        "bank_code": code,
        "account_number": body["beneficiaryAccountNumber"],
        "sender_name": body["senderName"],
        "narration": body["narration"],
        "amount_kobo": _kobo(body.get("amount")),
    }


def _kobo(amount: object) -> int:
    try:
        kobo = Decimal(str(amount)) * 100
    except InvalidOperation as bad:
        raise no(400, "amount is invalid") from bad
    if not kobo.is_finite() or kobo <= 0 or kobo != kobo.to_integral_value():
        raise no(400, "amount is invalid")
    return int(kobo)


class Requery:
    """POST /v1/transfer/requery."""

    call = "bank.requery"

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """What became of a reference; 404 if it was never booked."""
        self._bank.check_token(req)
        body = body_of(req)
        need_texts(body, ("reference",))
        row = self._bank.books.payout(body["reference"])
        if not row:
            raise no(404, "Transaction not found")
        yes(
            resp,
            {
                "status": row["status"],
                "reference": row["reference"],
                "amount": naira(row["amount_kobo"]),
                "accountNumber": row["account_number"],
                "bankCode": row["bank_code"],
                "accountName": row["account_name"],
                "narration": row["narration"],
                "fee": 0,
                "completedAt": row["completed_at"],
                "failureReason": row["failure_reason"],
            },
        )


def add_bank(app: App, bank: Bank) -> None:
    """Put the bank's calls under /bellbank/v1."""
    accounts, enquiry, one = Accounts(bank), NameEnquiry(bank), Transaction(bank)
    app.add_route(f"{BASE}/generate-token", Token(bank))
    app.add_route(f"{BASE}/account/clients/individual", Clients(bank))
    app.add_route(
        f"{BASE}/account/clients/{{external}}/accounts", accounts, suffix="client"
    )
    app.add_route(f"{BASE}/account/info/{{number}}", accounts, suffix="info")
    app.add_route(f"{BASE}/transfer/banks", Banks(bank))
    app.add_route(f"{BASE}/transfer/name-enquiry", enquiry)
    app.add_route(f"{BASE}/transfer/name-enquiry/internal", enquiry, suffix="internal")
    app.add_route(f"{BASE}/transfer", Transfer(bank))
    app.add_route(f"{BASE}/transfer/requery", Requery(bank))
    app.add_route(f"{BASE}/transactions/reference/{{reference}}", one, suffix="named")
    app.add_route(f"{BASE}/transactions/{{reference}}", one, suffix="plain")
    app.add_route(f"{BASE}/transactions", Statement(bank))
