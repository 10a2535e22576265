"""Checks that an order cost what it says, went where it says, and was told."""

from __future__ import annotations

from miimii.ledger.model import Check

ORDER_CHECKS = (
    Check(
        "C05 set_aside_is_open_orders",
        (3,),
        "auditor",
        """
        SELECT coalesce(h.o, r.reference)
          FROM (SELECT o, sum(k) AS s
                  FROM l
                 WHERE kind = 'HOLDS'
                 GROUP BY 1
                HAVING sum(k) <> 0) h
          FULL JOIN (SELECT * FROM ord
                      WHERE status IN ('held', 'submitted', 'needs_review')) r
               ON r.reference = h.o
         WHERE h.s IS DISTINCT FROM r.total
        """,
    ),
    Check(
        "C06 order_costs_its_total_or_nothing",
        (4,),
        "auditor",
        """
        SELECT r.reference
          FROM ord r
          LEFT JOIN (
               SELECT l.o, sum(l.k) AS s
                 FROM l
                 JOIN ord ON ord.reference = l.o
                WHERE l.kind = 'RECEIVABLES'
                   OR (l.kind = 'wallet' AND l.user_id = ord.user_id)
                GROUP BY 1) w ON w.o = r.reference
         WHERE coalesce(w.s, 0) <> CASE
               WHEN r.status IN ('held', 'submitted', 'needs_review', 'succeeded')
               THEN -r.total ELSE 0 END
        """,
    ),
    Check(
        "C07 money_went_where_the_order_says",
        (4,),
        "auditor",
        """
        SELECT r.reference
          FROM ord r
          LEFT JOIN (
               SELECT o, sum(k) FILTER (
                             WHERE kind IN ('BELLBANK', 'BILLS_FLOAT')) AS f,
                      coalesce(sum(k) FILTER (WHERE kind = 'FEES'), 0) AS fee,
                      coalesce(sum(k) FILTER (WHERE kind = 'VAT_PAYABLE'), 0) AS vat,
                      coalesce(sum(k) FILTER (
                                   WHERE kind = 'STAMP_DUTY_PAYABLE'), 0) AS duty
                 FROM l
                WHERE other IN ('HOLDS', 'RECEIVABLES', 'wallet')
                GROUP BY 1) s ON s.o = r.reference
         WHERE r.status = 'succeeded'
           AND r.kind <> 'wallet_transfer'
           AND (s.f + s.fee = r.amount_kobo + r.fee_kobo
                AND s.vat = r.vat_kobo
                AND s.duty = r.duty_kobo
                AND (r.kind <> 'bank_transfer' OR s.f = r.amount_kobo)) IS NOT TRUE
        """,
    ),
    Check(
        "C09 submitted_is_scheduled",
        (5,),
        "internal",
        """
        SELECT reference
          FROM orders
         WHERE status = 'submitted'
           AND (CASE provider
                WHEN 'bellbank'
                THEN requery_after >= (SELECT t FROM clk) - interval '15 minutes'
                ELSE submitted_at >= (SELECT t FROM clk) - interval '24:15:00'
                END) IS NOT TRUE
        """,
    ),
    Check(
        "C16 final_told_once_and_truly",
        (8,),
        "internal",
        """
        SELECT r.reference
          FROM ord r
         WHERE r.status IN ('succeeded', 'declined', 'reversed')
           AND (SELECT count(*) FROM books.outbound_messages m
                 WHERE m.dedupe_key = 'final:' || r.reference || r.status) <> 1
         UNION ALL
        SELECT m.order_reference
          FROM books.outbound_messages m
         WHERE starts_with(m.dedupe_key, 'final:')
           AND NOT EXISTS (
               SELECT FROM order_events e
                WHERE m.dedupe_key = 'final:' || e.reference || e.to_status)
        """,
    ),
    Check(
        "C17 nothing_left_lying",
        (9,),
        "internal",
        """
        SELECT id::text
          FROM books.inbound_events
         WHERE done_at IS NULL
           AND recorded_at < (SELECT t FROM clk) - interval '5 minutes'
         UNION ALL
        SELECT lane
          FROM lanes
         WHERE leased_until > (SELECT t FROM clk) + interval '60 seconds'
        """,
    ),
    Check(
        "C18 pin_confirmed_what_was_sent",
        (10,),
        "internal",
        """
        SELECT r.reference
          FROM orders r
          LEFT JOIN challenges c
               ON c.order_reference = r.reference AND c.consumed_at IS NOT NULL
         WHERE (r.authorised_at IS NOT NULL
                OR r.status IN ('held', 'submitted', 'needs_review', 'succeeded',
                                'reversed'))
           AND (c.quote_hash = r.quote_hash
                AND c.user_id = r.user_id
                AND c.consumed_at <= c.expires_at
                AND c.consumed_at <= coalesce(r.submitted_at, c.consumed_at))
               IS NOT TRUE
         UNION ALL
        SELECT order_reference
          FROM challenges
         WHERE consumed_at IS NOT NULL AND order_reference IS NOT NULL
         GROUP BY 1
        HAVING count(*) > 1
        """,
    ),
    Check(
        "C19 history_is_legal",
        (4,),
        "internal",
        """
        SELECT reference
          FROM (SELECT e.*, lag(to_status) OVER (
                                PARTITION BY reference ORDER BY id) AS prev
                  FROM order_events e) e
         WHERE (from_status IS NOT DISTINCT FROM prev
                AND coalesce(from_status, '') || '>' || to_status = ANY (ARRAY[
                    '>quoted', 'quoted>held', 'quoted>expired', 'quoted>cancelled',
                    'quoted>succeeded', 'held>submitted', 'held>declined',
                    'submitted>succeeded', 'submitted>declined',
                    'submitted>needs_review', 'needs_review>succeeded',
                    'needs_review>declined', 'succeeded>reversed',
                    'declined>succeeded'])) IS NOT TRUE
            OR (from_status IN ('submitted', 'needs_review', 'declined')
                AND to_status IN ('succeeded', 'declined')
                AND provider_code IS NULL
                AND approval_id IS NULL)
         UNION ALL
        SELECT r.reference
          FROM orders r
         WHERE r.status IS DISTINCT FROM (
               SELECT to_status
                 FROM order_events e
                WHERE e.reference = r.reference
                ORDER BY id DESC
                LIMIT 1)
        """,
    ),
    Check(
        "C20 two_people",
        (11,),
        "internal",
        """
        SELECT j.reference
          FROM journals j
          LEFT JOIN approvals a ON j.reference = 'adjust:' || a.id
         WHERE (starts_with(j.reference, 'adjust:')
                OR EXISTS (
                   SELECT FROM postings p
                     JOIN accounts x
                          ON x.id IN (p.debit_account_id, p.credit_account_id)
                    WHERE p.journal_id = j.id AND x.kind = 'ADJUSTMENTS'))
           AND (a.status = 'done' AND a.approved_by <> a.requested_by) IS NOT TRUE
         UNION ALL
        SELECT e.reference
          FROM order_events e
          LEFT JOIN approvals a ON a.id = e.approval_id
         WHERE (e.approval_id IS NOT NULL
                OR (e.from_status = 'needs_review' AND e.provider_code IS NULL))
           AND (a.status = 'done'
                AND a.approved_by <> a.requested_by
                AND a.subject = e.reference
                AND a.diff ->> 'from' = e.from_status) IS NOT TRUE
         UNION ALL
        SELECT j.reference
          FROM journals j
          JOIN (VALUES ('suspense', 'suspense:'), ('top-up', 'topup:')) k (kind, key)
               ON starts_with(j.reference, k.key)
         WHERE NOT EXISTS (
               SELECT
                 FROM approvals a
                WHERE a.kind = k.kind
                  AND j.reference = k.key || 'bellbank:' || a.subject
                  AND a.status = 'done'
                  AND a.approved_by <> a.requested_by)
         UNION ALL
        SELECT 'proof ' || p.id
          FROM identity_proofs p
         WHERE p.kind IN ('people', 'unblocked', 'unlocked')
           AND NOT EXISTS (
               SELECT
                 FROM approvals a
                WHERE a.subject = 'user:' || p.user_id
                  AND a.kind = CASE p.kind WHEN 'people' THEN 'prove'
                                           WHEN 'unblocked' THEN 'unfreeze'
                                           ELSE 'reset-lock' END
                  AND a.status = 'done'
                  AND a.approved_by <> a.requested_by
                  AND a.approved_at = p.proven_at)
        """,
    ),
    Check(
        "C22 daily_limit",
        (4,),
        "internal",
        """
        SELECT o.user_id || ' ' || (o.authorised_at AT TIME ZONE 'Africa/Lagos')::date
          FROM orders o
          JOIN LATERAL (
               SELECT max(value_kobo) AS cap
                 FROM rules
                WHERE id = ANY (o.rule_ids) AND name = 'limit.out.day') r ON true
         WHERE o.authorised_at IS NOT NULL AND o.status <> 'declined'
           -- declined first, so its limit was free again before the bank paid after all
           AND NOT EXISTS (SELECT FROM order_events e
                            WHERE e.reference = o.reference
                              AND e.from_status = 'declined')
         GROUP BY o.user_id, (o.authorised_at AT TIME ZONE 'Africa/Lagos')::date
        HAVING sum(o.amount_kobo) > max(r.cap)
        """,
    ),
    Check(
        "C23 nothing_secret_in_text",
        (12,),
        "internal",
        r"""
        SELECT 'out ' || id
          FROM outbound_messages
         WHERE body::text
               ~* '\m(bvn|nin|pin|otp|passcode)\M[^0-9]{0,8}[0-9]{4,11}\M'
            -- an electricity token, which is money
            OR body::text ~ '\m[0-9]{4}([ -]?[0-9]{4}){4}\M'
         UNION ALL
        SELECT 'in ' || id
          FROM (SELECT id, payload FROM inbound_events
                 UNION ALL
                SELECT id, payload FROM archive.inbound_events) e
         WHERE payload::text
               ~* '\m(bvn|nin|pin|otp|passcode)\M[^0-9]{0,8}[0-9]{4,11}\M'
        """,
    ),
)
