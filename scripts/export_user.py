#!/usr/bin/env python
"""Write the copy of a customer's data that they are entitled to, as a ZIP.

JSON and CSV, readable by you alone; no PIN, no BVN in clear, of others only what a
receipt shows. Who took it and why is in the audit log. Whom --as names has to
sign in; a sandbox without staff believes it.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  export_user.py list
  export_user.py take 08031234567 --as ada@example.com --out /tmp/copy.zip \\
      --reason "Asked for it in the chat"
  export_user.py take 9900000001 --as ada@example.com --out /tmp/copy.zip \\
      --reason "A letter of 3 March" --dry-run
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.export_user import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
