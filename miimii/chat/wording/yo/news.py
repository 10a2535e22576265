"""Yoruba: what became of an order, and money that came in."""

from __future__ import annotations

TEXTS: dict[str, str] = {
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
    "order.owed": (
        "Mo ti sọ fún yín pé ìfowóránṣẹ́ yìí kò lọ. Báǹkì wá sọ báyìí pé ó ti lọ. "
        "Owó tó kù nínú àkáǹtì yín kò tó láti yọ {total} fún un, nítorí náà ẹ jẹ wá "
        "ní gbèsè owó yìí.\n\n"
    ),
    "order.declined": (
        "❌ {amount} tí ẹ fi ránṣẹ́ sí {payee} kò lọ. {total} ti padà sínú àkáǹtì "
        "yín.\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "order.reversed": (
        "↩️ Báǹkì ti dá {amount} tí ẹ fi ránṣẹ́ sí {payee} padà. {total} ti padà sínú "
        "àkáǹtì yín.\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "order.forgiven": (
        "↩️ Báǹkì ti dá {amount} tí ẹ fi ránṣẹ́ sí {payee} padà, nítorí náà ẹ kò jẹ "
        "wá ní gbèsè {total} fún un mọ́.\nNọ́ńbà ìtọ́kasí: {reference}{balance}"
    ),
    "order.balance": "\n\nOwó tó kù: {balance}",
    "order.under_review": (
        "Báǹkì kò tíì dáhùn lórí {total} tí ẹ fi ránṣẹ́ sí {payee}. Àwọn òṣìṣẹ́ wa ń "
        "bójú tó o, màá sì sọ àbájáde rẹ̀ fún yín. Nọ́ńbà ìtọ́kasí: {reference}"
    ),
    "outcome.declined": "kò lọ",
    "outcome.reversed": "a ti dá a padà",
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
}
