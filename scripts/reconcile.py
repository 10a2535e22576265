#!/usr/bin/env python
"""Compare our books with the bank's statement and the vendor's float, both ways.

Changes what is kept of the statement and the list of differences, which close once both
sides agree; never a balance or an order: people resolve differences. Then it checks the
books as check_books.py does. Safe at any moment, twice, late; a killed run is gone on
with. --dry-run asks nobody.

Exit 0: all agrees, or another run is at it. 3: differences or offenders (--json has
them). 1: unexpected. 64: usage. 69: database or bank away. 75: time up. 78: settings.

  reconcile.py --dry-run
  reconcile.py --csv differences.csv
  reconcile.py --json --as-of 2026-11-22
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.reconcile import add_options, reconcile
from miimii.jobs.script import run_script

if __name__ == "__main__":
    run = partial(run_script, limit=1_000_000, max_seconds=1800, takes=("as-of",))
    sys.exit(run("reconcile", __doc__, reconcile, add_options=add_options))
