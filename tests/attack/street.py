"""The bank from the street: every address of the application, in one process.

The real routes over real tables and a real Redis; only the providers behind them are
scripted. Whoever attacks here holds the secrets that a test gives them, or none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import redis
from falcon import testing

from miimii import clock
from miimii.app import create_app
from miimii.sandbox.signing import graph_header, hex_hmac, public_key_of, seal
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld
from tests.transfers_world import NUMBER_ID

HOOKS = ("whatsapp", "bellbank", "bilal", "dojah")
FLOW = "/webhook/whatsapp/flow"
_wamids = count(1)


@dataclass
class Street(ChatWorld):
    """A customer's view of the bank, and a stranger's."""

    redis_url: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.settings = self.services.settings
        self.client = testing.TestClient(create_app(self.services))
        self._form_key = public_key_of(self.settings.whatsapp_flow_private_key[0])

    def post(self, path: str, raw: bytes, headers: Mapping[str, str]) -> testing.Result:
        """Post these bytes as they are; what was answered."""
        said = {"Content-Type": "application/json", **headers}
        return self.client.simulate_post(path, body=raw, headers=said)

    def hook(self, source: str, raw: bytes, *, is_signed: bool = True) -> int:
        """Deliver a webhook of this provider; the status."""
        headers = self.signature(source, raw) if is_signed else {}
        return self.post(f"/webhook/{source}", raw, headers).status_code

    def signature(self, source: str, raw: bytes) -> dict[str, str]:
        """The header with which this provider signs these bytes."""
        match source:
            case "whatsapp":
                return graph_header(self.settings.whatsapp_app_secrets[0], raw)
            case "bellbank":
                secret = self.settings.bellbank_webhook_secret[0]
                return {"x-webhook-signature": hex_hmac(secret, raw)}
            case "bilal":
                secret = self.settings.bilal_webhook_secret[0]
                return {"x-signature": hex_hmac(secret, raw)}
            case _:
                secret = self.settings.dojah_webhook_secret[0]
                return {"x-dojah-signature": hex_hmac(secret, raw)}

    def flow(self, request: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        """Send a form as a phone does; the status, and the answer in clear."""
        envelope = seal(self._form_key, request)
        signed = graph_header(self.settings.whatsapp_app_secrets[0], envelope.body)
        said = self.post(FLOW, envelope.body, signed)
        if said.status_code not in {200, 427}:
            return said.status_code, {}
        return said.status_code, envelope.open_answer(said.text)

    def submit(self, token: str, screen: str = "PIN", **data: str) -> dict[str, Any]:
        """Send one screen of a form; the answer in clear."""
        request = {
            "version": "3.0",
            "action": "data_exchange",
            "screen": screen,
            "flow_token": token,
            "data": data,
        }
        return self.flow(request)[1]

    def forget(self) -> None:
        """Empty Redis: no count of messages stops an attack that must go on."""
        with redis.Redis.from_url(self.redis_url) as client:
            client.flushdb()

    def types(self, who: Customer, text: str, *, name: str = "Ada", **more: Any) -> int:
        """A text comes in as Meta brings it, with a profile name; the status."""
        return self.brings(who, {"type": "text", "text": {"body": text}, **more}, name)

    def brings(self, who: Customer, block: dict[str, Any], name: str = "Ada") -> int:
        """Any message of this customer comes in; the status."""
        return self.hook(
            "whatsapp", json.dumps(self.message(who, block, name)).encode()
        )

    def message(
        self, who: Customer, block: dict[str, Any], name: str = "Ada"
    ) -> dict[str, Any]:
        """The webhook body of one message."""
        number = (who.phone or "").removeprefix("+")
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"phone_number_id": NUMBER_ID},
            "contacts": [{"profile": {"name": name}, "wa_id": number}],
            "messages": [
                {
                    "id": f"wamid.street.{next(_wamids)}",
                    "from": number,
                    "timestamp": str(int(clock.now().timestamp())),
                    **block,
                }
            ],
        }
        changes = [{"field": "messages", "value": value}]
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": changes}],
        }
