"""The customer's own data: what is kept, and a copy or an end of it, by our people."""

from __future__ import annotations

from miimii.chat.replies import Reply
from miimii.chat.session import Visit
from miimii.chat.understanding.data_wishes import Noted
from miimii.chat.wording import moment, say


def fulfil(wish: Noted, visit: Visit) -> Reply:
    """Take the request down, with a number and a day; or say what is kept."""
    if wish == "notice":
        return Reply(say(visit.language, "data.notice"))
    request, is_new = visit.teller.data_requests.ask(visit.customer, wish, at=visit.at)
    key = f"data.{wish}" if is_new else "data.again"
    when = moment(request.due_at)
    return Reply(say(visit.language, key, number=request.number, when=when))
