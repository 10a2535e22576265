"""Pidgin: tickets, and what our people answer."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "ticket.ask": (
        "Wetin happen? Tell me for one message, I go carry am give our team as you "
        "talk am. Abeg no put PIN, BVN or password."
    ),
    "ticket.words": "Abeg use word tell me wetin happen, make our team fit understand.",
    "ticket.beside": "Something no correct? I fit tell our team.",
    "ticket.more": "Wetin make I add for ticket {number}? Write am for one message.",
    "ticket.opened": (
        "I don tell them. Your ticket na *{number}*; our team go answer you here "
        "before {when}.\n\n"
        'To see am, type "ticket {number}". To add talk, type "add to {number}: …".'
    ),
    "ticket.added": (
        "I don add am for your ticket *{number}*. Our team go answer you here before "
        "{when}."
    ),
    "ticket.dropped": "Okay, I no tell anybody anything.",
    "ticket.closed": (
        "Ticket {number} don close. If the matter come back before 7 days, type "
        '"reopen {number}: …".'
    ),
    "ticket.closed_by_us": (
        "Our team don close ticket {number}. If e never solve, type "
        '"reopen {number}: …" before 7 days.'
    ),
    "ticket.unknown": 'I no see that ticket. Type "my tickets" to see your own.',
    "ticket.none": "You no get ticket. If anything no correct, just tell me.",
    "ticket.list": 'Your tickets:\n\n{lines}\n\nTo see one, type "ticket {number}".',
    "ticket.line": "🎫 *{number}* · {topic} · {standing}",
    "ticket.topic.transfer": "transfer matter",
    "ticket.topic.purchase": "wetin you buy",
    "ticket.topic.account": "your account matter",
    "ticket.topic.charge": "charge matter",
    "ticket.topic.other": "another matter",
    "ticket.standing.open": "e dey with our team, answer go come before {when}",
    "ticket.standing.waiting_customer": "our team get question for you",
    "ticket.standing.answered": "dem don answer am",
    "ticket.standing.closed": "e don close",
    "ticket.said.customer": "You talk, {when}:\n{text}",
    "ticket.said.staff": "Our team talk, {when}:\n{text}",
    "ticket.answered": (
        "💬 Our team don answer your ticket {number}:\n\n{text}\n\n"
        'To reply them, type "add to {number}: …".'
    ),
    "ticket.asked": (
        "💬 Our team get question about your ticket {number}:\n\n{text}\n\n"
        'To reply them, type "add to {number}: …".'
    ),
    "ticket.problem_button": "E get problem?",
    "ticket.tell_button": "Tell una team",
    "ticket.other_button": "Na another thing",
    "ticket.drop_button": "Leave am",
    "ticket.more_button": "Add talk",
    "ticket.close_button": "Close the ticket",
    "error.too-many-tickets": (
        "Our team don get plenty tickets from you. Abeg add your talk for one of "
        'them: type "my tickets".'
    ),
    "error.ticket-over": (
        "Ticket {number} don close finish. Tell me wetin happen, I go make new one."
    ),
}
