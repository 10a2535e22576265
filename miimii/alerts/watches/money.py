"""Watches over orders and the float: what fails, what nobody answers for."""

from __future__ import annotations

from datetime import timedelta

from miimii.alerts.model import Finding, Question, Severity, graded
from miimii.alerts.store import orders as rows
from miimii.alerts.store.old import Old
from miimii.db import Conn
from miimii.money import Money

_LEAST_ORDERS = 20
_VENDOR = "bilal"
_NEARLY_EMPTY = Money.naira("10,000")


def failed_transactions(conn: Conn, question: Question) -> list[Finding]:
    """Of 20 orders or more that were confirmed in 30 minutes, too many declined."""
    since = question.ago(minutes=30)
    found = rows.count_ended(conn, since=since, until=question.at)
    if found.orders < _LEAST_ORDERS:
        return []
    share = 100 * found.declined / found.orders
    if not (severity := graded(share, warning=15, critical=40)):
        return []
    number = f"{share:.0f} % of {found.orders} orders declined in 30 min"
    return [Finding("orders", severity, number, "> 15 %, 40 %", since)]


def stuck(conn: Conn, question: Question) -> list[Finding]:
    """Orders without an outcome, requeries that are late, orders before people."""
    ago, findings = question.ago, []
    transfers = rows.find_transfers_submitted(conn, before=ago(minutes=30))
    findings += aged("transfers", transfers, question, "> 30 min, 2 h", worse_h=2)
    purchases = rows.find_purchases_submitted(conn, before=ago(minutes=15))
    findings += aged("purchases", purchases, question, "> 15 min, 1 h", worse_h=1)
    # Said again, whoever acknowledged it when it was an hour old.
    old = rows.find_purchases_submitted(conn, before=ago(hours=24))
    findings += aged("purchases of a day", old, question, "> 24 h", worse_h=0)
    requeries = rows.find_requeries_late(conn, before=ago(minutes=15))
    findings += aged("requeries", requeries, question, "> 15 min late")
    in_review = rows.find_in_review(conn, before=ago(hours=4))
    findings += aged("needs review", in_review, question, "> 4 h", worse_h=0)
    return findings


def float_low(conn: Conn, question: Question) -> list[Finding]:
    """Our float at the vendor, as last read; a refusal for want of it is the worst."""
    found = rows.find_float(conn, _VENDOR, week_ago=question.ago(days=7))
    if found is None:
        return []
    low = Money(max(question.lowest_float_kobo, found.a_day_kobo))
    threshold = f"< {low}, {_NEARLY_EMPTY}"
    if found.balance_kobo is None:
        number = "a purchase was refused for want of float"
        return [Finding(_VENDOR, "critical", number, threshold, found.happened_at)]
    balance = Money(found.balance_kobo)
    if balance >= low and balance >= _NEARLY_EMPTY:
        return []
    severity: Severity = "critical" if balance < _NEARLY_EMPTY else "warning"
    return [Finding(_VENDOR, severity, str(balance), threshold, found.happened_at)]


def aged(
    subject: str,
    old: Old,
    question: Question,
    threshold: str,
    *,
    worse_h: float | None = None,
) -> list[Finding]:
    """Return the finding that rows are too old, if there are any.

    Critical from `worse_h` hours on; never when it is None.
    """
    if old.oldest_at is None:
        return []
    age = question.at - old.oldest_at
    is_worse = worse_h is not None and age > timedelta(hours=worse_h)
    number = f"{old.count}, the oldest {_minutes(age)}"
    severity: Severity = "critical" if is_worse else "warning"
    refs = tuple(old.refs or ())
    return [Finding(subject, severity, number, threshold, old.oldest_at, refs)]


def _minutes(age: timedelta) -> str:
    hours, minutes = divmod(int(age.total_seconds()) // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
