"""Nigerian Pidgin: people who are saved, and paid by name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "people.save": "Save the person",
    "people.done": (
        "I don save am: {name} na {target}. From now, just talk “send 5k to {name}”."
    ),
    "people.dropped": "Okay, no name for now. {target} still dey saved.",
    "people.same": "You don already call {target} {name}. Na the same person?",
    "people.same_yes": "Yes, na the same",
    "people.same_no": "No, another name",
    "people.none": "You never save anybody. After you send money, tap “{save}”.",
    "people.list": (
        "People wey you save, {first} to {last} of {count}. Pick one to send money or "
        "to change am."
    ),
    "people.menu": "Choose",
    "people.more": "More",
    "people.favourite": "⭐ {name}",
    "people.send": "Send money",
    "people.rename": "Change the name",
    "people.favour": "Make am favourite",
    "people.unfavour": "No be favourite again",
    "people.remove": "Comot am",
    "people.favoured": "E don do: {name} na favourite, e dey top of your list.",
    "people.unfavoured": "E don do: {name} no be favourite again.",
    "people.which": "I sabi {count} wey fit be {name}. Which one you mean?",
    "people.other": "Another person",
    "people.changed": (
        "\n\n⚠️ *The name don change.* When you save this account, the name na "
        "{before}. Now the bank talk say na {now}. Make sure say na still the correct "
        "person."
    ),
    "people.gone": (
        "I no fit send to {name} for MiiMii again. Give me 10-digit account number and "
        "the bank."
    ),
}
