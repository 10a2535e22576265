"""English: greetings, the menu, the account, and the choice of language."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting": ("{hello} 👋 What can I do for you?\n\n{menu}"),
    "hello.morning": "Good morning",
    "hello.afternoon": "Good afternoon",
    "hello.evening": "Good evening",
    "menu": (
        '• Send money: "send 5k to 0123456789 GTBank"\n'
        '• Pay someone on MiiMii: "send 2k to 08030000001"\n'
        '• Airtime, data, light, TV: "buy 500 airtime for 08030000001"\n'
        '• "balance" to see what you have\n'
        '• "my account number" to be paid\n'
        '• "block my account" if your phone is lost\n'
        '• "language" for Pidgin, Hausa, Yorùbá or Igbo'
    ),
    "help": "Here's what I can do:\n\n{menu}",
    "menu.balance": "Balance",
    "menu.account": "My account number",
    "menu.send": "Send money",
    "menu.buy": "Buy airtime & bills",
    "menu.people": "Saved people",
    "menu.history": "History",
    "menu.statement": "Statement",
    "menu.limits": "Limits",
    "menu.support": "Talk to our team",
    "menu.language": "Language",
    "menu.open": "Menu",
    "menu.group.money": "Send and buy",
    "menu.group.account": "Your account",
    "menu.group.more": "More",
    "thanks": "You're welcome, {first_name} 😊",
    "goodbye": "Bye for now, {first_name}. I'm here whenever you need me.",
    "balance": "You have {balance}.",
    "own_account": (
        "Your account:\n\n"
        "{account_number}\n{bank_name}\n{account_name}\n\n"
        "Money sent there from any bank shows up here."
    ),
    "not_understood": "I didn't get that. Here's what I can do:\n\n{menu}",
    "old_button": (
        "That button is from an earlier message and no longer works. Nothing was "
        "done. Just tell me what you need."
    ),
    "nothing_to_cancel": "There's nothing to cancel. No money is moving.",
    "nothing_to_confirm": "There's nothing waiting for a yes. What can I do for you?",
    "slow_down": "You're faster than me 😅 Give me a minute, then write again.",
    "sorry": "Something went wrong on our side. Please try that again.",
    "forwarded": (
        "I don't act on forwarded messages. If you want this, type it to me in your "
        "own words."
    ),
    "alert_pasted": (
        "That looks like a bank alert. I don't act on alerts: money that reaches your "
        "MiiMii account is announced by me."
    ),
    "late": (
        "Your message reached me late; you sent it on {when}. Do you still want "
        "this?\n\n“{text}”"
    ),
    "late.yes": "Yes, go on",
    "late.no": "No, forget it",
    "late.dropped": "Okay, I've left it.",
    "language.name": "English",
    "language.hint": 'Pidgin, Hausa, Yorùbá, Igbo: type "language".',
    "language.choose": "Which language should I answer you in?",
    "language.menu": "Choose a language",
    "language.chosen": "Okay, I'll answer in English from now on.",
    "language.noticed": (
        'I\'ll answer in English from now on. Type "language" to change that.'
    ),
}
