#!/usr/bin/env python
"""Seal new rows of the audit log, and new journals, in the audit chain.

Appends one link a row; changes no link and no row. Logs the head of the chain, and
mails it once a day to ALERT_EMAIL_TO. Safe at any moment, twice, late.

Exit 0: all sealed, or another run is at it. 3: the head could not be mailed, or the
chain is not what was mailed on an earlier day, which is an alert: run verify_audit.py.
1: unexpected. 64: wrong usage. 69: database away. 75: time up. 78: bad configuration.

  seal_audit.py --dry-run
  seal_audit.py --json --limit 5000
  seal_audit.py --all
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.script import run_script
from miimii.jobs.seal_audit import add_options, seal_audit

if __name__ == "__main__":
    run = partial(run_script, limit=100_000, max_seconds=120, add_options=add_options)
    sys.exit(run("seal_audit", __doc__, seal_audit, takes=["as-of"]))
