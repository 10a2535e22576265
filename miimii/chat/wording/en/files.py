"""English: voice notes, pictures and other kinds of message."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "kind.image": "I don't look at pictures at the moment. Please type what you need.",
    "kind.video": "I can't watch videos. Please type what you need.",
    "kind.audio": (
        "I don't listen to voice notes at the moment. Please type what you need."
    ),
    "kind.document": "I can't read documents. Please type what you need.",
    "kind.sticker": "Nice one 😄 What can I do for you?",
    "kind.location": "Thanks, but I don't need a location. What can I do for you?",
    "kind.contacts": (
        "I can't read contact cards. To pay someone, type their account number and "
        "bank, or their phone number."
    ),
    "heard.audio": "I heard: “{text}”",
    "heard.image": "I read: {text}",
    "heard.nothing.audio": (
        "I couldn't make that voice note out. Please type what you need."
    ),
    "heard.nothing.image": (
        "I couldn't find an account number in that picture. Please type it, with the "
        "bank's name."
    ),
    "heard.confirm": "A yes to a payment has to be tapped or typed.",
    "heard.format.image": (
        "That isn't a picture I can open. Send it as a photo, or type what you need."
    ),
    "heard.format.audio": (
        "That isn't a voice note I can play. Record it here in WhatsApp, up to one "
        "minute long, or type what you need."
    ),
    "heard.form_due": (
        "While a secure form is open I take neither voice notes nor pictures. Finish "
        "the form, or type what you need."
    ),
    "kind.order": "I don't take orders from catalogues. What can I do for you?",
    "kind.call": "I can't take calls. Please write to me here; I answer at once.",
    "kind.edit": (
        "I can't follow that edit; it changed nothing. Please send it as a new message."
    ),
    "kind.edit.new": "I've read your edited message as a new one.",
    "kind.poll": "I can't vote in polls. Please type what you need.",
    "kind.group": "I can't join groups. Please write to me here.",
    "kind.revoke": (
        "I saw that you deleted a message. If you asked me for something there, send "
        '"cancel" to stop it.'
    ),
    "kind.other": "I can't read that kind of message. Please type what you need.",
}
