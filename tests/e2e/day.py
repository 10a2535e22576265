"""What the parts of a bad day share: the bank, who is in it, and what came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from miimii.sandbox.signing import graph_header, public_key_of, seal
from tests.bot import Bot
from tests.canaries import Aviary, Sink
from tests.stack import Stack

FLOW = "/webhook/whatsapp/flow"
ASKED = {"version": "3.0", "action": "data_exchange", "screen": "PIN"}


@dataclass
class Day:
    """A customer, her PIN and one of her forms; what scripts said and was answered."""

    stack: Stack
    aviary: Aviary
    ada: Bot
    payee: str
    pin: str = ""
    token: str = ""
    scripts: Sink = field(default_factory=list)
    answers: Sink = field(default_factory=list)
    redis: Sink = field(default_factory=list)

    def _submits(self, request: Mapping[str, Any]) -> None:
        """Send anything as a form, sealed and signed as a phone's would be."""
        config = self.stack.config
        body = seal(public_key_of(config.flow_private_key), request).body
        signed = graph_header(config.whatsapp_app_secret, body)
        self._calls("POST", FLOW, data=body, headers=signed)

    def _calls(self, method: str, path: str, **how: Any) -> None:
        """Ask the application anything, and keep what it answers."""
        with requests.Session() as session:
            session.trust_env = False
            url = self.stack.app_url + path
            said = session.request(method, url, timeout=30, **how)
        self.answers.append((path, f"{said.status_code} {said.headers} {said.text}"))
