"""What customers ask about their own account, and the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from miimii import clock
from miimii.bills.model import Purchase
from miimii.chat.bought import STATUSES, bought_status
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import moment, say
from miimii.transfers.model import Transfer

# The rows of the menu, in their groups; WhatsApp shows ten at most.
_MENU: Mapping[str, tuple[str, ...]] = {
    "money": ("send", "buy", "people"),
    "account": ("balance", "account", "history", "statement"),
    "more": ("limits", "language"),
}
_MORNING, _NOON, _EVENING = 5, 12, 16  # o'clock, as people greet in Lagos


def greet(visit: Visit) -> Reply:
    """Say hello by name and time of day, with what we can do."""
    hour = visit.at.astimezone(clock.LAGOS).hour
    if _MORNING <= hour < _NOON:
        part = "morning"
    else:
        part = "afternoon" if _NOON <= hour < _EVENING else "evening"
    hello = say(visit.language, f"hello.{part}")
    named = " ".join(filter(None, (hello, visit.customer.first_name)))
    return _with_menu(visit, "greeting", hello=named)


def help_out(visit: Visit) -> Reply:
    """Show the menu."""
    return _with_menu(visit, "help")


def not_understood(visit: Visit) -> Reply:
    """Say so, and show the menu."""
    return _with_menu(visit, "not_understood")


def not_yet(visit: Visit) -> Reply:
    """For what we understand and don't offer."""
    return _with_menu(visit, "not_yet")


def balance(visit: Visit) -> Reply:
    """Say what the wallet holds."""
    amount = visit.teller.balance(visit.customer)
    return Reply(say(visit.language, "balance", balance=amount))


def own_account(visit: Visit) -> Reply:
    """Give the account number that money can be sent to."""
    customer = visit.customer
    return Reply(
        say(
            visit.language,
            "own_account",
            account_number=customer.account_number,
            bank_name=customer.account_bank,
            account_name=customer.account_name,
        )
    )


def last_status(visit: Visit) -> Reply:
    """Say what became of the last order."""
    return _status(visit) or Reply(say(visit.language, "status.none"))


def trouble(visit: Visit) -> Reply:
    """Say sorry, and what we know about the order it may be about."""
    status = _status(visit)
    if status is None:
        return not_yet(visit)
    return replace(status, text=say(visit.language, "trouble", status=status.text))


def status_of(visit: Visit, reference: str) -> Reply | None:
    """Say what became of the customer's own order; None if it isn't one of theirs."""
    bought = visit.teller.bills.find(visit.customer, reference)
    if bought is not None:
        return _bought(visit, bought)
    sent = visit.teller.find_order(visit.customer, reference)
    return _sent(visit, sent) if sent else None


def is_moving(visit: Visit) -> bool:
    """Whether the last order has no outcome yet: what became of it is still to come."""
    last = last_order(visit)
    return last is not None and STATUSES.get(last.status) == "moving"


def _status(visit: Visit) -> Reply | None:
    """What became of the last order, whatever it was; None if there was none."""
    match last_order(visit):
        case Purchase() as bought:
            return _bought(visit, bought)
        case Transfer() as sent:
            return _sent(visit, sent)
        case None:
            return None


def last_order(visit: Visit) -> Transfer | Purchase | None:
    """Return the last order that was confirmed, whatever it was; None: none was."""
    sent = visit.teller.last_order(visit.customer)
    bought = visit.teller.bills.latest(visit.customer)
    if bought and (sent is None or bought.quoted_at > sent.quoted_at):
        return bought
    return sent


def _bought(visit: Visit, bought: Purchase) -> Reply:
    has_token = visit.teller.bills.has_token(bought)
    return bought_status(visit.language, bought, has_token=has_token)


def _sent(visit: Visit, sent: Transfer) -> Reply:
    key = STATUSES.get(sent.status, "dropped")
    when = moment(sent.settled_at or sent.quoted_at)
    facts = {"amount": sent.amount, "payee": sent.resolved_name, "when": when}
    return Reply(say(visit.language, f"status.{key}", **facts))


def _with_menu(visit: Visit, key: str, **facts: object) -> Reply:
    language = visit.language
    choices = tuple(
        Choice(
            say(language, f"menu.{word}"),
            ("language", "any") if word == "language" else ("menu", word),
            group=say(language, f"menu.group.{group}"),
            is_lasting=word != "language",  # which is heard before all else
        )
        for group, words in _MENU.items()
        for word in words
    )
    text = say(language, key, menu=say(language, "menu"), **facts)
    return Reply(text, choices, menu=say(language, "menu.open"))
