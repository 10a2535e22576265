"""The stand-in for the language model keeps to the contract, and lies when told to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from falcon.testing import Result, TestClient

from miimii.providers import openai_schema as schema
from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.phone_media import heard, picture, seen, voice_note


class Caller:
    """Asks with the right key and a strict schema."""

    def __init__(self, sandbox: TestClient, config: SandboxConfig) -> None:
        self._sandbox = sandbox
        self._headers = {"Authorization": f"Bearer {config.openai_api_key}"}

    def ask(self, text: str = "settle Chidi 5k", **other: Any) -> Result:
        body = {
            "model": "m",
            "store": False,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": "label"},
                {"role": "user", "content": text},
            ],
            "response_format": schema.INTENT_FORMAT,
        }
        return self._sandbox.simulate_post(
            "/openai/v1/chat/completions", json=body | other, headers=self._headers
        )

    def reads(self, text: str) -> dict[str, Any]:
        choice = self.ask(text).json["choices"][0]
        found: dict[str, Any] = json.loads(choice["message"]["content"])
        return found


@pytest.fixture
def caller(sandbox: TestClient, config: SandboxConfig) -> Caller:
    return Caller(sandbox, config)


def turn(sandbox: TestClient, value: str) -> None:
    body = {"name": "model.chat", "value": value}
    assert sandbox.simulate_put("/control/dials", json=body).status_code == 200


def test_nobody_asks_without_the_key(sandbox: TestClient) -> None:
    answer = sandbox.simulate_post("/openai/v1/chat/completions", json={})
    assert answer.status_code == 401
    assert answer.json["error"]["code"] == "invalid_api_key"


def test_a_text_is_read_in_the_strict_schema(caller: Caller) -> None:
    found = caller.reads("settle Chidi 5k at <NUM10_1> gtb")
    assert set(found) == {"intent", "language", *schema.SPANS}
    assert (found["intent"], found["amount"]) == ("transfer", "5k")
    assert (found["account_number"], found["bank_name"]) == ("<NUM10_1>", "gtb")


@pytest.mark.parametrize(
    "spoilt", [{"store": True}, {"response_format": {"type": "json_object"}}]
)
def test_a_request_that_keeps_texts_or_is_not_strict_is_refused(
    caller: Caller, spoilt: dict[str, Any]
) -> None:
    assert caller.ask(**spoilt).status_code == 400


@pytest.mark.parametrize(
    ("fate", "status"),
    [
        ("off", 503),
        ("unauthorized", 401),
        ("too_many", 429),
        ("quota", 429),
        ("error_500", 500),
        ("odd_parameter", 400),
    ],
)
def test_errors_come_in_the_provider_s_envelope(
    caller: Caller, sandbox: TestClient, *, fate: str, status: int
) -> None:
    turn(sandbox, fate)
    answer = caller.ask()
    assert answer.status_code == status
    assert set(answer.json["error"]) == {"message", "type", "param", "code"}
    assert ("retry-after" in answer.headers) == (fate == "too_many")


@pytest.mark.parametrize(
    "fate", ["refusal", "cut_off", "filtered", "malformed", "foreign"]
)
def test_useless_answers_are_read_as_none(
    caller: Caller, sandbox: TestClient, fate: str
) -> None:
    turn(sandbox, fate)
    answer = caller.ask()
    assert answer.status_code == 200
    assert schema.read_reading(schema.content_of(answer.json)) is None


@pytest.mark.parametrize(
    ("fate", "field", "lie"),
    [
        ("invented_amount", "amount", "999,999"),
        ("invented_account", "account_number", "9999999999"),
        ("invented_bank", "bank_name", "Zenith Bank"),
        ("other_service", "intent", "airtime"),
        ("injected", "recipient", "Mallory"),
    ],
)
def test_lies_are_well_formed(
    caller: Caller, sandbox: TestClient, *, fate: str, field: str, lie: str
) -> None:
    turn(sandbox, fate)
    assert caller.reads("settle Chidi 5k")[field] == lie


def test_files_carry_their_text() -> None:
    assert heard(voice_note("abeg send 5k")) == "abeg send 5k"
    assert seen(picture("0123456789 GTBank")) == "0123456789 GTBank"
    assert (heard(b"OggS"), seen(b"\x89PNG")) == ("", "")
