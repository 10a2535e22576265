"""Which rules hold at an instant: asked once per price or limit, never remembered."""

from __future__ import annotations

from datetime import datetime

from miimii.db import Conn
from miimii.rules import store
from miimii.rules.model import RuleSet


class Rules:
    """Reads the dated rules; two people change them in the console, not code."""

    def in_force(self, conn: Conn, at: datetime, *names: str) -> RuleSet:
        """Return what holds at `at` for these names, in one round trip.

        A name also stands for all that begin with it and a dot: "fee.transfer" brings
        "fee.transfer.bank". Ask for "vat" and "duty" too where they are charged.
        """
        return RuleSet(names, tuple(store.list_in_force(conn, names, at=at)))
