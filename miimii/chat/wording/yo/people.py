"""Yoruba: people who are saved, and paid by name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "people.save": "Tọ́jú ẹni yìí",
    "people.done": (
        "Mo ti tọ́jú rẹ̀: {name} ni {target}. Láti ìsinsìnyí, ẹ kàn sọ pé “fi 5k "
        "ránṣẹ́ sí {name}”."
    ),
    "people.dropped": "Ó dáa, kò sí orúkọ báyìí. {target} ṣì wà ní ìtọ́jú.",
    "people.same": "Ẹ ti ń pe {target} ní {name}. Ṣé ẹni kan náà ni?",
    "people.same_yes": "Bẹ́ẹ̀ni, òun ni",
    "people.same_no": "Rárá, orúkọ míì",
    "people.none": (
        "Ẹ kò tíì tọ́jú ẹnikẹ́ni. Lẹ́yìn tí ẹ bá fi owó ránṣẹ́, ẹ tẹ “{save}”."
    ),
    "people.list": (
        "Àwọn ènìyàn tí ẹ tọ́jú, {first} sí {last} nínú {count}. Ẹ yan ọ̀kan láti fi "
        "owó ránṣẹ́ tàbí láti yí i padà."
    ),
    "people.menu": "Yan",
    "people.more": "Àwọn míì",
    "people.favourite": "⭐ {name}",
    "people.send": "Fi owó ránṣẹ́",
    "people.rename": "Yí orúkọ padà",
    "people.favour": "Fi sí ààyò",
    "people.unfavour": "Yọ kúrò ní ààyò",
    "people.remove": "Yọ kúrò",
    "people.favoured": "Ó ti parí: {name} ti wà lára ààyò, lókè àkọsílẹ̀ yín.",
    "people.unfavoured": "Ó ti parí: {name} kò sí lára ààyò mọ́.",
    "people.which": "Mo mọ {count} tó bá {name} mu. Èwo ni ẹ ń sọ?",
    "people.other": "Ẹlòmíràn",
    "people.changed": (
        "\n\n⚠️ *Orúkọ ti yí padà.* Nígbà tí ẹ tọ́jú àkáǹtì yìí, orúkọ rẹ̀ ni "
        "{before}. Báǹkì ti sọ báyìí pé {now} ni. Ẹ rí i dájú pé ẹni tí ẹ ń sọ náà ni."
    ),
    "people.gone": (
        "Mi ò lè fi owó ránṣẹ́ sí {name} lórí MiiMii mọ́. Ẹ fún mi ní nọ́ńbà àkáǹtì "
        "oníye 10 àti báǹkì."
    ),
}
