"""Running a script that people run by hand, against the services that a test made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from miimii import clock
from miimii.jobs.by_hand import ByHand

_S = TypeVar("_S")


@dataclass
class Outbox:
    """Counts how often it was asked to send what was told."""

    asked: int = 0

    def deliver_told(self) -> None:
        self.asked += 1


def run_by_hand(
    script: ByHand[_S], services: _S, *words: str, at: datetime | None = None
) -> int:
    """Do what a command line says, nobody signing in; return the exit code."""
    args = script.arguments("Help.").parse_args(words)
    return script.work(services, args, at or clock.now())
