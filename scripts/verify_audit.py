#!/usr/bin/env python
"""Verify the audit chain: compute it anew from all rows, live and archived.

Reads only. Finds every deed, journal, posting or link that was edited, deleted, slipped
in or moved; against heads that people were told (--anchor: from the log lines
`audit_head`, or the daily mails), also a tail that was cut and a chain made anew.

Exit 0: it holds. 3: flaws found, the first position named. 1: unexpected.
64: wrong usage, or no anchor given. 69: database away. 78: bad configuration.

  verify_audit.py --anchor 1234:9f86…0a08
  verify_audit.py --anchor 1234:9f86…0a08 --anchor 5678:60303ae2…2246
  verify_audit.py --json --anchor 1234:9f86…0a08
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.verify_audit import verify_audit

if __name__ == "__main__":
    sys.exit(verify_audit(__doc__))
