"""`make run` starts the jobs one at a time, and each at its time."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from miimii import clock
from miimii.jobs.schedule import SCHEDULE
from miimii.sandbox.timetable import OFTEN, Timetable

NIGHT = datetime(2026, 10, 31, 23, 0, tzinfo=clock.LAGOS)
SECOND = timedelta(seconds=1)
RARE = {"purge_logs", "charge_monthly_fees", "reconcile"}


def taken(timetable: Timetable, at: datetime) -> list[str]:
    """All that is due by then."""
    found = []
    while (job := timetable.take(at)) is not None:
        found.append(job)
    return found


def test_each_frequent_job_runs_once_at_the_start_and_no_rare_one() -> None:
    jobs = taken(Timetable(NIGHT, first="refresh_catalogue"), NIGHT)

    assert jobs[0] == "refresh_catalogue"
    frequent = {each.job for each in SCHEDULE} - RARE
    assert Counter(jobs[1:]) == Counter(frequent)


def test_what_waits_is_looked_at_every_minute_and_the_rest_on_time() -> None:
    timetable = Timetable(NIGHT, first="refresh_catalogue")
    taken(timetable, NIGHT)

    fired = {
        minute: taken(timetable, NIGHT + timedelta(minutes=minute))
        for minute in range(1, 60)
    }

    assert all(set(OFTEN) <= set(jobs) for jobs in fired.values())
    assert [m for m, jobs in fired.items() if "seal_audit" in jobs] == [6, 21, 36, 51]
    assert [m for m, jobs in fired.items() if "maintain_database" in jobs] == [17]
    assert not RARE & {job for jobs in fired.values() for job in jobs}


def test_a_monthly_job_starts_at_its_minute_in_lagos_and_not_a_second_before() -> None:
    timetable = Timetable(NIGHT, first="refresh_catalogue")
    due_at = datetime(2026, 11, 1, 3, 41, tzinfo=clock.LAGOS)

    assert "charge_monthly_fees" not in taken(timetable, due_at - SECOND)
    assert "charge_monthly_fees" in taken(timetable, due_at)


def test_after_a_night_asleep_each_job_runs_once() -> None:
    timetable = Timetable(NIGHT, first="refresh_catalogue")
    taken(timetable, NIGHT)

    jobs = taken(timetable, NIGHT + timedelta(hours=10))

    assert Counter(jobs) == Counter({each.job for each in SCHEDULE})
