"""Who signs what, and the table of what is no signature: nothing of it is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from falcon import testing

from miimii import clock, metrics
from miimii.providers.signatures import sign
from miimii.sandbox.signing import as_meta_writes_it
from tests.integration.web import edge
from tests.integration.web.test_webhooks import CREDIT, message

STRANGER = "s" * 32
pytestmark = pytest.mark.usefixtures("clean")


@dataclass(frozen=True)
class Source:
    """Who may post to an address, how they sign, and what a stranger is told."""

    path: str
    header: str
    secrets: tuple[str, str]
    body: dict[str, Any]
    prefix: str = ""
    refused: int = 401
    taken: int = 200

    def headers(self, raw: bytes, secret: str) -> dict[str, str]:
        return {self.header: self.prefix + sign(secret, raw)}


META = (edge.META_SECRET, edge.OLD_META_SECRET)
HUB = "X-Hub-Signature-256"
WORDS = {"note": "₦5,000 for mama Ngozi 🎉 / @"}
SOURCES = (
    Source("/webhook/whatsapp", HUB, META, message("café 🎉 / @"), "sha256="),
    # Signed, it is read, and then no Flow's envelope.
    Source("/webhook/whatsapp/flow", HUB, META, WORDS, "sha256=", 432, 400),
    Source(
        "/webhook/bellbank",
        "x-webhook-signature",
        (edge.BANK_SECRET, edge.OLD_BANK_SECRET),
        {**CREDIT, **WORDS},
    ),
    Source(
        "/webhook/bilal",
        "x-signature",
        (edge.NEW_VENDOR_SECRET, edge.VENDOR_SECRET),
        {"status": "success", "request-id": "PUR01", **WORDS},
    ),
    Source(
        "/webhook/dojah",
        "x-dojah-signature",
        (edge.DOJAH_SECRET, edge.OLD_DOJAH_SECRET),
        {"event": "kyc.verified", **WORDS},
    ),
)


def others(source: Source) -> list[str]:
    return [each.secrets[0] for each in SOURCES if each.secrets != source.secrets]


# What is no signature: each makes headers from a source and the bytes it would sign.
FORGERIES: tuple[Callable[[Source, bytes], dict[str, str]], ...] = (
    lambda source, raw: {},
    lambda source, raw: {source.header: ""},
    lambda source, raw: {source.header: source.prefix},
    lambda source, raw: {source.header: source.prefix + "0" * 64},
    lambda source, raw: source.headers(raw, STRANGER),
    lambda source, raw: source.headers(raw, others(source)[0]),
    lambda source, raw: source.headers(raw, others(source)[-1]),
    lambda source, raw: source.headers(raw + b" ", source.secrets[0]),
    lambda source, raw: source.headers(raw[:-1], source.secrets[0]),
    lambda source, raw: source.headers(b"", source.secrets[0]),
    lambda source, raw: source.headers(raw, source.secrets[0].upper()),
    lambda source, raw: source.headers(raw, ""),
    # As if they were cut, doubled, or not even letters.
    lambda source, raw: cut(source.headers(raw, source.secrets[0])),
    lambda source, raw: doubled(source.headers(raw, source.secrets[0])),
    lambda source, raw: {source.header: "sha256=" + "\u00e9" * 64},
    lambda source, raw: {source.header: "sha1=" + sign(source.secrets[0], raw)[:40]},
    lambda source, raw: {source.header: "sha512=" + sign(source.secrets[0], raw)},
    lambda source, raw: {source.header: "sha256=sha256=" + sign("", raw)},
    lambda source, raw: {"Authorization": "Bearer " + sign(source.secrets[0], raw)},
    lambda source, raw: {"x-other-signature": sign(source.secrets[0], raw)},
)


def cut(headers: dict[str, str]) -> dict[str, str]:
    return {name: value[:-1] for name, value in headers.items()}


def doubled(headers: dict[str, str]) -> dict[str, str]:
    """As a server joins a header that came twice."""
    return {name: f"{value},{value}" for name, value in headers.items()}


def rows(owner_url: str) -> int:
    with psycopg.connect(owner_url) as conn:
        (count,) = conn.execute("SELECT count(*) FROM inbound_events").fetchone() or ()
    return int(count)


@pytest.mark.proves("T01")
def test_five_hundred_forged_bodies_are_refused_and_nothing_is_kept(
    client: testing.TestClient, worked: edge.Worked, owner_url: str
) -> None:
    metrics.minutes.take_all()
    statuses = []
    for number in range(5):
        for source in SOURCES:
            raw = json.dumps({**source.body, "number": number}).encode()
            for forge in FORGERIES:
                answer = client.simulate_post(
                    source.path, body=raw, headers=forge(source, raw)
                )
                statuses.append((answer.status_code == source.refused, answer.text))
    assert len(statuses) == 500
    assert all(is_refused for is_refused, _ in statuses)
    assert not any(secret in text for _, text in statuses for secret in META)
    assert rows(owner_url) == 0
    assert worked.events == []
    counted = [minute.bad_signatures for minute in metrics.minutes.take_all()]
    assert sum(counted) == 500


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
@pytest.mark.proves("T38")
def test_during_a_rotation_the_old_secret_and_the_new_one_sign(
    client: testing.TestClient, source: Source
) -> None:
    raw = json.dumps(source.body).encode()
    for secret in source.secrets:
        headers = source.headers(raw, secret)
        answer = client.simulate_post(source.path, body=raw, headers=headers)
        assert answer.status_code == source.taken


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
@pytest.mark.proves("T01")
def test_the_bytes_are_signed_and_not_what_they_mean(
    client: testing.TestClient, source: Source
) -> None:
    """Three spellings of one object: each passes with its own signature alone."""
    spellings = (
        as_meta_writes_it(source.body),
        json.dumps(source.body, ensure_ascii=False).encode(),
        json.dumps(source.body, indent=1).encode(),
    )
    for signed in spellings:
        headers = source.headers(signed, source.secrets[0])
        for sent in spellings:
            answer = client.simulate_post(source.path, body=sent, headers=headers)
            expected = source.taken if sent == signed else source.refused
            assert answer.status_code == expected


@pytest.mark.parametrize(
    "source",
    [source for source in SOURCES if source.taken == 200],
    ids=lambda source: source.path,
)
@pytest.mark.proves("T02")
@pytest.mark.proves("T03")
def test_what_is_sent_again_for_a_week_is_kept_and_worked_once(
    client: testing.TestClient,
    worked: edge.Worked,
    owner_url: str,
    monkeypatch: pytest.MonkeyPatch,
    source: Source,
) -> None:
    """As WhatsApp does when it missed our answer."""
    raw = json.dumps(source.body).encode()
    began_at = clock.now()
    for day in range(15):
        at = began_at + timedelta(hours=12 * day)
        monkeypatch.setattr("miimii.clock.now", lambda at=at: at)
        headers = source.headers(raw, source.secrets[0])
        answer = client.simulate_post(source.path, body=raw, headers=headers)
        assert answer.status_code == 200
    assert rows(owner_url) == 1
    assert len(worked.events) <= 1
