"""Hausa: what customers ask of their own data."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "data.export": (
        "Na rubuta cewa kana son kwafin bayananka: *{number}*. Ma'aikatanmu za su "
        "tabbatar kai ne ka nema, su ba ka kafin {when}."
    ),
    "data.erase": (
        "Na rubuta cewa kana so a rufe asusunka a goge bayananka: *{number}*. "
        "Ma'aikatanmu za su tabbatar kai ne ka nema, su amsa kafin {when}.\n\n"
        "Kafin nan, ka fitar da kuɗinka, ka bar biyan da ke buɗe da tikiti su ƙare. "
        "Bayanan biya suna nan har tsawon lokacin da doka ta ce. Ka canja ra'ayi? "
        'Rubuta "I need a human".'
    ),
    "data.again": (
        "Ka riga ka nemi wannan: *{number}*. Ma'aikatanmu za su amsa kafin {when}."
    ),
    "data.notice": (
        "Abin da nake ajiyewa: kai wane ne, kamar yadda BVN ɗinka ya ce; biyanka; "
        "hirarmu, kwana 90. Ina amfani da shi don gudanar da asusunka da kare shi, "
        "ba na sayar wa kowa.\n\n"
        "Su wa ke ganin abin da suke buƙata: banki, mai sayar da bil, mai binciken "
        "shaida, WhatsApp da masu ajiye mana. Na'urar harshe tana ganin wasu rubutu, "
        "babu sunaye da lambobi.\n\n"
        'Rubuta "fitar da bayanaina" don kwafi, ko "goge bayanaina".'
    ),
}
