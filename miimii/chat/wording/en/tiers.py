"""English: account levels, and how they are raised."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "tier.no_ceiling": "as much as you like",
    "tier.raised": (
        "✅ Your account is level {tier} now. At once you can send up to {day} a day; "
        "your balance can hold {ceiling}."
    ),
    "tier.refused": (
        "Your account couldn't be raised to level {tier}. Our team says:\n\n"
        "{reason}\n\n"
        'You can ask again: type "upgrade my account".'
    ),
    "tier.title": "Your account level: {tier}.",
    "tier.line": "• Level {tier}: {day} a day, a balance of {ceiling}",
    "tier.nin": (
        "For level 2 I compare your NIN with the one on your BVN record. Type it "
        "in this form, never in the chat."
    ),
    "tier.nin_button": "Give my NIN",
    "tier.document": (
        "For level 3 our team looks at a document of yours. Which one can you send?"
    ),
    "tier.kind.passport": "Passport",
    "tier.kind.licence": "Driver's licence",
    "tier.kind.voter": "Voter's card",
    "tier.picture": (
        "Send a picture of it now ({document}): all of it, sharp, no flash on it. "
        "What stands on it is kept sealed, and the picture isn't kept."
    ),
    "tier.no_picture": "That isn't a picture that I can open.",
    "tier.received": "Thank you, I could read it.",
    "tier.dropped": "Okay, your level stays as it is.",
    "tier.waiting": "Our team is looking at what you sent. I'll message you here.",
    "tier.highest": "There is no higher level.",
    "tier.asked": (
        "Two of our people now decide about level {tier} for your account. I'll "
        "message you here."
    ),
    "form.nin.title": "Your NIN",
    "form.nin": "11 digits. It is compared with the NIN on your BVN record.",
    "form.field.nin": "NIN",
    "page.nin.label": "NIN (11 digits)",
    "error.nin-differs": (
        "That isn't the NIN on your BVN record. Tries left today: {tries_left}."
    ),
    "error.no-checks-left": "That was 3 tries today. Please try again tomorrow.",
    "error.tier-not-open": (
        "That isn't possible just now: our team is still deciding, or your level "
        'is another by now. Type "upgrade my account" to see.'
    ),
    "error.document-unreadable": (
        'I couldn\'t read that. Please type "upgrade my account" and send a '
        "sharper picture, all of it, without flash."
    ),
}
