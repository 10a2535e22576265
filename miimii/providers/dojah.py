"""Dojah looks up BVNs for us. Sources: docs/providers/dojah.md."""

from __future__ import annotations

from typing import Any

from miimii import phone
from miimii.errors import Unavailable
from miimii.http import Http
from miimii.providers import reading
from miimii.providers.dojah_verdict import verdict
from miimii.providers.ports import BvnClaim, BvnVerdict

NAME = "dojah"
_REFUSED_US = frozenset({401, 403})
_SAYS_NO = frozenset({400, 404, 422})
_NO_SUCH_RECORD = ("not found", "invalid", "does not exist", "no record")
_ABOUT_OURSELVES = ("key", "appid", "app id", "authoriz", "authentic", "token")


class Dojah:
    """Fits `ports.IdentityCheck`. Shared by threads."""

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


def _is_about_the_bvn(why: str) -> bool:
    text = why.lower()
    says_no = any(words in text for words in _NO_SUCH_RECORD)
    return says_no and not any(words in text for words in _ABOUT_OURSELVES)


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
