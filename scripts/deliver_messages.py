#!/usr/bin/env python
"""Send the messages that are due, and work what waits since a crash.

Changes events that wait without a worker, and messages that are queued. Never repeats
money news whose sending ended in doubt. Safe at any moment, twice, late.

Exit 0: all done, or another run is at it. 3: some messages need people (see --json).
1: unexpected. 64: wrong usage. 69: database away. 75: time was up by hand.
78: bad configuration. 130, 143: told to stop.

  deliver_messages.py --dry-run
  deliver_messages.py --limit 50
  deliver_messages.py --json
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.deliver import deliver
from miimii.jobs.script import run_script

if __name__ == "__main__":
    sys.exit(run_script("deliver_messages", __doc__, deliver, limit=200, takes=()))
