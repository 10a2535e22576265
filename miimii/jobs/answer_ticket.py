"""Our people and the tickets of customers, from the command line."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from typing import Any, Protocol

from miimii.errors import Refused
from miimii.jobs.by_hand import ByHand, Misused, lagos
from miimii.jobs.result import utc
from miimii.jobs.telling import Speaks, deliver
from miimii.jobs.verbs import CHANGES, Said, Verb, argument
from miimii.support.answers import Answers
from miimii.support.model import LONGEST, Ticket, TicketOver


class Services(Speaks, Protocol):
    """What this script uses."""

    @property
    def answers(self) -> Answers: ...


def _list(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found = services.answers.list_open(at=at, is_late=args.late, limit=args.limit)
    said = "\n".join(_line(ticket, at) for ticket in found)
    return said or "nobody waits for an answer", [_plain(ticket) for ticket in found]


def _show(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    found = services.answers.read(args.number, by=args.by, at=at)
    lines = [_line(found.ticket, at), f"  user:{found.ticket.user_id}"]
    for message in found.messages:
        who = message.author or message.sender
        lines += ["", f"{lagos(message.said_at)}  {who}", message.body]
    facts = [
        {
            "said_at": lagos(one.said_at),
            "by": one.author or one.sender,
            "text": one.body,
        }
        for one in found.messages
    ]
    return "\n".join(lines), [{**_plain(found.ticket), "messages": facts}]


def _answer(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    text = args.text if args.text is not None else sys.stdin.read()
    if not 0 < len(text.strip()) <= LONGEST:
        raise Misused(f"an answer has 1 to {LONGEST} characters")
    ticket = services.answers.answer(
        args.number,
        text,
        by=args.by,
        at=at,
        is_question=args.ask,
        is_dry=args.dry_run,
    )
    return _done(services, args, ticket)


def _close(services: Services, args: argparse.Namespace, at: datetime) -> Said:
    ticket = services.answers.close(args.number, by=args.by, at=at, is_dry=args.dry_run)
    return _done(services, args, ticket)


def _done(services: Services, args: argparse.Namespace, ticket: Ticket) -> Said:
    deliver(services, args)
    return f"{ticket.number} is {ticket.standing}", [_plain(ticket)]


def _why(ex: Refused) -> str | None:
    return "the ticket is closed" if isinstance(ex, TicketOver) else None


def _line(ticket: Ticket, at: datetime) -> str:
    late = "  LATE" if ticket.standing == "open" and ticket.due_at < at else ""
    about = ticket.order_reference or ticket.topic
    due = lagos(ticket.due_at)
    return f"{ticket.number}  {about}  {ticket.standing}, due {due}{late}"


def _plain(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "user_id": str(ticket.user_id),
        "topic": ticket.topic,
        "reference": ticket.order_reference,
        "standing": ticket.standing,
        "due_at": utc(ticket.due_at),
    }


def _number(text: str) -> str:
    return text.strip().upper()


_NUMBER = argument("number", "the ticket", metavar="NUMBER", type=_number)
SCRIPT: ByHand[Services] = ByHand(
    name="answer_ticket",
    verbs=(
        Verb(
            "list",
            _list,
            "who waits for an answer, the first due first",
            (
                argument("--late", "beyond what was promised", action="store_true"),
                ("--limit", {"type": int, "default": 100, "metavar": "N"}),
            ),
        ),
        Verb(
            "show",
            _show,
            "one ticket, and all that was said in it",
            (_NUMBER,),
            ("as",),
            duty="look",
        ),
        Verb(
            "answer",
            _answer,
            "answer a customer in the chat",
            (
                argument("--text", "instead of the standard input", metavar="TEXT"),
                argument(
                    "--ask",
                    "a question: the customer has to answer",
                    action="store_true",
                ),
                _NUMBER,
            ),
            CHANGES,
            duty="serve",
        ),
        Verb(
            "close",
            _close,
            "close a ticket, and say so",
            (_NUMBER,),
            CHANGES,
            duty="serve",
        ),
    ),
    nothing="there is no such ticket",
    why=_why,
)
