#!/usr/bin/env python
"""Ask a provider now about a transfer, or about a payment that should have arrived.

Changes what the provider's own word changes, by the code that the jobs use: an order
is settled, a confirmed credit is booked once, the customer is told. Nobody can be asked
about a purchase: its status is shown, and what our float says of it.

Exit 0: asked (what was answered is said). 3: a reference is not known, could not be
asked about, or needs people. 1: unexpected. 64: wrong usage. 69: database away.
75: time was up. 78: bad configuration. 130, 143: told to stop.

  requery.py TRF01ARZ3NDEKTSV4RRFFQ69G5FAV --as ada@example.com
  requery.py PUR01ARZ3NDEKTSV4RRFFQ69G5FAV --as ada@example.com --json
  requery.py 100004241122 --as ada@example.com --dry-run
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.requery import add_options, requery
from miimii.jobs.script import run_script

if __name__ == "__main__":
    code = run_script(
        "requery", __doc__, requery, limit=50, takes=("actor",), add_options=add_options
    )
    sys.exit(code)
