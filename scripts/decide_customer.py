#!/usr/bin/env python
"""Block a customer, or open again what was shut: opening takes two people.

One may `freeze`. To unfreeze, to lift a PIN lock that no date ends (reset-lock), to
take somebody for proven (prove) or to bind them to another phone (rebind), one asks,
with a reason and evidence, and another approves within 24 hours. docs/identity.md has
what each needs and does; `list`, who waits. Whom --as names has to sign in; a sandbox
without staff believes it, and wants --yes where there is no terminal.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  decide_customer.py freeze 08031234567 --as ada@example.com --reason "Phone was stolen"
  decide_customer.py request 9900000001 unfreeze --as ada@example.com \\
      --reason "Called, it is her" --evidence "Call of 3 March, recording 4711"
  decide_customer.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.decide_customer import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
