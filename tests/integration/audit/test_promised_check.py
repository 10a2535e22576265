"""The chain can be checked with one query, by people who have none of our code."""

from __future__ import annotations

import pytest

from miimii import clock
from miimii.audit import log, sealing
from miimii.db import Conn
from miimii.ledger.accounts import BELLBANK, FEES, wallet
from tests.books import a_wallet, post

C21 = """
    WITH clk AS (SELECT clock_timestamp() + interval '31 minutes' AS t)
    SELECT c.position
      FROM (SELECT *, lag(position) OVER w AS pp,
                   lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER w AS ph
              FROM audit_chain
            WINDOW w AS (ORDER BY position)) c
      LEFT JOIN audit_log a ON c.source = 'audit' AND a.id = c.row_id
      LEFT JOIN journals j ON c.source = 'journal' AND j.id = c.row_id
     WHERE (c.position = coalesce(c.pp + 1, 1)
            AND c.hash = sha256(c.ph || convert_to(CASE c.source
                WHEN 'audit' THEN jsonb_build_array(
                     a.id, (extract(epoch FROM a.at) * 1000000)::bigint, a.actor,
                     a.action, a.object, a.reason, a.request_id,
                     encode(a.before_hash, 'hex'), encode(a.after_hash, 'hex'))::text
                ELSE jsonb_build_array(
                     j.id, j.reference, j.reason, j.order_reference, j.reverses_id,
                     (extract(epoch FROM j.happened_at) * 1000000)::bigint,
                     (SELECT jsonb_agg(jsonb_build_array(
                                 p.id, p.debit_account_id, p.credit_account_id,
                                 p.amount_kobo) ORDER BY p.id)
                        FROM postings p
                       WHERE p.journal_id = j.id))::text END, 'UTF8'))) IS NOT TRUE
     UNION ALL
    SELECT -id
      FROM audit_log a
     WHERE at < (SELECT t FROM clk) - interval '30 minutes'
       AND NOT EXISTS (SELECT 1
                         FROM audit_chain c
                        WHERE c.source = 'audit' AND c.row_id = a.id)
     UNION ALL
    SELECT -id
      FROM journals j
     WHERE recorded_at < (SELECT t FROM clk) - interval '30 minutes'
       AND NOT EXISTS (SELECT 1
                         FROM audit_chain c
                        WHERE c.source = 'journal' AND c.row_id = j.id)
"""


def deed(conn: Conn, reason: str) -> None:
    log.record(
        conn,
        actor="staff:ada@example.com",
        action="books.adjusted",
        subject="user:1",
        reason=reason,
        at=clock.now(),
        before=reason,
    )


@pytest.mark.proves("C21")
def test_it_finds_nothing_in_a_whole_chain_and_each_damage(owner: Conn) -> None:
    for reason in ('it said "no" \\ ₦5', "", "two\nlines"):
        deed(owner, reason)
    ada = a_wallet(owner, 500)
    post(owner, "C2", (wallet(ada), FEES, 100), (wallet(ada), BELLBANK, 50))
    sealing.seal(owner, limit=100)
    assert owner.execute(C21).fetchall() == []

    deed(owner, "never sealed")
    owner.execute("SET LOCAL session_replication_role = replica")
    owner.execute("UPDATE postings SET amount_kobo = 51 WHERE amount_kobo = 50")
    owner.execute("UPDATE audit_log SET reason = 'x' WHERE reason = ''")

    found = [position for (position,) in owner.execute(C21).fetchall()]
    assert found[:2] == [2, 5]
    assert len(found) == 3
    assert found[2] < 0
