"""English: what customers ask of their own data."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "data.export": (
        "I've noted that you want a copy of your data: *{number}*. Our team makes "
        "sure that it's you who asks, and gets it to you by {when} at the latest."
    ),
    "data.erase": (
        "I've noted that you want your account closed and your data erased: "
        "*{number}*. Our team makes sure that it's you who asks, and answers by "
        "{when} at the latest.\n\n"
        "Until then, please take your money out and let open payments and tickets "
        "end. Records of payments stay for as long as the law says. Changed your "
        'mind? Type "I need a human".'
    ),
    "data.again": (
        "You have asked for that already: *{number}*. Our team answers by {when} at "
        "the latest."
    ),
    "data.notice": (
        "What I keep: who you are, as your BVN record says; your payments; our chat, "
        "for 90 days. I use it to run and protect your account, and sell it to "
        "nobody.\n\n"
        "Who else sees what they need of it: the bank, whoever sells a bill, the "
        "identity check, WhatsApp and our host. A language model sees some texts, "
        "without names and numbers.\n\n"
        'Type "export my data" for a copy, or "delete my account".'
    ),
}
