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
}
