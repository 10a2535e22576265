"""Hausa: tickets, and what our people answer."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "ticket.ask": (
        "Me ya faru? Ku faɗa mini a saƙo ɗaya, zan kai wa ma'aikatanmu kamar yadda "
        "kuka faɗa. Don Allah kada ku sa PIN, BVN ko kalmar sirri."
    ),
    "ticket.words": (
        "Don Allah ku faɗa da kalmomi abin da ya faru, don ma'aikatanmu su fahimta."
    ),
    "ticket.beside": "Akwai matsala? Zan iya kai wa ma'aikatanmu.",
    "ticket.more": "Me zan ƙara a tikiti {number}? Ku rubuta shi a saƙo ɗaya.",
    "ticket.opened": (
        "Na kai maganar. Tikitinku shi ne *{number}*; ma'aikatanmu za su amsa muku a "
        "nan kafin {when}.\n\n"
        'Don ganin sa, ku rubuta "ticket {number}". Don ƙara magana, ku rubuta '
        '"add to {number}: …".'
    ),
    "ticket.added": (
        "Na ƙara hakan a tikitinku *{number}*. Ma'aikatanmu za su amsa muku a nan "
        "kafin {when}."
    ),
    "ticket.dropped": "To, ban kai komai ba.",
    "ticket.closed": (
        "An rufe tikiti {number}. Idan maganar ta dawo cikin kwana 7, ku rubuta "
        '"reopen {number}: …".'
    ),
    "ticket.closed_by_us": (
        "Ma'aikatanmu sun rufe tikiti {number}. Idan ba a warware ba, ku rubuta "
        '"reopen {number}: …" cikin kwana 7.'
    ),
    "ticket.unknown": 'Ban ga wannan tikitin ba. Rubuta "my tickets" don ganin naku.',
    "ticket.none": "Ba ku da tikiti. Idan akwai matsala, ku gaya mini kawai.",
    "ticket.list": (
        'Tikitocinku:\n\n{lines}\n\nDon ganin ɗaya, ku rubuta "ticket {number}".'
    ),
    "ticket.line": "🎫 *{number}* · {topic} · {standing}",
    "ticket.topic.transfer": "turawa",
    "ticket.topic.purchase": "sayayya",
    "ticket.topic.account": "asusunku",
    "ticket.topic.charge": "caji",
    "ticket.topic.other": "wani abu",
    "ticket.standing.open": "yana wurin ma'aikatanmu, amsa kafin {when}",
    "ticket.standing.waiting_customer": "ma'aikatanmu suna da tambaya gare ku",
    "ticket.standing.answered": "an amsa",
    "ticket.standing.closed": "an rufe",
    "ticket.said.customer": "Ku, {when}:\n{text}",
    "ticket.said.staff": "Ma'aikatanmu, {when}:\n{text}",
    "ticket.answered": (
        "💬 Ma'aikatanmu a kan tikitinku {number}:\n\n{text}\n\n"
        'Don ba da amsa, ku rubuta "add to {number}: …".'
    ),
    "ticket.asked": (
        "💬 Ma'aikatanmu suna da tambaya a kan tikitinku {number}:\n\n{text}\n\n"
        'Don ba da amsa, ku rubuta "add to {number}: …".'
    ),
    "ticket.problem_button": "Akwai matsala?",
    "ticket.tell_button": "Gaya wa ma'aikata",
    "ticket.other_button": "Wani abu ne daban",
    "ticket.drop_button": "A bar shi",
    "ticket.more_button": "Ƙara magana",
    "ticket.close_button": "Rufe tikitin",
    "error.too-many-tickets": (
        "Ma'aikatanmu suna da tikitocinku da yawa. Don Allah ku ƙara a ɗaya daga "
        'cikinsu: ku rubuta "my tickets".'
    ),
    "error.ticket-over": (
        "An rufe tikiti {number} gaba ɗaya. Ku faɗa mini abin da ya faru, zan buɗe "
        "sabo."
    ),
}
