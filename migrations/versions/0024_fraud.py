"""Create the dated fraud rules, what two people let through, and the second screen.

A rule that is switched off has no beginning. Expand step: old code reads none of it;
`challenges.checked_at` and `pins.wrong_at` may be empty.
"""

from alembic import op

revision = "0024"
down_revision = "0023"

BEGIN = "'2026-01-01T00:00:00+01:00'"  # before the first customer
HOUSE = "house line from the published typologies; confirm with the licensee"
CTR = "CBN 10 Mar 2026 and MLPPA 2022: 5,000,000 naira a day; a person files"
STEP_UP = "CBN USSD framework 2018 as a yardstick; the licensee decides"

NAIRA = 100
HOUR, DAY = 3_600, 86_400
# name, pattern, outcome, window, above how many, kobo, 1/10,000; source.
RULES: tuple[
    tuple[str, str, str, int, int | None, int | None, int | None, str], ...
] = (
    ("velocity.hour", "velocity", "review", HOUR, 10, None, None, HOUSE),
    ("velocity.day", "velocity", "review", DAY, 30, None, None, HOUSE),
    ("volume.day", "velocity", "review", DAY, None, 2_000_000 * NAIRA, None, HOUSE),
    ("fan-out.hour", "fan-out", "review", HOUR, 6, None, None, HOUSE),
    ("top-ups.day", "top-ups", "review", DAY, 10, None, None, HOUSE),
    ("fan-in.day", "fan-in", "review", DAY, 15, None, None, HOUSE),
    (
        *("in-then-out.hours", "in-then-out", "review", 6 * HOUR),
        *(None, 200_000 * NAIRA, 9_000, HOUSE),
    ),
    ("dormant.wakes", "dormant", "review", 90 * DAY, None, 50_000 * NAIRA, None, HOUSE),
    (
        *("new-account.inflow", "new-account", "review", 7 * DAY),
        *(None, 500_000 * NAIRA, None, HOUSE),
    ),
    ("new-payee.large", "new-payee", "review", DAY, None, 300_000 * NAIRA, None, HOUSE),
    ("night.large", "night", "review", 5 * HOUR, None, 100_000 * NAIRA, None, HOUSE),
    (
        *("fresh-proof.payee", "fresh-proof", "review", 3 * DAY),
        *(None, 50_000 * NAIRA, None, HOUSE),
    ),
    (
        *("there-and-back.day", "there-and-back", "review", DAY),
        *(None, 100_000 * NAIRA, None, HOUSE),
    ),
    (
        *("same-amount.day", "same-amount", "review", DAY),
        *(5, 50_000 * NAIRA, None, HOUSE),
    ),
    (
        *("report.ctr", "turnover", "review", DAY),
        *(None, 5_000_000 * NAIRA - 1, None, CTR),
    ),
)
SWITCHED_OFF: tuple[
    tuple[str, str, str, int, int | None, int | None, int | None, str], ...
] = (
    ("stepup.screen", "new-payee", "screen", DAY, None, 20_000 * NAIRA, None, STEP_UP),
    ("stop.fan-out", "fan-out", "stop", HOUR, 20, None, None, HOUSE),
    (
        *("stop.in-then-out", "in-then-out", "stop", 6 * HOUR),
        *(None, 1_000_000 * NAIRA, 9_000, HOUSE),
    ),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE fraud_rules (
            id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name           text        NOT NULL,
            pattern        text        NOT NULL,
            outcome        text        NOT NULL,
            window_s       integer     NOT NULL,
            above_count    integer,
            above_kobo     bigint,
            above_bps      integer,
            effective_from timestamptz,
            effective_to   timestamptz,
            source         text        NOT NULL,
            proposed_by    text        NOT NULL,
            approved_by    text        NOT NULL,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            subject        bigint      GENERATED ALWAYS AS
                                       (hashtextextended(name, 0)) STORED,
            CONSTRAINT fraud_rules_pattern_is_known CHECK (pattern IN (
                'velocity', 'turnover', 'fan-out', 'top-ups', 'fan-in', 'in-then-out',
                'dormant', 'new-account', 'new-payee', 'night', 'fresh-proof',
                'there-and-back', 'same-amount')),
            CONSTRAINT fraud_rules_outcome_is_known
                CHECK (outcome IN ('review', 'screen', 'stop')),
            -- Money that has arrived is booked to its owner, whatever it looks like.
            CONSTRAINT fraud_rules_stop_only_what_goes_out CHECK (
                outcome = 'review' OR pattern NOT IN ('fan-in', 'new-account')),
            CONSTRAINT fraud_rules_draw_a_line
                CHECK (num_nonnulls(above_count, above_kobo, above_bps) > 0),
            CONSTRAINT fraud_rules_are_not_negative CHECK (
                above_count >= 0 AND above_kobo >= 0 AND above_bps >= 0),
            -- All but the sleeping account read every crossing of their window.
            CONSTRAINT fraud_rules_window_is_sane CHECK (
                window_s > 0 AND (pattern = 'dormant' OR window_s <= 31 * 86400)),
            CONSTRAINT fraud_rules_end_after_they_begin
                CHECK (effective_to > effective_from),
            CONSTRAINT fraud_rules_do_not_overlap EXCLUDE USING gist (
                int8range(subject, subject, '[]') WITH &&,
                tstzrange(effective_from, effective_to) WITH &&)
                WHERE (effective_from IS NOT NULL)
        )
    """)
    op.execute("""
        CREATE TABLE fraud_clearances (
            id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            user_id     uuid        NOT NULL REFERENCES users (id),
            destination text        NOT NULL,
            most_kobo   bigint      NOT NULL,
            approval_id text        NOT NULL REFERENCES approvals (id),
            happened_at timestamptz NOT NULL,
            expires_at  timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT fraud_clearances_once UNIQUE (approval_id),
            CONSTRAINT fraud_clearances_are_sane
                CHECK (most_kobo > 0 AND expires_at > happened_at)
        )
    """)
    op.execute("""
        CREATE INDEX fraud_clearances_by_user
            ON fraud_clearances (user_id, destination)
    """)
    op.execute("""
        CREATE INDEX transfers_by_payee ON transfers (payee_user_id, authorised_at)
         WHERE payee_user_id IS NOT NULL
    """)
    op.execute("ALTER TABLE challenges ADD COLUMN checked_at timestamptz")
    op.execute("""
        ALTER TABLE pins ADD COLUMN wrong_at timestamptz[] NOT NULL DEFAULT '{}'
    """)
    for rule in RULES:
        op.execute(_insert(*rule, begin=BEGIN))
    for rule in SWITCHED_OFF:
        op.execute(_insert(*rule, begin="NULL"))
    op.execute("GRANT SELECT ON fraud_rules TO miimii_app")
    op.execute("GRANT SELECT, INSERT ON fraud_clearances TO miimii_app")
    op.execute("GRANT SELECT ON fraud_rules, fraud_clearances TO miimii_auditor")


def _insert(
    name: str,
    pattern: str,
    outcome: str,
    window_s: int,
    above_count: int | None,
    above_kobo: int | None,
    above_bps: int | None,
    source: str,
    *,
    begin: str,
) -> str:
    lines = ", ".join(
        "NULL" if line is None else str(line)
        for line in (above_count, above_kobo, above_bps)
    )
    return f"""
        INSERT INTO fraud_rules (name, pattern, outcome, window_s, above_count,
                                 above_kobo, above_bps, effective_from, source,
                                 proposed_by, approved_by)
        VALUES ('{name}', '{pattern}', '{outcome}', {window_s}, {lines}, {begin},
                '{source}', 'migration', 'migration')
    """  # noqa: S608


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("ALTER TABLE pins DROP COLUMN wrong_at")
    op.execute("ALTER TABLE challenges DROP COLUMN checked_at")
    op.execute("DROP INDEX transfers_by_payee")
    op.execute("DROP TABLE fraud_clearances, fraud_rules")
