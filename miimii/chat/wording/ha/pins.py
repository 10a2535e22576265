"""Hausa: changing the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "pin.change": (
        "Ku canza PIN ɗinku a wannan fom: da farko PIN da kuke da shi, sannan sabon, "
        "sau biyu. Fom ɗin yana aiki na minti 10. Kada ku taɓa rubuta PIN a hira."
    ),
    "pin.change_button": "Canza PIN",
    "pin.no_off": (
        "Ba a iya cire ko kashe PIN ɗinku: shi ne yake hana duk wanda ya riƙe wayarku "
        'ɗaukar kuɗinku. Zan iya canza muku shi: ku rubuta "canza pin".'
    ),
    "pin.forgotten": (
        "Ku tabbatar a wannan fom cewa ku ne, da ranar haihuwarku da BVN ɗinku, "
        "sannan ku zaɓi sabon PIN. Na awa 24 bayan haka iyaka za ta yi ƙasa. Idan "
        'wayarku ta bar hannunku, ku rubuta "toshe asusuna" maimakon haka.'
    ),
    "pin.changed": (
        "🔐 An canza PIN ɗinku a {when}. An soke duk biyan da ba ku tabbatar ba.\n\n"
        "Idan ba ku ba ne, ku toshe asusunku yanzu."
    ),
    "pin.not_me": "Toshe asusuna",
    "pin.reset_button": "Zaɓi sabon PIN",
}
