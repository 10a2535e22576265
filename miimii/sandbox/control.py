"""The JSON interface behind the chat page and the tests: everything under /control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import falcon

from miimii.sandbox.bank_books import BankBooks
from miimii.sandbox.bank_credits import CreditDesk, Gift
from miimii.sandbox.books import Row
from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.dials import Dials, NoSuchDial
from miimii.sandbox.edge import App
from miimii.sandbox.flow_phone import FlowPhone
from miimii.sandbox.graph_books import GraphBooks
from miimii.sandbox.graph_hooks import GraphHooks
from miimii.sandbox.inspector import Inspector
from miimii.sandbox.phone import Phone
from miimii.sandbox.webhooks import Courier


@dataclass(frozen=True)
class Parts:
    """Everything the control interface may touch."""

    config: SandboxConfig
    dials: Dials
    inspector: Inspector
    courier: Courier
    bank: BankBooks
    credits: CreditDesk
    graph: GraphBooks
    hooks: GraphHooks
    phone: Phone
    forms: FlowPhone


def body_of(req: falcon.Request) -> Row:
    """The request's JSON object; an empty body is an empty object."""
    body = req.get_media(default_when_empty={})
    if not isinstance(body, dict):
        raise falcon.HTTPBadRequest(description="an object is expected")
    return body


def need(body: Row, name: str) -> Any:
    """A field that must be there."""
    if name not in body:
        raise falcon.HTTPBadRequest(description=f"{name} is missing")
    return body[name]


class Health:
    """GET /control/health."""

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """Say that the stand-ins are up."""
        resp.media = {"status": "ok"}


class DialBoard:
    """GET, PUT, DELETE /control/dials."""

    def __init__(self, parts: Parts) -> None:
        self._dials = parts.dials

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """All dials with words, choices and positions."""
        resp.media = {"dials": self._dials.describe()}

    def on_put(self, req: falcon.Request, resp: falcon.Response) -> None:
        """{name, value, times?}: set for good, or for the next `times` calls."""
        body = body_of(req)
        self._dials.turn(
            str(need(body, "name")), str(need(body, "value")), body.get("times")
        )
        resp.media = {"status": "ok"}

    def on_delete(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """Everything back to normal, fates too."""
        self._dials.reset()
        resp.media = {"status": "ok"}


class Fates:
    """PUT /control/{provider}/fates: what always happens to one account or BVN."""

    def __init__(self, parts: Parts) -> None:
        self._dials = parts.dials

    def on_put(self, req: falcon.Request, resp: falcon.Response, provider: str) -> None:
        """{key, fate}."""
        body = body_of(req)
        self._dials.set_fate(provider, str(need(body, "key")), str(need(body, "fate")))
        resp.media = {"status": "ok"}


class BankView:
    """What the bank thinks: payouts, credits, accounts, and the two witness tables."""

    def __init__(self, parts: Parts) -> None:
        self._bank = parts.bank
        self._credits = parts.credits

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """GET /control/bellbank: the whole of the bank's books."""
        resp.media = {
            "accounts": self._bank.accounts(),
            "credits": self._bank.credits(),
            "payouts": self._bank.payouts(),
        }

    def on_get_witness(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """GET /control/bellbank/witness."""
        resp.media = {
            "witness_out": self._bank.witness_out(),
            "witness_in": self._bank.witness_in(),
        }

    def on_post_credit(self, req: falcon.Request, resp: falcon.Response) -> None:
        """POST /control/bellbank/credits: a friend sends money; fields of Gift."""
        try:
            gift = Gift(**body_of(req))
        except TypeError as bad:
            raise falcon.HTTPBadRequest(description=str(bad)) from bad
        resp.media = {"reference": self._credits.receive(gift)}

    def on_post_sign_out(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """POST /control/bellbank/sign-out: all tokens die."""
        self._bank.drop_tokens()
        resp.media = {"status": "ok"}


class Wire:
    """What went over the wire, and sending some of it again."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """GET /control/wire?after=N: exchanges after a number."""
        after = req.get_param_as_int("after", default=0)
        resp.media = {"exchanges": self._parts.inspector.since(after)}

    def on_post_again(
        self, req: falcon.Request, resp: falcon.Response, number: int
    ) -> None:
        """POST /control/wire/{number}/again {wrong_signature?}."""
        wrong = bool(body_of(req).get("wrong_signature"))
        try:
            status = self._parts.courier.again(number, wrong_signature=wrong)
        except KeyError as gone:
            raise falcon.HTTPNotFound(description="not kept any more") from gone
        resp.media = {"http": status}

    def on_post_raw(self, req: falcon.Request, resp: falcon.Response) -> None:
        """POST /control/wire/raw: any webhook body, signed and sent."""
        hook = self._parts.hooks.raw(body_of(req), "raw webhook")
        resp.media = {"http": self._parts.courier.post(hook)}


def say_no_such_dial(
    _req: falcon.Request,
    _resp: falcon.Response,
    error: NoSuchDial,
    _params: dict[str, Any],
) -> None:
    """Falcon error handler for a dial or fate that does not exist."""
    raise falcon.HTTPBadRequest(description=str(error))


def add_control(app: App, parts: Parts) -> None:
    """Put the control calls under /control, but for the customers' own."""
    view, wire = BankView(parts), Wire(parts)
    app.add_error_handler(NoSuchDial, say_no_such_dial)
    app.add_route("/control/health", Health())
    app.add_route("/control/dials", DialBoard(parts))
    app.add_route("/control/{provider}/fates", Fates(parts))
    app.add_route("/control/bellbank", view)
    app.add_route("/control/bellbank/witness", view, suffix="witness")
    app.add_route("/control/bellbank/credits", view, suffix="credit")
    app.add_route("/control/bellbank/sign-out", view, suffix="sign_out")
    app.add_route("/control/wire", wire)
    app.add_route("/control/wire/raw", wire, suffix="raw")
    app.add_route("/control/wire/{number:int}/again", wire, suffix="again")
