#!/usr/bin/env python
"""Estimate what a month costs: app.yaml times the dated price table. Calls nobody.

Reads .digitalocean/app.yaml and .digitalocean/prices.toml, changes nothing, and writes
floor, ceiling and parts in US dollars.

Exit 0: written. 64: wrong usage. 78: a file can't be read, or a price is missing.

  estimate_cost.py
  estimate_cost.py --messages 500000 --llm-share 0.05
  estimate_cost.py --messages 1000000 --llm-share 0
  estimate_cost.py --json
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.estimate_cost import run_estimate_cost

if __name__ == "__main__":
    sys.exit(run_estimate_cost(__doc__))
