"""From the command line to an exit code: settings, services, one run, pings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from miimii import clock
from miimii.http import Http, NeverSent, NoAnswer
from miimii.jobs.arguments import EXIT_USAGE, Parser, arguments
from miimii.jobs.runner import Job, run_job
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, Settings
from miimii.wiring import Services, open_services

_PING_S = 5


def run_script(
    name: str,
    doc: str | None,
    job: Job[Services],
    argv: Sequence[str] | None = None,
    *,
    limit: int,
    max_seconds: int = 180,
    has_items: bool = True,
    add_options: Callable[[Parser], None] = lambda parser: None,
) -> int:
    """Run a job as a script and return its exit code.

    The docstring of the script is its help; `limit` items and `max_seconds` are what
    one run does at most unless told otherwise; `add_options` adds the job's own.
    """
    parser = arguments(doc, limit=limit, max_seconds=max_seconds, has_items=has_items)
    add_options(parser)
    args = parser.parse_args(argv)
    try:
        settings = Settings.from_env()
    except BadSettings as ex:
        sys.stderr.write(f"{name}: {ex}\n")
        return EXIT_BAD_SETTINGS
    if settings.is_production and args.as_of and args.as_of > clock.now():
        sys.stderr.write(f"{name}: --as-of is in the future\n")
        return EXIT_USAGE
    url = "" if args.dry_run else settings.deadman_url.replace("{job}", name)
    with open_services(settings) as services:
        _ping(url, "start")
        exit_code = run_job(name, services, job, args)
        _ping(url, str(exit_code))
    return exit_code


def _ping(url: str, word: str) -> None:
    """Tell the dead man's switch; whether it hears is its own concern."""
    if not url:
        return
    try:
        Http("deadman", url).get_json(f"/{word}", timeout_s=_PING_S)
    except (NeverSent, NoAnswer):
        return
