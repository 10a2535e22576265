"""English: tickets, and what our people answer."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "ticket.ask": (
        "What is wrong? Tell me in one message, and I'll pass it to our team in your "
        "own words. Please no PIN, BVN or password."
    ),
    "ticket.words": (
        "Please tell me in words what is wrong, so that our team can understand it."
    ),
    "ticket.beside": "Is something wrong? I can pass it to our team.",
    "ticket.more": "What should I add to ticket {number}? Write it in one message.",
    "ticket.opened": (
        "I've passed it on. Your ticket is *{number}*; our team answers you here by "
        "{when} at the latest.\n\n"
        'To see it, type "ticket {number}". To say more, type "add to {number}: …".'
    ),
    "ticket.added": (
        "I've added that to your ticket *{number}*. Our team answers you here by "
        "{when} at the latest."
    ),
    "ticket.dropped": "Okay, I've passed nothing on.",
    "ticket.closed": (
        "Ticket {number} is closed. If it comes up again within 7 days, type "
        '"reopen {number}: …".'
    ),
    "ticket.closed_by_us": (
        "Our team has closed ticket {number}. If it isn't solved, type "
        '"reopen {number}: …" within 7 days.'
    ),
    "ticket.unknown": 'I can\'t find that ticket. Type "my tickets" to see yours.',
    "ticket.none": "You have no tickets. If something is wrong, just tell me.",
    "ticket.list": 'Your tickets:\n\n{lines}\n\nTo see one, type "ticket {number}".',
    "ticket.line": "🎫 *{number}* · {topic} · {standing}",
    "ticket.topic.transfer": "a transfer",
    "ticket.topic.purchase": "a purchase",
    "ticket.topic.account": "your account",
    "ticket.topic.charge": "a charge",
    "ticket.topic.other": "something else",
    "ticket.standing.open": "with our team, answer by {when}",
    "ticket.standing.waiting_customer": "our team has a question for you",
    "ticket.standing.answered": "answered",
    "ticket.standing.closed": "closed",
    "ticket.said.customer": "You, {when}:\n{text}",
    "ticket.said.staff": "Our team, {when}:\n{text}",
    "ticket.answered": (
        "💬 Our team on your ticket {number}:\n\n{text}\n\n"
        'To answer, type "add to {number}: …".'
    ),
    "ticket.asked": (
        "💬 Our team has a question on your ticket {number}:\n\n{text}\n\n"
        'To answer, type "add to {number}: …".'
    ),
    "ticket.problem_button": "Problem?",
    "ticket.tell_button": "Tell our team",
    "ticket.other_button": "It's something else",
    "ticket.drop_button": "Never mind",
    "ticket.more_button": "Say more",
    "ticket.close_button": "Close the ticket",
    "error.too-many-tickets": (
        "Our team has several tickets of yours already. Please add to one of them: "
        'type "my tickets".'
    ),
    "error.ticket-over": (
        "Ticket {number} is closed for good. Tell me what is wrong, and I'll make a "
        "new one."
    ),
}
