"""Nigerian Pidgin: greetings, the menu, the account, and the choice of language."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting": ("{hello} 👋 Wetin I fit do for you?\n\n{menu}"),
    "hello.morning": "Good morning o",
    "hello.afternoon": "Good afternoon o",
    "hello.evening": "Good evening o",
    "menu": (
        '• Send money: "send 5k give 0123456789 GTBank"\n'
        '• Pay person wey dey MiiMii: "send 2k give 08030000001"\n'
        '• Card, data, light, TV: "buy 500 airtime for 08030000001"\n'
        '• "how much I get" to see your balance\n'
        '• "my account number" to see where people go pay you\n'
        '• "block my account" if your phone lost\n'
        '• "language" to change language'
    ),
    "help": "See wetin I fit do:\n\n{menu}",
    "menu.balance": "Balance",
    "menu.account": "My account number",
    "menu.send": "Send money",
    "menu.buy": "Airtime and bills",
    "menu.people": "People wey I save",
    "menu.history": "My history",
    "menu.statement": "Account statement",
    "menu.limits": "My limit",
    "menu.support": "Talk to person",
    "menu.language": "Change language",
    "menu.open": "See menu",
    "menu.group.money": "Send and buy things",
    "menu.group.account": "Your account dem",
    "menu.group.more": "Other things",
    "thanks": "You welcome, {first_name} 😊",
    "goodbye": "Bye for now, {first_name}. I dey here anytime you need me.",
    "balance": "You get {balance}.",
    "own_account": (
        "Your account:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Any money wey person send there from any bank go show for here."
    ),
    "not_understood": "I no get wetin you talk. See wetin I fit do:\n\n{menu}",
    "old_button": (
        "That button na from old message, e no dey work again. Nothing happen. Just "
        "tell me wetin you need."
    ),
    "nothing_to_cancel": "Nothing dey to cancel. No money dey move.",
    "nothing_to_confirm": "Nothing dey wait for your yes. Wetin I fit do for you?",
    "slow_down": "You fast pass me 😅 Give me one minute, then write again.",
    "sorry": "Something spoil for our side. Abeg try am again.",
    "forwarded": (
        "I no dey act on message wey person forward. If na wetin you want, type am by "
        "yourself."
    ),
    "alert_pasted": (
        "This one resemble bank alert. I no dey act on alert: if money enter your "
        "MiiMii account, na me go tell you."
    ),
    "late": (
        "Your message reach me late; you send am on {when}. You still want am?"
        "\n\n“{text}”"
    ),
    "late.yes": "Yes, go on",
    "late.no": "No, forget am",
    "late.dropped": "Okay, I don leave am.",
    "language.name": "Pidgin",
    "language.hint": 'English, Hausa, Yorùbá, Igbo: type "language".',
    "language.choose": "Which language make I dey use answer you?",
    "language.menu": "Choose language",
    "language.chosen": "Okay, na Pidgin I go dey use answer you from now.",
    "language.noticed": (
        'From now I go dey answer for Pidgin. Type "language" to change am.'
    ),
}
