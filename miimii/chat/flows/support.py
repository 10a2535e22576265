"""Tickets: what is wrong, passed on to our people in the customer's own words.

What is written for them is kept as it is and read by nobody else: no model, and none of
our own understanding but to see that it is no other request.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from miimii.chat.order_status import status_of
from miimii.chat.replies import Reply
from miimii.chat.session import Ask, Done, Heard, Session, Turn, Visit
from miimii.chat.ticket_buttons import ticket_choice, ticket_choices
from miimii.chat.understanding.ticket_wishes import TicketWish
from miimii.chat.wording import moment, say
from miimii.errors import NotFound
from miimii.support.model import Ticket, TicketMessage, Topic

NAME = "support"
INTENTS: frozenset[str] = frozenset()  # it moves no money
_ABOUT_CHARGES = re.compile(r"\b(?:charg\w*|fees?|deduct\w*|vat|caji\w*|ebubo)\b")
_ABOUT_ACCOUNT = re.compile(r"\b(?:pin|account|bvn|nin|limit|level|tier|block\w*)\b")
_LONGEST_SHOWN = 600
_FEWEST_LETTERS = 4


def start(intent: str, said: Mapping[str, Any], visit: Visit) -> Turn:
    """Ask what is wrong, with the order that it is about, if it is about one.

    `order` is its reference; `text` what the customer said so far, for our people.
    """
    slots = {key: str(said.get(key) or "") for key in ("order", "text")}
    return _ask(visit, slots)


def context(session: Session) -> Mapping[str, Any] | None:
    """Nothing of what is written here is for understanding."""
    return None


def answer(session: Session, heard: Heard, visit: Visit) -> Turn | None:
    """Words for our people come in by `take`, and buttons by `tapped`."""
    return None


def show_again(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """Ask once more."""
    return _ask(visit, said)


def ask_pin(said: Mapping[str, Any], visit: Visit, before: str = "") -> Turn:
    """A complaint needs no PIN."""
    return show_again(said, visit, before)


def abandon(said: Mapping[str, Any], visit: Visit) -> bool:
    """There is no quote."""
    return False


def take(session: Session, text: str, visit: Visit) -> Turn:
    """Pass on what the customer wrote for our people."""
    slots = session.slots
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS:
        reply = Reply(say(visit.language, "ticket.words"))
        return Ask(reply, NAME, session.step, slots)
    if number := slots.get("number"):
        return _add(str(number), text, visit)
    order, opening = str(slots.get("order", "")), str(slots.get("text", ""))
    whole = "\n".join(filter(None, (opening, text)))
    ticket, is_new = visit.teller.tickets.open(
        visit.customer,
        whole,
        topic=_topic(whole),
        order_reference=order or None,
        at=visit.at,
    )
    key = "ticket.opened" if is_new else "ticket.added"
    return Done(_about(visit, key, ticket))


def drop(visit: Visit) -> Turn:
    """The customer thought better of it."""
    return Done(Reply(say(visit.language, "ticket.dropped")))


def tapped(action: tuple[str, ...], visit: Visit) -> Turn:
    """Take a button of ours, under a receipt, an answer or a ticket."""
    match action[1:]:
        case ("tell" | "problem", reference):
            return start("", {"order": reference}, visit)
        case ("tell" | "other",):
            return start("", {}, visit)
        case ("more", number):
            return fulfil(TicketWish("more", number), visit)
        case ("close", number):
            return fulfil(TicketWish("close", number), visit)
        case _:
            return drop(visit)


def fulfil(wish: TicketWish, visit: Visit) -> Turn:
    """Do what a message wants with tickets; one that isn't theirs isn't there."""
    try:
        return _fulfil(wish, visit)
    except NotFound:
        return Done(Reply(say(visit.language, "ticket.unknown")), is_aside=True)


def _fulfil(wish: TicketWish, visit: Visit) -> Turn:
    tickets, customer = visit.teller.tickets, visit.customer
    match wish.what:
        case "list":
            return Done(_list(visit), is_aside=True)
        case "show":
            return Done(_show(visit, wish.number), is_aside=True)
        case "close":
            number = wish.number or _only_open(visit)
            if not number:
                return Done(_list(visit), is_aside=True)
            ticket = tickets.close(customer, number, at=visit.at)
            return Done(_about(visit, "ticket.closed", ticket), is_aside=True)
        case "add":
            return _add(wish.number, wish.text, visit)
        case _:
            number = tickets.read(customer, wish.number).ticket.number
            reply = Reply(say(visit.language, "ticket.more", number=number))
            return Ask(reply, NAME, "what", {"number": number})


def _ask(visit: Visit, slots: Mapping[str, Any]) -> Ask:
    """The order's own standing comes first: it may be all that they want to know."""
    language, order = visit.language, str(slots.get("order", ""))
    status = status_of(visit, order) if order else None
    reply = _under(status, say(language, "ticket.ask"))
    choices = [ticket_choice(language, "drop")]
    if status is not None:
        choices.insert(0, ticket_choice(language, "other"))
    kept = {**slots, "order": order if status is not None else ""}
    return Ask(replace(reply, choices=tuple(choices)), NAME, "what", kept)


def beside(visit: Visit, order: str) -> Turn:
    """Offer to ask, beside a question that stands: only a tap ends that one."""
    status = status_of(visit, order) if order else None
    reply = _under(status, say(visit.language, "ticket.beside"))
    about = [order] if status is not None else []
    choice = ticket_choice(visit.language, "tell", *about)
    return Done(replace(reply, choices=(choice,)), is_aside=True)


def _under(status: Reply | None, text: str) -> Reply:
    """Return a text below what became of an order, which may have a token to show."""
    return replace(status, text=f"{status.text}\n\n{text}") if status else Reply(text)


def _add(number: str, text: str, visit: Visit) -> Turn:
    ticket = visit.teller.tickets.add(visit.customer, number, text, at=visit.at)
    return Done(_about(visit, "ticket.added", ticket))


def _list(visit: Visit) -> Reply:
    language = visit.language
    found = visit.teller.tickets.list_own(visit.customer)
    if not found:
        return Reply(say(language, "ticket.none"))
    lines = "\n".join(_line(language, ticket) for ticket in found)
    return Reply(say(language, "ticket.list", lines=lines, number=found[0].number))


def _only_open(visit: Visit) -> str:
    """The number of the one ticket that isn't closed; "" if there are more, or none."""
    own = visit.teller.tickets.list_own(visit.customer)
    numbers = [ticket.number for ticket in own if ticket.standing != "closed"]
    return numbers[0] if len(numbers) == 1 else ""


def _show(visit: Visit, number: str) -> Reply:
    language = visit.language
    found = visit.teller.tickets.read(visit.customer, number)
    ticket = found.ticket
    head = _line(language, ticket)
    reference = ticket.order_reference
    status = status_of(visit, reference) if reference else None
    said = [_said(language, message) for message in found.messages]
    choices = ticket_choices(language, number)
    if ticket.standing == "closed":
        choices = choices[:1]
    order = [status.text] if status else []
    reply = Reply("\n\n".join([head, *order, *said]), choices)
    return replace(reply, order_reference=status.order_reference if status else None)


def _line(language: str, ticket: Ticket) -> str:
    return say(
        language,
        "ticket.line",
        number=ticket.number,
        topic=say(language, f"ticket.topic.{ticket.topic}"),
        standing=say(
            language, f"ticket.standing.{ticket.standing}", when=moment(ticket.due_at)
        ),
    )


def _said(language: str, message: TicketMessage) -> str:
    text = message.body[:_LONGEST_SHOWN]
    key = f"ticket.said.{message.sender}"
    return say(language, key, when=moment(message.said_at), text=text)


def _about(visit: Visit, key: str, ticket: Ticket) -> Reply:
    when = moment(ticket.due_at)
    return Reply(say(visit.language, key, number=ticket.number, when=when))


def _topic(text: str) -> Topic:
    low = text.casefold()
    if _ABOUT_CHARGES.search(low):
        return "charge"
    return "account" if _ABOUT_ACCOUNT.search(low) else "other"
