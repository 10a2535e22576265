"""What customers ask about their own account, and the menu."""

from __future__ import annotations

from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import moment, say
from miimii.transfers.model import Transfer

_STATUS_KEYS = {
    "quoted": "status.quoted",
    "held": "status.moving",
    "submitted": "status.moving",
    "needs_review": "status.moving",
    "succeeded": "status.succeeded",
    "declined": "status.declined",
    "reversed": "status.reversed",
}


def greet(visit: Visit) -> Reply:
    """Say hello, with what we can do."""
    return _with_menu(visit, "greeting", first_name=visit.customer.first_name or "")


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
    """Say what became of the last transfer."""
    order = visit.teller.last_order(visit.customer)
    if order is None:
        return Reply(say(visit.language, "status.none"))
    return Reply(_status(visit.language, order))


def trouble(visit: Visit) -> Reply:
    """Say sorry, and what we know about the transfer it may be about."""
    order = visit.teller.last_order(visit.customer)
    if order is None:
        return not_yet(visit)
    status = _status(visit.language, order)
    return Reply(say(visit.language, "trouble", status=status))


def _status(language: str, order: Transfer) -> str:
    key = _STATUS_KEYS.get(order.status, "status.dropped")
    when = moment(order.settled_at or order.quoted_at)
    return say(language, key, amount=order.amount, payee=order.resolved_name, when=when)


def _with_menu(visit: Visit, key: str, **facts: object) -> Reply:
    language = visit.language
    choices = tuple(
        Choice(say(language, f"menu.{word}"), ("menu", word))
        for word in ("balance", "account", "send")
    )
    return Reply(say(language, key, menu=say(language, "menu"), **facts), choices)
