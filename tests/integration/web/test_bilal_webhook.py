"""/webhook/bilal: who is let in, what is kept, and that no token lies about."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest
from falcon import testing

from miimii.cache import Cache
from miimii.db import Database
from miimii.providers.signatures import sign
from tests.integration.web import edge

pytestmark = pytest.mark.usefixtures("clean")

DIGITS = "12345678901234567890"
SUCCESS = {
    "status": "success",
    "request-id": "PUR01",
    "response": f"Token: {DIGITS}",
}


def from_vendor(
    client: testing.TestClient,
    body: dict[str, Any] | bytes,
    *,
    secret: str = edge.VENDOR_SECRET,
    header: str = "x-webhook-signature",
    prefix: str = "",
) -> int:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {header: prefix + sign(secret, raw)}
    answer = client.simulate_post("/webhook/bilal", body=raw, headers=headers)
    return answer.status_code


def kept(owner_url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(owner_url) as conn:
        return conn.execute("""
            SELECT event_key, lane, kind, status, payload::text
              FROM inbound_events
             WHERE source = 'bilal'
             ORDER BY event_key
            """).fetchall()


def test_an_outcome_is_kept_and_worked_once(
    client: testing.TestClient, worked: edge.Worked, owner_url: str
) -> None:
    for body in (SUCCESS, SUCCESS, {**SUCCESS, "status": "fail"}, SUCCESS):
        assert from_vendor(client, body) == 200
    assert worked.keys() == ["PUR01:success", "PUR01:fail"]
    assert [row[:4] for row in kept(owner_url)] == [
        ("PUR01:fail", "PUR01", "vend", "done"),
        ("PUR01:success", "PUR01", "vend", "done"),
    ]


def test_the_token_in_it_is_kept_sealed(
    client: testing.TestClient, worked: edge.Worked, owner_url: str
) -> None:
    assert from_vendor(client, SUCCESS) == 200
    (row,) = kept(owner_url)
    assert DIGITS not in row[4]
    sealed = worked.events[0].payload["response"]
    opened = edge.CIPHER.open("inbound_events", "response", "PUR01", sealed)
    assert opened == f"Token: {DIGITS}"


@pytest.mark.parametrize(
    argnames="body",
    argvalues=[{**SUCCESS, "status": "pending"}, {"status": "success"}, {}],
)
def test_what_says_nothing_is_kept_and_changes_nothing(
    client: testing.TestClient,
    worked: edge.Worked,
    owner_url: str,
    body: dict[str, Any],
) -> None:
    assert from_vendor(client, body) == 200
    assert [row[2:4] for row in kept(owner_url)] == [("ignored", "ignored")]
    assert worked.events == []


@pytest.mark.parametrize(
    argnames=("how", "status"),
    argvalues=[
        ({}, 200),
        ({"header": "x-signature"}, 200),
        ({"prefix": "sha256="}, 200),
        ({"secret": edge.NEW_VENDOR_SECRET}, 200),
        ({"secret": edge.BANK_SECRET}, 401),
        ({"header": "x-bilal-signature"}, 401),
        ({"prefix": "sha1="}, 401),
        ({"prefix": "é"}, 401),
    ],
)
def test_only_who_signs_is_let_in(
    client: testing.TestClient, owner_url: str, how: dict[str, str], status: int
) -> None:
    assert from_vendor(client, SUCCESS, **how) == status
    assert len(kept(owner_url)) == (status == 200)


def test_what_is_no_object_or_too_long_is_refused(
    client: testing.TestClient, owner_url: str
) -> None:
    for raw in (b"", b"[]", b"<html>", b'{"a":1,"a":2}', b'{"a":NaN}'):
        assert from_vendor(client, raw) == 400
    assert from_vendor(client, b" " * ((1 << 20) + 1)) == 413
    assert kept(owner_url) == []


def test_without_a_store_the_vendor_is_asked_to_come_again(
    nowhere: Database, cache: Cache, worked: edge.Worked
) -> None:
    assert from_vendor(edge.client(nowhere, cache, worked), SUCCESS) == 503
    assert worked.events == []
