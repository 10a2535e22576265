"""What may go out today and what it costs, from the rules in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from miimii.chat.limits_counter import Allowed
from miimii.chat.replies import Reply
from miimii.chat.session import Visit
from miimii.chat.wording import moment, say
from miimii.money import Money
from miimii.rules.model import Rule


def show_limits(visit: Visit) -> Reply:
    """Say what is left today, every limit that holds, and how each is changed."""
    language = visit.language
    allowed = visit.teller.limits.allowed(visit.customer, at=visit.at)
    today = allowed.today
    lines = [
        say(language, "limits.left", left=today.left),
        say(language, "limits.day", limit=today.day, tier=visit.customer.tier),
    ]
    if today.first_day is not None and today.first_day_ends_at is not None:
        when = moment(today.first_day_ends_at)
        lines.append(
            say(language, "limits.first_day", limit=today.first_day, when=when)
        )
    lines += _own(language, allowed, visit.at)
    if allowed.least is not None and allowed.most is not None:
        least, most = allowed.least, allowed.most
        lines.append(say(language, "limits.each", least=least, most=most))
    lines += [say(language, "limits.lower"), say(language, "limits.raise")]
    return Reply("\n\n".join(lines))


def show_fees(visit: Visit) -> Reply:
    """Say what each kind of order costs."""
    language = visit.language
    lines = [
        say(
            language,
            "fees.line",
            what=say(language, f"fees.kind.{name.removeprefix('fee.')}"),
            price="; ".join(_price(language, band) for band in bands),
        )
        for name, bands in visit.teller.limits.fees(at=visit.at).items()
    ]
    return Reply("\n".join([say(language, "fees.title"), *lines]))


def _own(language: str, allowed: Allowed, at: datetime) -> Iterable[str]:
    own = allowed.own
    if own is None:
        return
    now_kobo = own.in_force_kobo(at)
    if now_kobo is not None:
        yield say(language, "limits.own", limit=Money(now_kobo))
    if own.effective_at > at:
        when = moment(own.effective_at)
        if own.day_kobo is None:
            yield say(language, "limits.own_ends", when=when)
        else:
            limit = Money(own.day_kobo)
            yield say(language, "limits.own_later", when=when, limit=limit)


def _price(language: str, band: Rule) -> str:
    if band.value_bps is not None:
        price = say(language, "fees.share", share=f"{band.value_bps / 100:g}")
    elif band.value_kobo:
        price = str(Money(band.value_kobo))
    else:
        price = say(language, "fees.free")
    if band.min_kobo is not None and band.max_kobo is not None:
        least, most = Money(band.min_kobo), Money(band.max_kobo)
        price = say(language, "fees.between", price=price, least=least, most=most)
    if band.above_kobo:
        above = Money(band.above_kobo)
        price = say(language, "fees.above", price=price, above=above)
    return price
