"""Rows with sealed fields of every kind, under any key, and what they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from miimii import clock
from miimii.ids import uuid7
from miimii.rotation import store
from miimii.users.fields import FieldCipher
from miimii.users.sealed import ROWS
from tests.bills_world import BillsWorld
from tests.integration.jobs.runs import opened
from tests.integration.jobs.shop import Shop
from tests.transfers_world import naira

AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
EVERY = 1000
# Table, column and key of a field → what it says.
Said = dict[tuple[str, str, str], str]
Sealer = Callable[..., str]


def fill(shop: Shop, cipher: FieldCipher, *, people: int = 4) -> Said:
    """Leave rows in each table of the list; return what their fields say."""
    said: Said = {}

    def seal(table: str, column: str, key: object, text: str, name: str = "") -> str:
        said[table, column, str(key)] = text
        return cipher.seal(table, column, name or str(key), text)

    for number in range(people):
        _person(shop, cipher, number, seal)
    for number, reference in enumerate(_purchases(shop, cipher)):
        token = seal("purchases", "token_sealed", reference, f"1234567890{number:010}")
        shop.change(
            "UPDATE purchases SET token_sealed = %s WHERE reference = %s",
            token,
            reference,
        )
    for number in range(3):
        _notice(shop, number, seal)
    return said


def read(conn: psycopg.Connection, cipher: FieldCipher) -> Said:
    """Open every sealed field that there is; raises what the cipher raises."""
    return {
        (rows.table, column, str(row.key)): cipher.open(
            rows.table, column, row.name, sealed
        )
        for rows in ROWS
        for row in store.list_sealed(conn, rows, prefix="v1.", limit=EVERY)
        for column, sealed in row.fields.items()
        if sealed is not None
    }


def _person(shop: Shop, cipher: FieldCipher, number: int, seal: Sealer) -> None:
    user, bvn = uuid7(), f"222{number:08}"
    shop.change(
        "INSERT INTO users (id, phone, created_at) VALUES (%s, %s, %s)",
        *(user, f"+23470{number:08}", AT),
    )
    words = {
        "middle_name": "Ṣẹ́gun",
        "gender": "male",
        "date_of_birth": "1990-01-01",
        "address": f"{number} Ring Road",
        "bvn": bvn,
        "nin": f"333{number:08}",
        "contact_phone": "+2348030000000",
    }
    fields = [seal("users", name, user, text) for name, text in words.items()]
    shop.change(
        """
        UPDATE users
           SET middle_name = %s, gender = %s, date_of_birth = %s, address = %s,
               bvn = %s, nin = %s, contact_phone = %s, bvn_index = %s,
               bvn_index_key_id = %s
         WHERE id = %s
        """,
        *(*fields, cipher.blind_index("bvn", bvn), cipher.index_key_id, user),
    )
    shop.change(
        "INSERT INTO onboarding_drafts VALUES (%s, %s, %s, %s)",
        user,
        seal("onboarding_drafts", "details", user, json.dumps(words)),
        seal("onboarding_drafts", "bvn", user, bvn) if number % 2 else None,
        AT + timedelta(days=900),
    )
    request = f"TIR{number}"
    shop.change(
        """
        INSERT INTO tier_requests (id, user_id, from_tier, to_tier, kind, evidence,
                                   asked_at)
        VALUES (%s, %s, 1, 2, 'nin', %s, %s)
        """,
        *(request, user, seal("tier_requests", "evidence", request, "{}"), AT),
    )
    _erasure(shop, user, f"D-AAAA{number:02}", seal)
    _member(shop, number, seal)


def _erasure(shop: Shop, user: UUID, request: str, seal: Sealer) -> None:
    """A customer whose data is to be erased on a day to come."""
    shop.change(
        """
        INSERT INTO data_requests (number, user_id, kind, state, channel, asked_at,
                                   due_at, restricted_at, keep_until, keep_why,
                                   identity)
        VALUES (%s, %s, 'erase', 'scheduled', 'chat', %s, %s, %s, %s, 'the law', %s)
        """,
        *(request, user, AT, AT, AT, AT.date()),
        seal("data_requests", "identity", request, "{}"),
    )


def _member(shop: Shop, number: int, seal: Sealer) -> None:
    """A member of the staff, with the secret of an authenticator."""
    member = uuid7()
    shop.change(
        """
        INSERT INTO staff (id, email, role, standing, password_hash, totp_sealed,
                           last_totp_step, recovery_hashes, created_at, created_by)
        VALUES (%s, %s, 'viewer', 'asked', 'x', %s, 0, '{}', %s, 'system')
        """,
        *(member, f"viewer{number}@example.com"),
        *(seal("staff", "totp_sealed", member, "JBSWY3DPEHPK3PXP"), AT),
    )


def _purchases(shop: Shop, cipher: FieldCipher) -> list[str]:
    with opened(shop.jobs_url) as database:
        world = BillsWorld(database)
        customer = world.customer(naira(10_000))
        return [world.buy(customer).reference for _ in range(3)]


def _notice(shop: Shop, number: int, seal: Sealer) -> None:
    event, reference = uuid7(), f"BILSEALED{number}"
    is_known = number > 0  # one that nobody understood has no reference
    name = reference if is_known else f"unknown:{reference}"
    payload = {"raw": seal("inbound_events", "raw", event, "{…}", name)}
    if is_known:
        response = seal("inbound_events", "response", event, "1234 5678", name)
        payload |= {"reference": reference, "response": response}
    shop.change(
        """
        INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
                                    happened_at, recorded_at, done_at, status)
        VALUES (%s, 'bilal', %s, 'bilal:unknown', 'vend', %s, %s, %s, %s, 'done')
        """,
        *(event, name, Jsonb(payload), AT, clock.now(), clock.now()),
    )
