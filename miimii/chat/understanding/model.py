"""What becomes of a language model's proposal: its service, our reading of the values.

The model may name a service that our rules did not see. Amounts, accounts, phones and
banks are read by the same code as always, from the customer's own words; a piece of
text that the model points at can only confirm such a value, or cast doubt on it. So
nothing that a model invents, and nobody who talks to it, can put a value into a draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat.understanding import banks, entities, guard, lexicon
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.guard import MONEY
from miimii.chat.understanding.purchases import PURCHASES, amount_of
from miimii.chat.understanding.redaction import Redacted
from miimii.chat.understanding.text import Clean, clean, fold
from miimii.chat.understanding.transfer_details import bank_names, transfer_slots
from miimii.providers.channels import Reading

Item = dict[str, Any]

INTENTS: Mapping[str, str] = {
    "greeting": "greeting",
    "help": "help",
    "menu": "help",
    "balance": "balance",
    "account_details": "own_account",
    "transfer": "send_money",
    "airtime": "buy_airtime",
    "data": "buy_data",
    "electricity": "pay_electricity",
    "cable": "pay_cable",
    "history": "history",
    "statement": "statement",
    "limits": "limits_fees",
    "beneficiaries": "beneficiaries",
    "change_pin": "pin_change",
    "disable_pin": "pin_change",
    "enable_pin": "pin_change",
    "block_account": "help",  # done only for those who say it; the menu tells them how
    "support": "support",
    "onboarding": "kyc",
}
ASK: Item = {"intent": "out_of_scope", "slots": {}, "clarify": ["service"]}
# A draft that only the model saw needs one of these, in the customer's own words.
_CONCRETE = {
    "send_money": ("account_number", "phone", "recipient"),
    "buy_airtime": ("amount_kobo", "phone"),
    "buy_data": ("size", "amount_kobo", "phone"),
    "pay_electricity": ("amount_kobo", "meter_number", "disco"),
    "pay_cable": ("package", "smartcard", "provider"),
}
_NUMBERS = {
    "account_number": "account_number",
    "phone_number": "phone",
    "meter_number": "meter_number",
    "smartcard_number": "smartcard",
}
_MOST_NAME = 40
_NAME = re.compile(r"[^\W\d_][^\d_@<>]*")


def propose(text: str, reading: Reading, redacted: Redacted) -> Item | None:
    """Return what the model's reading amounts to, after the guard; None if nothing."""
    intent = INTENTS.get(reading.intent)
    if intent is None:
        return None
    if intent not in MONEY:
        return {"intent": intent, "slots": {}}
    message = clean(text)
    if not guard.is_silent(message):
        return None
    clause = Clause(tuple(entities.read(message)))
    slots = (
        transfer_slots(clause) if intent == "send_money" else PURCHASES[intent](clause)
    )
    said = {
        name: restored
        for name, span in reading.spans.items()
        if (restored := _grounded(span, redacted, message))
    }
    doubts = _doubts(slots, said)
    if clause.of("amount") and "amount_kobo" not in slots:
        doubts.add("amount_kobo")
    slots = {name: value for name, value in slots.items() if name not in doubts}
    if intent == "send_money":
        slots = {**_bank(clause, said), **_recipient(said), **slots}
        slots = {k: v for k, v in slots.items() if k not in doubts}
    if not any(name in slots for name in _CONCRETE[intent]):
        return None
    item: Item = {"intent": intent, "slots": slots}
    if "amount_kobo" in doubts:
        item["clarify"] = ["amount"]
    return item


def agree(items: list[Item], proposal: Item | None) -> list[Item]:
    """Join our reading and the model's: ours counts, two services are a question."""
    ours = items[0]
    if proposal is None:
        return items
    if ours["intent"] not in MONEY:  # a guess of ours gives way, but never to money
        may_pay = ours["intent"] == "out_of_scope"
        return [proposal] if may_pay or proposal["intent"] not in MONEY else items
    if proposal["intent"] not in MONEY or len(items) > 1:
        return items
    if proposal["intent"] != ours["intent"]:
        return [ASK]
    added = {k: v for k, v in proposal["slots"].items() if k in ("bank", "recipient")}
    return [{**ours, "slots": {**added, **ours["slots"]}}]


def _grounded(span: str, redacted: Redacted, message: Clean) -> str | None:
    """Return the customer's own words for a span; None if they never said them."""
    words = redacted.restore(span)
    low = fold(words)
    if not low:
        return None
    whole = rf"(?<!\w)(?<!\d[.,]){re.escape(low)}(?!\w)(?![.,]\d)"
    return words if re.search(whole, message.low) else None


def _doubts(slots: Mapping[str, Any], said: Mapping[str, str]) -> set[str]:
    """Name the slots that the model reads otherwise, from words that are there."""
    doubts = set()
    if "amount" in said and "amount_kobo" in slots:
        read = amount_of(Clause(tuple(entities.read(clean(said["amount"])))))
        if read != slots["amount_kobo"]:
            doubts.add("amount_kobo")
    for name, slot in _NUMBERS.items():
        if name in said and slot in slots and _tail(said[name]) != _tail(slots[slot]):
            doubts.add(slot)
    if "bank_name" in said and "bank" in slots:
        named = _codes(Clause(tuple(entities.read(clean(said["bank_name"])))))
        if named and named != {slots["bank"]}:
            doubts.add("bank")
    return doubts


def _bank(clause: Clause, said: Mapping[str, str]) -> dict[str, str]:
    """A bank that we did not see: named in the text, and no other bank beside it."""
    name = fold(said.get("bank_name", ""))
    if not name or name in banks.EVERYDAY or _codes(clause):
        return {}
    code = banks.WORDS.get(name) or banks.misspelt(name)
    return {"bank": code} if code in banks.BY_CODE else {}


def _codes(clause: Clause) -> set[str]:
    return {code for _, _, code in bank_names(list(clause.tokens), is_sure=True)}


def _recipient(said: Mapping[str, str]) -> dict[str, str]:
    """A person as typed: "me" is nobody to send to, and a bank is no person."""
    name = said.get("recipient", "")
    words = set(fold(name).split())
    if len(name) > _MOST_NAME or not _NAME.fullmatch(name):
        return {}
    if words <= lexicon.NO_NAMES or words & {"me", "myself", "mine", "i"}:
        return {}
    return {} if fold(name) in banks.WORDS else {"recipient": name}


def _tail(number: object) -> str:
    return re.sub(r"\D", "", str(number))[-10:]
