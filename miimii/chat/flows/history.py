"""What customers ask about the past: their last movements, sums, where money went.

Nothing is kept between two questions: a "More" button says by itself where to go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from miimii import clock
from miimii.chat.papers.chart import Chart
from miimii.chat.periods import Period, read_period
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Done, Turn, Visit
from miimii.chat.spending import MOST_READ, Found, Sought, add_up, find, fits
from miimii.chat.statements import (
    FEES,
    RECEIVED,
    Movement,
    days_of,
    describe,
    movement,
)
from miimii.chat.statements import topic_name as name_of
from miimii.chat.understanding.past import Past, read_past
from miimii.chat.understanding.shopping import is_said
from miimii.chat.wording import has_words, moment, say
from miimii.money import Money

NAME = "history"
_PAGE, _MOST = 5, 10
_DETAIL = 60  # letters of a line: ten have to fit above a button
_WHO = 40
_NOTHING = Money(0)


def answer(text: str, slots: Mapping[str, Any], visit: Visit) -> Turn:
    """Answer a question: what it comes to if that is asked, and which they were."""
    today = clock.day_of(visit.at)
    past = read_past(text, slots, today)
    if past.are_days_unclear:
        return _done(Reply(say(visit.language, "history.which_days")))
    sought = _sought(past, text, visit)
    if not past.wants_sum:
        return _done(_list(visit, sought, past.period, limit=_count(slots)))
    period = past.period or read_period("this month", today) or _ever(visit)
    told = _sum(visit, sought, period)
    if told is None and past.on_what and sought.who:
        return _done(Reply(say(visit.language, "history.unknown", what=sought.who)))
    what = _heading(visit.language, sought, period)
    return _done(told or Reply(say(visit.language, "history.none", what=what)))


def show_more(visit: Visit, action: tuple[str, ...]) -> Turn:
    """Go on with a list, from what its button says."""
    _, before, topic, direction, who, first, last = action
    period = None
    if first:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
    way = direction if direction in ("in", "out") else None
    sought = Sought(topic or None, way, who or None)  # type: ignore[arg-type]
    return _done(_list(visit, sought, period, before=int(before)))


def find_reference(text: str, slots: Mapping[str, Any], visit: Visit) -> str | None:
    """Return the reference of the newest order that words describe, or None.

    None also where they describe nothing: "receipt" alone is the last one.
    """
    past = read_past(text, slots, clock.day_of(visit.at))
    sought = replace(_sought(past, text, visit), amount_kobo=slots.get("amount_kobo"))
    if past.period is None and sought == Sought():
        return None
    found = find(_lines(visit, past.period), sought, limit=1)
    return found.lines[0].reference if found.lines else ""


# --- what is asked for ----------------------------------------------------------------


def _sought(past: Past, text: str, visit: Visit) -> Sought:
    topic = past.topic or _kind_named(text, visit)
    named = past.who or (past.on_what if topic is None else None)
    who = named[:_WHO].replace(":", " ") if named else None
    direction = past.direction if topic is None else None
    return Sought(topic, direction, who)


def _kind_named(text: str, visit: Visit) -> str | None:
    """A kind of bill by the words it is sold under: new kinds need no more."""
    for kind in visit.teller.bills.types:
        names = [say(visit.language, f"buy.kind.{kind}")]
        if has_words(f"buy.called.{kind}"):
            names += say(visit.language, f"buy.called.{kind}").split(",")
        if any(is_said(name.strip(), text) for name in names):
            return kind
    return None


def _count(slots: Mapping[str, Any]) -> int:
    count = slots.get("count")
    return min(count, _MOST) if isinstance(count, int) and count > 0 else _PAGE


def _ever(visit: Visit) -> Period:
    customer = visit.customer
    return Period(clock.day_of(customer.created_at), clock.day_of(visit.at))


def _lines(
    visit: Visit, period: Period | None, *, before: int = 0
) -> Iterator[Movement]:
    """Movements, newest first, of these days or ever; a page is read at a time."""
    days, customer, book = period or _ever(visit), visit.customer, visit.teller.passbook
    bounds = book.bounds(customer.id, starts_at=days.starts_at, ends_at=days.ends_at)
    entries = book.newest_first(bounds, before=before)
    return (movement(entry, customer.id) for entry in entries)


# --- what is said ---------------------------------------------------------------------


def _list(
    visit: Visit,
    sought: Sought,
    period: Period | None,
    *,
    before: int = 0,
    limit: int = _PAGE,
) -> Reply:
    found = find(_lines(visit, period, before=before), sought, limit=limit)
    what = _heading(visit.language, sought, period)
    if not found.lines:
        return _none(visit, what, is_more=before > 0, found=found)
    title = what or say(visit.language, "history.recent")
    text = f"*{title}*\n\n{_told(visit.language, found.lines)}"
    return Reply(
        f"{text}\n\n{say(visit.language, 'history.hint')}",
        _more(visit, sought, period, found.before),
    )


def _none(visit: Visit, what: str, *, is_more: bool, found: Found) -> Reply:
    if is_more:
        return Reply(say(visit.language, "history.no_more"))
    if not what and found.before is None:
        return Reply(say(visit.language, "history.nothing"))
    return Reply(say(visit.language, "history.none", what=what))


def _sum(visit: Visit, sought: Sought, period: Period) -> Reply | None:
    """What movements come to; everything spent, by what it was spent on.

    None if nothing fits.
    """
    language, what = visit.language, _heading(visit.language, sought, period)
    lines = list(islice(_lines(visit, period), MOST_READ + 1))
    if len(lines) > MOST_READ:
        return Reply(say(language, "history.too_many", what=what))
    fitting = [line for line in lines if fits(line, sought)]
    if not fitting:
        return None
    if sought.topic is None and sought.who is None and sought.direction != "in":
        return _summary(language, what, fitting)
    found = find(iter(lines), sought, limit=_PAGE)
    sums = "\n".join(_sums(language, sought, fitting))
    text = f"*{what}*\n{sums}\n\n{_told(language, found.lines)}"
    return Reply(text, _more(visit, sought, period, found.before))


def _sums(language: str, sought: Sought, lines: list[Movement]) -> Iterator[str]:
    totals = add_up(lines)
    spent = totals.all_spent
    if sought.topic in totals.spent:
        spent = totals.spent[sought.topic]
    if sought.topic == RECEIVED or sought.direction == "in":
        spent = _NOTHING
    if spent != _NOTHING or totals.received == _NOTHING:
        yield say(language, "history.spent", amount=spent)
    if totals.received != _NOTHING and sought.topic != FEES:
        yield say(language, "history.received", amount=totals.received)


def _summary(language: str, what: str, lines: list[Movement]) -> Reply:
    totals = add_up(lines)
    bars = [(name_of(language, topic), sum_) for topic, sum_ in totals.spent.items()]
    spent = say(language, "history.spent", amount=totals.all_spent)
    told = [f"{label}: {amount}" for label, amount in bars if amount != _NOTHING]
    if totals.received != _NOTHING:
        told += ["", say(language, "history.received", amount=totals.received)]
    chart = None
    if any(amount > _NOTHING for _, amount in bars):
        kobo = tuple((label, amount.kobo) for label, amount in bars)
        total = f"{say(language, 'paper.total')}: {totals.all_spent}"
        chart = Chart(what or say(language, "paper.spent"), total, kobo)
    return Reply("\n".join([f"*{what}*", spent, *told]), paper=chart)


def _told(language: str, lines: tuple[Movement, ...]) -> str:
    return "\n\n".join(
        f"{moment(line.at)} · {_signed(line.amount)}\n"
        f"{describe(language, line)[:_DETAIL]}\n{line.reference}"
        for line in lines
    )


def _signed(amount: Money) -> str:
    return f"+{amount}" if amount > _NOTHING else f"−{-amount}"


def _heading(language: str, sought: Sought, period: Period | None) -> str:
    """What was asked for, as we took it: "Airtime · 1 Oct 2026 to 31 Oct 2026"."""
    parts = [name_of(language, sought.topic)] if sought.topic else []
    if sought.direction:
        parts.append(say(language, f"paper.{sought.direction}"))
    if sought.who:
        parts.append(sought.who)
    if period:
        parts.append(days_of(language, period))
    return " · ".join(parts)


def _more(
    visit: Visit, sought: Sought, period: Period | None, before: int | None
) -> tuple[Choice, ...]:
    if before is None:
        return ()
    action = (
        *(NAME, str(before), sought.topic or "", sought.direction or ""),
        *(sought.who or "", *_dates(period)),
    )
    return (Choice(say(visit.language, "history.more"), action, is_lasting=True),)


def _dates(period: Period | None) -> tuple[str, str]:
    return (str(period.first), str(period.last)) if period else ("", "")


def _done(reply: Reply) -> Turn:
    return Done(reply, is_aside=True)
