"""The part of the phone that fills WhatsApp Flows: encrypts, asks, reads the answer.

What is typed into a form goes from the caller straight into the encrypted request. It
is not kept, logged or shown.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag

from miimii.sandbox.books import Row
from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.graph_books import GraphBooks
from miimii.sandbox.inspector import Inspector
from miimii.sandbox.phone import Phone
from miimii.sandbox.signing import FlowEnvelope, graph_header, public_key_of, seal
from miimii.sandbox.webhooks import Courier

FLOW_PATH = "/webhook/whatsapp/flow"
VERSION = "3.0"
TROUBLE = "Something went wrong. Please try again later."


class FormFinished(Exception):
    """The form was completed before; the phone no longer opens it."""


@dataclass(frozen=True)
class Screen:
    """What the phone shows next.

    `http`: the endpoint's status (None: no answer). `error`: the snackbar's text.
    `finished`: the form is done. `expired`: the button is dead (427).
    """

    http: int | None
    screen: str | None = None
    data: Row = field(default_factory=dict)
    error: str | None = None
    finished: bool = False
    expired: bool = False


class FlowPhone:
    """Opens and submits forms over the application's encrypted endpoint."""

    def __init__(
        self,
        config: SandboxConfig,
        books: GraphBooks,
        phone: Phone,
        courier: Courier,
        inspector: Inspector,
    ) -> None:
        self._secret = config.whatsapp_app_secret
        self._key = public_key_of(config.flow_private_key)
        self._books = books
        self._phone = phone
        self._courier = courier
        self._inspector = inspector

    def opens(self, customer: Row, message: Row) -> Screen:
        """Open the form of a flow message (INIT). Raises FormFinished."""
        return self._exchange(customer, message, {"action": "INIT"})

    def submits(
        self, customer: Row, message: Row, screen: str, fields: Row, action: str
    ) -> Screen:
        """Submit a screen (`data_exchange`) or go `BACK`. Raises FormFinished."""
        request = {"action": action, "screen": screen, "data": fields}
        return self._exchange(customer, message, request)

    def pings(self) -> Screen:
        """Meta's health check of the endpoint."""
        return self._read(*self._ask({"version": VERSION, "action": "ping"}))

    def _exchange(self, customer: Row, message: Row, request: Row) -> Screen:
        if message["finished"]:
            raise FormFinished
        token = message["body"]["action"]["parameters"]["flow_token"]
        full = {"version": VERSION, "flow_token": token, **request}
        screen = self._read(*self._ask(full))
        if screen.finished:
            self._books.finish(message["wamid"])
            params = _params(screen.data)
            self._phone.finishes(customer, message, params, json.dumps(params))
        return screen

    def _ask(self, request: Row) -> tuple[FlowEnvelope, int | None, str]:
        sealed = seal(self._key, request)
        began = time.monotonic()
        headers = graph_header(self._secret, sealed.body)
        answer = self._courier.exchange(FLOW_PATH, sealed.body, headers)
        status = None if answer is None else answer.status_code
        self._inspector.record(
            "sent",
            "POST",
            FLOW_PATH,
            label=f"form {request['action']}",
            status=status,
            took_ms=(time.monotonic() - began) * 1000,
        )
        return sealed, status, "" if answer is None else answer.text

    def _read(self, sealed: FlowEnvelope, status: int | None, text: str) -> Screen:
        if status not in {200, 427}:
            return Screen(status, error=TROUBLE)
        try:
            answer = sealed.open_answer(text)
        except (ValueError, InvalidTag):
            return Screen(status, error=TROUBLE)
        if status == 427:
            return Screen(status, error=str(answer.get("error_msg")), expired=True)
        data = answer.get("data") or {}
        name = answer.get("screen")
        error = data.get("error_message") or None
        finished = name == "SUCCESS"
        return Screen(status, name, data, error, finished=finished)


def _params(data: Row) -> dict[str, Any]:
    reply = data.get("extension_message_response") or {}
    params = reply.get("params") or {}
    return params if isinstance(params, dict) else {}
