"""Keep who had a phone or a WhatsApp id, and from when: numbers are given out anew.

A row of the conversation is the customer's who had its lane by then. The first who had
it is whose all earlier rows are, and whoever follows has what came since the last one
left: a message is kept before we meet who wrote it. A trigger writes it, as several
statements change how a customer is reached. Of those who are there already we know no
more than when we met them; an hour is for the message that they were met by.

Expand step: old code neither reads nor writes any of it.
"""

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("""
        CREATE TABLE held_lanes (
            id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            user_id uuid        NOT NULL REFERENCES users (id),
            lane    text        NOT NULL,
            since   timestamptz NOT NULL,
            left_at timestamptz
        )
    """)
    op.execute("CREATE INDEX held_lanes_by_lane ON held_lanes (lane, since)")
    op.execute("CREATE INDEX held_lanes_by_user ON held_lanes (user_id)")
    op.execute("GRANT SELECT, INSERT ON held_lanes TO miimii_app")
    op.execute("GRANT UPDATE (left_at) ON held_lanes TO miimii_app")
    op.execute("GRANT DELETE ON held_lanes TO miimii_jobs")
    op.execute("""
        CREATE FUNCTION note_held_lanes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE held_lanes
               SET left_at = clock_timestamp()
             WHERE user_id = NEW.id
               AND left_at IS NULL
               AND (lane IN (NEW.phone, NEW.bsuid)) IS NOT TRUE;
            INSERT INTO held_lanes (user_id, lane, since)
            SELECT NEW.id, n.lane,
                   coalesce((SELECT max(h.left_at)
                               FROM held_lanes h
                              WHERE h.lane = n.lane), 'epoch')
              FROM (VALUES (NEW.phone), (NEW.bsuid)) n (lane)
             WHERE n.lane IS NOT NULL
               AND NOT EXISTS (
                   SELECT
                     FROM held_lanes h
                    WHERE h.user_id = NEW.id
                      AND h.lane = n.lane
                      AND h.left_at IS NULL);
            RETURN NULL;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER users_held_lanes
         AFTER INSERT OR UPDATE OF phone, bsuid ON users
           FOR EACH ROW EXECUTE FUNCTION note_held_lanes()
    """)
    _take_in_those_who_are_there()
    op.execute("GRANT UPDATE (event_key) ON inbound_events TO miimii_jobs")


def _take_in_those_who_are_there() -> None:
    op.execute("""
        INSERT INTO held_lanes (user_id, lane, since)
        SELECT u.id, n.lane,
               CASE n.lane
               WHEN u.phone THEN coalesce(changed.at, u.created_at)
               ELSE u.created_at END - interval '1 hour'
          FROM users u
         CROSS JOIN LATERAL (VALUES (u.phone), (u.bsuid)) n (lane)
         CROSS JOIN LATERAL (
               SELECT max(e.recorded_at) AS at
                 FROM identity_events e
                WHERE e.user_id = u.id
                  AND e.kind IN ('phone_changed', 'rebound')) changed
         WHERE n.lane IS NOT NULL
    """)
    op.execute("""
        INSERT INTO held_lanes (user_id, lane, since, left_at)
        SELECT DISTINCT u.id, n.lane, u.created_at - interval '1 hour',
               clock_timestamp()
          FROM challenges c
          JOIN users u ON u.id = c.user_id
         CROSS JOIN LATERAL (VALUES (c.phone), (c.bsuid)) n (lane)
         WHERE n.lane IS NOT NULL
           AND (n.lane IN (u.phone, u.bsuid)) IS NOT TRUE
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("REVOKE UPDATE (event_key) ON inbound_events FROM miimii_jobs")
    op.execute("DROP TRIGGER users_held_lanes ON users")
    op.execute("DROP FUNCTION note_held_lanes")
    op.execute("DROP TABLE held_lanes")
