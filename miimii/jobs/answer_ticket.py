"""Our people and the tickets of customers, from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from miimii.errors import Refused
from miimii.jobs.arguments import Parser
from miimii.jobs.by_hand import (
    ByHand,
    Misused,
    Tells,
    add_dry_run,
    add_json,
    add_person,
    lagos,
    run_by_hand,
    verbs_of,
)
from miimii.support.answers import Answers
from miimii.support.model import LONGEST, Ticket, TicketOver


class Services(Protocol):
    """What this script uses."""

    @property
    def answers(self) -> Answers: ...

    @property
    def outbox(self) -> Tells: ...


def run_answer_ticket(doc: str | None, argv: Sequence[str] | None = None) -> int:
    """Do what was asked for, say what came of it, return the exit code.

    `doc` is the help of the script.
    """
    return run_by_hand(SCRIPT, arguments(doc), argv)


def _list(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found = services.answers.list_open(at=at, is_late=args.late, limit=args.limit)
    said = "\n".join(_line(ticket, at) for ticket in found)
    return said or "nobody waits for an answer", [_plain(ticket) for ticket in found]


def _show(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    found = services.answers.read(args.number)
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


def _answer(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
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


def _close(
    services: Services, args: argparse.Namespace, at: datetime
) -> tuple[str, Any]:
    ticket = services.answers.close(args.number, by=args.by, at=at, is_dry=args.dry_run)
    return _done(services, args, ticket)


def _done(
    services: Services, args: argparse.Namespace, ticket: Ticket
) -> tuple[str, Any]:
    if not args.dry_run:
        services.outbox.deliver_told()
    return f"{ticket.number} is {ticket.standing}", [_plain(ticket)]


def _why(ex: Refused) -> str | None:
    return "the ticket is closed" if isinstance(ex, TicketOver) else None


SCRIPT: ByHand[Services] = ByHand(
    name="answer_ticket",
    verbs={"list": _list, "show": _show, "answer": _answer, "close": _close},
    nothing="there is no such ticket",
    why=_why,
)


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
        "due_at": f"{ticket.due_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def arguments(doc: str | None) -> Parser:
    """Return the parser of the script; its docstring is the help."""
    parser, what = verbs_of(doc)
    listing = what.add_parser(
        "list", help="who waits for an answer, the first due first"
    )
    listing.add_argument("--late", action="store_true", help="beyond what was promised")
    listing.add_argument("--limit", type=int, default=100, metavar="N")
    show = what.add_parser("show", help="one ticket, and all that was said in it")
    answer = what.add_parser("answer", help="answer a customer in the chat")
    answer.add_argument("--text", metavar="TEXT", help="instead of the standard input")
    answer.add_argument(
        "--ask", action="store_true", help="a question: the customer has to answer"
    )
    close = what.add_parser("close", help="close a ticket, and say so")
    for part in (show, answer, close):
        part.add_argument("number", metavar="NUMBER", help="the ticket", type=_number)
    add_person((answer, close))
    add_dry_run((answer, close))
    add_json((listing, show, answer, close))
    return parser


def _number(text: str) -> str:
    return text.strip().upper()
