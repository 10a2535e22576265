"""Requests that wait: said in one message with another, and taken up after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from miimii import phone
from miimii.chat.session import Turn
from miimii.chat.understanding import banks
from miimii.chat.wording import say
from miimii.money import Money

Item = Mapping[str, Any]

_LABELS = {
    **{
        service: f"service.{service}"
        for service in (
            *("send_money", "buy_airtime", "buy_data"),
            *("pay_electricity", "pay_cable"),
        )
    },
    "balance": "menu.balance",
    "own_account": "menu.account",
}
_KNOWN_AS = ("network", "disco", "provider", "size", "package")


def worth_keeping(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return those of several requests that can be taken up later."""
    return tuple(
        {key: item[key] for key in ("intent", "slots", "clarify") if key in item}
        for item in items
        if item["intent"] in _LABELS
    )


def promise(turn: Turn, language: str, waiting: Sequence[Item]) -> Turn:
    """Say, above a question, what comes after it."""
    what = "; ".join(name(language, item) for item in waiting)
    return under(say(language, "later.promised", what=what), turn)


def under(text: str, turn: Turn) -> Turn:
    """Return the turn with a text above its own."""
    joined = "\n\n".join(filter(None, (text, turn.reply.text)))
    return replace(turn, reply=replace(turn.reply, text=joined))


def name(language: str, item: Item) -> str:
    """Name a request by what is known of it: "Airtime · ₦500.00 · 08030000001"."""
    slots = item["slots"]
    parts = [say(language, _LABELS[str(item["intent"])])]
    if kobo := slots.get("amount_kobo"):
        parts.append(str(Money(kobo)))
    parts += [str(slots[key]) for key in _KNOWN_AS if key in slots]
    target = slots.get("recipient") or _number(slots)
    return " · ".join([*parts, *([str(target)] if target else [])])


def _number(slots: Mapping[str, Any]) -> str:
    if "phone" in slots:
        return phone.local(str(slots["phone"]))
    numbers = ("account_number", "meter_number", "smartcard")
    number = next((str(slots[key]) for key in numbers if slots.get(key)), "")
    bank = banks.BY_CODE.get(str(slots.get("bank", "")))
    return f"{number} {bank.name}" if bank and number else number
