"""Watches over what keeps the bank going: the database, jobs, books, the audit log."""

from __future__ import annotations

from datetime import datetime

from miimii import clock
from miimii.alerts.model import Finding, Question, Severity, stamp
from miimii.alerts.store import upkeep as rows
from miimii.alerts.store import witnesses
from miimii.alerts.watches import traffic
from miimii.alerts.watches.money import aged
from miimii.db import Conn

_MOST_CONNECTIONS = 80  # percent
_IN_A_ROW = 3
_FEES, _FEES_DONE_BY = "charge_monthly_fees", 3  # the day of the month
_ITSELF = "check_alerts"  # that it is late is the dead man's switch's to say


def database(conn: Conn, question: Question) -> list[Finding]:
    """Connections lost or running out; rows or months that have no partition."""
    findings = traffic.connections_lost(conn, question)
    share = rows.connection_share(conn)
    if share > _MOST_CONNECTIONS:
        number, threshold = f"{share:.0f} % of the connections", "> 80 %"
        findings.append(Finding("room", "warning", number, threshold, question.at))
    for table in rows.list_partitioned(conn, month=_next_month(question.at)):
        if table.default_name and rows.has_rows(conn, table.default_name):
            number = "rows in the default partition"
            findings.append(_of_table(table.default_name, number, question))
        if table.is_month_missing:
            findings.append(_of_table(table.name, "no partition next month", question))
    return findings


def _of_table(table: str, number: str, question: Question) -> Finding:
    return Finding(table, "critical", number, "none allowed", question.at)


def _next_month(at: datetime) -> str:
    today = at.astimezone(clock.LAGOS)
    months = today.year * 12 + today.month  # of next month, from 0
    return f"{months // 12}_{months % 12 + 1:02}"


def jobs(conn: Conn, question: Question) -> list[Finding]:
    """Jobs that did not finish in time, or failed; none was due before any ran."""
    began_at = rows.find_first_run(conn)
    findings = []
    for job in rows.list_jobs(conn, list(question.due)):
        findings += _failed(job, question)
        due_at = question.due[job.job]
        is_done = job.finished_at is not None and job.finished_at >= due_at
        was_due = began_at is not None and began_at <= due_at and job.job != _ITSELF
        if was_due and not is_done:
            findings.append(_late(job, due_at))
    return findings + _fees_unfinished(conn, question, began_at)


def _late(job: rows.JobHistory, due_at: datetime) -> Finding:
    number = "no run has finished"
    if job.finished_at is not None:
        number = f"the last run finished {stamp(job.finished_at)} in Lagos"
    threshold = f"one due {stamp(due_at)} in Lagos"
    return Finding(f"{job.job} late", "warning", number, threshold, due_at)


def _fees_unfinished(
    conn: Conn, question: Question, began_at: datetime | None
) -> list[Finding]:
    """The month's fees were not charged although the third day's run is over."""
    due_at = question.due.get(_FEES)
    if due_at is None or began_at is None or began_at > due_at:
        return []
    last_try = due_at.astimezone(clock.LAGOS)
    month = f"{last_try:%Y-%m}"
    is_early = last_try.day < _FEES_DONE_BY
    if is_early or witnesses.was_whole(conn, _FEES, month=month):
        return []
    number = f"no whole run for {last_try:%B %Y}"
    return [Finding(_FEES, "critical", number, "by day 3", due_at)]


def _failed(job: rows.JobHistory, question: Question) -> list[Finding]:
    if job.endings[:1] != ["failed"]:
        return []
    in_a_row = next(
        (n for n, ending in enumerate(job.endings) if ending != "failed"),
        len(job.endings),
    )
    severity: Severity = "critical" if in_a_row >= _IN_A_ROW else "warning"
    number, since = f"{in_a_row} failed in a row", job.finished_at or question.at
    return [Finding(job.job, severity, number, "1, 3", since)]


def reconciliation(conn: Conn, question: Question) -> list[Finding]:
    """Open differences with a statement, and offenders in the books themselves."""
    findings = []
    if rows.has_table(conn, "reconciliation_items"):
        differences = witnesses.find_differences(conn)
        findings += aged("differences", differences, question, "none", worse_h=0)
    found, since = witnesses.count_offenders(conn) or (0, question.at)
    if found:
        number, threshold = f"{found} checks found offenders", "none allowed"
        findings.append(Finding("books", "critical", number, threshold, since))
    return findings


def audit(conn: Conn, question: Question) -> list[Finding]:
    """Rows that were to be sealed half an hour ago."""
    if not rows.has_table(conn, "audit_chain"):
        return []
    unsealed = witnesses.find_unsealed(
        conn, before=question.ago(minutes=30), since=question.ago(days=7)
    )
    return aged("unsealed", unsealed, question, "> 30 min")


def privacy(conn: Conn, question: Question) -> list[Finding]:
    """Breaches that the commission has yet to hear of; what is past its day."""
    untold = witnesses.find_untold_breaches(conn, before=question.ago(hours=48))
    late = witnesses.find_late_data_requests(conn, at=question.at)
    today = clock.day_of(question.at)
    kept = witnesses.find_late_erasures(conn, today=today)
    return [
        *aged("breaches", untold, question, "> 48 h of 72", worse_h=48),
        *aged("requests", late, question, "answer due"),
        *aged("erasures", kept, question, "their date"),
    ]
