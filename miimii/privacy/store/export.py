"""Every statement that reads a customer's rows for the copy they are entitled to.

One a part of the copy; each knows %(user)s. Of others only what a receipt
shows: a name, a bank, the end of an account number. Callers own the transaction.
"""

from __future__ import annotations

from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row

from miimii.db import Conn
from miimii.privacy.lanes import THEIRS

# What a customer wrote, and what we did: it is stored as message, template and paper.
_SAID: LiteralString = """
    SELECT happened_at AS at, 'you' AS sender, kind,
           coalesce(jsonb_path_query_first(payload, '$.**.text.body') #>> '{}',
                    jsonb_path_query_first(payload, '$.**.title') #>> '{}',
                    jsonb_path_query_first(payload, '$.**.button.text') #>> '{}',
                    jsonb_path_query_first(payload, '$.**.caption') #>> '{}',
                    jsonb_path_query_first(payload, '$.**.filename') #>> '{}') AS text
      FROM inbound_events t
     WHERE source = 'whatsapp' AND kind <> 'status' AND
"""
_TOLD: LiteralString = """
    SELECT created_at, 'us', kind,
           coalesce(body #>> '{message,text,body}',
                    body #>> '{message,interactive,body,text}',
                    nullif(concat_ws(': ', body #>> '{template,template,name}', (
                        SELECT string_agg(word #>> '{}', ', ')
                          FROM jsonb_path_query(body,
                               '$.template.template.components.parameters.text') word)
                    ), ''))
      FROM outbound_messages t
     WHERE
"""
PARTS: dict[str, LiteralString] = {
    "profile": """
        SELECT id, phone, bsuid AS whatsapp_id, profile_name, first_name, middle_name,
               last_name, gender, date_of_birth, address, bvn, nin, contact_phone,
               language, standing, tier, account_number, account_name, account_bank,
               opened_at, created_at
          FROM users
         WHERE id = %(user)s
    """,
    "identity": """
        SELECT kind AS what, verdict AS outcome, asked_at AS at
          FROM identity_checks
         WHERE user_id = %(user)s
         UNION ALL
        SELECT kind, 'noticed', happened_at
          FROM identity_events
         WHERE user_id = %(user)s
         UNION ALL
        SELECT kind, 'proven', proven_at
          FROM identity_proofs
         WHERE user_id = %(user)s
         ORDER BY at
    """,
    "postings": """
        SELECT j.reference, j.reason, j.order_reference,
               CASE WHEN p.credit_account_id = a.id THEN p.amount_kobo
                    ELSE -p.amount_kobo END AS amount_kobo,
               CASE WHEN p.credit_account_id = a.id THEN p.credit_balance_after
                    ELSE p.debit_balance_after END AS balance_kobo, p.recorded_at
          FROM accounts a
          JOIN postings p ON a.id IN (p.credit_account_id, p.debit_account_id)
          JOIN journals j ON j.id = p.journal_id
         WHERE a.user_id = %(user)s
         ORDER BY p.id
    """,
    "transfers": """
        SELECT reference, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
               resolved_name AS payee, bank_name,
               right(account_number, 4) AS account_ends_in, narration, quoted_at,
               authorised_at, settled_at
          FROM transfers
         WHERE user_id = %(user)s
         ORDER BY quoted_at
    """,
    "purchases": """
        SELECT reference, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
               biller_name, target, target_name, product, quoted_at, authorised_at,
               settled_at
          FROM purchases
         WHERE user_id = %(user)s
         ORDER BY quoted_at
    """,
    "credits": """
        SELECT reference, status, amount_kobo, fee_kobo, sender_name, sender_bank,
               right(sender_account_number, 4) AS account_ends_in, happened_at
          FROM credits
         WHERE user_id = %(user)s
         ORDER BY happened_at
    """,
    "messages": _SAID + THEIRS + "UNION ALL" + _TOLD + THEIRS + "ORDER BY at",
    "tickets": """
        SELECT t.number, t.topic, t.order_reference, t.standing, m.said_at, m.sender,
               m.body AS text
          FROM tickets t
          JOIN ticket_messages m ON m.ticket_number = t.number
         WHERE t.user_id = %(user)s
         ORDER BY m.id
    """,
    "saved": """
        SELECT 'account' AS kind, account_name AS name, nickname, bank_name,
               right(account_number, 4) AS ends_in, last_used_at
          FROM beneficiaries
         WHERE user_id = %(user)s
         UNION ALL
        SELECT kind, biller, nickname, NULL, target, last_used_at
          FROM saved_targets
         WHERE user_id = %(user)s
         ORDER BY last_used_at
    """,
    "requests": """
        SELECT number, kind, state, channel, asked_at, due_at, done_at
          FROM data_requests
         WHERE user_id = %(user)s
         ORDER BY asked_at
    """,
    "consents": """
        SELECT what, version, language, channel, given_at
          FROM consents
         WHERE user_id = %(user)s
         ORDER BY given_at
    """,
    "processors": """
        SELECT name, purpose, data, country, basis, effective_from, effective_to
          FROM processors
         ORDER BY name
    """,
    "who_looked": """
        WITH mine (name) AS (
             SELECT %(user)s::text
              UNION ALL
             SELECT reference FROM orders WHERE user_id = %(user)s
              UNION ALL
             SELECT unnest(ARRAY[reference, provider_reference])
               FROM credits
              WHERE user_id = %(user)s
              UNION ALL
             SELECT number FROM tickets WHERE user_id = %(user)s
              UNION ALL
             SELECT id FROM tier_requests WHERE user_id = %(user)s
        ), named (name) AS (
             SELECT name FROM mine
              UNION ALL
             SELECT subject FROM reviews WHERE strpos(subject, %(user)s::text) > 0
              UNION ALL
             SELECT a.id
               FROM approvals a
              WHERE a.subject IN (SELECT name FROM mine)
                 OR a.subject = 'user:' || %(user)s::text
                 OR a.subject IN (
                    SELECT 'wallet:' || id FROM accounts WHERE user_id = %(user)s)
        ), deeds AS (
             SELECT id, at, actor, action, object FROM audit_log
              UNION ALL
             SELECT id, at, actor, action, object FROM archive.audit_log
        )
        SELECT at, split_part(actor, ':', 1) AS who, action, object AS about
          FROM deeds
         WHERE object IN (
               SELECT kind || ':' || name
                 FROM named
                CROSS JOIN unnest(ARRAY['user', 'order', 'credit', 'review', 'ticket',
                                        'approval']) kind)
         ORDER BY at, id
    """,
}


def hold_still(conn: Conn) -> None:
    """Let the transaction that begins here see one instant of everything."""
    conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def read_part(conn: Conn, part: str, user_id: UUID) -> list[dict[str, Any]]:
    """Return the rows of one part, as they are stored: sealed fields are sealed."""
    with conn.cursor(row_factory=dict_row) as cur:
        return cur.execute(PARTS[part], {"user": user_id}).fetchall()


def get_balance_kobo(conn: Conn, user_id: UUID) -> int:
    """Return what the wallet holds; 0 without one."""
    row = conn.execute(
        "SELECT balance_kobo FROM accounts WHERE user_id = %(user)s", {"user": user_id}
    ).fetchone()
    return int(row[0]) if row else 0
