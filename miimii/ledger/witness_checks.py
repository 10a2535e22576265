"""Checks of our books against the provider's own: agreeing with oneself proves little.

They read two tables that whoever has the provider's statement fills first:
`witness_in(provider, provider_reference, account_number, amount_kobo)` and
`witness_out(provider, reference, verdict, amount_kobo, destination, posts)`, where
`posts` counts how often the provider was asked to act.
"""

from __future__ import annotations

from miimii.ledger.model import Check

WITNESS_CHECKS = (
    Check(
        "C13 credits_are_the_banks_statement",
        (6,),
        "auditor",
        """
        SELECT coalesce(c.provider_reference, w.provider_reference)
          FROM (SELECT provider, provider_reference, count(*) AS n,
                       sum(amount_kobo) AS s, array_agg(DISTINCT user_id) AS u
                  FROM books.credits
                 GROUP BY 1, 2) c
          FULL JOIN witness_in w USING (provider, provider_reference)
          LEFT JOIN books.users u ON u.account_number = w.account_number
         WHERE (c.n = 1 AND c.s = w.amount_kobo AND c.u = ARRAY[u.user_id]) IS NOT TRUE
        """,
    ),
    Check(
        "C14 final_orders_are_the_providers_statement",
        (7,),
        "auditor",
        """
        SELECT coalesce(r.reference, w.reference)
          FROM (SELECT * FROM ord WHERE provider IS NOT NULL) r
          FULL JOIN witness_out w USING (reference)
         WHERE coalesce(r.status, '') NOT IN ('held', 'submitted', 'needs_review')
           AND (r.reference IS NULL
                OR (r.status = 'succeeded') <> (coalesce(w.verdict, '') = 'success')
                OR (r.status = 'succeeded' AND w.amount_kobo <> r.amount_kobo))
        """,
    ),
    Check(
        "C15 never_asked_early_twice_or_for_another",
        (7, 10),
        "internal",
        """
        SELECT w.reference
          FROM witness_out w
          LEFT JOIN orders r USING (reference)
         WHERE (w.posts <= 1
                AND r.submitted_at IS NOT NULL
                AND coalesce(w.destination, r.destination) = r.destination) IS NOT TRUE
        """,
    ),
)
