"""Create the dated rules (fees, limits, tax, duty) and put the first ones in force.

A price or a limit is a row with a beginning, an end and a source; code only reads
it. Tax and duty are written down without a beginning: switched off until the
licensee says who remits them. Expand step: nothing runs on it yet.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

BEGIN = "'2026-01-01T00:00:00+01:00'"  # before the first customer
FEES = "fee schedule (CBN Guide to Charges 2020 caps)"
LIMITS = "CBN tiers of 7 Sep 2017; confirm with the licensee"
FIRST_DAY = "CBN 12 Mar 2026: first 24 hours; confirm with the licensee"

NAIRA = 100
# name, source, columns; an amount belongs to the highest band it is above.
RULES: tuple[tuple[str, str, dict[str, int]], ...] = (
    ("fee.transfer.bank", FEES, {"above_kobo": 0, "value_kobo": 10 * NAIRA}),
    (
        "fee.transfer.bank",
        FEES,
        {"above_kobo": 5_000 * NAIRA, "value_kobo": 25 * NAIRA},
    ),
    (
        "fee.transfer.bank",
        FEES,
        {"above_kobo": 50_000 * NAIRA, "value_kobo": 50 * NAIRA},
    ),
    ("fee.transfer.wallet", FEES, {"value_kobo": 0}),
    ("fee.credit", FEES, {"above_kobo": 0, "value_kobo": 0}),
    ("fee.credit", FEES, {"above_kobo": 1_000 * NAIRA, "value_bps": 50}),
    ("fee.airtime", FEES, {"value_kobo": 0}),
    ("fee.data", FEES, {"value_kobo": 10 * NAIRA}),
    (
        "fee.electricity",
        FEES,
        {"value_bps": 150, "min_kobo": 25 * NAIRA, "max_kobo": 500 * NAIRA},
    ),
    (
        "fee.cable",
        FEES,
        {"value_bps": 200, "min_kobo": 25 * NAIRA, "max_kobo": 500 * NAIRA},
    ),
    ("fee.maintenance", FEES, {"value_kobo": 100 * NAIRA}),
    ("limit.out.day", LIMITS, {"tier": 1, "value_kobo": 50_000 * NAIRA}),
    ("limit.out.day", LIMITS, {"tier": 2, "value_kobo": 200_000 * NAIRA}),
    ("limit.out.day", LIMITS, {"tier": 3, "value_kobo": 5_000_000 * NAIRA}),
    ("limit.balance", LIMITS, {"tier": 1, "value_kobo": 300_000 * NAIRA}),
    ("limit.balance", LIMITS, {"tier": 2, "value_kobo": 500_000 * NAIRA}),
    ("limit.out.first_day", FIRST_DAY, {"value_kobo": 20_000 * NAIRA}),
    ("limit.in.first_day", FIRST_DAY, {"value_kobo": 20_000 * NAIRA}),
    ("limit.transfer.min", LIMITS, {"value_kobo": 100 * NAIRA}),
    ("limit.transfer.max", LIMITS, {"value_kobo": 1_000_000 * NAIRA}),
    ("limit.airtime.min", LIMITS, {"value_kobo": 50 * NAIRA}),
    ("limit.airtime.max", LIMITS, {"value_kobo": 50_000 * NAIRA}),
    ("limit.electricity.min", LIMITS, {"value_kobo": 100 * NAIRA}),
    ("limit.electricity.max", LIMITS, {"value_kobo": 100_000 * NAIRA}),
)
SWITCHED_OFF: tuple[tuple[str, str, dict[str, int]], ...] = (
    ("vat", "7.5 % of the fee; who remits is not settled", {"value_bps": 750}),
    (
        "duty",
        "50 naira from 10,000; who remits is not settled",
        {"above_kobo": 10_000 * NAIRA - 1, "value_kobo": 50 * NAIRA},
    ),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE rules (
            id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name           text        NOT NULL,
            tier           smallint,
            above_kobo     bigint      NOT NULL DEFAULT 0,
            value_kobo     bigint,
            value_bps      integer,
            min_kobo       bigint,
            max_kobo       bigint,
            effective_from timestamptz,
            effective_to   timestamptz,
            source         text        NOT NULL,
            proposed_by    text        NOT NULL,
            approved_by    text        NOT NULL,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            subject        bigint      GENERATED ALWAYS AS (hashtextextended(
                name || '|' || coalesce(tier, 0)::text || '|' || above_kobo::text,
                0)) STORED,
            CONSTRAINT rules_say_one_thing
                CHECK (num_nonnulls(value_kobo, value_bps) = 1),
            CONSTRAINT rules_are_not_negative
                CHECK (above_kobo >= 0 AND value_kobo >= 0 AND value_bps >= 0),
            CONSTRAINT rules_tier_is_known CHECK (tier BETWEEN 1 AND 3),
            CONSTRAINT rules_end_after_they_begin CHECK (effective_to > effective_from),
            -- Two rules for one subject may not hold at once. The subject is a hash
            -- written as a range, which spares us the btree_gist extension.
            CONSTRAINT rules_do_not_overlap EXCLUDE USING gist (
                int8range(subject, subject, '[]') WITH &&,
                tstzrange(effective_from, effective_to) WITH &&)
                WHERE (effective_from IS NOT NULL)
        )
    """)
    for name, source, columns in RULES:
        op.execute(_insert(name, source, columns, BEGIN))
    for name, source, columns in SWITCHED_OFF:
        op.execute(_insert(name, source, columns, "NULL"))
    op.execute("GRANT SELECT ON rules TO miimii_app")


def _insert(name: str, source: str, columns: dict[str, int], begin: str) -> str:
    names = ", ".join(columns)
    values = ", ".join(str(value) for value in columns.values())
    return f"""
        INSERT INTO rules
            (name, source, effective_from, proposed_by, approved_by, {names})
        VALUES ('{name}', '{source}', {begin}, 'migration 0003', 'founders', {values})
    """  # noqa: S608


def downgrade() -> None:
    op.execute("DROP TABLE rules")
