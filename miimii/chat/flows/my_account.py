"""What customers ask about their own account, and the menu."""

from __future__ import annotations

from miimii.chat.order_status import last_of
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import say


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
    """Say what became of the last order."""
    return last_of(visit) or Reply(say(visit.language, "status.none"))


def _with_menu(visit: Visit, key: str, **facts: object) -> Reply:
    language = visit.language
    choices = tuple(
        Choice(say(language, f"menu.{word}"), ("menu", word))
        for word in ("send", "buy", "balance")
    )
    return Reply(say(language, key, menu=say(language, "menu"), **facts), choices)
