#!/usr/bin/env python
"""Bring the catalogue up to what the vendor sells, and show what changed.

Pulls the data plans of every network and writes new dated rows for what is new or
repriced; what is gone, or has no price, is not sold any more. Nothing is overwritten:
an order keeps the price it was quoted. --file takes what no call lists.

Exit 0: done, or nothing to do. 3: a price moved by more than a fifth (see it, then
--yes), or a list could not be had. 1: unexpected. 64: wrong usage. 69: database away.
75: time was up. 78: bad configuration.

  refresh_catalogue.py --dry-run
  refresh_catalogue.py --only MTN --yes
  refresh_catalogue.py --file cable.json
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.refresh_catalogue import add_options, refresh_catalogue
from miimii.jobs.script import run_script

if __name__ == "__main__":
    name, job = "refresh_catalogue", refresh_catalogue
    sys.exit(run_script(name, __doc__, job, limit=1000, add_options=add_options))
