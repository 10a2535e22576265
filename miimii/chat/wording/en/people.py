"""English: people who are saved, and paid by name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "people.save": "Save person",
    "people.done": (
        "Saved: {name} is {target}. From now on, “send 5k to {name}” is all you need "
        "to say."
    ),
    "people.dropped": "Okay, no name for now. {target} stays saved.",
    "people.same": "You already call {target} {name}. Is that the same person?",
    "people.same_yes": "Yes, the same",
    "people.same_no": "No, another name",
    "people.none": "You haven't saved anybody yet. After a transfer, tap “{save}”.",
    "people.list": (
        "People you've saved, {first} to {last} of {count}. Pick one to send money, or "
        "to change it."
    ),
    "people.menu": "Choose",
    "people.more": "More",
    "people.favourite": "⭐ {name}",
    "people.send": "Send money",
    "people.rename": "Change the name",
    "people.favour": "Make a favourite",
    "people.unfavour": "No longer a favourite",
    "people.remove": "Remove",
    "people.favoured": "Done: {name} is a favourite, at the top of your list.",
    "people.unfavoured": "Done: {name} is no longer a favourite.",
    "people.which": "I know {count} that fit {name}. Which one do you mean?",
    "people.other": "Somebody else",
    "people.changed": (
        "\n\n⚠️ *The name has changed.* When you saved this account, its name was "
        "{before}. The bank now says {now}. Make sure that it's still the right person."
    ),
    "people.gone": (
        "I can't send to {name} on MiiMii any more. Give me a 10-digit account number "
        "and the bank instead."
    ),
}
