"""Nigerian Pidgin: voice notes, pictures and other kinds of message."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "kind.image": "I no dey look picture for now. Abeg type wetin you need.",
    "kind.video": "I no fit watch video. Abeg type wetin you need.",
    "kind.audio": "I no dey hear voice note for now. Abeg type wetin you need.",
    "kind.document": "I no fit read document. Abeg type wetin you need.",
    "kind.sticker": "E sweet 😄 Wetin I fit do for you?",
    "kind.location": "Thank you, but I no need location. Wetin I fit do for you?",
    "kind.contacts": (
        "I no fit read contact card. To pay person, type their account number and "
        "bank, or their phone number."
    ),
    "heard.audio": "I hear: “{text}”",
    "heard.image": "Wetin I read: {text}",
    "heard.nothing.audio": (
        "I no fit hear that voice note well. Abeg type wetin you need."
    ),
    "heard.nothing.image": (
        "I no see account number for that picture. Abeg type am, with the bank name."
    ),
    "heard.confirm": "For payment, you must tap or type your yes.",
    "heard.format.image": (
        "That one no be picture wey I fit open. Send am as photo, or type wetin you "
        "need."
    ),
    "heard.format.audio": (
        "That one no be voice note wey I fit play. Record am for this WhatsApp, one "
        "minute at most, or type wetin you need."
    ),
    "heard.form_due": (
        "As secure form dey open, I no go take voice note or picture. Finish the "
        "form, or type wetin you need."
    ),
    "kind.order": "I no dey take catalogue order. Wetin I fit do for you?",
    "kind.call": "I no fit pick call. Abeg write me here; I dey answer sharp sharp.",
    "kind.edit": (
        "I no fit follow wetin you edit; e no change anything. Abeg send am as new "
        "message."
    ),
    "kind.edit.new": "I don read the message wey you edit as new one.",
    "kind.poll": "I no fit vote for poll. Abeg type wetin you need.",
    "kind.group": "I no fit join group. Abeg write me for here.",
    "kind.revoke": (
        "I see say you delete one message. If you ask me for something inside, send "
        '"cancel" to stop am.'
    ),
    "kind.other": "I no fit read that kind message. Abeg type wetin you need.",
}
