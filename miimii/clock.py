"""The only doors to time: the instant in UTC, the day in Lagos."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LAGOS = ZoneInfo("Africa/Lagos")


def now() -> datetime:
    """Return the instant, aware and in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is in Lagos, whatever the server thinks."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """Return the Lagos day that an aware instant falls on."""
    return instant.astimezone(LAGOS).date()


def start_of_day(day: date) -> datetime:
    """Return the instant, in UTC, at which a Lagos day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=LAGOS).astimezone(UTC)


def start_of_tomorrow(instant: datetime) -> datetime:
    """Return the instant, in UTC, at which the Lagos day after this one begins."""
    return start_of_day(day_of(instant) + timedelta(days=1))
