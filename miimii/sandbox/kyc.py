"""The stand-in for Dojah: BVN records that agree with what was asked, and documents.

So any name can be onboarded in a demonstration; the dial, or a fate set for one BVN,
makes the record differ. A BVN that begins with 000 does not exist. The NIN on a record
is 7 and the last ten digits of the BVN. Any picture is Ada Obi's document. Nothing is
kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

import falcon

from miimii.sandbox.books import Row
from miimii.sandbox.config import SandboxConfig
from miimii.sandbox.dials import OK, Dials
from miimii.sandbox.edge import Answer, App, Trouble

BASE = "/dojah/api/v1"
ELEVEN_DIGITS = re.compile(r"\d{11}")


@dataclass(frozen=True)
class Asked:
    """What a look-up says about the person."""

    bvn: str
    first_name: str
    last_name: str
    born_on: str
    phone: str


class BvnLookUp:
    """GET /api/v1/kyc/bvn."""

    call = "kyc.bvn"
    own_fate = True

    def __init__(self, config: SandboxConfig, dials: Dials, trouble: Trouble) -> None:
        self._config = config
        self._dials = dials
        self._trouble = trouble

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The record, or how well it matches, as the dials decide."""
        _check_key(self._config, req)
        asked = _asked(req)
        fate = self._dials.fate_of("dojah", asked.bvn) or self._dials.take("kyc.bvn")
        if self._trouble.before(fate, req, resp):
            resp.complete = True
            return
        if fate == "not_found" or asked.bvn.startswith("000"):
            raise Answer(404, {"error": "BVN not found"})
        if fate == "no_entity":
            resp.media = {"message": "ok"}
            return
        shape = self._dials.get("kyc.shape")
        resp.media = {
            "entity": _record(asked, fate) if shape == "record" else _match(asked, fate)
        }
        req.context.fate = fate if fate.endswith("_after") else OK


class DocumentReading:
    """POST /api/v1/kyc/document."""

    call = "kyc.document"
    own_fate = True

    def __init__(self, config: SandboxConfig, dials: Dials, trouble: Trouble) -> None:
        self._config = config
        self._dials = dials
        self._trouble = trouble

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """What stands on the picture, as the dial decides; the picture is let go."""
        _check_key(self._config, req)
        asked = req.get_media()
        fate = self._dials.take("kyc.document")
        if self._trouble.before(fate, req, resp):
            resp.complete = True
            return
        if fate == "unreadable" or not asked.get("image"):
            raise Answer(400, {"error": "Unable to extract document data"})
        if fate == "no_entity":
            resp.media = {"message": "ok"}
            return
        name = ("Sikiru", "Onabanjo") if fate == "another" else ("Ada", "Obi")
        resp.media = {"entity": _document(str(asked.get("document_type")), *name)}
        req.context.fate = fate if fate.endswith("_after") else OK


def _document(kind: str, first_name: str, last_name: str) -> Row:
    return {
        "document_type": kind,
        "first_name": first_name,
        "last_name": last_name,
        "middle_name": "",
        "date_of_birth": "1990-01-31",
        "gender": "F",
        "document_number": "A01234567",
        "issued_date": "2022-05-04",
        "expiry_date": "2032-05-03",
        "issuing_authority": "Federal Republic of Nigeria",
    }


def _check_key(config: SandboxConfig, req: falcon.Request) -> None:
    given = (req.get_header("AppId"), req.get_header("Authorization"))
    if given != (config.dojah_app_id, config.dojah_secret_key):
        raise Answer(401, {"error": "Unauthorized"})


def _asked(req: falcon.Request) -> Asked:
    asked = Asked(
        bvn=req.get_param("bvn", default=""),
        first_name=req.get_param("first_name", default=""),
        last_name=req.get_param("last_name", default=""),
        born_on=req.get_param("dob", default=""),
        phone=req.get_param("phone", default=""),
    )
    if not ELEVEN_DIGITS.fullmatch(asked.bvn):
        raise Answer(400, {"error": "Invalid BVN"})
    return asked


def _record(asked: Asked, fate: str) -> Row:
    """Shape 1: the person's record."""
    wrong_phone = fate == "wrong_phone"
    return {
        "firstname": "Sikiru" if fate == "wrong_name" else asked.first_name,
        "middlename": "",
        "lastname": "Onabanjo" if fate == "wrong_name" else asked.last_name,
        "date_of_birth": _another_day(asked.born_on, fate),
        "phone_number1": "08099999999" if wrong_phone else asked.phone or "08030000000",
        "gender": "" if wrong_phone else "Female",
        "enrollment_bank": "044",
        "nin": "" if fate == "no_nin" else "7" + asked.bvn[1:],
        "watch_listed": "YES" if fate == "watch_listed" else "NO",
        "level_of_account": "Level 2 - Medium Level Accounts",
        "base64image": "",
    }


def _match(asked: Asked, fate: str) -> Row:
    """Shape 2: what matches, and how well."""
    name = fate != "wrong_name"
    dob = fate != "wrong_birth_date"
    return {
        "bvn": {"value": asked.bvn, "status": True},
        "first_name": {"confidence_value": 100 if name else 12, "status": name},
        "last_name": {"confidence_value": 100 if name else 8, "status": name},
        "dob": {"confidence_value": 100 if dob else 0, "status": dob},
    }


def _another_day(born_on: str, fate: str) -> str:
    if fate != "wrong_birth_date":
        return born_on
    try:
        return str(date.fromisoformat(born_on) + timedelta(days=400))
    except ValueError:
        return "1970-01-01"


class Ping:
    """GET /api/v1/general/keywords: any 200."""

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """Say that somebody is there."""
        resp.media = {"entity": []}


def add_kyc(app: App, config: SandboxConfig, dials: Dials, trouble: Trouble) -> None:
    """Put the identity calls under /dojah/api/v1."""
    app.add_route(f"{BASE}/kyc/bvn", BvnLookUp(config, dials, trouble))
    app.add_route(f"{BASE}/kyc/document", DocumentReading(config, dials, trouble))
    app.add_route(f"{BASE}/general/keywords", Ping())
