"""Yoruba, in plain banking words; customers are addressed as "ẹ", as is polite.

Written without a native reader: somebody who speaks it must still check every line.
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- getting to know each other --------------------------------------------------
    "greeting.new": (
        "Ẹ káàbọ̀ sí MiiMii{name} 👋\n"
        "Èmi ni báǹkì yín lórí WhatsApp: ẹ fi owó ránṣẹ́, ẹ sì gba owó nínú ìfọ̀rọ̀wérọ̀ "
        "yìí.\n\n"
        "Ṣíṣí àkáǹtì máa ń gba bíi ìṣẹ́jú méjì. Ẹ nílò BVN yín àti PIN tí ẹ bá yàn. Ẹ "
        "tẹ ìsàlẹ̀ kí a bẹ̀rẹ̀."
    ),
    "onboarding.again": (
        "Ẹ jẹ́ ká kọ́kọ́ parí ṣíṣí àkáǹtì yín{name}. Kò ju bíi ìṣẹ́jú méjì lọ: ẹ tẹ ìsàlẹ̀, "
        "màá tọ́ yín sọ́nà."
    ),
    "onboarding.checking": (
        "Mò ń yẹ ìwífún yín wò báyìí. Bí mo bá ti parí, ẹ máa rí nọ́ńbà àkáǹtì yín níbí."
    ),
    "onboarding.with_people": (
        "Àwọn òṣìṣẹ́ wa ṣì ń yẹ ìwífún yín wò. Màá fi ọ̀rọ̀ ránṣẹ́ sí yín níbí bí wọ́n bá "
        "ti parí; kò sí ohun tí ẹ nílò láti ṣe."
    ),
    "onboarding.open": "Ṣí àkáǹtì mi",
    "onboarding.done": (
        "Àkáǹtì yín ti ṣí, {first_name} 🎉\n\n"
        "Nọ́ńbà àkáǹtì: {account_number}\n"
        "Báǹkì: {bank_name}\n"
        "Orúkọ: {account_name}\n\n"
        "Ẹ fi owó sí i láti báǹkì èyíkéyìí, kí ẹ sì sọ ohun tí ẹ fẹ́ fún mi. Bí àpẹẹrẹ: "
        '"fi 5k ránṣẹ́ sí 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Ìwífún yín kò bá ti BVN yín mu{differing}. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ sì fi "
        "ọ̀rọ̀ ránṣẹ́ sí mi kí a tún gbìyànjú."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "Mi ò lè fi ìwífún yìí ṣí àkáǹtì. Bí ẹ bá rò pé àṣìṣe ni, ẹ fèsì níbí, ẹnì kan "
        "nínú wa máa yẹ̀ ẹ́ wò."
    ),
    "onboarding.stopped.review": (
        "Ẹ ṣé. Ẹnì kan nínú wa ní láti wo ìwífún yín kí n tó lè ṣí àkáǹtì yín. Màá fi "
        "ọ̀rọ̀ ránṣẹ́ sí yín níbí."
    ),
    "onboarding.stopped.unknown": (
        "Mi ò lè yẹ BVN yín wò: ibi tí a ti ń yẹ̀ ẹ́ wò kò dáhùn. Kò sí ohun tó sọnù. Ẹ "
        "jọ̀wọ́ ẹ fi ọ̀rọ̀ ránṣẹ́ sí mi tó bá ṣe díẹ̀ kí a tún gbìyànjú."
    ),
    "onboarding.stopped.limit": (
        "Mo ti yẹ̀ ẹ́ wò dé iye tí mo lè ṣe fún yín lóòjọ́. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lọ́la."
    ),
    "differs.first_name": "orúkọ yín",
    "differs.last_name": "orúkọ ìdílé",
    "differs.date_of_birth": "ọjọ́ ìbí",
    "differs.gender": "akọ tàbí abo",
    "differs.phone": "nọ́ńbà fóònù",
    "differs.bvn": "BVN",
    # --- everyday --------------------------------------------------------------------
    "greeting": "Ẹ ńlẹ́ {first_name} 👋 Kí ni kí n ṣe fún yín?\n\n{menu}",
    "menu": (
        '• Fi owó ránṣẹ́: "fi 5k ránṣẹ́ sí 0123456789 GTBank"\n'
        '• San owó fún ẹni tó wà lórí MiiMii: "fi 2k ránṣẹ́ sí 08030000001"\n'
        '• "èló ni owó mi" láti mọ iye tí ẹ ní\n'
        '• "nọ́ńbà àkáǹtì mi" láti rí ibi tí wọ́n máa sanwó sí\n'
        '• "ti àkáǹtì mi pa" bí fóònù yín bá sọnù\n'
        '• "èdè" láti yí èdè padà'
    ),
    "help": "Ohun tí mo lè ṣe nìyí:\n\n{menu}",
    "menu.balance": "Iye owó mi",
    "menu.account": "Nọ́ńbà àkáǹtì mi",
    "menu.send": "Fi owó ránṣẹ́",
    "thanks": "Kò tọ́pẹ́, {first_name} 😊",
    "goodbye": "Ó dàbọ̀, {first_name}. Mo wà níbí nígbàkigbà tí ẹ bá nílò mi.",
    "balance": "Ẹ ní {balance}.",
    "own_account": (
        "Àkáǹtì yín:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Owó tí wọ́n bá fi ránṣẹ́ síbẹ̀ láti báǹkì èyíkéyìí máa hàn níbí."
    ),
    "not_understood": "Kò yé mi. Ohun tí mo lè ṣe nìyí:\n\n{menu}",
    "not_yet": "Mi ò tíì lè ṣe ìyẹn níbí. Ohun tí mo lè ṣe nìyí:\n\n{menu}",
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
    # --- safety ----------------------------------------------------------------------
    "secret": (
        "Ẹ jọ̀wọ́, ẹ má ṣe kọ PIN, BVN tàbí ọ̀rọ̀ aṣínà yín sínú ìfọ̀rọ̀wérọ̀, kódà fún èmi. "
        "Mi ò tọ́jú rẹ̀. Ẹ pa ọ̀rọ̀ yẹn rẹ́ lórí fóònù yín."
    ),
    "secret.form": "Fọ́ọ̀mù tó ní ààbò nìyí.",
    "blocked": (
        "A ti ti àkáǹtì yín pa. Owó kankan kò lè jáde báyìí, a sì ti fagi lé gbogbo "
        "ohun tí ẹ kò tíì jẹ́rìí sí. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì wọlé.\n\n"
        "Kí a tó ṣí i, àwọn òṣìṣẹ́ wa gbọ́dọ̀ rí i dájú pé ẹ̀yin ni."
    ),
    "frozen": (
        "A ti ti àkáǹtì yín pa, nítorí náà mi ò lè ṣe ìyẹn. Owó tí wọ́n bá fi ránṣẹ́ sí "
        "yín á ṣì wọlé. Kí a tó ṣí i, àwọn òṣìṣẹ́ wa gbọ́dọ̀ rí i dájú pé ẹ̀yin ni."
    ),
    "unblock": (
        "A kì í ṣí àkáǹtì tí a ti tì pa nínú ìfọ̀rọ̀wérọ̀: àwọn òṣìṣẹ́ wa gbọ́dọ̀ kọ́kọ́ rí i "
        "dájú pé ẹ̀yin ni. Wọ́n máa kàn sí yín níbí."
    ),
    "closed": (
        "A ti pa àkáǹtì yìí dé pátápátá. Bí ìyẹn bá yà yín lẹ́nu, àwọn òṣìṣẹ́ wa lè ràn "
        "yín lọ́wọ́."
    ),
    "restricted": (
        "Ìdánimọ̀ WhatsApp yín ti yí padà (SIM, fóònù tàbí nọ́ńbà tuntun). Láti dáàbò bo "
        "owó yín, mo ti pa àkáǹtì yín mọ́ fún ìfọ̀rọ̀wérọ̀ yìí títí àwọn òṣìṣẹ́ wa á fi rí "
        "i dájú pé ẹ̀yin ni. Owó tí wọ́n bá fi ránṣẹ́ sí yín á ṣì wọlé."
    ),
    "pin_locked": (
        "PIN tí kò tọ́ ti pọ̀ jù. A ti ti PIN yín pa {until}. Bí kì í bá ṣe ẹ̀yin, ẹ fi "
        '"ti àkáǹtì mi pa" ránṣẹ́ báyìí.'
    ),
    "lock.until": "títí di {when}",
    "lock.by_people": "títí àwọn òṣìṣẹ́ wa á fi rí i dájú pé ẹ̀yin ni",
    # --- sending money ---------------------------------------------------------------
    "send.account": (
        "Ta ni kí n fi ránṣẹ́ sí? Ẹ fún mi ní nọ́ńbà àkáǹtì oníye 10 àti báǹkì, tàbí "
        "nọ́ńbà fóònù ẹni tó wà lórí MiiMii."
    ),
    "send.account_of": (
        "Kí ni nọ́ńbà àkáǹtì {recipient}? Ẹ fún mi ní nọ́ńbà àkáǹtì oníye 10 àti báǹkì, "
        "tàbí nọ́ńbà fóònù bó bá ń lo MiiMii."
    ),
    "send.digits": (
        "Nọ́ńbà àkáǹtì máa ń jẹ́ 10; èyí jẹ́ {count}. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ tún fi ránṣẹ́."
    ),
    "send.bank": "Báǹkì wo ló ni {account_number}? Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀.",
    "send.bank_unclear": "Mi ò mọ báǹkì yẹn. Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀ tán.",
    "send.bank_menu": "Yan báǹkì",
    "send.amount": "Èló ni kí n fi ránṣẹ́?",
    "send.amount_again": "{why} Èló ni kí n wá fi ránṣẹ́?",
    "send.funds": "Ẹ ní {balance}; kò tó fún {amount} àti owó iṣẹ́ rẹ̀.",
    "send.amount_to": "{payee} nìyẹn. Èló ni kí n fi ránṣẹ́?",
    "send.amount_unclear": 'Ẹ fún mi ní iye owó ní náírà, bíi "5000" tàbí "5k".',
    "send.bank_gone": "{bank} ti kógbá sílé. Báǹkì wo ló wà báyìí?",
    "send.bank_unknown": "Mi ò tíì lè fi owó ránṣẹ́ sí {bank}. Báǹkì mìíràn wo?",
    "send.payee_unknown": (
        "{bank} kò mọ àkáǹtì {account_number}. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ fi nọ́ńbà tó tọ́ "
        "tàbí báǹkì tó tọ́ ránṣẹ́ sí mi."
    ),
    "send.not_on_miimii": (
        "{phone} kò tíì sí lórí MiiMii. Ẹ fún mi ní nọ́ńbà àkáǹtì wọn oníye 10 àti "
        "báǹkì."
    ),
    "send.self": "Àkáǹtì tiyín nìyẹn. Ta ni kí n fi ránṣẹ́ sí?",
    "send.summary": (
        "Fi {amount} ránṣẹ́ sí\n\n"
        "*{payee}*\n{where}\n\n"
        "Iye owó: {amount}\nOwó iṣẹ́: {fee}{taxes}\n*Àpapọ̀: {total}*{warning}"
    ),
    "send.taxes": "\nOwó orí: {taxes}",
    "send.first_payment": (
        "\n\nẸ kò tíì sanwó sí àkáǹtì yìí rí. Bí owó bá ti lọ, a ò lè dá a padà."
    ),
    "send.on_miimii": "Àpò MiiMii",
    "send.confirm": "Bẹ́ẹ̀ni, fi ránṣẹ́",
    "send.cancel": "Rárá, fagi lé e",
    "send.pin": (
        "Ó kù díẹ̀: ẹ tẹ PIN yín láti fi {amount} ránṣẹ́ sí {payee}. Àpapọ̀: {total}."
    ),
    "send.pin_button": "Tẹ PIN",
    "send.cancelled": "Ó dáa, mo ti fagi lé e. A ò fi ohunkóhun ránṣẹ́.",
    "send.one_at_a_time": (
        "Ọ̀kan lẹ́yìn òmíràn ni mò ń ṣe, ẹ jẹ́ ká bẹ̀rẹ̀ pẹ̀lú àkọ́kọ́. Ẹ béèrè ìyókù lẹ́yìn rẹ̀."
    ),
    "send.replaced": "Mo ti fagi lé ìfowóránṣẹ́ ìṣáájú.",
    "send.gone": (
        "Ìfowóránṣẹ́ yẹn kò dúró mọ́: àkókò rẹ̀ ti kọjá, tàbí ẹ ti dáhùn tẹ́lẹ̀. A ò fi "
        "ohun tuntun kankan ránṣẹ́."
    ),
    "send.on_its_way": "Ẹ ṣé. Mò ń fi ránṣẹ́ báyìí.",
    "send.late": "Ìdáhùn yín pẹ́ kó tó dé ọ̀dọ̀ mi, ẹ jẹ́ ká tún jẹ́rìí sí i. ",
    "trouble": ("Ẹ má bínú sí ìyẹn. Ìfowóránṣẹ́ yín tó kẹ́yìn nìyí:\n\n{status}"),
    "status.none": "Ẹ kò tíì fi owó kankan ránṣẹ́.",
    "status.quoted": "{amount} sí {payee} ń dúró de bẹ́ẹ̀ni yín.",
    "status.moving": (
        "{amount} sí {payee} wà lójú ọ̀nà. Bí báǹkì bá ti dáhùn, màá sọ fún yín."
    ),
    "status.succeeded": "Bẹ́ẹ̀ni: {amount} sí {payee} ti dé ní {when}.",
    "status.declined": (
        "Rárá: {amount} sí {payee} kò lọ. Owó náà ti padà sínú àkáǹtì yín."
    ),
    "status.reversed": "Wọ́n ti dá {amount} tí ẹ fi ránṣẹ́ sí {payee} padà fún yín.",
    "status.dropped": "A ò fi {amount} ránṣẹ́ sí {payee}: ẹ kò jẹ́rìí sí i.",
    # --- news ------------------------------------------------------------------------
    "order.processing": (
        "Mo ti gba àṣẹ yín: {total} sí {payee}. Báǹkì kò tíì dáhùn. Màá sọ fún yín bó "
        "bá ti dáhùn; kò sí ìdí láti tún fi ránṣẹ́."
    ),
    "order.succeeded": (
        "✅ Owó ti lọ\n\n"
        "Iye owó: {amount}\nOwó iṣẹ́: {fee}\nÀpapọ̀: {total}\n"
        "Sí: {payee}\n{where}\n"
        "Ọjọ́: {when}\nNọ́ńbà ìtọ́kasí: {reference}\nIpò: Ó ṣe àṣeyọrí{balance}"
    ),
    "order.late": (
        "Mo ti sọ fún yín pé ìfowóránṣẹ́ yìí kò lọ. Báǹkì wá sọ báyìí pé ó ti lọ, "
        "nítorí náà a tún ti yọ {total} fún un.\n\n"
    ),
    "order.declined": (
        "❌ {amount} tí ẹ fi ránṣẹ́ sí {payee} kò lọ. {total} ti padà sínú àkáǹtì "
        "yín.\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Báǹkì ti dá {amount} tí ẹ fi ránṣẹ́ sí {payee} padà. {total} ti padà sínú "
        "àkáǹtì yín.\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "order.balance": "\n\nOwó tó kù: {balance}",
    "order.under_review": (
        "Báǹkì kò tíì dáhùn lórí {total} tí ẹ fi ránṣẹ́ sí {payee}. Àwọn òṣìṣẹ́ wa ń "
        "bójú tó o, màá sì sọ àbájáde rẹ̀ fún yín. Nọ́ńbà ìtọ́kasí: {reference}"
    ),
    "where.bank": "{bank_name}, àkáǹtì {account_number}",
    "credit.arrived": (
        "💰 Ẹ gba {amount} láti ọ̀dọ̀ {sender}.{fee}\nOwó tó kù: {balance}{over}"
    ),
    "credit.fee": "\nOwó iṣẹ́: {fee}",
    "credit.over": (
        "\n\n"
        "Èyí ti kọjá òdiwọ̀n ìpele àkáǹtì yín. Tiyín ni owó náà, ó sì wà láìséwu; àmọ́ a "
        "lè dín iye tí ẹ lè fi ránṣẹ́ kù títí ẹ ó fi ṣe àfikún ìdánimọ̀."
    ),
    "credit.somebody": "àkáǹtì báǹkì mìíràn",
    # --- other kinds of message ------------------------------------------------------
    "kind.image": "Mi ò tíì lè ka àwòrán. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.video": "Mi ò lè wo fídíò. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.audio": "Mi ò tíì lè gbọ́ ohùn tí ẹ gbà sílẹ̀. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.document": "Mi ò lè ka ìwé. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "kind.sticker": "Ó dára 😄 Ọ̀rọ̀ kíkọ nìkan ni mo ń kà. Kí ni kí n ṣe fún yín?",
    "kind.location": "Ẹ ṣé, àmọ́ mi ò nílò ibi tí ẹ wà. Kí ni kí n ṣe fún yín?",
    "kind.contacts": (
        "Mi ò tíì lè ka káàdì nọ́ńbà. Láti sanwó fún ẹnì kan, ẹ kọ nọ́ńbà àkáǹtì àti "
        "báǹkì rẹ̀, tàbí nọ́ńbà fóònù rẹ̀."
    ),
    "heard.audio": "Mo gbọ́: “{text}”",
    "heard.image": "Mo kà á: {text}",
    "heard.nothing.audio": "Ohùn yẹn kò yé mi. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    "heard.nothing.image": (
        "Mi ò rí nọ́ńbà àkáǹtì nínú àwòrán yẹn. Ẹ jọ̀wọ́ ẹ kọ ọ́, pẹ̀lú orúkọ báǹkì."
    ),
    "heard.confirm": "Ẹ gbọ́dọ̀ tẹ bẹ́ẹ̀ni tàbí kí ẹ kọ ọ́ kí owó tó lọ.",
    "kind.order": "Mi ò kì í gba ọjà láti inú àkójọ. Kí ni kí n ṣe fún yín?",
    "kind.call": "Mi ò lè gbé ìpè. Ẹ jọ̀wọ́ ẹ kọ̀wé sí mi níbí; mo máa ń dáhùn kíákíá.",
    "kind.edit": "Mi ò lè tẹ̀lé ọ̀rọ̀ tí ẹ tún ṣe. Ẹ jọ̀wọ́ ẹ fi ránṣẹ́ bí ọ̀rọ̀ tuntun.",
    "kind.revoke": (
        "Mo rí i pé ẹ pa ọ̀rọ̀ kan rẹ́. Bí ẹ bá béèrè ohun kan nínú rẹ̀, ẹ fi "
        '"cancel" ránṣẹ́ láti dá a dúró.'
    ),
    "kind.other": "Mi ò lè ka irú ọ̀rọ̀ yẹn. Ẹ jọ̀wọ́ ẹ kọ ohun tí ẹ fẹ́.",
    # --- forms -----------------------------------------------------------------------
    "form.pin.title": "Ẹ fi PIN yín jẹ́rìí sí i",
    "form.pin.amount": "Iye owó: {amount}",
    "form.pin.fee": "Owó iṣẹ́: {fee}",
    "form.pin.total": "Àpapọ̀: {total}",
    "form.pin.to": "Sí: {payee}",
    "form.pin.first_payment": "Ẹ kò tíì sanwó sí àkáǹtì yìí rí.",
    "form.pin.final": "Bí owó bá ti lọ, a ò lè dá a padà.",
    "form.gone": (
        "Àkókò fọ́ọ̀mù yìí ti kọjá tàbí ẹ ti lò ó. Ẹ wo àbájáde rẹ̀ nínú ìfọ̀rọ̀wérọ̀ kí ẹ "
        "tó tún béèrè."
    ),
    "form.pin_format": "PIN jẹ́ nọ́ńbà 4 sí 6.",
    "form.pins_differ": "PIN méjèèjì kò jọra.",
    "form.bvn_format": "BVN jẹ́ nọ́ńbà 11.",
    "form.check": "Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò: {what}.",
    "form.field.first_name": "orúkọ yín",
    "form.field.last_name": "orúkọ ìdílé",
    "form.field.middle_name": "orúkọ àárín",
    "form.field.date_of_birth": "ọjọ́ ìbí (ẹ gbọ́dọ̀ ti pé ọdún 18)",
    "form.field.gender": "akọ tàbí abo",
    "form.field.address": "àdírẹ́sì",
    "form.field.phone": "nọ́ńbà fóònù (ti Nàìjíríà)",
    "form.field.bvn": "BVN (nọ́ńbà 11)",
    "form.field.pin": "PIN (nọ́ńbà 4 sí 6)",
    "form.field.pin_again": "PIN méjèèjì (wọ́n gbọ́dọ̀ jọra)",
    "form.refused.phone-needed": (
        "Báǹkì nílò nọ́ńbà fóònù yín, WhatsApp kò sì fi tiyín hàn mí. Ẹ jọ̀wọ́ ẹ kọ ọ́ "
        "sínú fọ́ọ̀mù."
    ),
    "form.refused.details-missing": (
        "Ìwífún yín kò sí níbí mọ́. Ẹ padà sínú ìfọ̀rọ̀wérọ̀, kí ẹ tún bẹ̀rẹ̀."
    ),
    "form.refused.limit": (
        "A ti yẹ̀ ẹ́ wò dé iye tí a lè ṣe lóòjọ́. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lọ́la."
    ),
    "form.refused.bvn-taken": (
        "A ò lè fi BVN yìí ṣí àkáǹtì. Bí ẹ bá ti ní àkáǹtì MiiMii, ẹ kọ̀wé láti orí "
        "nọ́ńbà tí ẹ fi ṣí i."
    ),
    # --- errors ----------------------------------------------------------------------
    "limit.day": "lónìí",
    "limit.first_day": "ní wákàtí 24 àkọ́kọ́ yín",
    "page.pin.done": "Ó ti parí. Ẹ lè padà sí WhatsApp báyìí.",
    "page.pin.label": "PIN MiiMii yín",
    "page.pin.send": "Jẹ́rìí sí i",
    "error.error": "Ìṣòro kan wáyé lọ́dọ̀ wa. Ẹ jọ̀wọ́ ẹ tún gbìyànjú.",
    "error.not-found": "Mi ò rí i.",
    "error.not-allowed": "Ẹ kò tíì lè ṣe ìyẹn.",
    "error.account-not-open": "Ẹ kò tíì lè ṣe ìyẹn: àkáǹtì yín kò tíì ṣí.",
    "error.account-frozen": "A ti ti àkáǹtì yín pa, nítorí náà mi ò lè ṣe ìyẹn.",
    "error.identity-unproven": (
        "Mi ò lè ṣe ìyẹn títí àwọn òṣìṣẹ́ wa á fi rí i dájú pé ẹ̀yin ni: ìdánimọ̀ "
        "WhatsApp yín ti yí padà."
    ),
    "error.refused": "Mi ò lè ṣe ìyẹn.",
    "error.insufficient-funds": "Owó yín kò tó fún ìyẹn àti owó iṣẹ́ rẹ̀.",
    "error.reference-reused": "Ìṣòro kan wáyé lọ́dọ̀ wa. A ò mú owó kankan.",
    "error.amount-out-of-range": "Ẹ lè fi {least} sí {most} ránṣẹ́ lẹ́ẹ̀kan.",
    "error.limit-reached": ("Ìyẹn kọjá òdiwọ̀n {limit} yín {window}; ó ku {left}."),
    "error.payee-unknown": "Báǹkì náà kò mọ àkáǹtì yẹn.",
    "error.payee-is-self": "Àkáǹtì tiyín nìyẹn.",
    "error.bank-unknown": "Mi ò tíì lè fi owó ránṣẹ́ sí báǹkì yẹn.",
    "error.enquiry-limit-reached": (
        "Ẹ ti yẹ nọ́ńbà àkáǹtì púpọ̀ wò. Ẹ jọ̀wọ́ ẹ tún gbìyànjú lẹ́yìn wákàtí kan."
    ),
    "error.quote-gone": (
        "Ìfowóránṣẹ́ yẹn kò dúró mọ́: àkókò rẹ̀ ti kọjá, tàbí ẹ ti dáhùn tẹ́lẹ̀. A ò fi "
        "ohun tuntun kankan ránṣẹ́."
    ),
    "error.pin-wrong": "PIN yẹn kò tọ́. Ìgbìyànjú tó kù: {tries_left}.",
    "error.pin-locked": "A ti ti PIN yín pa {until}.",
    "error.pin-too-weak": (
        "PIN yẹn rọrùn láti mọ̀. Ẹ má lo nọ́ńbà tó tẹ̀lé ara wọn, tó jọra, ọjọ́ ìbí yín "
        "tàbí nọ́ńbà fóònù yín."
    ),
    "error.challenge-gone": (
        "Àkókò fọ́ọ̀mù yìí ti kọjá tàbí ẹ ti lò ó. Ẹ wo àbájáde rẹ̀ nínú ìfọ̀rọ̀wérọ̀ kí ẹ "
        "tó tún béèrè."
    ),
    "error.too-many-requests": "Ó ti pọ̀ jù lẹ́ẹ̀kan. Ẹ jọ̀wọ́ ẹ dúró fún ìṣẹ́jú kan.",
    "error.busy": "Ọwọ́ mi dí báyìí. Ẹ jọ̀wọ́ ẹ tún gbìyànjú láìpẹ́.",
    "error.unclear": (
        "Mi ò tíì lè rí i bóyá ìyẹn ti lọ. Ẹ jọ̀wọ́ ẹ má tún fi ránṣẹ́: ẹ bi mí ní "
        "àbájáde rẹ̀ lẹ́yìn ìṣẹ́jú kan."
    ),
    "error.unavailable": (
        "Báǹkì kò dáhùn báyìí. A ò mú owó kankan. Ẹ jọ̀wọ́ ẹ tún gbìyànjú ní ìṣẹ́jú díẹ̀ "
        "sí i."
    ),
    # --- language --------------------------------------------------------------------
    "language.name": "Yorùbá",
    "language.hint": 'English, Pidgin, Hausa, Igbo: ẹ kọ "èdè".',
    "language.choose": "Èdè wo ni kí n máa fi dá yín lóhùn?",
    "language.menu": "Yan èdè",
    "language.chosen": "Ó dáa, Yorùbá ni màá máa fi dá yín lóhùn láti ìsinsìnyí lọ.",
    "language.noticed": (
        'Láti ìsinsìnyí lọ, màá fi Yorùbá dá yín lóhùn. Ẹ kọ "èdè" láti yí i padà.'
    ),
}
