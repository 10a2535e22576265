"""Nigerian Pidgin: what customers ask of their own data."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "data.export": (
        "I don write am down say you want copy of your data: *{number}*. Our people "
        "go check say na you dey ask, then dem go give you before {when}."
    ),
    "data.erase": (
        "I don write am down say you want make we close your account and wipe your "
        "data: *{number}*. Our people go check say na you dey ask, and dem go answer "
        "before {when}.\n\n"
        "Before then, abeg comot your money and make open payments and tickets "
        "finish. Payment records go stay as long as law talk. You don change your "
        'mind? Type "I need a human".'
    ),
    "data.again": (
        "You don ask for this one before: *{number}*. Our people go answer before "
        "{when}."
    ),
    "data.notice": (
        "Wetin I dey keep: who you be, as your BVN record talk am; your payments; "
        "our chat, for 90 days. I dey use am run and protect your account, and I no "
        "dey sell am give anybody.\n\n"
        "Who else dey see the part wey dem need: the bank, who dey sell bill, the "
        "identity check, WhatsApp and the people wey host us. One language model dey "
        "see some texts, without names and numbers.\n\n"
        'Type "export my data" to get copy, or "delete my account".'
    ),
}
