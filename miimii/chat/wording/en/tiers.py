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
}
