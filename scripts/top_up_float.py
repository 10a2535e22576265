#!/usr/bin/env python
"""Book that our float at the vendor was topped up from our account at the bank.

It pays nobody: it writes down what the bank's statement and the vendor's balance say
already, so that reconcile.py finds no difference in either. One person asks, with the
bank's reference, another approves. Whom --as names has to sign in; a sandbox without
staff believes it, and wants --yes where there is no terminal.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  top_up_float.py request 100004251123 --kobo 50000000 --at 2026-11-21T10:05+01:00 \\
      --as ada@example.com --reason "Float for the weekend" --evidence "Bilal's mail"
  top_up_float.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
  top_up_float.py list --as ada@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.top_up_float import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
