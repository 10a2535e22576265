"""Create the caps on fees as dated rules, and refuse a fee above a cap in force.

A cap is a rule of the fee's name with "cap." before it. Whoever puts a fee or a cap in
force, by whatever way, is refused where the fee could be above it; a share of an amount
needs a most of its own. Expand step: old code only reads the fees.
"""

from alembic import op

revision = "0026"
down_revision = "0025"

BEGIN = "'2026-01-01T00:00:00+01:00'"  # as the fees
SOURCE = "CBN Guide to Charges, 1 Jan 2020; confirm with the licensee"
NAIRA = 100
# name of the fee, above which amount, the most that may be charged
CAPS = (
    ("fee.transfer.bank", 0, 10),
    ("fee.transfer.bank", 5_000, 25),
    ("fee.transfer.bank", 50_000, 50),
    ("fee.airtime", 0, 500),
    ("fee.data", 0, 500),
    ("fee.electricity", 0, 500),
    ("fee.cable", 0, 500),
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE FUNCTION refuse_fee_above_cap() RETURNS trigger
        LANGUAGE plpgsql AS $$
        DECLARE
            fee_name text := regexp_replace(NEW.name, '^cap[.]', '');
            too_dear bigint;
        BEGIN
            -- What holds together changes only where a rule begins. A fee reaches from
            -- above_kobo up: into the cap's band there, and maybe into all higher ones.
            SELECT fee.id
              INTO too_dear
              FROM rules fee
              JOIN rules edge
                ON edge.id = fee.id OR edge.name = 'cap.' || fee.name
             CROSS JOIN LATERAL (
                    SELECT min(cap.value_kobo) AS kobo
                      FROM rules cap
                     WHERE cap.name = 'cap.' || fee.name
                       AND (cap.tier = fee.tier) IS NOT FALSE
                       AND tstzrange(cap.effective_from, cap.effective_to)
                           @> edge.effective_from
                       AND cap.above_kobo >= coalesce((
                           SELECT max(band.above_kobo)
                             FROM rules band
                            WHERE band.name = cap.name
                              AND band.tier IS NOT DISTINCT FROM cap.tier
                              AND band.effective_from IS NOT NULL
                              AND tstzrange(band.effective_from, band.effective_to)
                                  @> edge.effective_from
                              AND band.above_kobo <= fee.above_kobo), 0)
                       AND cap.effective_from IS NOT NULL) AS most
             WHERE fee.name = fee_name
               AND fee.effective_from IS NOT NULL
               AND tstzrange(fee.effective_from, fee.effective_to)
                   @> edge.effective_from
               AND most.kobo IS NOT NULL
               AND (greatest(fee.value_kobo, fee.min_kobo) > most.kobo
                    OR (fee.value_bps > 0
                        AND (fee.max_kobo <= most.kobo) IS NOT TRUE))
             LIMIT 1;
            IF FOUND THEN
                RAISE EXCEPTION 'rule % charges more than % allows', too_dear,
                                'cap.' || fee_name
                      USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'rules_fee_is_within_its_cap';
            END IF;
            RETURN NULL;
        END $$
    """)
    op.execute("""
        CREATE CONSTRAINT TRIGGER rules_fee_is_within_its_cap
         AFTER INSERT OR UPDATE ON rules DEFERRABLE INITIALLY IMMEDIATE
           FOR EACH ROW WHEN (NEW.name LIKE 'fee.%' OR NEW.name LIKE 'cap.fee.%')
       EXECUTE FUNCTION refuse_fee_above_cap()
    """)
    rows = ", ".join(
        f"('cap.{name}', {above * NAIRA}, {most * NAIRA}, {BEGIN}, '{SOURCE}',"
        " 'migration 0026', 'founders')"
        for name, above, most in CAPS
    )
    op.execute(f"""
        INSERT INTO rules (name, above_kobo, value_kobo, effective_from, source,
                           proposed_by, approved_by)
        VALUES {rows}
    """)  # noqa: S608  (at once: the bands of a cap hold together)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DROP TRIGGER rules_fee_is_within_its_cap ON rules")
    op.execute("DROP FUNCTION refuse_fee_above_cap")
    op.execute("DELETE FROM rules WHERE proposed_by = 'migration 0026'")
