#!/usr/bin/env python
"""Empty, archive and delete what is past its time, by the dated rules of retention.

Changes chat texts (emptied after 90 days, rows deleted after 12 months), and moves old
notices, money news and runs to the schema `archive`. No rule goes below its floor.

Exit 0: done, or another run is at it. 3: a line failed (see --json). 1: unexpected.
64: wrong usage. 69: database away. 75: time was up. 78: bad configuration.

  purge_logs.py --dry-run
  purge_logs.py --only notices --limit 10000
  purge_logs.py --json --as-of 2026-11-22T02:23 --yes
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.purge_logs import add_options, purge_logs
from miimii.jobs.script import run_script

if __name__ == "__main__":
    job, takes, own = purge_logs, ("as-of", "batch-size"), add_options
    sys.exit(
        run_script(
            *("purge_logs", __doc__, job), limit=1_000_000, takes=takes, add_options=own
        )
    )
