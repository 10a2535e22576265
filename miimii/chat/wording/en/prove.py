"""English: proving oneself again."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "prove.button": "Prove it's me",
    "prove.with_people": (
        "Thank you, it's certain that it's you. Two of our people are deciding now, "
        "and I'll message you here. There's nothing more you need to do."
    ),
    "form.prove.title": "Is it you?",
    "form.reset_pin.title": "Forgotten PIN",
    "form.prove": (
        "Your date of birth and your BVN, as when you opened the account. You have 3 "
        "tries a day."
    ),
    "error.person-differs": (
        "That isn't what we have of you. Please check date of birth and BVN. Tries "
        "left today: {tries_left}."
    ),
    "error.no-tries-left": (
        "That was 3 tries today, and it isn't certain yet that it's you. Please try "
        "again tomorrow, or wait for our team to reach you. Your money is safe, and "
        "money sent to you still arrives."
    ),
    "error.proof-for-people": (
        "WhatsApp says that somebody else may hold this number now, so nothing typed "
        "here can show that it's you. Our team will call the number on your BVN "
        "record. Your money is safe, and money sent to you still arrives."
    ),
    "page.prove.date_of_birth": "Date of birth",
    "page.prove.bvn": "BVN (11 digits)",
}
