"""Webhooks: who is let in, what is kept, and that work follows the answer."""

from __future__ import annotations

import json
import random
from typing import Any

import psycopg
import pytest
from falcon import inspect, testing

from miimii.cache import Cache
from miimii.chat.inbox import Inbox
from miimii.db import Database
from miimii.providers.signatures import sign
from miimii.sandbox.signing import as_meta_writes_it
from miimii.web.routes import build_app, refuse_undeclared
from tests.integration.web import edge

pytestmark = pytest.mark.usefixtures("clean")

CREDIT = {
    "type": "virtual_account.credit",
    "data": {"accountNumber": "9900000001", "amount": "5000", "reference": "IN1"},
}
VERIFIED = {"event": "kyc.verified", "data": {"user_id": "u1", "details": {"a": "b"}}}


def message(
    *texts: str, number: str = edge.PHONE_NUMBER_ID, start: int = 0
) -> dict[str, Any]:
    messages = [
        {
            "from": "2348030000001",
            "id": f"wamid.{start + n}",
            "timestamp": str(1_795_000_000 + n),
            "type": "text",
            "text": {"body": text},
        }
        for n, text in enumerate(texts)
    ]
    value = {"metadata": {"phone_number_id": number}, "messages": messages}
    change = {"field": "messages", "value": value}
    entry = [{"id": "1", "changes": [change]}]
    return {"object": "whatsapp_business_account", "entry": entry}


def from_meta(
    client: testing.TestClient, raw: bytes, secret: str = edge.META_SECRET
) -> int:
    headers = {"X-Hub-Signature-256": f"sha256={sign(secret, raw)}"}
    return client.simulate_post(
        "/webhook/whatsapp", body=raw, headers=headers
    ).status_code


def from_bank(
    client: testing.TestClient, raw: bytes, secret: str = edge.BANK_SECRET
) -> int:
    headers = {"x-webhook-signature": sign(secret, raw)}
    return client.simulate_post(
        "/webhook/bellbank", body=raw, headers=headers
    ).status_code


def foreign(client: testing.TestClient) -> float:
    """How much of what was signed was not for us, as the metrics say."""
    headers = {"Authorization": f"Bearer {edge.METRICS_TOKEN}"}
    text = client.simulate_get("/metrics", headers=headers).text
    return float(text.split("\nmiimii_webhook_foreign_total ")[1].split("\n")[0])


def kept(owner_url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(owner_url) as conn:
        return conn.execute("""
            SELECT source, event_key, lane, kind, status
              FROM inbound_events
             ORDER BY source, event_key
            """).fetchall()


def test_the_handshake_gives_the_challenge_back(client: testing.TestClient) -> None:
    asked = {
        "hub.mode": "subscribe",
        "hub.verify_token": "verify",
        "hub.challenge": "1158201444",
    }
    answer = client.simulate_get("/webhook/whatsapp", params=asked)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    argnames="change",
    argvalues=[
        {"hub.verify_token": "wrong"},
        {"hub.verify_token": "vérify"},
        {"hub.verify_token": ""},
        {"hub.mode": "unsubscribe"},
        {"hub.challenge": ""},
    ],
)
def test_any_other_handshake_is_forbidden(
    client: testing.TestClient, change: dict[str, str]
) -> None:
    asked = {
        "hub.mode": "subscribe",
        "hub.verify_token": "verify",
        "hub.challenge": "1",
    }
    params = {**asked, **change}
    assert client.simulate_get("/webhook/whatsapp", params=params).status_code == 403


def test_every_message_is_kept_and_then_worked_in_order(
    client: testing.TestClient, worked: edge.Worked, owner_url: str
) -> None:
    raw = as_meta_writes_it(message("café / @", "two", "three"))
    assert from_meta(client, raw) == 200
    assert worked.keys() == ["wamid.0", "wamid.1", "wamid.2"]
    assert {row[4] for row in kept(owner_url)} == {"done"}


def test_a_repeat_has_no_second_effect(
    client: testing.TestClient, worked: edge.Worked
) -> None:
    raw = json.dumps(message("hi")).encode()
    assert [from_meta(client, raw) for _ in range(3)] == [200, 200, 200]
    assert worked.keys() == ["wamid.0"]


@pytest.mark.proves("T04")
def test_another_number_or_object_is_acknowledged_and_left(
    client: testing.TestClient, worked: edge.Worked, owner_url: str
) -> None:
    before = foreign(client)
    assert from_meta(client, json.dumps(message("hi", number="2")).encode()) == 200
    assert from_meta(client, b'{"object":"page","entry":[]}') == 200
    assert from_meta(client, b"{}") == 200
    assert foreign(client) == before + 3
    assert worked.events == []
    assert kept(owner_url) == []


def test_a_credit_notice_is_kept_and_worked_once_in_both_shapes(
    client: testing.TestClient, worked: edge.Worked, owner_url: str
) -> None:
    flat = {
        "event": "collection",
        "reference": "IN1",
        "virtualAccount": "9900000001",
        "amountReceived": 5000,
        "status": "successful",
    }
    for body in (CREDIT, flat, CREDIT):
        assert from_bank(client, json.dumps(body).encode()) == 200
    assert kept(owner_url) == [
        (
            "bellbank",
            "credit:IN1:successful",
            "credit:bellbank:IN1",
            "credit",
            "done",
        )
    ]
    assert [event.payload["amount_kobo"] for event in worked.events] == [500_000]


def test_a_notice_we_cannot_read_is_kept_too(
    client: testing.TestClient, worked: edge.Worked
) -> None:
    raw = b'{"event":"collection","reference":"IN1","amountReceived":5000.001}'
    assert from_bank(client, raw) == 200
    (event,) = worked.events
    assert event.kind == "unknown"
    assert event.payload["raw"] == raw.decode()


@pytest.mark.parametrize(
    argnames="name",
    argvalues=["x-dojah-signature", "x-webhook-signature", "x-signature"],
)
def test_a_verdict_from_outside_is_kept_and_changes_nothing(
    client: testing.TestClient, worked: edge.Worked, owner_url: str, name: str
) -> None:
    raw = json.dumps(VERIFIED).encode()
    headers = {name: f"sha256={sign(edge.DOJAH_SECRET, raw)}"}
    for _ in range(2):
        answer = client.simulate_post("/webhook/dojah", body=raw, headers=headers)
        assert (answer.status_code, answer.json) == (200, {"status": "ok"})
    assert [row[:4] for row in kept(owner_url)] == [
        ("dojah", "kyc.verified:u1", "nobody", "ignored")
    ]
    assert worked.events == []


@pytest.mark.parametrize(
    argnames=("headers", "status"),
    argvalues=[
        ({}, 401),
        ({"x-webhook-signature": ""}, 401),
        ({"x-webhook-signature": "zz"}, 401),
        ({"x-signature": "GOOD"}, 200),
        ({"x-bellbank-signature": "GOOD"}, 200),
        ({"x-webhook-signature": "bad", "x-signature": "GOOD"}, 401),
        ({"x-dojah-signature": "GOOD"}, 401),
        ({"X-Hub-Signature-256": "GOOD"}, 401),
    ],
)
def test_the_first_signature_header_that_is_there_decides(
    client: testing.TestClient, headers: dict[str, str], status: int, owner_url: str
) -> None:
    raw = json.dumps(CREDIT).encode()
    good = sign(edge.BANK_SECRET, raw)
    given = {name: value.replace("GOOD", good) for name, value in headers.items()}
    answer = client.simulate_post("/webhook/bellbank", body=raw, headers=given)
    assert answer.status_code == status
    assert len(kept(owner_url)) == (status == 200)


def test_what_is_signed_but_no_json_object_is_a_400(
    client: testing.TestClient, owner_url: str
) -> None:
    for raw in (b"", b"[]", b"<html>", b'{"a":1,"a":2}', b'{"a":NaN}'):
        assert from_meta(client, raw) == 400
        assert from_bank(client, raw) == 400
    assert kept(owner_url) == []


def test_more_than_the_limit_is_a_413(client: testing.TestClient) -> None:
    mib = 1 << 20
    assert from_bank(client, b" " * (mib + 1)) == 413
    assert from_meta(client, b" " * (3 * mib + 1)) == 413
    assert from_meta(client, b" " * (2 * mib)) == 400


def test_without_a_store_the_sender_is_asked_to_come_again(
    nowhere: Database, cache: Cache, worked: edge.Worked
) -> None:
    client = edge.client(nowhere, cache, worked)
    assert from_meta(client, json.dumps(message("hi")).encode()) == 503
    assert from_bank(client, json.dumps(CREDIT).encode()) == 503
    assert worked.events == []


@pytest.mark.proves("T21")
def test_nobody_gets_in_without_credentials(client: testing.TestClient) -> None:
    """The walk over every route; what is public is listed, the rest says no."""
    public = {"/health", "/health/live"}
    for route in inspect.inspect_routes(client.app):
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            answer = client.simulate_request(method, route.path, body=b"{}")
            if route.path not in public or method != "GET":
                assert answer.status_code in {401, 403, 405, 432}, (route.path, method)
    assert client.simulate_post("/webhook/other", body=b"{}").status_code == 404


def test_a_route_outside_the_table_stops_the_start(
    database: Database, cache: Cache
) -> None:
    rows = edge.table(database, cache, Inbox(database, cache, {}, 1))
    app = build_app(rows)
    app.add_route("/debug", object())
    with pytest.raises(RuntimeError, match="/debug"):
        refuse_undeclared(app, rows)


def test_mutated_bodies_get_a_yes_or_a_no_and_never_a_crash(
    client: testing.TestClient, owner_url: str
) -> None:
    """500 bodies, half of them signed, always the same ones."""
    chance = random.Random(20261122)  # noqa: S311  (no secret is made of it)
    statuses: dict[bool, set[int]] = {True: set(), False: set()}
    for number in range(500):
        is_signed = number % 2 == 0
        if chance.random() < 0.5:
            raw = mutated(chance, json.dumps(message("hi", start=number)).encode())
            secret = edge.META_SECRET if is_signed else "forged"
            statuses[is_signed].add(from_meta(client, raw, secret))
        else:
            raw = mutated(chance, json.dumps(CREDIT).encode())
            secret = edge.BANK_SECRET if is_signed else "forged"
            statuses[is_signed].add(from_bank(client, raw, secret))
    assert statuses == {True: {200, 400}, False: {401}}


ODD_VALUES = (
    *(b"null", b"[]", b"{}", b"-1", b"1e400", b"NaN", b'""', b"true", b'"\\ud800"'),
    *(b'"\\u0000"', b"9" * 4000, b"9" * 5000, b"[" * 40 + b"]" * 40, b'{"a":1,"a":2}'),
)


def mutated(chance: random.Random, raw: bytes) -> bytes:
    """Cut it, flip a bit, put a BOM before it, or put something else for a value."""
    place = chance.randrange(1, len(raw) - 1)
    match chance.randrange(6):
        case 0:
            return raw[:place]
        case 1:
            return (
                raw[:place]
                + bytes([raw[place] ^ 1 << chance.randrange(8)])
                + raw[place + 1 :]
            )
        case 2:
            return b"\xef\xbb\xbf" + raw
        case _:
            texts = [part for part in raw.split(b'"') if part and b":" not in part]
            return raw.replace(
                b'"' + chance.choice(texts) + b'"', chance.choice(ODD_VALUES), 1
            )
