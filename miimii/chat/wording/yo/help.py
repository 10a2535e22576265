"""Yoruba: how each thing is done, for who asks."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "help.transfers": (
        'Ẹ sọ iye rẹ̀ fún mi, àti ẹni tó máa gbà á: "fi 5k ránṣẹ́ sí 0123456789 '
        'GTBank", tàbí "fi 2k ránṣẹ́ sí 08030000001" fún ẹni tó wà lórí MiiMii. Màá '
        "kọ́kọ́ fi orúkọ, owó iṣẹ́ àti àpapọ̀ hàn yín; ohunkóhun kò ní jáde kí ẹ tó "
        "gbà kí ẹ sì tẹ PIN yín."
    ),
    "help.bills": (
        'Káàdì, dátà, iná àti TV, ní gbólóhùn kan tàbí ní ìgbésẹ̀ kọ̀ọ̀kan: "ra '
        'káàdì 500 fún 08030000001". Màá kọ́kọ́ fi iye rẹ̀ hàn yín; mi ò ní ra '
        "ohunkóhun kí ẹ tó gbà kí ẹ sì tẹ PIN yín."
    ),
    "help.prices": (
        "Iye owó yàtọ̀ láti ilé iṣẹ́ kan sí òmíràn, ó sì máa ń yí padà. Ẹ tẹ ìsàlẹ̀ "
        "kí n fi ti òní hàn yín; wíwò ò náni ní nǹkan kan, mi ò sì ní ra ohunkóhun "
        "kí ẹ tó gbà."
    ),
    "help.account": (
        'Ẹnikẹ́ni lè sanwó fún yín láti báǹkì èyíkéyìí: ẹ fi ìdáhùn mi sí "nọ́ńbà '
        'àkáǹtì mi" ránṣẹ́ sí i. Màá sọ fún yín bó bá ti wọlé, "èló ni owó mi" sì '
        "máa fi iye tí ẹ ní hàn."
    ),
    "help.history": (
        'Ẹ kọ "history" láti rí ohun tó ṣẹlẹ̀ kẹ́yìn, "statement" fún PDF tàbí CSV '
        'ti ìgbà yòówù, tàbí "receipt" fún ẹ̀rí ìkẹyìn.'
    ),
    "help.people": (
        "Lẹ́yìn ìfowóránṣẹ́, ẹ tẹ bọ́tìnnì ìtọ́jú kí ẹ sì fún un ní orúkọ: lẹ́yìn "
        'náà "fi 5k ránṣẹ́ sí Màmá" ti tó. "My beneficiaries" máa fi gbogbo àwọn tí '
        "ẹ tọ́jú hàn."
    ),
    "help.pin": (
        "PIN yín ló ń jẹ́rìí sí gbogbo ìsanwó, nínú fọ́ọ̀mù tó ní ààbò, kì í ṣe nínú "
        'ìfọ̀rọ̀wérọ̀. Láti yí i padà, ẹ kọ "change my pin". Bí ẹ bá gbàgbé rẹ̀, ẹ '
        'kọ "mo gbàgbé pin mi".'
    ),
    "help.limits": (
        'Ẹ kọ "my limits" láti mọ iye tí ẹ ṣì lè fi ránṣẹ́ lónìí, àti "fees" láti mọ '
        'iye owó iṣẹ́. Ẹ lè fi òdiwọ̀n tó kéré sí i fúnra yín: "limit me to 20k a '
        'day".'
    ),
    "help.safety": (
        'Bí fóònù yín bá sọnù tàbí ohun kan ò dára, ẹ kọ "ti àkáǹtì mi pa" láti '
        "fóònù èyíkéyìí tó ní WhatsApp yìí: ohunkóhun kò ní jáde mọ́. Mi ò ní béèrè "
        "PIN tàbí BVN yín nínú ìfọ̀rọ̀wérọ̀ láé, àwọn òṣìṣẹ́ wa náà kò ní béèrè."
    ),
    "help.language": (
        'Mo máa ń dáhùn ní Gẹ̀ẹ́sì, Pidgin, Hausa, Yorùbá àti Igbo. Ẹ kọ "èdè" láti '
        "yan èyí tí ẹ fẹ́."
    ),
    "help.news": (
        "Mo máa ń sọ gbogbo ohun tó ṣẹlẹ̀ nínú àkáǹtì yín fún yín. A lè fi owó "
        'kékeré àti owó iṣẹ́ sílẹ̀: ẹ kọ "my notices" láti rí bí.'
    ),
}
