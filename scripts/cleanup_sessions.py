#!/usr/bin/env python
"""End what people began and left.

Changes quotes past their time (expired), conversations that nobody went on with, forms
that nobody filled in (void, and deleted after a week), onboarding drafts older than a
day (wiped), and keys of ours in the cache that would never expire. Never PIN counters,
lock-outs, identities, or the challenge of an order. Safe at any moment, twice, late.

Exit 0: done, nothing to do, or another run is at it. 3: one kind failed, the others
were ended (see --json). 1: unexpected. 64: wrong usage. 69: database away.
75: time was up. 78: bad configuration. 130, 143: told to stop.

  cleanup_sessions.py --dry-run
  cleanup_sessions.py --json --batch-size 50
  cleanup_sessions.py --max-seconds 600 --if-locked wait
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.clean_up import clean_up
from miimii.jobs.script import run_script

if __name__ == "__main__":
    name, takes = "cleanup_sessions", ("as-of", "batch-size")
    code = run_script(name, __doc__, clean_up, limit=9999, max_seconds=120, takes=takes)
    sys.exit(code)
