#!/usr/bin/env python
"""Set WhatsApp up for our forms: upload the public key, publish the Flow JSON.

Changes the WhatsApp account, nothing of ours. A form that is published already is left
alone; a changed one becomes a new Flow. Put the printed ids into the settings.

Exit 0: all published. 3: WhatsApp refused, with its words. 64: wrong usage.
69: WhatsApp doesn't answer. 78: bad configuration.

  register_flows.py --dry-run
  register_flows.py
  register_flows.py --dry-run --json
  register_flows.py --json
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.register_flows import run_register_flows

if __name__ == "__main__":
    sys.exit(run_register_flows(__doc__))
