"""Every statement on job_leases: rows, not locks, by the database's own clock."""

from __future__ import annotations

from uuid import UUID

from miimii.db import Conn


def take_lease(conn: Conn, job: str, holder: UUID, *, lasts_s: int) -> bool:
    """Take a job's lease if it is free or has passed; False if somebody holds it."""
    row = conn.execute(
        """
        INSERT INTO job_leases (job, holder, expires_at)
        VALUES (%(job)s, %(holder)s, clock_timestamp() + make_interval(secs => %(s)s))
            ON CONFLICT (job) DO UPDATE
           SET holder = excluded.holder,
               expires_at = excluded.expires_at
         WHERE job_leases.expires_at < clock_timestamp()
        RETURNING job
        """,
        {"job": job, "holder": holder, "s": lasts_s},
    ).fetchone()
    return row is not None


def renew_lease(conn: Conn, job: str, holder: UUID, *, lasts_s: int) -> bool:
    """Hold on for another term; False when the lease has passed to somebody else.

    Locks the row: as a transaction's first statement it keeps the job to one run.
    """
    done = conn.execute(
        """
        UPDATE job_leases
           SET expires_at = clock_timestamp() + make_interval(secs => %(s)s)
         WHERE job = %(job)s
           AND holder = %(holder)s
        """,
        {"job": job, "holder": holder, "s": lasts_s},
    )
    return done.rowcount == 1


def free_lease(conn: Conn, job: str, holder: UUID) -> None:
    """Give the lease back, if it is still ours."""
    conn.execute(
        "DELETE FROM job_leases WHERE job = %(job)s AND holder = %(holder)s",
        {"job": job, "holder": holder},
    )
