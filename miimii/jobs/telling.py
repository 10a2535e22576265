"""The outbox, as scripts use it: what they told customers goes out at once."""

from __future__ import annotations

import argparse
from typing import Protocol


class Tells(Protocol):
    """Sends what the transactions of this thread left to be told."""

    def deliver_told(self) -> None: ...


class Speaks(Protocol):
    """The services of a script that tells customers something."""

    @property
    def outbox(self) -> Tells: ...


def deliver(services: Speaks, args: argparse.Namespace) -> None:
    """Send what was told, unless nothing of it is kept."""
    if not args.dry_run:
        services.outbox.deliver_told()
