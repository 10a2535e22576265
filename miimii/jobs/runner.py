"""The one runner of all scripts: lease, history, clean stop, exit code, result."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from miimii import clock, ids, logs
from miimii.db import Database
from miimii.errors import Busy, Unavailable, Unclear
from miimii.jobs.arguments import EXIT_USAGE, arguments
from miimii.jobs.progress import Progress
from miimii.jobs.result import period_of, result
from miimii.jobs.run import LEASE_S, LeaseLost, Run, Stopping, Usage
from miimii.jobs.store import leases, runs
from miimii.jobs.store.runs import NewRun
from miimii.jobs.unfit import UNFIT, why_unfit
from miimii.settings import EXIT_BAD_SETTINGS

__all__ = ["Job", "Run", "arguments", "run_job"]

EXIT_DONE, EXIT_FAILED, EXIT_ITEMS_FAILED = 0, 1, 3
EXIT_UNAVAILABLE, EXIT_TRY_LATER = 69, 75
EXIT_SIGNAL = 128  # and its number
_ASK_AGAIN_S = 0.5
_log = logs.get_logger(__name__)


class Resources(Protocol):
    """What the runner itself needs of the services."""

    @property
    def db(self) -> Database: ...


S = TypeVar("S", bound=Resources)
Job = Callable[[S, Run], None]


@dataclass(frozen=True, slots=True)
class _End:
    """How a run ended, in the words of `job_runs`, for the shell, and for people."""

    status: str
    exit_code: int
    error: str | None = None
    why: str | None = None


def run_job(name: str, services: S, job: Job[S], args: argparse.Namespace) -> int:
    """Run a job once, alone, and return the exit code; the result goes to stdout.

    0 done, nothing to do, or another run is at it. 1 unexpected. 3 items failed or
    need people. 64 the job refuses its arguments. 69 database or provider away. 75 not
    alone, or not all done by hand. 78 our role, or the tables, are not what it takes.
    130 and 143 after a clean stop. Nothing is raised, whatever happens on the way.
    """
    began_s = time.monotonic()
    run = _new_run(name, services.db, args)
    run.stopping.listen()
    try:
        end = _run(run, services, job, args)
    except (Exception, KeyboardInterrupt) as ex:  # on the way to the work, or after it
        end = _broken_off(run, ex)
        _log.error(
            "the run broke off", job=name, run_id=str(run.id), error_code=end.error
        )
    run.shown.clear()
    _write_result(run, end, args, seconds=time.monotonic() - began_s)
    return end.exit_code


def _new_run(name: str, db: Database, args: argparse.Namespace) -> Run:
    return Run(
        id=ids.uuid7(),
        job=name,
        db=db,
        at=args.as_of or clock.now(),
        limit=args.limit,
        only=args.only,
        is_dry=args.dry_run,
        stop_at_s=time.monotonic() + args.max_seconds,
        stopping=Stopping(),
        shown=Progress(name, is_quiet=args.quiet, has_color=not args.no_color),
        options=args,
    )


def _run(run: Run, services: S, job: Job[S], args: argparse.Namespace) -> _End:
    if not _has_lease(run, args):
        return _skip(run, args)
    with run.db.autocommit() as conn:
        run.cursor = runs.insert_run(conn, _as_new(run, args), at=clock.now())
    run.stop_at_s = time.monotonic() + args.max_seconds  # waiting took none of it
    end = _End("failed", EXIT_FAILED, "unknown")
    try:
        end = _work(run, services, job, args)
    finally:
        _finish(run, end, is_ours=True)
    return end


def _has_lease(run: Run, args: argparse.Namespace) -> bool:
    """Take the job's lease; wait for it, if that was asked for and nobody stops us."""
    while True:
        with run.db.autocommit() as conn:
            if leases.take_lease(conn, run.job, run.id, lasts_s=LEASE_S):
                return True
        is_over = time.monotonic() >= run.stop_at_s or run.stopping.signal_number
        if args.if_locked != "wait" or is_over:
            return False
        time.sleep(_ASK_AGAIN_S)


def _skip(run: Run, args: argparse.Namespace) -> _End:
    """Another run is at it: leave that in the history, and nothing else."""
    number = run.stopping.signal_number
    if number:
        end = _End("interrupted", EXIT_SIGNAL + number)
    else:
        is_failure = args.if_locked != "skip"
        end = _End("skipped", EXIT_TRY_LATER if is_failure else EXIT_DONE)
    with run.db.autocommit() as conn:
        run.cursor = runs.insert_run(conn, _as_new(run, args), at=clock.now())
    _finish(run, end, is_ours=False)
    return end


def _finish(run: Run, end: _End, *, is_ours: bool) -> None:
    with run.db.transaction() as conn:
        runs.mark_finished(
            conn,
            run.id,
            status=end.status,
            counts=run.counts,
            cursor=run.cursor,
            error=end.error,
            at=clock.now(),
        )
        if is_ours:
            leases.free_lease(conn, run.job, run.id)


def _work(run: Run, services: S, job: Job[S], args: argparse.Namespace) -> _End:
    """Do the job's own work, and name what came of it."""
    try:
        job(services, run)
    except (Exception, KeyboardInterrupt) as ex:
        return _broken_off(run, ex)
    return _came_to(run, args)


def _broken_off(run: Run, ex: BaseException) -> _End:
    """Name the end of a run that did not come to one by itself."""
    match ex:
        case Usage():
            return _End("failed", EXIT_USAGE, "usage", str(ex))
        case LeaseLost():
            return _End("interrupted", EXIT_TRY_LATER, "lease-lost")
        case Busy() | Unavailable() | Unclear():
            return _End("failed", EXIT_UNAVAILABLE, ex.code)
        case KeyboardInterrupt():  # the second one
            number = EXIT_SIGNAL + run.stopping.signal_number
            return _End("interrupted", number, "at once")
        case _:
            return _surprised(run, ex)


def _surprised(run: Run, ex: BaseException) -> _End:
    """The one place where a script's surprise ends up."""
    _log.exception("the job failed", job=run.job, run_id=str(run.id))
    if isinstance(ex, UNFIT):
        why = why_unfit(ex, run.job)
        return _End("failed", EXIT_BAD_SETTINGS, "unfit-database", why)
    return _End("failed", EXIT_FAILED, type(ex).__name__)


def _came_to(run: Run, args: argparse.Namespace) -> _End:
    """Name the end of a job that came to one by itself."""
    if run.stopping.signal_number:
        return _End("interrupted", EXIT_SIGNAL + run.stopping.signal_number)
    if run.errors:
        return _End("partial", EXIT_ITEMS_FAILED)
    if run.has_more:
        is_cut = run.is_time_up and args.trigger != "cron"
        return _End("partial", EXIT_TRY_LATER if is_cut else EXIT_DONE)
    is_idle = not run.counts["selected"]
    return _End("nothing_to_do" if is_idle else "succeeded", EXIT_DONE)


def _as_new(run: Run, args: argparse.Namespace) -> NewRun:
    """Return what the history says of a run when it begins."""
    return new_run(run.job, run.id, args, at=run.at)


def new_run(
    name: str, run_id: UUID, args: argparse.Namespace, *, at: datetime
) -> NewRun:
    """Return the row of a run that works as of `at`; who ran it is kept apart."""
    return NewRun(
        id=run_id,
        job=name,
        period=period_of(at),
        trigger=args.trigger,
        actor=args.by,
        args=_plain(args),
        is_dry=args.dry_run,
        host=platform.node(),
        version=platform.python_version(),
    )


def _plain(args: argparse.Namespace) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in vars(args).items()
        if value not in (None, False) and name != "by"
    }


def _write_result(
    run: Run, end: _End, args: argparse.Namespace, *, seconds: float
) -> None:
    """Write the result to stdout: one JSON object, or a few lines for people."""
    if end.why:
        sys.stderr.write(f"{run.job}: {end.why}\n")
    if args.json:
        found = result(
            run.job,
            run_id=run.id,
            at=run.at,
            status=end.status,
            seconds=seconds,
            trigger=args.trigger,
            is_dry=run.is_dry,
            counts=run.counts,
            money_kobo=run.money_kobo,
            notes=run.notes,
            errors=run.errors,
            has_more=run.has_more,
            cursor=run.cursor if run.has_more else None,
            report=run.report,
        )
        found |= {"error": end.why} if end.why else {}
        sys.stdout.write(json.dumps(found) + "\n")
        return
    if args.quiet and end.exit_code == EXIT_DONE:
        return
    lines = [_headline(run, end)]
    lines += [f"  {note}" for note in run.notes]
    lines += [f"  {error['item']}: {error['code']}" for error in run.errors]
    if end.status == "failed":
        lines.append(f"  run {run.id}")
    sys.stdout.write("\n".join(lines) + "\n")


def _headline(run: Run, end: _End) -> str:
    """Say in one line, to a person, how a run ended and what it counted."""
    status = end.status.replace("_", " ")
    notes = ["dry run"] if run.is_dry else []
    notes += [end.error] if end.error else []
    if run.only and end.status == "nothing_to_do":
        notes.append(f"{run.only} is not due, or not known")
    notes += [f"{count} {name}" for name, count in run.counts.items() if count]
    notes += ["more is left"] if run.has_more else []
    return f"{run.job}: {status}" + (f" ({', '.join(notes)})" if notes else "")
