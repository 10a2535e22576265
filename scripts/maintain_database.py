#!/usr/bin/env python
"""Keep the database in order, in five stages, none of which stops another.

Changes quotes past their time (expired), the rolled-up system balances, the months of
partitioned tables (made ahead; archived or dropped when over), planner statistics and
dead rows, and writes a health report. Never rebuilds a table or index, ends a session
or deletes money rows. Months and statistics take the role that owns the tables.

Exit 0: done, or another run is at it. 3: a stage needs people (see --json).
1: unexpected. 64: wrong usage. 69: database away. 75: time was up. 78: bad settings.

  maintain_database.py --dry-run
  maintain_database.py --only balances --rebuild
  maintain_database.py --json --only health
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.maintain_database import add_options, maintain_database
from miimii.jobs.script import run_script

if __name__ == "__main__":
    name, job, own = "maintain_database", maintain_database, add_options
    sys.exit(
        run_script(name, __doc__, job, limit=9_999, max_seconds=600, add_options=own)
    )
