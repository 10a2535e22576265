"""Purchases in the mixed run: what is bought, and two people with the vendor's list."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from miimii import clock
from miimii.approvals.model import ApprovalRefused
from miimii.bills.model import PurchaseQuote, Wanted
from miimii.errors import VendingPaused
from miimii.settings import Settings
from miimii.users.model import Customer
from miimii.wiring import build_services
from tests.bot import Bot, VendorView
from tests.fault.rig import Rig

# What the vendor does to every sale for a number. Fates that lie are not among them:
# who was killed before the answer has nothing to hold against a lying callback.
FATES = (
    *("ok", "fail", "later_success", "later_fail", "silent_success", "silent_fail"),
    *("other_reference", "other_amount", "late_success", "short_float", "slow"),
    *("drop", "drop_after", "gateway", "gateway_after", "error_500", "unauthorized"),
)
WEIGHTS = (24, 8, 10, 6, 6, 4, 4, 4, 6, 2, 6, 4, 6, 3, 4, 2, 1)
KINDS = ("airtime", "data", "electricity")
_OURS = """
    SELECT reference, status, meter_type, token_sealed IS NULL AS is_bare
      FROM purchases
     WHERE authorised_at IS NOT NULL
"""


class Shop:
    """The vendor, our customers before it, and two people who read its list."""

    def __init__(self, rig: Rig, bot: Bot) -> None:
        self._rig = rig
        self.vendor: VendorView = bot.vendor
        settings = Settings.from_env(rig.stack.environment)
        self.services = build_services(settings, connections=8)
        self.services.open()
        for fate in FATES:
            for kind in KINDS:
                self.vendor.set_fate(_target(kind, fate), fate)

    def close(self) -> None:
        self.services.close()

    def quote(self, who: Customer, kind: str, fate: str) -> PurchaseQuote:
        """A quote for a number of this fate; a float that was short is looked at."""
        bills = self.services.teller.bills
        wanted, question = bills.next_question(_wanted(kind, fate))
        assert question is None
        try:
            return bills.quote(who, wanted)
        except VendingPaused:
            self.services.vends._float.read(cause="topped up")
            return bills.quote(who, wanted)

    def statuses(self) -> dict[str, int]:
        """How many confirmed purchases are in each status."""
        found: dict[str, int] = {}
        for _, status, _, _ in self._rig.rows(_OURS):
            found[status] = found.get(status, 0) + 1
        return found

    def decide(self) -> int:
        """Let two people end what the vendor's own list ends otherwise; how many."""
        listed = {
            row["reference"]: row["verdict"]
            for row in self._rig.control.get("bilal/witness")["witness_out"]
        }
        done = 0
        for reference, status, meter_type, is_bare in self._rig.rows(_OURS):
            is_sold = listed.get(reference, "none") == "success"
            right = "succeeded" if is_sold else "declined"
            wants_token = is_sold and is_bare and meter_type == "prepaid"
            if status != right or wants_token:
                token = self.vendor.token(reference) if wants_token else None
                self._decide(reference, right, token)
                done += 1
        return done

    def wrong_tokens(self) -> list[str]:
        """Sold prepaid purchases that don't have the very token that was sold."""
        return [
            reference
            for reference, status, meter_type, _ in self._rig.rows(_OURS)
            if (status, meter_type) == ("succeeded", "prepaid")
            and self._token(reference) != self.vendor.token(reference)
        ]

    def _token(self, reference: str) -> str:
        return (self.services.teller.bills.reveal(reference) or "").replace("-", "")

    def _decide(self, reference: str, said: Any, token: str | None) -> None:
        with suppress(ApprovalRefused):  # a callback was quicker
            asked = self._rig.services.decisions.request(
                reference,
                said,
                by="ada@example.com",
                reason="The vendor's list says so",
                evidence="Their list of the day",
                token=token,
                at=clock.now(),
            )
            self._rig.services.decisions.approve(
                asked.id, by="bola@example.com", at=clock.now()
            )


def _wanted(kind: str, fate: str) -> Wanted:
    target = _target(kind, fate)
    match kind:
        case "airtime":
            return Wanted(kind, biller="MTN", target=target, amount_kobo=100_00)
        case "data":
            return Wanted(kind, biller="GLO", target=target, size="200MB")
        case _:
            return Wanted(
                "electricity",
                biller="IKEDC",
                target=target,
                meter_type="prepaid",
                amount_kobo=100_00,
            )


def _target(kind: str, fate: str) -> str:
    number = FATES.index(fate)
    return f"457000{number:05d}" if kind == "electricity" else f"0805555{number:04d}"
