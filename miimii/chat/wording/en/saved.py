"""English: numbers that are saved under a name."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "saved.save": "Save number",
    "saved.again": "Buy again",
    "saved.ask": "What should I call {target}? A short name will do, like Home or Mum.",
    "saved.done": (
        "Saved: {name} is {target}. From now on, “for {name}” is all you need to say."
    ),
    "saved.unfit": (
        "That won't do as a name: up to 24 letters, please, and not the name of a "
        "company."
    ),
    "saved.dropped": "Okay, I won't give it a name.",
    "saved.none": (
        "You have no saved numbers yet. After a purchase, tap “{save}” and give it a "
        "name."
    ),
    "saved.list": (
        'Your saved numbers:\n\n{lines}\n\nTo change one, say "rename Home to Office" '
        'or "remove Home".'
    ),
    "saved.line": "• *{name}*: {target} ({kind})",
    "saved.renamed": "Done: {target} is {name} now.",
    "saved.forgotten": "Done: I've forgotten {name}, {target}.",
}
