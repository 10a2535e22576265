"""Yoruba: greetings, the menu, the account, and the choice of language."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting": ("{hello} 👋 Kí ni kí n ṣe fún yín?\n\n{menu}"),
    "hello.morning": "Ẹ káàárọ̀",
    "hello.afternoon": "Ẹ káàsán",
    "hello.evening": "Ẹ kú ìrọ̀lẹ́",
    "menu": (
        '• Fi owó ránṣẹ́: "fi 5k ránṣẹ́ sí 0123456789 GTBank"\n'
        '• San owó fún ẹni tó wà lórí MiiMii: "fi 2k ránṣẹ́ sí 08030000001"\n'
        '• Káàdì, dátà, iná, TV: "ra káàdì 500 fún 08030000001"\n'
        '• "èló ni owó mi" láti mọ iye tí ẹ ní\n'
        '• "nọ́ńbà àkáǹtì mi" láti rí ibi tí wọ́n máa sanwó sí\n'
        '• "ti àkáǹtì mi pa" bí fóònù yín bá sọnù\n'
        '• "èdè" láti yí èdè padà'
    ),
    "help": "Ohun tí mo lè ṣe nìyí:\n\n{menu}",
    "menu.balance": "Iye owó mi",
    "menu.account": "Nọ́ńbà àkáǹtì mi",
    "menu.send": "Fi owó ránṣẹ́",
    "menu.buy": "Káàdì àti owó iná",
    "menu.people": "Àwọn tí mo tọ́jú",
    "menu.history": "Ìtàn owó mi",
    "menu.statement": "Ìwé àlàyé owó",
    "menu.limits": "Òdiwọ̀n owó mi",
    "menu.support": "Bá òṣìṣẹ́ sọ̀rọ̀",
    "menu.language": "Èdè",
    "menu.open": "Wo gbogbo rẹ̀",
    "menu.group.money": "Fi owó ránṣẹ́ àti ra",
    "menu.group.account": "Àkáǹtì yín",
    "menu.group.more": "Àwọn míràn",
    "thanks": "Kò tọ́pẹ́, {first_name} 😊",
    "goodbye": "Ó dàbọ̀, {first_name}. Mo wà níbí nígbàkigbà tí ẹ bá nílò mi.",
    "balance": "Ẹ ní {balance}.",
    "own_account": (
        "Àkáǹtì yín:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Owó tí wọ́n bá fi ránṣẹ́ síbẹ̀ láti báǹkì èyíkéyìí máa hàn níbí."
    ),
    "not_understood": "Kò yé mi. Ohun tí mo lè ṣe nìyí:\n\n{menu}",
    "old_button": (
        "Bọ́tìnnì yẹn wá láti ọ̀rọ̀ àtijọ́, kò ṣiṣẹ́ mọ́. Kò sí ohun tó ṣẹlẹ̀. Ẹ sọ ohun tí "
        "ẹ fẹ́ fún mi."
    ),
    "nothing_to_cancel": "Kò sí ohun tí a máa fagi lé. Owó kankan kò lọ.",
    "nothing_to_confirm": "Kò sí ohun tó ń dúró de bẹ́ẹ̀ni yín. Kí ni kí n ṣe fún yín?",
    "slow_down": "Ẹ yára jù mí lọ 😅 Ẹ fún mi ní ìṣẹ́jú kan, kí ẹ tún kọ̀wé.",
    "sorry": "Ìṣòro kan wáyé lọ́dọ̀ wa. Ẹ jọ̀wọ́ ẹ tún gbìyànjú.",
    "forwarded": (
        "Mi ò kì í ṣiṣẹ́ lórí ọ̀rọ̀ tí ẹlòmíràn kọ. Bí ẹ bá fẹ́ èyí, ẹ kọ ọ́ fún mi fúnra "
        "yín."
    ),
    "alert_pasted": (
        "Èyí jọ ìkéde báǹkì (alert). Mi ò kì í ṣiṣẹ́ lórí rẹ̀: bí owó bá wọ àkáǹtì "
        "MiiMii yín, èmi ni màá sọ fún yín."
    ),
    "late": (
        "Ọ̀rọ̀ yín pẹ́ kó tó dé ọ̀dọ̀ mi; ẹ fi ránṣẹ́ ní {when}. Ṣé ẹ ṣì fẹ́ bẹ́ẹ̀?\n\n“{text}”"
    ),
    "late.yes": "Bẹ́ẹ̀ni, tẹ̀síwájú",
    "late.no": "Rárá, fi sílẹ̀",
    "late.dropped": "Ó dáa, mo ti fi sílẹ̀.",
    "language.name": "Yorùbá",
    "language.hint": 'English, Pidgin, Hausa, Igbo: ẹ kọ "èdè".',
    "language.choose": "Èdè wo ni kí n máa fi dá yín lóhùn?",
    "language.menu": "Yan èdè",
    "language.chosen": "Ó dáa, Yorùbá ni màá máa fi dá yín lóhùn láti ìsinsìnyí lọ.",
    "language.noticed": (
        'Láti ìsinsìnyí lọ, màá fi Yorùbá dá yín lóhùn. Ẹ kọ "èdè" láti yí i padà.'
    ),
}
