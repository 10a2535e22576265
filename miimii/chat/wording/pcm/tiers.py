"""Pidgin: account levels, and how they are raised."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "tier.no_ceiling": "as e reach",
    "tier.raised": (
        "✅ Your account don reach level {tier}. Now now you fit send reach {day} for "
        "one day; your balance fit hold {ceiling}."
    ),
    "tier.refused": (
        "Your account no fit reach level {tier}. Our team talk say:\n\n{reason}\n\n"
        'You fit ask again: type "upgrade my account".'
    ),
    "tier.title": "Your account level na {tier}.",
    "tier.line": "• Level {tier}: {day} for one day, balance fit reach {ceiling}",
    "tier.nin": (
        "For level 2, I go compare your NIN with the one wey dey your BVN record. "
        "Type am for this form, no type am for chat."
    ),
    "tier.nin_button": "Give my NIN",
    "tier.document": (
        "For level 3, our team go look one document wey be your own. Which one you "
        "fit send?"
    ),
    "tier.kind.passport": "Passport",
    "tier.kind.licence": "Driver's licence",
    "tier.kind.voter": "Voter's card",
    "tier.picture": (
        "Snap am send now ({document}): everything make e show, make e clear, no "
        "flash. We go lock wetin dey inside, and we no go keep the picture."
    ),
    "tier.no_picture": "I no fit open that one as picture.",
    "tier.received": "Thank you, I don read am.",
    "tier.dropped": "Okay, your level remain as e dey.",
    "tier.waiting": "Our team dey look wetin you send. I go message you here.",
    "tier.highest": "No level pass this one.",
    "tier.asked": (
        "Two of our people go decide whether your account fit reach level {tier}. "
        "I go message you here."
    ),
    "form.nin.title": "Your NIN",
    "form.nin": "11 digits. We go compare am with the NIN for your BVN record.",
    "form.field.nin": "NIN",
    "page.nin.label": "NIN (11 digits)",
    "error.nin-differs": (
        "That one no be the NIN wey dey your BVN record. Tries wey remain today: "
        "{tries_left}."
    ),
    "error.no-checks-left": "You don try 3 times today. Abeg try again tomorrow.",
    "error.tier-not-open": (
        "E no possible now: our team still dey decide, or your level don change. "
        'Type "upgrade my account" to see am.'
    ),
    "error.document-unreadable": (
        'I no fit read am. Abeg type "upgrade my account" and send picture wey '
        "clear, make everything show, no flash."
    ),
}
