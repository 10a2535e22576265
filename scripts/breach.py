#!/usr/bin/env python
"""Keep the register of breaches: what leaked, whose it was, who was told, and when.

The commission has to know within 72 hours of finding one; an alert reminds of it after
48. `show` runs the query that finds the people (it can't write) and prints the draft.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  breach.py list
  breach.py open --as ada@example.com --what "A log with phones was public" \\
      --whose "SELECT id FROM users WHERE created_at < '2026-11-01'"
  breach.py show B-7K3Q2M --as ada@example.com
  breach.py told B-7K3Q2M --as ada@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.breach import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
