"""Requests for the five services that start money, and the details they carry.

Called only after the guard has let the sentence through. A request is an imperative
or a polite "I want to" with something concrete, or a terse list of details that makes
one service plain ("8031234567 opay 4000"). What is found is a draft, never a payment.
"""

from __future__ import annotations

from typing import Any

from miimii.chat.understanding import lexicon
from miimii.chat.understanding.asking import is_asked, is_plain
from miimii.chat.understanding.clauses import Clause
from miimii.chat.understanding.purchases import PURCHASES
from miimii.chat.understanding.services import purchase_in
from miimii.chat.understanding.transfer_details import is_repeat, transfer_slots
from miimii.chat.understanding.transfers import is_transfer

Item = dict[str, Any]

_BARE = {
    "airtime": "buy_airtime",
    "buy airtime": "buy_airtime",
    "recharge": "buy_airtime",
    "recharge card": "buy_airtime",
    "load card": "buy_airtime",
    "buy card": "buy_airtime",
    "buy credit": "buy_airtime",
    "buy recharge card": "buy_airtime",
    "top up": "buy_airtime",
    "data": "buy_data",
    "data bundle": "buy_data",
    "electricity": "pay_electricity",
    "electricity bill": "pay_electricity",
    "light": "pay_electricity",
    "light bill": "pay_electricity",
    "nepa": "pay_electricity",
    "nepa bill": "pay_electricity",
    "electricity token": "pay_electricity",
    "cable": "pay_cable",
    "cable tv": "pay_cable",
    "tv subscription": "pay_cable",
    "cable subscription": "pay_cable",
    "dstv": "pay_cable",
    "gotv": "pay_cable",
    "startimes": "pay_cable",
    "dstv subscription": "pay_cable",
    "gotv subscription": "pay_cable",
    "transfer": "send_money",
    "transfer money": "send_money",
    "money transfer": "send_money",
    "bank transfer": "send_money",
    "send money": "send_money",
    "tura kudi": "send_money",
    "aika kudi": "send_money",
    "fi owo ranse": "send_money",
    "ziga ego": "send_money",
}


def read_request(clause: Clause, like: str | None = None) -> Item | None:
    """Return the draft that a clause asks for, or None.

    `like` is the intent of the clause before: "…and 3k to Obi" asks for the same again.
    """
    bare = None if clause.words & {"we", "us"} else _BARE.get(_core(clause))
    if bare is not None:
        slots = _slots(bare, clause)
        return {"intent": bare, "slots": slots}
    if is_repeat(_core(clause)):
        return {"intent": "send_money", "slots": {"repeat_last": True}}
    service = _service(clause, like)
    if service is None:
        return None
    slots = _slots(service, clause)
    if not is_asked(clause) or not is_plain(clause, slots):
        return None
    if service == "buy_airtime" and clause.verb in ("send", "give") and not slots:
        return None
    item: Item = {"intent": service, "slots": slots}
    if doubts := _doubts(service, clause, slots):
        item["clarify"] = doubts
    return item


def read_each(clause: Clause, request: Item) -> list[Item]:
    """ "10k each to Ada and Obi": the same request for every person named."""
    phones = {token.value: None for token in clause.of("phone")}
    if request["intent"] in ("buy_airtime", "buy_data") and _is_for_all(clause, phones):
        return [{**request, "slots": request["slots"] | {"phone": p}} for p in phones]
    if "each" not in clause.words and "both" not in clause.words:
        return [request]
    first = request["slots"].get("recipient")
    if not first or request["slots"].keys() & {"account_number", "phone"}:
        return [request]
    names = [str(first)]
    for at, low in enumerate(clause.lows[:-1]):
        follows = clause.tokens[at + 1]
        if low in ("and", ",", "&") and follows.kind == "word":
            if follows.low in lexicon.NO_NAMES:
                return [request]
            names.append(follows.raw)
    return [
        {**request, "slots": request["slots"] | {"recipient": name}} for name in names
    ]


def _is_for_all(clause: Clause, phones: dict[str, None]) -> bool:
    """ "1GB each for 0803… and 0809…", "100 100 airtime for …": the same for each."""
    sums = [t.value for t in clause.of("amount", "size")]
    is_each = bool({"each", "both"} & clause.words) or len(sums) == len(phones)
    return len(phones) > 1 and is_each and len(set(sums)) == 1


def _service(clause: Clause, like: str | None) -> str | None:
    if purchase := purchase_in(clause):
        return purchase
    if like is not None and clause.is_terse and clause.of("amount", "size"):
        return like
    if is_transfer(clause):
        return "send_money"
    return like if clause.of("amount", "size") else None


def _slots(service: str, clause: Clause) -> dict[str, Any]:
    if service == "send_money":
        return transfer_slots(clause)
    return PURCHASES[service](clause)


def _core(clause: Clause) -> str:
    """The clause without greetings and "I want to": what a bare request is made of."""
    kept = [
        token.low
        for token in clause.tokens
        if token.kind != "mark" and token.low not in lexicon.FRAMES
    ]
    return " ".join(kept)


def _doubts(service: str, clause: Clause, slots: dict[str, Any]) -> list[str]:
    """What must be asked before a quote, as codes for the conversation to word."""
    doubts = []
    if clause.of("amount") and "amount_kobo" not in slots and "size" not in slots:
        doubts.append("amount")
    if service == "send_money" and "phone" in slots:
        doubts.append("transfer_or_airtime")
    if service == "send_money" and any(
        len(t.value) != 10 for t in clause.of("digits") if isinstance(t.value, str)
    ):
        doubts.append("account_digits")
    if (
        service == "buy_airtime"
        and not clause.verb
        and not clause.words & lexicon.AIRTIME
    ):
        doubts.append("airtime_or_data")
    return doubts
