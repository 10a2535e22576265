"""Hausa: how each thing is done, for who asks."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "help.transfers": (
        'Ku faɗa min nawa, kuma zuwa ga wa: "tura 5k zuwa 0123456789 GTBank", ko '
        '"tura 2k zuwa 08030000001" ga wanda yake MiiMii. Zan fara nuna muku suna, '
        "kuɗin aiki da jimla; babu abin da zai fita sai kun amince kun saka PIN."
    ),
    "help.bills": (
        'Katin waya, data, wuta da TV, a jimla ɗaya ko mataki-mataki: "saya katin '
        '500 don 08030000001". Zan fara nuna muku farashi; ba za a saya ba sai kun '
        "amince kun saka PIN."
    ),
    "help.prices": (
        "Farashi ya bambanta da kamfani da tsari, kuma yana canzawa. Ku danna ƙasa "
        "in nuna muku na yau; dubawa kyauta ne, ba za a saya ba sai kun amince."
    ),
    "help.account": (
        "Kowa zai iya biyan ku daga kowane banki: ku tura masa abin da na amsa wa "
        '"lambar asusuna". Zan sanar da ku da zarar ya shigo, kuma "nawa ne a '
        'asusuna" zai nuna kuɗinku.'
    ),
    "help.history": (
        'Ku rubuta "history" don ganin abubuwan da suka faru, "statement" don PDF ko '
        'CSV na kowane lokaci, ko "receipt" don shaidar ƙarshe.'
    ),
    "help.people": (
        'Bayan turawa ku danna maɓallin ajiyewa ku ba shi suna: sannan "tura 5k zuwa '
        'Mama" ya isa. "My beneficiaries" yana nuna duk wanda kuka ajiye.'
    ),
    "help.pin": (
        "PIN ɗinku yana tabbatar da kowane biya, a amintaccen fom, ba a hira ba. Don "
        'canza shi, ku rubuta "canza pin". Idan kun manta, ku rubuta "na manta pin".'
    ),
    "help.limits": (
        'Ku rubuta "my limits" don ganin abin da za ku iya turawa yau, da "fees" don '
        'farashin abubuwa. Za ku iya saita ƙaramar iyaka da kanku: "limit me to 20k '
        'a day".'
    ),
    "help.safety": (
        'Idan wayarku ta ɓace ko wani abu bai yi daidai ba, ku rubuta "toshe '
        'asusuna" daga kowace waya mai wannan WhatsApp: babu abin da zai fita. Ba na '
        "tambayar PIN ko BVN a hira, haka ma'aikatanmu ma."
    ),
    "help.language": (
        'Ina amsawa da Turanci, Pidgin, Hausa, Yarbanci da Igbo. Ku rubuta "harshe" '
        "don zaɓa."
    ),
    "help.news": (
        "Ina sanar da ku duk abin da ya faru a asusunku. Za a iya barin ƙananan kuɗi "
        'da kuɗin aiki: ku rubuta "my notices" don ganin yadda.'
    ),
}
