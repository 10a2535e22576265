#!/usr/bin/env python
"""Settle orders whose outcome we don't know, as far as somebody can be asked.

Asks the bank about `submitted` transfers, hands `submitted` purchases of 24 hours to
two people (decide_order.py: nobody can be asked about those), and ends what was held
for 10 minutes and never sent. Sends nothing itself. Safe at any moment, twice, late.

Exit 0: all asked, or another run is at it. 3: some orders need people (see --json).
1: unexpected. 64: wrong usage. 69: database away. 75: time was up by hand.
78: bad configuration. 130, 143: told to stop.

  settle_stuck_transactions.py --dry-run
  settle_stuck_transactions.py --only TRF01ARZ3NDEKTSV4RRFFQ69G5FAV
  settle_stuck_transactions.py --json --limit 50
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.script import run_script
from miimii.jobs.settle_stuck import settle_stuck

if __name__ == "__main__":
    sys.exit(run_script("settle_stuck_transactions", __doc__, settle_stuck, limit=200))
