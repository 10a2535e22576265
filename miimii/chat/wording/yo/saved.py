"""Yoruba: numbers that are saved under a name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "saved.save": "Tọ́jú nọ́ńbà",
    "saved.again": "Tún rà á",
    "saved.ask": "Kí ni kí n máa pe {target}? Orúkọ kúkúrú ti tó, bíi Ilé tàbí Màmá.",
    "saved.done": (
        "Mo ti tọ́jú rẹ̀: {name} ni {target}. Láti ìsinsìnyí, ẹ kàn sọ pé “fún {name}”."
    ),
    "saved.unfit": (
        "Ìyẹn kò lè jẹ́ orúkọ: kó má ju lẹ́tà 24 lọ, kó má sì jẹ́ orúkọ ilé iṣẹ́."
    ),
    "saved.dropped": "Ó dáa, mi ò ní fún un lórúkọ.",
    "saved.none": (
        "Ẹ kò tíì tọ́jú nọ́ńbà kankan. Lẹ́yìn tí ẹ bá ra nǹkan, ẹ tẹ “{save}” kí ẹ fún "
        "un lórúkọ."
    ),
    "saved.list": (
        'Àwọn nọ́ńbà tí ẹ tọ́jú:\n\n{lines}\n\nLáti yí ọ̀kan padà, ẹ kọ "rename Home '
        'to Office" tàbí "remove Home".'
    ),
    "saved.line": "• *{name}*: {target} ({kind})",
    "saved.renamed": "Ó ti parí: {name} ni {target} báyìí.",
    "saved.forgotten": "Ó ti parí: mo ti gbàgbé {name}, {target}.",
}
