"""Every sentence that a customer reads, by key and language.

A language that lacks a sentence borrows it from English.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from miimii import clock
from miimii.chat.wording import en, ha, ig, pcm, yo
from miimii.errors import MiimiiError
from miimii.money import Money

LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "en": en.TEXTS,
    "pcm": pcm.TEXTS,
    "ha": ha.TEXTS,
    "yo": yo.TEXTS,
    "ig": ig.TEXTS,
}
# Templates are approved by language, and Meta knows no Pidgin, Yoruba or Igbo.
TEMPLATE_LANGUAGES = frozenset({"en", "ha"})


def say(language: str, key: str, **facts: object) -> str:
    """Return the sentence with its facts filled in; KeyError for an unknown key."""
    texts = LANGUAGES.get(language, en.TEXTS)
    return (texts.get(key) or en.TEXTS[key]).format_map(facts)


def has_words(key: str) -> bool:
    """Whether there is a sentence under this key."""
    return key in en.TEXTS


def template_language(language: str) -> str:
    """Return the language in which a customer gets templates."""
    return language if language in TEMPLATE_LANGUAGES else "en"


def say_error(language: str, error: MiimiiError) -> str:
    """Return what an error means for the customer, and the way out of it.

    The nearest ancestor that has a sentence speaks for a kind that has none.
    """
    if error.facts.get("is_own") and error.facts["limit"] == Money(0):
        return say(language, "limit.stopped")
    for kind in type(error).__mro__:
        code = getattr(kind, "code", None)
        if code and f"error.{code}" in en.TEXTS:
            return say(language, f"error.{code}", **_readable(language, error.facts))
    return say(language, "error.error")


def _readable(language: str, facts: Mapping[str, object]) -> dict[str, object]:
    """Add what sentences need and errors don't carry as words."""
    readable = dict(facts)
    if "is_first_day" in facts:
        which = "own" if facts.get("is_own") else "day"
        which = "first_day" if facts["is_first_day"] else which
        ends_at = facts.get("ends_at")
        when = moment(ends_at) if isinstance(ends_at, datetime) else "…"
        readable["window"] = say(language, f"limit.{which}")
        readable["way_out"] = say(language, f"limit.way.{which}", when=when)
    if "until" in facts:
        readable["until"] = lock_ends(language, facts["until"])
    return readable


def lock_ends(language: str, until: object) -> str:
    """Return "until 14:05 on 3 Nov" in Lagos, or who has to unlock."""
    if not isinstance(until, datetime):
        return say(language, "lock.by_people")
    return say(language, "lock.until", when=moment(until))


def moment(instant: datetime) -> str:
    """Return an instant as Lagos clocks show it: 3 Nov 2026, 14:05."""
    local = instant.astimezone(clock.LAGOS)
    return f"{day_name(local)}, {local:%H:%M}"


def day_name(day: date) -> str:
    """Return a day as people write it: 3 Nov 2026."""
    return f"{day.day} {day:%b %Y}"
