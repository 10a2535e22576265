"""Thousands of bodies that went wrong: refused or kept, never a crash, never money."""

from __future__ import annotations

import json
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from miimii import clock
from miimii.money import Money
from miimii.sandbox.signing import graph_header, public_key_of, seal, seal_bytes
from tests.attack.mutations import mutated
from tests.attack.street import FLOW, Street
from tests.integration.chat.world import PIN
from tests.logged import logged
from tests.transfers_world import NUMBER_ID

BODIES, FORMS = 5000, 1000
NEW = "739154"
MOST_GROWTH_KIB = 20 * 1024
SAMPLES = Path("tests/data/whatsapp-webhooks")


def _from_whatsapp() -> list[dict[str, Any]]:
    """What Meta sends, as if it were for our number."""
    found = []
    for path in sorted(SAMPLES.glob("*.json")):
        body = json.loads(path.read_text("utf-8"))
        for entry in body.get("entry", []):
            for change in entry.get("changes", []):
                if isinstance(change.get("value"), dict):
                    change["value"]["metadata"] = {"phone_number_id": NUMBER_ID}
        found.append(body)
    return found


def _from_providers(street: Street) -> dict[str, list[dict[str, Any]]]:
    ada = street.opened(1000)
    account = {"accountNumber": ada.account_number, "amount": "5000"}
    credit = {**account, "reference": "BB-MUT", "senderName": "MUSA"}
    paid = {"reference": "TRF0MUT", "amount": 100, "status": "successful"}
    sold = {"status": "success", "request-id": "PUR0MUT", "response": "Token: 1"}
    known = {"user_id": str(ada.id), "verification_status": "Completed"}
    return {
        "bellbank": [
            {"type": "virtual_account.credit", "data": credit},
            {"type": "transfer.completed", "data": paid},
            {**credit, "event": "collection", "status": "successful"},
        ],
        "bilal": [sold, {**sold, "status": "fail"}],
        "dojah": [{"event": "kyc_widget", "data": known}],
        "whatsapp": _from_whatsapp(),
    }


def _memory_kib() -> int:
    """What this process holds in memory now."""
    line = Path("/proc/self/status").read_text().partition("VmRSS:")[2]
    return int(line.split()[0])


def _tracebacks(text: str) -> list[str]:
    """Return what crashed; the bank not knowing a credit yet is asked again later."""
    found = [line for line in text.splitlines() if "traceback" in line]
    return [line for line in found if '"error_class": "Unavailable"' not in line]


@pytest.mark.proves("F26")
@pytest.mark.proves("T28")
@pytest.mark.slow
def test_a_spoilt_webhook_is_refused_or_kept_and_never_a_crash(street: Street) -> None:
    """Every second one is signed, so that what stands behind the signature is met."""
    streams = {
        source: mutated(bodies, BODIES, source)
        for source, bodies in _from_providers(street).items()
    }
    books, statuses, grown = _money(street), Counter[int](), 0
    with logged() as lines:
        for number, source in zip(range(BODIES), cycle(streams), strict=False):
            if number == BODIES // 5:  # pools and caches are filled
                grown = _memory_kib()
            _, raw = next(streams[source])
            statuses[street.hook(source, raw, is_signed=number // 4 % 2 == 0)] += 1
        grown = _memory_kib() - grown

    assert {status // 100 for status in statuses} <= {2, 4}, statuses
    assert statuses[200] > BODIES // 8  # they went in, they were not all turned away
    assert statuses[401] >= BODIES // 2 - 100
    assert _tracebacks(lines.text) == []
    assert grown < MOST_GROWTH_KIB
    assert _money(street) == books
    assert street.base.offenders() == []


@pytest.mark.proves("F26")
@pytest.mark.slow
def test_a_spoilt_form_is_refused_and_pays_nothing(street: Street) -> None:
    """Spoilt inside, so that it decrypts; spoilt outside, so that it does not."""
    ada = street.opened(5000)
    street.types(ada, "send 500 to 0123456789 access")
    street.taps(ada)
    good = {
        "version": "3.0",
        "action": "data_exchange",
        "screen": "PIN",
        "data": {"pin": "12"},  # no PIN, so that no try is counted
        "flow_token": street.token(ada),
    }
    key = public_key_of(street.settings.whatsapp_flow_private_key[0])
    sealed = json.loads(seal(key, good).body)
    books, statuses = _money(street), Counter[int]()
    with logged() as lines:
        for number, (which, raw) in enumerate(mutated([good, sealed], FORMS, "form")):
            body = seal_bytes(key, raw).body if which == 0 else raw
            secret = street.settings.whatsapp_app_secrets[0]
            signed = graph_header(secret if number % 10 else "wrong", body)
            statuses[street.post(FLOW, body, signed).status_code] += 1

    assert set(statuses) <= {200, 400, 413, 415, 421, 422, 427, 432}, statuses
    assert {200, 400, 421, 427, 432} <= set(statuses)
    assert _tracebacks(lines.text) == []
    assert _money(street) == books
    assert street.bank.posts.total() == 0


def _money(street: Street) -> list[tuple[object, ...]]:
    """Every order that left `quoted`, every posting, and what each account holds."""
    return street.base.rows(
        """
        SELECT (SELECT count(*) FROM transfers WHERE status <> 'quoted'),
               (SELECT count(*) FROM purchases WHERE status <> 'quoted'),
               (SELECT count(*) FROM postings), (SELECT count(*) FROM credits)
        """
    )


@pytest.mark.proves("T22")
def test_a_form_sets_no_field_that_it_does_not_ask_for(street: Street) -> None:
    ada, friend = street.opened(5000), "+2348030000078"
    street.says(friend, "hi")
    action = street.last(friend)["interactive"]["action"]
    token = action["parameters"]["flow_token"]
    before = street.base.rows(_WHO_IS_WHO)
    details = {
        "first_name": "Ada",
        "last_name": "Obi",
        "date_of_birth": "1990-01-31",
        "gender": "female",
        "address": "12 Ring Road, Ibadan",
    }
    for name, value in {
        "role": "admin",
        "balance_kobo": "900000000",
        "tier": "3",
        "standing": "active",
        "status": "active",
        "user_id": str(ada.id),
        "phone": ada.phone or "",
        "account_number": ada.account_number or "",
    }.items():
        street.submit(token, "DETAILS", **details, **{name: value})
        street.submit(token, "IDENTITY", bvn="22222222222", **{name: value})

    assert street.base.rows(_WHO_IS_WHO) == before


@pytest.mark.proves("T20")
@pytest.mark.proves("T22")
def test_a_pin_is_asked_and_set_for_the_token_alone_whoever_is_named(
    street: Street,
) -> None:
    """No body can say whose PIN is meant: neither to pay nor to choose a new one."""
    eve, ada = street.opened(5_000), street.opened(5_000)
    named = {
        "phone": ada.phone or "",
        "from": ada.phone or "",
        "wa_id": ada.phone or "",
        "user_id": str(ada.id),
        "bsuid": ada.bsuid or "",
        "account_number": ada.account_number or "",
    }
    street.types(eve, "change my pin")
    token = street.token(eve)
    street.submit(token, "PIN", pin=PIN, **named)
    street.submit(token, "NEW_PIN", pin=NEW, pin_again=NEW, **named)
    street.types(eve, "send 500 to 0123456789 access")
    street.taps(eve)
    street.submit(street.token(eve), "PIN", pin=NEW, **named)

    street.pins.check(ada.id, PIN, at=clock.now())
    street.pins.check(eve.id, NEW, at=clock.now())
    assert street.base.balance(ada) == Money.naira("5,000")
    assert street.base.balance(eve) == Money.naira("4,490")
    for path in ("/webhook/whatsapp/flow", f"/pin/{ada.phone}", "/pin", "/api/v1/pin"):
        body = json.dumps({"phone": ada.phone, "pin": NEW, "new_pin": NEW}).encode()
        assert street.post(path, body, {}).status_code in {404, 405, 432}
    street.pins.check(ada.id, PIN, at=clock.now())


_WHO_IS_WHO = """
    SELECT u.id, u.phone, u.standing, u.tier, u.account_number,
           (SELECT sum(balance_kobo) FROM accounts a WHERE a.user_id = u.id)
      FROM users u
     ORDER BY u.id
"""
