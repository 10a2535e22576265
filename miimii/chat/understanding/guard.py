"""The guard: which messages may start a payment draft at all.

One rule a function, applied in this order before anything else is read, to every source
(typed, heard, read from a picture, or understood by a model). Each returns True if the
text must not start money for that reason. A doubt is a no: the customer can ask again,
while a payment they did not ask for can't be taken back.
"""

from __future__ import annotations

import re

from miimii.chat.understanding import guard_words as words
from miimii.chat.understanding.text import Clean

MONEY = frozenset(
    {"send_money", "buy_airtime", "buy_data", "pay_electricity", "pay_cable"}
)
TOO_LONG = 500  # characters; a request is shorter, a story or a chain letter is not


def secret_in(low: str) -> str | None:
    """Rule 1: return pin, otp, password or card if the text gives one away."""
    if words.CARD.search(low) or (
        words.CARD_WORDS.search(low)
        and re.search(r"\d{3,}", low)
        and not words.TV.search(low)
    ):
        return "card"
    if match := words.SECRET.search(low):
        return words.KINDS[str(match[match.lastindex or 1])]
    return "password" if words.PASSWORD.search(low) else None


def is_alert(low: str) -> bool:
    """Rule 2: two signs of a bank's own alert make it a pasted one."""
    if words.FORM.search(low) or words.SPOKEN.search(low):
        return False  # "Account number: … Bank: … Amount: …" is how people order
    return sum(bool(sign.search(low)) for sign in words.ALERT_SIGNS) >= 2


def is_chain(low: str) -> bool:
    """Rule 2: a chain letter, a post, code, or a text too long to be an order."""
    is_public = words.CHAIN.search(low) or words.MACHINE.search(low)
    return len(low) > TOO_LONG or bool(is_public)


def is_negated(low: str) -> bool:
    """Rule 4: "don't send", "no send", "kada", "ma san", "ezigala"."""
    return bool(words.NEGATED.search(low))


def is_past_or_reported(low: str) -> bool:
    """Rule 4: what happened, or what somebody else said, is no instruction to us."""
    low = words.WHOSE_BANK.sub("", words.REASON.sub("", low))
    return bool(
        words.PAST.search(low)
        or words.REPORTED.search(low)
        or words.DONE.search(low)
        or words.QUOTED.search(low)
        or words.TWO_ACTORS.search(low)
    )


def reason_before(low: str) -> int:
    """Return the length of "my light don finish", a reason that an order follows."""
    match = words.REASON.match(low)
    return match.end() if match else 0


def is_polite(low: str) -> bool:
    """A request to us in the form of a question: "can you send 5k to Ada?"."""
    return bool(words.POLITE.search(low))


def is_question(low: str, *, has_mark: bool) -> bool:
    """Rule 5: asking is not telling, even with an amount and an account."""
    if is_polite(low):
        return bool(words.ASKING.search(low))
    return has_mark or bool(words.QUESTION.search(low) or words.ASKING.search(low))


def is_other_trade(low: str) -> bool:
    """Rule 7: loans, bets and coins are none of our five services."""
    return bool(words.OTHER_TRADE.search(low))


def is_other_thing(low: str) -> bool:
    """Rules 6 and 7: sending a receipt or buying a flight is none of our services."""
    low = _without_purpose(low)
    return bool(words.SENT_THINGS.search(low) or words.OTHER_TRADE.search(low))


def _without_purpose(low: str) -> str:
    """ "send 5k to Ada for pizza": what a sum is for is the customer's business."""
    if (sum_at := words.DIGIT.search(low)) is None:
        return low
    purpose = words.PURPOSE.search(low, sum_at.end())
    return low[: purpose.start()] if purpose else low


def is_to_others(low: str) -> bool:
    """Rules 4 and 7: "Note: pay Musa", "top up your skills": not said to us."""
    label = words.LABEL.match(low)
    return bool(words.YOURS.search(low)) or bool(
        label and not words.LABELS.search(label[1])
    )


def begins_in_doubt(low: str) -> bool:
    """A message that opens with a question never starts money in a later sentence."""
    return bool(words.STARTS_IN_DOUBT.search(low))


def is_saying(low: str) -> bool:
    """Rule 4: words of speech; an order after them may be somebody else's."""
    return bool(words.SAYING.search(low))


def may_order(low: str, *, has_mark: bool = False) -> bool:
    """Say whether a sentence may hold an order: no rule but 6 speaks against it."""
    return not (
        is_negated(low)
        or is_question(low, has_mark=has_mark)
        or is_past_or_reported(low)
        or is_other_trade(low)
        or is_to_others(low)
    )


def allows_money(low: str, *, has_mark: bool = False) -> bool:
    """Say whether a sentence may start money: no rule from 4 to 7 speaks against it."""
    return may_order(low, has_mark=has_mark) and not is_other_thing(low)


def is_silent(message: Clean) -> bool:
    """Whether no rule speaks against starting money with the whole of a message.

    Where one does, a second opinion could change nothing and is not asked for.
    """
    low = message.low
    return not (
        message.is_suspect
        or secret_in(low)
        or is_alert(low)
        or is_chain(low)
        or begins_in_doubt(low)
    ) and allows_money(low, has_mark="?" in low)
