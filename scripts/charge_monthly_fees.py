#!/usr/bin/env python
"""Charge each wallet its fee for the month: whole and once, or skip it for good.

Changes wallets of active customers, by one journal each, and tells them. A wallet with
less than the fee is skipped, as are frozen ones: nothing is owed, no later run charges
it. Safe at any moment, twice, late; a killed run is gone on with.

Exit 0: done, nothing to do, or another run is at it. 3: some wallets failed (--json).
1: unexpected. 64: wrong usage, or a month to come. 69: database away. 75: time was up.
78: bad configuration.

  charge_monthly_fees.py --dry-run
  charge_monthly_fees.py --only 12
  charge_monthly_fees.py --as-of 2026-10-31 --yes --json
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.charge_monthly_fees import charge_monthly_fees, is_odd
from miimii.jobs.script import run_script

if __name__ == "__main__":
    name, job, most = "charge_monthly_fees", charge_monthly_fees, 1_000_000
    sys.exit(run_script(name, __doc__, job, limit=most, max_seconds=2700, doubt=is_odd))
