"""Igbo: tickets, and what our people answer."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "ticket.ask": (
        "Gịnị mere? Gwa m n'otu ozi, m ga-ezigara ya ndị ọrụ anyị dị ka i siri kwuo "
        "ya. Biko etinyekwala PIN, BVN ma ọ bụ okwuntughe."
    ),
    "ticket.words": (
        "Biko jiri okwu kọwaa ihe mere, ka ndị ọrụ anyị nwee ike ịghọta ya."
    ),
    "ticket.beside": "Enwere nsogbu? Enwere m ike ịgwa ndị ọrụ anyị.",
    "ticket.more": "Gịnị ka m tinye na tiketi {number}? Dee ya n'otu ozi.",
    "ticket.opened": (
        "Ezigala m ya. Tiketi gị bụ *{number}*; ndị ọrụ anyị ga-aza gị ebe a tupu "
        "{when}.\n\n"
        'Iji hụ ya, dee "ticket {number}". Iji kwukwuo, dee "add to {number}: …".'
    ),
    "ticket.added": (
        "Etinyela m nke ahụ na tiketi gị *{number}*. Ndị ọrụ anyị ga-aza gị ebe a "
        "tupu {when}."
    ),
    "ticket.dropped": "Ọ dị mma, agwaghị m ha ihe ọ bụla.",
    "ticket.closed": (
        "Emechiela tiketi {number}. Ọ bụrụ na okwu ahụ alọghachi n'ime ụbọchị 7, dee "
        '"reopen {number}: …".'
    ),
    "ticket.closed_by_us": (
        "Ndị ọrụ anyị emechiela tiketi {number}. Ọ bụrụ na edozibeghị ya, dee "
        '"reopen {number}: …" n\'ime ụbọchị 7.'
    ),
    "ticket.unknown": 'Ahụghị m tiketi ahụ. Dee "my tickets" iji hụ nke gị.',
    "ticket.none": "Ị nweghị tiketi. Ọ bụrụ na enwere nsogbu, naanị gwa m.",
    "ticket.list": 'Tiketi gị:\n\n{lines}\n\nIji hụ otu, dee "ticket {number}".',
    "ticket.line": "🎫 *{number}* · {topic} · {standing}",
    "ticket.topic.transfer": "mbufe ego",
    "ticket.topic.purchase": "ihe ị zụrụ",
    "ticket.topic.account": "akaụntụ gị",
    "ticket.topic.charge": "ụgwọ ọrụ",
    "ticket.topic.other": "ihe ọzọ",
    "ticket.standing.open": "ọ dị n'aka ndị ọrụ anyị, azịza tupu {when}",
    "ticket.standing.waiting_customer": "ndị ọrụ anyị nwere ajụjụ maka gị",
    "ticket.standing.answered": "azaala ya",
    "ticket.standing.closed": "emechiela ya",
    "ticket.said.customer": "Gị, {when}:\n{text}",
    "ticket.said.staff": "Ndị ọrụ anyị, {when}:\n{text}",
    "ticket.answered": (
        "💬 Ndị ọrụ anyị maka tiketi gị {number}:\n\n{text}\n\n"
        'Iji zaa ha, dee "add to {number}: …".'
    ),
    "ticket.asked": (
        "💬 Ndị ọrụ anyị nwere ajụjụ maka tiketi gị {number}:\n\n{text}\n\n"
        'Iji zaa ha, dee "add to {number}: …".'
    ),
    "ticket.problem_button": "Enwere nsogbu?",
    "ticket.tell_button": "Gwa ndị ọrụ unu",
    "ticket.other_button": "Ọ bụ ihe ọzọ",
    "ticket.drop_button": "Hapụ ya",
    "ticket.more_button": "Kwukwuo",
    "ticket.close_button": "Mechie tiketi",
    "error.too-many-tickets": (
        "Ndị ọrụ anyị nwere ọtụtụ tiketi gị. Biko tinye n'otu n'ime ha: dee "
        '"my tickets".'
    ),
    "error.ticket-over": (
        "Emechiela tiketi {number} kpamkpam. Gwa m ihe mere, m ga-emepe nke ọhụrụ."
    ),
}
