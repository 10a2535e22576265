"""Who Ada is, as she says; the stand-in for BVN records knows her so."""

from __future__ import annotations

from datetime import date

from miimii.providers.ports import BvnClaim

CLAIM = BvnClaim(
    bvn="22222222222",
    first_name="Ada",
    last_name="Obi",
    date_of_birth=date(1990, 1, 31),
    gender="female",
    phone="+2348030000001",
)
