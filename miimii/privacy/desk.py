"""What our people do about privacy: copies, erasures, breaches."""

from __future__ import annotations

from dataclasses import dataclass

from miimii.db import Database
from miimii.privacy.breaches import Breaches
from miimii.privacy.copies import Copies
from miimii.privacy.erasing import Erasing, Void
from miimii.privacy.requests import DataRequests
from miimii.users.customers import Customers
from miimii.users.fields import FieldCipher


@dataclass(frozen=True, slots=True)
class PrivacyDesk:
    """The verbs of the scripts; shared by threads, keeps no state."""

    requests: DataRequests
    copies: Copies
    erasing: Erasing
    breaches: Breaches


def join_privacy(
    db: Database, customers: Customers, cipher: FieldCipher, *voids: Void
) -> PrivacyDesk:
    """Put the desk together; `voids` end what an erased customer left open."""
    return PrivacyDesk(
        DataRequests(db),
        Copies(db, customers, cipher),
        Erasing(db, customers, cipher, *voids),
        Breaches(db),
    )
