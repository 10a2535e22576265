#!/usr/bin/env python
"""Erase a customer: two people restrict the account, a date lets go of the rest.

docs/privacy.md says what goes when, and what stays. Keep the output of `erased` outside
the database: after a restore, `replay` it before anybody is served. Whom --as names has
to sign in; a sandbox without staff believes it, and wants --yes without a terminal.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  erase_user.py list
  erase_user.py request 08031234567 --as ada@example.com \\
      --reason "Asked for it in the chat" --evidence "Called back, knew the last order"
  erase_user.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
  erase_user.py run
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.erase_user import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
