"""Our books against the providers' own: every check, with what they say beside it."""

from __future__ import annotations

import psycopg
from psycopg import IsolationLevel

from miimii import clock
from miimii.jobs.check_books import PRODUCTS
from miimii.ledger.checks import CHECKS, WITNESS_CHECKS, Finding, run_checks
from miimii.orders.quote_check import check_quotes
from tests.bot import Control
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
# The vendor's words for what we sell where ours differ, and its numbers for billers.
_KINDS = {"topup": "airtime", "bill": "electricity"}
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
                named = [
                    {**row, "kind": _KINDS.get(row["service"], row["service"])}
                    for row in sold
                ]
                cur.executemany(_SOLD, named)
        found = run_checks(conn, at=clock.now(), checks=(*CHECKS, *WITNESS_CHECKS))
        if (changed := check_quotes(conn, PRODUCTS)) is not None:
            found.append(changed)
        conn.rollback()
    return found
