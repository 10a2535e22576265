#!/usr/bin/env python
"""Read and answer the tickets of customers; the answer arrives in the chat.

Outside the 24 hours in which we may write freely, a template says that there is an
answer; the customer reads it by asking for the ticket. --as is believed, for an answer
moves no money: it is only as good as the access to this shell.

Exit 0: done. 3: refused, and why is said. 1: unexpected. 64: wrong usage.
69: database away. 78: bad configuration.

  answer_ticket.py list --late
  answer_ticket.py show T-7K3Q2M --as ada@example.com
  answer_ticket.py answer T-7K3Q2M --as ada@example.com --text "The bank has paid it."
  answer_ticket.py close T-7K3Q2M --as ada@example.com
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run from anywhere

from miimii.jobs.answer_ticket import SCRIPT

if __name__ == "__main__":
    sys.exit(SCRIPT.run(__doc__))
