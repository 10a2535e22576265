"""The part of the control interface that holds a phone: customers, chats, forms."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import falcon
from falcon import Request, Response

from miimii.sandbox.books import Row, now_text
from miimii.sandbox.control import Parts, body_of, need
from miimii.sandbox.edge import App
from miimii.sandbox.flow_phone import FormFinished, Screen
from miimii.sandbox.phone import KINDS, Delivery, Sent, choices_of, message_value


class Customers:
    """GET, POST /control/customers."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def on_get(self, _req: Request, resp: Response) -> None:
        """Everybody with a phone here, and the kinds of message a phone can send."""
        rows = self._parts.graph.customers()
        resp.media = {
            "customers": [_customer(row) for row in rows],
            "kinds": sorted(KINDS),
        }

    def on_post(self, req: Request, resp: Response) -> None:
        """{name, phone?, username?}: a new person; without a phone, BSUID only."""
        body = body_of(req)
        phone = body.get("phone")
        digits = "".join(filter(str.isdigit, phone)) if phone else None
        if digits and digits.startswith("0"):
            digits = f"234{digits[1:]}"
        name = str(body.get("name") or "Customer")
        row = self._parts.graph.add_customer(name, digits, body.get("username"))
        resp.media = _customer(row)


class Chat:
    """One customer's chat: GET the bubbles, POST what the customer does."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def on_get(self, req: Request, resp: Response, key: str) -> None:
        """Bubbles added or changed after ?rev=N; typing dots; the bank's account."""
        customer = self._find(key)
        rows = self._parts.graph.messages(
            customer["id"], req.get_param_as_int("rev", default=0)
        )
        resp.media = {
            "messages": [_bubble(row) for row in rows],
            "rev": max((row["rev"] for row in rows), default=0),
            "typing": customer["typing_until"] > now_text(),
            "window_open": customer["window_until"] > now_text(),
            "account": self._account(customer),
        }

    def on_post_text(self, req: Request, resp: Response, key: str) -> None:
        """{text, times?, signature?, forwarded?}: the customer types."""
        body = body_of(req)
        extra = {"context": {"forwarded": True}} if body.get("forwarded") else None
        sent = self._parts.phone.says(
            self._find(key),
            str(need(body, "text")),
            extra=extra,
            delivery=_delivery(body),
        )
        _say_sent(resp, sent)

    def on_post_tap(self, req: Request, resp: Response, key: str) -> None:
        """{wamid, id, times?}: the customer taps a button or a list row."""
        body = body_of(req)
        message = self._message(str(need(body, "wamid")))
        reply = str(need(body, "id"))
        if reply not in choices_of(message):
            raise falcon.HTTPNotFound(description="no such button")
        sent = self._parts.phone.taps(self._find(key), message, reply, _delivery(body))
        _say_sent(resp, sent)

    def on_post_kind(self, req: Request, resp: Response, key: str) -> None:
        """{kind, times?}: the customer sends a picture, a voice note, a sticker …"""
        body = body_of(req)
        kind = str(need(body, "kind"))
        if kind not in KINDS:
            raise falcon.HTTPBadRequest(
                description=f"kinds: {', '.join(sorted(KINDS))}"
            )
        sent = self._parts.phone.sends_kind(self._find(key), kind, _delivery(body))
        _say_sent(resp, sent)

    def on_post_file(self, req: Request, resp: Response, key: str) -> None:
        """{kind, text, caption?, digest?}: a voice note or image with this text."""
        body = body_of(req)
        kind = str(need(body, "kind"))
        if kind not in {"voice", "image"}:
            raise falcon.HTTPBadRequest(description="kinds: voice, image")
        sent = self._parts.phone.sends_file(
            self._find(key),
            kind,
            str(need(body, "text")),
            caption=str(body.get("caption") or ""),
            digest=str(body.get("digest") or ""),
        )
        _say_sent(resp, sent)

    def on_post_batch(self, req: Request, resp: Response, key: str) -> None:
        """{blocks: [...]}: several messages, as they are, in one webhook."""
        blocks = need(body_of(req), "blocks")
        customer = self._find(key)
        self._parts.graph.set_window(customer["id"], hours=24)
        hook = self._parts.hooks.hook(message_value(customer, blocks), "batch")
        resp.media = {"http": self._parts.courier.post(hook)}

    def on_post_window(self, req: Request, resp: Response, key: str) -> None:
        """{hours}: how long the 24-hour window stays open; 0 closes it."""
        hours = float(need(body_of(req), "hours"))
        self._parts.graph.set_window(self._find(key)["id"], hours=hours)
        resp.media = {"status": "ok"}

    def on_post_open(self, req: Request, resp: Response, key: str) -> None:
        """{wamid}: open the form of a flow message."""
        message = self._message(str(need(body_of(req), "wamid")))
        resp.media = _screen(self._parts.forms.opens, self._find(key), message)

    def on_post_submit(self, req: Request, resp: Response, key: str) -> None:
        """{wamid, screen, fields, action?}: submit a screen, or go BACK."""
        body = body_of(req)
        resp.media = _screen(
            self._parts.forms.submits,
            self._find(key),
            self._message(str(need(body, "wamid"))),
            str(need(body, "screen")),
            body.get("fields") or {},
            str(body.get("action") or "data_exchange"),
        )

    def _find(self, key: str) -> Row:
        row = self._parts.graph.find_customer(key)
        if row is None:
            raise falcon.HTTPNotFound(description="no such customer")
        return row

    def _message(self, wamid: str) -> Row:
        row = self._parts.graph.message(wamid)
        if row is None:
            raise falcon.HTTPNotFound(description="no such message")
        return row

    def _account(self, customer: Row) -> Row | None:
        """The account the bank opened for this phone, if it did; else for this name.

        Who hides their number typed one into the form, and that is not kept here.
        """
        tail, name = (customer["phone"] or "-")[-10:], customer["name"].upper()
        for row in self._parts.bank.accounts():
            is_theirs = row["phone"].endswith(tail)
            if is_theirs or (tail == "-" and row["account_name"].endswith(f"/{name}")):
                return row
        return None


class Files:
    """GET /control/media/{id}: a picture for the chat page."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def on_get(self, _req: Request, resp: Response, number: str) -> None:
        """The file as it was uploaded."""
        row = self._parts.graph.media(number)
        if row is None:
            raise falcon.HTTPNotFound
        resp.content_type = row["mime"]
        resp.set_header("Content-Security-Policy", "sandbox")
        resp.data = row["content"]


def _customer(row: Row) -> Row:
    return {name: row[name] for name in ("id", "name", "username", "phone", "bsuid")}


def _bubble(row: Row) -> Row:
    hidden = {"customer", "callback"}
    return {name: value for name, value in row.items() if name not in hidden}


def _delivery(body: Row) -> Delivery:
    return Delivery(int(body.get("times", 1)), str(body.get("signature", "right")))


def _say_sent(resp: Response, sent: Sent) -> None:
    resp.media = {"wamid": sent.wamid, "http": sent.statuses}


def _screen(ask: Any, *args: Any) -> Row:
    try:
        screen: Screen = ask(*args)
    except FormFinished:
        raise falcon.HTTPConflict(description="the form is finished") from None
    return asdict(screen)


def add_customers(app: App, parts: Parts) -> None:
    """Put the customers under /control/customers."""
    chat = Chat(parts)
    base = "/control/customers"
    app.add_route(base, Customers(parts))
    app.add_route(f"{base}/{{key}}/chat", chat)
    actions = ("text", "tap", "kind", "file", "batch", "window", "open", "submit")
    for action in actions:
        app.add_route(f"{base}/{{key}}/{action}", chat, suffix=action)
    app.add_route("/control/media/{number}", Files(parts))
