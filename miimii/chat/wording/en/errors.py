"""English: what an error means, and the way out of it."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "limit.day": "today",
    "limit.first_day": "in your first 24 hours",
    "error.error": "Something went wrong on our side. Please try that again.",
    "error.not-found": "I can't find that.",
    "error.not-allowed": "You can't do that yet.",
    "error.account-not-open": "You can't do that yet: your account isn't open.",
    "error.account-frozen": "Your account is blocked, so I can't do that.",
    "error.identity-unproven": (
        "I can't do that until it's certain that it's you: your WhatsApp identity "
        "changed. Write to me, and I'll ask you."
    ),
    "error.refused": "I can't do that.",
    "error.insufficient-funds": "You don't have enough for that, fees included.",
    "error.reference-reused": "Something went wrong on our side. Nothing was taken.",
    "error.limit-reached": (
        "That's over your limit of {limit} {window}; {left} is left. {way_out}"
    ),
    "error.payee-unknown": "The bank doesn't know that account.",
    "error.payee-is-self": "That's your own account.",
    "error.bank-unknown": "I can't send to that bank yet.",
    "error.enquiry-limit-reached": (
        "That's a lot of account numbers to check. Please try again in an hour."
    ),
    "error.enquiries-used-up": (
        "I've checked as many account numbers as I may today. Please try again "
        "tomorrow."
    ),
    "error.asked-enough": (
        "I've made as many checks as I may today. Please try again tomorrow."
    ),
    "error.quote-gone": (
        "That is no longer waiting for you: it has expired, or you've already dealt "
        "with it. Nothing new was done."
    ),
    "error.pin-wrong": "Wrong PIN. Tries left: {tries_left}.",
    "error.pin-locked": "Your PIN is locked {until}.",
    "error.pin-too-weak": (
        "That PIN is too easy to guess. Avoid runs, repeats, your birthday and your "
        "phone number."
    ),
    "error.pin-unchanged": "That's the PIN you have now. Please choose another one.",
    "error.challenge-gone": (
        "This form has expired or was already used. See in the chat what "
        "became of it before you ask again."
    ),
    "error.too-many-requests": "That's a bit much at once. Please wait a minute.",
    "error.busy": "I'm busy right now. Please try again in a moment.",
    "error.unclear": (
        "I can't see yet whether that went through. Please don't send it again: ask me "
        "in a minute what became of it."
    ),
    "error.unavailable": (
        "I can't reach whoever does that right now. Nothing was taken. Please try "
        "again in a few minutes."
    ),
    "error.amount-out-of-range": "The amount has to be from {least} to {most}.",
    "error.target-invalid": "That number doesn't fit. Please check it.",
    "error.not-sold": "I don't sell that one.",
    "error.nickname-taken": (
        "You already call another number {nickname}. Choose another name, please."
    ),
    "error.vending-paused": (
        "I can't sell that just now; it's on my side, not yours. Nothing was taken. "
        "Please try again in a while."
    ),
    "limit.stopped": (
        "You've stopped everything that leaves your account. To allow it again, type "
        '"allow transfers again": that takes 24 hours.'
    ),
    "limit.own": "a day, which you set yourself",
    "limit.way.day": (
        'It starts again at midnight. For a higher limit, type "upgrade my account".'
    ),
    "limit.way.first_day": "That ends on {when}.",
    "limit.way.own": (
        'To end your own limit, type "remove my limit": that takes 24 hours.'
    ),
    "error.check-needed": (
        "Please open the form again: first tick whom you pay, then type your PIN."
    ),
    "error.being-checked": (
        "We want to look at this payment first, to keep your money safe. Nothing was "
        "taken. Our people do it within a day; ask me again tomorrow, or type "
        '"support".'
    ),
}
