"""The stand-in for WhatsApp's Graph API: sending, read receipts, media, statuses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import falcon

from miimii.sandbox.books import Row, now_text
from miimii.sandbox.config import PHONE_NUMBER_ID, SandboxConfig
from miimii.sandbox.dials import Dials
from miimii.sandbox.edge import Answer
from miimii.sandbox.graph_books import GraphBooks, new_wamid
from miimii.sandbox.graph_hooks import GraphHooks
from miimii.sandbox.graph_rules import READ, broken_rule, kind_of
from miimii.sandbox.webhooks import Courier

BASE = "/graph/v25.0"
TYPING_S = 25
# code -> HTTP status, type, text; the codes that a dial may ask for are among them.
ERRORS = {
    100: (400, "OAuthException", "Invalid parameter"),
    190: (401, "OAuthException", "Error validating access token"),
    130429: (429, "OAuthException", "Rate limit hit"),
    131000: (500, "OAuthException", "Something went wrong"),
    131026: (400, "OAuthException", "Message undeliverable"),
    131047: (400, "OAuthException", "Re-engagement message"),
    131056: (429, "OAuthException", "Pair rate limit hit"),
    132001: (404, "OAuthException", "Template name does not exist"),
    132068: (400, "OAuthException", "Flow is blocked"),
    137000: (400, "OAuthException", "Identity key hash mismatch"),
}
# dial position -> status and the seconds after which it is reported
STATUSES: dict[str, tuple[tuple[str, float], ...]] = {
    "usual": (("sent", 0.05), ("delivered", 0.25), ("read", 0.9)),
    "shuffled": (("read", 0.05), ("sent", 0.4), ("delivered", 0.9)),
    "no_delivered": (("sent", 0.05), ("read", 0.9)),
    "none": (),
    "failed": (("sent", 0.05), ("failed", 0.4)),
}


@dataclass(frozen=True)
class Graph:
    """What the Graph resources need."""

    config: SandboxConfig
    books: GraphBooks
    dials: Dials
    hooks: GraphHooks
    courier: Courier

    def check_token(self, req: falcon.Request) -> None:
        """Raises the Graph error 190 unless the bearer token is ours."""
        wanted = f"Bearer {self.config.whatsapp_access_token}"
        if req.get_header("Authorization", default="") != wanted:
            raise graph_error(190, "Invalid OAuth access token")


def graph_error(code: int, details: str) -> Answer:
    """Graph's error envelope."""
    status, kind, message = ERRORS[code]
    error = {
        "message": f"(#{code}) {message}",
        "type": kind,
        "code": code,
        "error_data": {"messaging_product": "whatsapp", "details": details},
        "fbtrace_id": "sandbox",
    }
    return Answer(status, {"error": error})


def check_sender(sender: str) -> None:
    """Raises Graph's error 100 unless the phone number id is ours."""
    if sender != PHONE_NUMBER_ID:
        raise graph_error(100, f"Object with ID '{sender}' does not exist")


class Messages:
    """POST /{phone-number-id}/messages."""

    call = "graph.messages"

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def on_post(self, req: falcon.Request, resp: falcon.Response, sender: str) -> None:
        """Take a message or a read receipt, or refuse it as Graph does."""
        graph = self._graph
        graph.check_token(req)
        check_sender(sender)
        body = _body(req)
        why = broken_rule(body)
        if why:
            self._show_refused(body, why)
            raise graph_error(100, why)
        if req.context.fate.isdigit():
            raise graph_error(int(req.context.fate), "as the dial says")
        if kind_of(body) == READ:
            self._mark_read(body)
            resp.media = {"success": True}
            return
        customer = self._recipient(body)
        self._check_window(body, customer)
        self._check_media(body)
        resp.media = self._accept(body, customer)

    def _show_refused(self, body: Row, why: str) -> None:
        """Put a refused message into the chat, in red, so that the author sees it."""
        to = body.get("to") or body.get("recipient")
        customer = self._graph.books.find_customer(str(to)) if to else None
        if customer:
            self._graph.books.add_message(
                {
                    "customer": customer["id"],
                    "direction": "refused",
                    "wamid": new_wamid(),
                    "kind": "refused",
                    "body": {"why": why},
                    "status": "failed",
                }
            )

    def _mark_read(self, body: Row) -> None:
        books = self._graph.books
        message = books.message(body["message_id"])
        if not message or message["direction"] != "in":
            raise graph_error(100, "message_id is not a message we received")
        books.advance(message["wamid"], "read")
        if "typing_indicator" in body:
            books.set_typing(message["customer"], TYPING_S)

    def _recipient(self, body: Row) -> Row:
        to = body.get("to") or body.get("recipient")
        customer = self._graph.books.find_customer(str(to))
        if customer is None:
            raise graph_error(131026, "Nobody here has this number")
        given = body.get("recipient_identity_key_hash")
        if given and given != customer["identity_hash"]:
            raise graph_error(137000, "The customer's identity has changed")
        return customer

    def _check_window(self, body: Row, customer: Row) -> None:
        is_template = kind_of(body) == "template"
        if is_template and self._graph.dials.get("graph.templates") == "missing":
            raise graph_error(132001, "Template name does not exist")
        if not is_template and customer["window_until"] <= now_text():
            raise graph_error(131047, "More than 24 hours have passed")

    def _check_media(self, body: Row) -> None:
        """Raises Graph's error 100 for a file that nobody has uploaded."""
        block = body[kind_of(body)]
        shown = block.get("header", {}).get("image", block)
        if kind_of(body) not in {"image", "document", "interactive"}:
            return
        if "id" in shown and self._graph.books.media(str(shown["id"])) is None:
            raise graph_error(100, "Not a valid media attachment ID")

    def _accept(self, body: Row, customer: Row) -> dict[str, Any]:
        graph = self._graph
        kind = kind_of(body)
        content = body[kind]
        row = graph.books.add_message(
            {
                "customer": customer["id"],
                "direction": "out",
                "wamid": new_wamid(),
                "kind": kind,
                "body": {**content, "context": body.get("context")},
                "status": "accepted",
                "callback": body.get("biz_opaque_callback_data"),
            }
        )
        graph.books.set_typing(customer["id"], 0)
        for status, after_s in STATUSES[graph.dials.get("graph.statuses")]:
            task = partial(self._report, row, customer, status)
            graph.courier.call_later(task, after_s)
        contact = {
            "input": body.get("to") or body.get("recipient"),
            "user_id": customer["bsuid"],
        }
        if customer["phone"]:
            contact["wa_id"] = customer["phone"]
        return {
            "messaging_product": "whatsapp",
            "contacts": [contact],
            "messages": [{"id": row["wamid"]}],
        }

    def _report(self, row: Row, customer: Row, status: str) -> None:
        graph = self._graph
        error = 131026 if status == "failed" else None
        graph.books.advance(row["wamid"], status, error)
        graph.courier.deliver(graph.hooks.status(row, customer, status))


def _body(req: falcon.Request) -> Row:
    try:
        body = req.get_media()
    except falcon.HTTPError as bad:
        raise graph_error(100, "The body is not JSON") from bad
    if not isinstance(body, dict):
        raise graph_error(100, "The body is not an object")
    return body
