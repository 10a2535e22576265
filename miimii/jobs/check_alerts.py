"""Look for what people must know, tell them, and note who looks after it."""

from __future__ import annotations

from typing import Protocol

from miimii import logs
from miimii.alerts.alerting import Alerting
from miimii.alerts.telling import describe
from miimii.db import Database
from miimii.errors import Busy, Unavailable, Unclear
from miimii.jobs.arguments import Parser, above_zero, email
from miimii.jobs.run import Run, Usage
from miimii.jobs.schedule import due_times

_log = logs.get_logger(__name__)


class Services(Protocol):
    """What this job uses."""

    @property
    def db(self) -> Database: ...

    @property
    def alerting(self) -> Alerting: ...


def add_options(parser: Parser) -> None:
    """Add what this job alone understands."""
    add = parser.add_argument
    add("--test", action="store_true", help="tell every destination a test")
    add("--list", action="store_true", help="write the open alerts, and look for none")
    add(
        "--ack",
        type=above_zero,
        metavar="ID",
        help="say that you look after an alert: it is not repeated",
    )
    add("--as", dest="by", type=email, metavar="EMAIL", help="you, with --ack")


def check_alerts(services: Services, run: Run) -> None:
    """Ask every watch, then tell people what opened, got worse, lasts, or closed.

    A watch that fails stops no other, and makes exit code 3; so do destinations of
    which none took the news: the next run tells it again. A test makes it of each that
    did not take it. Raises Unavailable, and Usage if nobody is named who looks after an
    alert.
    """
    options = run.options
    if options.ack is not None:
        _acknowledge(services.alerting, run)
    elif options.test:
        run.counts["selected"] += 1
        if not run.is_dry:
            reached = services.alerting.test(at=run.at)
            _note_reached(run, reached)
            for name in [
                name for name, is_reached in reached.items() if not is_reached
            ]:
                run.fail(name, "not-reached")
    elif options.list:
        run.notes += [describe(alert) for alert in services.alerting.list_open()]
    else:
        _look(services.alerting, run)
        if not run.is_dry:
            told, reached = services.alerting.tell(at=run.at)
            run.counts["told"] += told
            _note_reached(run, reached)
            if reached and not any(reached.values()):
                run.fail("destinations", "none-reached")


def _look(alerting: Alerting, run: Run) -> None:
    question = alerting.question(due_times(run.at), at=run.at)
    for watch in alerting.watches:
        if run.only not in {None, watch.rule}:
            continue
        if not run.goes_on():
            return
        run.counts["selected"] += 1
        try:
            found, opened, closed = alerting.look(watch, question, is_dry=run.is_dry)
        except Unavailable:
            raise
        except (Busy, Unclear) as ex:
            run.fail(watch.rule, ex.code)
            continue
        except Exception as ex:  # a broken watch must not blind the others
            _log.exception("a watch failed", kind=watch.rule)
            run.fail(watch.rule, type(ex).__name__)
            continue
        run.counts["found"] += found
        run.counts["opened"] += opened
        run.counts["closed"] += closed
        run.counts["changed"] += opened + closed


def _note_reached(run: Run, reached: dict[str, bool]) -> None:
    """Note which destinations took it."""
    for name, is_reached in reached.items():
        run.notes.append(f"{name}: {'told' if is_reached else 'not reached'}")


def _acknowledge(alerting: Alerting, run: Run) -> None:
    alert_id, by = run.options.ack, run.options.by
    if not by:
        raise Usage("say who you are: --as EMAIL")
    run.counts["selected"] += 1
    if run.is_dry:
        return
    if alerting.acknowledge(alert_id, by=by.strip().lower(), at=run.at):
        run.counts["changed"] += 1
    else:
        run.fail(f"alert {alert_id}", "not-open")
