#!/usr/bin/env python
"""Decide whether a customer's tier is raised: two people raise it, one may refuse.

`show` opens what the customer sent (a NIN that their BVN record lacks, or what stands
on a document) and writes down who looked. Whom --as names has to sign in; a sandbox
without staff believes it, and wants --yes where there is no terminal.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  decide_tier.py list
  decide_tier.py show TIR01ARZ3NDEKTSV4RRFFQ69G5FAV --as ada@example.com
  decide_tier.py request TIR01ARZ3NDEKTSV4RRFFQ69G5FAV --as ada@example.com \\
      --reason "Name and birthday are those of the BVN"
  decide_tier.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as bola@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.decide_tier import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
