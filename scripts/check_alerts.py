#!/usr/bin/env python
"""Tell people what is wrong, once: by log, chat room, e-mail, and WhatsApp at worst.

Reads rows and writes `alerts`: one open row for a rule and subject. People are told
when it opens, gets worse, lasts (4 hours; critical: 1 hour) and closes; docs/alerts.md.

Exit 0: nothing to tell, or told. 3: no destination was reached, or a rule could not be
asked; of --test: a destination was not reached. 1: unexpected. 64: wrong usage.
69: database away. 75: time was up. 78: bad configuration.

  check_alerts.py --dry-run
  check_alerts.py --test
  check_alerts.py --list
  check_alerts.py --ack 42 --as ada@example.com
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.check_alerts import add_options, check_alerts
from miimii.jobs.script import run_script

if __name__ == "__main__":
    run = partial(run_script, limit=100, max_seconds=60, add_options=add_options)
    sys.exit(run("check_alerts", __doc__, check_alerts))
