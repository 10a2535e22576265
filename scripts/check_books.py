#!/usr/bin/env python
"""Check that the books are right. Reads only; changes nothing, ever.

Each check asks the database for whatever breaks one promise about the money. All see
one instant; offenders are named by reference or id, the first twenty of each check.

Exit 0: the books are right. 3: offenders found. 1: unexpected. 64: wrong usage.
69: database away. 78: DATABASE_URL is missing, unreadable or unsafe.

  check_books.py                   everything, now
  check_books.py --only C05        one check, by its number; may be repeated
  check_books.py --json --as-of 2026-11-22T14:05
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.check_books import check_books

if __name__ == "__main__":
    sys.exit(check_books(__doc__))
