"""Igbo: numbers that are saved under a name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "saved.save": "Chekwaa nọmba",
    "saved.again": "Zụta ọzọ",
    "saved.ask": (
        "Gịnị ka m ga-akpọ {target}? Aha dị mkpụmkpụ ezuola, dịka Ụlọ ma ọ bụ Mama."
    ),
    "saved.done": (
        "Echekwala m ya: {name} bụ {target}. Site ugbu a, sị naanị “maka {name}”."
    ),
    "saved.unfit": (
        "Nke ahụ agaghị abụ aha: ka ọ ghara ịkarị mkpụrụedemede 24, ya abụkwala aha "
        "ụlọ ọrụ."
    ),
    "saved.dropped": "Ọ dị mma, agaghị m enye ya aha.",
    "saved.none": (
        "Ị chekwabeghị nọmba ọ bụla. Mgbe ị zụrụ ihe, pịa “{save}” nye ya aha."
    ),
    "saved.list": (
        'Nọmba ndị ị chekwara:\n\n{lines}\n\nKa ị gbanwee otu, dee "rename Home to '
        'Office" ma ọ bụ "remove Home".'
    ),
    "saved.line": "• *{name}*: {target} ({kind})",
    "saved.renamed": "Emeela m ya: {target} bụ {name} ugbu a.",
    "saved.forgotten": "Emeela m ya: echefuola m {name}, {target}.",
}
