"""Hausa: greetings, the menu, the account, and the choice of language."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting": ("{hello} 👋 Me zan yi muku?\n\n{menu}"),
    "hello.morning": "Barka da safiya",
    "hello.afternoon": "Barka da rana",
    "hello.evening": "Barka da yamma",
    "menu": (
        '• Tura kuɗi: "tura 5k zuwa 0123456789 GTBank"\n'
        '• Biyan wani a MiiMii: "tura 2k zuwa 08030000001"\n'
        '• Katin waya, data, wuta, TV: "saya katin 500 don 08030000001"\n'
        '• "nawa ne a asusuna" don ganin kuɗinku\n'
        '• "lambar asusuna" don ganin inda za a biya ku\n'
        '• "toshe asusuna" idan wayarku ta ɓace\n'
        '• "harshe" don canza harshe'
    ),
    "help": "Ga abin da zan iya yi:\n\n{menu}",
    "menu.balance": "Kuɗin asusuna",
    "menu.account": "Lambar asusuna",
    "menu.send": "Tura kuɗi",
    "menu.buy": "Katin waya da bilu",
    "menu.people": "Mutanen da na ajiye",
    "menu.history": "Tarihin asusu",
    "menu.statement": "Takardar bayani",
    "menu.limits": "Iyakar kuɗi",
    "menu.support": "Magana da ma'aikaci",
    "menu.language": "Harshe",
    "menu.open": "Duba jeri",
    "menu.group.money": "Tura da saya",
    "menu.group.account": "Asusunku",
    "menu.group.more": "Ƙari",
    "thanks": "Babu komai, {first_name} 😊",
    "goodbye": "Sai an jima, {first_name}. Ina nan duk lokacin da kuke buƙata.",
    "balance": "Kuna da {balance}.",
    "own_account": (
        "Asusunku:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Kuɗin da aka tura wannan asusu daga kowane banki zai bayyana a nan."
    ),
    "not_understood": "Ban gane ba. Ga abin da zan iya yi:\n\n{menu}",
    "old_button": (
        "Wannan maɓallin na tsohon saƙo ne, ba ya aiki kuma. Ba a yi komai ba. Ku faɗa "
        "min abin da kuke so."
    ),
    "nothing_to_cancel": "Babu abin da za a soke. Ba a tura kuɗi yanzu.",
    "nothing_to_confirm": "Babu abin da ke jiran amincewarku. Me zan yi muku?",
    "slow_down": "Kun fi ni sauri 😅 Ku ba ni minti ɗaya, sannan ku sake rubutawa.",
    "sorry": "An sami matsala daga wajenmu. Don Allah ku sake gwadawa.",
    "forwarded": (
        "Ba na aiki da saƙon da aka turo daga wani. Idan kuna son wannan, ku rubuta "
        "min da kanku."
    ),
    "alert_pasted": (
        "Wannan ya yi kama da saƙon banki (alert). Ba na aiki da irinsa: idan kuɗi sun "
        "shigo asusunku na MiiMii, ni zan sanar da ku."
    ),
    "late": (
        "Saƙonku ya iso min a makare; kun aiko shi {when}. Har yanzu kuna son "
        "haka?\n\n“{text}”"
    ),
    "late.yes": "Eh, a ci gaba",
    "late.no": "A'a, a bar shi",
    "late.dropped": "To, na bar shi.",
    "language.name": "Hausa",
    "language.hint": 'English, Pidgin, Yorùbá, Igbo: ku rubuta "harshe".',
    "language.choose": "Da wane harshe zan riƙa amsa muku?",
    "language.menu": "Zaɓi harshe",
    "language.chosen": "To, daga yanzu zan riƙa amsa muku da Hausa.",
    "language.noticed": (
        'Daga yanzu zan amsa muku da Hausa. Ku rubuta "harshe" don canzawa.'
    ),
}
