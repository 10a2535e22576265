"""Whose address counts, and whose word about it does not."""

from __future__ import annotations

import pytest
from falcon import testing

from miimii.cache import Cache
from miimii.web.callers import Throttle, address_of
from miimii.web.routes import Route, build_app

FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Real-IP": "203.0.113.9",
    "Forwarded": "for=203.0.113.9",
    "True-Client-IP": "203.0.113.9",
    "CF-Connecting-IP": "203.0.113.9",
}


@pytest.mark.parametrize(
    ("header", "peer", "address"),
    [
        ("198.51.100.7", "10.0.0.1", "198.51.100.7"),
        (" 198.51.100.7 ", "10.0.0.1", "198.51.100.7"),
        (None, "10.0.0.1", "10.0.0.1"),
        ("", "10.0.0.1", "10.0.0.1"),
        ("198.51.100.7, 1.1.1.1", "10.0.0.1", "10.0.0.1"),
        ("<script>", "10.0.0.1", "10.0.0.1"),
        ("::ffff:198.51.100.7", "10.0.0.1", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "10.0.0.1", "2001:db8:1:2::/64"),
        (None, "", "unknown"),
    ],
)
@pytest.mark.proves("T43")
def test_only_the_platform_and_the_peer_say_who_calls(
    header: str | None, peer: str, address: str
) -> None:
    headers = FORGED if header is None else {**FORGED, "DO-Connecting-IP": header}
    req = testing.create_req(headers=headers)
    req.env["REMOTE_ADDR"] = peer
    assert address_of(req) == address


class Page:
    def on_get(self, _req: object, _resp: object, token: str) -> None:
        """Answer."""

    on_post = on_get


@pytest.fixture
def client() -> testing.TestClient:
    """A page for two calls a minute; its cache is away, so this process counts."""
    away = Cache("redis://127.0.0.1:1/0")
    throttle = Throttle(away, "page", 2, {"GET"})
    return testing.TestClient(build_app([Route("/{token}", Page(), "token", throttle)]))


def test_one_too_many_waits_a_minute_whatever_it_asks_for(
    client: testing.TestClient,
) -> None:
    answers = [
        client.simulate_get(
            f"/{n}", headers={**FORGED, "X-Forwarded-For": f"9.9.9.{n}"}
        )
        for n in range(3)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "60"
    assert answers[2].json["type"] == "/problems/too-many-requests"


def test_other_addresses_and_methods_are_served_on(client: testing.TestClient) -> None:
    for n in range(4):
        other = {"DO-Connecting-IP": f"198.51.100.{n}"}
        assert client.simulate_get("/a", headers=other).status_code == 200
        assert client.simulate_post("/a").status_code == 200
