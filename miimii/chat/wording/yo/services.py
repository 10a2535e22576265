"""Yoruba: which service is meant, and requests that wait."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "service.ask": "Èwo nínú ìwọ̀nyí ni ẹ ní lọ́kàn?",
    "service.menu": "Yan ọ̀kan",
    "service.send_money": "Fi owó ránṣẹ́",
    "service.buy_airtime": "Káàdì ìpè",
    "service.buy_data": "Dátà",
    "service.pay_electricity": "Owó iná",
    "service.pay_cable": "TV",
    "later.promised": "Ọ̀kan lẹ́yìn òmíràn. Lẹ́yìn èyí: {what}.",
    "later.next": "Èyí tó kàn: {what}",
    "later.meanwhile": "Ti àkọ́kọ́ ń lọ lọ́wọ́; màá sọ fún yín bó bá ti parí.",
}
