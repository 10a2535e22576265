"""What the bank has to tell a customer, as a message ready to be queued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from miimii.chat.account_news import OPENED, key_of, write_account_news
from miimii.chat.bought import (
    bought_choices,
    is_purchase,
    write_bought,
    write_token,
)
from miimii.chat.bubbles import (
    INTERACTIVE,
    TEXT,
    Body,
    buttons_body,
    cut,
    text_body,
)
from miimii.chat.enclosures import paper_of
from miimii.chat.news_buttons import NewsButtons
from miimii.chat.papers.receipt import receipt_of
from miimii.chat.receipts import write_receipt
from miimii.chat.replies import Choice
from miimii.chat.staff_news import staff_choices, staff_key, staff_text
from miimii.chat.store.messages import NewMessage
from miimii.chat.templates import template_for
from miimii.chat.ticket_buttons import problem_choice
from miimii.chat.wording import say
from miimii.providers.account_news import AccountNews, BalanceAdjusted, FeeCharged
from miimii.providers.ports import (
    CreditArrived,
    Event,
    OrderProcessing,
    OrderSettled,
    OrderUnderReview,
    PurchaseSettled,
    TokenArrived,
)
from miimii.providers.staff_news import StaffNews
from miimii.users.model import Customer

BLOCK = ("block", "account")  # what the button under security news means
_STEPS: Mapping[type, str] = {
    OrderProcessing: "processing",
    OrderUnderReview: "review",
    TokenArrived: "token",
}
_MONEY = (
    *(OrderSettled, PurchaseSettled, TokenArrived, CreditArrived),
    *(FeeCharged, BalanceAdjusted),
)


def write_news(customer: Customer, event: Event, buttons: NewsButtons) -> NewMessage:
    """Return the message of an event, under the key that tells it only once.

    Outside the 24-hour window the approved template goes instead of the text.
    """
    key, order_reference = _key(customer, event)
    message = _message(customer, event, buttons)
    return NewMessage(
        lane=customer.lane,
        recipient=customer.recipient,
        kind=str(message["type"]),
        body={
            "message": message,
            "template": template_for(customer.language, event),
            "paper": paper_of(receipt_of(event), customer.language),
        },
        dedupe_key=key,
        order_reference=order_reference,
        is_money_news=isinstance(event, _MONEY),
    )


def _message(customer: Customer, event: Event, buttons: NewsButtons) -> Body:
    text = _text(customer, event)
    choices = {
        buttons.id_of(customer.id, *choice.action): choice
        for choice in _choices(customer, event)
    }
    if choices and len(text) <= INTERACTIVE:  # no word is lost for a button
        return buttons_body(text, choices)
    return text_body(cut(text, TEXT))


def _choices(customer: Customer, event: Event) -> Sequence[Choice]:
    """The buttons under a piece of news; most has none."""
    if isinstance(event, OPENED):
        return [Choice(say(customer.language, "pin.not_me"), BLOCK)]
    if isinstance(event, StaffNews):
        return staff_choices(customer.language, event)
    match event:
        case PurchaseSettled():
            return bought_choices(customer, event)
        case OrderSettled(status="succeeded"):
            save = say(customer.language, "people.save")
            problem = problem_choice(customer.language, event.reference)
            return [Choice(save, ("save", event.reference)), problem]
        case _:
            return []


def _key(customer: Customer, event: Event) -> tuple[str, str | None]:
    if isinstance(event, AccountNews):
        return key_of(customer.id, event), None
    if isinstance(event, StaffNews):
        return staff_key(customer.id, event), None
    match event:
        case (
            OrderSettled(reference=reference, status=status)
            | PurchaseSettled(reference=reference, status=status)
        ):
            return f"final:{reference}{status}", reference
        case OrderProcessing() | OrderUnderReview() | TokenArrived():
            return f"{_STEPS[type(event)]}:{event.reference}", event.reference
        case CreditArrived(reference=reference):
            return f"credit:{reference}", None


def _text(customer: Customer, event: Event) -> str:
    language = customer.language
    if isinstance(event, AccountNews):
        return write_account_news(language, event)
    if isinstance(event, StaffNews):
        return staff_text(language, event)
    match event:
        case CreditArrived():
            return _credit(language, event)
        case OrderSettled():
            return write_receipt(language, event)
        case PurchaseSettled():
            return write_bought(language, event)
        case TokenArrived():
            return write_token(language, event)
        case OrderProcessing() | OrderUnderReview():
            return _waiting(language, event)


def _waiting(language: str, event: OrderProcessing | OrderUnderReview) -> str:
    """Say that an order has no answer yet; for a purchase its name is the product."""
    what = "processing" if isinstance(event, OrderProcessing) else "under_review"
    name, total, reference = event.payee_name, event.total, event.reference
    if is_purchase(reference):
        facts = {"product": name, "total": total, "reference": reference}
        return say(language, f"bought.{what}", **facts)
    facts = {"payee": name, "total": total, "reference": reference}
    return say(language, f"order.{what}", **facts)


def _credit(language: str, event: CreditArrived) -> str:
    fee = say(language, "credit.fee", fee=event.fee) if event.fee.kobo else ""
    return say(
        language,
        "credit.arrived",
        amount=event.amount,
        sender=event.sender_name or say(language, "credit.somebody"),
        fee=fee,
        balance=event.balance,
        over=say(language, "credit.over") if event.is_over_limit else "",
    )
