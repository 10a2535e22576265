"""What every call of the stand-in bank shares: its parts, its token, its envelopes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import falcon

from miimii.sandbox.bank_books import BankBooks
from miimii.sandbox.bank_payouts import PayoutDesk
from miimii.sandbox.books import Row
from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.dials import Dials
from miimii.sandbox.edge import Answer, Trouble


@dataclass(frozen=True)
class Bank:
    """What every resource of the bank needs."""

    config: SandboxConfig
    books: BankBooks
    dials: Dials
    payouts: PayoutDesk
    trouble: Trouble

    def check_token(self, req: falcon.Request) -> None:
        """Raises Answer(401) unless the bearer token is one of ours and valid."""
        scheme, _, token = req.get_header("Authorization", default="").partition(" ")
        if scheme != "Bearer" or not self.books.knows_token(token):
            raise no(401, "Unauthorized")


def no(status: int, message: str) -> Answer:
    """The bank's error envelope."""
    return Answer(status, {"success": False, "message": message})


def yes(resp: falcon.Response, data: Any, message: str = "Successful") -> None:
    """The bank's success envelope."""
    resp.media = {"success": True, "message": message, "data": data}


def body_of(req: falcon.Request) -> Row:
    """The request's JSON object. Raises Answer(400)."""
    try:
        body = req.get_media()
    except falcon.HTTPError as bad:
        raise no(400, "Invalid JSON") from bad
    if not isinstance(body, dict):
        raise no(400, "Invalid JSON")
    return body


def need_texts(body: Row, names: tuple[str, ...]) -> None:
    """Raises Answer(400) unless each name holds a text that is not blank."""
    for name in names:
        if not isinstance(body.get(name), str) or not body[name].strip():
            raise no(400, f"{name} is required")
