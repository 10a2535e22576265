"""Yoruba: airtime, data, power and TV, from the first question to the PIN."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "buy.which": "Kí ni ẹ fẹ́ rà?",
    "buy.menu": "Ẹ yàn",
    "buy.kind.airtime": "Káàdì ìpè",
    "buy.kind.data": "Dátà",
    "buy.kind.electricity": "Iná mànàmáná",
    "buy.kind.cable": "Tẹlifíṣọ̀n",
    "buy.about": "Ẹ tẹ̀ ẹ́ láti bẹ̀rẹ̀",
    "buy.about.airtime": "MTN, Airtel, Glo, 9mobile",
    "buy.about.data": "Ti ọjọ́ kan, ọ̀sẹ̀ kan tàbí oṣù kan",
    "buy.about.electricity": "Token prepaid àti owó iná postpaid",
    "buy.about.cable": "DStv, GOtv, StarTimes",
    "buy.target": "Nọ́ńbà wo ni fún? Ẹ tẹ̀ ẹ́.",
    "buy.target.airtime": ("Nọ́ńbà wo ni kí n ra káàdì sí? Ẹ mú ọ̀kan, tàbí kí ẹ tẹ̀ ẹ́."),
    "buy.target.data": "Nọ́ńbà wo ni kí n ra dátà sí? Ẹ mú ọ̀kan, tàbí kí ẹ tẹ̀ ẹ́.",
    "buy.target.electricity": "Kí ni nọ́ńbà mítà náà? Ẹ tẹ̀ ẹ́ bó ṣe wà lára mítà.",
    "buy.target.cable": (
        "Kí ni nọ́ńbà smartcard tàbí IUC? Ẹ tẹ̀ ẹ́ bó ṣe wà lára dekódà."
    ),
    "buy.target_of": "Kí ni nọ́ńbà {whose}? Ẹ̀ẹ̀kan péré ni mo nílò rẹ̀.",
    "buy.biller": "Ilé iṣẹ́ wo? Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀.",
    "buy.biller.airtime": "Nẹ́tíwọ̀kì wo ni nọ́ńbà náà wà báyìí?",
    "buy.biller.data": "Nẹ́tíwọ̀kì wo ni nọ́ńbà náà wà báyìí?",
    "buy.biller.electricity": "Ilé iṣẹ́ iná wo? Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀.",
    "buy.biller.cable": "Èwo ni ẹ ń wò?",
    "buy.plan": "Èwo? Ẹ mú un, tàbí kí ẹ kọ orúkọ rẹ̀.",
    "buy.plan.data": 'Ètò {biller} wo? Ẹ mú ọ̀kan, tàbí kí ẹ kọ ọ́, bíi "1gb monthly".',
    "buy.plan.cable": "Páákéèjì {biller} wo? Ẹ mú ọ̀kan, tàbí kí ẹ kọ orúkọ rẹ̀.",
    "buy.amount": "Ti èló?",
    "buy.amount.airtime": "Káàdì èló?",
    "buy.amount.electricity": "Iná èló ni kí n rà?",
    "buy.meter_type": "Ṣé mítà prepaid ni àbí postpaid?",
    "buy.meter_type.prepaid": "Ti prepaid",
    "buy.meter_type.postpaid": "Ti postpaid",
    "buy.invalid": "Nọ́ńbà yẹn kò tọ́. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ tún fi ránṣẹ́.",
    "buy.invalid.airtime": (
        "Ìyẹn kì í ṣe nọ́ńbà fóònù Nàìjíríà: ó máa ń jẹ́ 11, bíi 08030000001."
    ),
    "buy.invalid.data": (
        "Ìyẹn kì í ṣe nọ́ńbà fóònù Nàìjíríà: ó máa ń jẹ́ 11, bíi 08030000001."
    ),
    "buy.invalid.electricity": (
        "Nọ́ńbà mítà máa ń jẹ́ 10 sí 13. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ tún fi ránṣẹ́."
    ),
    "buy.invalid.cable": (
        "Nọ́ńbà smartcard tàbí IUC máa ń jẹ́ 10 sí 12. Ẹ jọ̀wọ́ ẹ yẹ̀ ẹ́ wò, kí ẹ tún "
        "fi ránṣẹ́."
    ),
    "buy.unclear": "Mi ò ní ìyẹn.",
    "buy.more": "Òmíràn",
    "buy.from_start": "Padà sí àkọ́kọ́",
    "buy.more_of": "Gbogbo rẹ̀ jẹ́ {count}",
    "buy.mine": "Nọ́ńbà mi",
    "buy.no_such_length": ("Mi ò rí èyí tó máa pẹ́ tó bẹ́ẹ̀ gan-an. Àwọn tí mo ní nìyí."),
    "buy.no_such_plan": "Kò sí {plan} níbẹ̀.",
    "buy.other": "Òmíràn",
    "buy.one_month": "Oṣù kan lẹ́ẹ̀kan ni mo máa ń sọ dọ̀tun.",
    "buy.me": "ẹ̀yin",
    "buy.summary": (
        "Kí n ra\n\n*{product}*\nFún: {target}{name}\n\nIye owó: {amount}\nOwó iṣẹ́: "
        "{fee}{taxes}\n*Àpapọ̀: {total}*{check}"
    ),
    "buy.name": "\nOrúkọ: {name}",
    "buy.check": (
        "\n\nMi ò lè rí ẹni tó ni nọ́ńbà yìí. Ẹ jọ̀wọ́ ẹ tún yẹ̀ ẹ́ wò: bí a bá ti rà "
        "á, a ò lè dá a padà."
    ),
    "buy.check.electricity": (
        "\n\nẸ yẹ nọ́ńbà mítà yín wò: mi ò lè rí ẹni tó ni mítà náà, bí a bá sì ti rà "
        "á, a ò lè dá a padà."
    ),
    "buy.check.cable": (
        "\n\nẸ yẹ nọ́ńbà káàdì náà wò: mi ò lè rí ẹni tó ni dekódà náà, bí a bá sì ti "
        "rà á, a ò lè dá a padà."
    ),
    "buy.guessed": (
        "\n\nNọ́ńbà náà ló fi {biller} hàn. Bí wọ́n bá ti gbé e lọ síbòmíràn, ẹ yan "
        "òmíràn."
    ),
    "buy.confirm": "Bẹ́ẹ̀ni, rà á",
    "buy.other_network": "Nẹ́tíwọ̀kì mìíràn",
    "buy.pin": (
        "Ó kù díẹ̀: ẹ tẹ PIN yín láti ra {product} fún {target}. Àpapọ̀: {total}."
    ),
    "buy.cancelled": "Ó dáa, mo ti fagi lé e. A ò ra ohunkóhun.",
    "buy.gone": (
        "Ọjà yẹn kò dúró mọ́: àkókò rẹ̀ ti kọjá, tàbí ẹ ti dáhùn tẹ́lẹ̀. A ò ra ohun "
        "tuntun kankan."
    ),
    "buy.none_before": "Ẹ kò tíì ra ohunkóhun lọ́dọ̀ mi. Kí ni ẹ fẹ́?",
    "buy.funds": "Ẹ ní {balance}; kò tó fún ìyẹn àti owó iṣẹ́ rẹ̀.",
    "buy.not_sold": "Ẹ má bínú, mi ò tíì lè ta {biller}.",
    "buy.plan_gone": "Ẹ má bínú, ìyẹn kò sí ní títà.",
}
