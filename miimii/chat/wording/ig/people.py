"""Igbo: people who are saved, and paid by name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "people.save": "Chekwaa onye a",
    "people.done": (
        "Echekwala m ya: {name} bụ {target}. Site ugbu a, sị naanị “zigara {name} 5k”."
    ),
    "people.dropped": "Ọ dị mma, o nweghị aha ugbu a. {target} ka dị na nchekwa.",
    "people.same": "Ị na-akpọbu {target} {name}. Ọ bụ otu onye ahụ?",
    "people.same_yes": "Ee, otu onye",
    "people.same_no": "Mba, aha ọzọ",
    "people.none": "Ị chekwabeghị onye ọ bụla. Mgbe i zipụrụ ego, pịa “{save}”.",
    "people.list": (
        "Ndị ị chekwara, {first} ruo {last} n'ime {count}. Họrọ otu ka i zipụ ego ma ọ "
        "bụ gbanwee ya."
    ),
    "people.menu": "Họrọ",
    "people.more": "Ndị ọzọ",
    "people.favourite": "⭐ {name}",
    "people.send": "Zipụ ego",
    "people.rename": "Gbanwee aha",
    "people.favour": "Mee ya ọkacha mmasị",
    "people.unfavour": "Ọ bụghịzi ọkacha mmasị",
    "people.remove": "Wepụ ya",
    "people.favoured": "Emeela m ya: {name} bụ ọkacha mmasị, n'elu ndepụta gị.",
    "people.unfavoured": "Emeela m ya: {name} abụghịzi ọkacha mmasị.",
    "people.which": "Ama m {count} dabara na {name}. Kedu nke ị na-ekwu?",
    "people.other": "Onye ọzọ",
    "people.changed": (
        "\n\n⚠️ *Aha agbanweela.* Mgbe ị chekwara akaụntụ a, aha ya bụ {before}. Ugbu "
        "a ụlọ akụ sị na ọ bụ {now}. Jide n'aka na ọ ka bụ onye ahụ ị chọrọ."
    ),
    "people.gone": (
        "Enweghịzi m ike izigara {name} na MiiMii. Nye m nọmba akaụntụ nwere ọnụọgụ 10 "
        "na ụlọ akụ ya."
    ),
}
