"""What customers do again and again in these journeys."""

from __future__ import annotations

from tests.bot import PIN, Bot, Message, Screen


def asks(bot: Bot, text: str) -> Message:
    """Type a request for money; the summary with its two buttons."""
    bot.says(text)
    return bot.hears("Total")


def confirms(bot: Bot, *, pin: str = PIN) -> Screen:
    """Tap yes under the newest summary and fill the form; the last screen."""
    bot.taps(0)
    bot.hears_form()
    return bot.fills(pin=pin)


def pays(bot: Bot, text: str) -> None:
    """The whole of it, up to a right PIN."""
    asks(bot, text)
    screen = confirms(bot)
    assert screen.finished, screen


def texts_after(bot: Bot, message: Message) -> list[str]:
    """What was said after this bubble."""
    return [m.text for m in bot.messages() if m.seq > message.seq]
