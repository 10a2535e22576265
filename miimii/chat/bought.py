"""What a customer is told of a purchase: the receipt, its token, or why it failed."""

from __future__ import annotations

from miimii import phone
from miimii.bills.model import PREFIX, Purchase
from miimii.chat.numbers import TOKEN_MARK, grouped
from miimii.chat.receipts import what_came_of
from miimii.chat.replies import Choice, Reply
from miimii.chat.ticket_buttons import problem_choice
from miimii.chat.wording import moment, say
from miimii.providers.ports import PurchaseSettled, TokenArrived
from miimii.users.model import Customer

STATUSES = {
    "quoted": "quoted",
    **dict.fromkeys(("held", "submitted", "needs_review"), "moving"),
    **{status: status for status in ("succeeded", "declined", "reversed")},
}


def is_purchase(reference: str) -> bool:
    """Whether an order is a purchase, told by its reference."""
    return reference.startswith(PREFIX)


def write_bought(language: str, event: PurchaseSettled) -> str:
    """Return the text for a final outcome; the token itself is put in as it leaves."""
    balance, token = "", ""
    if event.balance is not None:
        balance = say(language, "order.balance", balance=event.balance)
    if event.has_token:
        token = say(language, "bought.token", token=TOKEN_MARK) + "\n"
    elif event.is_token_due:
        token = say(language, "bought.token_due") + "\n"
    before, key = what_came_of(language, "bought", event)
    return before + say(
        language,
        key,
        product=event.product,
        token=token,
        target=grouped(event.target),
        amount=event.amount,
        fee=event.total - event.amount,  # what it cost beyond, taxes included
        total=event.total,
        when=moment(event.settled_at),
        reference=event.reference,
        balance=balance,
    )


def write_token(language: str, event: TokenArrived) -> str:
    """Return the text for a token that came after the receipt."""
    return say(
        language,
        "bought.token_arrived",
        product=event.product,
        target=grouped(event.target),
        token=TOKEN_MARK,
        reference=event.reference,
    )


def bought_choices(customer: Customer, event: PurchaseSettled) -> tuple[Choice, ...]:
    """Return what can be tapped under a receipt: the same again, a name, a problem."""
    if event.status != "succeeded":
        return ()
    language, reference = customer.language, event.reference
    problem = problem_choice(language, reference)
    again = Choice(say(language, "saved.again"), ("again", reference))
    if customer.phone and event.target == phone.local(customer.phone):
        return again, problem
    return again, Choice(say(language, "saved.save"), ("save", reference)), problem


def bought_status(language: str, order: Purchase, *, has_token: bool) -> Reply:
    """Return what became of a purchase, with its token for whoever lost it."""
    token = ""
    if has_token:
        token = "\n\n" + say(language, "bought.token", token=TOKEN_MARK).rstrip()
    text = say(
        language,
        f"bought.status.{STATUSES.get(order.status, 'dropped')}",
        product=order.product,
        target=grouped(order.target),
        when=moment(order.settled_at or order.quoted_at),
        token=token,
    )
    return Reply(text, order_reference=order.reference)
