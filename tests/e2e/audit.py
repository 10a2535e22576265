"""Looks behind the counter: rows that a test asks for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg.rows import dict_row

from miimii.chat.papers.receipt import Receipt
from miimii.conversation import receipt_seal
from miimii.settings import Settings
from tests.bot import Bot
from tests.stack import Stack


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


def only_order(stack: Stack, bot: Bot) -> dict[str, Any]:
    """The customer's one order."""
    (order,) = orders(stack, bot)
    return order


def reference_in(text: str) -> str:
    """The order's reference that a customer was told."""
    found = re.search(r"(?:TRF|PUR)[0-9A-Z]{20,27}", text)
    assert found, text
    return found[0]


def code_of(stack: Stack, reference: str) -> str:
    """The code on the picture of a receipt, from the facts that it was drawn by."""
    (row,) = rows(
        stack,
        """
        SELECT body -> 'paper' -> 'facts' AS facts
          FROM outbound_messages
         WHERE order_reference = %(reference)s
           AND dedupe_key LIKE 'final:%%'
         ORDER BY created_at
         LIMIT 1
        """,
        reference=reference,
    )
    seal = receipt_seal(Settings.from_env(stack.environment))
    return seal.code_of(Receipt(**row["facts"]))
