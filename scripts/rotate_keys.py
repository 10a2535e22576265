#!/usr/bin/env python
"""Move what keys protect to the newest key, and say which keys may be taken out.

field seals fields anew, index hashes BVNs anew (nobody is let in meanwhile), pin counts
PINs by pepper; jwt, webhook and flow print the steps. Names keys by their ids only.

Exit 0: done, or another run is at it. 3: a field does not open, or rows name a key that
nobody has. 1: unexpected. 64: wrong usage. 69: database away. 75: time was up; run it
again. 78: bad configuration. How to rotate which: docs/security/keys.md.

  rotate_keys.py --purpose field --dry-run
  rotate_keys.py --purpose index --yes
  rotate_keys.py --purpose pin --json
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.rotate_keys import add_options, doubt, rotate_keys
from miimii.jobs.script import run_script

if __name__ == "__main__":
    run = partial(run_script, limit=10_000_000, add_options=add_options, doubt=doubt)
    sys.exit(run("rotate_keys", __doc__, rotate_keys, takes=["batch-size"]))
