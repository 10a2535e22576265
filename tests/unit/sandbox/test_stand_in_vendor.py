"""The stand-in vendor keeps its own books, and calls back as it is told to."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from falcon.testing import Result, TestClient

from miimii.sandbox.config import BILAL_USERNAME, SandboxConfig
from miimii.sandbox.providers import create_app
from tests.unit.sandbox.listener import Listener

METER = "45701234567"
POWER = {
    "disco": 1,
    "meter_type": "prepaid",
    "meter_number": METER,
    "amount": 2000,
    "bypass": False,
}


class Shop:
    """A signed-in caller of the vendor."""

    def __init__(self, sandbox: TestClient, config: SandboxConfig) -> None:
        self._sandbox = sandbox
        pair = f"{BILAL_USERNAME}:{config.bilal_password}".encode()
        headers = {"Authorization": f"Basic {b64encode(pair).decode()}"}
        answer = sandbox.simulate_post("/bilal/user", headers=headers)
        self._headers = {"Authorization": f"Token {answer.json['AccessToken']}"}

    def post(self, path: str, body: dict[str, Any]) -> Result:
        return self._sandbox.simulate_post(
            f"/bilal/{path}", json=body, headers=self._headers
        )

    def buy(self, reference: str = "PUR1", **change: Any) -> Result:
        return self.post("bill", {**POWER, "request-id": reference, **change})

    def books(self) -> Any:
        return self._sandbox.simulate_get("/control/bilal").json

    def token(self, reference: str = "PUR1") -> str:
        answer = self._sandbox.simulate_get(f"/control/bilal/tokens/{reference}")
        return str(answer.json["token"])


@pytest.fixture
def shop(sandbox: TestClient, config: SandboxConfig) -> Shop:
    turn(sandbox, "vtu.settle_ms", "10")
    return Shop(sandbox, config)


def turn(sandbox: TestClient, name: str, value: str) -> None:
    answer = sandbox.simulate_put("/control/dials", json={"name": name, "value": value})
    assert answer.status_code == 200


def callbacks(listener: Listener, n: int) -> list[Any]:
    return listener.bodies(lambda body: "request-id" in body, n)


def test_nothing_is_sold_without_a_token(sandbox: TestClient) -> None:
    for headers in ({}, {"Authorization": "Token x"}, {"Authorization": "Bearer x"}):
        answer = sandbox.simulate_post("/bilal/bill", json=POWER, headers=headers)
        assert (answer.status_code, answer.json["status"]) == (401, "fail")
    wrong = {"Authorization": "Basic eDp4"}
    assert sandbox.simulate_post("/bilal/user", headers=wrong).status_code == 401
    assert sandbox.simulate_get("/control/bilal/witness").json["witness_out"] == []


def test_a_callback_is_signed_and_may_bring_the_token(
    shop: Shop, listener: Listener, config: SandboxConfig
) -> None:
    shop.buy()
    (body,) = callbacks(listener, 1)
    assert (body["status"], body["request-id"]) == ("success", "PUR1")
    assert shop.token() in body["response"].replace("-", "")
    ((path, headers, raw),) = listener.hooks
    secret = config.bilal_webhook_secret.encode()
    right = hmac.new(secret, raw, hashlib.sha256).hexdigest()
    given = {name.lower(): value for name, value in headers.items()}
    assert (path, given["x-webhook-signature"]) == ("/webhook/bilal", right)


@pytest.mark.parametrize(
    argnames=("where", "in_reply", "in_callback"),
    argvalues=[
        ("both", True, True),
        ("reply", True, False),
        ("callback", False, True),
        ("nowhere", False, False),
    ],
)
def test_the_token_comes_where_the_dial_says(
    shop: Shop,
    sandbox: TestClient,
    listener: Listener,
    where: str,
    in_reply: bool,  # noqa: FBT001
    in_callback: bool,  # noqa: FBT001
) -> None:
    turn(sandbox, "vtu.token_in", where)
    reply = shop.buy().json
    (body,) = callbacks(listener, 1)
    assert (reply["token"] == shop.token()) == in_reply
    assert (shop.token() in body["response"].replace("-", "")) == in_callback


@pytest.mark.parametrize(
    argnames=("fate", "told"),
    argvalues=[
        ("ok", ["success"]),
        ("later_success", ["success"]),
        ("later_fail", ["fail"]),
        ("late_success", ["success"]),
        ("claims_fail", ["fail"]),
        ("claims_success", ["success"]),
        ("gateway_after", ["success"]),
        ("fail", []),
        ("silent_success", []),
        ("silent_fail", []),
        ("gateway", []),
    ],
)
def test_each_fate_calls_back_as_it_is_named(
    shop: Shop, sandbox: TestClient, listener: Listener, fate: str, told: list[str]
) -> None:
    turn(sandbox, "vtu.vend", fate)
    shop.buy("PUR1")
    turn(sandbox, "vtu.vend", "ok")
    shop.buy("PUR2")  # whose callback tells that the wait is over
    heard = callbacks(listener, len(told) + 1)
    assert [b["status"] for b in heard if b["request-id"] == "PUR1"] == told


def test_callbacks_come_twice_or_never_or_before_the_reply(
    shop: Shop, sandbox: TestClient, listener: Listener
) -> None:
    turn(sandbox, "vtu.callback_order", "first")  # and so nothing is left for later
    turn(sandbox, "vtu.callbacks", "0")
    shop.buy("PUR1")
    turn(sandbox, "vtu.callbacks", "2")
    shop.buy("PUR2")
    heard = [json.loads(raw)["request-id"] for _, _, raw in listener.hooks]
    assert heard == ["PUR2", "PUR2"]


def test_what_was_planned_survives_a_restart(
    shop: Shop, sandbox: TestClient, listener: Listener, config: SandboxConfig
) -> None:
    turn(sandbox, "vtu.settle_ms", "600000")
    turn(sandbox, "vtu.vend", "later_success")
    shop.buy()
    assert Path(config.data_dir, "bilal.sqlite").exists()
    after = TestClient(create_app(config))
    (row,) = after.simulate_get("/control/bilal").json["purchases"]
    assert (row["status"], row["becomes"]) == ("processing", "success")
    assert listener.hooks == []


@pytest.mark.parametrize(
    argnames="change",
    argvalues=[
        {"disco": 12},
        {"disco": "1"},
        {"meter_type": "smart"},
        {"meter_number": "123"},
        {"meter_number": 45701234567},
        {"amount": 99},
        {"amount": 100_001},
        {"amount": "2000"},
        {"amount": 2000.5},
        {"bypass": None},
        {"request-id": "a b"},
        {"request-id": "x" * 33},
        {"request-id": None},
    ],
)
def test_what_it_does_not_sell_fails_and_is_not_booked(
    shop: Shop, change: dict[str, Any]
) -> None:
    answer = shop.buy(**change)
    assert (answer.status_code, answer.json["status"]) == (200, "fail")
    assert shop.books()["purchases"] == []
    assert shop.books()["float_kobo"] == 50_000_000


def test_a_callback_can_be_sent_by_hand(
    sandbox: TestClient, listener: Listener
) -> None:
    body = {"reference": "PUR9", "status": "fail", "response": "no", "times": 3}
    answer = sandbox.simulate_post("/control/bilal/callbacks", json=body)
    assert answer.json == {"http": [200, 200, 200]}
    assert (
        callbacks(listener, 3)
        == [{"status": "fail", "request-id": "PUR9", "response": "no"}] * 3
    )


def test_no_token_is_shown_but_to_who_asks_for_it(shop: Shop) -> None:
    shop.buy()
    assert shop.token() not in json.dumps(shop.books())
    assert len(shop.token()) == 20


def test_the_books_name_whose_each_plan_is(shop: Shop) -> None:
    plans = shop.books()["plans"]
    assert {plan["seller"] for plan in plans if plan["service"] == "cable"} == {
        "GOTV",
        "DSTV",
        "STARTIMES",
    }
