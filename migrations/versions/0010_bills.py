"""Create purchases, the catalogue they are bought from, and the first catalogue.

Ids and prices are what an earlier integration saw; a row that the vendor has not
confirmed says so, and is not sold in production (docs/decisions/0016). The views
`orders` and `order_events` show purchases too from here on. Expand step: old code sees
none, for none can be made yet.
"""

from alembic import op

revision = "0010"
down_revision = "0009"

BEGIN = "'2026-01-01T00:00:00+01:00'"  # before the first customer
SEEN = "seen in an earlier integration"
ASK = "seen in an earlier integration; ask the vendor"
NAIRA = 100

# kind, code, name, the vendor's number, is it sold, is the number confirmed
BILLERS: tuple[tuple[str, str, str, int, bool, bool], ...] = (
    *(
        (kind, code, name, number, True, True)
        for kind in ("airtime", "data")
        for code, name, number in (
            ("MTN", "MTN", 1),
            ("AIRTEL", "Airtel", 2),
            ("GLO", "Glo", 3),
            ("9MOBILE", "9mobile", 4),
        )
    ),
    ("electricity", "IKEDC", "Ikeja Electric", 1, True, True),
    ("electricity", "EKEDC", "Eko Electric", 2, True, True),
    ("electricity", "AEDC", "Abuja Electric", 9, True, True),
    ("electricity", "IBEDC", "Ibadan Electric", 6, True, True),
    ("electricity", "EEDC", "Enugu Electric", 7, True, True),
    ("electricity", "BEDC", "Benin Electric", 10, True, True),
    ("electricity", "KEDCO", "Kano Electric", 3, True, True),
    ("electricity", "KAEDCO", "Kaduna Electric", 8, True, True),
    ("electricity", "JED", "Jos Electric", 5, True, True),
    # 4 and 11 look like one company: one is offered, neither in production.
    ("electricity", "PHED", "Port Harcourt Electric", 11, True, False),
    ("electricity", "PHED-4", "Port Harcourt Electric", 4, False, False),
    ("cable", "GOTV", "GOtv", 1, True, True),
    ("cable", "DSTV", "DStv", 2, True, True),
    ("cable", "STARTIMES", "StarTimes", 3, True, True),
)
# biller, plan type, then the vendor's id, the size, naira
DATA: tuple[tuple[str, str, str], ...] = (
    ("MTN", "SME", "1 500MB 350, 2 1GB 550, 3 2GB 1100, 4 3GB 1650, 5 5GB 2750"),
    ("MTN", "SME", "6 10GB 5500"),
    ("MTN", "COOPERATE GIFTING", "19 500MB 420, 20 1GB 820, 21 2GB 1660"),
    ("MTN", "COOPERATE GIFTING", "23 5GB 4150, 24 10GB 8300"),
    ("AIRTEL", "", "7 500MB 493, 8 1GB 784, 9 2GB 1500, 10 4GB 2525, 26 10GB 4000"),
    ("GLO", "", "29 200MB 110, 11 1.5GB 460, 12 2.9GB 940, 13 4.1GB 1290"),
    ("GLO", "", "14 5.8GB 1850, 15 10GB 3030"),
    ("9MOBILE", "", "25 1.1GB 400, 27 1.5GB 880, 28 500MB 450"),
)
# biller, then an id of our own, the package, naira a month; their ids are unknown
CABLE: tuple[tuple[str, str], ...] = (
    ("GOTV", "1 Smallie 900, 2 Jinja 1900, 3 Jolli 2800, 4 Max 4150, 5 Supa 5500"),
    ("DSTV", "6 Padi 2150, 7 Yanga 2950, 8 Confam 5300, 9 Compact 9000"),
    ("DSTV", "10 Compact Plus 14250, 11 Premium 21000"),
    ("STARTIMES", "12 Nova 900, 13 Basic 1800, 14 Smart 2400, 15 Classic 2750"),
    ("STARTIMES", "16 Super 4900"),
)
# What we add to what a plan costs us, and the bound that no earlier migration has.
RULES: tuple[tuple[str, str, int], ...] = (
    ("margin.data", "no margin to begin with", 0),
    ("margin.cable", "no margin to begin with", 0),
    ("limit.cable.max", "product limit", 50_000 * NAIRA),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE billers (
            id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            kind           text        NOT NULL,
            code           text        NOT NULL,
            name           text        NOT NULL,
            vendor_id      integer     NOT NULL,
            is_sold        boolean     NOT NULL,
            is_confirmed   boolean     NOT NULL,
            position       smallint    NOT NULL,
            source         text        NOT NULL,
            effective_from timestamptz NOT NULL,
            effective_to   timestamptz,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            subject        bigint      GENERATED ALWAYS AS (
                hashtextextended(kind || '|' || code, 0)) STORED,
            CONSTRAINT billers_end_after_they_begin
                CHECK (effective_to > effective_from),
            CONSTRAINT billers_do_not_overlap EXCLUDE USING gist (
                int8range(subject, subject, '[]') WITH &&,
                tstzrange(effective_from, effective_to) WITH &&)
        )
    """)
    op.execute("""
        CREATE TABLE plans (
            id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            kind           text        NOT NULL,
            biller         text        NOT NULL,
            code           text        NOT NULL,
            name           text        NOT NULL,
            size           text        NOT NULL DEFAULT '',
            validity_days  integer,
            plan_type      text        NOT NULL DEFAULT '',
            cost_kobo      bigint      NOT NULL,
            price_kobo     bigint,
            is_confirmed   boolean     NOT NULL,
            source         text        NOT NULL,
            effective_from timestamptz NOT NULL,
            effective_to   timestamptz,
            recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
            subject        bigint      GENERATED ALWAYS AS (hashtextextended(
                kind || '|' || biller || '|' || code, 0)) STORED,
            CONSTRAINT plans_cost_something
                CHECK (cost_kobo > 0 AND price_kobo > 0 AND validity_days > 0),
            CONSTRAINT plans_end_after_they_begin CHECK (effective_to > effective_from),
            -- A plan has one price at a time; the hash spares us an extension.
            CONSTRAINT plans_do_not_overlap EXCLUDE USING gist (
                int8range(subject, subject, '[]') WITH &&,
                tstzrange(effective_from, effective_to) WITH &&)
        )
    """)
    op.execute("""
        CREATE TABLE purchases (
            reference           text        PRIMARY KEY,
            user_id             uuid        NOT NULL REFERENCES users (id),
            kind                text        NOT NULL,
            status              text        NOT NULL,
            amount_kobo         bigint      NOT NULL,
            fee_kobo            bigint      NOT NULL,
            vat_kobo            bigint      NOT NULL,
            duty_kobo           bigint      NOT NULL,
            biller              text        NOT NULL,
            biller_name         text        NOT NULL,
            target              text        NOT NULL,
            target_name         text,
            meter_type          text,
            plan_id             bigint      REFERENCES plans (id),
            plan_code           text,
            product             text        NOT NULL,
            cost_kobo           bigint      NOT NULL,
            token_sealed        text,
            rule_ids            bigint[]    NOT NULL,
            quote_hash          bytea       NOT NULL,
            provider            text        NOT NULL,
            provider_reference  text,
            quoted_at           timestamptz NOT NULL,
            expires_at          timestamptz NOT NULL,
            authorised_at       timestamptz,
            submitted_at        timestamptz,
            settled_at          timestamptz,
            look_again_at       timestamptz,
            recorded_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT purchases_status_is_known CHECK (status IN (
                'quoted', 'held', 'submitted', 'succeeded', 'declined', 'reversed',
                'expired', 'cancelled', 'needs_review')),
            CONSTRAINT purchases_amounts_are_sane CHECK (
                amount_kobo > 0 AND fee_kobo >= 0 AND vat_kobo >= 0 AND duty_kobo >= 0
                AND cost_kobo > 0),
            CONSTRAINT purchases_hash_is_sha256 CHECK (length(quote_hash) = 32),
            CONSTRAINT purchases_reference_fits CHECK (length(reference) <= 30),
            CONSTRAINT purchases_plan_is_whole
                CHECK ((plan_id IS NULL) = (plan_code IS NULL)),
            CONSTRAINT purchases_submitted_is_watched CHECK (
                status <> 'submitted' OR num_nulls(submitted_at, look_again_at) = 0)
        )
    """)
    op.execute("CREATE INDEX purchases_by_user ON purchases (user_id, quoted_at DESC)")
    op.execute("""
        CREATE INDEX purchases_authorised ON purchases (user_id, authorised_at)
         WHERE authorised_at IS NOT NULL
    """)
    op.execute("""
        CREATE INDEX purchases_to_look_at ON purchases (look_again_at)
         WHERE status = 'submitted'
    """)
    op.execute("""
        CREATE INDEX purchases_open ON purchases (status, authorised_at)
         WHERE status IN ('held', 'submitted', 'needs_review')
    """)
    op.execute("""
        CREATE INDEX purchases_settled ON purchases (provider, settled_at)
         WHERE status = 'succeeded'
    """)
    op.execute("""
        CREATE TABLE purchase_events (
            id            bigint      PRIMARY KEY DEFAULT nextval('order_event_ids'),
            reference     text        NOT NULL REFERENCES purchases (reference),
            from_status   text,
            to_status     text        NOT NULL,
            cause         text        NOT NULL,
            provider_code text,
            approval_id   text,
            happened_at   timestamptz NOT NULL,
            recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp()
        )
    """)
    op.execute(
        "CREATE INDEX purchase_events_by_reference ON purchase_events (reference, id)"
    )
    op.execute("""
        CREATE TRIGGER purchase_events_append_only
            BEFORE UPDATE OR DELETE OR TRUNCATE ON purchase_events
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TABLE float_readings (
            id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            provider     text        NOT NULL,
            balance_kobo bigint,
            is_short     boolean     NOT NULL DEFAULT false,
            cause        text        NOT NULL,
            happened_at  timestamptz NOT NULL,
            recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
            CONSTRAINT float_readings_say_something
                CHECK (is_short OR balance_kobo IS NOT NULL)
        )
    """)
    op.execute("""
        CREATE INDEX float_readings_latest ON float_readings (provider, happened_at)
    """)
    op.execute("""
        CREATE TABLE saved_targets (
            user_id      uuid        NOT NULL REFERENCES users (id),
            kind         text        NOT NULL,
            biller       text        NOT NULL,
            target       text        NOT NULL,
            meter_type   text,
            nickname     text,
            last_used_at timestamptz NOT NULL,
            CONSTRAINT saved_targets_once PRIMARY KEY (user_id, kind, target),
            CONSTRAINT saved_targets_nickname_fits
                CHECK (length(nickname) BETWEEN 1 AND 40)
        )
    """)
    op.execute("""
        CREATE UNIQUE INDEX saved_targets_nickname_once
            ON saved_targets (user_id, lower(nickname))
    """)
    _show_purchases()
    _fill_catalogue()
    op.execute("GRANT SELECT, INSERT ON billers, plans TO miimii_app")
    op.execute("GRANT UPDATE (effective_to) ON billers, plans TO miimii_app")
    op.execute("GRANT SELECT, INSERT ON purchases, purchase_events TO miimii_app")
    op.execute("""
        GRANT UPDATE (status, cost_kobo, token_sealed, provider_reference,
                      authorised_at, submitted_at, settled_at, look_again_at)
           ON purchases TO miimii_app
    """)
    op.execute("GRANT SELECT, INSERT ON float_readings TO miimii_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON saved_targets TO miimii_app")


def _show_purchases() -> None:
    op.execute("""
        CREATE OR REPLACE VIEW orders AS
        SELECT reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
               duty_kobo, provider, provider_reference, quoted_at, expires_at,
               authorised_at, submitted_at, settled_at, requery_after, quote_hash,
               coalesce(bank_code || ':' || account_number, payee_user_id::text)
                   AS destination,
               rule_ids
          FROM transfers
         UNION ALL
        SELECT reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
               duty_kobo, provider, provider_reference, quoted_at, expires_at,
               authorised_at, submitted_at, settled_at, NULL, quote_hash,
               concat_ws(':', kind, biller, target, plan_code, meter_type),
               rule_ids
          FROM purchases
    """)
    op.execute("""
        CREATE OR REPLACE VIEW order_events AS
        SELECT id, reference, from_status, to_status, cause, provider_code, approval_id,
               happened_at, recorded_at
          FROM transfer_events
         UNION ALL
        SELECT id, reference, from_status, to_status, cause, provider_code, approval_id,
               happened_at, recorded_at
          FROM purchase_events
    """)


def _fill_catalogue() -> None:
    for position, row in enumerate(BILLERS):
        op.execute(_biller(position, row))
    for biller, plan_type, listed in DATA:
        for code, size, naira in _listed(listed):
            name = f"{size} {plan_type}".strip()
            op.execute(_plan("data", biller, code, name, size, plan_type, naira))
    for biller, listed in CABLE:
        for code, name, naira in _listed(listed):
            op.execute(_plan("cable", biller, code, name, "", "", naira, days="30"))
    for name, source, kobo in RULES:
        op.execute(f"""
            INSERT INTO rules
                (name, source, effective_from, proposed_by, approved_by, value_kobo)
            VALUES ('{name}', '{source}', {BEGIN}, 'migration 0010', 'founders', {kobo})
        """)  # noqa: S608


def _listed(text: str) -> list[tuple[str, str, int]]:
    """Read "1 500MB 350, 2 1GB 550" as an id, a name and naira each."""
    found = []
    for item in text.split(", "):
        code, *name, naira = item.split()
        found.append((code, " ".join(name), int(naira)))
    return found


def _biller(position: int, row: tuple[str, str, str, int, bool, bool]) -> str:
    kind, code, name, number, is_sold, is_confirmed = row
    source = SEEN if is_confirmed else ASK
    return f"""
        INSERT INTO billers (kind, code, name, vendor_id, is_sold, is_confirmed,
                             position, source, effective_from)
        VALUES ('{kind}', '{code}', '{name}', {number}, {is_sold}, {is_confirmed},
                {position}, '{source}', {BEGIN})
    """  # noqa: S608


def _plan(
    kind: str,
    biller: str,
    code: str,
    name: str,
    size: str,
    plan_type: str,
    naira: int,
    days: str = "NULL",
) -> str:
    return f"""
        INSERT INTO plans (kind, biller, code, name, size, validity_days, plan_type,
                           cost_kobo, is_confirmed, source, effective_from)
        VALUES ('{kind}', '{biller}', '{code}', '{name}', '{size}', {days},
                '{plan_type}', {naira * NAIRA}, false, '{ASK}', {BEGIN})
    """  # noqa: S608


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE OR REPLACE VIEW orders AS
        SELECT reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
               duty_kobo, provider, provider_reference, quoted_at, expires_at,
               authorised_at, submitted_at, settled_at, requery_after, quote_hash,
               coalesce(bank_code || ':' || account_number, payee_user_id::text)
                   AS destination,
               rule_ids
          FROM transfers
    """)
    op.execute("""
        CREATE OR REPLACE VIEW order_events AS
        SELECT id, reference, from_status, to_status, cause, provider_code, approval_id,
               happened_at, recorded_at
          FROM transfer_events
    """)
    op.execute("DELETE FROM rules WHERE proposed_by = 'migration 0010'")
    op.execute("""
        DROP TABLE saved_targets, float_readings, purchase_events, purchases, plans,
                   billers
    """)
