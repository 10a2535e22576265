"""From the command line to an exit code: settings, services, one run, pings."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from miimii import clock, ids
from miimii.alerts.ownership import warn_if_owner
from miimii.db import Database
from miimii.errors import Busy
from miimii.http import Http, NeverSent, NoAnswer
from miimii.jobs.arguments import EXIT_USAGE, Parser, arguments
from miimii.jobs.result import complain, result
from miimii.jobs.runner import EXIT_FAILED, Job, new_run, run_job
from miimii.jobs.store import runs
from miimii.jobs.unfit import OWNERS
from miimii.settings import (
    EXIT_BAD_SETTINGS,
    BadSettings,
    Settings,
    database_address,
)
from miimii.wiring import Services, open_services

_PING_S = 5
_LONG_AGO = timedelta(days=1)
Doubt = Callable[[argparse.Namespace, datetime], str | None]


def is_backdated(args: argparse.Namespace, at: datetime) -> str | None:
    """Say what is odd about working as of another day; None if nothing is."""
    if args.as_of is None or at - args.as_of <= _LONG_AGO:
        return None
    return f"--as-of {args.as_of:%Y-%m-%dT%H:%M}Z is more than a day back"


def run_script(
    name: str,
    doc: str | None,
    job: Job[Services],
    argv: Sequence[str] | None = None,
    *,
    limit: int,
    max_seconds: int = 180,
    takes: Collection[str] = ("only", "as-of"),
    add_options: Callable[[Parser], None] = lambda parser: None,
    doubt: Doubt = is_backdated,
) -> int:
    """Run a job as a script and return its exit code.

    The docstring of the script is its help; `limit` items and `max_seconds` are what
    one run does at most unless told otherwise; `takes` and `add_options` say what else
    it understands. What `doubt` says of the arguments, at this instant, is asked about
    on a terminal, and needs --yes elsewhere; nothing is asked before a dry run.
    """
    parser = arguments(doc, limit=limit, max_seconds=max_seconds, takes=takes)
    add_options(parser)
    args = parser.parse_args(argv)
    try:
        settings = Settings.from_env()
    except BadSettings as ex:
        return _fail_early(name, args, str(ex), EXIT_BAD_SETTINGS, "bad-settings")
    if refusal := _refusal(args, settings, doubt):
        sys.stderr.write(f"{name}: {refusal}\n")
        return EXIT_USAGE
    url = "" if args.dry_run else settings.deadman_url.replace("{job}", name)
    with ExitStack() as stack:
        try:
            services = stack.enter_context(open_services(_as_loud(settings, args)))
        except Exception as ex:  # a certificate that is none, a folder that is full
            kind = type(ex).__name__
            return _fail_early(name, args, kind, EXIT_FAILED, kind)
        if settings.is_production and not args.dry_run and name not in OWNERS:
            warn_if_owner(services.db, name, at=clock.now())
        _ping(url, "start")
        exit_code = run_job(name, services, job, args)
        _ping(url, str(exit_code))
    return exit_code


def _as_loud(settings: Settings, args: argparse.Namespace) -> Settings:
    level = {args.verbose: "DEBUG", args.quiet: "WARNING"}.get(True)
    return replace(settings, log_level=level) if level else settings


def _refusal(args: argparse.Namespace, settings: Settings, doubt: Doubt) -> str | None:
    """Say why this is not run at all, asking first if somebody can be asked."""
    at = clock.now()
    if settings.is_production and args.as_of and args.as_of > at:
        return "--as-of is in the future"
    if args.since and args.until and args.since >= args.until:
        return "--since is not before --until"
    odd = None if args.yes or args.dry_run else doubt(args, at)
    if odd is None:
        return None
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return f"{odd}: say --yes if it is meant"
    sys.stderr.write(f"{odd}. Go on? [y/N] ")
    sys.stderr.flush()
    is_meant = sys.stdin.readline().strip().lower() in {"y", "yes"}
    return None if is_meant else "nothing was done"


def _fail_early(
    name: str, args: argparse.Namespace, why: str, exit_code: int, error: str
) -> int:
    """Say what kept the job from starting, to whoever reads and in the history."""
    run_id, at = ids.uuid7(), clock.now()
    found = result(
        name,
        run_id=run_id,
        at=at,
        status="failed",
        trigger=args.trigger,
        is_dry=args.dry_run,
        errors=[{"item": name, "code": error}],
    )
    complain(name, why, found if args.json else None)
    with suppress(Exception), ExitStack() as stack:  # the first failure is the news
        url, ca_cert = database_address()
        database = Database(url, max_size=1, ca_cert=ca_cert)
        stack.callback(database.close)
        database.open()
        with database.transaction() as conn:
            cursor = runs.insert_run(conn, new_run(name, run_id, args, at=at), at=at)
            runs.mark_finished(
                conn,
                run_id,
                status="failed",
                counts={},
                cursor=cursor,
                error=error,
                at=at,
            )
    return exit_code


def _ping(url: str, word: str) -> None:
    """Tell the dead man's switch; whether it hears is its own concern."""
    if not url:
        return
    with suppress(NeverSent, NoAnswer, Busy):
        Http("deadman", url).get_json(f"/{word}", timeout_s=_PING_S)
