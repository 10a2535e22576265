"""Nigerian Pidgin: what an error means, and the way out of it."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limit.day": "today",
    "limit.first_day": "for your first 24 hours",
    "error.error": "Something spoil for our side. Abeg try am again.",
    "error.not-found": "I no see am.",
    "error.not-allowed": "You never fit do that.",
    "error.account-not-open": "You never fit do that: your account never open.",
    "error.account-frozen": "Your account dey blocked, so I no fit do that.",
    "error.identity-unproven": (
        "I no fit do that until we sure say na you: your WhatsApp identity don "
        "change. Write me, I go ask you."
    ),
    "error.refused": "I no fit do that.",
    "error.insufficient-funds": "Your money no reach for that one and the fee.",
    "error.reference-reused": "Something spoil for our side. We no take any money.",
    "error.limit-reached": (
        "That one pass your limit of {limit} {window}; e remain {left}. {way_out}"
    ),
    "error.payee-unknown": "The bank no know that account.",
    "error.payee-is-self": "That one na your own account.",
    "error.bank-unknown": "I never fit send to that bank.",
    "error.enquiry-limit-reached": (
        "Account numbers wey you check don plenty. Abeg try again after one hour."
    ),
    "error.enquiries-used-up": (
        "I don check all the account numbers wey I fit check today. Abeg try again "
        "tomorrow."
    ),
    "error.asked-enough": (
        "I don make all the checks wey I fit make today. Abeg try again tomorrow."
    ),
    "error.quote-gone": (
        "That one no dey wait again: e don expire, or you don already answer am. I no "
        "do anything new."
    ),
    "error.pin-wrong": "Wrong PIN. Tries wey remain: {tries_left}.",
    "error.pin-locked": "Your PIN don lock {until}.",
    "error.pin-too-weak": (
        "That PIN too easy to guess. No use numbers wey follow each other, same "
        "numbers, your birthday or your phone number."
    ),
    "error.pin-unchanged": "Na the PIN wey you get be that. Abeg choose another one.",
    "error.challenge-gone": (
        "This form don expire or you don use am. Check the chat to see how e end "
        "before you ask again."
    ),
    "error.too-many-requests": "E too much at once. Abeg wait one minute.",
    "error.busy": "I dey busy now. Abeg try again small time.",
    "error.unclear": (
        "I never fit see whether that one don go. Abeg no send am again: ask me after "
        "one minute how e end."
    ),
    "error.unavailable": (
        "I no fit reach the people wey dey do that one now. We no take any money. Abeg "
        "try again after some minutes."
    ),
    "error.amount-out-of-range": "The amount suppose dey between {least} and {most}.",
    "error.target-invalid": "That number no correct. Abeg check am.",
    "error.not-sold": "I no dey sell that one.",
    "error.nickname-taken": (
        "You don already call another number {nickname}. Abeg choose another name."
    ),
    "error.vending-paused": (
        "I no fit sell that one now; na my side get the problem, no be you. I no "
        "collect anything. Abeg try again later."
    ),
    "limit.stopped": (
        "You don stop everything wey dey comot from your account. To allow am again, "
        'type "allow transfers again": e go take 24 hours.'
    ),
    "limit.own": "for one day, wey you set by yourself",
    "limit.way.day": (
        'E go start again for midnight. If you want higher limit, type "upgrade my '
        'account".'
    ),
    "limit.way.first_day": "E go end {when}.",
    "limit.way.own": (
        'To end your own limit, type "remove my limit": e go take 24 hours.'
    ),
    "error.check-needed": (
        "Abeg open the form again: first tick who you dey pay, then type your PIN."
    ),
    "error.being-checked": (
        "We wan look this payment first, so that your money go dey safe. We no take "
        "anything. Our people go check am within one day; ask me again tomorrow, or "
        'type "support".'
    ),
}
