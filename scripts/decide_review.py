#!/usr/bin/env python
"""Look at what no program may decide, and see to it.

`list` shows every open review with its facts, oldest first; docs/jobs.md says what each
kind means. `close` takes one off the desk: say what was found. Money of nobody we know
is in suspense (unknown-account); `give` asks that a customer get it, another person
approves. Whom --as names has to sign in; a sandbox without staff believes it, and wants
--yes where there is no terminal. Flags of fraud: decide_flag.py.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  decide_review.py list --as ada@example.com
  decide_review.py close late-success TRF01ARZ3NDEKTSV4RRFFQ69G5FAV \\
      --as ada@example.com --reason "The statement has it once"
  decide_review.py give 100004251123 --account 9912345678 --as ada@example.com \\
      --reason "Sent before it was open" --evidence "Mail of the bank, 21 November"
  decide_review.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.decide_review import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
