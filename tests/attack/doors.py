"""Every place where a text of somebody else's comes in, tried with one text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count

from miimii import clock
from miimii.bills.refresh import Refreshing
from miimii.errors import Unavailable
from miimii.providers import bellbank_answers, bilal_answers
from miimii.providers.channels import Reading, SeenDetails
from miimii.providers.ports import OfferedPlan
from miimii.users.model import Customer
from tests.attack.corpora import EVIL_ACCOUNT, EVIL_AMOUNT
from tests.attack.street import Street
from tests.integration.chat.world import PIN, ScriptedVendor

_references = count(1)
_SUCCESSFUL = {"type": "credit", "status": "successful"}
Door = Callable[[str], int]


@dataclass
class TurnedModel:
    """Fits `LanguageModel`: talked round, it proposes the thief's transfer always."""

    asked: list[str] = field(default_factory=list)

    def read(self, text: str) -> Reading | None:
        self.asked.append(text)
        spans = {
            "amount": EVIL_AMOUNT,
            "account_number": EVIL_ACCOUNT,
            "bank_name": "OPay",
            "recipient": "Eve",
        }
        return Reading("transfer", spans)

    def transcribe(self, _audio: bytes) -> str | None:
        return None

    def describe(self, _image: bytes, _mime: str) -> SeenDetails | None:
        return SeenDetails(EVIL_ACCOUNT, "OPay")


@dataclass
class Doors:
    """The doors of one customer, who pays, saves, complains and is paid."""

    street: Street
    who: Customer
    form: str = ""  # the token of somebody's onboarding form

    def all(self) -> Mapping[str, Door]:
        """Name → a door; each returns an HTTP status, 200 where there is none."""
        return {
            "message": self.message,
            "caption": self.caption,
            "strange kinds": self.strange,
            "ticket": self.ticket,
            "nickname": self.nickname,
            "receipt check": self.receipt_check,
            "sender": self.sender,
            "payee's name": self.payee,
            "callback": self.callback,
            "error text": self.error_text,
            "form": self.onboarding,
            "address": self.address,
        }

    def message(self, text: str) -> int:
        """What somebody writes, and what they call themselves."""
        return self.street.types(self.who, text, name=text)

    def caption(self, text: str) -> int:
        """Under a picture, and as the name of a file, forwarded."""
        media = {"id": "1", "mime_type": "image/jpeg", "sha256": "x"}
        told = {**media, "caption": text, "filename": text}
        kind = {"type": "image", "image": told, "context": {"forwarded": True}}
        return self.street.brings(self.who, kind)

    def strange(self, text: str) -> int:
        """A place, a person, a tap and a reaction that say what they like."""
        reply = {"type": "button_reply", "button_reply": {"id": text, "title": text}}
        for block in (
            {"type": "location", "location": {"name": text, "address": text}},
            {"type": "contacts", "contacts": [{"name": {"formatted_name": text}}]},
            {"type": "interactive", "interactive": reply},
            {"type": "reaction", "reaction": {"message_id": text, "emoji": text}},
        ):
            status = self.street.brings(self.who, block)
            if status != 200:
                return status
        return 200

    def ticket(self, text: str) -> int:
        """A complaint in their own words."""
        self.street.types(self.who, "I want to talk to a human")
        status = self.street.types(self.who, text)
        self.street.types(self.who, "cancel")
        return status

    def nickname(self, text: str) -> int:
        """What somebody calls a person whom they saved as Mum."""
        status = self.street.types(self.who, f"rename mum to {text}")
        self.street.types(self.who, "cancel")
        self.street.base.rows(
            "UPDATE beneficiaries SET nickname = 'Mum' RETURNING true"
        )
        return status

    def receipt_check(self, text: str) -> int:
        """A receipt that somebody was shown, and asks about."""
        return self.street.types(self.who, f"verify receipt {text}")

    def sender(self, text: str) -> int:
        """The name, bank and words of somebody who pays in."""
        reference = f"BB-EVIL-{next(_references)}"
        account = self.who.account_number or ""
        said = {
            "reference": reference,
            "accountNumber": account,
            "amount": "1",
            "senderName": text,
            "senderBank": text,
            "narration": text,
        }
        confirmed = {"success": True, "data": {**said, **_SUCCESSFUL}}
        credit = bellbank_answers.confirmed_credit(reference, 200, confirmed)
        assert credit is not None
        self.street.bank.credits[reference] = credit
        raw = json.dumps({"type": "virtual_account.credit", "data": said}).encode()
        return self.street.hook("bellbank", raw)

    def payee(self, text: str) -> int:
        """What the bank calls the account that somebody wants to pay."""
        answer = {"success": True, "data": {"accountName": text}}
        bank, number = self.street.bank.listed[0], "0123456780"
        try:
            read = bellbank_answers.resolved_account(bank, number, 200, answer)
        except Unavailable:  # nothing that could be anybody's name
            return 200
        self.street.bank.account_name = read.account_name
        self.street.forget()  # names are remembered for a while
        status = self.street.types(self.who, f"send 500 to {number} access")
        self.street.types(self.who, "cancel")
        self.street.bank.account_name = "ADA OBI"
        return status

    def callback(self, text: str) -> int:
        """What the vendor writes in a callback."""
        said = {"status": text, "request-id": text, "response": text}
        raw = json.dumps(said).encode()
        return self.street.hook("bilal", raw)

    def error_text(self, text: str) -> int:
        """Why a message of ours did not arrive, in WhatsApp's words."""
        body = self.street.message(self.who, {})
        value = body["entry"][0]["changes"][0]["value"]
        del value["messages"]
        error = {"code": 131047, "title": text, "message": text, "href": text}
        value["statuses"] = [
            {"id": text, "status": "failed", "recipient_id": text, "errors": [error]}
        ]
        return self.street.hook("whatsapp", json.dumps(body).encode())

    def onboarding(self, text: str) -> int:
        """Names and address of somebody who wants an account."""
        fields = ("first_name", "middle_name", "last_name", "gender", "address")
        typed = {**dict.fromkeys(fields, text), "date_of_birth": text}
        request = {"action": "data_exchange", "screen": "DETAILS", "data": typed}
        return self.street.flow({**request, "flow_token": self.form})[0]

    def address(self, text: str) -> int:
        """The token of a page that asks for a PIN, and what is typed there."""
        wire = text.encode("utf-8", "replace")
        hexed = "".join(f"%{byte:02x}" for byte in wire if byte != 0x2F)
        return self.street.client.simulate_post(
            f"/pin/{hexed or '-'}", body=b"pin=" + wire, headers={"Content-Type": ""}
        ).status_code


def sold_under(street: Street, titles: list[str]) -> list[str]:
    """Let the vendor sell plans under these titles; those that are on the list now."""

    class Vendor(ScriptedVendor):
        def plans(self, network_id: int) -> list[OfferedPlan]:
            rows = [
                {"plan_id": 9000 + n, "plan_name": title, "amount": 100 + n}
                | {"validity": title, "plan_type": title}
                for n, title in enumerate(titles)
            ]
            return bilal_answers.plans(200, {"status": "success", "plans": rows})

    refreshing = Refreshing(street.db, Vendor())
    at = clock.now()
    seller = refreshing.sellers("data", at=at)[0]
    offers = refreshing.offered(seller)
    with_jumps = {"source": "the vendor", "with_jumps": True, "is_dry": False}
    refreshing.take("data", seller.code, offers, at=at, **with_jumps)  # type: ignore[arg-type]
    found = street.base.rows("SELECT name FROM plans WHERE code ~ '^9[0-9]{3}$'")
    return [str(name) for (name,) in found]


def opened(street: Street) -> Doors:
    """The doors of somebody with money, a saved person, and a friend who applies."""
    who, friend = street.opened(5000), "+2348030000077"
    street.types(who, "send 500 to 0123456789 access")
    street.taps(who)
    street.submit(street.token(who), pin=PIN)
    street.taps_id(who, street.choices_of(who, "Save person")[0])
    street.types(who, "Mum")
    street.says(friend, "hi")
    action = street.last(friend)["interactive"]["action"]
    return Doors(street, who, action["parameters"]["flow_token"])
