"""Hausa: people who are saved, and paid by name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "people.save": "Adana mutum",
    "people.done": (
        "An adana: {name} shi ne {target}. Daga yanzu ku ce “tura 5k zuwa ga {name}” "
        "kawai."
    ),
    "people.dropped": "To, ba suna tukuna. {target} yana nan a adane.",
    "people.same": "Kun riga kun kira {target} {name}. Mutum ɗaya ne?",
    "people.same_yes": "Eh, ɗaya ne",
    "people.same_no": "A'a, wani suna",
    "people.none": "Ba ku adana kowa ba tukuna. Bayan tura kuɗi, ku taɓa “{save}”.",
    "people.list": (
        "Mutanen da kuka adana, {first} zuwa {last} cikin {count}. Ku zaɓi ɗaya don "
        "tura kuɗi ko gyara."
    ),
    "people.menu": "Zaɓi",
    "people.more": "Ƙari",
    "people.favourite": "⭐ {name}",
    "people.send": "Tura kuɗi",
    "people.rename": "Canza suna",
    "people.favour": "Sa cikin fitattu",
    "people.unfavour": "Cire daga fitattu",
    "people.remove": "Goge",
    "people.favoured": "An gama: {name} yana cikin fitattu, a saman jerinku.",
    "people.unfavoured": "An gama: {name} ba ya cikin fitattu yanzu.",
    "people.which": "Na san {count} da suka dace da {name}. Wane kuke nufi?",
    "people.other": "Wani dabam",
    "people.changed": (
        "\n\n⚠️ *Sunan ya canza.* Lokacin da kuka adana wannan asusu, sunansa {before} "
        "ne. Yanzu banki ya ce {now}. Ku tabbata har yanzu mutumin da kuke nufi ne."
    ),
    "people.gone": (
        "Ba zan iya ƙara tura wa {name} a MiiMii ba. Ku ba ni lambar asusu mai lambobi "
        "10 da sunan banki."
    ),
}
