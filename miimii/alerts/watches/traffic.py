"""Watches over what the web workers wrote down of each minute."""

from __future__ import annotations

from datetime import datetime, timedelta

from miimii import clock
from miimii.alerts.model import Finding, Question, graded
from miimii.alerts.store import traffic as rows
from miimii.alerts.store import witnesses
from miimii.alerts.store.traffic import Calls, Traffic
from miimii.db import Conn

_WINDOW = {"minutes": 15}
_LEAST_REQUESTS, _LEAST_CALLS, _LEAST_REFUSED = 50, 10, 3
_DATABASE_TROUBLES, _BAD_SIGNATURES, _FAILED_SIGN_INS = 3, 20, 10
_INSISTENT, _LEAST_ENQUIRIES = 20, 50
_WHATSAPP, _MOST_WHATSAPP = "graph", 500_000


def lately(conn: Conn, question: Question) -> Traffic:
    """Return what the workers did in the last 15 minutes."""
    return rows.get_traffic(conn, since=question.ago(**_WINDOW), until=question.at)


def connections_lost(conn: Conn, question: Question) -> list[Finding]:
    """Three or more waits given up, or connections lost, in 15 minutes."""
    found = lately(conn, question)
    if found.database_troubles < _DATABASE_TROUBLES or found.troubled_at is None:
        return []
    number = f"{found.database_troubles} time-outs or lost connections in 15 min"
    threshold = f">= {_DATABASE_TROUBLES}"
    return [Finding("connections", "warning", number, threshold, found.troubled_at)]


def error_rate(conn: Conn, question: Question) -> list[Finding]:
    """Of 50 requests or more: answers of 500 and up, webhooks' apart, and slowness."""
    found, since = lately(conn, question), question.ago(**_WINDOW)
    if found.requests < _LEAST_REQUESTS:
        return []
    findings = []
    share = 100 * found.errors / found.requests
    if severity := graded(share, warning=2, critical=10):
        number = f"{share:.1f} % of {found.requests} requests in 15 min"
        findings.append(Finding("requests", severity, number, "> 2 %, 10 %", since))
    share = 100 * found.webhook_errors / max(1, found.webhooks)
    if share > 0.5:
        number = f"{share:.1f} % of {found.webhooks} webhooks in 15 min"
        findings.append(Finding("webhooks", "critical", number, "> 0.5 %", since))
    if found.p95_ms > 1000:
        number = f"95 of 100 answered within {found.p95_ms:.0f} ms"
        findings.append(Finding("slow", "warning", number, "> 1000 ms", since))
    return findings


def provider(conn: Conn, question: Question) -> list[Finding]:
    """Calls that failed, and credentials that are refused, for each provider.

    A breaker that is open still lets one call through each half minute, and those
    fail: it shows here too. A token that ran out is refused once and renewed, so
    refusals count when they are most of the calls.
    """
    since = question.ago(**_WINDOW)
    findings = []
    for each in rows.list_calls(conn, since=since, until=question.at):
        findings += _of_provider(each, since)
    return findings


def _of_provider(calls: Calls, since: datetime) -> list[Finding]:
    name = calls.provider
    if calls.refused >= _LEAST_REFUSED and 2 * calls.refused >= calls.calls:
        number = f"{calls.refused} of {calls.calls} calls answered 401 or 403"
        threshold = f">= {_LEAST_REFUSED}, half of the calls"
        return [Finding(name, "critical", number, threshold, since)]
    share = 100 * calls.failed / max(1, calls.calls)
    if calls.calls < _LEAST_CALLS or share <= 20:
        return []
    number = f"{share:.0f} % of {calls.calls} calls failed in 15 min"
    return [Finding(name, "warning", number, "> 20 %", since)]


def cache(conn: Conn, question: Question) -> list[Finding]:
    """The cache is away, or refuses writes."""
    away_since = rows.find_cache_away(
        conn, since=question.ago(days=1), until=question.at
    )
    if away_since is None:
        return []
    minutes = (question.at - away_since) / timedelta(minutes=1)
    severity = graded(minutes, warning=5, critical=60)
    number = f"away for {minutes:.0f} min"
    return (
        [Finding("away", severity, number, "> 5 min, 60 min", away_since)]
        if severity
        else []
    )


def spend(conn: Conn, question: Question) -> list[Finding]:
    """A day's budget of all customers is used up; or WhatsApp is called very often.

    WhatsApp has no budget: at its end the bank would fall silent for everybody.
    """
    day = clock.day_of(question.at)
    findings = []
    for used_up in witnesses.list_used_up(conn, day=day):
        number = f"{used_up.used} asked today, {used_up.refused} refused"
        since = used_up.recorded_at
        findings.append(Finding(used_up.budget, "warning", number, "the day's", since))
    since = clock.start_of_day(day)
    found = rows.list_calls(conn, since=since, until=question.at)
    calls = sum(each.calls for each in found if each.provider == _WHATSAPP)
    if calls > _MOST_WHATSAPP:
        number, threshold = f"{calls} calls today", f"> {_MOST_WHATSAPP} a day"
        findings.append(Finding(_WHATSAPP, "warning", number, threshold, since))
    return findings


def security(conn: Conn, question: Question) -> list[Finding]:
    """Bad signatures and sign-ins, one person who wanted to be two, names tried out."""
    found, since = lately(conn, question), question.ago(**_WINDOW)
    findings = []
    if found.bad_signatures >= _BAD_SIGNATURES:
        number = f"{found.bad_signatures} webhooks refused in 15 min"
        threshold = f">= {_BAD_SIGNATURES}"
        findings.append(Finding("signatures", "warning", number, threshold, since))
    strangers = witnesses.find_failed_sign_ins(conn, since=since)
    if strangers.oldest_at is not None and strangers.count >= _FAILED_SIGN_INS:
        number, oldest_at = f"{strangers.count} failed in 15 min", strangers.oldest_at
        threshold = f">= {_FAILED_SIGN_INS}"
        findings.append(Finding("sign-ins", "warning", number, threshold, oldest_at))
    alone = witnesses.find_alone(conn, since=question.ago(hours=1))
    if alone.oldest_at is not None:
        number, refs = f"{alone.count} attempts in an hour", tuple(alone.refs or ())
        findings.append(
            Finding("self-approval", "critical", number, "none", alone.oldest_at, refs)
        )
    return findings + _enquiries(conn, question)


def _enquiries(conn: Conn, question: Question) -> list[Finding]:
    """Customers who go on asking whose account it is, and many misses of all."""
    findings, day = [], clock.day_of(question.at)
    insistent = witnesses.find_insistent(conn, day=day, times=_INSISTENT)
    if insistent.oldest_at is not None:
        number = f"{insistent.count} customers refused {_INSISTENT} times today"
        since, refs = insistent.oldest_at, tuple(insistent.refs or ())
        findings.append(Finding("enquiries", "warning", number, "none", since, refs))
    guessing = witnesses.find_guessing(conn, day=day, least=_LEAST_ENQUIRIES)
    if guessing.oldest_at is not None:
        number = f"more than half of {guessing.count} enquiries today found nobody"
        since = guessing.oldest_at
        findings.append(Finding("guessing", "warning", number, "> 50 %", since))
    return findings
