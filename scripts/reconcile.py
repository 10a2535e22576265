#!/usr/bin/env python
"""Compare our books with the bank's statement and the vendor's float, both ways.

Changes what is kept of the statement, and the list of differences: one closes once both
sides agree. Never a balance or an order; people resolve differences. Then it checks the
books as check_books.py does. Safe at any moment, twice, late; --dry-run asks nobody.

Exit 0: all agrees, or another run is at it. 3: differences, offenders, or days that
could not be read (see --json). 1: unexpected. 64: wrong usage, or a file that can't be
written. 69: database or bank away. 75: time was up. 78: bad configuration.

  reconcile.py --dry-run
  reconcile.py --csv differences.csv
  reconcile.py --json --as-of 2026-11-22 --yes
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.reconcile import add_options, reconcile
from miimii.jobs.script import run_script

if __name__ == "__main__":
    name, job, most, as_of = "reconcile", reconcile, 1_000_000, ("as-of",)
    sys.exit(
        run_script(name, __doc__, job, limit=most, takes=as_of, add_options=add_options)
    )
