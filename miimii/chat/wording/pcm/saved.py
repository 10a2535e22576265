"""Nigerian Pidgin: numbers that are saved under a name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "saved.save": "Save the number",
    "saved.again": "Buy am again",
    "saved.ask": "Wetin make I call {target}? Short name go do, like Home or Mum.",
    "saved.done": (
        "I don save am: {name} na {target}. From now, just talk “for {name}”."
    ),
    "saved.unfit": (
        "That one no fit be name: use up to 24 letters, and no use company name."
    ),
    "saved.dropped": "Okay, I no go give am name.",
    "saved.none": (
        "You never save any number. After you buy something, tap “{save}” and give am "
        "name."
    ),
    "saved.list": (
        'Numbers wey you save:\n\n{lines}\n\nTo change one, talk "rename Home to '
        'Office" or "remove Home".'
    ),
    "saved.line": "• *{name}*: {target} ({kind})",
    "saved.renamed": "E don do: {target} na {name} now.",
    "saved.forgotten": "E don do: I don forget {name}, {target}.",
}
