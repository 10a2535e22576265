"""What a script says at its end: one JSON object, or a few lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from miimii import clock

_SCHEMA = "miimii.job/1"


def period_of(at: datetime) -> str:
    """Return the minute of Lagos that a run stands for."""
    return at.astimezone(clock.LAGOS).strftime("%Y-%m-%dT%H:%M")


def utc(instant: datetime) -> str:
    """Return an instant as facts have it, to the second."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def result(
    job: str,
    *,
    run_id: UUID,
    at: datetime,
    status: str,
    seconds: float = 0.0,
    trigger: str = "manual",
    is_dry: bool = False,
    counts: Mapping[str, int] | None = None,
    money_kobo: Mapping[str, int] | None = None,
    notes: Sequence[str] = (),
    errors: Sequence[Mapping[str, Any]] = (),
    has_more: bool = False,
    cursor: str | None = None,
    report: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the object that `--json` writes; the same members for every script.

    `next` is there when a scan broke off: where the next run goes on; `report` is what
    a job has to show besides.
    """
    found: dict[str, Any] = {
        "schema": _SCHEMA,
        "job": job,
        "run_id": str(run_id),
        "period": period_of(at),
        "trigger": trigger,
        "dry_run": is_dry,
        "status": status,
        "as_of": at.isoformat().replace("+00:00", "Z"),
        "seconds": round(seconds, 1),
        "counts": dict(counts or {}),
        "money_kobo": dict(money_kobo or {}),
        "notes": list(notes),
        "errors": list(errors),
        "more": has_more,
    }
    found |= {"next": cursor} if cursor else {}
    return found | ({"report": dict(report)} if report else {})


def complain(job: str, why: str, found: Mapping[str, Any] | None) -> None:
    """Say why nothing came of it: on stderr, and in the result, if one is wanted."""
    if found is not None:
        sys.stdout.write(json.dumps({**found, "error": why}) + "\n")
    sys.stderr.write(f"{job}: {why}\n")
