"""/webhook/whatsapp/flow: the encrypted forms, the only way in which a PIN comes in.

Nothing of a request is logged or kept here: it may hold a PIN.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import falcon
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.web.acting import Act, answer_then_act
from miimii.web.bodies import MIB, parse_object
from miimii.web.webhooks.flow_crypto import CantDecrypt, open_request
from miimii.web.webhooks.signed import read_from_meta

BAD_SIGNATURE, CANT_DECRYPT = 432, 421  # Meta's own numbers
_SCREEN_ACTIONS = frozenset({"INIT", "data_exchange", "BACK"})
_ALIVE = FlowAnswer({"data": {"status": "active"}})
_NOTED = FlowAnswer({"data": {"acknowledged": True}})


class Screens(Protocol):
    """What answers a screen; see `chat/forms.py`."""

    def answer(self, request: FlowRequest) -> FlowAnswer:
        """Return the next screen, the same one with an error, or a 427."""


class FlowWebhook:
    """Opens the envelope, asks the forms, seals the answer."""

    def __init__(
        self,
        screens: Screens,
        act: Act,
        *,
        private_keys: Sequence[RSAPrivateKey],
        app_secrets: Sequence[str],
    ) -> None:
        self._screens = screens
        self._act = act
        self._private_keys = private_keys
        self._app_secrets = app_secrets

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """200 with the encrypted answer; 432, 400, 421; 427 encrypted as well."""
        raw = read_from_meta(
            req, self._app_secrets, most_bytes=MIB, refusal=BAD_SIGNATURE
        )
        try:
            opened = open_request(self._private_keys, parse_object(raw))
        except KeyError:
            raise falcon.HTTPBadRequest from None
        except CantDecrypt:
            raise falcon.HTTPError(CANT_DECRYPT) from None
        answer = self._answer(parse_object(opened.clear))
        resp.status = answer.status
        resp.content_type = falcon.MEDIA_TEXT
        answer_then_act(resp, opened.seal(answer.body), self._act, answer.lanes)

    def _answer(self, request: Mapping[str, Any]) -> FlowAnswer:
        action, data = _text(request.get("action")), request.get("data")
        fields = data if isinstance(data, Mapping) else {}
        if action == "ping":
            return _ALIVE
        if action not in _SCREEN_ACTIONS:
            raise falcon.HTTPBadRequest
        if "error" in fields or "error_key" in fields:
            return _NOTED
        return self._screens.answer(
            FlowRequest(
                action=action,
                screen=_text(request.get("screen")),
                data=fields,
                flow_token=self._vouched_token(request),
            )
        )

    def _vouched_token(self, request: Mapping[str, Any]) -> str:
        """Return the token; empty, so that the forms refuse it, if a signature came
        with it (data API 4.0) that none of our secrets made for exactly this token.
        """
        flow_token = _text(request.get("flow_token"))
        if (signature := request.get("flow_token_signature")) is None:
            return flow_token
        signed = {_signed_token(_text(signature), key) for key in self._app_secrets}
        return flow_token if flow_token in signed else ""


def _signed_token(signature: str, secret: str) -> str | None:
    """Return the token that a JWT was made for; bare or in a claim, both are read."""
    try:
        payload = jwt.PyJWS().decode(signature, secret, algorithms=["HS256"])
        text = payload.decode()
    except (jwt.PyJWTError, UnicodeDecodeError):
        return None
    try:
        claims = json.loads(text)
    except ValueError:
        return str(text)
    return _text(claims.get("flow_token") if isinstance(claims, dict) else claims)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
