"""Which news come unasked: shown, and the small ones muted or told again."""

from __future__ import annotations

from dataclasses import replace

from miimii.chat.replies import Reply
from miimii.chat.session import Visit
from miimii.chat.understanding.news_wishes import NewsWish
from miimii.chat.wording import say
from miimii.money import Money
from miimii.users.model import NewsPreferences
from miimii.users.news_preferences import EVERYTHING, MOST_MUTED

_SMALL = Money(100_000)  # what small is, unless they say an amount


def fulfil(wish: NewsWish, visit: Visit) -> Reply:
    """Do what was wished and say so; nothing but small credits and fees is muted."""
    match wish.what:
        case "show":
            return Reply(_shown(visit, visit.teller.news.chosen(visit.customer)))
        case "always":
            chosen = visit.teller.news.chosen(visit.customer)
            always = say(visit.language, "news.always")
            return Reply(f"{always}\n\n{_shown(visit, chosen)}")
        case "everything":
            _choose(visit, EVERYTHING)
            return Reply(say(visit.language, "news.everything"))
        case "fees":
            chosen = visit.teller.news.chosen(visit.customer)
            _choose(visit, replace(chosen, is_told_fees=False))
            return Reply(say(visit.language, "news.no_fees"))
        case "credits":
            return _mute_credits(visit, wish.below_kobo)


def _mute_credits(visit: Visit, below_kobo: int | None) -> Reply:
    below = _SMALL if below_kobo is None else Money(below_kobo)
    if below > MOST_MUTED:
        return Reply(say(visit.language, "news.too_high", most=MOST_MUTED))
    chosen = visit.teller.news.chosen(visit.customer)
    _choose(visit, replace(chosen, credits_from_kobo=below.kobo))
    return Reply(say(visit.language, "news.no_credits", amount=below))


def _choose(visit: Visit, chosen: NewsPreferences) -> None:
    visit.teller.news.choose(visit.customer, chosen, at=visit.at)


def _shown(visit: Visit, chosen: NewsPreferences) -> str:
    language = visit.language
    least = Money(chosen.credits_from_kobo)
    credits = say(language, "news.credits.from", amount=least)
    return say(
        language,
        "news.shown",
        credits=credits if least.kobo else say(language, "news.credits.all"),
        fees=say(language, "news.fees.yes" if chosen.is_told_fees else "news.fees.no"),
    )
