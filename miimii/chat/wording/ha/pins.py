"""Hausa: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Canza PIN naka a wannan fom: da farko PIN da kake da shi, sannan sabon, sau "
        "biyu. Fom ɗin yana aiki na minti 10. Kada ka taɓa rubuta PIN a hira."
    ),
    "pin.change_button": "Canza PIN",
    "pin.no_off": (
        "Ba a iya cire ko kashe PIN naka: shi ne yake hana duk wanda ya riƙe wayarka "
        'ɗaukar kuɗinka. Zan iya canza maka shi: rubuta "canza pin".'
    ),
    "pin.forgotten": (
        "Ku tabbatar a wannan fom cewa ku ne, da ranar haihuwarku da BVN ɗinku, "
        "sannan ku zaɓi sabon PIN. Na awa 24 bayan haka iyaka za ta yi ƙasa. Idan "
        'wayarku ta bar hannunku, ku rubuta "block my account" maimakon haka.'
    ),
    "pin.changed": (
        "🔐 An canza PIN naka a {when}. An soke duk biyan da ba ka tabbatar ba.\n\n"
        "Idan ba kai ba ne, rufe asusunka yanzu."
    ),
    "pin.not_me": "Rufe asusuna",
    "pin.reset_button": "Zaɓi sabon PIN",
}
