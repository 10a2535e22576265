"""What a customer does in a day; each provider answers once with all it was sent."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.e2e.audit import reference_in, wait_for
from tests.e2e.day import Day
from tests.e2e.steps import asks, confirms

BORN, HOME = "1987-11-23", "47 Zirkonia Crescent, Ikoyi"
METER = "45877000011"
_HERS = ("phones", "whatsapp")  # what is sent to her may be read on her phone
_IN_WORDS = "five six oh eight two seven"
_SAID = {"body": "SECRET"}
_OTHER_MESSAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a caption", {"type": "image", "image": {"id": "1", "caption": "SECRET"}}),
    ("a file's name", {"type": "document", "document": {"filename": "SECRET"}}),
    ("a place", {"type": "location", "location": {"name": "SECRET"}}),
    (
        "an edit",
        {"type": "edit", "edit": {"message": {"type": "text", "text": _SAID}}},
    ),
    (
        "a contact",
        {"type": "contacts", "contacts": [{"name": {"formatted_name": "SECRET"}}]},
    ),
    (
        "a form's end",
        {
            "type": "interactive",
            "interactive": {
                "type": "nfm_reply",
                "nfm_reply": {"name": "flow", "response_json": "SECRET"},
            },
        },
    ),
)


class HerDay(Day):
    """She opens an account, types secrets, pays, changes her PIN, buys, climbs."""

    def _opens_her_account(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        ada.says("hi")
        ada.hears_form()
        first, _, last = ada.name.partition(" ")
        details = {"first_name": first, "last_name": last, "gender": "female"}
        assert ada.fills(
            **details,
            date_of_birth=plant("birthday", BORN),
            address=plant("address", HOME),
        ).screen
        assert ada.fills(bvn=plant("BVN of ten digits", "3141592653")).error
        ada.bvn = plant("BVN", "31415926535")
        ada.bank.dial("kyc.bvn", "echo", times=1)
        assert ada.fills(bvn=ada.bvn).screen == "NEW_PIN"
        weak = plant("weak PIN", "231187")  # her birthday
        assert ada.fills(pin=weak, pin_again=weak).error
        self.pin = plant("PIN", "739104")
        twice = {"pin": self.pin, "pin_again": plant("PIN mistyped", "739140")}
        assert ada.fills(**twice).error
        assert ada.fills(pin=self.pin, pin_again=self.pin).finished
        ada.hears_digits("99000", within_s=20)
        ada.receives(50_000_00)
        ada.hears("received")

    def _types_secrets(self) -> None:
        """In every kind of message, in digits and in words."""
        ada, plant = self.ada, self.aviary.plant
        typed = [
            f"my bvn is {plant('BVN typed', '31415926536')}",
            f"NIN: {plant('NIN typed', '71415926537')}",
            f"my pin is {plant('PIN typed', '560821')}",
            f"pin dey {plant('PIN in dots', '56.08.23', 'whatsapp')}",
            f"my pin is {plant('PIN in words', _IN_WORDS, 'whatsapp')}",
            f"{plant('OTP forwarded', '560829', 'whatsapp')} is my OTP",
            f"password {plant('password typed', '560831', 'whatsapp')}",
        ]
        for text in typed:
            ada.says(text)
            ada.hears("never type your PIN")
        blocks = []
        for number, (name, block) in enumerate(_OTHER_MESSAGES):
            secret = plant(f"PIN in {name}", f"56084{number}")
            said = json.dumps(block).replace("SECRET", f"my pin is {secret}")
            blocks.append({"id": f"wamid.canary.{number}", **json.loads(said)})
        assert ada.sends_batch(*blocks) == 200
        ada.says("balance")
        ada.hears("You have")
        spoken = plant("PIN spoken", "560859", "whatsapp")
        for dial in ("graph.media", "model.audio"):
            ada.bank.dial(dial, "echo", times=1)
            self._speaks(f"my pin is {spoken}")
        self._speaks(f"my pin is {spoken}")
        ada.hears("never")
        ada.bank.dial("model.chat", "echo", times=1)
        ada.says("process 2500 for Chidi")
        ada.hears("Chidi's account")
        ada.says("cancel")
        ada.hears("ancel")

    def _speaks(self, text: str) -> None:
        before = self.ada.last_seq()
        self.ada.control.post(
            f"customers/{self.ada.key}/file", kind="voice", text=text, caption=""
        )
        wait_for(lambda: self.ada.last_seq() > before)

    def _pays_by_form_and_page(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        for dial in ("bank.token", "bank.name_enquiry", "graph.messages"):
            ada.bank.dial(dial, "echo", times=1)
        ada.control.post("bellbank/sign-out")
        asks(ada, f"send 1k to {self.payee} gtb")
        ada.taps(0)
        form = ada.hears_form()
        self.token = form.body["action"]["parameters"]["flow_token"]
        plant("token of a form", self.token, *_HERS)
        for text in (self.pin, " ".join(self.pin), f"{self.pin}."):
            ada.says(text)
            ada.hears("never type your PIN")
        wrong = plant("wrong PIN", "604913")
        assert "Tries left" in (ada.fills(pin=wrong).error or "")
        ada.bank.dial("bank.transfer", "echo", times=1)
        ada.bank.dial("bank.requery", "echo", times=3)
        assert ada.fills(pin=self.pin).finished
        ada.hears("hasn't answered yet")

        link = self._gets_a_link()
        plant("token of a page", link.removeprefix("/pin/"), *_HERS)
        self._calls("GET", link)
        for secret in (plant("wrong PIN on a page", "604917"), self.pin):
            self._calls("POST", link, data={"pin": secret})
        ada.hears("Money sent")

    def _gets_a_link(self) -> str:
        """Ask to pay where no form can be sent; again, if dots had that refusal."""
        for _ in range(5):
            asks(self.ada, f"send 700 to {self.payee} gtb")
            self.ada.bank.dial("graph.messages", "132068", times=1)
            self.ada.taps(0)
            asked = self.ada.hears("enter your PIN")
            if link := re.search(r"/pin/\S+", asked.text):
                return link[0]
            self.ada.says("cancel")
            self.ada.hears("ancel")
        raise AssertionError("every form could be sent")

    def _changes_her_pin(self) -> None:
        ada, plant = self.ada, self.aviary.plant
        ada.says("change my pin")
        form = ada.hears_form()
        token = form.body["action"]["parameters"]["flow_token"]
        plant("token of a new PIN", token, *_HERS)
        assert ada.fills(pin=plant("not the old PIN", "604919")).error
        assert ada.fills(pin=self.pin).screen == "NEW_PIN"
        self.pin = plant("new PIN", "281547")
        assert ada.fills(pin=self.pin, pin_again=self.pin).finished
        ada.hears("Your PIN was changed")

    def _buys_power(self) -> None:
        ada = self.ada
        asks(ada, f"2k ikeja prepaid light {METER}")
        ada.bank.dial("graph.media", "echo", times=1)
        assert confirms(ada, pin=self.pin).finished
        receipt = ada.hears("✅", within_s=20)
        token = ada.vendor.token(reference_in(receipt.text))
        self.aviary.plant("token of a meter", token, *_HERS)
        ada.control.post("bilal/sign-out")
        ada.bank.dial("vtu.login", "echo", times=1)
        ada.vendor.set_fate("08031119999", "echo")
        asks(ada, "buy 100 mtn airtime for 08031119999")
        assert confirms(ada, pin=self.pin).finished

    def _climbs(self) -> None:
        """NIN, then a document, which two people look at."""
        ada, plant = self.ada, self.aviary.plant
        ada.says("upgrade my account")
        ada.hears_form()
        assert ada.fills(nin=plant("wrong NIN", "79999999997")).error
        assert ada.fills(nin=plant("NIN", ada.nin)).finished
        ada.hears("level 2")
        ada.says("upgrade my account")
        ada.hears("Which one can you send?")
        ada.taps("Passport")
        ada.hears("Send a picture")
        ada.bank.dial("kyc.document", "echo", times=1)
        ada.sends("image")
        ada.hears("I could read it")
        plant("number of a document", "A01234567")
