"""Getting an account: a greeting and a form; everything else happens in the form."""

from __future__ import annotations

from miimii.chat.replies import Form, Reply
from miimii.chat.session import Visit
from miimii.chat.wording import say


def invite(visit: Visit, *, is_new: bool) -> Reply:
    """Greet and open the form; while the details are being checked, say so."""
    language = visit.language
    token = visit.teller.open_onboarding(visit.customer, at=visit.at)
    if token is None:
        with_people = visit.teller.is_with_people(visit.customer)
        where = "with_people" if with_people else "checking"
        return Reply(say(language, f"onboarding.{where}"))
    key = "greeting.new" if is_new else "onboarding.again"
    first, *_ = (visit.customer.profile_name or "").split() or [""]
    text = say(language, key, name=f", {first}" if first else "")
    if is_new:
        text += "\n\n" + say(language, "language.hint")
    label = say(language, "onboarding.open")
    return Reply(text, form=Form("onboarding", label, token))
