"""Which days words name, on both sides of every boundary."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miimii import clock
from miimii.chat.periods import Period, read_period

TODAY = date(2026, 11, 23)  # a Monday
A_TICK = timedelta(microseconds=1)


def _days(words: str, today: date = TODAY) -> tuple[str, str] | None:
    found = read_period(words, today)
    return None if found is None else (str(found.first), str(found.last))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("this_week", "2026-11-23", "2026-11-23"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-23"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("Previous month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-11-23"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last three months", "2026-08-24", "2026-11-23"),
        ("the last 6 months", "2026-05-24", "2026-11-23"),
        ("last 7 days", "2026-11-17", "2026-11-23"),
        ("past two weeks", "2026-11-10", "2026-11-23"),
        ("last 1 year", "2025-11-24", "2026-11-23"),
        ("october", "2026-10-01", "2026-10-31"),
        ("November", "2026-11-01", "2026-11-23"),
        ("december", "2025-12-01", "2025-12-31"),
        ("oct 2025", "2025-10-01", "2025-10-31"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2026-05-12", "2026-05-12", "2026-05-12"),
        ("12/05/2026", "2026-05-12", "2026-05-12"),
        ("1st of October", "2026-10-01", "2026-10-01"),
        ("Oct 24", "2026-10-24", "2026-10-24"),
        ("24 nov", "2025-11-24", "2025-11-24"),
        ("23 nov", "2026-11-23", "2026-11-23"),
        ("29 feb", "2024-02-29", "2024-02-29"),
    ],
)
def test_words_name_days(words: str, first: str, last: str) -> None:
    assert _days(words) == (first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("from 1 Oct to 15 Nov", "2026-10-01", "2026-11-15"),
        ("1 oct..15 nov", "2026-10-01", "2026-11-15"),
        ("between 1 October and 30 November", "2026-10-01", "2026-11-23"),
        ("from 15 Dec to 20 Jan", "2025-12-15", "2026-01-20"),
        ("from 15 Nov to 1 Feb", "2026-11-15", "2026-11-23"),
        ("1 oct to 15 nov 2024", "2024-10-01", "2024-11-15"),
        ("1 dec to 15 jan 2025", "2024-12-01", "2025-01-15"),
        ("1 dec 2024 to 15 jan", "2024-12-01", "2025-01-15"),
        ("15/11/2026 to 01/10/2026", "2026-10-01", "2026-11-15"),
        ("2026-10-01..2026-11-15", "2026-10-01", "2026-11-15"),
        ("january to march", "2026-01-01", "2026-03-31"),
        ("jan - mar 2025", "2025-01-01", "2025-03-31"),
        ("october to december", "2026-10-01", "2026-11-23"),
        ("since 1 november", "2026-11-01", "2026-11-23"),
        ("from october till now", "2026-10-01", "2026-11-23"),
    ],
)
def test_a_range_names_its_days(words: str, first: str, last: str) -> None:
    assert _days(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        *("", "soon", "tomorrow", "30 feb", "32 october", "2026-13", "2026-02-30"),
        *("2027", "dec 2026", "24 nov 2026", "24/11/2026", "last zero months"),
        *("last 0 days", "from here to there", "1 oct to whenever", "to", "last lot"),
        "24 nov 2026 to 2 dec 2026",
    ],
)
def test_what_names_no_days_that_have_begun_is_no_period(words: str) -> None:
    assert read_period(words, TODAY) is None


@pytest.mark.parametrize(
    ("today", "words", "first", "last"),
    [
        # the last day of a month, and the first of the next
        ("2026-11-30", "this month", "2026-11-01", "2026-11-30"),
        ("2026-12-01", "this month", "2026-12-01", "2026-12-01"),
        ("2026-11-30", "last month", "2026-10-01", "2026-10-31"),
        ("2026-12-01", "last month", "2026-11-01", "2026-11-30"),
        # new year
        ("2026-12-31", "this year", "2026-01-01", "2026-12-31"),
        ("2027-01-01", "this year", "2027-01-01", "2027-01-01"),
        ("2027-01-01", "last month", "2026-12-01", "2026-12-31"),
        ("2027-01-01", "yesterday", "2026-12-31", "2026-12-31"),
        # Sunday ends a week
        ("2026-11-22", "this week", "2026-11-16", "2026-11-22"),
        ("2026-11-22", "last week", "2026-11-09", "2026-11-15"),
        # leap years
        ("2028-02-29", "this month", "2028-02-01", "2028-02-29"),
        ("2028-03-01", "last month", "2028-02-01", "2028-02-29"),
        ("2027-03-01", "last month", "2027-02-01", "2027-02-28"),
        ("2028-03-01", "yesterday", "2028-02-29", "2028-02-29"),
        ("2028-02-28", "29 feb", "2024-02-29", "2024-02-29"),
        ("2028-02-29", "29 feb", "2028-02-29", "2028-02-29"),
        ("2028-02-29", "last 1 year", "2027-03-01", "2028-02-29"),
        # months of different lengths
        ("2026-05-31", "last three months", "2026-03-01", "2026-05-31"),
        ("2026-05-30", "last three months", "2026-03-01", "2026-05-30"),
        ("2026-05-28", "last three months", "2026-03-01", "2026-05-28"),
        ("2026-05-27", "last three months", "2026-02-28", "2026-05-27"),
        # a month that begins today, and one that begins tomorrow
        ("2026-10-01", "october", "2026-10-01", "2026-10-01"),
        ("2026-09-30", "october", "2025-10-01", "2025-10-31"),
    ],
)
def test_boundaries(today: str, words: str, first: str, last: str) -> None:
    assert _days(words, date.fromisoformat(today)) == (first, last)


def test_a_day_begins_and_ends_at_midnight_in_lagos() -> None:
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert november.starts_at == datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert november.ends_at == datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert clock.day_of(november.starts_at) == november.first
    assert clock.day_of(november.starts_at - A_TICK) == date(2026, 10, 31)
    assert clock.day_of(november.ends_at - A_TICK) == november.last
    assert clock.day_of(november.ends_at) == date(2026, 12, 1)


@given(
    today=st.dates(date(2016, 1, 1), date(2060, 12, 31)),
    words=st.text("0123456789 -/.abcdefghijlmnoprstuvwy", max_size=24)
    | st.sampled_from(
        ["last month", "1 oct to 15 nov", "29 feb", "may", "last 9 days"]
    ),
)
def test_a_period_is_never_empty_and_never_of_the_future(
    today: date, words: str
) -> None:
    found = read_period(words, today)
    assert found is None or found.first <= found.last <= today
