"""Nigerian Pidgin: getting to know each other, until the account is open."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "greeting.new": (
        "Welcome to MiiMii{name} 👋\n"
        "Na me be your bank for WhatsApp: send and receive money, right inside this "
        "chat.\n\n"
        "To open your account go take like two minutes. You need your BVN and one PIN "
        "wey you go choose. Tap below make we start."
    ),
    "onboarding.again": (
        "Make we first finish to open your account{name}. E go take like two minutes: "
        "tap below, I go show you the way."
    ),
    "onboarding.checking": (
        "I dey check your details now. Once I don finish, your account number go show "
        "for here."
    ),
    "onboarding.with_people": (
        "Our team still dey look your details. I go message you here once dem finish; "
        "you no need do anything."
    ),
    "onboarding.open": "Open my account",
    "onboarding.done": (
        "Your account don open, {first_name} 🎉\n\n"
        "Account number: {account_number}\n"
        "Bank: {bank_name}\n"
        "Name: {account_name}\n\n"
        "Put money inside from any bank, then tell me wetin you need. For example: "
        '"send 5k give 0123456789 GTBank".'
    ),
    "onboarding.stopped.mismatch": (
        "Your details no match your BVN record{differing}. Abeg check am, then send me "
        "message make we try again."
    ),
    "onboarding.stopped.differing": " ({what})",
    "onboarding.stopped.declined": (
        "I no fit open account with these details. If you feel say e no correct, reply "
        "here and one of our people go check am."
    ),
    "onboarding.stopped.review": (
        "Thank you. One of our people must look your details before I fit open your "
        "account. I go message you here."
    ),
    "onboarding.stopped.unknown": (
        "I no fit check your BVN: the service no dey answer. Nothing lost. Abeg send "
        "me message after some time make we try again."
    ),
    "onboarding.stopped.limit": (
        "I don check reach the number wey I fit do for you today. Abeg try again "
        "tomorrow."
    ),
    "onboarding.stopped.tomorrow": (
        "Number of people wey I fit check for one day get limit, and today own don "
        "finish. Nothing lost: I go continue with your details tomorrow morning, then "
        "message you here."
    ),
    "differs.first_name": "first name",
    "differs.last_name": "last name",
    "differs.date_of_birth": "date of birth",
    "differs.gender": "gender",
    "differs.phone": "phone number",
    "differs.bvn": "BVN",
}
