"""`python -m miimii.sandbox`: the whole bank on this machine."""

from __future__ import annotations

import sys

from miimii.sandbox.launcher import main

if __name__ == "__main__":
    sys.exit(main())
