"""Days that a customer names: "last month", "October", "from 1 Oct to 15 Nov"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from miimii import clock

_DAY = timedelta(days=1)
_LEAP_CYCLE = 8  # years back in which every day of the calendar comes round
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_COUNTED = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)}
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday"),
    *("saturday", "sunday"),
)
_WEEKS = range(1, -5, -1)  # a weekday that is named is one of these, the next first

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>20\d\d)"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}-(?P<number>\d\d)(?:-(?P<day>\d\d))?",
        rf"(?P<day>\d{{1,2}})[/.-](?P<number>\d{{1,2}})[/.-]{_YEAR}",  # day first
        r"(?P<day>\d{1,2})/(?P<number>\d{1,2})",
        rf"{_NTH}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_NTH}(?:,? {_YEAR})?",
        rf"{_MONTH}(?:,? {_YEAR})?",
        _YEAR,
    )
)
_WEEKDAY = re.compile(rf"(?:last |this )?({'|'.join(_WEEKDAYS)})")
_IN_LAST_WEEK = re.compile(rf"last week ({'|'.join(_WEEKDAYS)})")
_NTH_ALONE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_AGO = re.compile(r"(\d{1,3}|[a-z]+) days? ago")
_RANGE = re.compile(
    r"(?:from |between |since )?(.+?) ?(?:\.\.|–|\b(?:to|till|until|and)\b| - ) ?(.+)"
)
_SINCE = re.compile(
    r"(?:since|(?:starting |beginning )?from|starting|beginning) (.+?)(?: onwards?)?"
)
_LAST_FEW = re.compile(
    r"(?:the )?(?:last|past|previous) (\d{1,2}|[a-z]+) (day|week|month|year)s?"
)
_TILL_NOW = frozenset({"today", "now", "date"})


@dataclass(frozen=True, slots=True)
class Period:
    """Days in Lagos, both included."""

    first: date
    last: date

    @property
    def starts_at(self) -> datetime:
        """The first instant inside."""
        return clock.start_of_day(self.first)

    @property
    def ends_at(self) -> datetime:
        """The first instant after it."""
        return clock.start_of_day(self.last + _DAY)


def read_period(words: str, today: date) -> Period | None:
    """Return the days that words name, no later than today; None if they name none.

    A month or day without a year is the latest that has begun, a weekday is one before
    today; "last three months" and the like end today; weeks begin on Monday. A range
    whose first day has no year ends at the first such day after it. Nothing of the
    future is in it: what ends later ends today, and what begins later is no period.
    """
    low = " ".join(words.lower().replace("_", " ").split())
    ways = (_relative, _last_few, _ago, _point, _range)
    found = next((one for way in ways if (one := way(low, today)) is not None), None)
    if found is None or found.first > today:
        return None
    return Period(found.first, min(found.last, today))


def _relative(low: str, today: date) -> Period | None:
    monday = today - today.weekday() * _DAY
    month = today.replace(day=1)
    year = month.replace(month=1)
    named = {
        "today": (today, today),
        "yesterday": (today - _DAY, today - _DAY),
        "day before yesterday": (today - 2 * _DAY, today - 2 * _DAY),
        "last weekend": (monday - 2 * _DAY, monday - _DAY),
        "this week": (monday, today),
        "last week": (monday - 7 * _DAY, monday - _DAY),
        "this month": (month, today),
        "last month": (_months_before(month, 1), month - _DAY),
        "this year": (year, today),
        "last year": (_months_before(year, 12), year - _DAY),
    }
    if in_week := _IN_LAST_WEEK.fullmatch(low):
        day = monday - (7 - _WEEKDAYS.index(in_week[1])) * _DAY
        return Period(day, day)
    days = named.get(re.sub(r"^(?:past|previous)\b", "last", low.removeprefix("the ")))
    return None if days is None else Period(*days)


def _last_few(low: str, today: date) -> Period | None:
    if (match := _LAST_FEW.fullmatch(low)) is None:
        return None
    word, unit = match.groups()
    count = int(word) if word.isdigit() else _NUMBERS.get(word, 0)
    if count == 0:
        return None
    if unit in ("day", "week"):
        return Period(today - (count * (7 if unit == "week" else 1) - 1) * _DAY, today)
    months = count * (12 if unit == "year" else 1)
    return Period(_months_before(today, months) + _DAY, today)


def _ago(low: str, today: date) -> Period | None:
    """One day, counted back; a week or month ago is no day, and not taken for one."""
    if (match := _AGO.fullmatch(low)) is None:
        return None
    count = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1], 0)
    return Period(today - count * _DAY, today - count * _DAY) if count else None


def _point(low: str, today: date) -> Period | None:
    """A day, a month or a year; without a year the latest that has begun."""
    return next((one for one in _named(low, today) if one.first <= today), None)


def _range(low: str, today: date) -> Period | None:
    if match := _RANGE.fullmatch(low):
        return _between(match[1], match[2], today)
    if match := _SINCE.fullmatch(low):
        return _between(match[1], "today", today)
    return None


def _between(start: str, end: str, today: date) -> Period | None:
    opening = list(_meant(start, today))
    if end in _TILL_NOW:
        first = next((one for one in opening if one.first <= today), None)
        return None if first is None else Period(first.first, today)
    closing = list(_meant(end, today))
    if not opening or not closing:
        return None
    # A year that is said for the end only says when the beginning is, too.
    limit = closing[0].last if len(closing) == 1 else today
    first = next((one for one in opening if one.first <= limit), opening[-1])
    later = [one for one in closing if one.last >= first.first]
    last = min(later or closing, key=lambda one: one.last)
    return Period(min(first.first, last.first), max(first.last, last.last))


def _meant(low: str, today: date) -> Iterator[Period]:
    """Every period that one end of a range can mean, the latest first."""
    counted = _relative(low, today) or _ago(low, today)
    if counted is None:
        yield from _named(low, today)
    else:
        yield counted


def _named(low: str, today: date) -> Iterator[Period]:
    """Every period that words can mean, the latest first; one if they say the year."""
    yield from _weekdays(low, today)
    yield from _days_of_month(low, today)
    match = next((m for point in _POINTS if (m := point.fullmatch(low))), None)
    if match is None:
        return
    said = match.groupdict()
    years = [int(said["year"])] if said.get("year") else _years(today)
    month = _month_number(said)
    for year in years:
        if month is None:
            yield Period(date(year, 1, 1), date(year, 12, 31))
        elif 1 <= month <= 12:
            yield from _in_month(year, month, said.get("day"))


def _weekdays(low: str, today: date) -> Iterator[Period]:
    """The weekdays of some weeks; today is called so, and is none of them."""
    if match := _WEEKDAY.fullmatch(low):
        monday = today - today.weekday() * _DAY
        for week in _WEEKS:
            day = monday + (7 * week + _WEEKDAYS.index(match[1])) * _DAY
            if day != today:
                yield Period(day, day)


def _days_of_month(low: str, today: date) -> Iterator[Period]:
    """ "The 5th": that day of some months, the next first."""
    if match := _NTH_ALONE.fullmatch(low):
        for months in range(-1, 12):
            month = _months_before(today.replace(day=1), months)
            yield from _in_month(month.year, month.month, match[1])


def _years(today: date) -> list[int]:
    return list(range(today.year + 1, today.year - _LEAP_CYCLE - 1, -1))


def _month_number(said: dict[str, str | None]) -> int | None:
    if number := said.get("number"):
        return int(number)
    name = said.get("month")
    return None if name is None else _MONTHS.index(name[:3]) // 3 + 1


def _in_month(year: int, month: int, day: str | None) -> Iterator[Period]:
    """The day if the month has it, or the whole month."""
    length = calendar.monthrange(year, month)[1]
    if day is None:
        yield Period(date(year, month, 1), date(year, month, length))
    elif 1 <= int(day) <= length:
        yield Period(date(year, month, int(day)), date(year, month, int(day)))


def _months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day that month has."""
    number = day.year * 12 + day.month - 1 - months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
