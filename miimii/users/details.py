"""What customers type into the onboarding forms, and what we take of it.

Messages are codes; the conversation has the sentences. Nothing typed comes back in an
error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    post_load,
    pre_load,
    validate,
    validates_schema,
)

from miimii import phone

_LONGEST_NAME = 50
_IN_NAMES = frozenset(" '-.")
_ADULT_YEARS = 18
_OLDEST_YEARS = 120
_CODES: dict[str, str | list[Any] | dict[Any, Any]] = {
    "required": "missing",
    "null": "missing",
    "invalid": "not-text",
}
_BVN = re.compile(r"[0-9]{11}\Z")
_PIN = re.compile(r"[0-9]{4,6}\Z")


@dataclass(frozen=True, slots=True)
class Details:
    """Who a customer says they are, before anybody has checked."""

    first_name: str
    last_name: str
    middle_name: str
    date_of_birth: date
    gender: str
    address: str
    phone: str = ""  # +234…, typed only by who writes under a username


def tidy(text: str) -> str:
    """Return text composed (NFC), with plain apostrophes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u2019", "'").split())


def is_name(text: str) -> bool:
    """Whether it is 1 to 50 letters of any script, spaces, and ' - . between them."""
    return (
        1 <= len(text) <= _LONGEST_NAME
        and any(letter.isalpha() for letter in text)
        and all(
            letter in _IN_NAMES or unicodedata.category(letter)[0] in "LM"
            for letter in text
        )
    )


def _require_name(text: str) -> None:
    if not is_name(text):
        raise ValidationError("not-a-name")


def _require_middle_name(text: str) -> None:
    if text:
        _require_name(text)


def _require_phone(text: str) -> None:
    if not text:
        return
    try:
        phone.normalise(text)
    except ValueError:
        raise ValidationError("not-a-phone") from None


def _require_address(text: str) -> None:
    if not (5 <= len(text) <= 200 and text.isprintable()):
        raise ValidationError("not-an-address")


class _Form(Schema):
    """Clients send more than the fields of a screen, so what we don't know is left."""

    class Meta:
        unknown = EXCLUDE


class _DetailsIn(_Form):
    first_name = fields.String(
        required=True, validate=_require_name, error_messages=_CODES
    )
    last_name = fields.String(
        required=True, validate=_require_name, error_messages=_CODES
    )
    middle_name = fields.String(
        load_default="", validate=_require_middle_name, error_messages=_CODES
    )
    date_of_birth = fields.Date(
        required=True,
        format="%Y-%m-%d",
        error_messages={**_CODES, "invalid": "not-a-date"},
    )
    gender = fields.String(
        required=True,
        validate=validate.OneOf(("male", "female"), error="not-a-gender"),
        error_messages=_CODES,
    )
    address = fields.String(
        required=True, validate=_require_address, error_messages=_CODES
    )
    phone = fields.String(
        load_default="", validate=_require_phone, error_messages=_CODES
    )

    @pre_load
    def _tidy(self, data: Mapping[str, Any], **_: object) -> dict[str, Any]:
        clean = {k: tidy(v) if isinstance(v, str) else v for k, v in data.items()}
        for name in ("middle_name", "phone"):
            if clean.get(name) is None:
                clean.pop(name, None)
        return clean

    @post_load
    def _make(self, data: dict[str, Any], **_: object) -> Details:
        typed = data.pop("phone")
        return Details(**data, phone=phone.normalise(typed) if typed else "")


class _BvnIn(_Form):
    bvn = fields.String(
        required=True,
        validate=validate.Regexp(_BVN, error="not-a-bvn"),
        error_messages=_CODES,
    )

    @pre_load
    def _tidy(self, data: Mapping[str, Any], **_: object) -> dict[str, Any]:
        return {k: v.strip() if isinstance(v, str) else v for k, v in data.items()}


class _PersonIn(_BvnIn):
    date_of_birth = fields.Date(
        required=True,
        format="%Y-%m-%d",
        error_messages={**_CODES, "invalid": "not-a-date"},
    )


class _NewPinIn(_Form):
    pin = fields.String(
        required=True,
        validate=validate.Regexp(_PIN, error="not-a-pin"),
        error_messages=_CODES,
    )
    pin_again = fields.String(required=True, error_messages=_CODES)

    @validates_schema
    def _require_same(self, data: Mapping[str, Any], **_: object) -> None:
        if data["pin"] != data["pin_again"]:
            raise ValidationError("pins-differ", "pin_again")


def read_details(typed: Mapping[str, Any], *, today: date) -> Details:
    """Return the details; ValidationError with codes, by field."""
    details: Details = _load(_DetailsIn(), typed)
    born, reached = details.date_of_birth, (today.month, today.day)
    age = today.year - born.year - (reached < (born.month, born.day))
    if age < _ADULT_YEARS:
        raise ValidationError({"date_of_birth": ["too-young"]})
    if age > _OLDEST_YEARS:
        raise ValidationError({"date_of_birth": ["not-a-date"]})
    return details


def read_bvn(typed: str) -> str:
    """Return eleven digits; ValidationError."""
    bvn: str = _load(_BvnIn(), {"bvn": typed})["bvn"]
    return bvn


def read_nin(typed: str) -> str:
    """Return eleven digits; ValidationError."""
    nin = typed.strip()
    if not _BVN.match(nin):  # the same shape
        raise ValidationError({"nin": ["not-a-nin"]})
    return nin


def read_person(typed: Mapping[str, Any]) -> tuple[date, str]:
    """Return date of birth and BVN; ValidationError with codes, by field."""
    person = _load(_PersonIn(), typed)
    return person["date_of_birth"], person["bvn"]


def read_new_pin(pin: str, pin_again: str) -> str:
    """Return four to six digits that were typed alike twice; ValidationError."""
    chosen: str = _load(_NewPinIn(), {"pin": pin, "pin_again": pin_again})["pin"]
    return chosen


def _load(schema: Schema, typed: Mapping[str, Any]) -> Any:
    try:
        return schema.load(typed)
    except ValidationError as ex:  # its `data` holds what was typed: leave that behind
        raise ValidationError(ex.messages) from None
