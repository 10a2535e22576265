"""Yoruba: voice notes, pictures and other kinds of message."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "kind.image": "Mi ò kì í wo àwòrán ní báyìí. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.video": "Mi ò lè wo fídíò. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.audio": (
        "Mi ò kì í gbọ́ ohùn tí ẹ gbà sílẹ̀ ní báyìí. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́."
    ),
    "kind.document": "Mi ò lè ka ìwé. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.sticker": "Ó dára 😄 Kí ni kí n ṣe fún yín?",
    "kind.location": "Ẹ ṣé, àmọ́ mi ò nílò ibi tí ẹ wà. Kí ni kí n ṣe fún yín?",
    "kind.contacts": (
        "Mi ò lè ka káàdì nọ́ńbà. Láti sanwó fún ẹnì kan, ẹ kọ nọ́ńbà àkáǹtì àti "
        "báǹkì rẹ̀, tàbí nọ́ńbà fóònù rẹ̀."
    ),
    "heard.audio": "Mo gbọ́: “{text}”",
    "heard.image": "Mo kà á: {text}",
    "heard.nothing.audio": "Ohùn yẹn kò yé mi. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "heard.nothing.image": (
        "Mi ò rí nọ́ńbà àkáǹtì nínú àwòrán yẹn. Ẹ jọ̀wọ́ ẹ kọ ọ́, pẹ̀lú orúkọ báǹkì."
    ),
    "heard.confirm": "Ẹ gbọ́dọ̀ tẹ bẹ́ẹ̀ni tàbí kí ẹ kọ ọ́ kí owó tó lọ.",
    "heard.format.image": (
        "Mi ò lè ṣí irú àwòrán yẹn. Ẹ fi ránṣẹ́ bíi fọ́tò, tàbí kí ẹ kọ ohun tí ẹ fẹ́."
    ),
    "heard.format.audio": (
        "Mi ò lè gbọ́ irú ohùn yẹn. Ẹ gbà á sílẹ̀ níbí lórí WhatsApp, kó má ju "
        "ìṣẹ́jú kan lọ, tàbí kí ẹ kọ ohun tí ẹ fẹ́."
    ),
    "heard.form_due": (
        "Nígbà tí fọ́ọ̀mù àṣírí bá ṣí, mi ò kì í gba ohùn tàbí àwòrán. Ẹ parí "
        "fọ́ọ̀mù náà, tàbí kí ẹ kọ ohun tí ẹ fẹ́."
    ),
    "kind.order": "Mi ò kì í gba ọjà láti inú àkójọ. Kí ni kí n ṣe fún yín?",
    "kind.call": "Mi ò lè gbé ìpè. Ẹ jọ̀wọ́ ẹ kọ̀wé sí mi níbí; mo máa ń dáhùn kíákíá.",
    "kind.edit": (
        "Mi ò lè tẹ̀lé àtúnṣe ọ̀rọ̀ yẹn; kò yí nǹkan kan padà. Ẹ jọ̀wọ́ ẹ fi ránṣẹ́ "
        "bí ọ̀rọ̀ tuntun."
    ),
    "kind.edit.new": "Mo ti ka ọ̀rọ̀ tí ẹ tún ṣe bí ọ̀rọ̀ tuntun.",
    "kind.poll": "Mi ò lè dìbò nínú ìbò (poll). Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.group": "Mi ò lè dara pọ̀ mọ́ ẹgbẹ́. Ẹ jọ̀wọ́ ẹ kọ̀wé sí mi níbí.",
    "kind.revoke": (
        "Mo rí i pé ẹ pa ọ̀rọ̀ kan rẹ́. Bí ẹ bá béèrè ohun kan nínú rẹ̀, ẹ fi "
        '"cancel" ránṣẹ́ láti dá a dúró.'
    ),
    "kind.other": "Mi ò lè ka irú ọ̀rọ̀ yẹn. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
}
