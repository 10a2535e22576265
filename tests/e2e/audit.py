"""Looks behind the counter: the checks of the books, and rows that a test asks for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import dict_row

from miimii import clock
from miimii.ledger.checks import CHECKS, WITNESS_CHECKS, Finding, run_checks
from tests.bot import Bot, Control
from tests.stack import Stack

_WITNESS = """
    CREATE TEMP TABLE witness_in (
           provider text, provider_reference text, account_number text,
           amount_kobo bigint);
    CREATE TEMP TABLE witness_out (
           provider text, reference text, verdict text, amount_kobo bigint,
           destination text, posts int)
"""
_IN = """
    INSERT INTO witness_in
    VALUES (%(provider)s, %(provider_reference)s, %(account_number)s, %(amount_kobo)s)
"""
_OUT = """
    INSERT INTO witness_out
    VALUES (%(provider)s, %(reference)s, %(verdict)s, %(amount_kobo)s, %(destination)s,
            %(posts)s)
"""
# The vendor's words for what we sell, and its own numbers for who we sell from.
_KINDS = {"topup": "airtime", "data": "data", "cable": "cable", "bill": "electricity"}
_SOLD = """
    INSERT INTO witness_out
    VALUES (%(provider)s, %(reference)s, %(verdict)s, %(amount_kobo)s,
            concat_ws(':', %(kind)s::text,
                      (SELECT code FROM billers
                        WHERE kind = %(kind)s AND vendor_id = %(seller)s
                        ORDER BY effective_from DESC
                        LIMIT 1),
                      %(target)s::text, %(plan)s::text, %(meter_type)s::text),
            %(posts)s)
"""


def offenders(stack: Stack) -> list[Finding]:
    """What the checks find, the providers' own statements beside our books."""
    control = Control(stack)
    witness = control.get("bellbank/witness")
    sold = control.get("bilal/witness")["witness_out"]
    with psycopg.connect(stack.owner_url) as conn:
        conn.isolation_level = IsolationLevel.REPEATABLE_READ
        conn.execute(_WITNESS)
        with conn.cursor() as cur:
            cur.executemany(_IN, witness["witness_in"])
            cur.executemany(_OUT, witness["witness_out"])
            if sold:
                named = [{**row, "kind": _KINDS[row["service"]]} for row in sold]
                cur.executemany(_SOLD, named)
        found = run_checks(conn, at=clock.now(), checks=(*CHECKS, *WITNESS_CHECKS))
        conn.rollback()
    return found


def rows(stack: Stack, query: str, **values: object) -> list[dict[str, Any]]:
    """What the database has, as its owner sees it."""
    with psycopg.connect(stack.owner_url, row_factory=dict_row) as conn:
        return conn.execute(query, values).fetchall()


def wait_for(is_so: Callable[[], bool], within_s: float = 15) -> None:
    """Wait until something is so; fails if it does not become so."""
    give_up_at = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < give_up_at, "it did not happen"
        time.sleep(0.1)


def balance(stack: Stack, bot: Bot) -> int:
    """What the customer's wallet holds, in kobo."""
    (row,) = rows(
        stack,
        """
        SELECT a.balance_kobo
          FROM books.users u
          JOIN books.accounts a ON a.account_id = u.wallet_account_id
         WHERE u.account_number = %(number)s
        """,
        number=bot.account_number,
    )
    return int(row["balance_kobo"])


def orders(stack: Stack, bot: Bot) -> list[dict[str, Any]]:
    """The customer's orders, oldest first."""
    return rows(
        stack,
        """
        SELECT o.*
          FROM books.orders o
          JOIN books.users u USING (user_id)
         WHERE u.account_number = %(number)s
         ORDER BY o.reference
        """,
        number=bot.account_number,
    )


def reference_in(text: str) -> str:
    """The order's reference that a customer was told."""
    found = re.search(r"(?:TRF|PUR)[0-9A-Z]{20,27}", text)
    assert found, text
    return found[0]
