"""A person's facts, sealed and opened: the draft while they type, the row for good."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from uuid import UUID

from miimii.providers.ports import BvnClaim, NewAccount
from miimii.users.details import Details
from miimii.users.fields import FieldCipher
from miimii.users.model import AccountRequest, Draft, SealedPerson

_DRAFTS = "onboarding_drafts"
_USERS = "users"


def seal_details(cipher: FieldCipher, user_id: UUID, details: Details) -> str:
    """Return the details as the draft keeps them."""
    facts = {**asdict(details), "date_of_birth": details.date_of_birth.isoformat()}
    text = json.dumps(facts, ensure_ascii=False)
    return cipher.seal(_DRAFTS, "details", user_id, text)


def open_details(cipher: FieldCipher, user_id: UUID, draft: Draft) -> Details:
    """Return what the customer typed."""
    facts = json.loads(cipher.open(_DRAFTS, "details", user_id, draft.details))
    born = date.fromisoformat(facts.pop("date_of_birth"))
    return Details(**facts, date_of_birth=born)


def seal_bvn(cipher: FieldCipher, user_id: UUID, bvn: str) -> str:
    """Return the BVN as the draft keeps it."""
    return cipher.seal(_DRAFTS, "bvn", user_id, bvn)


def claim(
    cipher: FieldCipher, user_id: UUID, details: Details, bvn: str, phone: str | None
) -> BvnClaim:
    """Return what is to be compared with the BVN record; `bvn` as the draft has it."""
    return BvnClaim(
        bvn=cipher.open(_DRAFTS, "bvn", user_id, bvn),
        first_name=details.first_name,
        last_name=details.last_name,
        date_of_birth=details.date_of_birth,
        gender=details.gender,
        phone=phone,
    )


def seal_person(
    cipher: FieldCipher, user_id: UUID, details: Details, bvn: str, nin: str | None
) -> SealedPerson:
    """Return a verified person as `users` keeps them; BVN and NIN in clear."""

    def sealed(column: str, text: str) -> str:
        return cipher.seal(_USERS, column, user_id, text)

    return SealedPerson(
        first_name=details.first_name,
        last_name=details.last_name,
        middle_name=sealed("middle_name", details.middle_name),
        gender=sealed("gender", details.gender),
        date_of_birth=sealed("date_of_birth", details.date_of_birth.isoformat()),
        address=sealed("address", details.address),
        bvn=sealed("bvn", bvn),
        bvn_index=cipher.blind_index("bvn", bvn),
        bvn_index_key_id=cipher.index_key_id,
        nin=None if nin is None else sealed("nin", nin),
        contact_phone=sealed("contact_phone", details.phone) if details.phone else None,
    )


def open_date_of_birth(cipher: FieldCipher, user_id: UUID, sealed: str) -> date:
    """Return when a verified customer was born."""
    return date.fromisoformat(cipher.open(_USERS, "date_of_birth", user_id, sealed))


def open_request(
    cipher: FieldCipher, user_id: UUID, request: AccountRequest
) -> NewAccount:
    """Return what the bank needs to know of a verified person."""

    def opened(column: str, text: str) -> str:
        return cipher.open(_USERS, column, user_id, text)

    phone = request.phone
    if phone is None and request.contact_phone is not None:
        phone = opened("contact_phone", request.contact_phone)
    return NewAccount(
        user_id=user_id,
        first_name=request.first_name,
        middle_name=opened("middle_name", request.middle_name),
        last_name=request.last_name,
        phone=phone or "",
        bvn=opened("bvn", request.bvn),
        gender=opened("gender", request.gender),
        date_of_birth=open_date_of_birth(cipher, user_id, request.date_of_birth),
        address=opened("address", request.address),
    )
