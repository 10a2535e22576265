"""Hausa: numbers that are saved under a name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "saved.save": "Adana lamba",
    "saved.again": "Sake saya",
    "saved.ask": "Me zan kira {target}? Gajeren suna ya isa, kamar Gida ko Mama.",
    "saved.done": (
        "An adana: {name} shi ne {target}. Daga yanzu ku ce “don {name}” kawai."
    ),
    "saved.unfit": (
        "Wannan ba zai zama suna ba: har haruffa 24, kuma ba sunan kamfani ba."
    ),
    "saved.dropped": "To, ba zan ba shi suna ba.",
    "saved.none": (
        "Ba ku da wata lamba da aka adana tukuna. Bayan saye, ku taɓa “{save}” ku ba "
        "ta suna."
    ),
    "saved.list": (
        'Lambobin da kuka adana:\n\n{lines}\n\nDon canza wata, ku rubuta "rename Home '
        'to Office" ko "remove Home".'
    ),
    "saved.line": "• *{name}*: {target} ({kind})",
    "saved.renamed": "An gama: yanzu {target} shi ne {name}.",
    "saved.forgotten": "An gama: na manta da {name}, {target}.",
}
