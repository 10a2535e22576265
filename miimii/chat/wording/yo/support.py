"""Yoruba: tickets, and what our people answer."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "ticket.ask": (
        "Kí ló ṣẹlẹ̀? Ẹ sọ fún mi nínú ìfiránṣẹ́ kan, màá fi jíṣẹ́ fún àwọn òṣìṣẹ́ wa bí "
        "ẹ ṣe sọ ọ́. Ẹ jọ̀wọ́, ẹ má fi PIN, BVN tàbí ọ̀rọ̀ aṣínà sí i."
    ),
    "ticket.words": ("Ẹ jọ̀wọ́ ẹ fi ọ̀rọ̀ sọ ohun tó ṣẹlẹ̀, kí àwọn òṣìṣẹ́ wa lè lóye rẹ̀."),
    "ticket.beside": "Ṣé ìṣòro wà? Mo lè sọ fún àwọn òṣìṣẹ́ wa.",
    "ticket.more": "Kí ni kí n fi kún tíkẹ́ẹ̀tì {number}? Ẹ kọ ọ́ nínú ìfiránṣẹ́ kan.",
    "ticket.opened": (
        "Mo ti jíṣẹ́ náà. Tíkẹ́ẹ̀tì yín ni *{number}*; àwọn òṣìṣẹ́ wa á dá yín lóhùn níbí "
        "kó tó di {when}.\n\n"
        'Láti rí i, ẹ tẹ "ticket {number}". Láti fi ọ̀rọ̀ kún un, ẹ tẹ '
        '"add to {number}: …".'
    ),
    "ticket.added": (
        "Mo ti fi ìyẹn kún tíkẹ́ẹ̀tì yín *{number}*. Àwọn òṣìṣẹ́ wa á dá yín lóhùn níbí "
        "kó tó di {when}."
    ),
    "ticket.dropped": "Ó dáa, mi ò sọ ohunkóhun fún wọn.",
    "ticket.closed": (
        "A ti ti tíkẹ́ẹ̀tì {number} pa. Tí ọ̀rọ̀ náà bá tún wáyé láàárín ọjọ́ 7, ẹ tẹ "
        '"reopen {number}: …".'
    ),
    "ticket.closed_by_us": (
        "Àwọn òṣìṣẹ́ wa ti ti tíkẹ́ẹ̀tì {number} pa. Tí kò bá tíì yanjú, ẹ tẹ "
        '"reopen {number}: …" láàárín ọjọ́ 7.'
    ),
    "ticket.unknown": 'Mi ò rí tíkẹ́ẹ̀tì yẹn. Ẹ tẹ "my tickets" láti rí tiyín.',
    "ticket.none": "Ẹ kò ní tíkẹ́ẹ̀tì kankan. Tí ìṣòro bá wà, ẹ ṣáà sọ fún mi.",
    "ticket.list": (
        'Àwọn tíkẹ́ẹ̀tì yín:\n\n{lines}\n\nLáti rí ọ̀kan, ẹ tẹ "ticket {number}".'
    ),
    "ticket.line": "🎫 *{number}* · {topic} · {standing}",
    "ticket.topic.transfer": "ìfowóránṣẹ́",
    "ticket.topic.purchase": "ohun tí ẹ rà",
    "ticket.topic.account": "àkáǹtì yín",
    "ticket.topic.charge": "owó iṣẹ́",
    "ticket.topic.other": "ọ̀rọ̀ míì",
    "ticket.standing.open": "ó wà lọ́wọ́ àwọn òṣìṣẹ́ wa, ìdáhùn kó tó di {when}",
    "ticket.standing.waiting_customer": "àwọn òṣìṣẹ́ wa ní ìbéèrè fún yín",
    "ticket.standing.answered": "a ti dáhùn",
    "ticket.standing.closed": "a ti tì í pa",
    "ticket.said.customer": "Ẹ̀yin, {when}:\n{text}",
    "ticket.said.staff": "Àwọn òṣìṣẹ́ wa, {when}:\n{text}",
    "ticket.answered": (
        "💬 Àwọn òṣìṣẹ́ wa lórí tíkẹ́ẹ̀tì yín {number}:\n\n{text}\n\n"
        'Láti fèsì, ẹ tẹ "add to {number}: …".'
    ),
    "ticket.asked": (
        "💬 Àwọn òṣìṣẹ́ wa ní ìbéèrè lórí tíkẹ́ẹ̀tì yín {number}:\n\n{text}\n\n"
        'Láti fèsì, ẹ tẹ "add to {number}: …".'
    ),
    "ticket.problem_button": "Ìṣòro wà?",
    "ticket.tell_button": "Sọ fún òṣìṣẹ́ yín",
    "ticket.other_button": "Ọ̀rọ̀ míì ni",
    "ticket.drop_button": "Ẹ fi sílẹ̀",
    "ticket.more_button": "Fi ọ̀rọ̀ kún un",
    "ticket.close_button": "Ti tíkẹ́ẹ̀tì pa",
    "error.too-many-tickets": (
        "Tíkẹ́ẹ̀tì yín tó wà lọ́wọ́ àwọn òṣìṣẹ́ wa ti pọ̀. Ẹ jọ̀wọ́ ẹ fi kún ọ̀kan nínú wọn: "
        'ẹ tẹ "my tickets".'
    ),
    "error.ticket-over": (
        "A ti ti tíkẹ́ẹ̀tì {number} pa pátápátá. Ẹ sọ ohun tó ṣẹlẹ̀ fún mi, màá ṣí tuntun."
    ),
}
