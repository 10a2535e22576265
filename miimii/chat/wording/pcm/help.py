"""Nigerian Pidgin: how each thing is done, for who asks."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "help.transfers": (
        'Tell me how much, and who: "send 5k give 0123456789 GTBank", or "send 2k '
        'give 08030000001" for person wey dey MiiMii. I go first show you the name, '
        "the fee and the total; nothing go comot before you talk yes and put your "
        "PIN."
    ),
    "help.bills": (
        'Card, data, light and TV, for one sentence or small small: "buy 500 airtime '
        'for 08030000001". I go first show you the price; I no go buy anything '
        "before you talk yes and put your PIN."
    ),
    "help.prices": (
        "Price dey different for each company and plan, and e dey change. Tap below "
        "make I show you today own; to look no cost anything, and I no go buy before "
        "you talk yes."
    ),
    "help.account": (
        "Anybody fit pay you from any bank: send them wetin I answer when you type "
        '"my account number". Once e enter I go tell you, and "how much I get" go '
        "show wetin you get."
    ),
    "help.history": (
        'Type "history" to see your last movements, "statement" for PDF or CSV of '
        'any time, "receipt" for the last receipt, or ask me: "how much I spend on '
        'airtime in October?"'
    ),
    "help.people": (
        'After transfer, tap "Save person" and give am name: then "send 5k give Mum" '
        'don do. "My beneficiaries" go show everybody wey you save, to change or '
        "remove."
    ),
    "help.pin": (
        "Na your PIN dey confirm every payment, inside secure form, never for chat. "
        'To change am, type "change my pin". If you forget am, type "I forget my '
        'pin".'
    ),
    "help.limits": (
        'Type "my limits" to see wetin you fit still send today, and "fees" for '
        'wetin things cost. You fit put lower limit by yourself: "limit me to 20k a '
        'day".'
    ),
    "help.safety": (
        'If your phone lost or something no clear, type "block my account" from any '
        "phone wey carry this WhatsApp: nothing go comot from that time. I no go "
        "ever ask your PIN or BVN for chat, and our team sef no go ask."
    ),
    "help.language": (
        'I dey answer for English, Pidgin, Hausa, Yorùbá and Igbo. Type "language" '
        "to choose one."
    ),
    "help.news": (
        "I dey tell you everything wey happen for your account. You fit off small "
        'credits and fees: type "my notices" to see how.'
    ),
}
