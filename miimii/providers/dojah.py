"""Dojah looks up BVNs and reads documents for us. Sources: docs/providers/dojah.md."""

from __future__ import annotations

import base64
from typing import Any

from miimii import phone
from miimii.errors import Unavailable
from miimii.http import Http
from miimii.providers import reading
from miimii.providers.documents import DocumentRead
from miimii.providers.dojah_verdict import verdict
from miimii.providers.ports import BvnClaim, BvnVerdict

NAME = "dojah"
_REFUSED_US = frozenset({401, 403})
_SAYS_NO = frozenset({400, 404, 422})
# Their names for documents are not in what we have seen: docs/providers/dojah.md.
_DOCUMENTS = {"passport": "passport", "licence": "drivers_license", "voter": "voter_id"}
_FACTS = (
    *("document_type", "first_name", "last_name", "middle_name", "date_of_birth"),
    *("gender", "document_number", "issued_date", "expiry_date", "issuing_authority"),
)
_NEEDED = ("first_name", "last_name", "document_number")
_LONGEST_FACT = 120
_NO_SUCH_RECORD = ("not found", "invalid", "does not exist", "no record")
_ABOUT_OURSELVES = ("key", "appid", "app id", "authoriz", "authentic", "token")


class Dojah:
    """Fits `ports.IdentityCheck` and `DocumentReader`. Shared by threads."""

    def __init__(self, http: Http, *, app_id: str, secret_key: str) -> None:
        self._http = http
        self._headers = {"AppId": app_id, "Authorization": secret_key}

    def look_up_bvn(self, claim: BvnClaim) -> BvnVerdict:
        """Compare the claim with the BVN record; an outage is `unknown`, never more."""
        try:
            status, answer = reading.ask(
                NAME,
                lambda: self._http.get_json(
                    "/api/v1/kyc/bvn", params=_query(claim), headers=self._headers
                ),
            )
        except Unavailable:
            return _unknown("no-answer")
        return read_verdict(claim, status, answer)

    def read_document(self, kind: str, image: bytes) -> DocumentRead:
        """Return what stands on a picture; an outage is `unknown`."""
        body = {
            "document_type": _DOCUMENTS[kind],
            "image": base64.b64encode(image).decode(),
        }
        try:
            status, answer = reading.ask(
                NAME,
                lambda: self._http.post_json(
                    "/api/v1/kyc/document", body, headers=self._headers
                ),
            )
        except Unavailable:
            return DocumentRead("unknown")
        return read_document_reply(status, answer)


def read_verdict(claim: BvnClaim, status: int, answer: Any) -> BvnVerdict:
    """Turn a reply into a verdict; only a 200 with an entity can be more than no."""
    match answer:
        case {"entity": dict(entity)} if status == 200:
            return verdict(claim, entity)
        case {"error": str(why)} if status in _SAYS_NO and _is_about_the_bvn(why):
            return BvnVerdict("declined", {"reason": f"http-{status}"})
    if status in _REFUSED_US:
        return _unknown("our-key-refused")
    return _unknown(f"http-{status}")


def read_document_reply(status: int, answer: Any) -> DocumentRead:
    """Turn a reply into facts: texts that we know by name, and nothing else of it."""
    match answer:
        case {"entity": dict(entity)} if status == 200:
            facts = {
                name: value.strip()[:_LONGEST_FACT]
                for name in _FACTS
                if isinstance(value := entity.get(name), str) and value.strip()
            }
            is_whole = all(name in facts for name in _NEEDED)
            return DocumentRead("read", facts) if is_whole else DocumentRead("unknown")
        case {"error": str(why)} if status in _SAYS_NO and not _is_about_us(why):
            return DocumentRead("unreadable")
        case _:
            return DocumentRead("unknown")


def _is_about_the_bvn(why: str) -> bool:
    text = why.lower()
    says_no = any(words in text for words in _NO_SUCH_RECORD)
    return says_no and not _is_about_us(why)


def _is_about_us(why: str) -> bool:
    return any(words in why.lower() for words in _ABOUT_OURSELVES)


def _unknown(reason: str) -> BvnVerdict:
    return BvnVerdict("unknown", {"reason": reason})


def _query(claim: BvnClaim) -> dict[str, str]:
    query = {
        "bvn": claim.bvn,
        "first_name": claim.first_name,
        "last_name": claim.last_name,
        "dob": claim.date_of_birth.isoformat(),
    }
    if claim.phone:
        query["phone"] = phone.local(claim.phone)
    return query
