#!/usr/bin/env python
"""Correct a wallet that nothing else can mend: it takes two people.

One asks, with a reason and evidence; another approves within 24 hours, and only then
money moves between the wallet and ADJUSTMENTS, once, and the customer is told. If the
wallet moved in between, the request is void: look again. It never falls below zero.
Whom --as names has to sign in; a sandbox without staff believes it, and wants --yes
where there is no terminal.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  adjust_balance.py list --as ada@example.com
  adjust_balance.py request --wallet 12 --kobo=-5000 --as ada@example.com \\
      --reason "Paid out twice" --evidence "Statement of 3 March, line 7"
  adjust_balance.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.adjust_balance import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
