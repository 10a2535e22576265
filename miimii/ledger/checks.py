"""What must always hold in the books, asked of the database itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from miimii.db import Conn
from miimii.ledger.model import Check, Finding
from miimii.ledger.money_checks import MONEY_CHECKS
from miimii.ledger.order_checks import ORDER_CHECKS
from miimii.ledger.store import books
from miimii.ledger.witness_checks import WITNESS_CHECKS

__all__ = ["CHECKS", "WITNESS_CHECKS", "Check", "Finding", "run_checks"]

CHECKS = tuple(sorted(MONEY_CHECKS + ORDER_CHECKS, key=lambda check: check.name))


def run_checks(
    conn: Conn, *, at: datetime, checks: Sequence[Check] = CHECKS
) -> list[Finding]:
    """Return the checks that found offenders; an empty list is what is hoped for.

    `at` is the time it is taken to be. Reads only; in a REPEATABLE READ transaction
    all checks see the same instant, which is what makes them meaningful under load.
    """
    found = (books.find_offenders(conn, check, at=at) for check in checks)
    return [finding for finding in found if finding is not None]
