"""Let the web process neither grant nor hire, and hold every rule to two people.

- What two people decide is written by scripts, so the web loses the right to write it.
- A rule names two people, and each one that is written, changed or deleted is a deed.
- A cap that ends lets the band below it reach up: that is looked at, too.
- A sleeping account is looked at for some days after it woke: `awake_s`.

Expand step: old code of the web writes none of these tables, and old code of the jobs
keeps its rights; who reads `fraud_rules` names the columns.
"""

from alembic import op

revision = "0028"
down_revision = "0027"

AWAKE_S = 3 * 86_400  # as long as a new proof is fresh
DECIDED = {
    "approvals": "status, approved_by, approved_at",
    "staff": "standing, active_at, disabled_at, tries, locked_until, last_totp_step,"
    " recovery_hashes",
    "fraud_clearances": "",
}
# Table → how its rows are called, and which column names one.
RULES = {
    "rules": ("rule", "name"),
    "fraud_rules": ("fraud-rule", "name"),
    "retention_rules": ("retention-rule", "line"),
}


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    _move_rights("miimii_app", "miimii_jobs")
    op.execute("""
        ALTER TABLE fraud_rules
          ADD COLUMN awake_s integer,
          ADD CONSTRAINT fraud_rules_wake_from_sleep CHECK (
              awake_s IS NULL
              OR (pattern = 'dormant' AND awake_s BETWEEN 1 AND 31 * 86400))
    """)
    op.execute(f"""
        UPDATE fraud_rules
           SET awake_s = {AWAKE_S}
         WHERE name = 'dormant.wakes' AND starts_with(proposed_by, 'migration')
    """)  # noqa: S608
    op.execute("""
        UPDATE fraud_rules
           SET proposed_by = 'migration 0024', approved_by = 'founders'
         WHERE proposed_by = 'migration' AND approved_by = 'migration'
    """)  # as all other rules that are shipped
    _record_rules()
    op.execute(_REFUSE_FEE_ABOVE_CAP)
    op.execute("DROP TRIGGER rules_fee_is_within_its_cap ON rules")
    op.execute("""
        CREATE CONSTRAINT TRIGGER rules_fee_is_within_its_cap
         AFTER INSERT OR UPDATE OR DELETE ON rules DEFERRABLE INITIALLY IMMEDIATE
           FOR EACH ROW EXECUTE FUNCTION refuse_fee_above_cap()
    """)


def _move_rights(giver: str, taker: str) -> None:
    for table, columns in DECIDED.items():
        op.execute(f"REVOKE INSERT ON {table} FROM {giver}")
        op.execute(f"GRANT INSERT ON {table} TO {taker}")
        if columns:
            op.execute(f"REVOKE UPDATE ({columns}) ON {table} FROM {giver}")
            op.execute(f"GRANT UPDATE ({columns}) ON {table} TO {taker}")


def _record_rules() -> None:
    # Values are no secret here, and the key of the hashes is not in the database: so
    # the reason holds them, and is sealed with the deed.
    op.execute("""
        CREATE FUNCTION record_rule() RETURNS trigger
        LANGUAGE plpgsql AS $$
        DECLARE
            fact jsonb := to_jsonb(coalesce(NEW, OLD));
        BEGIN
            INSERT INTO audit_log (at, actor, action, object, reason)
            VALUES (now(), 'system',
                    CASE TG_OP WHEN 'INSERT' THEN 'rule.added'
                               WHEN 'UPDATE' THEN 'rule.changed'
                               ELSE 'rule.deleted' END,
                    TG_ARGV[0] || ':' || (fact ->> TG_ARGV[1]),
                    jsonb_strip_nulls(jsonb_build_object(
                        'login', session_user,
                        'before', to_jsonb(OLD) - 'subject' - 'recorded_at',
                        'after', to_jsonb(NEW) - 'subject' - 'recorded_at'))::text);
            RETURN NULL;
        END $$
    """)
    for table, (kind, naming) in RULES.items():
        op.execute(f"""
            ALTER TABLE {table}
              ADD CONSTRAINT {table}_take_two_people CHECK (
                  lower(btrim(proposed_by)) <> lower(btrim(approved_by))
                  AND btrim(proposed_by) <> '' AND btrim(approved_by) <> '')
        """)
        op.execute(f"""
            CREATE TRIGGER {table}_are_deeds
             AFTER INSERT OR UPDATE OR DELETE ON {table}
               FOR EACH ROW EXECUTE FUNCTION record_rule('{kind}', '{naming}')
        """)


# What holds together changes where a rule begins, or where a cap ends. A fee reaches
# from above_kobo up: into the cap's band there, and maybe into all higher ones.
_REFUSE_FEE_ABOVE_CAP = """
    CREATE OR REPLACE FUNCTION refuse_fee_above_cap() RETURNS trigger
    LANGUAGE plpgsql AS $$
    DECLARE
        dear record;
    BEGIN
        SELECT fee.id, fee.name
          INTO dear
          FROM rules fee
          JOIN rules edge
            ON edge.id = fee.id OR edge.name = 'cap.' || fee.name
         CROSS JOIN LATERAL (
               VALUES (edge.effective_from), (edge.effective_to)) AS turn (at)
         CROSS JOIN LATERAL (
                SELECT min(cap.value_kobo) AS kobo
                  FROM rules cap
                 WHERE cap.name = 'cap.' || fee.name
                   AND (cap.tier = fee.tier) IS NOT FALSE
                   AND tstzrange(cap.effective_from, cap.effective_to) @> turn.at
                   AND cap.above_kobo >= coalesce((
                       SELECT max(band.above_kobo)
                         FROM rules band
                        WHERE band.name = cap.name
                          AND band.tier IS NOT DISTINCT FROM cap.tier
                          AND band.effective_from IS NOT NULL
                          AND tstzrange(band.effective_from, band.effective_to)
                              @> turn.at
                          AND band.above_kobo <= fee.above_kobo), 0)
                   AND cap.effective_from IS NOT NULL) AS most
         WHERE starts_with(fee.name, 'fee.')
           AND fee.effective_from IS NOT NULL
           AND edge.effective_from IS NOT NULL
           AND tstzrange(fee.effective_from, fee.effective_to) @> turn.at
           AND most.kobo IS NOT NULL
           AND (greatest(fee.value_kobo, fee.min_kobo) > most.kobo
                OR (fee.value_bps > 0
                    AND (fee.max_kobo <= most.kobo) IS NOT TRUE))
         LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'rule % charges more than % allows', dear.id,
                            'cap.' || dear.name
                  USING ERRCODE = 'check_violation',
                        CONSTRAINT = 'rules_fee_is_within_its_cap';
        END IF;
        RETURN NULL;
    END $$
"""


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    # The function of 0026 asks less; what it lets through, this one does, too.
    op.execute("DROP TRIGGER rules_fee_is_within_its_cap ON rules")
    op.execute("""
        CREATE CONSTRAINT TRIGGER rules_fee_is_within_its_cap
         AFTER INSERT OR UPDATE ON rules DEFERRABLE INITIALLY IMMEDIATE
           FOR EACH ROW WHEN (NEW.name LIKE 'fee.%' OR NEW.name LIKE 'cap.fee.%')
       EXECUTE FUNCTION refuse_fee_above_cap()
    """)
    for table in RULES:
        op.execute(f"DROP TRIGGER {table}_are_deeds ON {table}")
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_take_two_people")
    op.execute("DROP FUNCTION record_rule")
    op.execute("ALTER TABLE fraud_rules DROP COLUMN awake_s")
    _move_rights("miimii_jobs", "miimii_app")
