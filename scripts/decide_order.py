#!/usr/bin/env python
"""Say what became of an order that no provider settles: it takes two people.

One asks, with a reason and evidence; another approves within 24 hours, and only then
money moves, once, and the customer is told. For orders in `needs_review`, and for those
whose end a late word contradicts: `list` has the first. Whom --as names has to sign in;
a sandbox without staff believes it.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  decide_order.py list --as ada@example.com
  decide_order.py request TRF01ARZ3NDEKTSV4RRFFQ69G5FAV declined --as ada@example.com \\
      --reason "The bank never saw it" --evidence "Their mail of 3 March, ticket 4711"
  decide_order.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com --dry-run
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.decide_order import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
