"""The encrypted forms by Meta's book: order of refusals, actions, sealed answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from falcon import testing

from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.sandbox.signing import FlowEnvelope, graph_header, seal
from miimii.web.routes import Route, build_app
from miimii.web.webhooks.flow import FlowWebhook

PATH = "/webhook/whatsapp/flow"
SECRET = "a" * 32
OLD_SECRET = "b" * 32
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OLD_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Echo:
    """Screens that answer with what they were asked."""

    def __init__(self) -> None:
        self.asked: list[FlowRequest] = []
        self.acted: list[tuple[str, ...]] = []

    def answer(self, request: FlowRequest) -> FlowAnswer:
        self.asked.append(request)
        if not request.flow_token:
            return FlowAnswer({"error_msg": "gone"}, status=427)
        return FlowAnswer({"screen": "PIN", "data": {"é": 1}}, lanes=("lane-1",))


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def client(echo: Echo) -> testing.TestClient:
    flow = FlowWebhook(
        echo,
        lambda lanes: echo.acted.append(tuple(lanes)),
        private_keys=(KEY, OLD_KEY),
        app_secrets=(SECRET, OLD_SECRET),
    )
    return testing.TestClient(build_app([Route(PATH, flow, "signed")]))


def post(
    client: testing.TestClient, raw: bytes, secret: str = SECRET
) -> testing.Result:
    return client.simulate_post(PATH, body=raw, headers=graph_header(secret, raw))


def ask(
    client: testing.TestClient, request: Mapping[str, Any]
) -> tuple[int, dict[str, Any]]:
    envelope = seal(KEY.public_key(), request)
    answer = post(client, envelope.body)
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.status_code, envelope.open_answer(answer.text)


def envelope(**changes: Any) -> bytes:
    body = json.loads(seal(KEY.public_key(), {"action": "ping"}).body)
    return json.dumps({**body, **changes}).encode()


@pytest.mark.proves("T38")
@pytest.mark.parametrize("key", [KEY, OLD_KEY])
def test_a_phone_with_the_key_of_before_is_answered_as_well(
    client: testing.TestClient, key: rsa.RSAPrivateKey
) -> None:
    sealed = seal(key.public_key(), {"version": "3.0", "action": "ping"})

    answer = post(client, sealed.body)

    assert answer.status_code == 200
    assert sealed.open_answer(answer.text) == {"data": {"status": "active"}}


def test_ping_is_answered_under_both_versions(client: testing.TestClient) -> None:
    for version in ("3.0", "4.0"):
        request = {"version": version, "action": "ping"}
        assert ask(client, request) == (200, {"data": {"status": "active"}})


@pytest.mark.parametrize(argnames="action", argvalues=["INIT", "data_exchange", "BACK"])
def test_a_screen_gets_what_was_typed_and_acts_once_answered(
    client: testing.TestClient, echo: Echo, action: str
) -> None:
    request = {
        "version": "3.0",
        "action": action,
        "screen": "PIN",
        "data": {"pin": "4821"},
        "flow_token": "t-1",
    }
    assert ask(client, request) == (200, {"screen": "PIN", "data": {"é": 1}})
    assert echo.asked == [FlowRequest(action, "PIN", {"pin": "4821"}, "t-1")]
    assert echo.acted == [("lane-1",)]


@pytest.mark.parametrize(argnames="data", argvalues=[None, "", [], 5])
def test_missing_screen_data_and_token_are_empty(
    client: testing.TestClient, echo: Echo, data: object
) -> None:
    status, body = ask(client, {"action": "INIT", "screen": None, "data": data})
    assert (status, body) == (427, {"error_msg": "gone"})
    assert echo.asked == [FlowRequest("INIT", "", {}, "")]
    assert echo.acted == []


@pytest.mark.parametrize(
    argnames="data", argvalues=[{"error": "x", "error_message": "y"}, {"error_key": 1}]
)
def test_an_error_notice_is_acknowledged(
    client: testing.TestClient, echo: Echo, data: dict[str, Any]
) -> None:
    request = {"action": "data_exchange", "data": data, "flow_token": "t-1"}
    assert ask(client, request) == (200, {"data": {"acknowledged": True}})
    assert echo.asked == []


def signature(claims: Any, secret: str = SECRET, algorithm: str = "HS256") -> str:
    payload = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
    return jwt.PyJWS().encode(payload, secret, algorithm=algorithm)


@pytest.mark.parametrize(
    argnames="signed",
    argvalues=[
        signature({"flow_token": "t-1"}),
        signature("t-1"),
        signature(b"t-1"),
        signature({"flow_token": "t-1"}, OLD_SECRET),
    ],
)
def test_a_signed_token_is_taken(
    client: testing.TestClient, echo: Echo, signed: str
) -> None:
    request = {"action": "INIT", "flow_token": "t-1", "flow_token_signature": signed}
    assert ask(client, request)[0] == 200
    assert [request.flow_token for request in echo.asked] == ["t-1"]


@pytest.mark.parametrize(
    argnames="signed",
    argvalues=[
        signature({"flow_token": "t-2"}),
        signature({}),
        signature([]),
        signature({"flow_token": "t-1"}, "c" * 32),
        signature({"flow_token": "t-1"}, "a" * 64, "HS512"),
        jwt.PyJWS().encode(b"t-1", "", algorithm="none"),
        "x.y.z",
        "",
        7,
    ],
)
def test_a_token_with_a_wrong_signature_is_no_token(
    client: testing.TestClient, echo: Echo, signed: object
) -> None:
    request = {"action": "INIT", "flow_token": "t-1", "flow_token_signature": signed}
    assert ask(client, request)[0] == 427
    assert echo.asked[0].flow_token == ""


def test_the_signature_is_looked_at_first(client: testing.TestClient) -> None:
    assert post(client, b"not even json", secret="wrong").status_code == 432
    assert client.simulate_post(PATH, body=envelope()).status_code == 432


@pytest.mark.parametrize(
    argnames="raw",
    argvalues=[
        b"{}",
        b"[]",
        b"nonsense",
        envelope(initial_vector=None),
        envelope(encrypted_flow_data=7),
        seal(KEY.public_key(), {"action": "fly"}).body,
        seal(KEY.public_key(), {}).body,
        seal(KEY.public_key(), {"action": ["ping"]}).body,
    ],
)
def test_a_signed_body_that_is_no_request_is_a_400(
    client: testing.TestClient, raw: bytes
) -> None:
    assert post(client, raw).status_code == 400


@pytest.mark.parametrize(
    argnames="raw",
    argvalues=[
        seal(OTHER_KEY.public_key(), {"action": "ping"}).body,
        envelope(encrypted_aes_key="AAAA"),
        envelope(encrypted_aes_key="not base64!"),
        envelope(encrypted_aes_key="é"),
        envelope(initial_vector="AAAA"),
        envelope(initial_vector=""),
        envelope(encrypted_flow_data=""),
        envelope(encrypted_flow_data="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
    ],
)
def test_what_is_not_for_our_key_is_a_421(
    client: testing.TestClient, raw: bytes
) -> None:
    assert post(client, raw).status_code == 421


def test_the_answer_opens_only_under_the_inverted_iv(
    client: testing.TestClient,
) -> None:
    sealed = seal(KEY.public_key(), {"action": "ping"})
    answer = post(client, sealed.body)
    assert sealed.open_answer(answer.text) == {"data": {"status": "active"}}
    straight = FlowEnvelope(
        sealed.body, sealed.aes_key, bytes(byte ^ 0xFF for byte in sealed.iv)
    )
    with pytest.raises(Exception, match=r"^$"):
        straight.open_answer(answer.text)


def test_only_post_is_answered(client: testing.TestClient) -> None:
    assert client.simulate_get(PATH).status_code == 405
