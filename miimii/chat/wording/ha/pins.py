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
        "Ba a iya sake saita PIN da aka manta a hira tukuna; sai ma'aikatanmu sun "
        "tabbatar cewa kai ne. Kafin nan ba abin da zai fita; kuɗinka suna lafiya, "
        "kuma kuɗin da aka turo maka za su shigo. Idan ka tuna daga baya, rubuta "
        '"canza pin". Idan wayarka ta bar hannunka, rubuta "block my account".'
    ),
    "pin.changed": (
        "🔐 An canza PIN naka a {when}. An soke duk biyan da ba ka tabbatar ba.\n\n"
        "Idan ba kai ba ne, rufe asusunka yanzu."
    ),
    "pin.not_me": "Rufe asusuna",
}
