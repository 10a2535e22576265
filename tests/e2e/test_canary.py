"""A PIN and a BVN that nobody could mistake: after a day of use they are nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis
from psycopg import sql

from tests.bot import Bot, Control, onboarded
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks, confirms
from tests.stack import Stack

PIN, WRONG_PIN, BVN = "739104", "604913", "31415926535"
MARK = "Kanari"  # a name that must be found, or the search is blind
# Digits alone: no part of a longer number, and no fraction of a second.
SECRETS = re.compile(rf"(?<![\w.])(?:{PIN}|{WRONG_PIN}|7 3 9 1 0 4|{BVN})(?!\w)")

_TABLES = """
    SELECT n.nspname, c.relname
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm')
       AND n.nspname !~ '^(pg_|information_schema$)'
"""


def of_the_settings(stack: Stack) -> dict[str, str]:
    """Variable → a token, key or password that the application was started with."""
    names = re.compile("TOKEN|SECRET|KEY|PASSWORD|PEPPER")
    return {
        f"{name} {number}": part.strip()
        for name, value in stack.environment.items()
        if names.search(name)
        for number, part in enumerate(value.replace("\\n", "\n").splitlines())
        if len(part.strip()) >= 16 and not part.startswith("-----")
    }


def in_the_tables(stack: Stack) -> Iterator[tuple[str, str]]:
    """Each row of each table of all schemas, as text."""
    with psycopg.connect(stack.owner_url) as conn:
        for schema, table in conn.execute(_TABLES).fetchall():
            query = sql.SQL("SELECT t::text FROM {} t").format(
                sql.Identifier(schema, table)
            )
            for (row,) in conn.execute(query).fetchall():
                yield f"{schema}.{table}", row


def in_redis(stack: Stack) -> Iterator[tuple[str, str]]:
    """Each key with what it holds."""
    with redis.Redis.from_url(stack.redis_url) as client:
        for key in client.scan_iter():
            name = key.decode(errors="replace")
            yield name, f"{name} {_value(client, key)!r}"


def _value(client: Any, key: bytes) -> Any:
    match client.type(key):
        case b"string":
            return client.get(key)
        case b"hash":
            return client.hgetall(key)
        case b"list":
            return client.lrange(key, 0, -1)
        case b"zset":
            return client.zrange(key, 0, -1, withscores=True)
        case b"set":
            return client.smembers(key)
        case other:
            raise AssertionError(f"how to read a {other!r}?")


def in_the_logs(stack: Stack) -> Iterator[tuple[str, str]]:
    """Each line that the application and the stand-ins wrote."""
    for path in stack.logs.iterdir():
        for line in path.read_text(errors="replace").splitlines():
            yield path.name, line


def on_the_phones(stack: Stack) -> Iterator[tuple[str, str]]:
    """Each bubble that MiiMii sent, and what the inspector tells of the wire."""
    control = Control(stack)
    for person in control.get("customers")["customers"]:
        for bubble in control.get(f"customers/{person['id']}/chat")["messages"]:
            if bubble["direction"] == "out":
                yield "chat", f"{person['name']} {bubble['body']}"
    for exchange in control.get("wire")["exchanges"]:
        yield "wire", str(exchange)


def in_the_stand_in_of_whatsapp(stack: Stack) -> Iterator[tuple[str, str]]:
    """The raw files of the stand-in that carried the conversation."""
    for path in Path(stack.config.data_dir).glob("graph.sqlite*"):
        yield path.name, path.read_bytes().decode("latin-1")


@pytest.mark.proves("F33")
@pytest.mark.proves("T25")
def test_a_pin_and_a_bvn_leave_no_trace(
    stack: Stack, stranger: NewCustomer, payee: str
) -> None:
    ada = _a_day_of(stranger(f"{MARK} Obi"), payee)

    places = {
        "tables": list(in_the_tables(stack)),
        "redis": list(in_redis(stack)),
        "logs": list(in_the_logs(stack)),
        "phones": list(on_the_phones(stack)),
        "whatsapp": list(in_the_stand_in_of_whatsapp(stack)),
    }

    leaks = [
        (where, text[max(0, hit.start() - 200) : hit.end() + 100])
        for found in places.values()
        for where, text in found
        for hit in SECRETS.finditer(text)
    ]
    assert leaks == []
    canaries = of_the_settings(stack)
    assert len(canaries) > 30  # with each line of the key that opens the forms
    ours = ("tables", "redis", "logs", "phones")  # a provider may know what it gave us
    found = [
        (canary, where)
        for canary, secret in canaries.items()
        for place in ours
        for where, text in places[place]
        if secret in text
    ]
    assert found == []
    for name in ("tables", "phones", "whatsapp"):
        assert any(MARK in text for _, text in places[name]), f"blind to {name}"
    assert any(ada.bsuid in text for _, text in places["redis"])
    assert any('"level": "debug"' in text for _, text in places["logs"])
    assert SECRETS.search(f'{{"pin": "{PIN}"}}')
    assert any(
        "[dropped]" in text for where, text in places["tables"] if "inbound" in where
    )


def _a_day_of(ada: Bot, payee: str) -> Bot:
    """Onboard, type secrets in the chat, mistype the PIN, pay."""
    onboarded(ada, pin=PIN, bvn=BVN)
    ada.receives(500_000)
    ada.hears("received")
    ada.says(f"my bvn is {BVN}")
    ada.hears("never type your PIN")
    ada.says(f"my pin is {PIN}")
    ada.hears("never type your PIN")
    asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    ada.hears_form()
    for typed in (PIN, "7 3 9 1 0 4", f"{PIN}."):
        ada.says(typed)
        ada.hears("never type your PIN")
    assert "Tries left" in (ada.fills(pin=WRONG_PIN).error or "")
    asks(ada, f"send 2k to {payee} gtb")
    assert confirms(ada, pin=PIN).finished
    ada.hears("Money sent")
    return ada


def test_secrets_typed_while_the_account_is_opened_are_dropped_too(
    stack: Stack, stranger: NewCustomer
) -> None:
    ada = stranger(f"{MARK} Ade")
    ada.says("hi")
    ada.hears_form()
    for typed in (BVN, PIN, f"My name is Ada, BVN {BVN}"):
        ada.says(typed)
        assert "never type your PIN" in ada.hears_form().text
    leaks = [where for where, text in in_the_tables(stack) if SECRETS.search(text)]
    assert leaks == []
