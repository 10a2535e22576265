"""English: getting to know each other, until the account is open."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting.new": (
        "Welcome to MiiMii{name} 👋\n"
        "I'm your bank on WhatsApp: send and receive money, right in this chat.\n\n"
        "Opening your account takes about two minutes. You need your BVN and a PIN of "
        "your choice. Tap below to start."
    ),
    "onboarding.again": (
        "Let's finish opening your account first{name}. It takes about two minutes: "
        "tap below and I'll take you through it."
    ),
    "onboarding.checking": (
        "I'm checking your details now. You'll get your account number here as soon "
        "as that's done."
    ),
    "onboarding.with_people": (
        "Our team is still looking at your details. I'll message you here as soon as "
        "they're done; there's nothing you need to do."
    ),
    "onboarding.open": "Open my account",
    "onboarding.done": (
        "Your account is open, {first_name} 🎉\n\n"
        "Account number: {account_number}\n"
        "Bank: {bank_name}\n"
        "Name: {account_name}\n\n"
        "Fund it from any bank, then just tell me what you need. For example: "
        '"send 5k to 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Your details don't match your BVN record{differing}. Please check them and "
        "send me a message to try again."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "I can't open an account with these details. If you think that's wrong, "
        "reply here and someone from our team will look into it."
    ),
    "onboarding.stopped.review": (
        "Thank you. One of our people needs to look at your details before I can open "
        "your account. I'll message you here."
    ),
    "onboarding.stopped.unknown": (
        "I couldn't check your BVN: the service isn't answering. Nothing is lost. "
        "Please send me a message in a while to try again."
    ),
    "onboarding.stopped.limit": (
        "That's the most checks I can do for you in one day. Please try again tomorrow."
    ),
    "onboarding.stopped.tomorrow": (
        "I can look up a limited number of people a day, and today's are done. "
        "Nothing is lost: I'll go on with your details tomorrow morning and message "
        "you here."
    ),
    "differs.first_name": "first name",
    "differs.last_name": "last name",
    "differs.date_of_birth": "date of birth",
    "differs.gender": "gender",
    "differs.phone": "phone number",
    "differs.bvn": "BVN",
}
