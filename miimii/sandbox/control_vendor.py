"""The part of the control interface about the vendor: its books, our float, plans."""

from __future__ import annotations

from dataclasses import dataclass

import falcon

from miimii.sandbox.books import Row
from miimii.sandbox.control import body_of, need
from miimii.sandbox.edge import App
from miimii.sandbox.vtu import LINES
from miimii.sandbox.vtu_books import VendorBooks
from miimii.sandbox.vtu_desk import VendDesk
from miimii.sandbox.webhooks import Courier


@dataclass(frozen=True)
class VendorView:
    """What the vendor thinks, and what may be changed there."""

    books: VendorBooks
    desk: VendDesk
    courier: Courier

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """GET /control/bilal: its books. Tokens are money: they are shown as dots."""
        resp.media = {
            "float_kobo": self.books.float_kobo(),
            "float_moves": self.books.float_moves(),
            "plans": [_named(row) for row in self.books.plans()],
            "purchases": [_shown(row) for row in self.books.purchases()],
        }

    def on_get_witness(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """GET /control/bilal/witness."""
        resp.media = {"witness_out": self.books.witness_out()}

    def on_get_token(
        self, _req: falcon.Request, resp: falcon.Response, reference: str
    ) -> None:
        """GET /control/bilal/tokens/{reference}: the digits, for a test to compare."""
        row = self.books.purchase(reference)
        if row is None:
            raise falcon.HTTPNotFound(description="never sold")
        resp.media = {"token": row["token"]}

    def on_post_float(self, req: falcon.Request, resp: falcon.Response) -> None:
        """POST /control/bilal/float {kobo}: we pay in; below zero: it is taken."""
        self.books.move_float(int(need(body_of(req), "kobo")), "paid in")
        resp.media = {"float_kobo": self.books.float_kobo()}

    def on_put_plan(self, req: falcon.Request, resp: falcon.Response) -> None:
        """PUT /control/bilal/plans {service, id, price_kobo, is_offered}."""
        body = body_of(req)
        found = self.books.change_plan(
            str(need(body, "service")),
            int(need(body, "id")),
            int(need(body, "price_kobo")),
            is_offered=bool(need(body, "is_offered")),
        )
        if not found:
            raise falcon.HTTPNotFound(description="no such plan")
        resp.media = {"status": "ok"}

    def on_post_callback(self, req: falcon.Request, resp: falcon.Response) -> None:
        """POST /control/bilal/callbacks {reference, status, response?, times?}."""
        body = body_of(req)
        reference, status = str(need(body, "reference")), str(need(body, "status"))
        hook = self.desk.hook(reference, status, str(body.get("response") or ""))
        times = range(int(body.get("times") or 1))
        resp.media = {"http": [self.courier.post(hook) for _ in times]}

    def on_post_sign_out(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """POST /control/bilal/sign-out: all tokens die."""
        self.books.drop_tokens()
        resp.media = {"status": "ok"}


def _named(plan: Row) -> Row:
    return {**plan, "seller": LINES[plan["service"]].sellers[plan["seller"]]}


def _shown(row: Row) -> Row:
    shown = {name: value for name, value in row.items() if name != "answer"}
    return {**shown, "token": "•" * len(row["token"])}


def add_vendor_control(app: App, view: VendorView) -> None:
    """Put the vendor under /control/bilal."""
    base = "/control/bilal"
    app.add_route(base, view)
    app.add_route(f"{base}/witness", view, suffix="witness")
    app.add_route(f"{base}/tokens/{{reference}}", view, suffix="token")
    app.add_route(f"{base}/float", view, suffix="float")
    app.add_route(f"{base}/plans", view, suffix="plan")
    app.add_route(f"{base}/callbacks", view, suffix="callback")
    app.add_route(f"{base}/sign-out", view, suffix="sign_out")
