"""English: how each thing is done, for who asks."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "help.transfers": (
        'Tell me how much, and to whom: "send 5k to 0123456789 GTBank", or "send 2k '
        'to 08030000001" for someone on MiiMii. I show you the name, the fee and the '
        "total first; nothing leaves before you say yes and enter your PIN."
    ),
    "help.bills": (
        'Airtime, data, light and TV, in one sentence or step by step: "buy 500 '
        'airtime for 08030000001". I show you what it costs first; nothing is bought '
        "before you say yes and enter your PIN."
    ),
    "help.prices": (
        "Prices differ by company and plan, and change. Tap below and I'll show you "
        "today's; looking costs nothing, and nothing is bought before you say yes."
    ),
    "help.account": (
        'Anyone can pay you from any bank: send them what I answer to "my account '
        'number". I tell you the moment it arrives, and "balance" shows what you '
        "have."
    ),
    "help.history": (
        'Type "history" for your last movements, "statement" for a PDF or CSV of any '
        'period, "receipt" for the last receipt, or ask: "what did I spend on '
        'airtime in October?"'
    ),
    "help.people": (
        'After a transfer tap "Save person" and give a name: then "send 5k to Mum" '
        'is enough. "My beneficiaries" shows everyone you saved, to change or remove.'
    ),
    "help.pin": (
        "Your PIN confirms every payment, in a secure form and never in the chat. To "
        'change it, type "change my pin". If you forgot it, type "I forgot my pin".'
    ),
    "help.limits": (
        'Type "my limits" for what you can still send today, and "fees" for what '
        'things cost. You can set a lower limit yourself: "limit me to 20k a day".'
    ),
    "help.safety": (
        'If your phone is lost or something looks wrong, type "block my account", '
        "from any phone with this WhatsApp: nothing leaves from that moment. I never "
        "ask for your PIN or BVN in the chat, and neither does anyone from our team."
    ),
    "help.language": (
        'I answer in English, Pidgin, Hausa, Yorùbá and Igbo. Type "language" to '
        "choose."
    ),
    "help.news": (
        "I tell you of everything that happens in your account. Small credits and "
        'fees can be left out: type "my notices" to see how.'
    ),
}
