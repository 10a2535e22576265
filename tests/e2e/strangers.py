"""Who has no business here: spoilt forms, guesses, forged notices."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from miimii.sandbox.signing import graph_header
from tests.e2e.day import ASKED, FLOW, Day

_numbers = count(608_501)


class Strangers(Day):
    """They hold a secret each, and none is right."""

    def _forms_come_spoilt(self) -> None:
        plant = self.aviary.plant
        made_up = plant("made-up token of a form", "cHVyZWx5LW1hZGUtdXA-form")
        spoilt: list[dict[str, Any]] = [
            {
                **ASKED,
                "flow_token": made_up,
                "data": {"pin": _pin(plant, "a dead form")},
            },
            {**ASKED, "flow_token": self.token, "data": [_pin(plant, "a list")]},
            {**ASKED, "flow_token": [_pin(plant, "a token")], "data": {}},
            {**ASKED, "flow_token": made_up, "screen": _pin(plant, "a screen")},
            {"version": "3.0", "action": _pin(plant, "an action")},
            {**ASKED, "data": {"error": _pin(plant, "an error")}},
        ]
        for request in spoilt:
            self._submits(request)
        bare = json.dumps({**ASKED, "data": {"pin": _pin(plant, "clear")}}).encode()
        signed = graph_header(self.stack.config.whatsapp_app_secret, bare)
        for headers in (signed, {}):
            self._calls("POST", FLOW, data=bare, headers=headers)

    def _strangers_knock(self) -> None:
        plant = self.aviary.plant
        guess = plant("guessed bearer", "bWV0cmljcy1ndWVzcw-4711")
        right = self.stack.environment["METRICS_TOKEN"]
        for bearer in (guess, right):
            self._calls(
                "GET", "/metrics", headers={"Authorization": f"Bearer {bearer}"}
            )
        page = plant("made-up token of a page", "cGFnZS1ndWVzcw-4712")
        self._calls("GET", f"/pin/{page}")
        self._calls("POST", f"/pin/{page}", data={"pin": _pin(plant, "a dead page")})
        self._calls("GET", f"/nowhere/{plant('path', 'bm93aGVyZQ-4713')}")
        handshake = plant("guessed handshake", "aGFuZHNoYWtl-4714")
        query = {"hub.mode": "subscribe", "hub.verify_token": handshake}
        self._calls("GET", "/webhook/whatsapp", params=query)
        for source in ("whatsapp", "bellbank", "bilal", "dojah"):
            forged = plant(f"forged notice of {source}", f"Zm9yZ2Vk-{source}-4715")
            headers = {"Authorization": f"Bearer {forged}", "X-Signature": forged}
            self._calls("POST", f"/webhook/{source}", data=forged, headers=headers)


def _pin(plant: Callable[..., str], place: str) -> str:
    return plant(f"PIN in {place}", str(next(_numbers)))
