#!/usr/bin/env python
"""Make somebody a member of the staff, or end that.

The first admin is made directly: `first`. Later members are asked for by one admin and
granted by another person, or by the one checker whom the first admin may make alone.
The new member types the password, twice, and the code of their authenticator, so all
this needs a terminal; so does signing in, which everything but `first` asks for. No
password is ever an argument. Roles: viewer, support, ops, checker, admin.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage, or no
terminal. 69: database away. 78: bad configuration.

  create_admin.py first --email ada@example.com
  create_admin.py request bola@example.com checker --as ada@example.com \\
      --reason "She checks what we ask for"
  create_admin.py approve APR01ARZ3NDEKTSV4RRFFQ69G5FAV --as chi@example.com --dry-run
  create_admin.py disable bola@example.com --as ada@example.com \\
      --reason "She has left the bank"
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.create_admin import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
