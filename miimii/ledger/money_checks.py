"""Checks that no money is made, lost, or left without a journal."""

from __future__ import annotations

from miimii.ledger.model import Check

MONEY_CHECKS = (
    Check(
        "C01 posting_sane",
        (1,),
        "auditor",
        """
        SELECT p.posting_id
          FROM books.postings p
          LEFT JOIN books.accounts d ON d.account_id = p.debit_account_id
          LEFT JOIN books.accounts c ON c.account_id = p.credit_account_id
         WHERE (p.amount_kobo > 0 AND d.account_id <> c.account_id) IS NOT TRUE
        """,
    ),
    Check(
        "C02 no_hollow_journal",
        (1,),
        "internal",
        """
        SELECT j.reference
          FROM journals j
         WHERE NOT EXISTS (SELECT FROM postings p WHERE p.journal_id = j.id)
        """,
    ),
    Check(
        "C03 balance_is_its_postings",
        (2,),
        "auditor",
        """
        SELECT account_id
          FROM (SELECT account_id, sum(k) AS s FROM leg GROUP BY 1) t
          FULL JOIN books.accounts a USING (account_id)
         WHERE a.balance_kobo IS DISTINCT FROM coalesce(t.s, 0)
        """,
    ),
    Check(
        "C04 versions_without_gap_never_below_zero_ever",
        (2,),
        "internal",
        """
        SELECT account_id
          FROM (SELECT t.*, lag(v, 1, 0::bigint) OVER w AS pv,
                       lag(bal, 1, 0::bigint) OVER w AS pb
                  FROM (SELECT credit_account_id AS account_id, credit_version AS v,
                               credit_balance_after AS bal, amount_kobo AS k
                          FROM postings
                         UNION ALL
                        SELECT debit_account_id, debit_version, debit_balance_after,
                               -amount_kobo
                          FROM postings) t
                  JOIN accounts a ON a.id = t.account_id AND a.kind = 'wallet'
                WINDOW w AS (PARTITION BY account_id ORDER BY v)) q
         WHERE (v = pv + 1 AND bal = pb + k AND bal >= 0) IS NOT TRUE
         UNION ALL
        SELECT a.id
          FROM accounts a
         WHERE a.kind = 'wallet'
           AND a.version <> (SELECT count(*) FROM postings p
                              WHERE a.id IN (p.debit_account_id, p.credit_account_id))
        """,
    ),
    Check(
        "C08 release_mirrors_its_hold",
        (4,),
        "internal",
        """
        SELECT r.reference
          FROM journals r
          JOIN journals h ON h.id = r.reverses_id
         WHERE EXISTS (SELECT FROM postings p
                         JOIN accounts a ON a.id = p.credit_account_id
                        WHERE p.journal_id = h.id AND a.kind = 'HOLDS')
           AND (r.order_reference IS DISTINCT FROM h.order_reference
                OR EXISTS (
                   SELECT FROM (SELECT credit_account_id AS a, amount_kobo AS k
                                  FROM postings
                                 WHERE journal_id IN (r.id, h.id)
                                 UNION ALL
                                SELECT debit_account_id, -amount_kobo
                                  FROM postings
                                 WHERE journal_id IN (r.id, h.id)) x
                    GROUP BY a
                   HAVING sum(k) <> 0))
        """,
    ),
    Check(
        "C10 credit_is_one_journal",
        (6,),
        "auditor",
        """
        SELECT coalesce(c.reference, s.j)
          FROM books.credits c
          FULL JOIN (
               SELECT j, sum(k) FILTER (WHERE other = 'BELLBANK') AS gross,
                      coalesce(-sum(k) FILTER (WHERE other = 'FEES'), 0) AS fee,
                      array_agg(DISTINCT user_id) FILTER (WHERE kind = 'wallet') AS u
                 FROM l
                WHERE starts_with(j, 'credit:') AND kind IN ('wallet', 'SUSPENSE')
                GROUP BY 1) s
               ON s.j = 'credit:' || c.provider || ':' || c.provider_reference
         WHERE (s.gross = c.amount_kobo
                AND s.fee = c.fee_kobo
                AND (s.u IS NULL OR s.u = ARRAY[c.user_id])) IS NOT TRUE
        """,
    ),
    Check(
        "C11 no_money_from_nowhere",
        (6,),
        "auditor",
        """
        SELECT j
          FROM l
         WHERE kind = 'wallet' AND k > 0 AND o IS NULL
           AND j !~ '^(credit|adjust|suspense):'
         UNION ALL
        SELECT ref
          FROM (SELECT regexp_replace(j, '^(credit|suspense):', '') AS ref, sum(k) AS s
                  FROM l
                 WHERE kind = 'SUSPENSE' AND NOT starts_with(j, 'adjust:')
                 GROUP BY 1) t
         WHERE s < 0
        """,
    ),
    Check(
        "C12 credit_has_its_event",
        (6,),
        "auditor",
        """
        SELECT c.reference
          FROM books.credits c
         WHERE NOT EXISTS (
               SELECT FROM books.inbound_events e
                WHERE e.source = c.provider
                  AND e.lane = 'credit:' || c.provider || ':' || c.provider_reference
                  AND e.done_at IS NOT NULL)
        """,
    ),
    Check(
        "C24 fee_once_a_month",
        (4,),
        "auditor",
        """
        SELECT j
          FROM (SELECT j, count(*) OVER (
                              PARTITION BY account_id, split_part(j, ':', 2)) AS n
                  FROM l
                 WHERE starts_with(j, 'fee:') AND kind = 'wallet') t
         WHERE n > 1
        """,
    ),
    Check(
        "C25 roll_up_is_its_postings",
        (2,),
        "internal",
        """
        SELECT a.kind
          FROM system_balances b
          JOIN accounts a ON a.id = b.account_id
          LEFT JOIN (
               SELECT v.account_id, v.kobo, p.recorded_at
                 FROM postings p
                CROSS JOIN LATERAL (
                      VALUES (p.credit_account_id, p.amount_kobo),
                             (p.debit_account_id, -p.amount_kobo))
                      AS v (account_id, kobo)) t
               ON t.account_id = b.account_id AND t.recorded_at < b.counted_to
         GROUP BY a.kind, b.account_id, b.balance_kobo
        HAVING a.kind = 'wallet' OR b.balance_kobo <> coalesce(sum(t.kobo), 0)
        """,
    ),
)
