"""What customers ask about their own account, and the menu."""

from __future__ import annotations

from collections.abc import Mapping

from miimii import clock
from miimii.chat.order_status import last_of
from miimii.chat.replies import Choice, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import say

# The rows of the menu, in their groups; WhatsApp shows ten at most.
_MENU: Mapping[str, tuple[str, ...]] = {
    "money": ("send", "buy", "people"),
    "account": ("balance", "account", "history", "statement"),
    "more": ("limits", "support", "language"),
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
