"""The table of addresses: complete, and built from the settings alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from falcon import testing

from miimii.cache import Cache
from miimii.chat.forms import FlowAnswer, FlowRequest
from miimii.chat.inbox import Inbox
from miimii.db import Database
from miimii.providers.signatures import sign
from miimii.sandbox.config import load_or_make
from miimii.settings import Settings
from miimii.users.fields import FieldCipher
from miimii.web.routes import Route, build_app, routes

POLICIES = {
    "/health": "public",
    "/health/ready": "public",
    "/health/live": "public",
    "/metrics": "bearer",
    "/webhook/whatsapp": "signed",
    "/webhook/whatsapp/flow": "signed",
    "/webhook/bellbank": "signed",
    "/webhook/bilal": "signed",
    "/webhook/dojah": "signed",
    "/pin/{token}": "token",
}


class NoScreens:
    def answer(self, _request: FlowRequest) -> FlowAnswer:
        return FlowAnswer({}, status=427)


@pytest.fixture
def table(tmp_path: Path) -> tuple[Route, ...]:
    config = load_or_make(tmp_path, app_port=8080, sandbox_port=8081)
    environment = {
        **config.environment("postgresql://u@127.0.0.1:1/d", "redis://127.0.0.1:1/0"),
        "METRICS_TOKEN": "t" * 32,
    }
    settings = Settings.from_env(environment)
    db, cache = Database(settings.database_url), Cache(settings.redis_url)
    inbox = Inbox(db, cache, {}, 1)
    return routes(
        settings,
        db=db,
        cache=cache,
        inbox=inbox,
        screens=NoScreens(),
        cipher=FieldCipher(settings.field_encryption_keys, settings.blind_index_key),
    )


def test_every_address_has_its_policy(table: tuple[Route, ...]) -> None:
    assert {route.path: route.policy for route in table} == POLICIES


def test_who_need_not_sign_is_counted_by_address(table: tuple[Route, ...]) -> None:
    throttled = {
        (route.path, method): route.throttle.a_minute
        for route in table
        for method in ("GET", "POST")
        if route.throttle and method in route.throttle.methods
    }
    assert throttled == {
        ("/metrics", "GET"): 120,
        ("/metrics", "POST"): 120,
        ("/webhook/whatsapp", "GET"): 30,
        ("/pin/{token}", "GET"): 60,
        ("/pin/{token}", "POST"): 60,
    }


def test_a_policy_that_is_none_stops_the_start(table: tuple[Route, ...]) -> None:
    for policy in ("", "none", None):
        wrong = replace(table[0], policy=policy)  # type: ignore[arg-type]
        with pytest.raises(RuntimeError, match="/health"):
            build_app((wrong, *table[1:]))


FORGED = "f" * 32
BODY = b'{"object":"whatsapp_business_account","entry":[]}'
# What a stranger brings: nothing, a guess, or a signature of their own.
CREDENTIALS: tuple[dict[str, str], ...] = (
    {},
    {"Authorization": "Bearer wrong"},
    {"Authorization": "Bearer "},
    {"Authorization": "Basic YWRtaW46YWRtaW4="},
    {"Cookie": "session=admin"},
    {"DO-Connecting-IP": "127.0.0.1", "X-Forwarded-For": "127.0.0.1"},
    {"X-HTTP-Method-Override": "GET", "X-Original-URL": "/health"},
    {"X-Hub-Signature-256": "sha256=" + sign(FORGED, BODY)},
    {"X-Webhook-Signature": sign(FORGED, BODY), "X-Signature": sign(FORGED, BODY)},
)


@pytest.mark.proves("T21")
@pytest.mark.proves("F29")
def test_nobody_gets_past_a_route_that_is_not_public(table: tuple[Route, ...]) -> None:
    """Every address of the product, every method, every kind of stranger."""
    client = testing.TestClient(build_app(table))
    answered: dict[str, set[int]] = defaultdict(set)
    for route in table:
        path = route.path.replace("{token}", "a" * 32)
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            for headers in CREDENTIALS:
                sent = {"body": BODY, "headers": headers, "params": {"hub.mode": "x"}}
                answer = client.simulate_request(method, path, **sent)
                answered[route.policy].add(answer.status_code)
    assert answered == {
        "public": {200, 405, 503},  # there is no database behind this one
        "signed": {401, 403, 405, 432},
        "bearer": {401, 405},
        "token": {404, 405},
    }


def test_what_is_not_in_the_table_is_not_there(table: tuple[Route, ...]) -> None:
    client = testing.TestClient(build_app(table))
    for path in ("/", "/webhook/other", "/webhook", "/health/", "/docs"):
        answer = client.simulate_get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.simulate_get("/health/live").json == {"status": "ok"}
