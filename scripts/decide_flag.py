#!/usr/bin/env python
"""Look at money that the fraud rules flagged, and decide what becomes of it.

`list` says of each flag which rule it was, the figures, and the lines they are above;
who looked is kept. A payment that was stopped (fraud-stop) may be made again within a
day once two people agree. `close` takes a flag off the desk: say in the reason what was
found, and whether it was reported. Whom --as names has to sign in; a sandbox without
staff believes it, and wants --yes where there is no terminal.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  decide_flag.py list --as ada@example.com
  decide_flag.py close TRF01ARZ3NDEKTSV4RRFFQ69G5FAV --as ada@example.com \\
      --reason "School fees, the invoice was shown"
  decide_flag.py request TRF01ARZ3NDEKTSV4RRFFQ69G5FAV --as ada@example.com \\
      --reason "She called us from her own number"
  decide_flag.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.decide_flag import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
