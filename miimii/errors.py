"""What can go wrong, named for what happened to the customer.

The edges decide how to say it: `web/problems.py` has the statuses, `chat/wording`
the sentences. An error carries facts, never a secret.
"""

from __future__ import annotations

from datetime import datetime

from miimii.money import Money


class MiimiiError(Exception):
    """Something the caller can act on; `code` is stable and goes over the wire."""

    code = "error"

    def __init__(self, detail: str = "", **facts: object) -> None:
        super().__init__(detail or self.code)
        self.facts = facts


class NotFound(MiimiiError):
    """There is no such thing, or it is not yours."""

    code = "not-found"


class NotAllowed(MiimiiError):
    """You can't do that yet: tier, standing or identity is in the way."""

    code = "not-allowed"


class NotOpen(NotAllowed):
    """The customer has no account yet."""

    code = "account-not-open"


class Frozen(NotAllowed):
    """The account is blocked."""

    code = "account-frozen"


class IdentityUnproven(NotAllowed):
    """The WhatsApp identity changed and was not proven since."""

    code = "identity-unproven"


class ProofForPeople(NotAllowed):
    """Who they are can't be proven by a form: our people have to ask elsewhere."""

    code = "proof-for-people"


class Refused(MiimiiError):
    """The bank says no, for a reason that the customer can do something about."""

    code = "refused"


class InsufficientFunds(Refused):
    """The wallet does not hold amount and fees together."""

    code = "insufficient-funds"


class ReferenceReused(Refused):
    """The same reference came with other content: a bug, never a repeat."""

    code = "reference-reused"


class AmountOutOfRange(Refused):
    """Below the least or above the most that one order may be."""

    code = "amount-out-of-range"

    def __init__(self, least: Money, most: Money) -> None:
        super().__init__(least=least, most=most)


class LimitReached(Refused):
    """The day's limit, the first day's or their own leaves less than was asked.

    `ends_at` is when the first day's limit ends.
    """

    code = "limit-reached"

    def __init__(
        self,
        limit: Money,
        left: Money,
        *,
        is_first_day: bool,
        is_own: bool = False,
        ends_at: datetime | None = None,
    ) -> None:
        super().__init__(
            limit=limit,
            left=left,
            is_first_day=is_first_day,
            is_own=is_own,
            ends_at=ends_at,
        )


class PayeeUnknown(Refused):
    """The bank knows no such account."""

    code = "payee-unknown"


class PayeeIsSelf(Refused):
    """The customer named their own account or number."""

    code = "payee-is-self"


class BankUnknown(Refused):
    """The provider can't pay this bank."""

    code = "bank-unknown"


class EnquiryLimitReached(Refused):
    """Too many name enquiries: an oracle we don't offer."""

    code = "enquiry-limit-reached"


class EnquiriesUsedUp(EnquiryLimitReached):
    """The day's enquiries are used up, this customer's or everybody's."""

    code = "enquiries-used-up"


class TargetInvalid(Refused):
    """Not a phone, meter or card number as this kind of purchase takes them."""

    code = "target-invalid"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind)


class NotSold(Refused):
    """We don't sell this, or no longer; `biller` is whose it would be, if known."""

    code = "not-sold"

    def __init__(self, biller: str = "") -> None:
        super().__init__(biller=biller)


class NicknameTaken(Refused):
    """The customer calls something else by that name."""

    code = "nickname-taken"

    def __init__(self, nickname: str) -> None:
        super().__init__(nickname=nickname)


class QuoteGone(Refused):
    """The quote expired, was cancelled or was already paid."""

    code = "quote-gone"


class CheckNeeded(Refused):
    """The customer has to tick whom they pay, before the PIN is asked for."""

    code = "check-needed"


class BeingChecked(Refused):
    """Our people look at this payment before it may be made; nothing was taken."""

    code = "being-checked"


class PinWrong(Refused):
    """Counted already; `tries_left` before the next lock."""

    code = "pin-wrong"

    def __init__(self, tries_left: int) -> None:
        super().__init__(tries_left=tries_left)


class PinLocked(Refused):
    """No PIN is looked at until then; None means until a person unlocks it."""

    code = "pin-locked"

    def __init__(self, until: datetime | None) -> None:
        super().__init__(until=until)


class PinTooWeak(Refused):
    """A run, a repeat, a birth year or the phone's own digits."""

    code = "pin-too-weak"


class PersonDiffers(Refused):
    """BVN or date of birth is not what we have; which of them is not said."""

    code = "person-differs"

    def __init__(self, tries_left: int) -> None:
        super().__init__(tries_left=tries_left)


class NoTriesLeft(Refused):
    """Who they are was asked three times today: again tomorrow."""

    code = "no-tries-left"


class PinUnchanged(PinTooWeak):
    """The new PIN is the one that is to be replaced."""

    code = "pin-unchanged"


class ChallengeGone(Refused):
    """The form was used, expired, voided, or belongs to somebody else."""

    code = "challenge-gone"


class TooManyRequests(Refused):
    """Slow down; try again after `retry_after_s`."""

    code = "too-many-requests"

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s=retry_after_s)


class Busy(MiimiiError):
    """We are at our own limit; nothing was counted or taken."""

    code = "busy"


class Unavailable(MiimiiError):
    """A dependency does not answer, and it is certain that nothing was taken."""

    code = "unavailable"

    def __init__(self, dependency: str) -> None:
        super().__init__(f"{dependency} is not answering", dependency=dependency)


class AskedEnough(Unavailable):
    """They may not be asked again before `until`: the day's budget is used up."""

    code = "asked-enough"

    def __init__(self, dependency: str, until: datetime) -> None:
        super().__init__(dependency)
        self.until = until


class VendingPaused(Unavailable):
    """Our own float at the vendor is too low to sell this; nothing was taken."""

    code = "vending-paused"


class Unclear(MiimiiError):
    """A dependency fell silent at the last moment: it may have happened, or not."""

    code = "unclear"
